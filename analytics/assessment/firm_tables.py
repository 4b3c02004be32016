"""How firm places are, as tables: intervals, chances of places, who passes whom, whose weight decides, other ways, swaps."""

from collections.abc import Mapping, Sequence

import numpy as np

from analytics.assessment.firm import OtherWays
from analytics.assessment.result import Assessment
from analytics.assessment.tables import GRADE, SCORE, headed, number
from analytics.assessment.wording import name_of
from analytics.firmness.draws import Firm
from analytics.firmness.sensitivity import deciding
from analytics.firmness.swap import SmallestSwap
from analytics.firmness.tiers import Tier
from analytics.firmness.ways import Way
from analytics.firmness.wording import TIERS, WAYS, WITHOUT, swap_by_figure, swap_by_weight, told_apart
from analytics.lookup import pairs
from analytics.table import NOTHING, Cell, Column, Table, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import share_words
from style.text import Text

INTERVALS = Text("位次区间与档次", "Place intervals and tiers")
TIER = Text("档次", "Tier")
LOW, HIGH = Text("较好一端（5%）", "Better end (5%)"), Text("较差一端（95%）", "Worse end (95%)")
MIDDLE = Text("中位位次", "Median place")
DECIDED_BY = Text("影响最大的权重", "Weight that moves it most")
CANNOT_TELL = Text("分不清", "cannot be told")
COUNT = Text("对数", "Number of pairs")
APART = Text("凭什么分得开", "What tells it apart")
CHANCES = Text("各位次的概率", "Probability of each place")
PASSES = Text("行所示的排在列所示之前的抽样占比", "Share of draws in which the row stands before the column")
SENSITIVITY = Text("哪一项权重决定位次", "Whose weight decides a place")
FIRST = Text("{name}：单独", "{name}: alone")
TOTAL = Text("{name}：连同相互作用", "{name}: with interactions")
OTHERS = Text("换一种算法的位次", "Places by other ways of computing")
DROPPED = Text("不计一项指标的位次", "Places with one indicator left out")
MISSING = Text("缺数换一种处理的位次", "Places with missing figures treated otherwise")
SWAPS = Text("相邻两对最少变多少就换位", "The smallest change that swaps neighbours")
AHEAD, BEHIND = Text("在前", "Ahead"), Text("在后", "Behind")
BY_WEIGHT = Text("变一项权重", "One weight changed")
BY_FIGURE = Text("变一项分值", "One figure's points changed")


def names(dataset: Dataset) -> dict[str, Text]:
    return {key: pair.label for key, pair in pairs(dataset).items()}


def indicator_names(assessed: Assessment) -> dict[str, Text]:
    return {one.id: name_of(one) for one in assessed.scheme.indicators}


def share_cell(value: float, lang: str) -> Cell:
    """A share of the draws in a narrow cell; a dash of none."""
    return ("—" if value == 0 else share_words(value, lang, tight=True)), value


def tier_of(held: Sequence[Tier]) -> dict[str, int]:
    return {pair: number for number, one in enumerate(held, 1) for pair in one.pair_ids}


def ordered(held: Sequence[Tier]) -> tuple[str, ...]:
    """The pairs by place, as the tiers have them."""
    return tuple(pair for one in held for pair in one.pair_ids)


def intervals_table(dataset: Dataset, assessed: Assessment, found: Firm, held: Sequence[Tier], lang: str) -> Table:
    columns = [
        Column("tier", TIER(lang), "count"),
        Column("place", terms.PLACE(lang), "count"),
        Column("pair", terms.PAIR(lang)),
        Column("score", SCORE(lang), "number", decimals=assessed.scheme.decimals),
        Column("grade", GRADE(lang)),
        Column("low", LOW(lang), "count"),
        Column("median", MIDDLE(lang), "count"),
        Column("high", HIGH(lang), "count"),
        Column("decides", DECIDED_BY(lang)),
    ]
    known, indicators, tier = names(dataset), indicator_names(assessed), tier_of(held)
    rows = []
    for pair in ordered(held):
        row = found.pair_ids.index(pair)
        most = deciding(found.sensitivity, row)
        said = terms.JOINT(lang).join(indicators[found.indicator_ids[n]](lang) for n in most) or CANNOT_TELL(lang)
        ends = (_count(int(part[row])) for part in (found.low, found.median, found.high))
        line, place = assessed.line(pair), _count(int(found.places[row]))
        own = [number(line.score, assessed.scheme.decimals), text(line.grade(lang) if line.grade else "—")]
        rows.append([_count(tier[pair]), place, text(known[pair](lang)), *own, *ends, text(headed(said))])
    return table("intervals", INTERVALS(lang), columns, rows)


def _count(value: int | None) -> Cell:
    return NOTHING if value is None else (str(value), value)


