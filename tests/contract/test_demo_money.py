"""The simulated fund money, targets and scores add up and keep their order."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from tests.demo_tables import PAIRS, QUARTERS, YEARS, Row, execution, flows, invested, moved, rows, total


@pytest.mark.parametrize("year", YEARS)
def test_exactly_eighteen_yi_are_planned_each_year(year: str) -> None:
    planned = flows("planned", year=year)
    assert total(planned) == Decimal("1800000000.00")
    assert Counter(row["pair_id"] for row in planned) == Counter([*PAIRS, ""])
    assert {row["period"] for row in planned} == {year}
    assert len({row["amount"] for row in planned}) > 15
    assert total(flows("allocated", year=year)) <= Decimal("1800000000.00")


def test_money_moves_in_its_year_or_later_and_once_in_each_quarter() -> None:
    for row in rows("fund_flows"):
        if row["stage"] != "planned":
            assert row["period"] in QUARTERS and row["period"][:4] >= row["year"] and row["pair_id"], row
    ids = [row["flow_id"] for row in rows("fund_flows")]
    assert ids == sorted(ids) and len(set(ids)) == len(ids)
    later = total([r for r in flows("spent") if r["period"][:4] > r["year"]])
    assert later > total(flows("spent")) / 5


def test_each_stage_stays_behind_the_one_before_but_where_planted() -> None:
    for before, after, planted in (("allocated", "disbursed", set()), ("disbursed", "spent", {("P12", "2024")})):
        beyond = set()
        for pair in PAIRS:
            for year in YEARS:
                balance = Decimal(0)
                for quarter in QUARTERS:
                    balance += moved().get((before, pair, year, quarter), Decimal(0))
                    balance -= moved().get((after, pair, year, quarter), Decimal(0))
                    if balance < 0:
                        beyond.add((pair, year))
        assert beyond == planted, (before, after)


def test_execution_differs_much() -> None:
    rates = {pair: execution(pair) for pair in PAIRS}
    assert max(rates.values()) > Decimal("0.92") and min(rates.values()) < Decimal("0.46")
    assert sum(rate > Decimal("0.8") for rate in rates.values()) >= 6


def test_money_is_spent_on_projects_of_its_own_pair_and_track() -> None:
    projects = {row["project_id"]: row for row in rows("projects")}
    on_projects = [row for row in flows("spent") if row["project_id"]]
    assert total(on_projects) > total(flows("spent")) / 2
    for row in on_projects:
        project = projects[row["project_id"]]
        assert (row["pair_id"], row["track_id"]) == (project["pair_id"], project["track_id"])
    had = defaultdict(Decimal)
    for row in on_projects:
        had[row["project_id"]] += Decimal(row["amount"])
    assert all(had[p] <= Decimal(projects[p]["planned_investment"]) / 4 for p in had)


def test_some_targets_are_reached_and_some_missed() -> None:
    done = {year: invested(year) for year in YEARS}
    mine = [row for row in rows("targets") if row["metric_id"] == "investment_completed"]
    assert Counter((row["pair_id"], row["year"]) for row in mine) == Counter((p, y) for p in PAIRS for y in YEARS)
    reached = sum(done[row["year"]][row["pair_id"]] >= Decimal(row["target"]) for row in mine)
    assert 12 <= reached <= 42


def test_scores_are_complete_and_grades_follow_the_overall_score() -> None:
    weights = {"investment": 25, "output": 25, "fund_execution": 20, "tracks": 15, "reporting": 15}
    rounds: dict[tuple[str, ...], dict[str, Row]] = defaultdict(dict)
    for row in rows("assessments"):
        rounds[row["subject_id"], row["year"], row["half"]][row["indicator_id"]] = row
    assert set(rounds) == {(p, y, h) for p in PAIRS for y, h in (("2023", ""), ("2024", ""), ("2025", "1"))}
    for found in rounds.values():
        score = Decimal(found["overall"]["score"])
        exact = sum(Decimal(found[name]["score"]) * weight for name, weight in weights.items()) / 100
        assert abs(score - exact) <= Decimal("0.05")
        grade = "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"
        assert [row["grade_printed"] for row in found.values() if row["indicator_id"] != "overall"] == [""] * 5
        assert found["overall"]["grade_printed"] == grade
    assert {row["grade_printed"] for row in rows("assessments")} == {"优", "良", "中", "差", ""}
