"""Weights are drawn around the scheme's as said: their mean, their spread, their bounds, and the same from the same seed."""

import numpy as np
import pytest

from analytics.firmness.weights import BOX, DIRICHLET, WeightDraws, drawn, generator

WEIGHTS = np.array([40, 30, 0, 20, 10]) * 1e5


def shares(how: WeightDraws, weights=WEIGHTS, draws: int = 40_000) -> np.ndarray:
    held = drawn(weights, how, draws, generator(1))
    return held / held.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("kind", [DIRICHLET, BOX])
def test_the_mean_is_the_scheme_and_nothing_stays_nothing(kind: str) -> None:
    found = shares(WeightDraws(kind, 0.2))
    assert np.allclose(found.mean(axis=0), WEIGHTS / WEIGHTS.sum(), atol=0.004)
    assert (found[:, 2] == 0).all() and (found[:, [0, 1, 3, 4]] > 0).all()


def test_a_dirichlet_weight_of_mean_size_spreads_by_the_part_said() -> None:
    assert shares(WeightDraws(DIRICHLET, 0.2), np.full(5, 2e6)).std(axis=0) / 0.2 == pytest.approx(0.2, rel=0.02)
    spread = shares(WeightDraws(DIRICHLET, 0.2)).std(axis=0)[[0, 1, 3, 4]] / np.array([0.4, 0.3, 0.2, 0.1])
    assert list(spread) == sorted(spread), "smaller weights move more for their size"


def test_a_box_weight_fills_its_bounds_and_keeps_to_them() -> None:
    held = drawn(WEIGHTS, WeightDraws(BOX, 0.25), 40_000, generator(1))[:, [0, 1, 3, 4]] / WEIGHTS[[0, 1, 3, 4]]
    assert held.min() >= 0.75 and held.max() <= 1.25
    assert held.std(axis=0) == pytest.approx(0.25 / np.sqrt(3), rel=0.02)


def test_one_weight_alone_cannot_move() -> None:
    assert (shares(WeightDraws(DIRICHLET, 0.5), np.array([0, 1e7]), 5) == [0, 1]).all()


@pytest.mark.parametrize(("kind", "part"), [("normal", 0.1), (BOX, 0), (DIRICHLET, 0.51), (BOX, -0.1)])
def test_a_way_of_drawing_that_is_none_is_refused(kind: str, part: float) -> None:
    with pytest.raises(ValueError, match="weights"):
        WeightDraws(kind, part)
