"""Whose weight moves a pair's place: first-order and total Sobol indices of all places at once.

The weights are moved before they are divided by their sum, where each is drawn by itself. First order: the share of the
variance of a place that goes when this weight alone is known; total: the share that stays when it alone is not known.
Estimators of Saltelli and others (2010), as in scipy.stats.sobol_indices: docs/decisions.md tells why they are summed here.
"""

from dataclasses import dataclass

import numpy as np

from analytics.firmness.counting import CHUNK, counted
from analytics.firmness.points import Gains, scores


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """All pairs × indicators; rows of nan where a place never moved. `first_error`, `total_error`: standard errors of
    having drawn, so far and no further."""

    first: np.ndarray
    total: np.ndarray
    first_error: np.ndarray
    total_error: np.ndarray


SURE = 2  # standard errors by which one effect must exceed another to be told from it
NAMED = 3  # weights at most that are said to decide together
ROUGH = 0.1  # a standard error of a total effect beyond which nothing is said of it: the place moved in too few draws


def deciding(found: Sensitivity, row: int) -> tuple[int, ...]:
    """Of a pair the indicators whose weight moves its place most, the largest total effect first: those that having drawn cannot
    tell from it. Empty where the place never moved or too seldom, and where more than NAMED are alike."""
    total, error = found.total[row], found.total_error[row]
    if np.isnan(total).any():
        return ()
    order = np.argsort(-total, kind="stable")
    most = order[0]
    alike = [int(n) for n in order if total[most] - total[n] <= SURE * np.hypot(error[most], error[n])]
    return tuple(alike) if len(alike) <= NAMED and error[most] <= ROUGH else ()


class _Sums:
    """What is summed over the draws, as whole numbers in floats."""

    def __init__(self, pairs: int, indicators: int) -> None:
        self.draws = 0
        self.plain = np.zeros((2, pairs))  # of a place and its square, both samples together
        self.other = np.zeros(pairs)  # of a place in the second sample
        # Of the change d by one weight and the place b of the second sample: d, d², d⁴, b d, b d², b² d².
        self.moved = np.zeros((6, pairs, indicators))


def sensitivity(gains: Gains, first: np.ndarray, second: np.ndarray) -> Sensitivity:
    """From two samples of weights (draws × indicators) drawn apart: each weight in turn of the first is replaced by the second's."""
    sums = _Sums(len(gains.rows), len(gains.weights))
    for start in range(0, len(first), CHUNK):
        _add(sums, gains, first[start : start + CHUNK], second[start : start + CHUNK])
    return _indices(sums)


def _add(sums: _Sums, gains: Gains, first: np.ndarray, second: np.ndarray) -> None:
    place = counted(scores(gains, first)).astype(np.float32)
    other = counted(scores(gains, second)).astype(np.float32)
    sums.draws += len(first)
    sums.other += other.sum(axis=1, dtype=float)
    for held in (place, other):
        sums.plain += held.sum(axis=1, dtype=float), _dot(held, held)
    gained, weighed = gains.gains @ first.T, None if gains.complete else gains.known @ first.T
    for n in np.flatnonzero(gains.weights):
        by = second[:, n] - first[:, n]
        moved = gained + gains.gains[:, n, None] * by
        if weighed is not None:
            moved /= weighed + gains.known[:, n, None] * by
        change = counted(moved) - place
        square, both = change * change, other * change
        sums.moved[:, :, n] += (
            change.sum(axis=1, dtype=float),
            _dot(change, change),
            _dot(square, square),
            _dot(other, change),
            _dot(both, change),
            _dot(both, both),
        )


def _dot(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Row by row; whole numbers, so that doubles hold the sum exactly."""
    return np.einsum("ij,ij->i", one, other, dtype=float)


def _indices(sums: _Sums) -> Sensitivity:
    with np.errstate(invalid="ignore", divide="ignore"):
        mean, squares = sums.plain / (2 * sums.draws)
        variance = (squares - mean**2)[:, None]
        variance = np.where(variance > 0, variance, np.nan)
        change, square, fourth, both, other_square, both_square = sums.moved / sums.draws
        # The second sample's place enters less its mean: without it the sum would be of the mean's noise.
        own = (sums.other / sums.draws)[:, None]
        first = both - own * change
        first_square = both_square - 2 * own * other_square + own**2 * square
        spreads = (first_square - first**2, (fourth - square**2) / 4)
        errors = [np.sqrt(np.maximum(spread, 0) / sums.draws) / variance for spread in spreads]
        return Sensitivity(first / variance, square / 2 / variance, *errors)
