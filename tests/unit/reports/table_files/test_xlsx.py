"""A workbook holds exactly its table, with nothing live in it, and prints as it should."""

import io
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pyarrow as pa
import pytest

from analytics.export_table import ExportTable, SheetColumn
from reports.table_files import xlsx as xlsx_table
from style.text import Text
from tests.unit.reports.workbook import sheets


def book(held: ExportTable, lang: str = "zh") -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(xlsx_table.write(held, lang)))


def unescaped(text: str) -> str:
    """Office's own way of writing what XML cannot hold, which openpyxl undoes in part."""
    return text.replace("_x005F_", "_").replace("_x000D_", "\r")


def read(cell, kind: str):
    """The cell's value in the table's own type; what Excel could not hold as a number stands there as its digits."""
    value = cell.value
    if value is None or kind == "text":
        return value and unescaped(value)
    if kind in ("money", "number"):
        return Decimal(str(value))
    return value.date() if isinstance(value, datetime) else value


def test_every_value_comes_back_to_the_last_digit() -> None:
    held = sheets.sheet()
    page = book(held).worksheets[0]
    assert page.max_row == held.table.num_rows + 1
    for row, wanted in zip(page.iter_rows(min_row=2), sheets.values(held), strict=True):
        for cell, column, value in zip(row, held.columns, wanted, strict=True):
            got = read(cell, column.kind)
            if column.kind == "percent" and value is not None:
                assert got == pytest.approx(value, rel=1e-15)  # Excel's fifteen digits
            else:
                assert got == value, cell.coordinate


def test_money_up_to_ten_trillion_yuan_is_a_number_and_what_is_larger_is_not_cut() -> None:
    amounts = [
        Decimal("9999999999999.99"),
        Decimal("0.01"),
        Decimal("-9999999999999.99"),
        Decimal("1234567890123456.78"),
    ]
    table = pa.table({"amount": pa.array(amounts, pa.decimal128(38, 2))})
    page = book(
        ExportTable(Text("金额", "Money"), (SheetColumn("amount", Text("金额", "Amount"), "money"),), table)
    ).worksheets[0]
    cells = [page.cell(row, 1) for row in range(2, 6)]
    assert [cell.data_type for cell in cells] == ["n", "n", "n", "s"]
    assert [Decimal(str(cell.value)) for cell in cells] == amounts


def test_no_text_is_a_formula_a_link_or_a_number() -> None:
    held = sheets.sheet()
    page = book(held).worksheets[0]
    names = [page.cell(row, 1) for row in range(2, page.max_row + 1)]
    assert {cell.data_type for cell in names if cell.value is not None} == {"s"}
    assert not [cell for cell in names if cell.hyperlink]
    risky = [cell for cell in names if cell.value and cell.value[0] in "=+-@＝＋－＠\t"]
    assert len(risky) > 10 and all(cell.quotePrefix for cell in risky)
    assert not next(cell for cell in names if cell.value == "12").quotePrefix


def test_formats_say_the_unit_once_and_dates_are_dates() -> None:
    page = book(sheets.sheet()).worksheets[0]
    assert [cell.value for cell in page[1]] == [
        "名称",
        "计划总投资（元）",
        "企业（家）",
        "长度（万米）",
        "进度（%）",
        "签约日期",
        "报告期",
    ]
    formats = [page.cell(2, n).number_format for n in range(1, 8)]
    assert formats[1:6] == ["#,##0.00", "#,##0", "#,##0.000", "0.00%", "yyyy-mm-dd"]
    assert page.cell(2, 6).value == datetime(2024, 2, 29)


def test_it_is_a_table_with_a_frozen_header_and_prints_across_a4_with_a_foot() -> None:
    page, about = book(sheets.sheet()).worksheets
    (table,) = page.tables.values()
    assert table.ref == "A1:G61" and page.freeze_panes == "B2"
    assert page.page_setup.orientation == "landscape" and int(page.page_setup.paperSize) == 9
    assert page.print_title_rows == "$1:$1" and page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert "模拟数据" in page.oddHeader.right.text and "8e42e60b && 更多" in page.oddFooter.left.text
    assert page.title == "项目台账 (模拟)" and about.title == "说明"
    assert page.column_dimensions["B"].width >= len("9,999,999,999,999.99")


def test_the_second_sheet_says_whose_figures_these_are_and_what_each_column_means() -> None:
    about = book(sheets.sheet()).worksheets[1]
    said = [[cell.value for cell in row] for row in about.iter_rows()]
    assert said[0][0] == "模拟数据，仅供演示，不是真实数据"
    assert ["看板地址", "/projects?data=demo&pairs=P07,P08"] in [row[:2] for row in said]
    assert ["名称", "name", None, "项目名"] in said and ["进度", "progress", "%", None] in said


@pytest.mark.parametrize("rows", [0, 1])
def test_a_table_of_hardly_any_rows_opens_too(rows: int) -> None:
    page = book(sheets.sheet(rows), "en").worksheets[0]
    assert page.cell(1, 2).value == "Planned investment (yuan)"
    assert page.title == "Projects (simulated)" and len(page.tables) == 1


def test_a_large_table_is_streamed_with_the_same_values(monkeypatch: pytest.MonkeyPatch) -> None:

    def values() -> list[list]:
        kinds = [column.kind for column in sheets.COLUMNS]
        page = book(sheets.sheet()).worksheets[0]
        return [[read(*both) for both in zip(row, kinds, strict=True)] for row in page.iter_rows(min_row=2)]

    small = values()
    monkeypatch.setattr(xlsx_table, "TABLE_ROWS", 10)
    assert values() == small
    page = book(sheets.sheet()).worksheets[0]
    assert not page.tables and page.auto_filter.ref == "A1:G61" and page.freeze_panes == "B2"


def test_more_rows_than_excel_holds_are_told_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_table, "MOST_ROWS", 59)
    with pytest.raises(xlsx_table.TooManyRows, match="60 rows"):
        xlsx_table.write(sheets.sheet(), "zh")


def test_two_columns_of_one_name_are_told_apart() -> None:
    table = pa.table({"a": ["x"], "b": ["y"]})
    held = ExportTable(
        Text("表", "T"), (SheetColumn("a", Text("县", "County")), SheetColumn("b", Text("县", "County"))), table
    )
    assert [cell.value for cell in book(held).worksheets[0][1]] == ["县", "县 · b"]


def test_the_same_sheet_is_the_same_file_and_every_part_of_it_is_xml() -> None:
    data = xlsx_table.write(sheets.sheet(), "zh")
    assert data == xlsx_table.write(sheets.sheet(), "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
        core = parts.read("docProps/core.xml").decode()
    assert "2026-11-24" in core and date(2026, 11, 24) == sheets.sheet().made
