"""What should have come of a figure by the end of a quarter, of each pair: by when money was allocated, by yearly targets."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from analytics.answer import parts, told_parts
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import parse_period

YEARS_SINCE = 2  # the quarter of the year from whose end on yearly targets and budgets are held against
Dues = Mapping[str | None, Fraction]  # by pair, None: of no pair; in the unit of what is due


def year_gone(selection: Selection) -> Fraction:
    """Of the as-of year, at the end of the as-of quarter."""
    return Fraction(selection.quarter.quarter, 4)


def spending_due(allocated_at: int | None, year: int, at: int) -> Fraction:
    """The share of a tranche of a year's fund that should have been spent by the end of quarter `at`. Both are numbers of
    quarters (year × 4 + 0 to 3); a tranche told by its year alone counts as allocated ahead of it."""
    first, last = year * 4, year * 4 + 3
    if at >= last:
        return Fraction(1)
    begun = first if allocated_at is None or allocated_at < first else allocated_at + 1
    return Fraction(max(0, at - begun + 1), last - begun + 1) if begun <= last else Fraction(0)


def disbursement_due(allocated_at: int | None, year: int, at: int) -> Fraction:
    """The same of what should have been disbursed: all that was allocated by the end of the quarter before."""
    return Fraction(at >= year * 4 + 3 or allocated_at is None or allocated_at < at)


_DUE: dict[str, Callable[[int | None, int, int], Fraction]] = {
    "spending": spending_due,
    "disbursement": disbursement_due,
}


def expected(dataset: Dataset, metric_id: str, selection: Selection) -> Dues:
    """What a metric's numerator should have come to, of each pair with a benchmark; nothing of one without. The years are
    those of the metric's own scope. Raises Refused as what the benchmark is made of does."""
    every = _of_every_pair(dataset, metric_id, replace(selection, pairs=()))
    return {pair: due for pair, due in every.items() if pair in selection.pairs} if selection.pairs else every


@remembered
def _of_every_pair(dataset: Dataset, metric_id: str, selection: Selection) -> Dues:
    """A pair is due what it is due whoever is selected beside it."""
    metric = METRICS[metric_id]
    scope = metric.scope(selection)
    if metric.benchmark in _DUE:
        return _of_tranches(dataset, metric.benchmark, scope)
    if metric.benchmark == "allocation":
        return _of_years(dataset, "allocation", "fund_planned", scope)
    if metric.benchmark in ("target", "year_target"):
        return _of_years(dataset, metric.benchmark, f"{metric_id.partition('_')[0]}_target", scope)
    raise KeyError(f"{metric_id} has no benchmark")


def _of_this_year(benchmark: str, scope: Selection) -> Fraction:
    """Nobody is held to a quarter of a year's target or budget at the end of its first: works rest over winter and the Spring
    Festival, and a budget is only just passed. In the programme's first year, and for output, which ramps up as projects come into
    production, the calendar is no benchmark at all: the whole target stands at the year's end."""
    first_year = scope.quarter.year <= int(PROGRAMME_START[:4])
    if (benchmark == "year_target" or (benchmark == "target" and first_year)) and scope.quarter.quarter < 4:
        return Fraction(0)
    return Fraction(0) if scope.quarter.quarter < YEARS_SINCE else year_gone(scope)


def _years(scope: Selection) -> range:
    last = scope.fund_year or scope.quarter.year
    return range(last if scope.span == "year" or scope.fund_year else 0, last + 1)


def _of_tranches(dataset: Dataset, benchmark: str, scope: Selection) -> Dues:
    """Sums first: each tranche by its own quarter."""
    due: dict[str | None, Fraction] = defaultdict(Fraction)
    tranches = told_parts(dataset, "fund_allocated", ("pair", "year", "quarter"), scope.at(scope.as_of, "programme"))
    for tranche in tranches:
        pair_id, year, quarter = tranche.of
        if tranche.due and tranche.value is not None and int(str(year)) in _years(scope):
            at = parse_period(quarter).last if quarter else None
            share = _DUE[benchmark](at, int(str(year)), scope.quarter.last)
            due[pair_id] += Fraction(tranche.value) * share
    return dict(due)


def _of_years(dataset: Dataset, benchmark: str, metric_id: str, scope: Selection) -> Dues:
    """A budget or target of each year, whole once the year is over, before by the share of it that is gone; while nothing of this
    year's is due, nothing of all together is: what was done in it would fill earlier years' gaps."""
    now = _of_this_year(benchmark, scope)
    due: dict[str | None, Fraction] = defaultdict(Fraction)
    for part in parts(dataset, metric_id, ("pair", "year"), scope.at(scope.as_of, "programme")):
        pair_id, year = part.of
        if part.value is not None and part.due and int(str(year)) in _years(scope):
            waits = scope.quarter.year in _years(scope) and not now
            share = Fraction(1) if int(str(year)) < scope.quarter.year else now
            due[pair_id] += Fraction(0) if waits else Fraction(part.value) * share
    return dict(due)
