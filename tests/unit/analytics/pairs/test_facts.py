"""What a pair's page lists is in the rows, as it stood at the quarter, with everything that qualifies it."""

from datetime import date
from decimal import Decimal

import pytest

from analytics.pairs.facts import happenings, projects, stated
from analytics.selection import Selection
from tests.generated import blank, opened, rows_of
from tests.oracle import ends_and_length, last_day, number, stage_at
from tests.shipped import PAIRS, QUARTERS, dataset, plain

RETURNS = ("investment_completed", "output_value", "profit_and_tax")


@pytest.mark.parametrize("quarter", ["2023Q2", "2024Q3", "2025Q4"])
@pytest.mark.parametrize("pair", ["P01", "P10", "P15"])
def test_projects_are_those_known_by_then_at_the_stage_they_had_reached(quarter, pair):
    at, rows = number(quarter), plain("demo")
    known = {p["project_id"]: p for p in rows["projects"] if p["pair_id"] == pair and p["signed_on"] <= last_day(at)}
    found = projects(dataset("demo"), Selection(quarter, pairs=(pair,)))
    assert {line.project_id for line in found} == set(known)
    for line in found:
        row = known[line.project_id]
        told = [
            o["value"]
            for o in rows["observations"]
            if (o["subject_id"], o["metric_id"], o["value_type"]) == (line.project_id, RETURNS[0], "actual")
            and ends_and_length(o["period"])[0] <= at
            and o["value"] is not None
        ]
        assert line.stage == stage_at(row, at)
        assert line.invested == (sum(told) if told else None), "none told is not zero"
        assert (line.name, line.planned, line.track_id) == (row["name"], row["planned_investment"], row["track_id"])
        assert (line.source_id, line.locator) == (row["source_id"], row["locator"])


def test_the_largest_plan_comes_first_and_the_unknown_last():
    plans = (None, Decimal(5), Decimal(9), None)
    rows = [
        blank(
            "projects",
            project_id=f"J{n}",
            pair_id="P01",
            name="x",
            planned_investment=plan,
            source_id="S",
            signed_on=date(2024, 1, 1),
        )
        for n, plan in enumerate(plans)
    ]
    found = projects(opened(rows_of(projects=rows)), Selection("2024Q1", pairs=("P01",)))
    assert [line.project_id for line in found] == ["J2", "J1", "J0", "J3"]
    assert found[0].invested is None and found[2].planned is None


def test_of_the_reported_projects_one_has_no_stage():
    def found(pair, quarter):
        return {p.project_id: p.stage for p in projects(dataset("reported"), Selection(quarter, pairs=(pair,)))}

    assert found("P15", "2024Q3") == {"P15-J1": "in_production", "P15-J2": None}
    assert found("P15", "2024Q2") == {"P15-J1": "in_production"}, "of the other nothing was known yet"
    assert found("P15", "2024Q1") == {}
    assert found("P10", "2024Q3") == {"P10-J1": "under_construction"}


def plainly_stated(name: str, pair_id: str, quarter: str) -> list[tuple]:
    rows, at = plain(name), number(quarter)
    pair = next(p for p in rows["pairs"] if p["pair_id"] == pair_id)
    sides = (pair["industrial_adcode"], pair["mountain_adcode"])
    mine = {p["project_id"] for p in rows["projects"] if p["pair_id"] == pair_id}
    found: list[dict] = []
    newest: dict[tuple, dict] = {}
    for o in rows["observations"]:
        if o["status"] not in ("reported", "in_words"):
            continue
        said = ends_and_length(o["period"])[0] <= at if o["value_type"] == "actual" else o["as_of"] <= last_day(at)
        quarterly = o["value_type"] == "actual" and o["metric_id"] in RETURNS and "Q" in (o["period"] or "")
        if said and o["subject_type"] == "county" and o["subject_id"] in sides:
            key = (o["subject_id"], o["metric_id"], o["value_type"])
            if key not in newest or ends_and_length(o["period"]) > ends_and_length(newest[key]["period"]):
                newest[key] = o
        elif said and (o["subject_id"] == pair_id or (o["subject_id"] in mine and not quarterly)):
            found.append(o)
    columns = (
        "subject_type",
        "subject_id",
        "metric_id",
        "period",
        "value",
        "value_type",
        "qualifier",
        "printed",
        "source_id",
        "locator",
    )
    return sorted((tuple(o[c] for c in columns) for o in [*found, *newest.values()]), key=repr)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(("name", "quarter"), [("reported", "2024Q3"), ("reported", "2023Q4"), ("demo", "2024Q3")])
