"""成效: what stands against each yuan of a year's fund, in the same year and later ones; two sums divided, not an effect."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.answer import Part, Refused, parts, total
from analytics.effects.intervals import CONFIDENCE, FEWEST_PAIRS, RESAMPLES, Interval, ratio_interval
from analytics.lookup import pairs_within
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text
from style.units import UNITS, Unit

MONEY = "fund_disbursed"
OUTCOMES = ("investment_completed", "output_value", "profit_and_tax")
UNIT: Unit = UNITS["yuan_per_yuan"]
DECIMALS = 2
NAME = Text("每元资金对应值", "Per yuan of fund")
MEANING = Text(
    "某资金年度当年已拨付的每 1 元，对应同年或以后年度多少元完成投资、产值或利税；相隔年数写明，未满的年度写明截至季度",
    "yuan of investment, output or profit and tax of the same or a later year that stand against each yuan of a year's fund disbursed within that year; the years between are named, and so is the quarter of a year not yet over",
)
FORMULA = Text(
    "某年项目指标合计 ÷ 某资金年度在当年年末（未满的年度为截至季度末）前已拨付合计（先分别求和，后相除）；其后年度补拨的不计入，另列",
    "the projects' sum of a year ÷ the fund year's money disbursed by the end of that fund year (of a year not over, by the as-of quarter), each summed first; what was disbursed in later years is left out and listed apart",
)
CAVEAT = Text(
    "这是所选范围内两个合计之比，不是资金的效果：两边涵盖的项目可以不同，不说明因果。",
    "A ratio of two sums under the selection, not an effect of the money: the two may cover different projects, and no cause is claimed.",
)
RANGE_NAME = Text("对应值的区间", "Interval of it")
RANGE_MEANING = Text(
    "若结对换一批同样的，比值会落在哪里；只反映结对之间的差异，不含填报误差",
    "where the ratio would fall were the pairs others like them; it holds the differences between pairs, not errors of reporting",
)
RANGE_FORMULA = Text(
    f"以结对为单位成对重抽样 {RESAMPLES:,} 次（固定种子），取 {int(CONFIDENCE * 100)}% 区间；用偏差校正加速法，算不出时用百分位法；两边都有数的结对不足 {FEWEST_PAIRS} 对，或合计中有只在一边的金额时，不给区间",
    f"pairs resampled {RESAMPLES:,} times with both their sides (fixed seed), {int(CONFIDENCE * 100)}% interval, BCa or, where that fails, percentiles; none where fewer than {FEWEST_PAIRS} pairs have both sides or a sum holds an amount of one side alone",
)
DEFINITIONS = ((NAME, MEANING, FORMULA), (RANGE_NAME, RANGE_MEANING, RANGE_FORMULA))


@dataclass(frozen=True)
class Year:
    """A year's sum by the end of `as_of`: of the outcome, or of the fund year's money. `later` is what of that money
    was disbursed after its year and is in no ratio; None of an outcome, and where nothing is known."""

    year: int
    as_of: str
    part: Part
    later: Decimal | None = None


@dataclass(frozen=True)
class Ratio:
    """`value` of money of `fund_year` and the outcome of `year`; None where a side is not known or nothing.

    `pairs` have both sides, one of which may be known to be nothing; `one_sided` says that the sums hold amounts of other
    pairs, or of none.
    """

    fund_year: int
    year: int
    value: Decimal | None
    pairs: int
    one_sided: bool
    interval: Interval | None

    @property
    def lag(self) -> int:
        return self.year - self.fund_year


@dataclass(frozen=True)
class PairEffect:
    """One pair and fund year: money, the outcome of each year, their ratios and the ratios' places from 1 (the largest;
    ties share the better one)."""

    pair_id: str
    money: Part
    outcomes: tuple[Part, ...]
    ratios: tuple[Decimal | None, ...]
    places: tuple[int | None, ...]


@dataclass(frozen=True)
class Effects:
    """`ratios` by (fund year, year), only the same and later years; `by_pair` by fund year, in the order of the list.
    `refused` says why the selection has no such figures."""

    metric_id: str
    money: tuple[Year, ...]
    outcomes: tuple[Year, ...]
    ratios: dict[tuple[int, int], Ratio]
    by_pair: dict[int, tuple[PairEffect, ...]]
    refused: Text | None = None

    @property
    def is_empty(self) -> bool:
        return all(ratio.value is None for ratio in self.ratios.values())


def years_until(selection: Selection) -> dict[int, str]:
    """Every year of the programme up to the as-of quarter's, with its last quarter that lies before it or is it."""
    first = int(PROGRAMME_START[:4])
    return {y: min(f"{y}Q4", selection.as_of) for y in range(first, selection.quarter.year + 1)}


