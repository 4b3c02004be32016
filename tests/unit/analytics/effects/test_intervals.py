"""Intervals are the same on every visit, hold what they are of, and are withheld where they would rest on too little."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.effects.intervals import FEWEST_ERRORS, FEWEST_PAIRS, METHODS, error_bound, ratio_interval, sum_bound
from tests.examples import examples

YEARS = (2022, 2023, 2024)
amounts = st.integers(0, 10**12).map(lambda cents: Decimal(cents).scaleb(-2))


@examples(12)
@given(st.lists(st.tuples(amounts, amounts), min_size=FEWEST_PAIRS, max_size=18))
def test_an_interval_of_a_ratio_holds_it_and_is_found_again(pairs):
    over, under = [a for a, _ in pairs], [b for _, b in pairs]
    found = ratio_interval(over, under)
    assert found == ratio_interval(over, under)
    if found:
        ratio = float(sum(over)) / float(sum(under))
        assert found.method in METHODS and float(found.low) <= ratio * (1 + 1e-9)
        assert float(found.high) >= ratio * (1 - 1e-9)


def test_the_order_of_pairs_within_a_side_matters_as_they_are_drawn_together():
    under = [Decimal(n) for n in range(10, 28)]
    together = ratio_interval([2 * u for u in under], under)
    apart = ratio_interval([2 * u for u in reversed(under)], under)
    assert together and apart and together.high - together.low < Decimal("0.000001") < apart.high - apart.low
    assert abs(together.low - 2) < Decimal("0.000001")


def test_percentiles_are_near_those_of_plain_resampling():
    rng = np.random.default_rng(7)
    over, under = (rng.uniform(50, 150, 18) for _ in range(2))
    found = ratio_interval([Decimal(str(v)) for v in over], [Decimal(str(v)) for v in under])
    drawn = rng.integers(0, 18, (20_000, 18))
    low, high = np.quantile(over[drawn].sum(axis=1) / under[drawn].sum(axis=1), [0.025, 0.975])
    assert found and abs(float(found.low) - low) < 0.02 and abs(float(found.high) - high) < 0.02


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ([Decimal(1)] * (FEWEST_PAIRS - 1), [Decimal(1)] * (FEWEST_PAIRS - 1)),
        ([Decimal(1)] * FEWEST_PAIRS, [Decimal(0)] * FEWEST_PAIRS),
        ([], []),
    ],
)
def test_few_pairs_and_no_money_have_no_interval(over, under):
    assert ratio_interval(over, under) is None


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
    years = {
        2022: [(Fraction(10), Fraction(15))] * 9,
        2023: [(Fraction(10), Fraction(15))] * 9,
        2024: [(Fraction(10), Fraction(10))] * 9,
    }
    assert sum_bound(years, 18) == Decimal("0.5"), "two thirds of the draws miss by half, none by a quarter"


def test_few_past_misses_or_years_bound_no_sum():
    """A year moves all pairs at once: however many pairs there are, one or two years tell nothing of the next."""
    for few in (1, 2):
        assert sum_bound({2020 + n: [(Fraction(10), Fraction(12))] * 18 for n in range(few)}, 18) is None
    three = [(Fraction(1), Fraction(1))] * 2
    assert sum_bound(dict.fromkeys(YEARS, three), 5) is None
    assert sum_bound({2024: [(Fraction(1), Fraction(1))] * (FEWEST_ERRORS - 1)}, 5) is None
    assert sum_bound({}, 5) is None
