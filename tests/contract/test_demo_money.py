"""The simulated fund money, targets and scores add up and keep their order."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from tests.demo_tables import (
    PAIRS,
    QUARTERS,
    YEARS,
    Row,
    by_pair,
    by_then,
    execution,
    flows,
    invested,
    moved,
    rows,
    total,
    within_the_year,
)


@pytest.mark.parametrize("year", YEARS)
def test_exactly_eighteen_yi_are_planned_each_year(year: str) -> None:
    planned = flows("planned", year=year)
    assert total(planned) == Decimal("1800000000.00")
    assert Counter(row["pair_id"] for row in planned) == Counter([*PAIRS, ""])
    assert {row["period"] for row in planned} == {year}
    assert len({row["amount"] for row in planned}) > 15
    assert total(flows("allocated", year=year)) <= Decimal("1800000000.00")


def test_the_one_published_amount_is_met_and_budgets_lie_near_each_other() -> None:
    """义乌 and 莲都 receive 2.4亿元 over three years; no other pair's money was ever published."""
    planned = by_pair([row for row in flows("planned") if row["pair_id"]], "amount")
    assert planned["P15"] == Decimal("240000000.00") >= total(flows("allocated", pair_id="P15"))
    assert 2 < max(planned.values()) / min(planned.values()) < Decimal("2.5")


def before(year: str) -> str:
    """The last quarter of the year before, in which part of a year's money is allocated ahead."""
    return f"{int(year) - 1}Q4"


def test_money_moves_in_its_year_or_later_but_for_what_is_allocated_ahead() -> None:
    for row in rows("fund_flows"):
        if row["stage"] != "planned":
            assert row["period"] in QUARTERS and row["pair_id"], row
            ahead = row["stage"] == "allocated" and row["period"] == before(row["year"])
            assert row["period"][:4] >= row["year"] or ahead, row
    ids = [row["flow_id"] for row in rows("fund_flows")]
    assert ids == sorted(ids) and len(set(ids)) == len(ids)
    later = total([r for r in flows("spent") if r["period"][:4] > r["year"]])
    assert later > total(flows("spent")) / 8
    for year in ("2024", "2025"):
        ahead = [row for row in flows("allocated", year=year) if row["period"] == before(year)]
        assert total(ahead) > total(flows("allocated", year=year)) * Decimal("0.4")
        assert {row["pair_id"] for row in ahead} == set(PAIRS)
        assert [row for row in flows("allocated", year=year) if ("提前下达" in row["locator"]) != (row in ahead)] == []
    assert {row["period"] for row in flows("allocated", year="2023")} == {"2023Q2", "2023Q3", "2024Q1"}


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


def test_no_track_is_ahead_of_the_stage_before_but_where_planted() -> None:
    level: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    beyond = set()
    for quarter in QUARTERS:
        touched = [row for row in rows("fund_flows") if row["period"] == quarter]
        for row in touched:
            level[row["pair_id"], row["year"], row["track_id"], row["stage"]] += Decimal(row["amount"])
        for pair, year, track in {(row["pair_id"], row["year"], row["track_id"]) for row in touched if row["track_id"]}:
            allocated, disbursed, spent, recovered = (
                level[pair, year, track, stage] for stage in ("allocated", "disbursed", "spent", "recovered")
            )
            beyond |= {(pair, year, "disbursed", track)} if disbursed > allocated else set()
            beyond |= {(pair, year, "spent", "")} if spent + recovered > disbursed else set()
    assert beyond == {("P16", "2024", "disbursed", "T6"), ("P12", "2024", "spent", "")}


def due(pair: str, period: str) -> Decimal:
    """What should have been spent of the year's money: each batch evenly over the quarters after its own, up to the last; what
    was allocated ahead over all four."""
    year, quarter = period[:4], int(period[5])
    expected = Decimal(0)
    for row in flows("allocated", pair_id=pair, year=year):
        if row["period"] <= period:
            given = 0 if row["period"] == before(year) else int(row["period"][5])
            expected += Decimal(row["amount"]) * (Decimal(quarter - given) / (4 - given) if quarter < 4 else 1)
    return expected


