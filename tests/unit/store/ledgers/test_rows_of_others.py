"""Rows and columns that belong to others: groups, parts, sums, plans, and what stands above several columns."""

import pytest

from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected
from store.sheets.grid import Sheet
from tests.unit.store.ledgers.books import book, faults, lines, sheet, small_known

KNOWN = small_known()
A, B, C = "竹纤维制品加工项目", "泰商回归产业园", "剑瓷智能工厂"
HEADER = ["序号", "项目名称", "本季完成投资（万元）"]
INVESTED = "observations {} investment_completed 2024Q3 actual = {} @{}"


def read(*sheets: Sheet, file: str = "填报.xlsx"):
    return read_ledger(book(*sheets, file=file), KNOWN, Expected(quarter="2024Q3"))


def rows(*told: tuple[str, int, str]) -> list[str]:
    return [INVESTED.format(*one) for one in told]


GROUPED = {
    "of a pair, with its sum": [["（一）", "滨江区—泰顺县（2个）", 300], [1, A, 100], [2, B, 200]],
    "of a pair, without a mark": [["", "滨江区、泰顺县", 300], [1, A, 100], [2, B, 200]],
    "of no pair": [["一", "续建项目", 300], [1, A, 100], [2, B, 200]],
}


@pytest.mark.parametrize("body", GROUPED.values(), ids=GROUPED)
def test_a_line_over_a_group_is_no_project_and_its_sum_no_figure(body: list[list[object]]) -> None:
    found = read(sheet([HEADER, *body]))
    assert lines(found) == rows(("P01-001", 1000000, "C3"), ("P01-002", 2000000, "C4"))
    assert faults(found) == []
    assert found.sheets[0].left_out == {2: "total"}


def test_a_project_that_two_counties_are_named_in_is_a_project() -> None:
    found = read(sheet([HEADER, [1, A, 100], [2, "滨江—泰顺产业园", 200]]))
    assert len(lines(found)) == 2 or faults(found)
    assert found.sheets[0].left_out == {}


def test_what_was_done_under_a_heading_of_plans_is_read() -> None:
    head = [["项目名称", "年度计划执行情况（万元）", ""], ["", "计划数", "实际完成投资"]]
    found = read(sheet([*head, [A, 150, 100]], merged=["A1:A2", "B1:C1"]))
    assert lines(found) == rows(("P01-001", 1000000, "C3"))


def test_a_groups_sum_that_is_not_its_rows_is_asked_about() -> None:
    found = read(sheet([HEADER, ["（一）", "滨江区—泰顺县", 310], [1, A, 100], [2, B, 200]]))
    assert faults(found) == ["total_differs C2"]


def test_a_project_numbered_in_chinese_is_a_project() -> None:
    found = read(sheet([HEADER, ["一", A, 100], ["二", B, 200]]))
    assert lines(found) == rows(("P01-001", 1000000, "C2"), ("P01-002", 2000000, "C3"))


@pytest.mark.parametrize("total", ["合　　计", "小计：2个", "总计（2个）", "合\u00a0计"])
def test_totals_spaced_out_and_counted_are_totals(total: str) -> None:
    found = read(sheet([HEADER, [1, A, 100], [2, B, 200], [total, "", 300]]))
    assert found.sheets[0].left_out == {4: "total"}


def test_parts_of_a_project_go_on_below_the_first() -> None:
    body = [[1, A, 100], ["", "其中：设备投资", 60], ["", "土建投资", 40], [2, B, 200]]
    found = read(sheet([HEADER, *body]))
    assert lines(found) == rows(("P01-001", 1000000, "C2"), ("P01-002", 2000000, "C5"))
    assert faults(found) == []


def test_a_row_without_a_name_is_a_sum_only_where_it_sums_up() -> None:
    body = [[1, A, 100], [2, B, 200]]
    assert faults(read(sheet([HEADER, *body, ["", "", 300]]))) == []
    assert faults(read(sheet([HEADER, *body, ["", "", 301]]))) != []


def test_the_line_of_what_was_planned_is_not_what_was_done() -> None:
    header = ["项目名称", "类别", "完成投资（万元）"]
    body = [[A, "计划", 150], ["", "完成", 100], [B, "计划", 250], ["", "完成", 200]]
    found = read(sheet([header, *body], merged=["A2:A3", "A4:A5"]))
    assert lines(found) == rows(("P01-001", 1000000, "C3"), ("P01-002", 2000000, "C5"))


HEADERS = {
    "下季度预计完成投资（万元）": "column_unknown C1",
    "2024年计划投资（万元）": "",
    "完成年度计划比例": "",
    "存在困难及需协调事项": "",
    "计划竣工时间": "",
    "其中：税收": "column_unknown C1",
}


@pytest.mark.parametrize(("header", "told"), HEADERS.items())
def test_a_column_of_another_time_or_basis_is_not_read(header: str, told: str) -> None:
    found = read(sheet([["项目名称", "本季完成投资（万元）", header], [A, 100, "150"]]))
    assert lines(found) == rows(("P01-001", 1000000, "B2"))
    assert faults(found) == ([told] if told else [])


def test_what_stands_above_several_columns_names_no_part_of_it() -> None:
    head = [["项目名称", "利税（万元）", ""], ["", "本季度", "其中：税收"]]
    found = read(sheet([*head, [A, 50, 30]], merged=["A1:A2", "B1:C1"]))
    assert lines(found) == ["observations P01-001 profit_and_tax 2024Q3 actual = 500000 @B3"]
    assert faults(found) == ["column_unknown C2"]


def test_figures_under_at_capacity_are_a_years_once_it_runs_at_capacity() -> None:
    head = [["项目名称", "达产后预期", "", "本季产值（万元）"], ["", "产值（万元）", "利税（万元）", ""]]
    found = read(sheet([*head, [A, 900, 90, 10]], merged=["A1:A2", "B1:C1", "D1:D2"]))
    assert lines(found) == [
        "observations P01-001 output_value at_capacity = 9000000 @B3",
        "observations P01-001 profit_and_tax at_capacity = 900000 @C3",
        "observations P01-001 output_value 2024Q3 actual = 100000 @D3",
    ]


def test_a_column_of_units_holds_row_by_row_and_not_against_the_headers_own() -> None:
    body = [[A, "万元", 100], [B, "亿元", 0.02]]
    found = read(sheet([["项目名称", "单位", "完成投资"], *body]))
    assert lines(found) == rows(("P01-001", 1000000, "C2"), ("P01-002", 2000000, "C3"))
    found = read(sheet([["项目名称", "单位", "完成投资（万元）"], [A, "亿元", 100]]))
    assert lines(found) == rows(("P01-001", 1000000, "C2"))


def test_a_sheet_of_sums_is_no_error_where_another_tells_the_projects() -> None:
    summed = sheet([["结对", "完成投资（万元）"], ["滨江—泰顺", 300]], "汇总")
    told = sheet([HEADER, [1, A, 100], [2, B, 200]], "明细")
    assert faults(read(summed, told)) == ["sums_only A1"]
    assert faults(read(summed)) == ["columns_missing B1"]


def test_a_tab_and_a_title_of_two_quarters_are_asked_about() -> None:
    body = [["2024年第三季度项目进展"], HEADER, [1, A, 100]]
    assert faults(read(sheet(body, "二季度"))) == ["name_of_other_period A1"]
    assert faults(read(sheet(body, "三季度"))) == []
    assert faults(read(sheet(body), file="2024年二季度.xlsx")) == ["name_of_other_period A1"]
