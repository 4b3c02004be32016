"""Ranges of past errors are the same on every visit, hold what they say they do, and are withheld where they rest on too little."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analytics.effects.intervals import COVERED, FEWEST_ERRORS, FEWEST_YEARS, error_bound, sum_bound

YEARS = (2021, 2022, 2023, 2024)


def test_the_bound_of_a_forecast_is_an_order_statistic_of_past_misses():
    errors = [Fraction(n, 100) * (-1) ** n for n in range(1, 20)]  # nineteen: ⌈20 × 80 %⌉ = the 16th smallest
    assert error_bound(errors) == Fraction(16, 100)
    assert error_bound(list(reversed(errors))) == Fraction(16, 100)
    assert error_bound([*errors, Fraction(20, 100)]) == Fraction(17, 100), "twenty: ⌈21 × 80 %⌉, and not the 16th"
    assert error_bound([Fraction(1)] * FEWEST_ERRORS) == 1
    assert error_bound([Fraction(1)] * (FEWEST_ERRORS - 1)) is None


@given(st.lists(st.fractions(-1, 5), min_size=FEWEST_ERRORS + 1, max_size=40))
def test_leaving_one_out_the_bound_holds_as_many_as_it_promises(errors):
    """The promise of the order statistic: each left out in turn, at least four fifths lie within the bound of the rest."""
    held = sum(abs(one) <= (error_bound(errors[:n] + errors[n + 1 :]) or 0) for n, one in enumerate(errors))
    assert held >= len(errors) * Fraction(4, 5)


def test_the_bound_of_a_sum_keeps_what_went_wrong_for_all_and_loses_what_evens_out():
    common = {year: [(Fraction(10), Fraction(12))] * 18 for year in YEARS}
    assert sum_bound(common, 18) == Decimal("0.2")
    evening = {year: [(Fraction(10), Fraction(10 + 3 * (-1) ** n)) for n in range(18)] for year in YEARS}
    found = sum_bound(evening, 18)
    assert found is not None and found < Decimal("0.15") and found == sum_bound(evening, 18)
    few = sum_bound(evening, 1)
    assert few is not None and few > Decimal("0.29"), "of one pair alone nothing evens out"


def test_years_are_not_mixed_in_one_draw():
    missed, hit = [(Fraction(10), Fraction(15))] * 9, [(Fraction(10), Fraction(10))] * 9
    years = {2021: missed, 2022: missed, 2023: hit, 2024: hit}
    assert sum_bound(years, 18) == Decimal("0.5"), "half of the draws miss by half, none by a quarter"


def test_few_past_misses_or_years_bound_no_sum():
    """A year moves all pairs at once: however many pairs there are, a few years tell little of the next."""
    for few in range(1, FEWEST_YEARS):
        assert sum_bound({2020 + n: [(Fraction(10), Fraction(12))] * 18 for n in range(few)}, 18) is None
    exact = (Fraction(1), Fraction(1))
    assert sum_bound({year: [exact] for year in YEARS}, 5) is None, "four pair years are few errors"
    assert sum_bound({year: [exact, exact] for year in YEARS}, 5) == 0
    assert sum_bound({2024: [(Fraction(1), Fraction(1))] * (FEWEST_ERRORS - 1)}, 5) is None
    assert sum_bound({}, 5) is None


def test_the_fewest_years_are_those_of_which_the_largest_miss_may_promise_as_much():
    """Of n years alike the next stays within the largest miss with a chance of n ÷ (n + 1)."""
    assert Fraction(FEWEST_YEARS, FEWEST_YEARS + 1) >= COVERED > Fraction(FEWEST_YEARS - 1, FEWEST_YEARS)
