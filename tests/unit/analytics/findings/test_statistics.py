"""Noise stays silent, what is planted is found, and neither the order of members nor the unit of money makes any difference."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from analytics.findings.statistics import FEWEST_MEMBERS, FEWEST_QUARTERS, RATE, apart, passing, rarity, stages, turns
from tests.noise import KINDS, PAIRS, QUARTERS, false_alarms, p_values

DATASETS = 60


@pytest.mark.parametrize("kind", KINDS)
def test_noise_is_silent_but_for_the_stated_rate(kind):
    """Where there is nothing to find, whatever passes is false; the bench counts a thousand of each kind."""
    error = (RATE * (1 - RATE) / DATASETS) ** 0.5
    assert false_alarms(kind, DATASETS, seed=7) <= RATE + 2 * error


def test_without_the_rate_noise_is_loud():
    """What the test above rests on: so many p-values, each for itself, would tell of something in nearly every dataset."""
    random = np.random.default_rng(7)
    loud = sum(bool((p_values(random, "normal") <= RATE).any()) for _ in range(20))
    assert loud == 20


def panel(random: np.random.Generator) -> np.ndarray:
    return 1e8 * np.exp(np.linspace(0, 2, QUARTERS) + 0.15 * random.standard_normal((PAIRS, QUARTERS)))


@pytest.mark.parametrize("at", [4, 7, 9])
def test_a_planted_step_is_found_at_its_quarter(at):
    levels = panel(np.random.default_rng(at))
    levels[3, at:] /= 8
    told = turns(levels)
    held = passing(told.p)
    assert held[3] and held.sum() == 1
    assert told.is_step[3] and told.at[3] == at


def test_a_planted_change_of_direction_is_found():
    levels = panel(np.random.default_rng(1))
    levels[5] *= np.exp(-0.6 * np.maximum(np.arange(QUARTERS) - 5, 0))
    told = turns(levels)
    assert passing(told.p)[5] and not told.is_step[5] and abs(told.at[5] - 5) <= 1


def test_what_all_do_is_no_turn():
    """A common step, and one whose growth is steadily another's."""
    levels = panel(np.random.default_rng(2))
    levels[:, 6:] /= 8
    levels[4] *= np.exp(0.3 * np.arange(QUARTERS))
    assert not passing(turns(levels).p).any()


def test_a_planted_distance_is_found_and_only_against_its_peers():
    random = np.random.default_rng(3)
    values, sizes = 0.8 + 0.04 * random.standard_normal(PAIRS), np.full(PAIRS, 1e8)
    values[2] = 0.1
    told = apart(values, sizes)
    assert list(np.flatnonzero(passing(told.p))) == [2] and told.peers[2] == PAIRS - 1
    sizes[2] = 1e9  # like nobody
    alone = apart(values, sizes)
    assert np.isnan(alone.p[2]) and alone.peers[2] == 0


def test_two_strange_values_do_not_hide_each_other():
    values = 0.8 + 0.04 * np.random.default_rng(4).standard_normal(PAIRS)
    values[[2, 9]] = 0.1, 0.12
    assert set(np.flatnonzero(passing(apart(values, np.ones(PAIRS)).p))) == {2, 9}


def test_shares_of_stages_are_judged_exactly():
    first, reached = np.array([40, 100, 120]), np.array([10, 70, 85])
    told = stages(first, reached)
    for p, mine, came in zip(told, first, reached, strict=True):
        others = first.sum() - mine, reached.sum() - came
        assert p == pytest.approx(fisher_exact([[came, mine - came], [others[1], others[0] - others[1]]]).pvalue)
    assert passing(stages(first, reached))[0]


def test_a_chance_too_small_for_a_number_is_the_rarest_of_all():
    assert stages(np.array([400_000, 400_000]), np.array([1_000, 399_000]))[0] == 0.0
    assert rarity(1.0) == 0 and rarity(2.0) == 0 and rarity(0.01) == 2
    assert rarity(0.0) > rarity(1e-300) > rarity(1e-200)


def test_too_little_gives_nothing():
    assert np.isnan(turns(np.ones((PAIRS, FEWEST_QUARTERS - 1))).p).all()
    assert np.isnan(turns(np.ones((FEWEST_MEMBERS - 1, QUARTERS))).p).all()
    assert np.isnan(apart(np.arange(8.0), np.ones(8)).p).all()  # seven peers each
    assert np.isnan(apart(np.full(PAIRS, 0.5), np.ones(PAIRS)).p).all()  # that do not differ
    assert np.isnan(stages(np.array([9, 60]), np.array([0, 60])))[0]
    assert not passing(np.full(5, np.nan)).any()


def test_members_in_another_order_get_the_same_p_values():
    random = np.random.default_rng(5)
    levels, order = panel(random), random.permutation(PAIRS)
    assert (turns(levels[order]).p == turns(levels).p[order]).all()
    values, sizes = random.random(PAIRS), np.exp(random.normal(0, 0.3, PAIRS))
    assert np.array_equal(apart(values[order], sizes[order]).p, apart(values, sizes).p[order], equal_nan=True)


@pytest.mark.parametrize("unit", [1e-8, 1e4, 7.3])
def test_money_in_another_unit_gets_the_same_p_values(unit):
    random = np.random.default_rng(6)
    levels = panel(random)
    assert (turns(levels * unit).p == turns(levels).p).all()
    values, sizes = random.random(PAIRS), np.exp(random.normal(0, 0.3, PAIRS))
    assert np.array_equal(apart(values, sizes * unit).p, apart(values, sizes).p, equal_nan=True)


def test_equal_courses_have_no_turn():
    assert (turns(np.ones((PAIRS, QUARTERS)) * np.arange(1, QUARTERS + 1)).p == 1).all()
