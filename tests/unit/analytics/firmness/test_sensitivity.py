"""Sensitivities are SciPy's on the same runs, known values where they are known, and silent where a place never moves."""

import numpy as np
import pytest
from scipy.stats import sobol_indices

from analytics.firmness.counting import counted
from analytics.firmness.draws import firmness
from analytics.firmness.points import in_steps, scores
from analytics.firmness.sensitivity import Sensitivity, deciding, sensitivity
from analytics.firmness.weights import BOX, DIRICHLET, WeightDraws, drawn, generator
from tests.unit.analytics.firmness.cases import made, random_points


@pytest.mark.parametrize("missing", [0, 0.2])
@pytest.mark.parametrize("kind", [DIRICHLET, BOX])
def test_it_is_what_scipy_makes_of_the_same_runs(kind: str, missing: float) -> None:
    gains, random = in_steps(random_points(8, 5, 2, missing)), generator(3)
    first, second = (drawn(gains.weights, WeightDraws(kind, 0.3), 2**14, random) for _ in range(2))

    def placed(weights: np.ndarray) -> np.ndarray:
        return counted(scores(gains, weights)).astype(float)

    mixed = []
    for n in range(5):
        held = first.copy()
        held[:, n] = second[:, n]
        mixed.append(placed(held))
    runs = {"f_A": placed(first), "f_B": placed(second), "f_AB": np.array(mixed)}
    # SciPy takes the mean of both samples off before; this takes that of the second alone.
    runs = {name: held - runs["f_B"].mean(axis=1)[:, None] for name, held in runs.items()}
    theirs = sobol_indices(func=runs, n=2**14)
    ours = sensitivity(gains, first, second)
    moves = ~np.isnan(ours.total[:, 0])  # SciPy says 0 of a place that never moves
    assert moves.sum() > 3 and not theirs.total_order[~moves].any()
    assert np.allclose(ours.total[moves], theirs.total_order[moves], atol=1e-9)
    assert np.allclose(ours.first[moves], theirs.first_order[moves], atol=1e-3)


def test_of_a_nearly_linear_place_it_is_what_algebra_says() -> None:
    """A pair among a fine ladder of pairs that no weight moves: its place follows its score, and for small moves the score is
    linear in the weights, each with a share of (weight × distance of its points from the score)²."""
    own, weights = np.array([95, 70, 40, 60]), np.array([20, 30, 20, 30])
    score = own @ weights / 100
    ladder = score + np.linspace(-3, 3, 121)
    firm = firmness(made([own, *(np.round([step] * 4, 4) for step in ladder)], weights), WeightDraws(BOX, 0.1), 8_000)
    expected = (weights * (own - score)) ** 2
    expected = expected / expected.sum()
    assert firm.sensitivity.first[0] == pytest.approx(expected, abs=0.03)
    assert firm.sensitivity.total[0] == pytest.approx(expected, abs=0.03)
    assert deciding(firm.sensitivity, 0) == (0,) == (np.argmax(expected),)


def test_errors_are_as_large_as_seeds_differ() -> None:
    points, how = random_points(6, 4, 9), WeightDraws(DIRICHLET, 0.3)
    found = [firmness(points, how, 2_000, seed).sensitivity for seed in range(40)]
    for name in ("first", "total"):
        seen = np.std([getattr(one, name) for one in found], axis=0)
        said = np.mean([getattr(one, f"{name}_error") for one in found], axis=0)
        assert 0.5 < np.nanmedian(seen / said) < 1.5


def test_of_a_place_that_never_moves_nothing_is_said() -> None:
    firm = firmness(made([[90, 90], [50, 51], [51, 50]], [50, 50]), WeightDraws(BOX, 0.2), 1_000)
    assert np.isnan(firm.sensitivity.total[0]).all() and deciding(firm.sensitivity, 0) == ()
    assert not np.isnan(firm.sensitivity.total[1:]).any()


def test_a_weight_of_nothing_moves_nothing() -> None:
    firm = firmness(made([[60, 40, 10], [41, 61, 90], [50, 50, 0]], [50, 50, 0]), WeightDraws(BOX, 0.2), 4_000)
    assert (firm.sensitivity.total[:, 2] == 0).all() and (firm.sensitivity.first[:, 2] == 0).all()


@pytest.mark.parametrize(
    ("total", "error", "expected"),
    [
        ([0.2, 0.7, 0.1], 0.01, (1,)),
        ([0.69, 0.7, 0.1], 0.01, (1, 0)),
        ([0.7, 0.7, 0.1], 0.01, (0, 1)),
        ([0.3, 0.3, 0.3, 0.3], 0.01, ()),
        ([0.2, 0.9, 0.1], 0.11, ()),
    ],
)
def test_what_decides_is_what_can_be_told(total: list[float], error: float, expected: tuple[int, ...]) -> None:
    held = np.array([total])
    assert deciding(Sensitivity(held, held, held * 0 + error, held * 0 + error), 0) == expected
