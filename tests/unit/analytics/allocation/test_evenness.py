"""The Gini coefficient by its own formula, and what it must do whatever the amounts are."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analytics.allocation.evenness import gini, ratio

amounts = st.lists(st.integers(0, 10**9), min_size=1, max_size=20)


@given(amounts, st.integers(1, 1000), st.randoms())
def test_it_is_the_mean_difference_over_twice_the_mean(held, times, random):
    found = gini(held)
    if not sum(held):
        assert found is None
        return
    differences = sum(abs(one - other) for one in held for other in held)
    assert found == Fraction(differences, 2 * len(held) * sum(held))
    assert 0 <= found <= 1 - Fraction(1, len(held))
    assert gini([times * one for one in held]) == found, "the unit does not matter"
    random.shuffle(held)
    assert gini(held) == found


def test_by_hand():
    assert gini([1, 3]) == Fraction(1, 4)
    assert gini([5, 5, 5]) == 0
    assert gini([0, 0, 0, 8]) == Fraction(3, 4), "one has all: 1 − 1 ÷ 4"
    assert gini([Decimal("0.10"), Decimal("0.30")]) == Fraction(1, 4)


def test_of_nothing_there_is_none_and_nothing_over_zero_is_a_number():
    assert gini([]) is None and gini([0, 0]) is None
    assert ratio([]) is None and ratio([0, 4]) is None and ratio([2, 7]) == Fraction(7, 2)
