"""Tables of complementarity made of arrays, for matchings that are worked out by hand."""

import numpy as np
from numpy.typing import NDArray

from analytics.matching.complementarity import Complementarity, line_of
from analytics.matching.parts import PARTS, Complement
from analytics.matching.weights import Weights

UNKNOWN = Complement(None, None, None, "not_told")
NONE = dict.fromkeys(PARTS, 0)
ONE = Weights(**{**NONE, "land": 10})


def codes(side: int, count: int) -> tuple[str, ...]:
    return tuple(f"{side}{n:05d}" for n in range(count))


def part(value: float, industrial: float | None = None, mountain: float | None = None) -> Complement:
    """nan: unknown."""
    if np.isnan(value):
        return UNKNOWN
    return Complement(value, value if industrial is None else industrial, value if mountain is None else mountain)


def made(
    values: dict[str, NDArray[np.float64]],
    weights: Weights = ONE,
    sides: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None,
    paired: bool = True,
) -> Complementarity:
    """`values`: part → industrial × mountain. `sides`: what land is worth to each. The first with the first is a pair, and so on."""
    n, k = next(iter(values.values())).shape
    industrial, mountain, lines = codes(1, n), codes(2, k), []
    for i in range(n):
        for m in range(k):
            held = {one: part(values[one][i, m]) if one in values else UNKNOWN for one in PARTS}
            if sides:
                held["land"] = part(values["land"][i, m], sides[0][i, m], sides[1][i, m])
            pair = f"P{i + 1:02d}" if paired and i == m else None
            lines.append(line_of(weights, industrial[i], mountain[m], pair, held))
    return Complementarity("2025Q4", weights, industrial, mountain, tuple(lines))


def drawn_table(seed: int, n: int, k: int, holes: float = 0.0) -> Complementarity:
    """One part with random worth, both together and to each side."""
    draw = np.random.default_rng(seed)
    both, here, there = draw.random((3, n, k))
    both[draw.random((n, k)) < holes] = np.nan
    return made({"land": both}, sides=(here, there))
