"""Where each value came from, what a reading leaves to what is published, and that a fault is the same from round to round."""

from datetime import date
from decimal import Decimal

from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected
from tests.unit.store.ledgers.books import block, book, lines, sheet, small_known

KNOWN = small_known()
DUE = Expected(quarter="2024Q3", pair_id="P01", as_of=date(2024, 10, 15), source_id="handin-1")


def read(*sheets, due=DUE):
    return read_ledger(book(*sheets), KNOWN, due)


def test_a_value_leads_to_its_cell() -> None:
    found = read(sheet([["2024年第三季度情况"], ["单位：万元"], ["序号", "项目名称", "完成投资"], [1, "竹纤维制品加工项目", "约5"], ["合计", None, 5],
                        [2, "泰商回归产业园", 6]]))  # fmt: skip
    (piece,) = found.pieces
    assert piece.rows.tolist() == [4, 6]
    assert [piece.place(row, "value") for row in (0, 1)] == ["C4", "C6"]
    assert [piece.place(row, "subject_id") for row in (0, 1)] == ["B4", "B6"]
    assert piece.place(1, "period") == "A1"
    assert piece.place(1, "metric_id") == "C3"
    assert piece.place(1, "source_id") is None
    assert piece.data["source_id"].to_pylist() == ["handin-1"] * 2
    assert piece.data["locator"].to_pylist() == ["《表1》第4行", "《表1》第6行"]
    assert piece.data["value"].to_pylist() == [Decimal("50000.00"), Decimal("60000.00")]
    assert piece.data["qualifier"].to_pylist() == ["about", None]
    assert piece.data["printed"].to_pylist() == ["约5万元", "6万元"]


def test_what_a_sheet_does_not_say_is_left_to_what_is_published() -> None:
    (piece,) = read(sheet([["项目编号", "牵头企业"], ["P01-001", "某公司"]])).pieces
    assert piece.says == {"project_id", "lead_enterprise"}
    assert piece.data["name"].to_pylist() == ["竹纤维制品加工项目"]


def test_a_cell_asks_to_empty_what_is_published_and_a_figure_to_be_taken_out() -> None:
    records, figures = read(
        sheet([["项目编号", "园区", "完成投资（万元）"], ["P01-001", "清除", "清除"], ["P01-002", "新园", 5]])
    ).pieces
    assert records.cleared is not None and {name: mark.tolist() for name, mark in records.cleared.items()} == {
        "park": [True, False]
    }
    assert records.data["park"].to_pylist() == [None, "新园"]
    assert figures.removed is not None and figures.removed.tolist() == [True, False]


def test_a_fault_keeps_its_identity_when_rows_move() -> None:
    head = ["项目名称", "完成投资（万元）", "产值（万元）"]
    first = read(sheet([head, ["竹纤维制品加工项目", "3-5", "三五"]]))
    second = read(sheet([["完成情况"], head, ["泰商回归产业园", 1, 2], ["竹纤维制品加工项目", "3-5", "3"]]))
    assert {fault.cell for fault in first.faults} == {"B2", "C2"}
    (still,) = second.faults
    assert still.cell == "B4"
    assert still.id in {fault.id for fault in first.faults}
    assert len({fault.id for fault in first.faults}) == 2


def test_a_project_that_a_later_sheet_brings_is_known_to_an_earlier_one() -> None:
    found = read(
        sheet([["项目名称", "完成投资（万元）"], ["全新", 5]], "投资"),
        sheet([["项目名称", "项目阶段"], ["全新", "签约"]], "台账"),
    )
    assert not found.faults
    assert lines(found) == [
        "observations P01-003 investment_completed 2024Q3 actual = 50000 @B2",
        "projects P01-003 全新 signed 2024-09-30 = -",
    ]


def test_the_same_money_has_the_same_id_whenever_it_is_handed_in() -> None:
    rows = [["结对", "支出（万元）"], ["P01", 5]]
    first, again = (read(sheet(rows, name)).pieces[0].data["flow_id"].to_pylist() for name in ("一", "二"))
    assert first == again == ["F2024.2024Q3.spent.P01"]


def test_published_money_of_the_same_place_and_time_keeps_its_id() -> None:
    piece = read(sheet([["结对", "支出（万元）"], ["P01", 5]])).pieces[0]
    published = piece.data.set_column(0, "flow_id", [["F2024-0007"]])
    found = read_ledger(book(sheet([["结对", "支出（万元）"], ["P01", 9]])), KNOWN.plus("fund_flows", published), DUE)
    assert found.pieces[0].data["flow_id"].to_pylist() == ["F2024-0007"]
    assert not found.faults


def test_a_merged_title_over_the_whole_width_is_no_storey() -> None:
    assert block("A1:C2").last_column == 2
    found = read(
        sheet(
            [
                ["本季完成投资情况", None, None],
                ["项目名称", "完成投资（万元）", "产值（万元）"],
                ["泰商回归产业园", 1, 2],
            ],
            merged=["A1:C1"],
        )
    )
    assert found.sheets[0].header_rows == (2,)
    assert not found.faults
