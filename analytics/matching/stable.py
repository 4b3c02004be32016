"""All stable matchings of two sides, from the one best for the industrial side to the one best for the mountain side.

Each side's best comes of deferred acceptance (Gale and Shapley). From a stable matching the next ones come of its rotations: rings
in which each moves on to the next on its list that would take it (Irving and Leather); a chain of them passes every stable pair.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from analytics.matching.preferences import Ints, Matching, Preferences

MOST_LISTED = 200  # there may be more stable matchings than anybody can list: their number may grow exponentially
Ring = tuple[tuple[int, int], ...]  # (i, m): i leaves for m


@dataclass(frozen=True)
class Stable:
    """`listed`: the industrial side's best first; where `is_whole` is False there are at least so many. `in_every` and `in_some`
    are of all stable matchings, listed or not, as (i, m)."""

    industrial_best: Matching
    mountain_best: Matching
    listed: tuple[Matching, ...]
    is_whole: bool
    in_every: tuple[tuple[int, int], ...]
    in_some: tuple[tuple[int, int], ...]


def stable(preferences: Preferences, most: int = MOST_LISTED) -> Stable:
    """Every stable matching, or `most` of them. All leave the same ones without a partner."""
    lists = _Lists(preferences)
    first, last = lists.industrial_best(), lists.mountain_best()
    listed, is_whole = _listed(lists, first, most)
    every = tuple((i, m) for i, m in enumerate(first) if m is not None and last[i] == m)
    return Stable(first, last, listed, is_whole, every, lists.in_some(first))


def in_some_and_every(preferences: Preferences) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The pairs of some and of every stable matching, without listing any."""
    lists = _Lists(preferences)
    first, last = lists.industrial_best(), lists.mountain_best()
    some = lists.in_some(first) if first != last else _pairs(first)
    return some, tuple((i, m) for i, m in enumerate(first) if m is not None and last[i] == m)


def _pairs(matching: Sequence[int | None]) -> tuple[tuple[int, int], ...]:
    return tuple((i, m) for i, m in enumerate(matching) if m is not None)


class _Lists:
    """Preferences as lists to walk down."""

    def __init__(self, preferences: Preferences) -> None:
        self._size = preferences.shape
        self._place = preferences.mountain.tolist()
        self._industrial, self._mountain = _walks(preferences.industrial), _walks(preferences.mountain)
        self._own_place = preferences.industrial.tolist()

    def industrial_best(self) -> Matching:
        return tuple(_accepted(self._industrial, self._place))

    def mountain_best(self) -> Matching:
        found: list[int | None] = [None] * self._size[0]
        for m, i in enumerate(_accepted(self._mountain, self._own_place)):
            if i is not None:
                found[i] = m
        return tuple(found)

    def in_some(self, first: Matching) -> tuple[tuple[int, int], ...]:
        """Down one chain from the industrial side's best: it passes every rotation once, and so every stable pair."""
        found, walk = set(_pairs(first)), _Walk(self, first)
        while ring := walk.any_ring():
            found.update(ring)
            walk.turn(ring)
        return tuple(sorted(found))


class _Walk:
    """A stable matching, and how far each has come down its list: going on from it nobody ever goes back up."""

    def __init__(self, lists: _Lists, matching: Matching) -> None:
        self._lists = lists
        self._size = len(matching)
        self._partner: dict[int, int] = {m: i for i, m in _pairs(matching)}
        self._at = [0 if m is None else lists._own_place[i][m] + 1 for i, m in enumerate(matching)]
        self._ended: set[int] = {i for i, m in enumerate(matching) if m is None}

    def matching(self) -> Matching:
        found: list[int | None] = [None] * self._size
        for m, i in self._partner.items():
            found[i] = m
        return tuple(found)

    def turned(self, ring: Ring) -> "_Walk":
        """The matching after a rotation; this one stays as it is."""
        other = copy(self)
        other._partner, other._at, other._ended = dict(self._partner), list(self._at), set(self._ended)
        other.turn(ring)
        return other

    def turn(self, ring: Ring) -> None:
        for i, m in ring:
            self._partner[m] = i
            self._at[i] = self._lists._own_place[i][m] + 1

    def rings(self) -> list[Ring]:
        """The rotations that can be turned from here."""
        seen: set[int] = set()
        return [ring for start in range(self._size) if (ring := self.ring(start, seen))]

    def any_ring(self) -> Ring | None:
        """The first there is."""
        return next(filter(None, (self.ring(start, set()) for start in range(len(self._at)))), None)

    def ring(self, start: int, seen: set[int]) -> Ring | None:
        """The ring that the way from `start` leads into; None where it leads into none, or to one already `seen`."""
        way: dict[int, int] = {}  # whom each would go to
        i = start
        while i not in way and i not in seen and i not in self._ended:
            to = self._next(i)
            if to is None:
                # Who leads into no ring now leads into none further down: what stops it stays where it is.
                self._ended.update(way, (i,))
                return None
            way[i] = to
            i = self._partner[to]
        seen.update(way)
        if i in self._ended:
            self._ended.update(way)
        return _ring_of(way, i, self._partner) if i in way else None

    def _next(self, i: int) -> int | None:
        """The next on i's list that would rather have i; None where there is none, or where it has nobody and so i has gone too far."""
        held, place = self._lists._industrial[i], self._lists._place
        while self._at[i] < len(held):
            to = held[self._at[i]]
            partner = self._partner.get(to)
            if partner is None:
                return None
            if place[to][i] < place[to][partner]:
                return to
            self._at[i] += 1
        return None


def _ring_of(way: dict[int, int], start: int, partner: dict[int, int]) -> Ring:
    ring: list[tuple[int, int]] = []
    i = start
    while not ring or i != start:
        ring.append((i, way[i]))
        i = partner[way[i]]
    return tuple(ring)


def _listed(lists: _Lists, first: Matching, most: int) -> tuple[tuple[Matching, ...], bool]:
    """Level by level from the first; whether these are all."""
    found = {first: None}
    queue = [_Walk(lists, first)]
    for walk in queue:
        for ring in walk.rings():
            after = walk.turned(ring)
            one = after.matching()
            if one not in found:
                if len(found) == most:
                    return tuple(found), False
                found[one] = None
                queue.append(after)
    return tuple(found), True


def _walks(places: Ints) -> list[list[int]]:
    """Each one's list, the best first."""
    order, lengths = np.argsort(places, axis=1, kind="stable").tolist(), (places < places.shape[1]).sum(axis=1).tolist()
    return [row[:length] for row, length in zip(order, lengths, strict=True)]


def _accepted(lists: list[list[int]], place: list[list[int]]) -> list[int | None]:
    """Deferred acceptance: each asks down its list, each asked keeps the best so far. The partner of each who asks."""
    asked = [0] * len(lists)
    kept: dict[int, int] = {}
    free = list(range(len(lists)))
    while free:
        who = free.pop()
        while asked[who] < len(lists[who]):
            to = lists[who][asked[who]]
            asked[who] += 1
            now = kept.get(to)
            if now is None or place[to][who] < place[to][now]:
                kept[to] = who
                if now is not None:
                    free.append(now)
                break
    found: list[int | None] = [None] * len(lists)
    for to, who in kept.items():
        found[who] = to
    return found
