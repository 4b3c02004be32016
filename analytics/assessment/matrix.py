"""An assessment as arrays, for what is asked of points and weights alone."""

import numpy as np

from analytics.assessment.result import Assessment
from analytics.firmness.points import Points


def points_matrix(assessed: Assessment) -> Points:
    """The pairs that have a score, in the order of their lines. What the scheme fills (by zero, or the lowest points) is filled."""
    lines, ids = assessed.scored, tuple(one.id for one in assessed.scheme.indicators)
    points = [[np.nan if (given := line.cells[key].points) is None else float(given) for key in ids] for line in lines]
    return Points(
        tuple(line.pair_id for line in lines),
        ids,
        np.array(points, dtype=float).reshape(len(lines), len(ids)),
        np.array([float(one.weight) for one in assessed.scheme.indicators]),
        np.array([float(line.adjusted) for line in lines]),
    )
