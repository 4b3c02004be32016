"""What 考核评价 says first, of the part that is open."""

from analytics.assessment.conclusion import lead_words, tiers_words
from analytics.assessment.firm import firm
from analytics.assessment.result import Assessment
from analytics.firmness.tiers import tiers
from ui.assessment import words
from ui.assessment.asked import assessed_of, bounds, round_of
from ui.view import View


def score_lead(shown: View) -> str:
    """The best, the middle, the last and the grades; what was printed where that is all there is."""
    return lead_words(shown.dataset, round_of(shown), assessed_of(shown), shown.selection.as_of, shown.lang)


def firm_lead(shown: View) -> str:
    """How many tiers can be told apart, and how many intervals are wide."""
    of, assessed = round_of(shown), assessed_of(shown)
    found = firm(shown.dataset, assessed.scheme, of, bounds(shown)) if of and assessed else None
    if of is None or found is None:
        return score_lead(shown)
    return tiers_words(found, tiers(found), of, shown.lang)


def groups_words(assessed: Assessment, lang: str) -> str:
    if not assessed.groups:
        return ""
    return ("" if lang == "zh" else " ") + words.GROUPS_NOTE(lang, count=len(assessed.groups))
