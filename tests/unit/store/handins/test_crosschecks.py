"""What no rule forbids and people want to know: told at its cell, once, with what it is measured by, and not without reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa

from store.handins.crosschecks import CHECKS, RULES, cross_check
from store.handins.merging import Share, merged
from store.ledgers.results import Expected
from store.sheets.faults import SEVERITIES, CellFault
from tests.unit.store.handins.reads import figure, piece, published, read_of, share
from tests.unit.store.handins.test_judging import assert_well_told

PROJECT, OTHER = "P01-001", "P02-002"


def checked(*shares: Share, base: dict[str, pa.Table] | None = None) -> list[CellFault]:
    found = [fault for _, fault in cross_check(merged(base or published(), shares))]
    for fault in found:
        assert_well_told(fault)
    return found


def told(faults: Sequence[CellFault]) -> list[tuple[str, str | None]]:
    return [(fault.rule.id, fault.cell) for fault in faults]


def bare() -> dict[str, pa.Table]:
    """What is published, without figures of projects: a test publishes those that it speaks of."""
    return {**published(), "observations": published()["observations"].slice(0, 0)}


def with_figures(*rows: dict[str, object]) -> dict[str, pa.Table]:
    return dict(merged(bare(), [share(piece("observations", rows), handin="0")]).tables)


def with_series(project: str, *values: int) -> dict[str, pa.Table]:
    """Published quarters from 2027Q1 on."""
    quarters = [f"{year}Q{quarter}" for year in (2027, 2028) for quarter in (1, 2, 3, 4)]
    rows = [figure(project, quarter, value) for quarter, value in zip(quarters, values, strict=False)]
    return with_figures(*rows)


def flow(flow_id: str, stage: str, amount: int, **more: object) -> dict[str, object]:
    row = {"flow_id": flow_id, "year": 2025, "period": "2025Q3", "stage": stage, "pair_id": "P01", "amount": amount}
    return {**row, "as_of": date(2026, 9, 30), "source_id": "handin-1", **more}


def without_flows() -> dict[str, pa.Table]:
    return {**published(), "fund_flows": published()["fund_flows"].slice(0, 0)}


def test_a_published_project_given_to_another_pair_and_its_money_under_another() -> None:
    moved = piece("projects", [{"project_id": PROJECT, "pair_id": "P02"}])
    money = piece("fund_flows", [flow("X", "spent", 200_000, pair_id="P03", project_id=OTHER)])
    faults = [fault for fault in checked(share(moved, money)) if fault.rule.id == "wrong_pair"]
    assert [(fault.sheet, fault.cell, fault.severity) for fault in faults] == [
        ("项目", "B2", "error"),
        ("资金流水", "E2", "error"),
    ]
    assert "P01" in faults[0].message("zh") and "P02" in faults[1].message("en")


def test_a_pair_that_stands_in_a_title_is_told_at_the_row_it_does_not_fit() -> None:
    rows = [{"project_id": PROJECT, "pair_id": "P02"}, {"project_id": OTHER, "pair_id": "P02"}]
    titled = piece("projects", rows)
    titled = replace(titled, cells={**titled.cells, "pair_id": "A1"})
    assert told(checked(share(titled))) == [("wrong_pair", "A2")]


def test_a_new_id_for_a_name_that_is_there_is_warned_of() -> None:
    old = published()["projects"].slice(0, 1).to_pylist()[0]
    name = old["name"].replace(" ", "　（").replace("P", "Ｐ")
    rows = [
        {"project_id": "P01-900", "pair_id": "P01", "name": name},
        {"project_id": "P02-900", "pair_id": "P02", "name": name},
    ]
    (fault,) = checked(share(piece("projects", rows)))
    assert (fault.rule.id, fault.cell, fault.severity) == ("same_under_another_id", "C2", "warning")
    assert old["project_id"] in fault.message("zh")


def test_a_row_given_twice_is_warned_of_unless_the_sheet_makes_rows_of_several_tables() -> None:
    twice = piece("observations", [figure(PROJECT, "2029Q1", 5)] * 2, sheet="表")
    assert told(checked(share(twice), base=bare())) == [("row_twice", "A3")]
    named = piece("projects", [{"project_id": PROJECT, "pair_id": "P01"}] * 2, sheet="表")
    figures = piece("observations", [figure(PROJECT, "2029Q1", 5)], sheet="表")
    assert checked(share(named, figures), base=bare()) == []
    both = piece("observations", [figure(PROJECT, "2029Q1", 5)] * 2, sheet="表")
    assert [rule for rule, _ in told(checked(share(named, both), base=bare()))] == ["row_twice"]


def test_ten_thousand_times_is_a_slip_of_the_unit_up_and_down() -> None:
    base = with_series(PROJECT, 3_000_000, 4_000_000, 5_000_000)
    for value, times in ((40_000_000_000, "一万倍"), (400, "万分之一"), (500_000_000_000_000, "一亿倍")):
        (fault,) = checked(share(piece("observations", [figure(PROJECT, "2028Q1", value)])), base=base)
        assert (fault.rule.id, fault.cell, fault.severity) == ("unit_slip", "E2", "warning")
        assert times in fault.message("zh") and "元" in fault.message("zh")


def test_slips_of_one_column_have_one_cause_and_those_of_another_or_another_way_have_their_own() -> None:
    base = with_series(PROJECT, 3_000_000, 4_000_000, 5_000_000)
    rows = [figure(PROJECT, f"2028Q{q}", value) for q, value in ((1, 40_000_000_000), (2, 30_000_000_000), (3, 400))]
    one, other = (piece("observations", rows, sheet=sheet) for sheet in ("甲", "乙"))
    found = [fault for fault in checked(share(one), base=base) if fault.rule.id == "unit_slip"]
    assert [fault.cause for fault in found] == [found[0].cause] * 2 + [found[2].cause]
    assert found[0].cause and found[0].cause != found[2].cause
    (elsewhere, *_) = (fault for fault in checked(share(other), base=base) if fault.rule.id == "unit_slip")
    assert elsewhere.cause not in {fault.cause for fault in found}


def test_a_revision_by_ten_thousand_is_a_slip_and_not_told_as_a_revision_too() -> None:
    base = with_series("P02-002", 3_000_000)
    (fault,) = checked(share(piece("observations", [figure("P02-002", "2027Q1", 300)])), base=base)
    assert fault.rule.id == "unit_slip"


def test_a_slip_in_a_first_hand_in_is_seen_against_the_rest_of_the_file() -> None:
    rows = [figure(OTHER, f"{year}Q{q}", 2_000_000 + q) for year in (2027, 2028) for q in (1, 2, 3, 4)]
    rows[3]["value"] = Decimal(200)
    assert told(checked(share(piece("observations", rows)), base=bare())) == [("unit_slip", "E5")]


def test_a_figure_far_off_a_steady_past_is_a_question_and_one_that_varies_as_ever_is_none() -> None:
    steady = with_series(OTHER, 3_000_000, 3_300_000, 2_900_000, 3_100_000, 3_050_000)
    (fault,) = checked(share(piece("observations", [figure(OTHER, "2028Q2", 90_000_000)])), base=steady)
    assert (fault.rule.id, fault.severity) == ("far_off", "question")
    assert checked(share(piece("observations", [figure(OTHER, "2028Q2", 9_000_000)])), base=steady) == []
    varied = with_series(OTHER, 5_620_000, 18_870_000, 11_190_000, 11_510_000, 1_790_000, 1_290_000)
    assert told(checked(share(piece("observations", [figure(OTHER, "2028Q3", 159_000_000)])), base=varied)) == [
        ("far_off", "E2")
    ]
    wild = with_series(OTHER, 3_000, 900_000, 40_000_000, 20_000, 9_000_000)
    assert checked(share(piece("observations", [figure(OTHER, "2028Q2", 80_000_000)])), base=wild) == []


def planned(investment: int) -> dict[str, pa.Table]:
    projects = [{"project_id": OTHER, "pair_id": "P02", "planned_investment": Decimal(investment)}]
    base = with_series(OTHER, 3_000_000, 4_000_000)
    return dict(merged(base, [share(piece("projects", projects), handin="0")]).tables)


def test_a_plan_ten_thousand_times_off_is_a_slip_and_any_other_a_revision() -> None:
    for investment, rule in ((1_100, "unit_slip"), (110_000_000_000, "unit_slip"), (13_000_000, "published_revised")):
        projects = [{"project_id": OTHER, "pair_id": "P02", "planned_investment": Decimal(investment)}]
        found = told(checked(share(piece("projects", projects)), base=planned(11_000_000)))
        assert [one for one, _ in found] == [rule]


def test_more_than_the_whole_plan_is_asked_about_and_not_of_what_was_so_before() -> None:
    more = share(piece("observations", [figure(OTHER, "2027Q3", 5_000_000)]))
    (fault,) = checked(more, base=planned(11_000_000))
    assert (fault.rule.id, fault.cell, fault.severity) == ("beyond_the_plan", "E2", "question")
    assert "1,200 万元" in fault.message("zh") and "11 m yuan" in fault.message("en")
    assert checked(more, base=planned(12_000_000)) == []
    same = share(piece("observations", [figure(OTHER, "2027Q2", 4_000_000)]))
    assert checked(same, base=planned(5_000_000)) == []


def test_an_event_that_was_and_is_yet_to_come_is_warned_of() -> None:
    rows = [
        {"event_id": f"P01-E9{n}", "pair_id": "P01", "kind": "visit", "title": str(n), "date": date(2031, 3, 1), "as_of": date(2026, 9, 30), "value_type": kind}
        for n, kind in enumerate(("actual", "forecast"))
    ]  # fmt: skip
    (fault,) = checked(share(piece("events", rows)))
    assert (fault.rule.id, fault.severity, fault.column) == ("not_yet_begun", "warning", "date")


def test_a_revised_figure_is_asked_about_with_both_values_and_a_blank_filled_is_not() -> None:
    base = with_series(OTHER, 3_000_000)
    (fault,) = checked(share(piece("observations", [figure(OTHER, "2027Q1", "3500000.50")])), base=base)
    assert fault.rule.id == "published_revised"
    assert fault.message("zh") == "已发布的“P02-002 完成投资 2027Q1”由 300 万元 改为 350.00005 万元"
    blank = with_figures(figure(OTHER, "2027Q1", None, status="missing"))
    assert checked(share(piece("observations", [figure(OTHER, "2027Q1", 5)])), base=blank) == []


def test_spending_over_disbursement_and_disbursement_over_allocation() -> None:
    base = dict(merged(without_flows(), [share(piece("fund_flows", [flow("A", "allocated", 500_000)]))]).tables)
    rows = [flow("B", "disbursed", 600_000), flow("C", "spent", 400_000), flow("D", "spent", 300_000)]
    faults = checked(share(piece("fund_flows", rows)), base=base)
    assert sorted(told(faults)) == [("disbursed_over_allocated", "F2"), ("spent_over_disbursed", "F4")]
    spent = next(fault for fault in faults if fault.rule.id == "spent_over_disbursed")
    assert "70 万元" in spent.message("zh") and "60 万元" in spent.message("zh")


def test_what_is_not_known_is_not_nothing_and_what_was_over_before_is_told_only_if_worse() -> None:
    alone = share(piece("fund_flows", [flow("C", "spent", 400_000)]))
    assert checked(alone, base=without_flows()) == []
    over = [flow("B", "disbursed", 100_000), flow("C", "spent", 400_000)]
    base = dict(merged(without_flows(), [share(piece("fund_flows", over))]).tables)
    assert (
        checked(share(piece("fund_flows", [flow("D", "disbursed", 200_000, payee_adcode="330329")])), base=base) == []
    )
    worse = checked(share(piece("fund_flows", [flow("D", "spent", 1)])), base=base)
    assert "spent_over_disbursed" in {fault.rule.id for fault in worse}


def test_more_realised_than_was_signed_is_asked_about() -> None:
    deal = {"deal_id": "D1", "from_adcode": "330108", "to_adcode": "330329", "category": "land", "item": "地"}
    signed, realised = (
        {**deal, "step": step, "amount": Decimal(amount)}
        for step, amount in (("signed", 500_000), ("realised", 500_001))
    )
    (fault,) = checked(share(piece("deals", [signed, realised])))
    assert (fault.rule.id, fault.severity, fault.key) == ("realised_over_signed", "warning", ("D1", "realised"))
    assert "D1" in fault.message("zh") and "50 万元" in fault.message("zh")
    assert checked(share(piece("deals", [signed, {**realised, "amount": Decimal(500_000)}]))) == []
    assert checked(share(piece("deals", [{**signed, "amount": None}, realised]))) == []
    assert checked(share(piece("deals", [realised]))) == []


def test_a_stage_that_goes_back_and_older_news() -> None:
    old = next(row for row in published()["projects"].to_pylist() if row["stage"] == "at_capacity")
    back = {"project_id": old["project_id"], "stage": "started", "stage_as_of": date(2027, 3, 31)}
    (fault,) = checked(share(piece("projects", [back])))
    assert (fault.rule.id, fault.severity) == ("stage_back", "warning")
    assert "达产" in fault.message("zh") and "开工" in fault.message("zh")
    older = {"project_id": old["project_id"], "stage": "at_capacity", "stage_as_of": date(2024, 12, 31)}
    assert [fault.rule.id for fault in checked(share(piece("projects", [older])))] == ["stage_earlier"]


def test_a_project_and_a_pair_that_reported_the_quarter_before_and_are_missing_now() -> None:
    last = [figure(project, "2028Q4", 5) for project in ("P01-001", "P01-002", "P02-001", "P03-001")]
    base = with_figures(*last)
    one_pair = checked(share(piece("observations", [figure("P01-001", "2029Q1", 5)])), base=base)
    assert [(f.rule.id, f.key, f.cell, f.sheet) for f in one_pair] == [
        ("missing_project", ("project", "P01-002", "2029Q1"), None, "观测值")
    ]
    rows = [figure(project, "2029Q1", 5) for project in ("P01-001", "P02-001")]
    rows.append(figure("P01-002", "2029Q1", None, status="missing"))
    two_pairs = checked(share(piece("observations", rows)), base=base)
    assert [(f.rule.id, f.key) for f in two_pairs] == [("missing_pair", ("pair", "P03", "2029Q1"))]


def test_a_project_that_stands_in_the_table_is_missing_at_the_cell_left_blank() -> None:
    base = with_figures(*[figure(project, "2028Q4", 5) for project in ("P01-001", "P01-002", "P01-003")])
    figures = piece("observations", [figure("P01-001", "2029Q1", 5)], sheet="进展", first_row=4)
    lines = piece("projects", [{"project_id": one} for one in ("P01-001", "P01-002")], sheet="进展", first_row=4)
    found = checked(share(figures, lines), base=base)
    at = figures.cells["value"]
    assert {fault.key[1]: fault.cell for fault in found} == {"P01-002": f"{at}5", "P01-003": None}
    assert all("2029年第一季度没有项目" in fault.message("zh") for fault in found)


def test_what_is_expected_says_which_quarter_is_meant() -> None:
    last = [figure(project, "2028Q4", 5) for project in ("P01-001", "P01-002")]
    base = with_figures(*last)
    rows = [figure("P01-001", "2029Q1", 5), figure("P01-001", "2029Q2", 5), figure("P01-002", "2029Q2", 5)]
    expected = Share(read_of(piece("observations", rows)), expected=Expected(quarter="2029Q1"))
    assert [fault.key for fault in checked(expected, base=base)] == [("project", "P01-002", "2029Q1")]


def test_a_published_quarter_handed_in_again_as_it_is_raises_no_question() -> None:
    rows = [row for row in published()["observations"].to_pylist() if row["period"] == "2025Q2"]
    assert len(rows) > 10 and checked(share(piece("observations", rows))) == []


def test_every_rule_has_a_severity_and_every_check_a_word_of_what_it_looks_for() -> None:
    assert len(RULES) >= 11 and {rule.severity for rule in RULES.values()} == set(SEVERITIES)
    assert all(check.__doc__ for check in CHECKS)


def test_an_actual_figure_of_a_period_that_has_not_begun_is_warned_of_and_a_forecast_is_not() -> None:
    early = {"as_of": date(2026, 9, 30)}
    rows = [
        figure(OTHER, "2027Q1", 3_000_000, **early),
        figure(OTHER, "2026Q3", 3_000_000, **early),
        figure(OTHER, "2027Q1", 3_000_000, value_type="forecast", **early),
    ]
    money = [flow("B", "spent", 400_000, period="2027Q1"), flow("C", "allocated", 400_000, period="2027Q1")]
    faults = checked(
        share(piece("observations", rows), piece("fund_flows", money)),
        base={**without_flows(), "observations": bare()["observations"]},
    )
    found = [(fault.sheet, fault.cell, fault.severity) for fault in faults if fault.rule.id == "not_yet_begun"]
    assert found == [("观测值", "E2", "warning"), ("资金流水", "F2", "warning")]


def test_what_is_taken_out_needs_a_reason_at_its_cell_and_what_is_not_published_none() -> None:
    base = with_series(PROJECT, 3_000_000, 4_000_000)
    key = {
        "subject_type": "project",
        "subject_id": PROJECT,
        "metric_id": "investment_completed",
        "value_type": "actual",
    }
    keys = [{**key, "period": period} for period in ("2027Q1", "2027Q2", "2030Q4")]
    out = piece("observations", keys, removed=[True, False, True])
    told_of = [fault for fault in checked(share(out), base=base) if fault.rule.id == "taken_out"]
    assert [(fault.severity, fault.cell) for fault in told_of] == [("warning", "A2")]
    (one,) = told_of
    assert one.key == ("project", PROJECT, "investment_completed", "2027Q1", "actual")
    assert "300 万元" in one.message("zh") and "完成投资" in one.message("zh") and "2027Q1" in one.message("en")
    event = base["events"].to_pylist()[0]
    gone = share(piece("events", [{"event_id": event["event_id"]}], removed=[True]))
    (one,) = (fault for fault in checked(gone, base=base) if fault.rule.id == "taken_out")
    assert one.cell == "A2" and event["event_id"] in one.message("zh") and "{" not in one.message("en")
