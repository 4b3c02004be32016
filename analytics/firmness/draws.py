"""Places under many draws of the weights: intervals, the chance of each place, who passes whom, and whose weight it hangs on."""

from dataclasses import dataclass

import numpy as np

from analytics.firmness.counting import CHUNK, counted
from analytics.firmness.points import Points, in_steps, places, scores
from analytics.firmness.sensitivity import Sensitivity, sensitivity
from analytics.firmness.weights import WeightDraws, drawn, generator

DRAWS = 100_000
# Of more than 36 pairs fewer, so that a round of hundreds is no longer worked at than one of dozens: 4,500 draws of 800 pairs still give
# a chance to within two hundredths.
MOST_PLACED = 3_600_000
SEED = 2023
# A sensitivity takes as many runs as there are weights for each of its draws; so many give it within two hundredths.
SENSITIVITY_DRAWS = 8_192
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


@dataclass(frozen=True, eq=False)
class Firm:
    """Of the placed pairs, in the order of `Points`. `places`: by the scheme's own weights; `low`, `median`, `high`: the
    places that 5, 50 and 95 % of the draws reach at least; `chance` (pairs × places) of each place; `passes` (pairs ×
    pairs): the share of draws in which the row's pair stands before the column's, equals standing before neither.
    `unplaced`: pairs without any figure that weighs. Arrays are read-only: what is kept serves all readers."""

    pair_ids: tuple[str, ...]
    indicator_ids: tuple[str, ...]
    unplaced: tuple[str, ...]
    how: WeightDraws
    draws: int
    seed: int
    places: np.ndarray
    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    chance: np.ndarray
    passes: np.ndarray
    sensitivity: Sensitivity

    def passing(self, one: str, other: str) -> float:
        """The share of draws in which `one` stands before `other`."""
        return float(self.passes[self.pair_ids.index(one), self.pair_ids.index(other)])


def draws_of(pairs: int) -> int:
    return min(DRAWS, MOST_PLACED // max(1, pairs))


def firmness(points: Points, how: WeightDraws, draws: int = DRAWS, seed: int = SEED) -> Firm:
    """The same from the same seed on any machine with the same NumPy. Sensitivity rests on the first SENSITIVITY_DRAWS draws
    and as many more."""
    if draws < 1:
        raise ValueError("at least one draw")
    gains, random = in_steps(points), generator(seed)
    weights = drawn(gains.weights, how, draws, random)
    pairs = len(gains.rows)
    passes, reached = np.zeros((pairs, pairs), np.int64), np.zeros((pairs, pairs + 1), np.int64)
    for start in range(0, draws, CHUNK):
        found = counted(scores(gains, weights[start : start + CHUNK]), passes)
        reached += np.array([np.bincount(row, minlength=pairs + 1) for row in found], np.int64).reshape(reached.shape)
    few = weights[:SENSITIVITY_DRAWS]
    moved = sensitivity(gains, few, drawn(gains.weights, how, len(few), random))
    own = [place for place in places(points) if place is not None]
    made = Firm(
        tuple(points.pair_ids[row] for row in gains.rows),
        points.indicator_ids,
        tuple(one for row, one in enumerate(points.pair_ids) if row not in gains.rows),
        how,
        draws,
        seed,
        np.array(own, int),
        _reached_by(reached, draws, LOW),
        _reached_by(reached, draws, MIDDLE),
        _reached_by(reached, draws, HIGH),
        reached[:, 1:] / draws,
        passes / draws,
        moved,
    )
    for held in (*vars(made).values(), *vars(moved).values()):
        if isinstance(held, np.ndarray):
            held.setflags(write=False)
    return made


def _reached_by(reached: np.ndarray, draws: int, share: float) -> np.ndarray:
    """The best place at or before which a pair stands in at least that share of the draws."""
    return np.argmax(np.cumsum(reached, axis=1) >= share * draws, axis=1)
