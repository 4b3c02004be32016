"""What the rules of a package say of a hand-in stands at its cells, in words of a spreadsheet, and only what it causes."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from store.handins import judging
from store.handins.judging import judge, judged_by_share
from store.handins.merging import Share, merged
from store.handins.rules import RULES
from store.package.faults import RULES as PACKAGE
from store.package.tally import MOST
from store.sheets.faults import CellFault
from tests.unit.store.handins.reads import figure, piece, published, share, table_of

PROJECT = "P01-001"


def judged(*shares: Share) -> tuple[CellFault, ...]:
    return judge(merged(published(), shares))


def assert_well_told(fault: CellFault) -> None:
    for lang in ("zh", "en"):
        for told in (fault.message(lang), fault.remedy(lang)):
            assert told and not re.search(r"\{\w*\}", told), told
            assert lang == "en" or re.search(r"[\u4e00-\u9fff]", told), told
            assert lang == "zh" or not re.search(r"[a-z]_[a-z]", told), told  # no id of a column or a code


def flow(**more: object) -> Mapping[str, object]:
    row = {"flow_id": "X1", "year": 2024, "period": "2024Q3", "stage": "spent", "pair_id": "P01", "amount": 200_000}
    return {**row, "as_of": date(2026, 9, 30), "source_id": "handin-1", **more}


def project(**more: object) -> Mapping[str, object]:
    return {"project_id": "P01-900", "pair_id": "P01", "name": "新项目", "source_id": "handin-1", **more}


def deal(**more: object) -> Mapping[str, object]:
    row = {
        "deal_id": "D1",
        "step": "signed",
        "from_adcode": "330108",
        "to_adcode": "330329",
        "category": "land",
        "item": "地",
    }
    return {**row, "as_of": date(2026, 9, 30), "source_id": "handin-1", **more}


CASES = [
    ("deals", deal(from_adcode="330329"), "deal_counties", "to_adcode", "330329"),
    ("deals", deal(need_id="R330329-4"), "deal_end", "need_id", "R330329-4"),
    ("projects", project(name=None), "required", "name", None),
    ("projects", project(pair_id="P99"), "foreign_key", "pair_id", "P99"),
    ("projects", project(stage="finished"), "enum", "stage", "finished"),
    ("projects", project(name="a\x07b"), "text", "name", "a\x07b"),
    ("projects", project(started_on=date(2024, 2, 1), signed_on=date(2024, 3, 1)), "order", "started_on", "2024-02-01"),
    (
        "projects",
        project(stage="signed", stage_as_of=date(2025, 1, 1), completed_on=date(2024, 6, 1)),
        "stage_dates",
        "stage",
        "signed",
    ),
    ("observations", figure("P01-999", "2029Q1", 1), "subject", "subject_id", "P01-999"),
    ("observations", figure(PROJECT, "2029Q1", 1, metric_id="gdp"), "measure", "metric_id", "gdp"),
    ("observations", figure(PROJECT, "2029Q1", 1, unit="firm"), "measure_fit", "unit", "firm"),
    ("observations", figure(PROJECT, "2029Q1", None), "value_status", "value", None),
    ("observations", figure(PROJECT, None, 1), "period_missing", "period", None),
    ("fund_flows", flow(amount=2_000_000_000), "amount_unit", "amount", "2000000000.00"),
    ("fund_flows", flow(period="2023Q3"), "flow_period", "period", "2023Q3"),
    ("fund_flows", flow(amount=-5), "negative", "amount", "-5.00"),
    ("fund_flows", flow(year=2031), "range", "year", "2031"),
    ("observations", figure(PROJECT, "2029Q1", -5), "negative", "value", "-5.00"),
    ("observations", figure(PROJECT, "2029Q1", -5, metric_id="output_value"), "negative", "value", "-5.00"),
]


@pytest.mark.parametrize(("table", "row", "rule", "column", "value"), CASES, ids=[case[2] for case in CASES])
def test_a_fault_stands_at_its_cell(table, row, rule, column, value) -> None:
    one = piece(table, [row], first_row=7)
    (fault,) = judged(share(one))
    assert (fault.rule.id, fault.column, fault.value, fault.severity) == (rule, column, value, "error")
    assert (fault.sheet, fault.cell) == (one.sheet, one.cells[column] + "7")
    assert_well_told(fault)


def test_sound_rows_and_published_ones_have_no_fault() -> None:
    assert (
        judged(share(piece("observations", [figure(PROJECT, "2029Q1", 1)]), piece("projects", [project(locator="x")])))
        == ()
    )
    assert judged() == ()


def test_every_row_is_told_and_those_of_one_wrong_name_are_one_group() -> None:
    rows = [figure("P01-999", f"20{year}Q{quarter}", 1) for year in range(24, 31) for quarter in (1, 2, 3, 4)]
    found = judged(share(piece("observations", [*rows, figure("P01-998", "2029Q1", 1)])))
    assert len(found) == 29 > MOST and len({fault.cause for fault in found}) == 2
    assert [fault.cell for fault in found[:2]] == ["B2", "B3"] and len({fault.id for fault in found}) == 29


def test_labels_stand_in_place_of_ids() -> None:
    (fault,) = judged(share(piece("projects", [project(stage="finished")])))
    assert "在建" in fault.message("zh") and "under construction" in fault.message("en")
    (fault,) = judged(share(piece("observations", [figure(PROJECT, "2029Q1", 1, unit="firm")])))
    assert "完成投资" in fault.message("zh") and "元" in fault.message("zh")


def test_the_value_is_told_as_the_sheet_shows_it() -> None:
    found = merged(published(), [share(piece("fund_flows", [flow(amount=2_000_000_000)]))])
    faults = judge(found, lambda place: "20亿元" if place.cell == "F2" else None)
    (wrong,) = (fault for fault in faults if fault.rule.id == "amount_unit")
    assert wrong.value == "20亿元" and "2,000,000,000" in wrong.message("zh")


def test_a_year_beside_the_published_quarters_is_told_at_the_hand_in_and_so_are_quarters_beside_a_published_year() -> (
    None
):
    year = share(piece("observations", [figure(PROJECT, "2024", 1)]))
    (fault,) = judged(year)
    assert (fault.rule.id, fault.cell) == ("mixed_periods", "D2")
    taken = merged(published(), [share(piece("observations", [figure("P02-002", "2030", 1)]))])
    (other,) = judge(
        merged(taken.tables, [share(piece("observations", [figure("P02-002", "2030Q1", 1)], first_row=5))])
    )
    assert (other.rule.id, other.sheet, other.cell) == ("mixed_periods", "观测值", "D5")
    assert_well_told(other)


def test_a_budget_given_away_twice_is_told_at_the_hand_in_though_a_published_line_is_larger() -> None:
    lines = [
        flow(flow_id=f"B{n}", stage="planned", period="2025", year=2025, amount=900_000_000, pair_id=None)
        for n in (1, 2)
    ]
    base = {**published(), "fund_flows": table_of("fund_flows", lines)}
    more = flow(flow_id="B3", stage="planned", period="2025", year=2025, amount=500_000)
    (fault,) = judge(merged(base, [share(piece("fund_flows", [more], first_row=9))]))
    assert (fault.rule.id, fault.cell) == ("over_envelope", "F9") and "1,800,500,000" in fault.message("zh")
    assert_well_told(fault)


def test_a_movement_that_is_published_under_another_id_is_told_with_that_id() -> None:
    old = next(row for row in published()["fund_flows"].to_pylist() if row["stage"] == "spent")
    (fault,) = judged(share(piece("fund_flows", [{**old, "flow_id": "X9", "source_id": "handin-1"}])))
    assert fault.rule.id == "double_entry" and old["flow_id"] in fault.message("zh")
    assert_well_told(fault)


def test_what_is_taken_out_and_still_referred_to_is_told() -> None:
    out = share(piece("projects", [{"project_id": PROJECT}], removed=[True]))
    found = judged(out)
    assert found and {fault.rule.id for fault in found} == {"no_key_left"}
    assert_well_told(found[0])


def test_one_figure_given_twice_is_told_with_both_places() -> None:
    twice = [figure(PROJECT, "2029Q1", 1), figure(PROJECT, "2029Q1", 2)]
    (fault,) = judged(share(piece("observations", twice)))
    assert (fault.rule.id, fault.cell, fault.column) == ("given_twice", "E3", "value")
    assert "E2" in fault.message("zh") and "E3" in fault.message("en")
    assert_well_told(fault)


def test_of_several_hand_ins_each_fault_is_of_the_one_that_causes_it() -> None:
    good = share(piece("observations", [figure(PROJECT, "2029Q1", 1)]))
    bad = share(piece("observations", [figure("P01-999", "2029Q1", 1)]), handin="2")
    assert [number for number, _ in judged_by_share(merged(published(), [good, bad]))] == [1]


def test_a_fault_is_known_again_when_its_row_has_moved() -> None:
    one, moved = (
        judged(share(piece("observations", [figure("P01-999", "2029Q1", 1)], first_row=row)))[0] for row in (3, 90)
    )
    assert one.cell != moved.cell and one.id == moved.id


def test_a_fault_of_what_was_published_before_is_not_told() -> None:
    rows = published()["projects"].to_pylist()
    rows[0]["name"] = "a\x07b"
    base = {**published(), "projects": table_of("projects", rows)}
    assert judge(merged(base, [share(piece("observations", [figure("P02-002", "2029Q1", 1)]))])) == ()


def test_every_rule_of_the_package_that_rows_can_break_has_its_words() -> None:
    of_files = {
        "dataset_name", "shelf", "busy", "damaged", "stopped", "changed", "missing_file", "size", "hash", "undescribed", "claim",
        "unfinished", "not_a_file", "unreadable", "encoding", "no_header", "delimiter", "duplicate_column", "quotes", "ragged",
        "empty_row", "missing_column", "unknown_column", "not_json", "missing_key", "description_text", "quarter", "coverage",
    }  # fmt: skip
    of_files |= {rule for rule in PACKAGE if rule.startswith("boundaries_")} | {"another_programme"}
    # Rows only come or are revised: no source goes that a scheme names, and the day the dataset is of only moves on.
    of_schemes = {rule for rule in PACKAGE if rule.startswith("scheme_")}
    assert set(PACKAGE) - of_files - of_schemes <= set(RULES)


def test_judging_only_what_a_hand_in_can_have_broken_finds_all_that_judging_everything_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = next(row for row in published()["fund_flows"].to_pylist() if row["stage"] == "spent")
    figures = [row for table, row, *_ in CASES if table == "observations"]
    figures += [figure(PROJECT, "2024", 1), figure("P02-002", "2029Q1", 1), figure("P02-002", "2029", 1)]
    money = [row for table, row, *_ in CASES if table == "fund_flows"]
    money += [{**old, "flow_id": "X9"}, flow(flow_id="B", stage="planned", period="2025", amount=1_700_000_000)]
    of = merged(
        published(),
        [share(piece("observations", figures), piece("fund_flows", [{"flow_id": str(n)} | row for n, row in enumerate(money)]))],
    )  # fmt: skip
    less = judge(of)
    monkeypatch.setattr(judging, "_concerned", lambda merged: (merged.tables, {}, ()))
    assert set(map(repr, judge(of))) == set(map(repr, less))
    assert len(less) >= len(figures) + 2
