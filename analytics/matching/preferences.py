"""Whom each side would rather be paired with, and which two would leave a matching for each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
# One entry a row of the industrial side: the column it is matched with, None where with nobody.
Matching = tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class Preferences:
    """`industrial[i, m]`: the place of m on i's list, 0 the best; `mountain[m, i]` likewise. `nobody(side)` where one is not on the
    other's list: then neither is on the other's."""

    industrial: Ints
    mountain: Ints

    @property
    def shape(self) -> tuple[int, int]:
        return self.industrial.shape[0], self.industrial.shape[1]

    def may(self) -> NDArray[np.bool_]:
        """Who may be matched, industrial × mountain."""
        return self.industrial < self.industrial.shape[1]


def by_utility(industrial: NDArray[np.float64], mountain: NDArray[np.float64]) -> Preferences:
    """From what each is worth to the other, both industrial × mountain, the more the better; nan: not on the list, for both.
    Equals stand in the order of their columns and rows."""
    may = np.isfinite(industrial) & np.isfinite(mountain)
    return Preferences(_places(industrial, may), _places(mountain.T, may.T))


def _places(worth: NDArray[np.float64], may: NDArray[np.bool_]) -> Ints:
    order = np.argsort(np.where(may, -worth, np.inf), axis=1, kind="stable")
    places = np.empty(worth.shape, dtype=np.int64)
    np.put_along_axis(places, order, np.broadcast_to(np.arange(worth.shape[1]), worth.shape), axis=1)
    return np.where(may, places, worth.shape[1])


def blocking(matching: Sequence[int | None], preferences: Preferences) -> tuple[tuple[int, int], ...]:
    """The pairs (i, m) in which both would rather have each other than what they have: a matching is stable without any. Whoever
    is matched with nobody would rather have anybody on its list."""
    n, k = preferences.shape
    own, theirs = np.full(n, k), np.full(k, n)
    for i, m in enumerate(matching):
        if m is not None:
            own[i], theirs[m] = preferences.industrial[i, m], preferences.mountain[m, i]
    rather = (preferences.industrial < own[:, None]) & (preferences.mountain < theirs[:, None]).T
    return tuple((int(i), int(m)) for i, m in np.argwhere(rather))
