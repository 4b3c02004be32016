"""How far a forecast may lie from what comes, by its own past errors; from how many years on that may be called a probability."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

import numpy as np

SEED = 20230101  # fixed: the same data give the same range on every visit
RESAMPLES = 9_999
COVERED = Fraction(80, 100)  # of past errors, how many the range is to hold
FEWEST_ERRORS = 8  # past errors a range rests on at the least
# A year moves all pairs at once, so that it is years that are drawn, not pairs. Of n years alike, the next one lies within
# the largest miss of the n with a probability of n ÷ (n + 1), which reaches COVERED at four: with fewer no range of past
# errors can be said to hold four fifths of what comes, however many pairs there are.
FEWEST_YEARS = 4


def error_bound(errors: Sequence[Fraction]) -> Fraction | None:
    """Within which relative error COVERED of the past forecasts lay, counted with one more to come.

    The k-th smallest of the past errors' sizes, k = ⌈(n + 1) × COVERED⌉: which way they missed is not held to repeat.
    None for fewer than FEWEST_ERRORS.
    """
    if len(errors) < FEWEST_ERRORS:
        return None
    return sorted(map(abs, errors))[ceil((len(errors) + 1) * COVERED) - 1]


def sum_bound(past: Mapping[int, Sequence[tuple[Fraction, Fraction]]], count: int) -> Decimal | None:
    """The same for a sum of `count` forecasts, from past (forecast, what came) of pairs by year: as many pairs of one year
    are drawn with replacement and summed, over and over, a year at a time: that keeps what went wrong for all at once.

    None for fewer years than FEWEST_YEARS or fewer pairs than FEWEST_ERRORS.
    """
    years = [held for held in past.values() if held]
    if len(years) < FEWEST_YEARS or sum(map(len, years)) < FEWEST_ERRORS:
        return None
    draws = np.random.default_rng(SEED)
    sizes = []
    for number, held in enumerate(years):
        said, came = np.array([[float(v) for v in one] for one in held]).T
        share = RESAMPLES // len(years) + (number < RESAMPLES % len(years))
        drawn = draws.integers(0, len(held), (share, count))
        sizes.append(np.abs(came[drawn].sum(axis=1) / said[drawn].sum(axis=1) - 1))
    return Decimal(str(round(float(np.quantile(np.concatenate(sizes), float(COVERED))), 6)))
