"""What rows say against each other, against what is published and against the sheet's title: told once, at the right cell."""

from datetime import date

import pytest

from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected, Read
from store.sheets.grid import Sheet
from tests.unit.store.ledgers.books import book, faults, guessed, lines, sheet, small_known

KNOWN = small_known()
A, B, C, D = "竹纤维制品加工项目", "泰商回归产业园", "剑瓷智能工厂", "输送带二厂"
IDS = ["项目编号", "项目名称", "完成投资（万元）"]


def read(*sheets: Sheet, pair: str | None = None) -> Read:
    return read_ledger(book(*sheets), KNOWN, Expected(quarter="2024Q3", pair_id=pair, as_of=date(2024, 10, 15)))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["结对", *IDS], ["P01", "P01-001", A, 1], ["P01", "P02-001", C, 2]], ["wrong_pair A3"]),
        ([["滨江—泰顺项目进展"], IDS, ["P01-001", A, 1], ["P02-001", C, 2]], ["wrong_pair A4"]),
        ([["萧山—龙泉项目进展"], IDS, ["P01-001", A, 1], ["P01-002", B, 2]], ["wrong_pair A1"]),
        ([["滨江—泰顺项目进展"], [*IDS, "计划总投资（万元）"], ["P01-001", A, 1, 9], ["P02-001", C, 2, 9]], ["wrong_pair A4"]),
    ],
)  # fmt: skip
def test_a_project_of_another_pair_is_told_once_at_its_row_or_at_the_title_that_fits_no_row(rows, told) -> None:
    assert faults(read(sheet(rows))) == told


def test_a_title_of_another_pair_than_is_due_is_one_question() -> None:
    rows = [["填报单位：泰顺县"], [*IDS, "计划总投资（万元）"], ["P01-001", A, 1, 9], ["P01-002", B, 2, 9]]
    assert faults(read(sheet(rows), pair="P02")) == ["pair_differs A1"]
    assert faults(read(sheet(rows[1:]), pair="P02")) == ["pair_differs A2", "pair_differs A3"]


def test_a_project_under_the_name_of_another_is_warned_of_and_a_mended_name_is_not() -> None:
    head = [*IDS, "计划总投资（万元）"]
    assert faults(read(sheet([head, ["P01-001", B, 1, 9]]))) == ["name_of_another B2"]
    assert faults(read(sheet([head, ["P01-001", f"{A}（二期）", 1, 9]]))) == []
    assert faults(read(sheet([head, ["P01-001", "全然不同的名字", 1, 9]]))) == ["name_differs B2"]
    assert faults(read(sheet([IDS, ["P01-001", B, 1]]))) == ["name_differs B2"]


def test_a_blank_name_of_a_known_project_is_what_it_was_and_an_unknown_id_without_one_is_told() -> None:
    found = read(sheet([[*IDS, "计划总投资（万元）"], ["P01-001", None, 1, 9], ["P01-066", None, 2, 9]]))
    assert faults(found) == ["project_unknown A3"]
    assert found.pieces[0].data["name"].to_pylist() == [A, None]
    assert faults(read(sheet([[*IDS, "计划总投资（万元）"], ["P01-001", "#REF!", 1, 9]]))) == ["error_cell B2"]


def test_an_id_in_small_letters_is_the_published_one_and_told() -> None:
    found = read(sheet([[*IDS, "计划总投资（万元）"], ["p01-001", A, 1, 9], ["P01-002", B, 2, 9]]), pair="P01")
    assert faults(found) == []
    assert "A2" in guessed(found)
    assert found.pieces[0].data["project_id"].to_pylist() == ["P01-001", "P01-002"]
    assert found.pieces[1].data["subject_id"].to_pylist() == ["P01-001", "P01-002"]


def test_quarters_before_a_project_began_are_not_owed_to_a_figure_to_date() -> None:
    """P02-001 began in the second quarter of 2024, of which nothing is published."""
    rows = [["项目名称", "本季完成投资（万元）", "本年累计完成投资（万元）"], [C, 5, 6]]
    own, to_date = [["项目名称", "2024年第二季度完成投资（万元）"], [C, 3]], [rows[0], [C, 5, 9]]
    assert "cumulative_alone C2" not in faults(read(sheet(rows)))
    assert faults(read(sheet(own, "二"), sheet(to_date, "三"))) == ["cumulative_differs C2"]


def test_a_hidden_column_takes_no_others_place() -> None:
    rows = [["项目编号", "完成投资（万元）", "完成投资（万元）"], ["P01-001", 77777, 5]]
    found = read(sheet(rows, hidden_columns=[1]))
    assert faults(found) == ["hidden_column B1"]
    assert lines(found) == ["observations P01-001 investment_completed 2024Q3 actual = 50000 @C2"]


def test_numbers_of_rows_beside_ids_are_not_ids() -> None:
    found = read(
        sheet([["编号", "项目代码", "项目名称", "完成投资（万元）"], [1, "P01-001", A, 5], [2, "P01-002", B, 6]])
    )
    assert faults(found) == []
    assert found.pieces[0].data["subject_id"].to_pylist() == ["P01-001", "P01-002"]


def test_a_quarter_in_a_sheets_name_is_of_the_titles_year() -> None:
    title = ["滨江—泰顺2023年项目进展"]
    found = read(sheet([title, IDS, ["P01-001", A, 5]], "三季度"), sheet([title, IDS, ["P01-001", A, 6]], "四季度"))
    assert [piece.data["period"].to_pylist() for piece in found.pieces] == [["2023Q3"], ["2023Q4"]]
    assert {fault.split()[0] for fault in faults(found)} == {"other_period"}


def test_a_unit_in_the_quantitys_own_cell_stands_for_a_blank_in_the_column_of_units() -> None:
    head = ["县", "供需", "类别", "内容", "数量", "单位"]
    found = read(
        sheet(
            [head, ["泰顺", "供给", "土地", "厂房", 32000, "平方米"], ["泰顺", "需求", "人才", "技师", "超80名", None]]
        )
    )
    assert faults(found) == []
    assert found.pieces[0].data["unit"].to_pylist() == ["wan_square_metre", "person"]


def test_an_event_without_a_kind_of_figure_is_one_that_was() -> None:
    head = ["结对", "活动名称", "活动类别", "时间", "金额（万元）", "金额性质"]
    rows = [["P01", "对接会", "对接", "2024-09-01", 500, "预计"], ["P01", "走访", "走访", "2024-09-02", None, None]]
    found = read(sheet([head, *rows]))
    assert faults(found) == []
    assert found.pieces[0].data["value_type"].to_pylist() == ["forecast", "actual"]
