"""Points of pairs by indicator with their weights, and the scores and places that follow from them, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

_POINT_STEPS = 10**4  # steps of a point
_WEIGHT_STEPS = 10**5  # steps of one per cent of weight
_MOST = 1000  # points; with it a sum of products stays below 2**53, where a float is a whole number still


@dataclass(frozen=True, eq=False)
class Points:
    """`points` (pairs × indicators) of 0–100, nan where missing; `weights` (indicators) of any sum, in proportion;
    `fixed` (pairs): bonus less deduction, added to the weighted mean of the points."""

    pair_ids: tuple[str, ...]
    indicator_ids: tuple[str, ...]
    points: np.ndarray
    weights: np.ndarray
    fixed: np.ndarray

    def __post_init__(self) -> None:
        shape = len(self.pair_ids), len(self.indicator_ids)
        if (self.points.shape, self.weights.shape, self.fixed.shape) != (shape, shape[1:], shape[:1]):
            raise ValueError("points, weights and fixed do not fit the pairs and indicators")
        if len(set(self.pair_ids)) < shape[0] or len(set(self.indicator_ids)) < shape[1]:
            raise ValueError("a pair or an indicator stands twice")
        if not (np.isfinite(self.weights).all() and (self.weights >= 0).all() and self.weights.sum() > 0):
            raise ValueError("weights are at least 0, and not all 0")
        if not np.isfinite(self.fixed).all() or np.isinf(self.points).any():
            raise ValueError("points and fixed are finite; only points may be missing, as nan")
        if (np.abs(self.fixed) + np.abs(np.nan_to_num(self.points)).max(initial=0) > _MOST).any():
            raise ValueError(f"points with fixed are at most {_MOST}")


@dataclass(frozen=True, eq=False)
class Gains:
    """The same in whole steps, held as floats: sums and products of them are exact in whatever order a machine takes them,
    so that equal scores are equal, and places the same on every machine.

    `rows`: which pairs of `Points` are placed, those with a figure of an indicator that weighs. `gains` (rows × indicators):
    points and fixed, 0 where missing; `known`: 1 where not missing; `weights`: at least one step each, or 0."""

    rows: tuple[int, ...]
    gains: np.ndarray
    known: np.ndarray
    weights: np.ndarray

    @property
    def complete(self) -> bool:
        return bool(self.known.all())


def in_steps(points: Points) -> Gains:
    known = ~np.isnan(points.points)
    gains = np.where(known, np.rint((np.nan_to_num(points.points) + points.fixed[:, None]) * _POINT_STEPS), 0.0)
    shares = points.weights / points.weights.sum()
    weights = np.where(shares > 0, np.maximum(1.0, np.rint(shares * 100 * _WEIGHT_STEPS)), 0.0)
    rows = np.flatnonzero(known @ weights > 0)
    return Gains(tuple(rows.tolist()), gains[rows], known[rows].astype(float), weights)


def exact_score(gains: Gains, row: int) -> Fraction:
    """The score of a placed pair, in steps of points."""
    gained, weighed = gains.gains[row] @ gains.weights, gains.known[row] @ gains.weights
    return Fraction(int(gained), int(weighed))


def as_points(steps: Fraction) -> Fraction:
    """Steps as points."""
    return steps / _POINT_STEPS


def scores(gains: Gains, weights: np.ndarray) -> np.ndarray:
    """Of each placed pair under each row of `weights` (draws × indicators, whole steps): rows × draws. Comparable within a
    draw alone where nothing is missing: the sum is then left undivided."""
    gained = gains.gains @ weights.T
    return gained if gains.complete else gained / (gains.known @ weights.T)


def places(points: Points) -> tuple[int | None, ...]:
    """Of each pair by its score; equals share the better place. None without any figure that weighs."""
    gains = in_steps(points)
    held = [exact_score(gains, row) for row in range(len(gains.rows))]
    return spread(gains.rows, ranked(held), len(points.pair_ids))


def ranked(held: Sequence[Fraction | float]) -> list[int]:
    """Place of each, the highest first."""
    better: dict[Fraction | float, int] = {}
    for place, score in enumerate(sorted(held, reverse=True), start=1):
        better.setdefault(score, place)
    return [better[score] for score in held]


def spread(rows: Sequence[int], found: Sequence[int], pairs: int) -> tuple[int | None, ...]:
    """What was found of some pairs, at their places among all; None for the others."""
    by_row = dict(zip(rows, found, strict=True))
    return tuple(by_row.get(row) for row in range(pairs))
