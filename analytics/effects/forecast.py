"""年末预测: what a year is likely to come to, pair by pair and in all, by the method that did best in earlier years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from analytics.answer import Refused, parts
from analytics.effects.backtest import Trial, known_of, pool_of, trial
from analytics.effects.intervals import COVERED, FEWEST_ERRORS, FEWEST_YEARS, RESAMPLES, error_bound, sum_bound
from analytics.effects.methods import METHODS, Pool
from analytics.effects.year_and_quarters import (
    FORESEEN,
    PairYear,
    YearQuarters,
    among_all,
    earlier_years,
    year_quarters,
)
from analytics.lookup import pairs_within
from analytics.selection import Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

CENT = Decimal("0.01")
# Why there is no forecast, of a pair or at all.
REASONS: dict[str, Text] = {
    "missing": Text("有缺报的季度（缺报不是零）", "a quarter was not reported, which is not zero"),
    "no_method": Text("缺少所用方法要的数", "what the method needs is lacking"),
    "over": Text("年度已结束", "the year is over"),
    "first_year": Text("没有可作回测的以往数", "no earlier figures to test a method on"),
    "no_better": Text("没有一种方法的回测误差低于 100%", "no method's back-test error is below 100%"),
    "no_data": Text("暂无数据，来源没有按结对、按季的数", "no data: the sources have no figures by pair and quarter"),
}


@dataclass(frozen=True)
class PairForecast:
    """One pair. `value` and its range are forecasts of the whole year; `why` (of REASONS) says why there is none."""

    pair_id: str
    known: PairYear
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    why: str = ""


@dataclass(frozen=True)
class PastRange:
    """The range of past errors: a forecast × (1 ± `bound`) held `inside` of the `cases` pair years tested, in `years` years."""

    bound: Fraction
    inside: int
    cases: int
    years: int

    @property
    def is_interval(self) -> bool:
        """Whether the years are enough to call it an interval that holds COVERED of what comes; else it is a record."""
        return self.years >= FEWEST_YEARS


@dataclass(frozen=True)
class Whole:
    """All lines with a forecast together: `count` of them, what they have so far, and what they are likely to come to.
    `bound`: the share by which such a sum may miss; None where that cannot be told."""

    count: int
    so_far: Decimal | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Fraction | None = None


@dataclass(frozen=True)
class Forecast:
    """Of one of FORESEEN after the as-of quarter. `why` (of REASONS) says why nothing at all is forecast. `elsewhere` is
    what belongs to no pair so far, in no forecast. `refused` says why the selection has none. `held`: what the ends of a
    pair's forecast rest on; None where there were too few past errors."""

    foreseen_id: str
    as_of: str
    trial: Trial | None
    lines: tuple[PairForecast, ...]
    whole: Whole
    why: str = ""
    elsewhere: Decimal | None = None
    refused: Text | None = None
    held: PastRange | None = None

    def line(self, pair_id: str) -> PairForecast | None:
        return next((one for one in self.lines if one.pair_id == pair_id), None)

    @property
    def sum_unbound(self) -> Text | None:
        """Why the sum has no range although pairs have theirs."""
        bound = any(one.low is not None for one in self.lines)
        return NO_SUM_RANGE if bound and self.whole.count > 1 and self.whole.low is None else None


NOTHING = Whole(0, None, None, None, None)


@remembered(heavy=True)
def forecast(dataset: Dataset, foreseen_id: str, selection: Selection) -> Forecast:
    """As of the selection's quarter, with nothing that lies after it. Methods learn from all pairs; the lines are those
    the selection leaves in."""
    metric_id, everyone = FORESEEN[foreseen_id].metric_id, among_all(selection)
    try:
        now = year_quarters(dataset, metric_id, everyone)
        earlier = earlier_years(dataset, metric_id, everyone)
    except Refused as refused:
        return Forecast(foreseen_id, selection.as_of, None, (), NOTHING, refused=refused.reason)
    quarters = selection.quarter.quarter
    there = in_force(dataset, selection.as_of) & set(pairs_within(dataset, selection))
    asked = [p for p in now if p in there and p in (selection.pairs or now)]
    tested = trial(earlier, quarters) if quarters < 4 else None
    elsewhere = _elsewhere(dataset, metric_id, selection)
    why = _why([now[p] for p in asked], tested)
    if why or tested is None:
        silent = tuple(PairForecast(p, now[p], why=why) for p in asked)
        return Forecast(foreseen_id, selection.as_of, tested, silent, NOTHING, why, elsewhere)
    held = range_of(tested)
    bound = held.bound if held else None
    year = selection.quarter.year
    pool = pool_of(earlier, year)
    told = [(p, _reckoned(p, now[p], earlier, tested, year, pool)) for p in asked]
    lines = tuple(_line(p, now[p], reckoned, bound) for p, reckoned in told)
    return Forecast(foreseen_id, selection.as_of, tested, lines, _whole(lines, tested), "", elsewhere, held=held)


