"""What is said of firmness is true as printed: a printed threshold swaps, what is not all is not printed as all."""

import re
from dataclasses import replace

import numpy as np
import pytest

from analytics.firmness import wording
from analytics.firmness.draws import firmness
from analytics.firmness.points import places
from analytics.firmness.sensitivity import Sensitivity
from analytics.firmness.swap import neighbour_swaps, smallest_swap
from analytics.firmness.tiers import tiers
from analytics.firmness.ways import missing_in_and_out, other_ways
from analytics.firmness.weights import BOX, DIRICHLET, WeightDraws
from style.text import Text
from tests.unit.analytics.firmness.cases import made, random_points

POINTS = made([[80, 60], [60, 70], [30, 40]], [40, 60])
PAIRS = {"P00": Text("甲对", "A"), "P01": Text("乙对", "B"), "P02": Text("丙对", "C")}
INDICATORS = {"i0": Text("投资", "Investment"), "i1": Text("产值", "Output")}


def test_a_swap_is_told_with_what_is_enough() -> None:
    swap = smallest_swap(POINTS, "P00", "P01")
    by_weight = wording.swap_by_weight(swap, PAIRS, INDICATORS)
    assert by_weight.zh == "“投资”的权重由 40.0% 降到低于 33.3%（其余按原比例分得）"
    assert by_weight.en == "A weight of “Investment” below 33.3%, now 40.0%, the others gaining in proportion"
    by_figure = wording.swap_by_figure(swap, PAIRS, INDICATORS)
    assert by_figure.zh == "乙对“产值”的分值由 70.0 分升到超过 73.4 分"


def printed(text: str) -> float:
    """The number that is to be crossed."""
    return float(re.search(r"(?:超过|低于) ([0-9.]+)", text)[1])


@pytest.mark.parametrize("seed", range(20))
def test_crossing_the_printed_number_swaps(seed: int) -> None:
    points = random_points(12, 5, seed, 0.1)
    pairs, indicators = ({one: Text(one, one) for one in ids} for ids in (points.pair_ids, points.indicator_ids))
    for swap in neighbour_swaps(points):
        rows = [points.pair_ids.index(one) for one in (swap.ahead, swap.behind)]
        if swap.weight:
            n = points.indicator_ids.index(swap.weight.indicator_id)
            to = printed(wording.swap_by_weight(swap, pairs, indicators).zh) / 100
            to += 1e-5 if swap.weight.by > 0 else -1e-5
            others = np.delete(points.weights, n)
            moved = replace(points, weights=np.insert(others / others.sum() * (1 - to), n, to))
            assert places(moved)[rows[1]] < places(moved)[rows[0]]
        if swap.figure:
            n, row = points.indicator_ids.index(swap.figure.indicator_id), points.pair_ids.index(swap.figure.pair_id)
            held = points.points.copy()
            to = printed(wording.swap_by_figure(swap, pairs, indicators).zh)
            held[row, n] = to + (0.001 if swap.figure.by > 0 else -0.001)
            moved = replace(points, points=held)
            assert places(moved)[rows[1]] < places(moved)[rows[0]]


def test_a_threshold_near_the_end_or_near_the_present_is_told_finer() -> None:
    near = smallest_swap(made([[50.01, 50], [50, 50.01]], [50.02, 49.98]), "P00", "P01")
    assert "由 50.02% 降到低于 50.00%" in wording.swap_by_weight(near, PAIRS, INDICATORS).zh
    end = smallest_swap(made([[100, 50], [0, 50.02]], [20, 80]), "P00", "P01")
    assert "由 20.00% 降到低于 0.01%" in wording.swap_by_weight(end, PAIRS, INDICATORS).zh


def test_where_nothing_swaps_that_is_told() -> None:
    swap = smallest_swap(made([[100, 100], [0, 0]], [50, 50]), "P00", "P01")
    assert "都不会" in wording.swap_by_weight(swap, PAIRS, INDICATORS).zh
    assert "都不会" in wording.swap_by_figure(swap, PAIRS, INDICATORS).zh
    equal = smallest_swap(made([[60, 60], [60, 60]], [50, 50]), "P00", "P01")
    assert {says(equal, PAIRS, INDICATORS).zh for says in (wording.swap_by_weight, wording.swap_by_figure)} == {
        "甲对与乙对得分相同，位次并列"
    }


def test_places_and_how_they_were_drawn() -> None:
    firm = firmness(POINTS, WeightDraws(BOX, 0.3), 4_000, seed=5)
    assert wording.interval(firm, "P02", PAIRS).zh == "丙对按办法列第 3 位；权重变动时，90% 以上的抽样都列第 3 位"
    assert "列第 1 至 2 位，中位数为第 1 位" in wording.interval(firm, "P00", PAIRS).zh
    assert wording.how_drawn(firm).zh.startswith("权重抽取 4,000 次：各项在办法所定值的 ±30% 之内")
    other = replace(firm, how=WeightDraws(DIRICHLET, 0.1))
    assert "standard deviation of a weight of mean size 10% of it; seed 5" in wording.how_drawn(other).en


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1, "100.0%"), (0.99996, "超过99.95%"), (0.9994, "99.9%"), (0, "0.0%"), (0.0001, "不足0.05%"), (0.0006, "0.1%")],
)
def test_what_is_not_all_is_not_printed_as_all(share: float, expected: str) -> None:
    firm = firmness(POINTS, WeightDraws(BOX, 0.3), 10)
    firm = replace(firm, passes=np.full((3, 3), share))
    assert wording.passing(firm, "P00", "P01", PAIRS).zh == f"{expected} 的抽样中，甲对排在乙对之前"


def test_tiers_in_words() -> None:
    firm = firmness(POINTS, WeightDraws(BOX, 0.3), 4_000)
    first, second = tiers(firm)
    assert wording.tier(first, 1, PAIRS) == Text("第 1 档：甲对、乙对", "Tier 1: A, B")
    assert wording.told_apart(first, PAIRS) is None
    assert wording.told_apart(second, PAIRS).zh.endswith("（100.0% 的抽样先后一致）")
    assert "95%" in wording.tiers_rule().zh and "60%" in wording.tiers_rule(0.6).en


@pytest.mark.parametrize(
    ("total", "error", "expected"),
    [
        (
            [0.7, 0.2],
            0.01,
            "对甲对位次影响最大的是“投资”的权重：它单独占位次波动的 60%，连同与其他权重的相互作用占 70%",
        ),
        ([0.7, 0.7], 0.01, "对甲对位次影响最大的是“投资”、“产值”的权重，其间大小分不清"),
        ([0.7, 0.2], 0.3, "哪一项权重对甲对的位次影响最大，这些抽样分不清"),
        ([np.nan, np.nan], np.nan, "权重变动不影响甲对的位次"),
    ],
)
def test_which_weight_decides(total: list[float], error: float, expected: str) -> None:
    held = np.array([total] * 3)
    moved = Sensitivity(held - 0.1, held, held * 0 + error, held * 0 + error)
    firm = replace(firmness(POINTS, WeightDraws(BOX, 0.3), 10), sensitivity=moved)
    assert wording.decides(firm, "P00", PAIRS, INDICATORS).zh == expected


def test_every_way_has_its_words() -> None:
    points = made([[90, None], [80, 40], [60, 100]], [50, 50])
    assert [way.id for way in (*other_ways(points), *missing_in_and_out(points))] == list(wording.WAYS)
