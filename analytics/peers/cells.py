"""Which sums of several pairs may be told: enough of them, none that outweighs the rest, none got back from a total."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from analytics.peers.limits import LIMITS, Limits

Key = TypeVar("Key", bound=Hashable)
Contributions = Mapping[str | None, Fraction]  # what each pair adds to a sum; None: what belongs to no pair


def is_safe(cell: Contributions, limits: Limits = LIMITS) -> bool:
    """Whether the sum may be told to any contributor: the rest without the largest and the one who asks must hide the largest.

    The second largest asks with the best chance, so it stands for all. Amounts below zero have no such bound.
    """
    sizes = sorted(cell.values(), reverse=True)
    if not sizes or sizes[-1] < 0 or sum(1 for size in sizes if size) < limits.contributors:
        return False
    return sum(sizes[2:]) > limits.estimate * sizes[0]


def moved(now: Contributions, before: Contributions) -> Contributions:
    """What came or went of each between two quarters that are both told: their difference is told too."""
    return {one: abs(now.get(one, Fraction(0)) - before.get(one, Fraction(0))) for one in {**now, **before}}


def together(cells: Iterable[Contributions]) -> Contributions:
    """The sum of several cells, by pair."""
    found: dict[str | None, Fraction] = {}
    for cell in cells:
        for one, amount in cell.items():
            found[one] = found.get(one, Fraction(0)) + amount
    return found


def may_be_told(now: Contributions, told_before: Sequence[Contributions], limits: Limits = LIMITS) -> bool:
    """Whether a sum is safe by itself and beside each earlier one that it can be taken from."""
    return is_safe(now, limits) and all(is_safe(moved(now, before), limits) for before in told_before)


def withheld(
    cells: Mapping[Key, Contributions],
    total_is_told: bool,
    told_before: Sequence[Mapping[Key, Contributions]] = (),
    already: frozenset[Key] = frozenset(),
    limits: Limits = LIMITS,
) -> frozenset[Key]:
    """The cells of a table that are not told. Where its total is, what is left of it when the others are taken away is told
    as well: it must be safe like any sum, so the smallest go too until it is.

    `told_before`: the same table of earlier quarters, which this one can be taken from; what was withheld then (`already`) stays so,
    or the one told would give back the other.
    """
    hidden = set(already & cells.keys())
    for key, cell in cells.items():
        if not may_be_told(cell, [before.get(key, {}) for before in told_before], limits):
            hidden.add(key)

    def is_open() -> bool:
        rest, *earlier = (together(table[key] for key in hidden if key in table) for table in (cells, *told_before))
        return not may_be_told(rest, earlier, limits)

    by_size = sorted((key for key in cells if key not in hidden), key=lambda key: sum(cells[key].values()))
    while total_is_told and hidden and by_size and is_open():
        hidden.add(by_size.pop(0))
    return frozenset(hidden)
