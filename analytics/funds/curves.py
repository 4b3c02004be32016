"""How far each fund year had come, quarter by quarter of its life: amounts by the end of each quarter from its first on, and shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part, Refused, parts
from analytics.funds.flow import metric_of
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import parse_period, quarters_between
from style.text import Text

# The steps that have a course over the year; the budget is of the whole year from its first day.
COURSED = ("allocated", "disbursed", "spent")
SHARE_OF = {"allocated": "planned", "disbursed": "allocated", "spent": "allocated"}
NAME = Text("资金进度曲线", "Progress of a fund year")
MEANING = Text(
    "某资金年度的下达、拨付或支出，自该年第一季度起累计到各季度末；提前下达的在第一季度里，跨年仍计入原资金年度。各年度按所处的第几个季度对齐，同一时点相比",
    "what was allocated, disbursed or spent of a fund year from its first quarter to each quarter's end, in later years too, with "
    "what was allocated ahead of the year in the first; "
    "fund years are set side by side by the quarter of their life",
)
FORMULA = Text(
    "累计额：至该季度末各笔流水之和；占比：下达 ÷ 预算安排，拨付、支出 ÷ 下达，分子分母都截至同一季度末（先求和，后相除）",
    "amount: sum of the flows by the quarter's end; share: allocated ÷ budget, disbursed or spent ÷ allocated, both by the same "
    "quarter's end (each summed first)",
)


@dataclass(frozen=True)
class CurvePoint:
    """A fund year at the end of a quarter. 元; None where nobody knows. `none_yet`: it is known that nothing has moved."""

    quarter: str
    amount: Decimal | None
    under: Decimal | None
    none_yet: bool = False

    @property
    def share(self) -> Fraction | None:
        if self.amount is None or not self.under:
            return None
        return Fraction(self.amount) / Fraction(self.under)


@dataclass(frozen=True)
class YearCurve:
    """One point for each quarter from the fund year's first to the as-of quarter."""

    year: int
    points: tuple[CurvePoint, ...]

    def at(self, place: int) -> CurvePoint | None:
        """The point at the quarter so many after its first (0 to 3 its own year); None where that is still to come."""
        return self.points[place] if place < len(self.points) else None

    @property
    def year_end(self) -> CurvePoint | None:
        return self.at(3)

    @property
    def now(self) -> CurvePoint:
        return self.points[-1]

    @property
    def is_empty(self) -> bool:
        return all(point.amount is None or point.none_yet for point in self.points)


@dataclass(frozen=True)
class FundCurves:
    """The fund years up to the as-of quarter's, the earliest first. `refused`: why there are no amounts;
    `share_refused`: why there are no shares."""

    step: str
    as_of: str
    curves: tuple[YearCurve, ...]
    refused: Text | None = None
    share_refused: Text | None = None

    @property
    def place(self) -> int:
        """The as-of quarter's place in its year, 0 to 3: the point at which fund years are compared."""
        return parse_period(self.as_of).quarter - 1

    @property
    def this(self) -> YearCurve:
        return self.curves[-1]

    @property
    def before(self) -> YearCurve | None:
        return self.curves[-2] if len(self.curves) > 1 else None

    @property
    def is_empty(self) -> bool:
        return all(curve.is_empty for curve in self.curves)


Amounts = Mapping[tuple[int, str], Part]


@remembered
def fund_curves(dataset: Dataset, step: str, selection: Selection) -> FundCurves:
    """One of COURSED for every fund year since the programme began, whatever the selection's span."""
    every = quarters_between(max(PROGRAMME_START, dataset.description.first_quarter), selection.as_of)
    try:
        amounts = _amounts(dataset, step, selection, every)
    except Refused as refused:
        return FundCurves(step, selection.as_of, (), refused.reason)
    under: Amounts = {}
    unshared = None
    try:
        under = _amounts(dataset, SHARE_OF[step], selection, every)
    except Refused as refused:
        unshared = refused.reason
    years = range(parse_period(every[0]).year, selection.quarter.year + 1)
    curves = tuple(_curve(year, every, amounts, under) for year in years)
    return FundCurves(step, selection.as_of, curves, share_refused=unshared)


def _amounts(dataset: Dataset, step: str, selection: Selection, every: tuple[str, ...]) -> Amounts:
    """Each fund year's answer as of each quarter: never a sum of quarters, so that what has a year alone is in it too."""
    return {
        (int(part.of[0]), quarter): part
        for quarter in every
        for part in parts(dataset, metric_of(step), ("year",), selection.at(quarter, "programme"))
        if part.of[0] is not None and part.value is not None
    }


def _curve(year: int, every: tuple[str, ...], amounts: Amounts, under: Amounts) -> YearCurve:
    points = []
    for quarter in every:
        if quarter >= f"{year}Q1":
            own, below = amounts.get((year, quarter)), under.get((year, quarter))
            below_amount = below.value if below else None
            points.append(
                CurvePoint(quarter, own.value if own else None, below_amount, own is not None and own.none_yet)
            )
    return YearCurve(year, tuple(points))