def range_of(tested: Trial) -> PastRange | None:
    """By which share of it one pair's forecast missed at the most, in so many of the pair years tested."""
    errors = [abs(came / said - 1) for held in tested.past.values() for said, came in held]
    bound = error_bound(errors)
    if bound is None:
        return None
    return PastRange(bound, sum(error <= bound for error in errors), len(errors), len(tested.past))


def _why(asked: Sequence[PairYear], tested: Trial | None) -> str:
    if all(one.so_far is None for one in asked):
        return "no_data"
    if tested is None:
        return "over"
    if not tested.scores:
        return "first_year"
    return "" if tested.chosen else "no_better"


def _reckoned(
    pair_id: str, known: PairYear, earlier: Mapping[int, YearQuarters], tested: Trial, year: int, pool: Pool
) -> Fraction | None:
    assert tested.chosen is not None
    gone = tuple(value for value in known.quarters if value is not None)
    if known.missing:
        return None
    return METHODS[tested.chosen].reckon(known_of(pair_id, gone, earlier, year, pool))


def _line(pair_id: str, known: PairYear, reckoned: Fraction | None, bound: Fraction | None) -> PairForecast:
    """What is done already is the least there can be."""
    if reckoned is None:
        return PairForecast(pair_id, known, why="missing" if known.missing else "no_method")
    if bound is None:
        return PairForecast(pair_id, known, to_cent(reckoned))
    low = max(to_cent(reckoned * (1 - bound)), known.so_far or Decimal(0))
    return PairForecast(pair_id, known, to_cent(reckoned), low, to_cent(reckoned * (1 + bound)))


def to_cent(amount: Fraction) -> Decimal:
    """Exact up to here; 元 with two decimals, half up."""
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(CENT, ROUND_HALF_UP)


def _whole(lines: Sequence[PairForecast], tested: Trial) -> Whole:
    """The sum of the pairs' forecasts. Its range comes from past errors of sums: the pairs' ends are never added."""
    told = [(one.value, one.known.so_far or Decimal(0)) for one in lines if one.value is not None]
    if not told:
        return NOTHING
    value, so_far = (sum(side, Decimal(0)) for side in zip(*told, strict=True))
    if len(told) == 1:  # its own, which another way of working it out must not contradict
        alone = next(one for one in lines if one.value is not None)
        own = range_of(tested)
        return Whole(1, so_far, value, alone.low, alone.high, own.bound if own else None)
    found = sum_bound(tested.past, len(told))
    bound = None if found is None else Fraction(found)
    low, high = sum_ends(value, so_far, bound)
    return Whole(len(told), so_far, value, low, high, bound)


