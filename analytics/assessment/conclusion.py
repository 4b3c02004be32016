"""What an assessment comes to, in sentences for page and file alike: scores and grades, tiers, what a gap is made of."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from analytics.assessment.gaps import BEST, MEDIAN, ROUNDING, ScoreGap, explained
from analytics.assessment.result import Assessment, AssessmentRound, PublishedRow
from analytics.assessment.rounds import OVERALL, published
from analytics.assessment.tables import signed
from analytics.assessment.wording import FILLED, part_name
from analytics.firmness.draws import Firm
from analytics.firmness.tiers import Tier
from analytics.lookup import counties, pairs
from store.codes import SUBJECT_TYPE
from store.datasets import Dataset
from style import terms
from style.periods import say_period
from style.text import Text, beside

WIDE = 4  # places of an interval that is called wide

LED = Text(
    "{round}考核：{first} {best} 分居首，中位数 {median} 分，{last} {least} 分居末，首末相差 {apart} 分；{grades}。",
    "Assessment, {round}: {first} leads with {best} points, median {median}, {last} is last with {least}, {apart} less; {grades}.",
)
PRINTED = Text(
    "{round}考核只公布了等次：{whose}“{grade}”；没有公布得分，不排位次。",
    "Of the assessment, {round}, only a grade was published: “{grade}” for {whose}. No scores, and so no places.",
)
PRINTED_GRADES = Text(
    "{round}考核只公布了等次：{grades}；没有公布得分，不排位次。",
    "Of the assessment, {round}, only grades were published: {grades}. No scores, and so no places.",
)
NONE_HELD = Text(
    "截至{quarter}没有已公布的考核，也没有可用的考核办法：暂无数据。",
    "By {quarter} no assessment was published and no scheme holds: no data.",
)
GRADE_COUNT = Text("“{grade}”{count} 对", "“{grade}” {count}")
NO_GRADES = Text("办法未设等次", "the scheme has no grades")
FOLLOWS = Text(
    "按“{scheme}”计算，{same} 对与公布得分一致，{other} 对不一致；得分先加权相加，后四舍五入。考核不按筛选缩小。",
    "By “{scheme}”: {same} pairs as published, {other} otherwise; weighted and summed first, rounded last. No selection narrows an assessment.",
)
FOLLOWS_UNPUBLISHED = Text(
    "按“{scheme}”计算，这一轮没有公布的得分可比；得分先加权相加，后四舍五入。考核不按筛选缩小。",
    "By “{scheme}”; no score of this round was published to compare with. Weighted and summed first, rounded last. No selection narrows an assessment.",
)
THE_BEST = Text("得分最高的", "the best")
THE_MEDIAN = Text("中位数", "the median")
GAP_SAID = Text(
    "{pair}得 {score} 分，列第 {place} 位，比{other}少 {gap} 分；{parts}。",
    "{pair} has {score} points, place {place}, {gap} below {other}; {parts}.",
)
GAP_ABOVE = Text(
    "{pair}得 {score} 分，列第 {place} 位，比{other}多 {gap} 分；{parts}。",
    "{pair} has {score} points, place {place}, {gap} above {other}; {parts}.",
)
LEVEL = Text(
    "{pair}得 {score} 分，列第 {place} 位，与{other}相同。",
    "{pair} has {score} points, place {place}, level with {other}.",
)
NO_SCORE = Text("{pair}这一轮没有得分：{why}。", "{pair} has no score in this round: {why}.")
MOST_LOST = Text("差在“{part}”最多（{gap} 分）", "most of it lost by “{part}” ({gap})")
MOST_WON = Text("“{part}”反而多 {gap} 分", "“{part}” gains {gap}")
MOST_GAINED = Text("多在“{part}”最多（{gap} 分）", "most of it gained by “{part}” ({gap})")
YET_LOST = Text("“{part}”反而少 {gap} 分", "“{part}” loses {gap}")
BOTH_WAYS = Text("{by}，{yet}", "{by}; {yet}")
NO_PART = Text("没有一项分值不同", "no part differs")
TOLD_TIERS = Text(
    "{round}考核：{pairs} 对的位次只分得清 {tiers} 个档次（最大的{one}有 {count} 对，彼此先后分不清）；位次区间达到 {least} 位的有 {moves} 对。",
    "Assessment, {round}: the places of {pairs} pairs tell {tiers} tiers apart (the largest, tier {one}, holds {count} that cannot be told apart); pairs with intervals of {least} places or more: {moves}.",
)
ALL_APART = Text(
    "{round}考核：权重在此范围内变动，{pairs} 对的先后都分得清。",
    "Assessment, {round}: with weights moved so far, the order of all {pairs} pairs can be told.",
)
TIER_NAME = Text("第 {number} 档", "{number}")


def lead_words(dataset: Dataset, of: AssessmentRound | None, assessed: Assessment | None, as_of: str, lang: str) -> str:
    """The best, the middle, the last and the grades; what was printed where that is all there is; that nothing is known by the
    quarter where there is no round."""
    if of is None:
        return NONE_HELD(lang, quarter=say_period(as_of, lang))
    if assessed is None or not assessed.scored:
        return _printed_words(dataset, of, lang)
    lines, known = assessed.scored, pairs(dataset)
    scores = [line.score for line in lines if line.score is not None]
    return LED(
        lang,
        round=of.say(lang),
        first=known[lines[0].pair_id].label(lang),
        best=scores[0],
        median=median(scores),
        last=known[lines[-1].pair_id].label(lang),
        least=scores[-1],
        apart=scores[0] - scores[-1],
        grades=_grade_counts(assessed, lang),
    )


def graded(dataset: Dataset, of: AssessmentRound) -> tuple[PublishedRow, ...]:
    """The overall grades that were published of a round."""
    return tuple(row for row in published(dataset, of) if row.indicator_id == OVERALL and row.grade_printed)


def _printed_words(dataset: Dataset, of: AssessmentRound, lang: str) -> str:
    rows = graded(dataset, of)
    if not rows:
        return NONE_HELD(lang, quarter=say_period(of.as_of, lang))
    if len(rows) == 1:
        whose = subject_words(dataset, rows[0], lang)
        return PRINTED(lang, round=of.say(lang), whose=whose, grade=rows[0].grade_printed)
    counts = Counter((row.subject_type, str(row.grade_printed)) for row in rows)
    said = [
        beside(SUBJECT_TYPE[subject].label(lang), GRADE_COUNT(lang, grade=grade, count=count), lang)
        for (subject, grade), count in counts.items()
    ]
    return PRINTED_GRADES(lang, round=of.say(lang), grades=terms.JOINT(lang).join(said))


def subject_words(dataset: Dataset, row: PublishedRow, lang: str) -> str:
    """Whose a published grade or score is."""
    if row.subject_type == "pair":
        return pairs(dataset)[row.subject_id].label(lang)
    if row.subject_type == "county":
        return beside(counties(dataset)[row.subject_id].name(lang), SUBJECT_TYPE["county"].label(lang), lang)
    return SUBJECT_TYPE[row.subject_type].label(lang)


def _grade_counts(assessed: Assessment, lang: str) -> str:
    counts = {band.grade: 0 for band in assessed.scheme.bands}
    for line in assessed.scored:
        if line.grade:
            counts[line.grade] += 1
    said = [GRADE_COUNT(lang, grade=grade(lang), count=count) for grade, count in counts.items() if count]
    return terms.JOINT(lang).join(said) or NO_GRADES(lang)


def tiers_words(found: Firm, held: Sequence[Tier], of: AssessmentRound, lang: str) -> str:
    """How many tiers can be told apart, and how many intervals are wide."""
    if len(held) == len(found.pair_ids):
        return ALL_APART(lang, round=of.say(lang), pairs=len(held))
    largest = max(range(len(held)), key=lambda n: len(held[n].pair_ids))
    return TOLD_TIERS(
        lang,
        round=of.say(lang),
        pairs=len(found.pair_ids),
        tiers=len(held),
        one=TIER_NAME(lang, number=largest + 1),
        count=len(held[largest].pair_ids),
        moves=int((found.high - found.low + 1 >= WIDE).sum()),
        least=WIDE,
    )


def follows_words(assessed: Assessment, lang: str) -> str:
    """By which scheme, and how many scores are as published."""
    told = [line for line in assessed.lines if line.published_score is not None]
    scheme = assessed.scheme.title(lang)
    if not told:
        return FOLLOWS_UNPUBLISHED(lang, scheme=scheme)
    same = sum(line.score == line.published_score for line in told)
    return FOLLOWS(lang, scheme=scheme, same=same, other=len(told) - same)


def facing_words(dataset: Dataset, assessed: Assessment, against: str, lang: str) -> str:
    """Whom a score is held against: BEST, MEDIAN or a pair's id."""
    if against == MEDIAN:
        return THE_MEDIAN(lang)
    if against == BEST:
        return beside(pairs(dataset)[assessed.scored[0].pair_id].label(lang), THE_BEST(lang), lang)
    return pairs(dataset)[against].label(lang)


