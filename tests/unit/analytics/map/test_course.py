"""A map's whole course: each quarter its own answer, on one scale, and the whole against what was due."""

import pytest

from analytics.answer import total
from analytics.map.course import map_course
from analytics.map.figures import link_figures
from analytics.selection import Selection
from tests.shipped import PAIRS, QUARTERS, dataset

ASKED = Selection("2025Q4")


@pytest.mark.parametrize("metric_id", ["execution_rate", "investment_completed"])
def test_every_quarter_is_the_answer_at_that_quarter(metric_id):
    course = map_course(dataset("demo"), metric_id, ASKED)
    assert list(course.quarters) == QUARTERS["demo"]
    for quarter, figures, bar in zip(course.quarters, course.figures, course.bars, strict=True):
        assert figures == link_figures(dataset("demo"), metric_id, ASKED.at(quarter))
        assert bar.part.value == total(dataset("demo"), metric_id, ASKED.at(quarter)).value
        assert (bar.share is None) == (bar.part.value is None)


def test_lines_of_a_rate_are_of_one_hundred_and_those_of_an_amount_of_the_largest():
    rate = map_course(dataset("demo"), "execution_rate", ASKED)
    assert sorted(rate.lines) == PAIRS and {len(line) for line in rate.lines.values()} == {12}
    for pair, line in rate.lines.items():
        values = [figures.figures[pair].part.value for figures in rate.figures]
        assert line == tuple(None if v is None else pytest.approx(min(1, float(v)), abs=6e-4) for v in values)
    amount = map_course(dataset("demo"), "investment_completed", ASKED)
    assert max(share for line in amount.lines.values() for share in line if share is not None) == 1.0


def test_what_is_due_rises_within_a_year_and_is_all_of_it_at_its_end():
    bars = map_course(dataset("demo"), "execution_rate", ASKED).bars
    for year in range(3):
        dues = [bar.due for bar in bars[4 * year : 4 * year + 4] if bar.due is not None]
        assert dues == sorted(dues) and dues[-1] == 1.0


def test_a_selection_that_has_no_such_figure_has_bars_without_one():
    course = map_course(dataset("demo"), "fund_planned", Selection("2025Q4", tracks=("T1",)))
    assert {bar.share for bar in course.bars} == {None} and {bar.due for bar in course.bars} == {None}
    assert all(share is None for line in course.lines.values() for share in line)
