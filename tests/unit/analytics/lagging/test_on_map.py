"""What a map says first and opens with: who has not come half way to what is due, recounted from the plain tables."""

from fractions import Fraction

import pytest

from analytics.lagging.on_map import NAMED, map_finding
from analytics.lagging.worst import worst_by
from analytics.map.figures import first_link
from analytics.selection import Selection
from tests.plain_judgement import PlainJudgement
from tests.shipped import PAIRS, dataset, oracle


def plainly(metric_id: str, quarter: str):
    """Who is judged, with the share of what is due, and who is behind."""
    held = PlainJudgement(oracle("demo"), metric_id, Selection(quarter))
    shares = {pair: Fraction(held.done(pair)) / held.due(pair) for pair in PAIRS if held.due(pair)}
    return shares, [pair for pair in PAIRS if held.status(pair) == "behind"]


@pytest.mark.parametrize("quarter", ["2023Q4", "2024Q3", "2025Q4"])
@pytest.mark.parametrize("metric_id", ["execution_rate", "investment_target_rate"])
def test_those_under_half_are_counted_among_those_behind_and_named_the_worst_first(quarter, metric_id):
    shares, behind = plainly(metric_id, quarter)
    far = sorted((pair for pair in shares if shares[pair] < Fraction(1, 2)), key=lambda pair: (shares[pair], pair))
    said = map_finding(dataset("demo"), metric_id, Selection(quarter))
    assert said
    if not far:
        assert said == worst_by(dataset("demo"), metric_id, Selection(quarter))
        return
    assert f"{len(behind)} 对滞后，其中 {len(far)} 对不到" in said.zh and f"{len(far)} under half" in said.en
    assert [piece.pair_id for piece in said.zh_pieces if piece.pair_id] == far[:NAMED]
    assert ("最差的是" in said.zh) == (len(far) > NAMED)


def test_of_an_amount_it_is_that_of_its_rate_and_of_what_has_no_benchmark_nothing():
    asked = Selection("2025Q2")
    assert map_finding(dataset("demo"), "investment_completed", asked) == map_finding(
        dataset("demo"), "investment_target_rate", asked
    )
    assert map_finding(dataset("demo"), "projects", asked) is None
    assert map_finding(dataset("demo"), "execution_rate", Selection("2025Q4", pairs=("P02",))) is None, (
        "one is no worst"
    )
    assert map_finding(dataset("reported"), "execution_rate", Selection("2024Q3")) is None


@pytest.mark.parametrize(
    "asked, first",
    [
        ({}, "execution_rate"),
        ({"span": "quarter", "tracks": ("T2",)}, "execution_rate"),
        ({"stages": ("signed",)}, "investment_completed"),
        ({"counties": ("331127",)}, "investment_completed"),
        ({"value_type": "at_capacity"}, "output_value"),
    ],
)
def test_a_map_opens_with_what_the_selection_may_be_asked_of(asked, first):
    assert {first_link(Selection(quarter, **asked)) for quarter in ("2023Q1", "2025Q4")} == {first}
