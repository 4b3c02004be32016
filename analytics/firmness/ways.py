"""Places by other ways: without one indicator, by other normalisations and aggregations, with missing figures otherwise filled."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from analytics.firmness.points import Points, in_steps, places, ranked, spread

_DIGITS = 9  # of a score in floats: what differs less is equal
_LEAST = 1.0  # points under a root: a product knows no 0
_FULL = 100.0  # points
POINTS, MIN_MAX, Z_SCORE, RANK = "points", "min_max", "z_score", "rank"
ARITHMETIC, GEOMETRIC, COPELAND = "arithmetic", "geometric", "copeland"
LOWEST, MEDIAN, HIGHEST = "lowest", "median", "highest"
COMPLETE_PAIRS, COMPLETE_INDICATORS = "complete_pairs", "complete_indicators"


@dataclass(frozen=True)
class Way:
    """Places in the order of `Points.pair_ids`, None without a place. `id`: an indicator that is left out, a normalisation and
    an aggregation with a hyphen between, or what missing figures become. `adjusted`: whether bonus and deduction count."""

    id: str
    places: tuple[int | None, ...]
    adjusted: bool = True


def dropped(points: Points) -> tuple[Way, ...]:
    """Each indicator that weighs left out in turn, the weights of the rest in proportion; none where it is the only one."""
    weighing = [int(n) for n in np.flatnonzero(points.weights)]
    return tuple(Way(points.indicator_ids[n], places(_without(points, n))) for n in weighing if len(weighing) > 1)


def _without(points: Points, n: int) -> Points:
    kept = tuple(one for k, one in enumerate(points.indicator_ids) if k != n)
    weights, held = np.delete(points.weights, n), np.delete(points.points, n, axis=1)
    return replace(points, indicator_ids=kept, points=held, weights=weights)


def other_ways(points: Points) -> tuple[Way, ...]:
    """Normalisations: min–max among the pairs, z-score, place among the pairs; an indicator in which all are alike gives each the
    middle. Aggregations: arithmetic, geometric (points from 1 up), Copeland (most duels won, each by weight). The
    arithmetic mean of places is Borda's count. Bonus and deduction, in points, count where scores are points too."""
    placed = {way: replace(points, points=_normalised(points.points, way)) for way in (MIN_MAX, Z_SCORE, RANK)}
    return (
        Way(f"{POINTS}-{GEOMETRIC}", _placed(points, _geometric(points) + points.fixed)),
        Way(f"{MIN_MAX}-{ARITHMETIC}", _placed(points, _arithmetic(placed[MIN_MAX]) + points.fixed)),
        Way(f"{MIN_MAX}-{GEOMETRIC}", _placed(points, _geometric(placed[MIN_MAX]) + points.fixed)),
        Way(f"{Z_SCORE}-{ARITHMETIC}", _placed(points, _arithmetic(placed[Z_SCORE])), False),
        Way(f"{RANK}-{ARITHMETIC}", _placed(points, _arithmetic(placed[RANK])), False),
        Way(COPELAND, _placed(points, _copeland(points)), False),
    )


def missing_in_and_out(points: Points) -> tuple[Way, ...]:
    """Missing figures as the lowest, median and highest points of their indicator; only pairs, only indicators without any
    missing. Empty where nothing that weighs is missing."""
    weighs = points.weights > 0
    lacking = np.isnan(points.points) & weighs
    if not lacking.any():
        return ()
    some = ~np.isnan(points.points).all(axis=0)
    ways: dict[str, Callable[..., np.ndarray]] = {LOWEST: np.nanmin, MEDIAN: np.nanmedian, HIGHEST: np.nanmax}
    filled = (Way(way, places(replace(points, points=_filled(points.points, some, by)))) for way, by in ways.items())
    whole = np.where(lacking.any(axis=1)[:, None], np.nan, points.points)
    everywhere = np.where(lacking.any(axis=0), 0.0, points.weights)
    found = [*filled, Way(COMPLETE_PAIRS, places(replace(points, points=whole)))]
    if everywhere.any():
        found.append(Way(COMPLETE_INDICATORS, places(replace(points, weights=everywhere))))
    return tuple(found)


def _filled(held: np.ndarray, some: np.ndarray, by: Callable[..., np.ndarray]) -> np.ndarray:
    found = held.copy()
    found[:, some] = np.where(np.isnan(held[:, some]), by(held[:, some], axis=0), held[:, some])
    return found


def _placed(points: Points, scores: np.ndarray) -> tuple[int | None, ...]:
    rows = in_steps(points).rows
    return spread(rows, ranked([float(one) for one in np.round(scores, _DIGITS)[list(rows)]]), len(points.pair_ids))


def _normalised(held: np.ndarray, way: str) -> np.ndarray:
    found = np.full(held.shape, np.nan)
    for n, column in enumerate(held.T):
        known = ~np.isnan(column)
        if known.any():
            found[known, n] = _column(column[known], way)
    return found


def _column(known: np.ndarray, way: str) -> np.ndarray:
    if np.ptp(known) == 0:
        return np.full(len(known), 0.0 if way == Z_SCORE else _FULL / 2)
    if way == MIN_MAX:
        return (known - known.min()) / np.ptp(known) * _FULL
    if way == Z_SCORE:
        return (known - known.mean()) / known.std()
    below, equal = known[:, None] > known, known[:, None] == known
    return (below.sum(axis=1) + (equal.sum(axis=1) - 1) / 2) / (len(known) - 1) * _FULL


def _arithmetic(points: Points) -> np.ndarray:
    """The weighted mean of what is known; nan where nothing that weighs is."""
    weights = np.where(np.isnan(points.points), 0.0, points.weights)
    with np.errstate(invalid="ignore"):
        return (np.nan_to_num(points.points) * weights).sum(axis=1) / weights.sum(axis=1)


def _geometric(points: Points) -> np.ndarray:
    return np.exp(_arithmetic(replace(points, points=np.log(np.maximum(points.points, _LEAST)))))


def _copeland(points: Points) -> np.ndarray:
    """Duels won less duels lost: the heavier side of the indicators known of both decides a duel."""
    weights = in_steps(points).weights
    return np.array([sum(np.sign(duel @ weights) for duel in _duels(points.points, row)) for row in points.points])


def _duels(held: np.ndarray, row: np.ndarray) -> Iterator[np.ndarray]:
    """In which indicators the row is better (1), worse (−1), equal or not to be compared (0), against each."""
    return (np.nan_to_num(np.sign(row - other)) for other in held)
