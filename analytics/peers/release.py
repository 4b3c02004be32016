"""What of all pairs may be told, the same to whoever asks: totals, rates, quartiles, sums by track; the rest is withheld."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from analytics.answer import total
from analytics.metrics import METRICS
from analytics.peers.audit import Rounded, hides
from analytics.peers.cells import Contributions, is_safe, may_be_told, withheld
from analytics.peers.figures import (
    AT_YEARS_END,
    COMPARED,
    SUMS,
    by_pair,
    by_track,
    contributions,
    exact,
    is_years_end,
    told_before,
)
from analytics.peers.limits import LIMITS, Limits
from analytics.peers.quartiles import Quartiles, box_of
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.numbers import scaled_by

# A rate's sides, where each is itself a sum that is told: of two that are, the rate is only their quotient.
_SIDES = {"execution_rate": ("fund_spent", "fund_allocated")}
# Of the rates of a target, the sum above the line: of the pairs that set one.
_OVER = {"investment_target_rate": "investment_completed", "output_target_rate": "output_value"}


@dataclass(frozen=True)
class Released:
    """One metric. `known` pairs have a figure, None where they are so few that their number is withheld. `province` is rounded as
    it is printed. `tracks`: (track, its sum or None where withheld), the track None for what belongs to none; empty where the
    metric is not told by track."""

    metric_id: str
    known: int | None
    province: Fraction | None
    box: Quartiles | None
    tracks: tuple[tuple[str | None, Fraction | None], ...] = ()


@remembered
def released(dataset: Dataset, quarter: str, limits: Limits = LIMITS) -> tuple[Released, ...]:
    """Every metric of COMPARED at a quarter that is told."""
    return tuple(_released(dataset, metric_id, quarter, limits) for metric_id in COMPARED)


def step_of(metric_id: str) -> Fraction:
    """What a metric's figure is rounded to where it is printed, in the metric's own measure."""
    metric = METRICS[metric_id]
    divisor, decimals = scaled_by(metric.unit, "zh", metric.decimals)
    return Fraction(divisor) / 10**decimals


def to_step(value: Fraction, step: Fraction) -> Fraction:
    return step * ((value / step + Fraction(1, 2)) // 1)


def _released(dataset: Dataset, metric_id: str, quarter: str, limits: Limits) -> Released:
    found = by_pair(dataset, metric_id, quarter)
    values = [value for one, part in found.items() if one and (value := exact(part)) is not None]
    if len(values) < limits.contributors:
        return Released(metric_id, None, None, None)
    province = _province(dataset, metric_id, quarter, limits)
    is_sum = metric_id in SUMS
    box = box_of(values, limits)
    told: Rounded | None = (province, step_of(metric_id)) if is_sum and province is not None else None
    box = box if box and hides(values, box, told, is_rate=not is_sum, limits=limits) else None
    tracks = _tracks(dataset, metric_id, quarter, province is not None, limits) if is_sum else ()
    return Released(metric_id, len(values), province, box, tracks)


def _province(dataset: Dataset, metric_id: str, quarter: str, limits: Limits) -> Fraction | None:
    if metric_id in AT_YEARS_END and not is_years_end(quarter):
        return None
    allowed = (
        _sum_is_told(dataset, metric_id, quarter, limits)
        if metric_id in SUMS
        else _rate_is_told(dataset, metric_id, quarter, limits)
    )
    value = exact(total(dataset, metric_id, Selection(quarter))) if allowed else None
    return None if value is None else to_step(value, step_of(metric_id))


def _sum_is_told(dataset: Dataset, metric_id: str, quarter: str, limits: Limits) -> bool:
    """Whether it is safe alone and beside every earlier one that was told and can be taken from it."""
    earlier: list[Contributions] = []
    for before in told_before(dataset, metric_id, quarter):
        found = contributions(by_pair(dataset, metric_id, before))
        if may_be_told(found, earlier, limits):
            earlier.append(found)
    return may_be_told(contributions(by_pair(dataset, metric_id, quarter)), earlier, limits)


def _rate_is_told(dataset: Dataset, metric_id: str, quarter: str, limits: Limits) -> bool:
    """Whether both its sides might be told: who knows one of them and the rate knows the other."""
    if metric_id in _SIDES:
        return all(_sum_is_told(dataset, side, quarter, limits) for side in _SIDES[metric_id])
    found = by_pair(dataset, metric_id, quarter)
    below, above = contributions(found, "denominator"), contributions(found, "numerator")
    earlier = [
        {
            pair: amount
            for pair, amount in contributions(by_pair(dataset, _OVER[metric_id], before)).items()
            if pair in below
        }
        for before in told_before(dataset, metric_id, quarter)
    ]
    safe = [one for one in earlier if is_safe(one, limits)]
    return is_safe(below, limits) and may_be_told(above, safe, limits)


def _tracks(
    dataset: Dataset, metric_id: str, quarter: str, total_is_told: bool, limits: Limits
) -> tuple[tuple[str | None, Fraction | None], ...]:
    """Only at a year's end: sums by track within a year could be taken from each other in too many ways."""
    if not is_years_end(quarter):
        return ()
    cells, step = _cells(dataset, metric_id, quarter), step_of(metric_id)
    hidden = _hidden(dataset, metric_id, quarter, total_is_told, limits)
    return tuple(
        (track, None if track in hidden else to_step(sum(cell.values(), Fraction(0)), step))
        for track, cell in cells.items()
    )


def _hidden(
    dataset: Dataset, metric_id: str, quarter: str, total_is_told: bool, limits: Limits
) -> frozenset[str | None]:
    """The tracks that are withheld. A stock's are judged year by year, as one year's end can be taken from the next."""
    hidden: frozenset[str | None] = frozenset()
    earlier: list[Mapping[str | None, Contributions]] = []
    for end in told_before(dataset, metric_id, quarter):
        if is_years_end(end) and METRICS[metric_id].over_time == "stock":
            cells = _cells(dataset, metric_id, end)
            hidden = withheld(cells, True, earlier, hidden, limits)
            earlier.append(cells)
    return withheld(_cells(dataset, metric_id, quarter), total_is_told, earlier, hidden, limits)


def _cells(dataset: Dataset, metric_id: str, quarter: str) -> Mapping[str | None, Contributions]:
    found = by_track(dataset, metric_id, quarter)
    return {track: contributions(of_pairs) for track, of_pairs in found.items()}