def test_every_figure_stated_is_a_row_and_every_row_is_stated(name, quarter, pair):
    found = [
        (
            s.subject_type,
            s.subject_id,
            s.metric_id,
            s.period,
            s.value,
            s.value_type,
            s.qualifier,
            s.printed,
            s.source_id,
            s.locator,
        )
        for s in stated(dataset(name), pair, Selection(quarter, pairs=(pair,)))
    ]
    assert sorted(found, key=repr) == plainly_stated(name, pair, quarter)


def test_a_sum_expected_and_a_sum_reached_stay_apart():
    amounts = [
        (s.period, s.value_type, s.qualifier, s.value)
        for s in stated(dataset("reported"), "P08", Selection("2024Q3"))
        if s.metric_id == "cooperation_amount"
    ]
    assert amounts == [("2023", "actual", "over", 10**8), ("2024", "forecast", "over", 10**9)]


def test_of_a_countys_level_the_newest_of_each_kind_is_given():
    def said(period, kind, value):
        return blank(
            "observations",
            subject_type="county",
            subject_id="330109",
            metric_id="firms",
            period=period,
            unit="firm",
            value=Decimal(value),
            status="reported",
            value_type=kind,
            as_of=date(2024, 1, 9),
            source_id="S",
        )

    told = [
        said("2023Q1", "actual", 1),
        said("2023Q4", "actual", 2),
        said("2024Q4", "actual", 3),
        said("2025", "target", 9),
    ]
    held = opened(rows_of(observations=told))
    assert [(s.value_type, s.value) for s in stated(held, "P01", Selection("2024Q1"))] == [("actual", 2), ("target", 9)]
    assert stated(held, "P02", Selection("2024Q1")) == []


@pytest.mark.parametrize("quarter", QUARTERS["reported"])
@pytest.mark.parametrize("pair", PAIRS)
def test_events_are_those_that_had_happened_or_been_told(quarter, pair):
    end = last_day(number(quarter))
    known = [
        e
        for e in plain("reported")["events"]
        if e["pair_id"] == pair and (e["as_of"] <= end or (e["date"] is not None and e["date"] <= end))
    ]
    found = happenings(dataset("reported"), pair, Selection(quarter))
    assert sorted(e.title for e in found) == sorted(e["title"] for e in known)
    days = [e.day for e in found if e.day]
    assert days == sorted(days, reverse=True) and all(e.day is None for e in found[len(days) :])


def test_an_event_without_a_date_keeps_none():
    found = {e.title: e for e in happenings(dataset("reported"), "P07", Selection("2024Q3"))}
    park = found["两地共建产业合作园"]
    assert (park.day, park.precision) == (None, None)
    assert {e.precision for e in found.values() if e.day} == {"year"}
    assert happenings(dataset("reported"), "P01", Selection("2024Q3")) == []


def test_events_are_of_the_tracks_asked_about():
    every = happenings(dataset("demo"), "P01", Selection("2025Q4"))
    some = happenings(dataset("demo"), "P01", Selection("2025Q4", tracks=("T5", "T6")))
    assert some == [e for e in every if e.track_id in ("T5", "T6")] and 0 < len(some) < len(every)
