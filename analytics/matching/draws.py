"""How firm matchings are when nobody knows the weights and the preferences exactly: the same question asked of many draws."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.matching.assignment import Two, best
from analytics.matching.complementarity import Complementarity
from analytics.matching.parts import PARTS
from analytics.matching.preferences import by_utility
from analytics.matching.stable import in_some_and_every

DRAWS, SEED = 500, 20230801
SPREAD = 0.3  # standard deviation of an average part's weight, as a share of that weight
NOISE = 0.05  # standard deviation of what is added to what two are worth to each other, which lies within 0 and 1
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Share:
    """Of all draws the share in which two are paired: in the best assignment, in some stable matching, in every one."""

    best: float
    stable: float
    every: float


@dataclass(frozen=True)
class Drawn:
    """`shares` of the pairs that came up at all; `draws` of them, from one seed, so that they can be repeated."""

    shares: dict[Two, Share]
    draws: int = DRAWS
    seed: int = SEED
    spread: float = SPREAD
    noise: float = NOISE

    def share(self, two: Two) -> Share:
        return self.shares.get(two, Share(0.0, 0.0, 0.0))


def drawn(table: Complementarity, draws: int = DRAWS, seed: int = SEED) -> Drawn:
    """Weights from a Dirichlet distribution about those chosen (a weight of 0 stays 0); normal noise on what two are worth together
    and, for the preferences, to each side. Who is ranked stays ranked."""
    random = np.random.default_rng(seed)
    used = [part for part in PARTS if table.weights.of(part)]
    may = np.isfinite(table.grid("total"))
    if not may.any():
        return Drawn({}, draws, seed)
    weights = _weights(np.array([table.weights.of(part) for part in used], dtype=float), draws, random)
    worth = {field: _worth(table, used, field, weights) for field in ("value", "industrial", "mountain")}
    for side in ("industrial", "mountain"):
        worth[side] = np.where(np.isfinite(worth[side]), worth[side], worth["value"])
    for held in worth.values():
        held += random.normal(0, NOISE, held.shape)
        held[:, ~may] = np.nan
    came: dict[str, Counter[tuple[int, int]]] = {"best": Counter(), "stable": Counter(), "every": Counter()}
    for n in range(draws):
        came["best"].update(best(np.clip(worth["value"][n], 0, 1)))
        some, every = in_some_and_every(by_utility(worth["industrial"][n], worth["mountain"][n]))
        came["stable"].update(some)
        came["every"].update(every)
    shares = {
        (table.industrial[i], table.mountain[m]): Share(*(came[one][i, m] / draws for one in came))
        for i, m in sorted({two for held in came.values() for two in held})
    }
    return Drawn(shares, draws, seed)


def _weights(weights: Floats, draws: int, random: np.random.Generator) -> Floats:
    """Draws × parts, each adding up to 1, about the weights chosen."""
    means = weights / weights.sum()
    if len(means) == 1:
        return np.ones((draws, 1))
    average = 1 / len(means)
    concentration = (1 - average) / (average * SPREAD**2) - 1
    return random.dirichlet(means * concentration, draws)


def _worth(table: Complementarity, used: list[str], field: str, weights: Floats) -> Floats:
    """Draws × industrial × mountain: the weighted mean of the parts known; nan where none is."""
    values = np.array([table.part_grid(part, field) for part in used])
    known = np.isfinite(values)
    weight = np.tensordot(weights, known.astype(float), axes=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.tensordot(weights, np.where(known, values, 0.0), axes=1) / weight
    return found
