"""The simulated dataset is whole, marked as invented and consistent; test_demo_stories.py looks for what is planted in it."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.demo_tables import PACKAGE, PAIRS, QUARTERS, ROOT, TRACKS, YEARS, YI, Row, returns, rows, total


def test_the_builder_writes_the_shipped_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scripts.build_demo", str(tmp_path)], cwd=ROOT, check=True)
    shipped, built = ({p.name: p.read_bytes() for p in folder.iterdir()} for folder in (PACKAGE, tmp_path))
    assert sorted(built) == sorted(shipped)
    assert [name for name in built if built[name] != shipped[name]] == []


def test_a_reader_that_is_not_ours_finds_it_valid() -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(PACKAGE / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:20]


def test_it_says_plainly_that_it_is_invented() -> None:
    said = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    assert (said["name"], said["basis"], said["as_of"]) == ("demo", "simulated", "2026-01-20")
    assert (said["first_quarter"], said["last_quarter"]) == ("2023Q1", "2025Q4")
    assert "虚构" in said["note"] and "invented" in said["note_en"]
    assert "模拟" in said["title"] and "Simulated" in said["title_en"]
    tables = {one["name"] for one in said["resources"] if one["profile"] == "tabular-data-resource"}
    assert said["coverage"] == dict.fromkeys(tables, "complete")


@pytest.mark.parametrize("table", ["counties", "county_roles", "pairs", "tracks"])
def test_places_pairs_and_tracks_are_the_real_ones(table: str) -> None:
    real = rows(table, ROOT / "data" / "reported")
    if table == "pairs":  # since when each holds is printed nowhere; here they begin with the programme's first year
        assert {pair["valid_from"] for pair in real} == {""}
        real = [pair | {"valid_from": "2023-01-01"} for pair in real]
    assert rows(table) == real


def test_no_figure_has_a_real_source() -> None:
    kinds = {row["source_id"]: row["kind"] for row in rows("sources")}
    for table in ("projects", "observations", "fund_flows", "targets", "assessments", "events", "resources"):
        assert {kinds[row["source_id"]] for row in rows(table)} == {"simulated"}, table


def test_every_name_is_plainly_invented() -> None:
    begins = (
        ("projects", "name", "示例项目"),
        ("projects", "lead_enterprise", "示例企业"),
        ("events", "title", "示例"),
        ("events", "title_en", "Example"),
        ("assessments", "assessor", "示例"),
    )
    for table, column, words in begins:
        assert [row[column] for row in rows(table) if not row[column].startswith(words)] == [], column
    assert {row["park"][:4] for row in rows("projects") if row["park"]} == {"示例园区", "示例飞地"}
    for table in ("projects", "observations", "fund_flows", "targets", "assessments", "events", "resources"):
        assert all(row["locator"].startswith("示例") for row in rows(table)), table


def test_the_tables_are_as_large_as_pages_need() -> None:
    assert 450 <= len(rows("projects")) <= 600
    assert 180 <= len(rows("events")) <= 220
    assert len(rows("observations")) > 5_000 and len(rows("fund_flows")) > 3_000
    per_county = Counter(row["adcode"] for row in rows("resources"))
    assert len(per_county) == 36 and set(per_county.values()) <= set(range(3, 9))
    assert {row["category"] for row in rows("resources")} == {
        "industry",
        "land",
        "energy",
        "capital",
        "talent",
        "material",
    }


def test_every_pair_and_track_is_there_and_some_crossings_are_truly_empty() -> None:
    projects = rows("projects")
    assert {row["pair_id"] for row in projects} == set(PAIRS) == {row["pair_id"] for row in rows("events")}
    assert {row["track_id"] for row in projects} == {*TRACKS, ""}
    crossings = {(row["pair_id"], row["track_id"]) for row in projects if row["track_id"]}
    assert 5 <= 18 * 6 - len(crossings) <= 20
    observed = {row["subject_id"] for row in rows("observations") if row["subject_type"] == "county"}
    assert observed == {row[side] for row in rows("pairs") for side in ("industrial_adcode", "mountain_adcode")}


STEPS = ("signed_on", "started_on", "completed_on", "at_capacity_on")


def stage_from_dates(row: Row) -> str:
    if row["at_capacity_on"]:
        return "at_capacity"
    if row["completed_on"]:
        return "in_production"
    if row["started_on"]:
        return "started" if row["started_on"] >= "2025-10-01" else "under_construction"
    return "signed"


def test_stages_agree_with_dates_and_never_run_backward() -> None:
    for row in rows("projects"):
        days = [row[step] for step in STEPS]
        reached = [day for day in days if day]
        assert days[: len(reached)] == reached == sorted(set(reached)), row["project_id"]
        assert reached[0] >= "2023-01-01" and reached[-1] <= row["stage_as_of"] == "2025-12-31"
        assert all(date.fromisoformat(day).weekday() < 5 for day in reached)
        assert row["stage"] == stage_from_dates(row), row["project_id"]


def test_all_five_stages_occur() -> None:
    stages = Counter(row["stage"] for row in rows("projects"))
    assert set(stages) == {"signed", "started", "under_construction", "in_production", "at_capacity"}
    assert min(stages.values()) >= 20


def test_planned_investment_is_whole_wan_and_heavy_tailed() -> None:
    amounts = sorted(Decimal(row["planned_investment"]) for row in rows("projects"))
    assert all(amount % 10_000 == 0 for amount in amounts)
    assert amounts[0] >= 20_000_000 and amounts[-1] == 20 * YI
    tenth = len(amounts) // 10
    assert sum(amounts[-tenth:]) > sum(amounts[: 5 * tenth]) * 2
    assert 600 * YI < sum(amounts) < 900 * YI


def test_investment_stays_near_the_plan() -> None:
    done: dict[str, Decimal] = defaultdict(Decimal)
    for row in returns("investment_completed"):
        done[row["subject_id"]] += Decimal(row["value"] or 0)
    planned = {row["project_id"]: Decimal(row["planned_investment"]) for row in rows("projects")}
    shares = [done[project] / planned[project] for project in done]
    beyond = [share for share in shares if share > 1]
    assert 10 <= len(beyond) < len(shares) * 0.08
    assert 3 <= sum(share > Decimal("1.1") for share in beyond) <= len(beyond) / 2 and max(shares) < Decimal("1.2")
    assert 350 * YI < sum(done.values()) < 500 * YI


def test_whoever_goes_beyond_the_plan_says_why() -> None:
    paid = Counter()
    for row in returns("investment_completed"):
        paid[row["subject_id"]] += int(Decimal(row["value"] or 0))
    for row in rows("projects"):
        if paid[row["project_id"]] > Decimal(row["planned_investment"]):
            assert "备注" in row["locator"], row["project_id"]


def test_investment_peaks_at_each_years_end() -> None:
    done = {q: total([r for r in returns("investment_completed") if r["period"] == q], "value") for q in QUARTERS}
    for year in YEARS:
        assert max((q for q in QUARTERS if q.startswith(year)), key=lambda q: done[q]) == f"{year}Q4"
    assert done["2025Q1"] < done["2025Q2"] < done["2025Q3"] < done["2025Q4"]


def test_output_of_the_last_quarter_is_plausible() -> None:
    made = [total([r for r in returns("output_value") if r["period"] == q], "value") for q in QUARTERS]
    assert made[3:] == sorted(made[3:]) and 60 * YI < made[-1] < 120 * YI


def test_margins_are_near_the_printed_one() -> None:
    """Of a plant at capacity one report printed 1亿元 of 15亿元: 6.7 %."""
    promised = {
        metric: {r["subject_id"]: Decimal(r["value"]) for r in returns(metric, "at_capacity") if r["value"]}
        for metric in ("output_value", "profit_and_tax")
    }
    found = sorted(promised["profit_and_tax"][p] / made for p, made in promised["output_value"].items())
    assert Decimal("0.06") < found[len(found) // 2] < Decimal("0.08")
    assert found[len(found) // 10] < Decimal("0.055") and found[-len(found) // 10] > Decimal("0.085")
    assert any(row["value"].startswith("-") for row in returns("profit_and_tax")), "no early loss"


def test_few_amounts_are_still_expected_of_events_long_past() -> None:
    amounts = [row for row in rows("events") if row["amount"]]
    expected = [row for row in amounts if row["value_type"] == "forecast"]
    overdue = [row for row in expected if row["date"] and row["date"] < "2025-07-01"]
    assert 2 <= len(overdue) <= len(amounts) / 10 and len(expected) > len(overdue) + 4


def test_a_few_signed_projects_have_not_begun_for_long() -> None:
    waiting = Counter(row["signed_on"][:4] for row in rows("projects") if row["stage"] == "signed")
    assert 5 <= waiting["2023"] < 20 and 5 <= waiting["2024"] < 24


def test_returns_are_due_only_while_something_happens() -> None:
    projects = {row["project_id"]: row for row in rows("projects")}
    for metric, step in (
        ("investment_completed", "started_on"),
        ("output_value", "completed_on"),
        ("profit_and_tax", "completed_on"),
    ):
        for row in returns(metric):
            day = projects[row["subject_id"]][step]
            assert day and row["period"] >= f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}", row


def test_money_is_in_whole_wan_and_every_figure_has_its_unit() -> None:
    for row in rows("observations"):
        assert row["unit"] and row["period"] in (*QUARTERS, *YEARS, "")
        assert bool(row["value"]) == (row["status"] == "reported"), row
        if row["unit"] == "yuan" and row["value"]:
            assert row["value"].endswith("0000.00") or row["value"] == "0.00", row
    for table, column in (("fund_flows", "amount"), ("targets", "target"), ("events", "amount")):
        assert all(row[column].endswith("0000.00") for row in rows(table) if row[column])
    assert all(row["unit"] for row in rows("targets"))
    assert all(row["unit"] for row in rows("resources") if row["quantity"])


def test_nothing_is_reported_both_by_quarter_and_by_year() -> None:
    grains: dict[tuple[str, ...], set[bool]] = defaultdict(set)
    seen = Counter()
    for row in rows("observations"):
        subject = tuple(row[k] for k in ("subject_type", "subject_id", "metric_id", "value_type"))
        seen[(*subject, row["period"])] += 1
        if row["period"]:
            grains[(*subject, row["period"][:4])].add("Q" in row["period"])
    assert max(seen.values()) == 1
    assert all(len(grain) == 1 for grain in grains.values())


def test_nothing_was_known_before_its_time_or_after_the_dataset() -> None:
    for row in rows("observations"):
        assert row["as_of"] <= "2026-01-20"
        if "Q" in row["period"] and row["subject_type"] == "project":
            year, quarter = row["period"].split("Q")
            end = date(int(year) + int(quarter) // 4, int(quarter) % 4 * 3 + 1, 1)
            waited = (date.fromisoformat(row["as_of"]) - end).days
            assert 14 <= waited <= 19 or (60 < waited < 310 and row["status"] != "missing"), row
    assert all(row["as_of"] >= row["date"] for row in rows("events") if row["date"])
