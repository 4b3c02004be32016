"""成效: what stands against each yuan of fund: all so far over all so far, and year by year; two sums divided, not an effect."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part, Refused, parts, total
from analytics.lookup import pairs_within
from analytics.metrics import METRICS
from analytics.programme import SINCE
from analytics.selection import PROGRAMME_START, Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text
from style.units import UNITS, Unit

MONEY, MONEY_RATE = "fund_disbursed", "disbursement_rate"
OUTCOMES = ("investment_completed", "output_value", "profit_and_tax")
UNIT: Unit = UNITS["yuan_per_yuan"]
DECIMALS = 2
NAME = Text("每元资金对应值", "Per yuan of fund")
MEANING = Text(
    f"自 {SINCE} 年起累计拨付的每 1 元专项资金，对应多少元累计完成投资、产值或利税；是对应关系，不说明因果。拨付得少，比值就大，所以不作成绩看，与拨付率并列",
    f"yuan of investment, output or profit and tax since {SINCE} that stand against each yuan of fund disbursed since then; a relation, no cause. The less is disbursed, the larger it is: it is no merit, and stands beside the disbursement rate",
)
FORMULA = Text(
    "项目指标累计 ÷ 累计已拨付（先分别求和，后相除）",
    f"the projects' sum since {SINCE} ÷ the fund money disbursed since {SINCE}, each summed first",
)
LAGGED_NAME = Text("分资金年度、分年度的每元对应值", "Per yuan by fund year and year")
LAGGED_MEANING = Text(
    "把某一年的完成投资、产值或利税与每个资金年度当年已拨付的钱各比一次，看相隔几年；未满的年度写明截至季度",
    "a year's investment, output or profit and tax set against the money that each fund year disbursed within that year, to see the years between; the quarter of a year not yet over is named",
)
LAGGED_FORMULA = Text(
    "某年项目指标合计 ÷ 某资金年度在当年年末（未满的年度为截至季度末）前已拨付合计；其后年度补拨的不计入，另列",
    "the projects' sum of a year ÷ the fund year's money disbursed by the end of that fund year (of a year not over, by the as-of quarter); what was disbursed in later years is left out and listed apart",
)
NOT_ADDED = Text(
    "同一年的指标与每个资金年度各比一次：同一列各行的分子是同一笔数。因此各行、各列的比值都不能相加，也不能与累计的比值相加。",
    "A year's outcome is set against each fund year in turn: all lines of a column have the very same numerator. So ratios must not be added, down or across, nor to the cumulative one.",
)
CAVEAT = Text(
    "这是所选范围内两个合计之比，不是资金的效果：两边涵盖的项目可以不同，不说明因果。拨付得少，比值就大，须与拨付率一起看。",
    "A ratio of two sums under the selection, not an effect of the money: the two may cover different projects, and no cause is claimed. The less is disbursed, the larger it is: read it with the disbursement rate.",
)
DEFINITIONS = ((NAME, MEANING, FORMULA), (LAGGED_NAME, LAGGED_MEANING, LAGGED_FORMULA))


@dataclass(frozen=True)
class Cumulative:
    """All since the programme's start, of one pair or (None) of all that is selected: money disbursed, the outcome, one
    over the other, and which part of the allocated money was `disbursed` (None where that is not known)."""

    pair_id: str | None
    money: Part
    outcome: Part
    value: Decimal | None
    disbursed: Fraction | None


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
    """`value` of money of `fund_year` and the outcome of `year`; None where a side is not known or nothing."""

    fund_year: int
    year: int
    value: Decimal | None

    @property
    def lag(self) -> int:
        return self.year - self.fund_year


@dataclass(frozen=True)
class PairEffect:
    """One pair and fund year: money, the outcome of each year, and their ratios."""

    pair_id: str
    money: Part
    outcomes: tuple[Part, ...]
    ratios: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Effects:
    """`whole` and `pairs` (in the order of the list) are of all years together. `ratios` by (fund year, year), only the
    same and later years; `by_pair` by fund year. `refused` says why the selection has no such figures."""

    metric_id: str
    whole: Cumulative
    pairs: tuple[Cumulative, ...]
    money: tuple[Year, ...]
    outcomes: tuple[Year, ...]
    ratios: dict[tuple[int, int], Ratio]
    by_pair: dict[int, tuple[PairEffect, ...]]
    refused: Text | None = None

    @property
    def is_empty(self) -> bool:
        return self.whole.value is None and all(ratio.value is None for ratio in self.ratios.values())


_NONE = Part((), None, 0, 0)
_NOTHING = Cumulative(None, _NONE, _NONE, None, None)


def years_until(selection: Selection) -> dict[int, str]:
    """Every year of the programme up to the as-of quarter's, with its last quarter that lies before it or is it."""
    first = int(PROGRAMME_START[:4])
    return {y: min(f"{y}Q4", selection.as_of) for y in range(first, selection.quarter.year + 1)}


