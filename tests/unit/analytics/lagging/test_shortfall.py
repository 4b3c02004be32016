"""A pair's gap is what the plain rows say should have been spent and was not, and its parts add up to it, exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.lagging.course import quarter_ends
from analytics.lagging.scope import asked_of_money
from analytics.lagging.shortfall import Shortfalls, shortfalls
from analytics.selection import SPANS, Selection
from analytics.warnings.thresholds import thresholds
from store.schema import TABLES
from tests.examples import examples
from tests.generated import datasets, opened
from tests.oracle import Oracle
from tests.plain_judgement import PlainJudgement, plain_gap
from tests.shipped import dataset, oracle, plain

VALUES = thresholds().values
QUARTERS = [f"{year}Q{n}" for year in (2023, 2024, 2025) for n in (1, 2, 3, 4)]
NARROWED = {
    "all": {},
    "one pair": {"pairs": ("P02",)},
    "a track": {"tracks": ("T3",)},
    "pairs and tracks": {"pairs": ("P02", "P04", "P11"), "tracks": ("T1", "T2")},
}


def check(found: Shortfalls, held: Oracle, asked: Selection) -> None:
    for line in found.lines:
        assert (line.gap, line.undisbursed) == plain_gap(held, asked, line.pair_id)
        assert line.gap == line.undisbursed + line.unspent and line.unspent >= 0
    assert found.whole and found.whole.gap == sum(line.gap for line in found.lines)
    assert found.whole.undisbursed + found.whole.unspent == found.whole.gap
    order = [(not line.is_behind, not line.money.is_judged, -line.gap, line.pair_id) for line in found.lines]
    assert order == sorted(order), "those behind first, each by the size of its gap"


@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.parametrize("narrowing", NARROWED)
def test_on_the_demo_parts_add_up_to_the_gap(narrowing, quarter):
    for span in SPANS:
        asked = Selection(quarter, span, **NARROWED[narrowing])
        check(shortfalls(dataset("demo"), asked, VALUES), oracle("demo"), asked)


@examples(15)
@given(st.data())
def test_on_random_datasets(data):
    rows = data.draw(datasets(("projects", "observations", "fund_flows", "targets", "pairs")))
    asked = Selection(data.draw(st.sampled_from(QUARTERS)), data.draw(st.sampled_from(sorted(SPANS))))
    check(shortfalls(opened(rows, set(TABLES)), asked, VALUES), Oracle(rows, set(TABLES)), asked)


def test_a_place_is_told_by_the_whole_pairs_of_its_mountain_counties_and_says_so():
    asked = asked_of_money(dataset("demo"), Selection("2024Q4", cities=("331100",)))
    cities = {c["adcode"]: c["city_adcode"] for c in plain("demo")["counties"]}
    mountains = {p["pair_id"] for p in plain("demo")["pairs"] if cities[p["mountain_adcode"]] == "331100"}
    assert asked.selection and set(asked.selection.pairs) == mountains and not asked.selection.cities
    assert len(asked.notes) == 1 and "整对" in asked.notes[0].zh
    found = shortfalls(dataset("demo"), Selection("2024Q4", cities=("331100",)), VALUES)
    same = shortfalls(dataset("demo"), Selection("2024Q4", pairs=tuple(sorted(mountains))), VALUES)
    assert {line.pair_id: line.gap for line in found.lines} == {line.pair_id: line.gap for line in same.lines}
    assert {line.pair_id for line in found.lines} == mountains


def test_a_place_without_a_mountain_county_of_a_pair_leaves_nobody():
    found = shortfalls(dataset("demo"), Selection("2024Q4", cities=("330200",)), VALUES)
    assert found.lines == () and found.whole is None and found.asked.notes


def test_stages_industries_and_kinds_of_figure_do_not_narrow_money_and_that_is_said():
    plainly = shortfalls(dataset("demo"), Selection("2025Q4"), VALUES)
    for narrowing in ({"stages": ("signed",)}, {"value_type": "forecast"}):
        found = shortfalls(dataset("demo"), Selection("2025Q4", **narrowing), VALUES)
        assert [line.gap for line in found.lines] == [line.gap for line in plainly.lines] and len(
            found.asked.notes
        ) == 1


def test_the_target_is_the_whole_pairs_whatever_track_is_asked_about():
    whole = shortfalls(dataset("demo"), Selection("2025Q4"), VALUES)
    of_track = shortfalls(dataset("demo"), Selection("2025Q4", tracks=("T3",)), VALUES)
    assert {line.pair_id: line.target.done for line in of_track.lines if line.target} == {
        line.pair_id: line.target.done for line in whole.lines if line.target
    }
    assert of_track.whole and of_track.whole.target is None, "of all together a target has no track"


@pytest.mark.parametrize("pair", ["P02", "P11"])
def test_the_last_quarters_end_is_the_pairs_gap(pair):
    asked = Selection("2025Q4")
    ends = quarter_ends(dataset("demo"), pair, asked)
    line = shortfalls(dataset("demo"), asked, VALUES).line(pair)
    assert [one.quarter for one in ends] == ["2025Q1", "2025Q2", "2025Q3", "2025Q4"]
    assert line and ends[-1].gap == line.gap
    for one in ends:
        held = PlainJudgement(oracle("demo"), "execution_rate", Selection(one.quarter))
        assert (one.allocated or 0, one.spent) == (
            held.base(pair) or 0,
            held.done(pair) if held.base(pair) else one.spent,
        )
