"""How far a figure may lie from what is shown: of a ratio of two sums by resampling pairs, of a forecast by its own past errors."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

import numpy as np
from scipy import stats

from style.text import Text

SEED = 20230101  # fixed: the same data give the same interval on every visit
RESAMPLES = 9_999
FEWEST_PAIRS = 10  # with fewer, resampling mostly repeats the same few pairs
CONFIDENCE = Fraction(95, 100)
COVERED = Fraction(80, 100)  # of forecasts, how many the interval is to hold
FEWEST_ERRORS = 8  # past errors an interval of a forecast rests on at the least
FEWEST_YEARS = (
    3  # years an interval of a sum rests on: a year moves all pairs at once, and one year tells nothing of others
)
METHODS: dict[str, Text] = {
    "BCa": Text("偏差校正加速", "bias-corrected and accelerated (BCa)"),
    "percentile": Text("百分位", "percentile"),
}


@dataclass(frozen=True)
class Interval:
    """Both ends, and by which of METHODS they were found."""

    low: Decimal
    high: Decimal
    method: str


def ratio_interval(over: Sequence[Decimal], under: Sequence[Decimal]) -> Interval | None:
    """Of Σover ÷ Σunder, each place of both one pair: pairs are drawn with replacement, both their sides together.

    BCa where it can be worked out and holds the ratio, else by percentiles; None where neither does, and for fewer than
    FEWEST_PAIRS pairs.
    """
    if len(over) < FEWEST_PAIRS or not sum(under):
        return None
    sides = np.array([[float(v) for v in over], [float(v) for v in under]])
    ratio = float(sum(over)) / float(sum(under))
    for method in METHODS:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")  # of figures that are all alike, which percentiles can bear
            found = stats.bootstrap(
                tuple(sides),
                _quotient,
                paired=True,
                vectorized=True,
                n_resamples=RESAMPLES,
                confidence_level=float(CONFIDENCE),
                method=method,
                rng=np.random.default_rng(SEED),
            ).confidence_interval
        # Alike to the last digit, the ends may miss the ratio by what floats lose.
        slack = abs(ratio) * 1e-12
        if np.isfinite([found.low, found.high]).all() and found.low - slack <= ratio <= found.high + slack:
            return Interval(_decimal(min(found.low, ratio)), _decimal(max(found.high, ratio)), method)
    return None


def _quotient(over: np.ndarray, under: np.ndarray, axis: int = -1) -> np.ndarray:
    return over.sum(axis=axis) / under.sum(axis=axis)


def _decimal(value: float) -> Decimal:
    return Decimal(str(float(value)))


def error_bound(errors: Sequence[Fraction]) -> Fraction | None:
    """Within which relative error COVERED of the next forecasts are to lie, if they miss as the past ones did.

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
    return _decimal(round(float(np.quantile(np.concatenate(sizes), float(COVERED))), 6))
