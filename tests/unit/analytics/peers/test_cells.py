"""Sums of several pairs: what is told, what is withheld, and what is withheld lest the total give it back."""

from fractions import Fraction

import pytest

from analytics.peers.cells import is_safe, may_be_told, together, withheld


def cell(*amounts: int) -> dict[str | None, Fraction]:
    return {f"P{n:02d}": Fraction(amount) for n, amount in enumerate(amounts, 1)}


@pytest.mark.parametrize(
    ("amounts", "safe"),
    [
        ((10, 10, 10, 10, 10, 10), True),
        ((10, 10, 10, 10, 10), False),  # five, of whom one asks
        ((10, 10, 10, 10, 10, 0, 0, 0), False),  # who has none hides nobody
        ((0, 0, 0, 0, 0, 0, 0, 0), False),  # that nobody has any says it of each
        ((100, 50, 4, 4, 4, 3), False),  # the other four are exactly 15 % of the largest
        ((100, 50, 4, 4, 4, 4), True),
        ((50, 100, 4, 4, 4, 3), False),  # whoever comes first
        ((10, 10, 10, 10, 10, 10, -1), False),  # a loss bounds nothing
        ((), False),
    ],
)
def test_a_sum_is_told_of_six_where_the_others_hide_the_largest(amounts: tuple[int, ...], safe: bool) -> None:
    assert is_safe(cell(*amounts)) is safe


def test_no_cell_is_withheld_alone_where_the_total_is_told() -> None:
    even, few = cell(*[10] * 8), cell(10, 10, 10, 0, 0, 0, 0, 0)
    small = cell(*[1] * 8)
    assert withheld({"T1": even, "T2": few, "T3": small}, total_is_told=False) == {"T2"}
    assert withheld({"T1": even, "T2": few, "T3": small}, total_is_told=True) == {"T2", "T3"}
    assert withheld({"T1": even, "T3": small}, total_is_told=True) == frozenset()


def test_more_go_until_what_is_left_of_the_total_is_safe() -> None:
    """One part of 1000 is not hidden by eight of 1, but by eight of 30."""
    cells = {"T1": cell(1000, 0, 0), "T2": cell(*[1] * 8), "T3": cell(*[30] * 8), "T4": cell(*[50] * 8)}
    assert withheld(cells, total_is_told=True) == {"T1", "T2", "T3"}
    assert is_safe(together(cells[track] for track in ("T1", "T2", "T3")))


def test_a_stock_s_cell_is_told_beside_the_one_of_the_year_before_only_where_what_came_is_safe() -> None:
    before = {"T1": cell(*[5] * 8), "T2": cell(*[3] * 8), "T3": cell(*[4] * 8)}
    now = {"T1": cell(*[5] * 7, 9), "T2": cell(*[4] * 8), "T3": cell(*[6] * 8)}
    assert withheld(now, True) == frozenset()
    assert withheld(now, True, [before]) == {"T1", "T2"}  # the one pair's 4, and what would give it back
    assert withheld(now, False, [before]) == {"T1"}
    assert withheld({**now, "T1": cell(*[9] * 8)}, False, [before], frozenset({"T3"})) == {"T3"}


def test_a_total_is_told_where_what_came_since_the_last_one_is_safe_too() -> None:
    before = cell(10, 10, 10, 10, 10, 10)
    assert may_be_told(cell(20, 20, 20, 20, 20, 20), [before])
    assert not may_be_told(cell(10, 10, 10, 10, 10, 17), [before])  # one pair's 7 is the difference
    assert not may_be_told(cell(10, 10, 10, 10, 10, 3), [before])
    assert not may_be_told(before, [before])  # that nothing came says it of each
