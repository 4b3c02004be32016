"""XLSX as one program or another writes it: all become the same cells at the addresses that Excel shows."""

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from store.sheets.grid import Range
from store.sheets.rules import CannotRead
from tests.unit.store.sheets.writers import MAIN, kinds_of, read, rows_of, sheet_xml, workbook_xml, xlsx

FILES = Path(__file__).parent / "files"


def one(rows: str, **more: Any) -> Callable[[], bytes]:
    return lambda: xlsx(sheet_xml(rows), **more)


def inline(text: str) -> str:
    return f"<is><t>{text}</t></is>"


DIALECTS: dict[str, tuple[Callable[[], bytes], list[list[str | None]]]] = {
    "shared texts": (one('<row r="1"><c r="A1" t="s"><v>1</v></c></row>', shared=["甲", "乙"]), [["乙"]]),
    "inline text": (one(f'<row r="1"><c r="A1" t="inlineStr">{inline("甲")}</c></row>'), [["甲"]]),
    "inline text without its type": (one(f'<row r="1"><c r="A1">{inline("甲")}</c></row>'), [["甲"]]),
    "runs": (
        one('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=["<r><rPr/><t>泰</t></r><r><t>顺</t></r>"]),
        [["泰顺"]],
    ),
    "readings": (
        one('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=['<t>泰顺</t><rPh sb="0" eb="1"><t>tai</t></rPh>']),
        [["泰顺"]],
    ),
    "readings of inline text": (
        one('<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></is></c></row>'),
        [["甲"]],
    ),
    "kept spaces": (
        one('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=['<t xml:space="preserve"> 甲 </t>']),
        [[" 甲 "]],
    ),
    "escapes and line ends": (
        one('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=["甲_x000D_\n乙&amp;&lt;丙_x4E01_"]),
        [["甲\n乙&<丙丁"]],
    ),
    "no places at all": (
        one("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"),
        [["1", "2"], [None, "3"]],
    ),
    "places of rows only": (
        one('<row r="2"><c><v>1</v></c></row><row r="4"><c><v>2</v></c></row>'),
        [[None], ["1"], [None], ["2"]],
    ),
    "some places": (
        one('<row r="1"><c r="B1"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
        [[None, "1", "2"], ["3", None, None]],
    ),
    "absolute places": (one('<row r="1"><c r="$B$1"><v>1</v></c></row>'), [[None, "1"]]),
    "small letters": (one('<row r="1"><c r="b1"><v>1</v></c></row>'), [[None, "1"]]),
    "rows out of order": (
        one('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'),
        [["1", "2"], [None, None], ["3", None]],
    ),
    "a cell said twice": (one('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), [["2"]]),
    "other types than Excel's": (
        one('<row r="1"><c r="A1" t=""><v>1</v></c><c r="B1" t="n"><v>abc</v></c></row>'),
        [["1", "abc"]],
    ),
    "spaces around a number": (one('<row r="1"><c r="A1"><v> 5\n</v></c></row>'), [["5"]]),
    "CDATA": (
        one('<row r="1"><c r="A1" t="str"><v><![CDATA[<甲>]]></v></c><c r="B1"><v><![CDATA[5]]></v></c></row>'),
        [["<甲>", "5"]],
    ),
    "comments": (one('<row r="1"><!-- <c r="B1"><v>9</v></c> --><c r="A1"><v>5</v></c></row>'), [["5"]]),
    "single quotes": (one("<row r='1'><c r='B1' t='str'><v>甲</v></c></row>"), [[None, "甲"]]),
    "a prefix": (
        lambda: xlsx(
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        ),
        [[None, "5"]],
    ),
    "WPS": (
        lambda: xlsx(
            sheet_xml('<row r="1" spans="1:2" x14ac:dyDescent="0.15"><c r="A1" s="0" t="s"><v>0</v></c></row>')
            .replace(
                "<worksheet",
                '<worksheet xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:x14ac="urn:x14ac"',
            )
            .replace("</worksheet>", '<etc:ext><etc:c r="C9"/></etc:ext></worksheet>'),
            shared=["甲"],
            styles=["@"],
        ),
        [["甲"]],
    ),
    "strict": (
        lambda: xlsx(
            sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
                MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"
            )
        ),
        [["1"]],
    ),
    "UTF-16": (
        lambda: xlsx(
            "",
            parts={
                "xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="A1" t="str"><v>甲</v></c></row>')
                .replace("UTF-8", "UTF-16")
                .encode("utf-16")
            },
        ),
        [["甲"]],
    ),
    "part names with backslashes and capitals": (
        lambda: xlsx(
            "",
            parts={
                "xl/worksheets/sheet1.xml": "",
                "xl/workbook.xml": workbook_xml({"S": ""}),
                "XL\\worksheets\\Sheet1.xml": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'),
            },
        ),
        [["1"]],
    ),
    "digits as Excel shows them": (
        one(
            '<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>1E-3</v></c><c r="C1"><v>123456789012345678</v></c><c r="D1"><v>-0</v></c><c r="E1"><v>1e20</v></c></row>'
        ),
        [["0.3", "0.001", "123456789012346000", "0", "100000000000000000000"]],
    ),
    "blank in every way": (
        one(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"/><c r="D1" t="inlineStr"/><c r="E1" t="str"><f>A2</f><v></v></c><c r="F1"><v/></c></row>',
            shared=["\u3000\u200b\xa0 "],
        ),
        [["1"]],
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_becomes_the_cells_that_excel_shows(dialect: str, tmp_path: Path) -> None:
    make, rows = DIALECTS[dialect]
    [sheet] = read(make(), tmp_path).sheets
    assert rows_of(sheet) == rows


def test_formats_say_what_a_number_is(tmp_path: Path) -> None:
    formats = [
        0,
        "0.0%",
        10,
        14,
        31,
        "yyyy-mm-dd hh:mm",
        57,
        'yyyy"年"m"月"',
        "yyyy",
        "[h]:mm",
        '0.00"%"',
        '#,##0"day"',
        "[$-804]yyyy/m/d",
        "[Red]0.00;[Blue]-0.00",
        "0.00E+00",
        "h:mm",
        "@",
    ]
    cells = "".join(f'<c r="{chr(65 + at)}1" s="{at}"><v>45565.5</v></c>' for at in range(len(formats)))
    [sheet] = read(xlsx(sheet_xml(f'<row r="1">{cells}</row>'), styles=formats), tmp_path).sheets
    day, plain = ("2024-09-30T12:00:00", "date"), ("45565.5", "number")
    assert list(zip(rows_of(sheet)[0], kinds_of(sheet)[0], strict=True)) == [
        plain, ("4556550%", "percent"), ("4556550%", "percent"), day, day, day, day, day,
        day, ("1093572:00:00", "text"), plain, plain, day, plain, plain, day, plain,
    ]  # fmt: skip


def test_a_first_day_shown_as_a_month_or_year_says_no_more_than_that(tmp_path: Path) -> None:
    """Excel keeps 2024年9月 as its first day; a later one was typed, however it is shown."""
    row = '<row r="1"><c r="A1" s="0"><v>45536</v></c><c r="B1" s="1"><v>45292</v></c><c r="C1" s="2"><v>45536</v></c><c r="D1" s="0"><v>45537</v></c></row>'
    [sheet] = read(xlsx(sheet_xml(row), styles=[57, "yyyy", "yyyy"]), tmp_path).sheets
    assert rows_of(sheet)[0] == ["2024年9月", "2024年", "2024-09-01", "2024-09-02"]


def test_days_count_from_1900_with_its_leap_day_or_from_1904(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="0"><v>59</v></c><c r="C1" s="0"><v>61</v></c><c r="D1" s="0"><v>45565</v></c><c r="E1" s="0"><v>-5</v></c></row>'
    [sheet] = read(xlsx(sheet_xml(rows), styles=[14]), tmp_path).sheets
    assert rows_of(sheet) == [["1900-01-01", "1900-02-28", "1900-03-01", "2024-09-30", "-5"]]
    [sheet] = read(xlsx(sheet_xml(rows), styles=[14], settings='<workbookPr date1904="1"/>'), tmp_path).sheets
    assert rows_of(sheet)[0][3] == "2028-10-01"


def test_errors_are_told_and_also_those_that_calamine_never_heard_of(tmp_path: Path) -> None:
    errors = ["#NAME?", "#DIV/0!", "#SPILL!", "#CALC!"]
    cells = "".join(f'<c r="{chr(65 + at)}1" t="e"><f>X()</f><v>{error}</v></c>' for at, error in enumerate(errors))
    [sheet] = read(xlsx(sheet_xml(f'<row r="1">{cells}</row>')), tmp_path).sheets
    assert rows_of(sheet) == [errors]
    assert kinds_of(sheet) == [["error"] * 4]


def test_a_formula_without_its_value_is_an_error_and_one_with_an_empty_text_is_empty(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><f>B1+C1</f></c><c r="B1"><f>A1&amp;"x"</f><v></v></c><c r="C1"><f t="shared" si="0"/><v/></c>'
        '<c r="D1" t="str"><f>A1</f><v></v></c><c r="E1"><f>A1</f><v>5</v></c>'
    )
    [sheet] = read(xlsx(sheet_xml(f'<row r="1">{cells}</row>')), tmp_path).sheets
    assert rows_of(sheet) == [["=B1+C1", '=A1&"x"', "=…", None, "5"]]
    assert kinds_of(sheet) == [["error", "error", "error", "empty", "number"]]


def test_what_is_hidden_or_merged_is_known(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>4</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>5</v></c></row>'
        '<row r="4"><c r="A4"><v>6</v></c></row><row r="9" hidden="1"/>'
    )
    before = (
        '<cols><col min="2" max="2" width="9" hidden="1"/><col min="3" max="16384" width="0" customWidth="1"/></cols>'
    )
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C2:C1048576"/><mergeCell ref="F1:G9"/><mergeCell ref="A4"/></mergeCells>'
    shown = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    book = read(
        xlsx(
            sheet_xml(rows, before, merged),
            shown,
            shown,
            names={"一": "", "二": 'state="hidden"', "三": 'state="veryHidden"'},
        ),
        tmp_path,
    )
    first = book.sheets[0]
    assert rows_of(first)[0] == ["1", None, "3"], "what lies under a merged block is seen by nobody"
    assert first.merged == (Range(1, 1, 0, 1), Range(2, 4, 2, 2))
    assert (first.hidden_rows, first.hidden_columns) == ({2, 3}, {1, 2})
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("一", False), ("二", True), ("三", True)]


def test_formatted_empty_rows_and_columns_are_nothing(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="ZZ1" s="0"/></row>' + "".join(
        f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in (2, 3, 1048576)
    )
    [sheet] = read(xlsx(sheet_xml(rows), styles=[10]), tmp_path).sheets
    assert rows_of(sheet) == [["1"]]


def test_charts_and_links_to_the_outside_are_no_sheets(tmp_path: Path) -> None:
    relations = (
        '<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>'
        '<Relationship Id="rId3" Type="x/worksheet" Target="http://127.0.0.1:9/sheet3.xml" TargetMode="External"/></Relationships>'
    )
    cell = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    book = read(
        xlsx("", cell, cell, names={"图": "", "表": "", "外": ""}, parts={"xl/_rels/workbook.xml.rels": relations}),
        tmp_path,
    )
    assert [sheet.name for sheet in book.sheets] == ["表"]


def by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["C1"] = "日期", 0.052, date(2024, 9, 30)
    sheet["B1"].number_format, sheet["C2"] = "0.0%", datetime(2024, 9, 30, 8, 30)
    sheet["A2"], sheet["B2"] = True, "=1/0"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["日期"])
    sheet.write_number(0, 1, 0.052, book.add_format({"num_format": "0.0%"}))
    sheet.write_datetime(0, 2, datetime(2024, 9, 30), book.add_format({"num_format": "yyyy/m/d"}))
    sheet.write_boolean(1, 0, True)
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    sheet.write_datetime(1, 2, datetime(2024, 9, 30, 8, 30), book.add_format({"num_format": "yyyy/m/d h:mm"}))
    book.close()
    return file.getvalue()


@pytest.mark.parametrize(("make", "formula"), [(by_openpyxl, "=1/0"), (by_xlsxwriter, "#DIV/0!")])
def test_writers_that_are_not_ours(make: Callable[[], bytes], formula: str, tmp_path: Path) -> None:
    [sheet] = read(make(), tmp_path).sheets
    assert rows_of(sheet) == [["日期", "5.2%", "2024-09-30"], ["TRUE", formula, "2024-09-30T08:30:00"]]
    assert kinds_of(sheet) == [["text", "percent", "date"], ["bool", "error", "date"]]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_one_workbook_that_libreoffice_saved_three_ways(kind: str, tmp_path: Path) -> None:
    book = read((FILES / f"libreoffice.{kind}").read_bytes(), tmp_path)
    assert book.form == kind
    progress, codes, empty = book.sheets
    assert rows_of(progress) == [
        ["2024年第三季度结对项目进展情况表", *[None] * 7],
        ["单位：万元", *[None] * 7],
        ["结对", "项目名称", "开工日期", "竣工月份", "计划总投资", "进度", "合计", "备注"],
        ["滨江—泰顺", "甲", "2023-05-01", "2025年9月", "12000.5", "5.2%", "24001", "富文本"],
        [None, "乙", "2023-06-01T08:30:00", "2025年10月", "0.1", "100%", "#NAME?", None],
        [None, "丙", None, None, "123456789012345", "33.5%", "#DIV/0!", None],
        [None, "丁", None, None, "-3", None, None, "TRUE"],
    ]
    assert kinds_of(progress)[4] == ["empty", "text", "date", "date", "number", "percent", "error", "empty"]
    assert progress.merged == (Range(1, 1, 0, 7), Range(4, 7, 0, 0))
    assert (progress.hidden_rows, progress.hidden_columns) == ({6}, {7})
    assert (codes.name, codes.hidden, codes.text(2, 1)) == ("码表", True, "已开工")
    assert (empty.height, empty.width) == (0, 0)


BROKEN = {
    "a text that is not there": sheet_xml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    "a place that is none": sheet_xml('<row r="1"><c r="1A"><v>7</v></c></row>'),
    "row nought": sheet_xml('<row r="1"><c r="A0"><v>7</v></c></row>'),
    "cut off": sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>')[:-20],
    "nothing": "",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_damaged_sheet_is_told(what: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(xlsx(BROKEN[what]), tmp_path)
    assert [fault.rule.id for fault in refusal.value.faults] == ["broken"]


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
def test_no_entity_is_ever_looked_up(part: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "bb">]><x>&a;&b;</x>'
    with pytest.raises(CannotRead) as refusal:
        read(
            xlsx(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), shared=["甲"], parts={part: doctype}),
            tmp_path,
        )
    assert [fault.rule.id for fault in refusal.value.faults] == ["unsafe_markup"]
