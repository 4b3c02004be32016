"""The pairs in force against the best and the stable matchings, on tables whose answer can be searched for."""

import numpy as np
import pytest

from analytics.matching.actual import LEAST_PAIRS, actual, judged
from analytics.matching.assignment import assignment
from analytics.matching.comparable import comparable, preferences
from analytics.matching.draws import drawn
from analytics.matching.preferences import blocking
from analytics.matching.weights import DEFAULT, Weights
from tests.matching_tables import NONE, codes, drawn_table, made
from tests.shipped import dataset


@pytest.mark.parametrize("seed", range(10))
def test_cost_is_what_the_best_loses_and_blocking_pairs_gain_on_both_sides(seed):
    table = drawn_table(seed, 6, 6)
    found = judged(table, draws=5)
    assert found.total == pytest.approx(sum(table.grid("total").diagonal()))
    assert found.best.total >= found.total - 1e-9
    for one in found.kept:
        two = one.line.industrial_adcode, one.line.mountain_adcode
        assert one.cost == pytest.approx(found.best.total - assignment(table, [two]).total, abs=1e-9)
        assert one.in_best == (two in found.best.pairs) and (not one.in_best or one.cost == 0)
    assert {one.two for one in found.blocking} == {
        (found.table.industrial[i], found.table.mountain[m]) for i, m in blocking(tuple(range(6)), preferences(table))
    }
    for one in found.blocking:
        assert one.industrial_then > one.industrial_now and one.mountain_then > one.mountain_now
    gains = [min(b.industrial_then - b.industrial_now, b.mountain_then - b.mountain_now) for b in found.blocking]
    assert gains == sorted(gains, reverse=True)


def test_pairs_that_suit_each_other_best_cost_nothing_and_nobody_blocks():
    found = judged(made({"land": np.full((5, 5), 0.2) + 0.7 * np.eye(5)}), draws=50)
    assert found.blocking == () and all(one.cost == 0 and one.in_every_stable for one in found.kept)
    assert all(one.share.best > 0.95 and one.share.every > 0.95 for one in found.kept)
    assert [one.industrial_place for one in found.kept] == [(1, 5)] * 5


def test_a_pair_of_which_too_little_is_known_is_named_and_not_judged():
    values = np.random.default_rng(1).random((5, 5))
    values[2, 2] = np.nan
    found = judged(made({"land": values}), draws=5)
    assert found.not_judged == ("P03",) and len(found.kept) == 4 and found.best.counted == 4
    assert codes(1, 5)[2] not in found.table.industrial and codes(2, 5)[2] not in found.table.mountain


def test_a_part_most_pairs_lack_counts_for_nobody():
    weights = Weights(**{**NONE, "land": 10, "links": 10})
    draw = np.random.default_rng(2)
    land, links = draw.random((5, 5)), draw.random((5, 5))
    links[np.diag_indices(5)] = np.nan
    fair = comparable(made({"land": land, "links": links}, weights))
    assert fair.left_out == ("links",) and np.allclose(fair.table.grid("total"), land)
    assert {line.known for line in fair.table.lines} == {0.5}, "what is known is still of the whole weight"
    links[:3, :3][np.diag_indices(3)] = 0.5  # known of most now
    assert comparable(made({"land": land, "links": links}, weights)).left_out == ()
    weights = Weights(**{**NONE, "land": 1, "links": 10})
    links[np.diag_indices(5)] = np.nan
    assert comparable(made({"land": land, "links": links}, weights)).table.ranked == (), "too little is left to rank by"


def test_on_thin_data_nothing_is_judged():
    found = actual(dataset("reported"), "2024Q3", DEFAULT)
    assert not found.is_enough and len(found.not_judged) == 18
    assert (found.kept, found.blocking, found.stable, found.drawn, found.total) == ((), (), None, None, 0.0)
    assert judged(drawn_table(0, LEAST_PAIRS, LEAST_PAIRS), draws=2).is_enough
    assert not judged(drawn_table(0, LEAST_PAIRS - 1, LEAST_PAIRS - 1), draws=2).is_enough


@pytest.mark.parametrize("quarter", ["2025Q4"])
def test_the_demo_is_judged_whole_and_every_stable_matching_is_stable(quarter):
    found = actual(dataset("demo"), quarter, DEFAULT)
    assert found.is_enough and found.not_judged == () and set(found.left_out) == {"likeness", "links"}
    assert all(not blocking(one, preferences(found.table)) for one in found.stable.listed)
    assert found.blocking and 0 < sum(one.in_best for one in found.kept) < 18
    ended = [one for one in found.kept if one.in_every_stable]
    assert all(one.share.stable >= one.share.every for one in found.kept) and ended


@pytest.mark.parametrize("holes", [0.0, 0.3])
def test_draws_are_repeatable_and_shares_are_of_all_draws(holes):
    table = drawn_table(4, 6, 6, holes)
    one, again, other = drawn(table, 60, 7), drawn(table, 60, 7), drawn(table, 60, 8)
    assert one == again and one.shares != other.shares
    for adcode in table.industrial:
        held = [share for two, share in one.shares.items() if two[0] == adcode]
        assert sum(share.best for share in held) <= 1 + 1e-9 and all(share.every <= share.stable <= 1 for share in held)
    assert all(table.line(*two).is_ranked for two in one.shares)


def test_a_weight_of_nothing_stays_nothing_and_small_noise_changes_little():
    table = made({"land": np.full((4, 4), 0.1) + 0.8 * np.eye(4), "energy": 1 - np.eye(4)})
    assert all(drawn(table, 40).share(two).best == 1 for two in zip(codes(1, 4), codes(2, 4), strict=True))


def test_other_names_give_the_same_judgement_under_those_names():
    draw = np.random.default_rng(5)
    both, here, there = draw.random((3, 5, 5))
    order = np.array([3, 1, 4, 0, 2])
    plain = judged(made({"land": both}, sides=(here, there)), draws=1)
    turned = np.ix_(order, order)
    renamed = judged(made({"land": both[turned]}, sides=(here[turned], there[turned])), draws=1)
    assert [renamed.kept[n].cost for n in range(5)] == pytest.approx([plain.kept[int(order[n])].cost for n in range(5)])
    assert len(renamed.blocking) == len(plain.blocking) and len(renamed.stable.listed) == len(plain.stable.listed)


def test_who_is_not_ranked_comes_up_in_no_draw():
    weights = Weights(**{**NONE, "land": 4, "energy": 6})
    energy = np.random.default_rng(6).random((4, 4))
    energy[0, 0] = energy[1, 2] = np.nan
    table = made({"land": np.ones((4, 4)), "energy": energy}, weights)
    came = drawn(table, 30).shares
    assert came and all(table.line(*two).is_ranked for two in came)
    assert (codes(1, 4)[0], codes(2, 4)[0]) not in came
