"""A year of each pair quarter by quarter, as far as it is known: what a forecast of the year's end is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part, Refused, parts
from analytics.coverage import LEAST_REPORTED
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

STAGES_CHANGE = Text(
    "项目阶段随时间变化，年末处于该阶段的是另一批项目，不能按阶段预测",
    "projects change stage: by the year's end others stand at it, so there is no forecast by stage",
)


@dataclass(frozen=True)
class Foreseen:
    """What is forecast: `metric_id` summed over a year's quarters. `whole` names the sum of {year}."""

    id: str
    metric_id: str
    whole: Text
    target_id: str | None = None


FORESEEN: dict[str, Foreseen] = {
    one.id: one
    for one in (
        Foreseen("spent", "fund_spent", Text("{year}年度资金当年支出", "{year} fund spent within {year}")),
        Foreseen(
            "investment",
            "investment_completed",
            Text("{year}年全年完成投资", "Investment completed in {year}"),
            "investment_target",
        ),
    )
}


@dataclass(frozen=True)
class PairYear:
    """A pair's quarters from the first on, None one that was not reported. `reported` of `due` figures are in them."""

    quarters: tuple[Decimal | None, ...]
    reported: int
    due: int

    @property
    def missing(self) -> tuple[int, ...]:
        """The quarters (1 to 4) that were not reported."""
        return tuple(n for n, value in enumerate(self.quarters, 1) if value is None)

    @property
    def so_far(self) -> Decimal | None:
        """What the reported quarters come to; None where none was."""
        known = [value for value in self.quarters if value is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def whole(self) -> Decimal | None:
        """The year's sum, once every quarter of it is there."""
        return self.so_far if len(self.quarters) == 4 and not self.missing else None


YearQuarters = Mapping[str, PairYear]


def among_all(selection: Selection) -> Selection:
    """What is learnt from is every pair, whichever are selected; every other narrowing holds."""
    return replace(selection, pairs=())


@remembered
def year_quarters(dataset: Dataset, metric_id: str, selection: Selection) -> YearQuarters:
    """Every pair's quarters of the as-of quarter's year, up to it. Raises Refused where the selection has no such figure."""
    metric = METRICS[metric_id]
    if selection.stages:
        raise Refused(metric, metric.refusal((), selection) or STAGES_CHANGE)
    if selection.value_type != metric.value_type:
        plain = METRICS["fund_spent"].refusal((), Selection(selection.as_of, value_type=selection.value_type))
        assert plain is not None
        raise Refused(metric, plain)
    found = parts(dataset, metric_id, ("pair", "quarter"), selection.at(selection.as_of, "year"))
    by_pair: dict[str, dict[str | None, Part]] = {}
    for part in found:
        if part.of[0] is not None:
            by_pair.setdefault(str(part.of[0]), {})[part.of[1]] = part
    none_is_zero = dataset.is_complete(metric.table)
    return {pair: _pair_year(held, none_is_zero) for pair, held in by_pair.items()}


def _pair_year(held: dict[str | None, Part], none_is_zero: bool) -> PairYear:
    """A sum in no single quarter leaves open whose quarter it is: none of the year is then known."""
    undated = held.pop(None, None)
    dated = [held[quarter] for quarter in sorted(held, key=str)]
    values = [_known(part, none_is_zero) for part in dated]
    if undated and undated.due:
        values = [None] * len(values)
    return PairYear(tuple(values), sum(p.reported for p in dated), sum(p.due for p in dated))


def _known(part: Part, none_is_zero: bool) -> Decimal | None:
    if not part.due:
        return Decimal(0) if none_is_zero else None
    return part.value if Fraction(part.reported, part.due) >= LEAST_REPORTED else None


def earlier_years(dataset: Dataset, metric_id: str, selection: Selection) -> dict[int, YearQuarters]:
    """The whole years since the programme's start before the as-of quarter's, each as of its own end."""
    first = max(PROGRAMME_START, dataset.description.first_quarter)
    begun = int(first[:4]) + (not first.endswith("Q1"))
    return {
        year: year_quarters(dataset, metric_id, selection.at(f"{year}Q4"))
        for year in range(begun, selection.quarter.year)
    }