def per_yuan(outcome: Decimal | None, money: Decimal | None) -> Decimal | None:
    """Exact sums divided last, to the digits of Decimal; None where a side is not known, or there is no money."""
    return Decimal(outcome) / Decimal(money) if outcome is not None and money else None


@remembered(heavy=True)
def effects(dataset: Dataset, metric_id: str, selection: Selection) -> Effects:
    """An outcome of OUTCOMES against the fund, whatever the selection's span: years are whole here."""
    try:
        found = {m: _by_year(dataset, m, selection) for m in (MONEY, metric_id)}
        later = _later(dataset, selection, found[MONEY])
    except Refused as refused:
        return Effects(metric_id, (), (), {}, {}, refused.reason)
    if reason := METRICS["leverage"].refusal((), Selection(selection.as_of, value_type=selection.value_type)):
        return Effects(metric_id, (), (), {}, {}, reason)
    money = tuple(Year(y, found[MONEY][y][0], found[MONEY][y][1], later[y]) for y in found[MONEY])
    outcomes = tuple(Year(y, as_of, part) for y, (as_of, part) in found[metric_id].items())
    there = in_force(dataset, selection.as_of) & set(pairs_within(dataset, selection))
    asked = sorted(there & set(selection.pairs or there))
    by = {m: _by_pair(dataset, m, selection) for m in (MONEY, metric_id)}
    cells = [(m, o) for m in money for o in outcomes if o.year >= m.year]
    known = {m: {y: _known(dataset, m, of) for y, of in held.items()} for m, held in by.items()}
    ratios = {(m.year, o.year): _ratio(m, o, known[MONEY][m.year], known[metric_id][o.year]) for m, o in cells}
    told = {
        m.year: _pairs(asked, by[MONEY][m.year], [by[metric_id][o.year] for o in outcomes if o.year >= m.year])
        for m in money
    }
    return Effects(metric_id, money, outcomes, ratios, told)


def _by_year(dataset: Dataset, metric_id: str, selection: Selection) -> dict[int, tuple[str, Part]]:
    at = years_until(selection)
    return {y: (q, total(dataset, metric_id, selection.at(q, "year"))) for y, q in at.items()}


def _later(dataset: Dataset, selection: Selection, own: dict[int, tuple[str, Part]]) -> dict[int, Decimal | None]:
    """Of each fund year, what was disbursed after its end, by the as-of quarter."""
    every = parts(dataset, MONEY, ("year",), selection.at(selection.as_of, "programme"))
    until = {str(p.of[0]): p.value for p in every}
    return {
        y: until[str(y)] - (part.value or 0) if until.get(str(y)) is not None else None for y, (_, part) in own.items()
    }


def _by_pair(dataset: Dataset, metric_id: str, selection: Selection) -> dict[int, dict[str | None, Part]]:
    return {
        y: {p.of[0]: p for p in parts(dataset, metric_id, ("pair",), selection.at(q, "year"))}
        for y, q in years_until(selection).items()
    }


def _known(dataset: Dataset, metric_id: str, of: dict[str | None, Part]) -> dict[str, Decimal]:
    """What each pair's part is known to be: nothing, where a complete table has no row that was due."""
    is_complete = dataset.is_complete(METRICS[metric_id].table)
    values = {
        str(pair): Decimal(0) if p.value is None and is_complete and not p.due else p.value
        for pair, p in of.items()
        if pair is not None
    }
    return {pair: value for pair, value in values.items() if value is not None}


def _ratio(money: Year, outcome: Year, paid: dict[str, Decimal], done: dict[str, Decimal]) -> Ratio:
    both = [p for p in paid if p in done and (paid[p] or done[p])]
    over, under = [done[p] for p in both], [paid[p] for p in both]
    one_sided = sum(over) != (outcome.part.value or 0) or sum(under) != (money.part.value or 0)
    value = per_yuan(outcome.part.value, money.part.value)
    interval = None if one_sided or value is None else ratio_interval(over, under)
    return Ratio(money.year, outcome.year, value, len(both), one_sided, interval)


def _pairs(
    asked: list[str], paid: dict[str | None, Part], done: list[dict[str | None, Part]]
) -> tuple[PairEffect, ...]:
    nothing = Part((), None, 0, 0)
    held = [(p, paid.get(p, nothing), tuple(year.get(p, nothing) for year in done)) for p in asked]
    ratios = [tuple(per_yuan(one.value, money.value) for one in outcomes) for _, money, outcomes in held]
    columns = [[row[n] for row in ratios if row[n] is not None] for n in range(len(done))]
    places = [
        tuple(None if v is None else 1 + sum(other > v for other in columns[n]) for n, v in enumerate(row))  # type: ignore[operator]
        for row in ratios
    ]
    return tuple(
        PairEffect(p, money, outcomes, ratio, place)
        for (p, money, outcomes), ratio, place in zip(held, ratios, places, strict=True)
    )
