"""An assessment as arrays, for what is asked of points and weights alone."""

from dataclasses import dataclass

import numpy as np

from analytics.assessment.result import Assessment


@dataclass(frozen=True)
class PointsArray:
    """`points` n pairs × m indicators (nan: not known), `weights` m in percent, `fixed` n: bonus less deduction."""

    pair_ids: tuple[str, ...]
    indicator_ids: tuple[str, ...]
    points: np.ndarray
    weights: np.ndarray
    fixed: np.ndarray


def points_matrix(assessed: Assessment) -> PointsArray:
    """The pairs that have a score, in the order of their lines. What the scheme fills (by zero, or the lowest points) is filled."""
    lines, ids = assessed.scored, tuple(one.id for one in assessed.scheme.indicators)
    points = [[np.nan if (given := line.cells[key].points) is None else float(given) for key in ids] for line in lines]
    return PointsArray(
        tuple(line.pair_id for line in lines),
        ids,
        np.array(points, dtype=float).reshape(len(lines), len(ids)),
        np.array([float(one.weight) for one in assessed.scheme.indicators]),
        np.array([float(line.adjusted) for line in lines]),
    )