def sum_ends(value: Decimal, so_far: Decimal, bound: Fraction | None) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a sum that may miss by the share `bound`; no lower than what is done already."""
    if bound is None:
        return None, None
    low, high = (to_cent(Fraction(value) * (1 + sign * bound)) for sign in (-1, 1))
    return max(low, so_far), high


def _elsewhere(dataset: Dataset, metric_id: str, selection: Selection) -> Decimal | None:
    """What belongs to no pair; None where nothing does, and where only some pairs are asked about."""
    found = parts(dataset, metric_id, ("pair",), selection.at(selection.as_of, "year"))
    return next((part.value for part in found if part.of[0] is None), None)


NO_SUM_RANGE = Text(
    f"回测不足 {FEWEST_YEARS} 年，合计不给误差范围：同一年里各对往往一起偏高或偏低",
    f"no range of errors of the sum from fewer than {FEWEST_YEARS} tested years: a year moves all pairs alike",
)
NAME = Text("年末预测（本平台测算）", "Forecast of the year's end (worked out here)")
MEANING = Text(
    "由本年已报各季和往年各季推算的全年数，是本平台的测算，不是实际，也不是来源所说的预计，从不与二者相加",
    "a whole year's figure reckoned from its reported quarters and earlier years; worked out by this dashboard, neither actual nor the sources' own forecast, and never added to either",
)
FORMULA = Text(
    "按结对分别用同一方法推算后相加；只用截至季度及以前的数（含事后补报）；有缺报季度的结对不预测，当季已报不足应报一半的视为缺报；不以目标为依据",
    "each pair reckoned by the same method, then summed; only figures of the as-of quarter and before (late returns included); a pair with a quarter not reported has none, and a quarter with fewer than half of its figures counts as such; targets play no part",
)
CHOICE_NAME = Text("方法的选定与回测误差", "How the method is chosen, and its error")
CHOICE_MEANING = Text(
    "对往年每对结对，用当时已知的数预测全年，与后来的实际比；误差说两个数：各对误差绝对值之和 ÷ 实际，和合计误差（预测合计 ÷ 实际合计 − 1，各对高低相抵，所以较小）；写明回测了几年、几对次",
    "for each pair of the earlier years the year is forecast from what was known then and held against what came; an error is told by two figures: the sum of pairs' absolute errors ÷ actual (WAPE), and the error of the sum (forecast ÷ actual − 1, in which pairs even out, so it is smaller); how many years and pair years were tested is said",
)
CHOICE_FORMULA = Text(
    "逐指标、逐季选各对误差绝对值之和最小的方法；学习往年的方法误差不小于最好的朴素法时用朴素法；误差不低于 100% 不预测；只比各方法都能算的结对和年度",
    "by figure and quarter the method with the least sum of pairs' absolute errors; where none that learns beats the best naive one, the naive one; no forecast at 100% or more; compared on pairs and years that every method tells",
)
RANGE_NAME = Text("以往误差范围", "Range of past errors")
RANGE_MEANING = Text(
    f"回测里预测偏离实际有多远，写明几对次中几对次落在其内；是过去的记录，不是概率，不保证这次也落入。同一年里各对往往一起偏高或偏低，几年才算几次：各年相似时，下一年不超过以往 n 年最大误差的机会是 n÷(n＋1)，满 {FEWEST_YEARS} 年才到 {int(COVERED * 100)}%，因此回测满 {FEWEST_YEARS} 年才称“{int(COVERED * 100)}%”",
    f"how far forecasts lay from what came in the back-test, with how many of how many pair years fell inside: a record, no probability, and no promise for this time. A year moves all pairs alike, so it is years that count: were they alike, the next would stay within the largest miss of n years with a chance of n ÷ (n + 1), which reaches {int(COVERED * 100)}% at {FEWEST_YEARS}; only from then on is {int(COVERED * 100)}% said",
)
RANGE_FORMULA = Text(
    f"结对：预测 ×（1 ± 回测相对误差绝对值的第 ⌈（n＋1）× {int(COVERED * 100)}%⌉ 小者）；合计：对回测结对按年重抽样 {RESAMPLES:,} 次，取合计误差的 {int(COVERED * 100)}% 分位，不把各对两端相加；下端不低于已完成数；误差不足 {FEWEST_ERRORS} 个不给范围，回测不足 {FEWEST_YEARS} 年合计不给范围",
    f"a pair: forecast × (1 ± the ⌈(n + 1) × {int(COVERED * 100)}%⌉-th smallest past relative error); the sum: {RESAMPLES:,} resamples of the tested pairs, a year at a time, the {int(COVERED * 100)}% quantile of the sum's error, never the pairs' ends added; no lower than what is done; none from fewer than {FEWEST_ERRORS} errors, and none of a sum from fewer than {FEWEST_YEARS} tested years",
)
DEFINITIONS = (
    (NAME, MEANING, FORMULA),
    (CHOICE_NAME, CHOICE_MEANING, CHOICE_FORMULA),
    (RANGE_NAME, RANGE_MEANING, RANGE_FORMULA),
)
