"""Median and quartiles: means of neighbours, rounded coarsely; and where own figures lie by them."""

from fractions import Fraction

import pytest

from analytics.peers.audit import hides
from analytics.peers.limits import LIMITS
from analytics.peers.quartiles import Quartiles, box_of, step_of, windows


def test_each_quartile_is_the_mean_of_at_least_seven_neighbours() -> None:
    assert [list(window) for window in windows(18)] == [
        [1, 2, 3, 4, 5, 6, 7],
        [5, 6, 7, 8, 9, 10, 11, 12],
        [10, 11, 12, 13, 14, 15, 16],
    ]
    for count in range(LIMITS.known, 40):
        assert all(len(window) >= LIMITS.window for window in windows(count))


@pytest.mark.parametrize(
    ("middle", "step"), [("9", "0.5"), ("10", "1"), ("19.9", "1"), ("20", "2"), ("0.83", "0.05"), ("0.2", "0.02")]
)
def test_the_step_is_at_most_a_tenth_of_the_median(middle: str, step: str) -> None:
    assert step_of(Fraction(middle)) == Fraction(step)


def test_quartiles_are_multiples_of_their_step_and_no_pair_s_figure() -> None:
    box = box_of([Fraction(n) for n in range(1, 19)])
    assert box == Quartiles(Fraction(5), Fraction("9.5"), Fraction(14), Fraction("0.5"))
    assert box_of([Fraction(n) for n in range(1, LIMITS.known)]) is None
    assert box_of([Fraction(0)] * 18) is None  # that nobody has any is not told


def test_where_a_figure_lies_is_what_the_told_quartiles_say() -> None:
    box = Quartiles(Fraction(5), Fraction(10), Fraction(14), Fraction(1, 2))
    said = [box.quarter(Fraction(value)) for value in (0, 5, 9, 10, 13, 14, 99)]
    assert said == ["lower", "lower_middle", "lower_middle", "upper_middle", "upper_middle", "upper", "upper"]


@pytest.mark.parametrize("values", [[100] * 18, [1] * 6 + [100] * 12, [*range(100, 118)], [-5, *range(1, 18)]])
def test_figures_that_lie_close_together_have_no_quartiles_told(values: list[int]) -> None:
    figures = [Fraction(value) for value in values]
    box = box_of(figures)
    assert box and not hides(figures, box, None)