def tiers_table(dataset: Dataset, held: Sequence[Tier], lang: str) -> Table:
    """A row a tier: who is in it, and what tells it from the one above."""
    known = names(dataset)
    columns = [
        Column("tier", TIER(lang), "count"),
        Column("count", COUNT(lang), "count"),
        Column("members", terms.PAIRS(lang)),
        Column("apart", APART(lang)),
    ]
    rows = []
    for n, one in enumerate(held, 1):
        apart = told_apart(one, known)
        said = terms.JOINT(lang).join(known[pair](lang) for pair in one.pair_ids)
        rows.append([_count(n), _count(len(one.pair_ids)), text(said), text(apart(lang) if apart else "—")])
    return table("tiers", TIERS(lang), columns, rows)


def chances_table(dataset: Dataset, found: Firm, order: Sequence[str], lang: str) -> Table:
    columns = [Column("pair", terms.PAIR(lang))]
    columns += [Column(f"place_{n}", str(n), "percent") for n in range(1, len(order) + 1)]
    rows = [_shares(dataset, pair, found.chance[found.pair_ids.index(pair)], lang) for pair in order]
    return table("chances", CHANCES(lang), columns, rows)


def passes_table(dataset: Dataset, found: Firm, order: Sequence[str], lang: str) -> Table:
    known, at = names(dataset), [found.pair_ids.index(pair) for pair in order]
    columns = [Column("pair", terms.PAIR(lang))]
    columns += [Column(f"before_{pair.lower()}", known[pair](lang), "percent") for pair in order]
    rows = [_shares(dataset, pair, found.passes[row, at], lang) for pair, row in zip(order, at, strict=True)]
    for n, row in enumerate(rows):
        row[n + 1] = NOTHING
    return table("passes", PASSES(lang), columns, rows)


def _shares(dataset: Dataset, pair: str, held: np.ndarray, lang: str) -> list[Cell]:
    return [text(pairs(dataset)[pair].label(lang)), *(share_cell(float(one), lang) for one in held)]


def sensitivity_table(dataset: Dataset, assessed: Assessment, found: Firm, order: Sequence[str], lang: str) -> Table:
    """Two columns an indicator: first-order and total effect; a dash where a place never moved."""
    columns = [Column("pair", terms.PAIR(lang))]
    for n, (_, name) in enumerate(indicator_names(assessed).items()):
        columns += [Column(f"first_{n}", FIRST(lang, name=headed(name(lang))), "percent")]
        columns += [Column(f"total_{n}", TOTAL(lang, name=headed(name(lang))), "percent")]
    rows = []
    for pair in order:
        row, cells = found.pair_ids.index(pair), [text(pairs(dataset)[pair].label(lang))]
        for first, total in zip(found.sensitivity.first[row], found.sensitivity.total[row], strict=True):
            cells += [_effect(float(first), lang), _effect(float(total), lang)]
        rows.append(cells)
    return table("sensitivity", SENSITIVITY(lang), columns, rows)


def _effect(value: float, lang: str) -> Cell:
    """An estimate may lie a little outside of 0 and 1."""
    share = min(max(value, 0.0), 1.0)
    return NOTHING if np.isnan(value) else (share_words(share, lang, tight=True), share)


def ways_table(
    dataset: Dataset, assessed: Assessment, held: OtherWays, some: Sequence[Way], caption: Text, lang: str
) -> Table:
    """Places by the scheme, then by each way."""
    indicators = indicator_names(assessed)
    columns = [Column("pair", terms.PAIR(lang)), Column("own", terms.PLACE(lang), "count")]
    for n, one in enumerate(some):
        name = WITHOUT(lang, indicator=indicators[one.id](lang)) if one.id in indicators else WAYS[one.id](lang)
        columns.append(Column(f"way_{n}", name, "count"))
    known, own = names(dataset), {line.pair_id: line.place for line in assessed.scored}
    rows = [
        [text(known[pair](lang)), _count(own[pair]), *(_count(one.places[n]) for one in some)]
        for n, pair in enumerate(held.pair_ids)
    ]
    return table("ways", caption(lang), columns, rows)


def swaps_table(dataset: Dataset, assessed: Assessment, held: Sequence[SmallestSwap], lang: str) -> Table:
    """Of each two neighbours what is enough to swap them, in words."""
    known: Mapping[str, Text] = names(dataset)
    indicators = indicator_names(assessed)
    columns = [
        Column("ahead", AHEAD(lang)),
        Column("behind", BEHIND(lang)),
        Column("weight", BY_WEIGHT(lang)),
        Column("figure", BY_FIGURE(lang)),
    ]
    rows = [
        [
            text(known[one.ahead](lang)),
            text(known[one.behind](lang)),
            text(swap_by_weight(one, known, indicators)(lang)),
            text(swap_by_figure(one, known, indicators)(lang)),
        ]
        for one in held
    ]
    return table("swaps", SWAPS(lang), columns, rows)