def gap_words(dataset: Dataset, assessed: Assessment, pair_id: str, against: str, lang: str) -> str:
    """A pair's score and place, its gap, and what it is lost and won by most. Asks for a pair with a score."""
    line, gaps = assessed.line(pair_id), explained(assessed, pair_id, against)
    whole = sum((one.told for one in gaps), Decimal(0))
    said = {
        "pair": pairs(dataset)[pair_id].label(lang),
        "score": line.score,
        "place": line.place,
        "other": facing_words(dataset, assessed, against, lang),
    }
    if not whole:
        return LEVEL(lang, **said)
    template = GAP_SAID if whole < 0 else GAP_ABOVE
    return template(lang, **said, gap=f"{abs(whole):f}", parts=gap_parts(assessed, gaps, lang))


def no_score_words(dataset: Dataset, pair_id: str, lang: str) -> str:
    """Of a pair whose scheme gives none where a figure is missing."""
    return NO_SCORE(lang, pair=pairs(dataset)[pair_id].label(lang), why=FILLED["refuse"](lang))


def gap_parts(assessed: Assessment, gaps: Sequence[ScoreGap], lang: str) -> str:
    """By which part of a score a gap comes about most, and which part stands most against it."""
    named, is_ahead = [one for one in gaps if one.of != ROUNDING], sum(one.told for one in gaps) > 0
    least, most = min(named, key=lambda one: one.told), max(named, key=lambda one: one.told)
    by, yet = (most, least) if is_ahead else (least, most)
    way, said = 1 if is_ahead else -1, []
    if by.told * way > 0:
        words = MOST_GAINED if is_ahead else MOST_LOST
        said.append(words(lang, part=_part(assessed, by, lang), gap=gap_figure(assessed, by.told)))
    if yet.told * way < 0:
        words = YET_LOST if is_ahead else MOST_WON
        said.append(words(lang, part=_part(assessed, yet, lang), gap=f"{abs(yet.told):f}"))
    if len(said) == 2:
        return BOTH_WAYS(lang, by=said[0], yet=said[1])
    return said[0] if said else NO_PART(lang)


def gap_figure(assessed: Assessment, value: Decimal) -> str:
    """+1.2, −4.2: in the decimals of scores."""
    return signed(value, assessed.scheme.decimals)[0]


def _part(assessed: Assessment, one: ScoreGap, lang: str) -> str:
    return part_name((assessed.scheme,), one.of)(lang)
