"""Whose amounts rest on incomplete returns, criterion by criterion, and what each would be on the other reading."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.plan import Plan
from analytics.allocation.scores import Scores, weighed
from analytics.allocation.split import Allocation, allocation, split
from analytics.allocation.whole_units import whole
from cache.remembered import remembered
from store.datasets import Dataset

MOST_TURNED = 60


@dataclass(frozen=True)
class Lacking:
    """A pair with figures that were due and did not come, in criteria with a weight (`of`): the most that lack in one of
    them, `lacks` of `due`.

    `withheld`: a quarter is missing, so that it takes the median; else what came counts. `otherwise` is its amount in 万元 the
    other way round: of one whose returns count, were its figure the median; of one that takes the median, were what came
    its figure. None where the money could not be split so, and of hundreds that lack returns beyond those MOST_TURNED that lack most:
    each takes the whole split once more.
    """

    pair_id: str
    of: tuple[str, ...]
    lacks: int
    due: int
    withheld: bool
    amount: int
    otherwise: int | None

    @property
    def difference(self) -> int | None:
        """What the other reading would add to its amount, or take; 万元."""
        return None if self.otherwise is None else self.otherwise - self.amount


@remembered(heavy=True)
def lacking(dataset: Dataset, as_of: str, plan: Plan) -> Mapping[str, Lacking]:
    """By pair, in the order of the ids; none where nothing is split, or all returns came."""
    now = allocation(dataset, as_of, plan)
    amounts = {line.pair_id: line.amount for line in now.lines}
    readings = {pair: {one: now.scores[one].readings[pair] for one in CRITERIA if plan.weight(one)} for pair in amounts}
    lacks = {pair: of for pair, mine in readings.items() if (of := tuple(one for one in mine if mine[one].lacks))}
    worst = {
        pair: max((readings[pair][one] for one in of), key=lambda one: (one.lacks, one.due))
        for pair, of in lacks.items()
    }
    turned = sorted(lacks, key=lambda pair: (-Fraction(worst[pair].lacks, worst[pair].due), pair))[:MOST_TURNED]
    return {
        pair: Lacking(
            pair,
            of,
            worst[pair].lacks,
            worst[pair].due,
            any(readings[pair][one].value is None for one in of),
            amounts[pair],
            _otherwise(now, plan, pair, of) if pair in turned else None,
        )
        for pair, of in lacks.items()
    }


def _otherwise(now: Allocation, plan: Plan, pair_id: str, of: tuple[str, ...]) -> int | None:
    cut = split(plan, plan.weights, dict(now.scores) | {one: _turned(now.scores[one], pair_id) for one in of})
    return whole(cut.exact)[pair_id] if cut else None


def _turned(score: Scores, pair_id: str) -> Scores:
    """The criterion with the pair's figure and the median exchanged: what came where the median counts, and the median where
    what came does."""
    reading = score.readings[pair_id]
    value = reading.partial if reading.value is None else None
    return weighed(score.criterion_id, score.as_of, {**score.readings, pair_id: replace(reading, value=value)})
