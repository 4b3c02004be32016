"""One figure judged: how far it is from what it should have come to, and the one word for that; by pair and of all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.answer import Part, Refused, parts, total
from analytics.judgement.expected import Dues, expected
from analytics.judgement.statuses import STATUSES, Status, status_of
from analytics.metrics import METRICS
from analytics.metrics.benchmarks import BENCHMARKS, Benchmark
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

# What a figure without a benchmark of its own is judged by: the rate that holds it against one.
RATE_OF = {
    "investment_completed": "investment_target_rate",
    "output_value": "output_target_rate",
    "fund_spent": "execution_rate",
    "fund_disbursed": "disbursement_rate",
    "fund_allocated": "allocation_rate",
}


@dataclass(frozen=True)
class Judgement:
    """`done` of `due` (both in the metric's unit, of a rate in that of its numerator) and the whole `base` that a rate divides
    by. `is_closed`: the years asked about are over. `reason`: why nothing can be judged for the selection."""

    metric_id: str
    status_id: str
    part: Part
    done: Fraction | None = None
    due: Fraction | None = None
    base: Fraction | None = None
    is_closed: bool = False
    reason: Text | None = None

    @property
    def status(self) -> Status:
        return STATUSES[self.status_id]

    @property
    def is_judged(self) -> bool:
        return self.status.at_least is not None

    @property
    def benchmark(self) -> Benchmark | None:
        rate = METRICS[RATE_OF.get(self.metric_id, self.metric_id)]
        return BENCHMARKS[rate.benchmark] if rate.benchmark else None

    @property
    def gap(self) -> Fraction | None:
        """What is missing to what is due, below 0 where there is more; in 元 of a rate of money."""
        return None if self.done is None or self.due is None else self.due - self.done

    @property
    def points(self) -> Fraction | None:
        """The same as a share of the base: of a rate the difference in points of it."""
        return None if self.gap is None or not self.base else self.gap / self.base

    @property
    def share_due(self) -> Fraction | None:
        """The rate that should have been reached by now."""
        return None if self.due is None or not self.base else self.due / self.base


@remembered
def judged(dataset: Dataset, metric_id: str, selection: Selection) -> Judgement:
    """A figure of all that is selected."""
    rate_id = RATE_OF.get(metric_id, metric_id)
    try:
        part = total(dataset, metric_id, selection)
        if METRICS[rate_id].benchmark is None:
            return Judgement(metric_id, "no_benchmark", part)
        of_rate = total(dataset, rate_id, selection)
        dues = expected(dataset, rate_id, selection)
    except Refused as refused:
        return Judgement(metric_id, "no_benchmark", Part((), None, 0, 0), reason=refused.reason)
    due = sum((due for pair, due in dues.items() if _asked(pair, selection)), Fraction(0)) if dues else None
    return _judgement(dataset, metric_id, of_rate, due, selection, part)


def judged_pairs(dataset: Dataset, metric_id: str, selection: Selection) -> tuple[Judgement, ...]:
    """The same of each pair that a rate is told of, whatever its part; what is of no pair is nobody's to be judged. Raises
    Refused where the selection has no such rate."""
    every = _every_pair(dataset, metric_id, replace(selection, pairs=()))
    return tuple(one for one in every if _asked(one.part.of[0], selection)) if selection.pairs else every


@remembered
def _every_pair(dataset: Dataset, metric_id: str, selection: Selection) -> tuple[Judgement, ...]:
    """Each is judged by itself, whoever is selected beside it."""
    rate_id = RATE_OF.get(metric_id, metric_id)
    dues: Dues = expected(dataset, rate_id, selection)
    return tuple(
        _judgement(dataset, metric_id, part, dues.get(part.of[0]), selection, part)
        for part in parts(dataset, rate_id, ("pair",), selection)
        if part.of[0] is not None
    )


def _judgement(
    dataset: Dataset, metric_id: str, rate: Part, due: Fraction | None, selection: Selection, part: Part
) -> Judgement:
    metric = METRICS[RATE_OF.get(metric_id, metric_id)]
    base = Fraction(rate.denominator) if rate.denominator else None
    done = None if rate.numerator is None or base is None else Fraction(rate.numerator)
    if not all(dataset.is_complete(table) for table in metric.tables):
        return Judgement(metric_id, "no_data", part, done, None, base)
    came = Fraction(rate.reported, rate.due) if rate.due else Fraction(1)
    status = status_of(done, due if base else None, rate.blank if rate.blank in STATUSES else "no_target", came)
    return Judgement(metric_id, status, part, done, due, base, is_closed(selection, metric_id))


def is_closed(selection: Selection, metric_id: str) -> bool:
    """Whether the last year asked about is over at the as-of quarter's end."""
    scope = METRICS[metric_id].scope(selection)
    return scope.quarter.quarter == 4 or (scope.fund_year or scope.quarter.year) < scope.quarter.year


def _asked(pair_id: str | None, selection: Selection) -> bool:
    return not selection.pairs or pair_id in selection.pairs


def worst_first(found: tuple[Judgement, ...]) -> Iterator[Judgement]:
    """Those that are judged, the smallest share of what is due first."""
    ranked = [one for one in found if one.is_judged]
    return iter(sorted(ranked, key=lambda one: ((one.done or Fraction(0)) / (one.due or Fraction(1)), one.part.of)))
