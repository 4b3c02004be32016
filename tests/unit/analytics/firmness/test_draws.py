"""Intervals, chances and passes are what the draws hold, move as they must, and come again from the same seed on any machine."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from analytics.firmness.draws import Firm, firmness
from analytics.firmness.points import Points, in_steps
from analytics.firmness.weights import BOX, DIRICHLET, WeightDraws, drawn, generator
from tests.examples import examples
from tests.unit.analytics.firmness.cases import any_points, made, only, plain_places, random_points

ROOT = Path(__file__).parents[4]
HOWS = [WeightDraws(DIRICHLET, 0.2), WeightDraws(BOX, 0.2)]
# Of `digest`, with the NumPy that is pinned: another release may draw other numbers, then this one moves with the pin.
DIGEST = "4ba084f33c43a8a8bc1be894a4afd47888495a05eec481fb7eba440c7b0f3c64"


def figures(firm: Firm) -> tuple[np.ndarray, ...]:
    held = firm.sensitivity
    own = (firm.places, firm.low, firm.median, firm.high, firm.chance, firm.passes)
    return (*own, held.first, held.total, held.first_error, held.total_error)


def digest() -> str:
    found = hashlib.sha256()
    for how in HOWS:
        for points in (random_points(9, 5, 3), random_points(9, 5, 4, missing=0.2)):
            for held in figures(firmness(points, how, 9_000, seed=7)):
                found.update(np.ascontiguousarray(held, float).tobytes())
    return found.hexdigest()


@given(any_points(), st.sampled_from(HOWS))
@examples(30)
def test_all_is_counted_as_plain_fractions_count_it(points: Points, how: WeightDraws) -> None:
    firm = firmness(points, how, draws=40, seed=5)
    weights = drawn(in_steps(points).weights, how, 40, generator(5))
    placed = [row for row, one in enumerate(plain_places(points, points.weights)) if one is not None]
    every = [[plain_places(points, draw.astype(int))[row] for row in placed] for draw in weights]
    assert firm.pair_ids == tuple(points.pair_ids[row] for row in placed)
    assert set(firm.unplaced) == set(points.pair_ids) - set(firm.pair_ids)
    for n, found in enumerate(map(sorted, zip(*every, strict=True))):
        # The k-th smallest of 40, k = ⌈40 × share⌉.
        assert (firm.low[n], firm.median[n], firm.high[n]) == (found[1], found[19], found[37])
        assert [found.count(place) / 40 for place in range(1, len(placed) + 1)] == list(firm.chance[n])
        for other in range(len(placed)):
            assert firm.passes[n, other] == sum(draw[n] < draw[other] for draw in every) / 40


@given(any_points(), st.sampled_from(HOWS), st.floats(0.01, 1000))
@examples(30)
def test_scaling_all_weights_changes_nothing(points: Points, how: WeightDraws, by: float) -> None:
    found = (firmness(one, how, 50) for one in (points, replace(points, weights=points.weights * by)))
    for one, other in zip(*map(figures, found), strict=True):
        assert np.array_equal(one, other, equal_nan=True)


@given(st.permutations(range(7)), st.sampled_from(HOWS), st.sampled_from([0, 0.3]))
@examples(20)
def test_another_order_of_pairs_permutes_the_result(order: list[int], how: WeightDraws, missing: float) -> None:
    points = random_points(7, 4, 11, missing)
    plain, moved = firmness(points, how, 500), firmness(only(points, order), how, 500)
    at = [plain.pair_ids.index(one) for one in moved.pair_ids]
    for one, other in zip(figures(plain), figures(moved), strict=True):
        assert np.array_equal(one[np.ix_(at, at)] if one is plain.passes else one[at], other, equal_nan=True)


@given(any_points(missing=False), st.sampled_from(HOWS))
def test_who_is_better_in_all_passes_in_every_draw(points: Points, how: WeightDraws) -> None:
    better = np.vstack([points.points, points.points[0] + 0.1])
    ids, fixed = (*points.pair_ids, "Q"), np.append(points.fixed, points.fixed[0])
    firm = firmness(replace(points, pair_ids=ids, points=better, fixed=fixed), how, 200)
    assert firm.passing("Q", "P00") == 1 and firm.passing("P00", "Q") == 0


@pytest.mark.parametrize("how", HOWS)
def test_a_duel_of_two_is_won_as_often_as_probability_says(how: WeightDraws) -> None:
    """Ahead while the first weight is over 0.48 of both."""
    firm = firmness(made([[52, 0], [0, 48]], [50, 50]), how)
    if how.kind == DIRICHLET:
        alpha = (1 / how.part**2 - 1) / 2
        expected = beta.sf(0.48, alpha, alpha)
    else:
        # u > r v with both even on 1 ± 0.2: the triangle that loses, r v − 0.8 high up to v = 1.2.
        ratio, low, high = 0.48 / 0.52, 0.8, 1.2
        expected = 1 - (ratio * high - low) ** 2 / (2 * ratio) / (high - low) ** 2
    error = np.sqrt(expected * (1 - expected) / firm.draws)
    assert abs(firm.passing("P00", "P01") - expected) < 4 * error
    assert firm.chance[0, 0] == firm.passing("P00", "P01")


def test_the_same_seed_gives_the_same_and_another_one_nearly() -> None:
    points, how = random_points(9, 5, 3), HOWS[0]
    one, again, other = (firmness(points, how, 20_000, seed) for seed in (1, 1, 2))
    for first, second in zip(figures(one), figures(again), strict=True):
        assert np.array_equal(first, second, equal_nan=True)
    assert not np.array_equal(one.passes, other.passes)
    assert np.abs(one.passes - other.passes).max() < 0.03


def test_results_are_the_same_on_any_machine() -> None:
    assert digest() == DIGEST
    plain = "AVX512_ICL AVX512_SPR X86_V4 X86_V3"  # what NumPy and OpenBLAS would not find on an older processor
    older = os.environ | {"NPY_DISABLE_CPU_FEATURES": plain, "OPENBLAS_CORETYPE": "Prescott"}
    said = "from tests.unit.analytics.firmness.test_draws import digest; print(digest())"
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", said], cwd=ROOT, env=older, capture_output=True, text=True, check=True
    )
    assert found.stdout.split()[-1] == DIGEST


def test_what_is_kept_for_all_readers_cannot_be_written_to() -> None:
    firm = firmness(random_points(3, 2, 1), HOWS[0], 10)
    for held in figures(firm):
        with pytest.raises(ValueError, match="read-only"):
            held[...] = 0


def test_no_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        firmness(random_points(3, 2, 1), HOWS[0], 0)
