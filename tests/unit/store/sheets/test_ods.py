"""ODS by hand: what repeats, what is hidden, what is no text of the cell, and what LibreOffice does not write."""

from pathlib import Path

import pytest

from store.sheets.grid import Range
from store.sheets.limits import Limits
from store.sheets.rules import CannotRead
from tests.unit.store.sheets.writers import kinds_of, ods, read, rows_of


def table(rows: str, more: str = 'table:name="表"') -> str:
    return f"<table:table {more}>{rows}</table:table>"


def cell(text: str, more: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_cells_and_rows_that_repeat_stand_where_excel_shows_them(tmp_path: Path) -> None:
    rows = (
        row('<table:table-cell table:number-columns-repeated="2"/>', cell("甲", 'table:number-columns-repeated="2"'))
        + row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="2"')
        + row(cell("乙"), more='table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048571"')
    )
    [sheet] = read(ods(table(rows)), tmp_path).sheets
    assert rows_of(sheet) == [
        [None, None, "甲", "甲"],
        [None] * 4,
        [None] * 4,
        ["乙", None, None, None],
        ["乙", None, None, None],
    ]


def test_each_type_of_value(tmp_path: Path) -> None:
    cells = [
        ('office:value-type="float" office:value="0.30000000000000004"', "0.30", ("0.3", "number")),
        ('office:value-type="currency" office:value="1234.5"', "¥1,234.50", ("1234.5", "number")),
        ('office:value-type="percentage" office:value="0.052"', "5%", ("5.2%", "percent")),
        ('office:value-type="date" office:date-value="2024-09-30"', "30.09.24", ("2024-09-30", "date")),
        ('office:value-type="date" office:date-value="2024-09-30T08:30:00"', "x", ("2024-09-30T08:30:00", "date")),
        ('office:value-type="date" office:date-value="2024-09-01"', "2024年9月", ("2024年9月", "date")),
        ('office:value-type="time" office:time-value="PT08H30M00S"', "08:30", ("08:30:00", "text")),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", ("TRUE", "bool")),
        ('office:value-type="string" office:string-value="" calcext:value-type="error" table:formula="of:=X()"', "#NAME?", ("#NAME?", "error")),
        ('calcext:value-type="error" office:value-type="string" table:formula="of:=X()"', "#REF!", ("#REF!", "error")),
        ('table:formula="of:=1/0" office:value-type="float" office:value="0"', "Err:502", ("Err:502", "error")),
        ('office:value-type="string" office:string-value="乙"', "甲", ("乙", "text")),
        ('office:value-type="float" office:value="五"', "五", ("五", "text")),
    ]  # fmt: skip
    [sheet] = read(ods(table(row(*(cell(text, more) for more, text, _ in cells)))), tmp_path).sheets
    assert list(zip(rows_of(sheet)[0], kinds_of(sheet)[0], strict=True)) == [shown for _, _, shown in cells]


def test_a_formula_without_a_value_is_an_error_and_one_with_an_empty_text_is_empty(tmp_path: Path) -> None:
    without = '<table:table-cell table:formula="of:=SUM([.A1:.A2])"/>'
    [sheet] = read(ods(table(row(without, cell("", 'table:formula="of:=A1"'), cell("甲")))), tmp_path).sheets
    assert rows_of(sheet) == [["=SUM(A1:.A2)", None, "甲"]]
    assert kinds_of(sheet)[0][0] == "error"


def test_text_of_a_cell_is_what_stands_in_it(tmp_path: Path) -> None:
    inside = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation>'
        '<text:p>甲<text:s text:c="2"/><text:span>乙</text:span>\n   丙<text:line-break/>丁<text:tab/>戊</text:p><text:p>己</text:p>'
        "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame></table:table-cell>"
    )
    [sheet] = read(ods(table(row(inside))), tmp_path).sheets
    assert rows_of(sheet) == [["甲  乙 丙\n丁\t戊\n己"]]


def test_what_is_hidden_or_merged_is_known(tmp_path: Path) -> None:
    styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    rows = (
        row(
            cell("甲", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            "<table:covered-table-cell/>",
            cell("1"),
        )
        + row(
            '<table:covered-table-cell table:number-columns-repeated="2"><text:p>盖</text:p></table:covered-table-cell>',
            cell("2"),
        )
        + f"<table:table-row-group>{row(cell('乙'), more=chr(116) + 'able:visibility=' + chr(34) + 'filter' + chr(34))}</table:table-row-group>"
        + row(cell("丙"))
    )
    first, second = read(
        ods(table(columns + rows) + table(row(cell("丁")), 'table:name="藏" table:style-name="ta2"'), styles), tmp_path
    ).sheets
    assert rows_of(first) == [["甲", None, "1"], [None, None, "2"], ["乙", None, None], ["丙", None, None]]
    assert (first.merged, first.hidden_rows, first.hidden_columns, first.hidden) == (
        (Range(1, 2, 0, 1),),
        {3},
        {1, 2},
        False,
    )
    assert (second.name, second.hidden) == ("藏", True)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (ods(""), "no_cells"),
        (ods(table("")), "no_cells"),
        (ods(table(row(cell("甲"), more='table:number-rows-repeated="1048576"'))), "too_many_rows"),
        (ods(table(row(cell("甲", 'table:number-columns-repeated="16384"')))), "too_many_columns"),
        (ods(table(row(cell("甲"))) * 101), "too_many_sheets"),
        (ods("", parts={"content.xml": "<a"}), "broken"),
        (ods("", parts={"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "unsafe_markup"),
        (ods("", parts={"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "encrypted"),
        (ods("", parts={"mimetype": "application/vnd.oasis.opendocument.text"}), "document"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, rule: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(content, tmp_path, "a.ods", Limits())
    assert [fault.rule.id for fault in refusal.value.faults] == [rule]
