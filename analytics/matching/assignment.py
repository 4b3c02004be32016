"""The one-to-one assignment with the most complementarity in all, with some pairs held fixed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from analytics.matching.complementarity import Complementarity

Two = tuple[str, str]  # (industrial, mountain), by their adcodes


@dataclass(frozen=True)
class Assigned:
    """`pairs` in the order of the industrial adcodes, those held `fixed` among them; `unmatched`: who is left without a partner,
    of both sides. `total`: the sum of the complementarity of `counted` pairs; a fixed one of which too little is known counts
    nothing."""

    pairs: tuple[Two, ...]
    fixed: tuple[Two, ...]
    unmatched: tuple[str, ...]
    total: float
    counted: int


def assignment(table: Complementarity, fixed: Iterable[Two] = ()) -> Assigned:
    """As many pairs as can be of which enough is known, and of those sets the one with the largest total. ValueError where a county
    is fixed twice, KeyError where one is not on its side."""
    held = tuple(fixed)
    taken = [adcode for two in held for adcode in two]
    if len(taken) != len(set(taken)):
        raise ValueError("a county is fixed twice")
    for two in held:
        table.line(*two)
    rest = table.only(set(table.industrial) - set(taken), set(table.mountain) - set(taken))
    found = best(rest.grid("total"))
    pairs = sorted((*held, *((rest.industrial[i], rest.mountain[m]) for i, m in found)))
    lines = [table.line(*two) for two in pairs]
    counted = [one.total for one in lines if one.is_ranked and one.total is not None]
    return Assigned(tuple(pairs), held, _unmatched(table, pairs), sum(counted, 0.0), len(counted))


def best(worth: NDArray[np.float64]) -> tuple[tuple[int, int], ...]:
    """Rows and columns of the best one to one; nan may not be taken. Worth lies within 0 and 1: a place left empty costs more than
    any others can make good."""
    if not worth.size:
        return ()
    may = np.isfinite(worth)
    rows, columns = linear_sum_assignment(np.where(may, worth, -1.0 - min(worth.shape)), maximize=True)
    return tuple((int(i), int(m)) for i, m in zip(rows, columns, strict=True) if may[i, m])


def _unmatched(table: Complementarity, pairs: Collection[Two]) -> tuple[str, ...]:
    taken = {adcode for two in pairs for adcode in two}
    return tuple(one for one in (*table.industrial, *table.mountain) if one not in taken)
