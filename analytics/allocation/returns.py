"""Whose amounts rest on incomplete returns, criterion by criterion, and what each would be on the other reading."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.plan import Plan
from analytics.allocation.scores import Scores, weighed
from analytics.allocation.split import allocation, split
from analytics.allocation.whole_units import whole
from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class Lacking:
    """A pair with figures that were due and did not come, in criteria with a weight (`of`): the most that lack in one of
    them, `lacks` of `due`.

    `withheld`: a quarter is missing, so that it takes the median; else what came counts. `otherwise` is its amount in 万元 the
    other way round: of one whose returns count, were its figure the median; of one that takes the median, were what came
    its figure. None where the money could not be split so.
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
    found = {}
    for line in now.lines:
        mine = {one: now.scores[one].readings[line.pair_id] for one in CRITERIA if plan.weight(one)}
        of = tuple(one for one, reading in mine.items() if reading.lacks)
        if not of:
            continue
        worst = max((mine[one] for one in of), key=lambda reading: (reading.lacks, reading.due))
        cut = split(plan, plan.weights, dict(now.scores) | {one: _turned(now.scores[one], line.pair_id) for one in of})
        found[line.pair_id] = Lacking(
            line.pair_id,
            of,
            worst.lacks,
            worst.due,
            any(mine[one].value is None for one in of),
            line.amount,
            whole(cut.exact)[line.pair_id] if cut else None,
        )
    return found


def _turned(score: Scores, pair_id: str) -> Scores:
    """The criterion with the pair's figure and the median exchanged: what came where the median counts, and the median where
    what came does."""
    reading = score.readings[pair_id]
    value = reading.partial if reading.value is None else None
    return weighed(score.criterion_id, score.as_of, {**score.readings, pair_id: replace(reading, value=value)})
