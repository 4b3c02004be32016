"""How weights are drawn around those of a scheme: from a Dirichlet distribution or from a box, repeatable from a seed."""

from dataclasses import dataclass

import numpy as np

DIRICHLET, BOX = "dirichlet", "box"
KINDS = (DIRICHLET, BOX)
MOST = 0.5  # of a weight: beyond, weights are not moved but given up


@dataclass(frozen=True)
class WeightDraws:
    """`part` of a weight, above 0 and up to MOST. dirichlet: the standard deviation of a weight of mean size (one divided by the
    number of weights) is that part of it; smaller weights move more for their size, larger ones less. box: each weight
    anywhere within that part of itself, up or down, then all divided by their sum."""

    kind: str
    part: float

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"weights are drawn by {' or '.join(KINDS)}, not {self.kind!r}")
        if not 0 < self.part <= MOST:
            raise ValueError(f"weights move by a part above 0 and up to {MOST} of them, not {self.part}")


def generator(seed: int) -> np.random.Generator:
    """PCG64 by name: NumPy may change its default one."""
    return np.random.Generator(np.random.PCG64(seed))


def drawn(weights: np.ndarray, how: WeightDraws, draws: int, random: np.random.Generator) -> np.ndarray:
    """Draws × indicators, in whole steps, before they are divided by their sum: each is drawn by itself, so what a place owes
    to one of them can be told from what it owes to the others. A weight of 0 stays 0, another never becomes 0."""
    moving = np.flatnonzero(weights)
    found = np.zeros((draws, len(weights)))
    if len(moving) < 2:
        found[:] = weights
        return found
    mean = weights[moving]
    if how.kind == BOX:
        held = mean * random.uniform(1 - how.part, 1 + how.part, (draws, len(moving)))
    else:
        # The variance of a share s is s(1 − s) ÷ (concentration + 1).
        concentration = (len(moving) - 1) / how.part**2 - 1
        held = random.standard_gamma(mean / mean.sum() * concentration, (draws, len(moving)))
        held *= mean.sum() / concentration
    found[:, moving] = np.maximum(1.0, np.rint(held, out=held), out=held)
    return found
