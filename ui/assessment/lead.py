"""What 考核评价 says first, of the part that is open."""

from statistics import median

from analytics.assessment.firm import firm
from analytics.assessment.result import Assessment
from analytics.assessment.rounds import OVERALL, published
from analytics.firmness.tiers import tiers
from analytics.lookup import pairs
from style import terms
from style.periods import say_period
from ui.assessment import words
from ui.assessment.asked import assessed_of, bounds, round_of
from ui.assessment.scores import subject_words
from ui.view import View

WIDE = 4  # places of an interval that is called wide


def score_lead(shown: View) -> str:
    """The best, the middle, the last and the grades; what was printed where that is all there is."""
    lang, of, assessed = shown.lang, round_of(shown), assessed_of(shown)
    if of is None:
        return words.LEAD_NONE(lang, quarter=say_period(shown.selection.as_of, lang))
    if assessed is None or not assessed.scored:
        return _printed_lead(shown)
    lines = assessed.scored
    scores = [line.score for line in lines if line.score is not None]
    return words.LEAD(
        lang,
        round=of.say(lang),
        first=pairs(shown.dataset)[lines[0].pair_id].label(lang),
        best=scores[0],
        median=median(scores),
        last=pairs(shown.dataset)[lines[-1].pair_id].label(lang),
        least=scores[-1],
        apart=scores[0] - scores[-1],
        grades=grade_counts(assessed, lang),
    )


def _printed_lead(shown: View) -> str:
    lang, of = shown.lang, round_of(shown)
    assert of
    row = next((one for one in published(shown.dataset, of) if one.indicator_id == OVERALL and one.grade_printed), None)
    if row is None:
        return words.LEAD_NONE(lang, quarter=say_period(of.as_of, lang))
    return words.LEAD_PRINTED(lang, round=of.say(lang), whose=subject_words(shown, row), grade=row.grade_printed)


def grade_counts(assessed: Assessment, lang: str) -> str:
    counts = {band.grade: 0 for band in assessed.scheme.bands}
    for line in assessed.scored:
        if line.grade:
            counts[line.grade] += 1
    said = [words.GRADE_COUNT(lang, grade=grade(lang), count=count) for grade, count in counts.items() if count]
    return terms.JOINT(lang).join(said) or words.NO_GRADES(lang)


def firm_lead(shown: View) -> str:
    """How many tiers can be told apart, and how many intervals are wide."""
    lang, of, assessed = shown.lang, round_of(shown), assessed_of(shown)
    found = firm(shown.dataset, assessed.scheme, of, bounds(shown)) if of and assessed else None
    if of is None or found is None:
        return score_lead(shown)
    held = tiers(found)
    if len(held) == len(found.pair_ids):
        return words.ALL_APART(lang, round=of.say(lang), pairs=len(held))
    largest = max(range(len(held)), key=lambda n: len(held[n].pair_ids))
    return words.FIRM_LEAD(
        lang,
        round=of.say(lang),
        pairs=len(found.pair_ids),
        tiers=len(held),
        one=words.TIER_NAME(lang, number=largest + 1),
        count=len(held[largest].pair_ids),
        moves=int((found.high - found.low + 1 >= WIDE).sum()),
        least=WIDE,
    )


def follows_words(shown: View, assessed: Assessment) -> str:
    """By which scheme, and how many scores are as published."""
    lang, told = shown.lang, [line for line in assessed.lines if line.published_score is not None]
    scheme = assessed.scheme.title(lang)
    if not told:
        return words.FOLLOWS_UNPUBLISHED(lang, scheme=scheme)
    same = sum(line.score == line.published_score for line in told)
    return words.FOLLOWS(lang, scheme=scheme, same=same, other=len(told) - same)


def groups_words(assessed: Assessment, lang: str) -> str:
    if not assessed.groups:
        return ""
    return ("" if lang == "zh" else " ") + words.GROUPS_NOTE(lang, count=len(assessed.groups))