def per_yuan(outcome: Decimal | None, money: Decimal | None) -> Decimal | None:
    """Exact sums divided last, to the digits of Decimal; None where a side is not known, or there is no money."""
    return Decimal(outcome) / Decimal(money) if outcome is not None and money else None


@remembered(heavy=True)
def effects(dataset: Dataset, metric_id: str, selection: Selection) -> Effects:
    """An outcome of OUTCOMES against the fund, whatever the selection's span: all since the programme began, and by whole years."""
    try:
        found = {m: _by_year(dataset, m, selection) for m in (MONEY, metric_id)}
        later = _later(dataset, selection, found[MONEY])
    except Refused as refused:
        return _refused(metric_id, refused.reason)
    if reason := METRICS["leverage"].refusal((), Selection(selection.as_of, value_type=selection.value_type)):
        return _refused(metric_id, reason)
    money = tuple(Year(y, found[MONEY][y][0], found[MONEY][y][1], later[y]) for y in found[MONEY])
    outcomes = tuple(Year(y, as_of, part) for y, (as_of, part) in found[metric_id].items())
    there = in_force(dataset, selection.as_of) & set(pairs_within(dataset, selection))
    asked = sorted(there & set(selection.pairs or there))
    by = {m: _by_pair(dataset, m, selection) for m in (MONEY, metric_id)}
    ratios = {
        (m.year, o.year): Ratio(m.year, o.year, per_yuan(o.part.value, m.part.value))
        for m in money
        for o in outcomes
        if o.year >= m.year
    }
    told = {
        m.year: _pairs(asked, by[MONEY][m.year], [by[metric_id][o.year] for o in outcomes if o.year >= m.year])
        for m in money
    }
    every = _cumulative(dataset, metric_id, selection)
    together = tuple(every.get(p, Cumulative(p, _NONE, _NONE, None, None)) for p in asked)
    return Effects(metric_id, every[None], together, money, outcomes, ratios, told)


def _refused(metric_id: str, reason: Text) -> Effects:
    return Effects(metric_id, _NOTHING, (), (), (), {}, {}, reason)


def _cumulative(dataset: Dataset, metric_id: str, selection: Selection) -> dict[str | None, Cumulative]:
    """By pair, and under None all that is selected, money of no pair included."""
    since = selection.at(selection.as_of, "programme")
    sides = [_of_pairs(dataset, m, since) for m in (MONEY, metric_id)]
    try:
        rates = _of_pairs(dataset, MONEY_RATE, since)
    except Refused:
        rates = {}
    money, outcome = sides
    return {
        p: Cumulative(
            p,
            money.get(p, _NONE),
            outcome.get(p, _NONE),
            per_yuan(outcome.get(p, _NONE).value, money.get(p, _NONE).value),
            rates.get(p, _NONE).quotient,
        )
        for p in {None, *money, *outcome}
    }


def _of_pairs(dataset: Dataset, metric_id: str, since: Selection) -> dict[str | None, Part]:
    found: dict[str | None, Part] = {p.of[0]: p for p in parts(dataset, metric_id, ("pair",), since)}
    return found | {None: total(dataset, metric_id, since)}


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


def _pairs(
    asked: list[str], paid: dict[str | None, Part], done: list[dict[str | None, Part]]
) -> tuple[PairEffect, ...]:
    held = [(p, paid.get(p, _NONE), tuple(year.get(p, _NONE) for year in done)) for p in asked]
    return tuple(
        PairEffect(p, money, outcomes, tuple(per_yuan(one.value, money.value) for one in outcomes))
        for p, money, outcomes in held
    )
