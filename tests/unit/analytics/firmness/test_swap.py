"""The smallest change that swaps two pairs makes them level, a little more swaps them, and nothing smaller does."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import given

from analytics.firmness.points import Points, places
from analytics.firmness.swap import neighbour_swaps, smallest_swap
from tests.examples import examples
from tests.unit.analytics.firmness.cases import any_points, made, only, plain_score, random_points

LITTLE = Fraction(1, 10**9)
GRID = 80


def weighed(points: Points, n: int, share: Fraction) -> list[Fraction] | None:
    """All weights once one has that share and the others keep their proportions."""
    held = [Fraction(str(one)) for one in points.weights]
    rest = sum(held) - held[n]
    return [share if k == n else one * (1 - share) / rest for k, one in enumerate(held)] if rest else None


def lead(points: Points, ahead: str, behind: str, weights) -> Fraction:
    rows = (points.pair_ids.index(one) for one in (ahead, behind))
    one, other = (plain_score(points, row, weights) for row in rows)
    return one - other


def swapping_shares(points: Points, ahead: str, behind: str, n: int) -> list[Fraction]:
    """Shares on a grid within 0–1 at which the one behind leads."""
    shares = [Fraction(k, GRID) for k in range(1, GRID)]
    return [s for s in shares if (held := weighed(points, n, s)) and lead(points, ahead, behind, held) < 0]


@given(any_points(pairs=3))
@examples(30)
def test_of_weights(points: Points) -> None:
    for swap in neighbour_swaps(points):
        now = [Fraction(str(one)) / Fraction(str(sum(points.weights))) for one in points.weights]
        assert (lead(points, swap.ahead, swap.behind, now) == 0) == swap.equal
        if swap.equal:
            continue
        assert lead(points, swap.ahead, swap.behind, now) > 0
        if swap.weight:
            n = points.indicator_ids.index(swap.weight.indicator_id)
            assert abs(float(lead(points, swap.ahead, swap.behind, weighed(points, n, swap.weight.level)))) < 1e-12
            beyond = swap.weight.level + (LITTLE if swap.weight.by > 0 else -LITTLE)
            assert lead(points, swap.ahead, swap.behind, weighed(points, n, beyond)) < 0
        for n, own in enumerate(now):
            for share in swapping_shares(points, swap.ahead, swap.behind, n):
                assert swap.weight and abs(share - own) > abs(swap.weight.by) - LITTLE


@given(any_points(pairs=3))
@examples(30)
def test_of_figures(points: Points) -> None:
    for swap in neighbour_swaps(points):
        if swap.equal:
            continue
        tried = [
            (row, n, points.points[row, n] + sign * by)
            for row, sign in ((points.pair_ids.index(swap.behind), 1), (points.pair_ids.index(swap.ahead), -1))
            for n in range(len(points.indicator_ids))
            for by in np.arange(2.5, 100, 2.5)
            if 0 < points.points[row, n] + sign * by < 100 and points.weights[n]
        ]
        works = [abs(to - points.points[row, n]) for row, n, to in tried if swapped(points, swap, row, n, to)]
        if swap.figure is None:
            assert not works
            continue
        assert not works or min(works) > abs(float(swap.figure.by)) - 1e-9
        row, n = points.pair_ids.index(swap.figure.pair_id), points.indicator_ids.index(swap.figure.indicator_id)
        level, way = float(swap.figure.level), 1 if swap.figure.by > 0 else -1
        assert swapped(points, swap, row, n, round(level + way * 0.001, 4))
        assert not swapped(points, swap, row, n, round(level - way * 0.001, 4))


def swapped(points: Points, swap, row: int, n: int, to: float) -> bool:
    held = points.points.copy()
    held[row, n] = round(to, 4)
    return lead(replace(points, points=held), swap.ahead, swap.behind, points.weights) < 0


def test_by_hand() -> None:
    """0.4 × 20 against 0.6 × 10: level at a third."""
    points = made([[80, 60], [60, 70]], [40, 60])
    swap = smallest_swap(points, "P01", "P00")
    assert swap == smallest_swap(points, "P00", "P01")
    assert (swap.ahead, swap.behind) == ("P00", "P01")
    assert (swap.weight.indicator_id, swap.weight.now, swap.weight.level) == ("i0", Fraction(2, 5), Fraction(1, 3))
    assert (swap.figure.indicator_id, swap.figure.by) == ("i1", Fraction(10, 3))


def test_one_better_in_all_is_passed_under_no_weights_but_by_a_figure() -> None:
    swap = smallest_swap(made([[80, 70], [60, 70]], [50, 50]), "P00", "P01")
    assert swap.weight is None and swap.figure is not None
    assert smallest_swap(made([[100, 100], [0, 0]], [50, 50]), "P00", "P01").figure is None


def test_equals_and_those_without_a_place() -> None:
    points = made([[80, 60], [60, 80], [None, None]], [50, 50])
    assert smallest_swap(points, "P00", "P01").equal
    assert smallest_swap(points, "P00", "P02") is None


def test_neighbours_are_those_next_in_place() -> None:
    points = random_points(6, 4, 8, 0.2)
    found = neighbour_swaps(points)
    by_place = dict(zip(places(points), points.pair_ids, strict=True))
    assert [(one.ahead, one.behind) for one in found] == [(by_place[n], by_place[n + 1]) for n in range(1, 6)]
    moved = neighbour_swaps(only(points, [3, 0, 5, 1, 2, 4]))
    assert found == moved
