"""As of a quarter, nothing that came later makes a difference: cutting it off changes no answer, list or sentence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import total
from analytics.coverage import coverage
from analytics.findings import findings
from analytics.headlines import headline
from analytics.metrics import METRICS
from analytics.pairs.facts import happenings, projects, stated
from analytics.selection import SPANS, Selection
from analytics.standings.ranking import ranking
from tests.examples import examples
from tests.generated import QUARTERS, datasets, opened
from tests.oracle import ends_and_length, last_day, number
from tests.shipped import PAIRS, complete, dataset, plain

DAYS = ("signed_on", "started_on", "completed_on", "at_capacity_on")


def by_then(day: date | None, end: date) -> bool:
    return day is not None and day <= end


def cut(rows: dict[str, list[dict]], quarter: str) -> dict[str, list[dict]]:
    """The rows as they would lie there at the end of the quarter, had all figures of it been handed in at once."""
    end, last = last_day(number(quarter)), number(quarter)
    seen = [
        o
        for o in rows["observations"]
        if (ends_and_length(o["period"])[0] <= last if o["value_type"] == "actual" else o["as_of"] <= end)
    ]
    has_figures = {o["subject_id"] for o in seen}
    kept = []
    for project in rows["projects"]:
        then = project | {day: project[day] if by_then(project[day], end) else None for day in DAYS}
        if not by_then(project["stage_as_of"], end):
            then |= {"stage": None, "stage_as_of": None}
        if project["project_id"] in has_figures or any(then[day] for day in (*DAYS, "stage_as_of")):
            kept.append(then)
    return rows | {
        "projects": kept,
        "observations": seen,
        "fund_flows": [
            f
            for f in rows["fund_flows"]
            if (f["year"] * 4 if f["stage"] == "planned" else ends_and_length(f["period"])[0]) <= last
        ],
        "events": [e for e in rows["events"] if by_then(e["date"], end) or e["as_of"] <= end],
    }


@pytest.mark.parametrize("quarter", ["2023Q3", "2024Q2", "2025Q1"])
def test_the_demo_cut_off_at_a_quarter_gives_all_the_same(quarter):
    whole, before = dataset("demo"), opened(cut(plain("demo"), quarter), complete("demo"))
    assert len(before.rows["observations"]) < len(plain("demo")["observations"])
    for span in SPANS:
        asked = Selection(quarter, span)
        assert findings(whole, asked) == findings(before, asked)
        for metric_id in METRICS:
            assert headline(whole, metric_id, asked) == headline(before, metric_id, asked), metric_id
        for metric_id in ("investment_completed", "fund_spent", "execution_rate", "leverage", "projects_in_production"):
            assert ranking(whole, metric_id, asked) == ranking(before, metric_id, asked), metric_id
    assert coverage(whole, Selection(quarter)) == coverage(before, Selection(quarter))


@pytest.mark.parametrize(("name", "quarter"), [("demo", "2024Q2"), ("reported", "2023Q4"), ("reported", "2024Q2")])
def test_a_pairs_lists_cut_off_at_a_quarter_are_the_same(name, quarter):
    whole = dataset(name)
    before = replace(opened(cut(plain(name), quarter), complete(name)), description=whole.description)
    for pair in PAIRS:
        asked = Selection(quarter, pairs=(pair,))
        assert projects(whole, asked) == projects(before, asked)
        assert stated(whole, pair, asked) == stated(before, pair, asked)
        assert happenings(whole, pair, asked) == happenings(before, pair, asked)
    assert findings(whole, Selection(quarter)) == findings(before, Selection(quarter))


@examples(20)
@given(datasets(), st.sampled_from(QUARTERS[:-1]), st.sampled_from(sorted(SPANS)), st.sampled_from(sorted(METRICS)))
def test_nothing_later_leaks_into_any_dataset(rows, quarter, span, metric_id):
    whole, before, asked = opened(rows), opened(cut(rows, quarter)), Selection(quarter, span)
    assert total(whole, metric_id, asked) == total(before, metric_id, asked)
    assert coverage(whole, asked) == coverage(before, asked)
    assert projects(whole, asked) == projects(before, asked)
    assert stated(whole, "P01", asked) == stated(before, "P01", asked)
