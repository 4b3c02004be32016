"""The pairs in force against the best assignment and all stable matchings: who would rather, what keeping each pair costs."""

from dataclasses import dataclass

from analytics.matching.assignment import Assigned, Two, assignment
from analytics.matching.comparable import comparable, preferences
from analytics.matching.complementarity import Complementarity, Line, complementarity
from analytics.matching.draws import DRAWS, Drawn, Share, drawn
from analytics.matching.preferences import blocking
from analytics.matching.stable import Stable, stable
from analytics.matching.weights import Weights
from cache.remembered import remembered
from store.datasets import Dataset

LEAST_PAIRS = 3  # of fewer no matching is worth the name


@dataclass(frozen=True)
class KeptPair:
    """A pair in force. `cost`: what the best assignment loses in all if this pair is kept, from 0 on. `industrial_place`,
    `mountain_place`: where the partner stands on each one's list, 1 the first, of how many."""

    line: Line
    cost: float
    in_best: bool
    in_some_stable: bool
    in_every_stable: bool
    industrial_place: tuple[int, int]
    mountain_place: tuple[int, int]
    share: Share


@dataclass(frozen=True)
class Blocking:
    """Two counties that would rather have each other than whom they have: what each has now, and what it would have (0 to 1)."""

    two: Two
    industrial_now: float
    industrial_then: float
    mountain_now: float
    mountain_then: float

    @property
    def gain(self) -> float:
        """Of the one that gains less."""
        return min(self.industrial_then - self.industrial_now, self.mountain_then - self.mountain_now)


@dataclass(frozen=True)
class Actual:
    """Of the pairs in force of which enough is known, among their own counties: `not_judged` are the others, `left_out` the parts
    that count for nobody (analytics.matching.comparable). `total`: complementarity of the pairs in force, summed; `best`, `stable`
    (None where fewer than LEAST_PAIRS are judged)."""

    table: Complementarity
    kept: tuple[KeptPair, ...]
    not_judged: tuple[str, ...]
    left_out: tuple[str, ...]
    total: float
    best: Assigned | None
    stable: Stable | None
    blocking: tuple[Blocking, ...]
    drawn: Drawn | None

    @property
    def is_enough(self) -> bool:
        return self.best is not None

    def names(self, matching: tuple[int | None, ...]) -> tuple[Two, ...]:
        """A stable matching by adcodes."""
        return tuple(
            (self.table.industrial[i], self.table.mountain[m]) for i, m in enumerate(matching) if m is not None
        )


@remembered(heavy=True)
def actual(dataset: Dataset, as_of: str, weights: Weights) -> Actual:
    """By the end of a quarter."""
    return judged(complementarity(dataset, as_of, weights))


def judged(table: Complementarity, draws: int = DRAWS) -> Actual:
    """The same of a table as it stands."""
    fair = comparable(table)
    told = [one for one in fair.table.actual if one.is_ranked]
    ids = {one.pair_id for one in told}
    others = tuple(str(one.pair_id) for one in table.actual if one.pair_id not in ids)
    own = fair.table.only([one.industrial_adcode for one in told], [one.mountain_adcode for one in told])
    if len(told) < LEAST_PAIRS:
        return Actual(
            own, (), tuple(str(one.pair_id) for one in table.actual), fair.left_out, 0.0, None, None, (), None
        )
    best, every, shares = assignment(own), stable(preferences(own)), drawn(own, draws)
    total = sum(one.total or 0.0 for one in told)
    return Actual(
        own, _kept(own, told, best, every, shares), others, fair.left_out, total, best, every, _blocking(own), shares
    )


def _kept(own: Complementarity, told: list[Line], best: Assigned, every: Stable, drawn: Drawn) -> tuple[KeptPair, ...]:
    asked, found = preferences(own), []
    lengths = asked.may().sum(axis=1).tolist(), asked.may().sum(axis=0).tolist()
    for line in told:
        two = line.industrial_adcode, line.mountain_adcode
        i, m = own.industrial.index(two[0]), own.mountain.index(two[1])
        # The other pairs in force go with this one, so that as many are matched: the two totals are of as many pairs.
        cost = max(0.0, best.total - assignment(own, [two]).total)
        found.append(
            KeptPair(
                line,
                0.0 if two in best.pairs else cost,
                two in best.pairs,
                (i, m) in every.in_some,
                (i, m) in every.in_every,
                (int(asked.industrial[i, m]) + 1, lengths[0][i]),
                (int(asked.mountain[m, i]) + 1, lengths[1][m]),
                drawn.share(two),
            )
        )
    return tuple(found)


def _blocking(own: Complementarity) -> tuple[Blocking, ...]:
    """The pairs in which both would gain, the largest gain of the one that gains less first."""
    partner = {one.industrial_adcode: one for one in own.actual} | {one.mountain_adcode: one for one in own.actual}
    matching = tuple(own.mountain.index(partner[one].mountain_adcode) for one in own.industrial)
    found = []
    for i, m in blocking(matching, preferences(own)):
        two = own.industrial[i], own.mountain[m]
        then, here, there = own.line(*two), partner[two[0]], partner[two[1]]
        values = here.industrial, then.industrial, there.mountain, then.mountain
        found.append(Blocking(two, *(value or 0.0 for value in values)))
    return tuple(sorted(found, key=lambda one: (-one.gain, one.two)))
