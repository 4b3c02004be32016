"""Somebody of one pair who tries to work out the others' figures from all that is told to him: a second way, in plain rows.

He knows his own figures, and each other one to within 100 % of it. What he is told are sums of unknowns, each between two
bounds; how low and how high an unknown can then be is what a linear program finds.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog

from analytics.peers.limits import LIMITS
from analytics.peers.quartiles import Quartiles

Key = Hashable
Figure = Sequence[Key]  # the unknowns it is the sum of
A_HAIR = 1e-9  # of the scale: what floats are off by


class Contradiction(AssertionError):
    """What is told and the true figures do not go together: something else was told than is said."""


@dataclass
class Insider:
    """`true` figures by key, of which `own` are known. Sums that are told are added one by one."""

    true: Mapping[Key, Fraction]
    own: frozenset[Key]
    small: float  # what is known of a figure of 0: that it is at most this
    rows: list[tuple[dict[Key, float], float, float]] = field(default_factory=list)

    def is_told(self, weights: Mapping[Key, float], low: float, high: float) -> None:
        """That a weighted sum of unknowns lies between two bounds."""
        self.rows.append((dict(weights), low, high))

    def is_told_sum(self, keys: Iterable[Key], value: Fraction, step: Fraction) -> None:
        self.is_told(dict.fromkeys(keys, 1.0), float(value - step / 2), float(value + step / 2))

    def is_told_mean(self, figures: Sequence[Figure], value: Fraction, step: Fraction) -> None:
        share = 1 / len(figures)
        weights = {key: share for figure in figures for key in figure}
        self.is_told(weights, float(value - step / 2), float(value + step / 2))

    def knows_order(self, figures: Sequence[Figure]) -> None:
        """That each is at most the next."""
        for low, high in pairwise(figures):
            self.is_told(dict.fromkeys(low, -1.0) | dict.fromkeys(high, 1.0), 0.0, np.inf)

    def guesses(self, key: Key) -> tuple[float, float]:
        true = float(self.true[key])
        return (true, true) if key in self.own else (0.0, true + max(true, self.small))

    def reach(self, asked: Mapping[Key, float]) -> tuple[float, float]:
        """How low and how high a weighted sum of figures can be. Raises Contradiction."""
        keys = sorted({key for row, _, _ in self.rows for key in row} | set(asked), key=repr)
        at = {key: n for n, key in enumerate(keys)}
        scale = max((abs(float(self.true[key])) for key in keys), default=1.0) or 1.0
        matrix, most = [], []
        for row, low, high in self.rows:
            line = np.zeros(len(keys))
            for key, weight in row.items():
                line[at[key]] = weight
            for sign, bound in ((1, high), (-1, -low)):
                if np.isfinite(bound):
                    matrix.append(sign * line)
                    most.append(bound / scale + A_HAIR)
        bounds = [tuple(side / scale for side in self.guesses(key)) for key in keys]
        goal = np.zeros(len(keys))
        for key, weight in asked.items():
            goal[at[key]] = weight
        found = []
        for sign in (1, -1):
            told = (np.array(matrix), np.array(most)) if matrix else (None, None)
            result = linprog(sign * goal, *told, bounds=bounds, method="highs")
            if not result.success:
                raise Contradiction(f"{result.message} asking for {asked}")
            found.append(sign * result.fun * scale)
        return found[0], found[1]


def closeness(low: float, high: float) -> float:
    """How close the best single guess surely comes to the figure, as a share of it: 0.15 is to within 15 %."""
    return (high - low) / (high + low) if high + low > 0 else 0.0


def hidden(low: float, high: float, share: Fraction, small: float) -> bool:
    """Whether it stays hidden to within a share of it, and of next to nothing within that share of `small`."""
    p = float(share)
    return closeness(low, high) > p - 1e-6 and high - low > 2 * p * small * (1 - 1e-6)


def windows_of(order: Sequence[Figure]) -> list[list[Figure]]:
    """Of figures in order, those that each quartile is said to be the mean of: at most half a window away from its place."""
    last = len(order) - 1
    return [
        [figure for at, figure in enumerate(order) if abs(4 * at - quarter * last) <= 2 * LIMITS.window]
        for quarter in (1, 2, 3)
    ]


def knows_box(insider: Insider, order: Sequence[Figure], box: Quartiles) -> None:
    """Adds the quartiles, for somebody who knows this order."""
    insider.knows_order(order)
    for figures, told in zip(windows_of(order), box.told, strict=True):
        insider.is_told_mean(figures, told, box.step)