@pytest.mark.parametrize("period", QUARTERS)
def test_at_every_quarters_end_some_pairs_are_behind_and_never_all(period: str) -> None:
    """Under 80 % of what should have been spent; until the quarter after the first batch nothing should have been: of 2023
    half the year, of later years, whose money came ahead, no quarter."""
    expected = {pair: due(pair, period) for pair in PAIRS}
    if period in ("2023Q1", "2023Q2"):
        assert set(expected.values()) == {0}
        return
    behind = {p for p in PAIRS if by_then("spent", p, period[:4], period) < expected[p] * Decimal("0.8")}
    assert 3 <= len(behind) <= 13
    assert {"P02", "P18"} <= behind and behind.isdisjoint({"P06", "P08", "P10"})


def test_more_of_a_years_money_is_spent_within_the_year_each_year_and_the_rest_follows() -> None:
    shares = {}
    for year in YEARS:
        for end in (e for e in YEARS if e >= year):
            spent = sum(by_then("spent", p, year, f"{end}Q4") for p in PAIRS)
            shares[year, end] = spent / sum(by_then("allocated", p, year, f"{end}Q4") for p in PAIRS)
    assert Decimal("0.55") < shares["2023", "2023"] < Decimal("0.65") < shares["2024", "2024"] < Decimal("0.75")
    assert Decimal("0.70") < shares["2025", "2025"] < Decimal("0.75")
    assert shares["2023", "2023"] + Decimal("0.1") < shares["2023", "2024"] < shares["2023", "2025"] < Decimal("0.95")
    assert shares["2024", "2024"] + Decimal("0.08") < shares["2024", "2025"] < Decimal("0.95")


def test_spending_peaks_at_each_years_end() -> None:
    spent = {q: total([row for row in flows("spent") if row["period"] == q]) for q in QUARTERS}
    for year in YEARS:
        quarters = [q for q in QUARTERS if q.startswith(year)]
        assert max(quarters, key=lambda q: spent[q]) == quarters[-1]
        assert spent[quarters[-1]] < sum(spent[q] for q in quarters) * Decimal("0.6")


def test_money_is_late_in_reaching_the_pair_with_the_largest_budget() -> None:
    """By the end of a year everything allocated should have been disbursed."""
    for year in YEARS:
        paid_out = {
            p: by_then("disbursed", p, year, f"{year}Q4") / by_then("allocated", p, year, f"{year}Q4") for p in PAIRS
        }
        assert paid_out["P02"] < Decimal("0.8") and sum(share >= Decimal("0.8") for share in paid_out.values()) >= 14


def test_every_unspent_balance_is_carried_over_at_every_years_end() -> None:
    told = {(row["pair_id"], row["year"], row["period"]): Decimal(row["amount"]) for row in flows("carried_over")}
    assert len(told) == len(flows("carried_over"))
    held = {}
    for pair in PAIRS:
        for year in YEARS:
            for end in (f"{e}Q4" for e in YEARS if e >= year):
                left = by_then("disbursed", pair, year, end)
                left -= by_then("spent", pair, year, end) + by_then("recovered", pair, year, end)
                if left > 0:
                    held[pair, year, end] = left
    assert told == held and len(held) > 80


def test_execution_differs_much() -> None:
    rates = {pair: execution(pair) for pair in PAIRS}
    assert max(rates.values()) > Decimal("0.92") and min(rates.values()) < Decimal("0.46")
    assert sum(rate > Decimal("0.8") for rate in rates.values()) >= 6
    within = [within_the_year(pair, "2025") for pair in PAIRS]
    assert max(within) > Decimal("0.92") and min(within) < Decimal("0.35")


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
