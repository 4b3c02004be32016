"""Each track's figure now, a year before and quarter by quarter is what the plain re-computation gives."""

from fractions import Fraction

import pytest

from analytics.answer import Refused
from analytics.selection import Selection
from analytics.tracks.courses import each_of, track_courses
from analytics.tracks.matrix import OFFERED
from tests.shipped import QUARTERS, dataset, oracle, plainly

TOLD = [m for m in OFFERED if not m.startswith("event")]


@pytest.mark.parametrize("span", ["year", "programme", "quarter"])
@pytest.mark.parametrize("metric_id", TOLD)
def test_every_value_is_the_oracles(metric_id, span):
    asked = Selection("2025Q2", span, pairs=("P07", "P15"))
    found = track_courses(dataset("demo"), metric_id, asked)
    assert found.quarters == tuple(QUARTERS["demo"][:10])
    known = oracle("demo")
    now, absent = plainly("demo", metric_id, ("track",), asked), known.absent(metric_id, ("track",), asked)
    for course in found.courses:
        assert course.now.value == now.get((course.track_id,), (absent, 0, 0))[0]
    for n, quarter in enumerate(found.quarters):
        at = Selection(quarter, span if found.each == "span" else "quarter", pairs=asked.pairs)
        expected, absent = plainly("demo", metric_id, ("track",), at), known.absent(metric_id, ("track",), at)
        if metric_id == "fund_planned" and found.each == "quarter":
            expected, absent = {}, None  # a budget is a whole year's, and names no track
        for course in found.courses:
            told = expected.get((course.track_id,), (absent, 0, 0))[0]
            assert course.values[n] == told, (course.track_id, quarter)


def test_a_year_before_is_the_same_question_then_and_a_sum_since_2023_has_none():
    year = track_courses(dataset("demo"), "investment_completed", Selection("2025Q2"))
    before = plainly("demo", "investment_completed", ("track",), Selection("2024Q2"))
    assert all(
        c.before.value == before[c.track_id,][0] for c in year.courses if c.before and c.before.value is not None
    )
    assert any(c.before for c in year.courses)
    assert not any(
        c.before
        for c in track_courses(dataset("demo"), "investment_completed", Selection("2025Q2", "programme")).courses
    )
    assert not any(
        c.before for c in track_courses(dataset("demo"), "investment_completed", Selection("2023Q4")).courses
    )
    assert any(c.before for c in track_courses(dataset("demo"), "projects", Selection("2025Q2", "programme")).courses)


def test_shares_are_of_all_tracks_and_a_ratio_has_none():
    found = track_courses(dataset("demo"), "investment_completed", Selection("2025Q4"))
    assert sum(c.share for c in found.courses if c.share is not None) == 1
    assert found.courses[0].share == Fraction(found.courses[0].now.value) / Fraction(found.whole.value)
    rates = track_courses(dataset("demo"), "execution_rate", Selection("2025Q4"))
    assert not any(c.share for c in rates.courses)


@pytest.mark.parametrize(
    ("metric_id", "span", "each"),
    [
        ("investment_completed", "year", "quarter"),
        ("investment_completed", "programme", "span"),
        ("projects", "year", "level"),
        ("projects", "programme", "level"),
        ("execution_rate", "quarter", "span"),
        ("leverage", "year", "span"),
    ],
)
def test_what_a_quarter_shows(metric_id, span, each):
    assert each_of(metric_id, Selection("2025Q4", span)) == each
    assert each_of("investment_completed", Selection("2025Q4", value_type="at_capacity")) == "span"


def test_what_falls_in_no_quarter_is_told_apart():
    found = track_courses(dataset("demo"), "fund_planned", Selection("2025Q4"))
    assert found.undated == 5_400_000_000
    assert not any(v for c in found.courses for v in c.values)
    assert track_courses(dataset("demo"), "fund_spent", Selection("2025Q4")).undated is None


def test_what_is_expected_reaches_into_the_rest_of_the_year():
    found = track_courses(dataset("demo"), "investment_completed", Selection("2025Q1", value_type="forecast"))
    assert found.quarters[-1] == "2025Q4"


def test_a_selection_without_such_a_figure_is_refused():
    with pytest.raises(Refused):
        track_courses(dataset("demo"), "events", Selection("2025Q4", cities=("330100",)))
