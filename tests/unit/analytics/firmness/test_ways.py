"""Other ways of adding up give the places their definitions give, and do not move with what they leave out of account."""

from dataclasses import replace

import numpy as np
from hypothesis import given

from analytics.firmness.points import Points, places
from analytics.firmness.ways import dropped, missing_in_and_out, other_ways
from tests.unit.analytics.firmness.cases import any_points, made, only, plain_places, random_points


def by_id(ways) -> dict[str, tuple[int | None, ...]]:
    return {way.id: way.places for way in ways}


@given(any_points())
def test_without_an_indicator_it_weighs_nothing(points: Points) -> None:
    found = by_id(dropped(points))
    weighing = [n for n, weight in enumerate(points.weights) if weight]
    assert list(found) == [points.indicator_ids[n] for n in weighing if len(weighing) > 1]
    for n in weighing if len(weighing) > 1 else []:
        weights = [0 if k == n else one for k, one in enumerate(points.weights)]
        assert list(found[points.indicator_ids[n]]) == plain_places(points, weights)


@given(any_points())
def test_all_ways_place_whom_the_scheme_places(points: Points) -> None:
    placed = [one is None for one in places(points)]
    for way in other_ways(points):
        assert [one is None for one in way.places] == placed, way.id


@given(any_points(indicators=1))
def test_of_one_indicator_without_adjustments_all_ways_agree(points: Points) -> None:
    points = replace(points, fixed=points.fixed * 0, points=np.maximum(points.points, 1))
    assert {way.places for way in other_ways(points)} == {places(points)}


@given(any_points())
def test_a_scale_of_another_unit_moves_no_relative_way(points: Points) -> None:
    """Half the points and ten more, in the first indicator alone; doubling and halving are exact in floats."""
    held = points.points.copy()
    held[:, 0] = held[:, 0] / 2 + 10
    plain, other = by_id(other_ways(points)), by_id(other_ways(replace(points, points=held)))
    for way in ("min_max-arithmetic", "min_max-geometric", "z_score-arithmetic", "rank-arithmetic", "copeland"):
        assert plain[way] == other[way], way


def test_places_alone_count_for_borda_and_copeland() -> None:
    points = random_points(8, 4, 6)
    warped = by_id(other_ways(replace(points, points=points.points**2 / 100)))
    plain = by_id(other_ways(points))
    assert [plain[way] == warped[way] for way in ("rank-arithmetic", "copeland")] == [True, True]
    assert plain["points-geometric"] == warped["points-geometric"], "a square doubles every logarithm"
    assert plain["min_max-arithmetic"] != warped["min_max-arithmetic"]


def test_by_hand() -> None:
    """An uneven pair is ahead by sums, behind by products; duels go by the heavier side."""
    found = by_id(other_ways(made([[99, 25], [60, 60], [58, 61]], [50, 50])))
    assert found["points-geometric"] == (3, 1, 2)  # √2475 < √3538 < √3600
    assert found["copeland"] == (1, 1, 1), "each wins as much weight as it loses"
    assert by_id(other_ways(made([[99, 25], [60, 60], [58, 61]], [40, 60])))["copeland"] == (3, 2, 1)
    borda = by_id(other_ways(made([[99, 25], [60, 60], [58, 61]], [40, 60])))["rank-arithmetic"]
    assert borda == (3, 2, 1)  # 40, 0.4 × 50 + 0.6 × 50 = 50, 60
    z = by_id(other_ways(made([[0, 60], [10, 50], [20, 0]], [50, 50])))["z_score-arithmetic"]
    # (−1.22, 0, 1.22) and (0.89, 0.51, −1.40): −0.34, 0.51, −0.18
    assert z == (3, 1, 2)


def test_bonus_and_deduction_count_where_scores_are_points() -> None:
    plain = made([[80, 60], [60, 80.2]], [50, 50])
    raised = replace(plain, fixed=np.array([5.0, 0]))
    assert {way.adjusted for way in other_ways(plain)} == {True, False}
    for way, before in zip(other_ways(raised), other_ways(plain), strict=True):
        assert way.places == ((1, 2) if way.adjusted else before.places), way.id


def test_missing_figures_in_and_out() -> None:
    points = made([[90, None], [80, 40], [60, 100]], [50, 50])
    assert places(points) == (1, 3, 2)
    found = by_id(missing_in_and_out(points))
    assert found["lowest"] == (2, 3, 1)  # 65, 60, 80
    assert found["median"] == (1, 3, 1)  # 80, 60, 80
    assert found["highest"] == (1, 3, 2)  # 95, 60, 80
    assert found["complete_pairs"] == (None, 2, 1)
    assert found["complete_indicators"] == (1, 2, 3)


def test_what_is_missing_of_no_weight_is_not_missed() -> None:
    assert missing_in_and_out(made([[90, None], [80, 40]], [100, 0])) == ()
    assert "complete_indicators" not in by_id(missing_in_and_out(made([[90, None], [None, 40]], [50, 50])))


def test_another_order_of_pairs_permutes_all_ways() -> None:
    points, order = random_points(6, 4, 8, 0.2), [3, 0, 5, 1, 2, 4]
    for ways in (dropped, other_ways, missing_in_and_out):
        for one, other in zip(ways(points), ways(only(points, order)), strict=True):
            assert tuple(one.places[row] for row in order) == other.places
