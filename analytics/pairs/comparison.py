"""One pair beside others, like with like: the same metrics under the same selection, with the median of all pairs."""

from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from analytics.answer import Part, parts
from analytics.selection import Selection
from analytics.standings.places import among_all
from analytics.standings.ranking import Ranked, ranking
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

COMPARED = (
    "investment_completed",
    "investment_target_rate",
    "investment_progress",
    "output_value",
    "output_target_rate",
    "projects",
    "projects_in_production",
    "events",
    "execution_rate",
    "disbursement_rate",
    "leverage",
)


@dataclass(frozen=True)
class Compared:
    """One metric. `stood` by pair id: its figure and place; of a pair that has none or does not compete, its answer alone. `middle` is the median of the
    `known` pairs that have one: the middle value in order, of an even number the mean of the two in the middle. It is
    taken of the pairs' own values (of a ratio: each pair's ratio), never of sums, and is no pair's figure."""

    metric_id: str
    stood: dict[str, Ranked | Part]
    middle: Fraction | None
    known: int
    refused: Text | None = None


@remembered
def comparison(dataset: Dataset, selection: Selection, pair_ids: tuple[str, ...]) -> tuple[Compared, ...]:
    """Every metric of COMPARED for these pairs; all pairs compete, whichever are selected."""
    return tuple(_compared(dataset, metric_id, among_all(selection), pair_ids) for metric_id in COMPARED)


def _compared(dataset: Dataset, metric_id: str, selection: Selection, pair_ids: tuple[str, ...]) -> Compared:
    order = ranking(dataset, metric_id, selection)
    if order.refused:
        nothing: dict[str, Ranked | Part] = {pair_id: Part((pair_id,), None, 0, 0) for pair_id in pair_ids}
        return Compared(metric_id, nothing, None, 0, order.refused)
    # Of a pair that does not compete, the selection leaving nothing of it in, there is still what the answer says.
    found: dict[str, Ranked | Part] = {str(p.of[0]): p for p in parts(dataset, metric_id, ("pair",), selection)}
    found |= {ranked.pair_id: ranked for ranked in order.ranked}
    values = [exact(ranked.part) for ranked in order.ranked]
    stood = {pair_id: found.get(pair_id, Part((pair_id,), None, 0, 0)) for pair_id in pair_ids}
    return Compared(metric_id, stood, median(values) if values else None, len(values))


def exact(part: Part) -> Fraction:
    """A part's value without rounding: a ratio is divided anew, as the float that is shown is not exact."""
    if part.denominator:
        return Fraction(part.numerator or 0) / Fraction(part.denominator)
    return Fraction(part.value)
