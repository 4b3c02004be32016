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
    """The pairs that have a score, in the order of their lines."""
    raise NotImplementedError
