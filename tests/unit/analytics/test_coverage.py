"""What is missing is counted from the rows: silent pairs by what was known then, figures due that did not come."""

from datetime import date
from decimal import Decimal

import pytest

from analytics.coverage import coverage
from analytics.pairs.facts import happenings, projects
from analytics.selection import Selection
from tests.generated import blank, opened, rows_of
from tests.oracle import ends_and_length, last_day, number
from tests.shipped import PAIRS, QUARTERS, WITHOUT_FACTS, dataset, plain

EVERY_QUARTER = [(name, quarter) for name, quarters in QUARTERS.items() for quarter in quarters]


def plainly_told(name: str, quarter: str) -> set[str]:
    """The pairs of which the rows say something that was over or said by the end of the quarter."""
    end, rows = last_day(number(quarter)), plain(name)
    days = ("signed_on", "started_on", "completed_on", "at_capacity_on", "stage_as_of")
    told = {p["pair_id"] for p in rows["projects"] if any(p[day] and p[day] <= end for day in days)}
    told |= {e["pair_id"] for e in rows["events"] if e["as_of"] <= end or (e["date"] and e["date"] <= end)}
    for flow in rows["fund_flows"]:
        begins = flow["year"] * 4 if flow["stage"] == "planned" else ends_and_length(flow["period"])[0]
        told |= {flow["pair_id"]} if begins <= number(quarter) else set()
    for said in rows["observations"]:
        if said["metric_id"] == "earlier_tie":  # older than the programme
            continue
        if said["subject_type"] == "pair" and said["status"] in ("reported", "in_words"):
            over = said["value_type"] == "actual" and ends_and_length(said["period"])[0] <= number(quarter)
            told |= {said["subject_id"]} if over or (said["value_type"] != "actual" and said["as_of"] <= end) else set()
    return told - {None}


@pytest.mark.parametrize(("name", "quarter"), EVERY_QUARTER)
def test_the_silent_pairs_are_those_of_which_nothing_was_known_by_then(name, quarter):
    found = coverage(dataset(name), Selection(quarter))
    told = plainly_told(name, quarter)
    assert found.silent == tuple(pair for pair in PAIRS if pair not in told)
    assert found.pairs == 18


@pytest.mark.parametrize(("name", "quarter"), EVERY_QUARTER)
def test_what_is_due_and_missing_is_counted_row_by_row(name, quarter):
    of = {p["project_id"]: p["pair_id"] for p in plain(name)["projects"]}
    due, missing = dict.fromkeys(PAIRS, 0), dict.fromkeys(PAIRS, 0)
    for said in plain(name)["observations"]:
        if (said["subject_type"], said["value_type"], said["period"]) == ("project", "actual", quarter) and said[
            "status"
        ] in ("reported", "missing"):
            due[of[said["subject_id"]]] += 1
            missing[of[said["subject_id"]]] += said["status"] == "missing"
    found = coverage(dataset(name), Selection(quarter))
    assert (found.due, found.not_reported) == (sum(due.values()), sum(missing.values()))
    assert {pair: (gone, asked) for pair, gone, asked in found.missing} == {
        p: (missing[p], due[p]) for p in PAIRS if missing[p]
    }
    assert [gone for _, gone, _ in found.missing] == sorted((m for m in missing.values() if m), reverse=True)


def test_the_reported_dataset_says_nothing_of_ten_pairs():
    assert coverage(dataset("reported"), Selection("2024Q3")).silent == tuple(WITHOUT_FACTS)


@pytest.mark.parametrize("quarter", QUARTERS["reported"])
def test_a_pair_is_not_silent_where_its_page_shows_something_of_its_own(quarter):
    silent = coverage(dataset("reported"), Selection(quarter)).silent
    for pair in PAIRS:
        asked = Selection(quarter, pairs=(pair,))
        if projects(dataset("reported"), asked) or happenings(dataset("reported"), pair, asked):
            assert pair not in silent


def test_a_project_of_next_year_is_no_fact_of_today():
    project = blank("projects", project_id="J", pair_id="P01", name="x", signed_on=date(2025, 2, 1), source_id="S")
    held = opened(rows_of(projects=[project]))
    assert coverage(held, Selection("2024Q4")).silent == ("P01", "P02", "P03")
    assert coverage(held, Selection("2025Q1")).silent == ("P02", "P03")


def test_a_figure_that_did_not_come_is_no_fact():
    said = blank(
        "observations",
        subject_type="pair",
        subject_id="P01",
        metric_id="cooperation_amount",
        period="2024",
        status="missing",
        unit="yuan",
        value_type="actual",
        as_of=date(2025, 1, 9),
        source_id="S",
    )
    assert "P01" in coverage(opened(rows_of(observations=[said])), Selection("2025Q1")).silent
    told = said | {"status": "reported", "value": Decimal(1)}
    assert "P01" not in coverage(opened(rows_of(observations=[told])), Selection("2025Q1")).silent


def test_only_pairs_in_force_are_expected_to_say_something():
    rows = rows_of()
    rows["pairs"][0]["valid_to"] = date(2024, 12, 30)  # a day short of the year's end
    rows["pairs"][1]["valid_to"] = date(2024, 12, 31)
    rows["pairs"][2]["valid_from"] = date(2025, 1, 1)
    held = opened(rows)
    assert (coverage(held, Selection("2024Q3")).silent, coverage(held, Selection("2024Q3")).pairs) == (
        ("P01", "P02"),
        2,
    )
    assert (coverage(held, Selection("2024Q4")).silent, coverage(held, Selection("2024Q4")).pairs) == (("P02",), 1)
    assert (coverage(held, Selection("2025Q1")).silent, coverage(held, Selection("2025Q1")).pairs) == (("P03",), 1)


def test_asked_about_one_pair_it_speaks_of_that_pair_alone():
    found = coverage(dataset("demo"), Selection("2025Q4", pairs=("P11",)))
    assert [pair for pair, _, _ in found.missing] == ["P11"] and found.pairs == 1
    assert found.not_reported == found.missing[0][1] <= found.due == found.missing[0][2]
    assert coverage(dataset("reported"), Selection("2024Q3", pairs=("P01", "P07"))).silent == ("P01",)


def test_asked_about_pairs_and_tracks_it_counts_their_rows_alone():
    asked = Selection("2025Q4", pairs=("P02", "P09", "P11"), tracks=("T1", "T4"))
    there = {p["project_id"]: p["pair_id"] for p in plain("demo")["projects"] if p["track_id"] in asked.tracks}
    told = [
        (there[said["subject_id"]], said["status"])
        for said in plain("demo")["observations"]
        if (said["subject_type"], said["value_type"], said["period"]) == ("project", "actual", "2025Q4")
        and there.get(said["subject_id"]) in asked.pairs
        and said["status"] in ("reported", "missing")
    ]
    found = coverage(dataset("demo"), asked)
    assert (found.due, found.not_reported) == (len(told), sum(status == "missing" for _, status in told))
    for pair, gone, due in found.missing:
        assert (gone, due) == (told.count((pair, "missing")), sum(of == pair for of, _ in told))
