"""Chance that is the same on every machine: numbered draws from one seed, and exact splitting of whole amounts.

Of the generators at hand only `random.Random.random()` is promised by Python's own documentation to give the same
sequence in later versions for the same seed, so nothing else of that module is used: choices, shuffles and whole numbers
are made here from `random()`. Each part of the dataset has its own stream, named, so that a change in one part leaves
the others as they were. Only + − × ÷ are used on floats, which IEEE 754 rounds alike everywhere; no exp, log or power
(they differ by C library), and no `sum()` over floats (Python 3.12 made it more exact, and so different).
"""

import hashlib
import random
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

SEED = "pairing-demo-1"

T = TypeVar("T")


class Draws:
    """One named stream of chance."""

    def __init__(self, *name: object) -> None:
        digest = hashlib.sha256(":".join(map(str, (SEED, *name))).encode()).digest()
        self._random = random.Random(int.from_bytes(digest[:16], "big")).random

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        return self._random() < probability

    def near(self, middle: float, spread: float) -> float:
        """Around `middle`, most often close to it, never farther than `spread` of it."""
        return middle * (1 + spread * (self._random() + self._random() - 1))

    def pick(self, among: Sequence[T]) -> T:
        return among[self.whole(0, len(among) - 1)]

    def weighted(self, among: Sequence[T], weights: Sequence[int]) -> T:
        left = self.whole(0, sum(weights) - 1)
        for thing, weight in zip(among, weights, strict=True):
            left -= weight
            if left < 0:
                return thing
        raise ValueError("weights must be whole and not all zero")

    def shuffled(self, things: Sequence[T]) -> list[T]:
        return sorted(things, key=lambda _: self._random())

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """`count` different things, in the order they had."""
        return [among[i] for i in sorted(self.shuffled(range(len(among)))[:count])]

    def quantile(self, points: Sequence[tuple[float, float]], part: int = 0, parts: int = 1) -> float:
        """A draw from the distribution through these (share, value) points, straight between them.

        Of `parts` equal parts of the distribution only the one numbered `part` is drawn from.
        """
        share = (part + self._random()) / parts
        for (low_share, low), (high_share, high) in pairwise(points):
            if share <= high_share:
                return low + (high - low) * (share - low_share) / (high_share - low_share)
        return points[-1][1]


def split(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in whole parts in proportion to whole weights, to the last unit; what is left over goes to the largest rests."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    rests = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in rests[: total - sum(parts)]:
        parts[i] += 1
    return parts


def rounded(amount: float, step: int) -> int:
    """To the nearest multiple of `step`, halves upward."""
    return int(amount / step + 0.5) * step
