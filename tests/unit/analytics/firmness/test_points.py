"""Places follow from points and weights exactly: equal scores share a place, nobody is placed on nothing."""

import numpy as np
import pytest
from hypothesis import given

from analytics.firmness.counting import counted
from analytics.firmness.points import Points, in_steps, places, scores
from tests.unit.analytics.firmness.cases import any_points, made, plain_places


@given(any_points())
def test_places_are_those_of_plain_fractions(points: Points) -> None:
    assert list(places(points)) == plain_places(points, points.weights)


@given(any_points())
def test_places_are_counted_as_they_are_sorted_under_any_weights(points: Points) -> None:
    gains = in_steps(points)
    random = np.random.Generator(np.random.PCG64(1))
    weights = random.integers(1, 4, (9, len(points.weights))) * (points.weights > 0)
    passes = np.zeros((len(gains.rows),) * 2, int)
    found = counted(scores(gains, weights.astype(float)), passes)
    expected = np.array([plain_places(points, row.tolist()) for row in weights])[:, list(gains.rows)].T
    assert (found == expected).all()
    before = [[sum(a < b for a, b in zip(one, other, strict=True)) for other in expected] for one in expected]
    assert passes.tolist() == before


def test_equal_scores_are_equal_whatever_binary_makes_of_them() -> None:
    assert places(made([[70.1, 70.3], [70.2, 70.2], [70.3, 70.1]], [50, 50])) == (1, 1, 1)
    assert places(made([[0.3, None], [0.1, 0.5], [0.2, 0.4]], [1 / 3, 1 / 3])) == (1, 1, 1)


def test_a_pair_without_a_figure_that_weighs_has_no_place() -> None:
    assert places(made([[None, 90], [50, None], [60, 10]], [100, 0])) == (None, 2, 1)


def test_more_than_255_pairs_are_counted() -> None:
    assert counted(np.arange(300.0)[:, None])[:, 0].tolist() == list(range(300, 0, -1))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"weights": np.array([1.0])}, "do not fit"),
        ({"pair_ids": ("P", "P")}, "twice"),
        ({"weights": np.array([1.0, -1.0])}, "at least 0"),
        ({"weights": np.array([0.0, 0.0])}, "not all 0"),
        ({"points": np.array([[1.0, np.inf], [1.0, 2.0]])}, "finite"),
        ({"fixed": np.array([np.nan, 0.0])}, "finite"),
        ({"points": np.array([[1.0, 2000.0], [1.0, 2.0]])}, "at most"),
    ],
)
def test_arrays_that_cannot_be_placed_are_refused(change: dict, fault: str) -> None:
    whole = vars(made([[1, 2], [3, 4]], [1, 1]))
    with pytest.raises(ValueError, match=fault):
        Points(**whole | change)
