"""A workbook that goes back is the office's own, with every fault marked, told and reached by a link, and nothing else changed."""

import io
import zipfile

import pyarrow as pa
import pytest

from store.forms import looks, problems
from store.forms.returned import returned_name, returned_workbook
from store.sheets.grid import Book, Range, Sheet
from store.sheets.rules import CannotRead
from tests.unit.reports.office_files import faults as all_schema_faults
from tests.unit.reports.office_files import parts
from tests.unit.store.forms.handed_in import OTHER, SHEET, fault, office_workbook, read

FAULTS = (
    fault("B3"),
    fault("B4", "warning", "1234.57"),
    fault("A6", "question", "泰顺"),
    fault("C9", value=None),
    fault("A7", value="隐藏行"),
    fault("A1", "question", "支出", sheet=OTHER),
    fault(None, sheet=None, value="=cmd|' /C calc'!A0"),
)


@pytest.fixture(scope="module")
def returned() -> bytes:
    return returned_workbook(office_workbook(), "xlsx", FAULTS, "zh")


# What openpyxl writes of its own accord and every spreadsheet takes: text beside its cell, and a font's parts in another order.
OF_OPENPYXL = ("inline-string cell", "/fonts[1]/font[")


def schema_faults(data: bytes, ending: str) -> list[str]:
    return [one for one in all_schema_faults(data, ending) if not any(known in one for known in OF_OPENPYXL)]


def colour(cell) -> str:
    return f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else ""


def test_cells_are_filled_by_severity_and_say_what_is_wrong_and_how_to_mend_it(returned: bytes) -> None:
    page = read(returned)[SHEET]
    assert colour(page["B3"]) == looks.MARKS["error"] == colour(page["C9"])
    assert colour(page["B4"]) == looks.MARKS["warning"] and colour(page["A5"]) == looks.MARKS["question"]
    assert "“约三千”不对" in page["B3"].comment.text and "请改成数字" in page["B3"].comment.text
    assert page["B4"].comment.text.startswith("原有批注\n") and page["B4"].comment.author == "张三"
    assert "[错误]" in page["C9"].comment.text and page["C9"].value is None
    assert [cell.coordinate for row in page for cell in row if cell.comment] == ["B3", "B4", "A5", "A7", "C9"]


def test_all_that_is_not_wrong_stays_as_it_was(returned: bytes) -> None:
    before, after = read(office_workbook()), read(returned)
    assert after.sheetnames == ["填报问题", SHEET, OTHER]
    for name in (SHEET, OTHER):
        old, new = before[name], after[name]
        assert new.merged_cells.ranges == old.merged_cells.ranges and new.freeze_panes == old.freeze_panes
        for row in old.iter_rows():
            for cell in row:
                same = new[cell.coordinate]
                assert (same.value, same.data_type) == (cell.value, cell.data_type), cell.coordinate
                assert same.number_format == cell.number_format and repr(same.font) == repr(cell.font)
                assert same.quotePrefix == cell.quotePrefix
                if cell.coordinate not in ("B3", "B4", "A5", "A7", "A1"):
                    assert repr(same.fill) == repr(cell.fill)
        assert {k: d.width for k, d in new.column_dimensions.items()} == {
            k: d.width for k, d in old.column_dimensions.items()
        }
        assert {k: (d.height, d.hidden) for k, d in old.row_dimensions.items()} == {
            k: (d.height, d.hidden) for k, d in new.row_dimensions.items() if k in old.row_dimensions
        }
        assert [v.sqref for v in new.data_validations.dataValidation] == [
            v.sqref for v in old.data_validations.dataValidation
        ]
        assert len(new.conditional_formatting) == len(old.conditional_formatting)
        assert len(new._charts) == len(old._charts)
    assert set(after.defined_names) == {"单位"}


def test_formulas_keep_what_they_came_to(returned: bytes) -> None:
    formulas, values = read(returned)[SHEET], read(returned, data_only=True)[SHEET]
    assert formulas["D3"].value == '=IF(B4>0,B4*2,"<无>")' and values["D3"].value == 2469.14
    assert values["D4"].value == "<a&b>"


def test_the_list_comes_first_and_leads_to_each_cell(returned: bytes) -> None:
    book = read(returned)
    page = book.worksheets[0]
    assert book.active is page and [w.title for w in book.worksheets if w.sheet_view.tabSelected] == [page.title]
    rows = {tuple(cell.value for cell in row[2:4]): row for row in page.iter_rows(min_row=6)}
    links = {place: row[3].hyperlink and row[3].hyperlink.location for place, row in rows.items()}
    assert links == {
        (None, "整个文件"): None,
        (SHEET, "B3"): f"'{SHEET}'!B3",
        (SHEET, "A7（已隐藏）"): f"'{SHEET}'!A7",
        (SHEET, "C9"): f"'{SHEET}'!C9",
        (SHEET, "B4"): f"'{SHEET}'!B4",
        (SHEET, "A6"): f"'{SHEET}'!A6",
        (OTHER, "A1"): "'资金 ''24'!A1",
    }
    assert [row[1].value for row in rows.values()] == ["错误"] * 4 + ["须说明"] + ["疑问"] * 2
    assert "共 7 处：错误 4 处，必须改正；须说明 1 处，" in page["A2"].value
    assert page.print_title_rows and page.auto_filter.ref.startswith("A5:H12")


def test_what_the_file_says_is_text_in_the_list(returned: bytes) -> None:
    page = read(returned).worksheets[0]
    live = [cell for row in page for cell in row if cell.data_type == "f"]
    risky = [cell for row in page for cell in row if isinstance(cell.value, str) and cell.value.startswith("=cmd")]
    assert not live and risky and all(cell.quotePrefix for cell in risky)


def test_the_file_is_what_the_schemas_say(returned: bytes) -> None:
    assert schema_faults(returned, "xlsx") == []


def test_a_second_round_takes_the_first_ones_marks_off() -> None:
    once = returned_workbook(office_workbook(), "xlsx", FAULTS, "zh")
    twice = returned_workbook(once, "xlsx", [fault("C9", value=None)], "en")
    before, after = read(office_workbook()), read(twice)
    assert after.sheetnames == ["Faults", SHEET, OTHER]
    for coordinate in ("B3", "B4", "A5", "A7"):
        old, new = before[SHEET][coordinate], after[SHEET][coordinate]
        assert colour(new) == colour(old) and repr(new.font) == repr(old.font)
        assert (new.comment.text if new.comment else None) == (old.comment.text if old.comment else None)
    assert colour(after[SHEET]["C9"]) == looks.MARKS["error"] and "[Error]" in after[SHEET]["C9"].comment.text
    assert "[错误]" not in after[SHEET]["C9"].comment.text
    assert read(twice, data_only=True)[SHEET]["D3"].value == 2469.14


def test_a_sheet_of_the_offices_own_that_bears_our_name_stays() -> None:
    book = read(office_workbook())
    book[OTHER].title = "填报问题"
    held = io.BytesIO()
    book.save(held)
    back = read(returned_workbook(held.getvalue(), "xlsx", FAULTS[:1], "zh"))
    assert back.sheetnames == ["填报问题1", SHEET, "填报问题"] and back["填报问题"]["A1"].value == "支出"


def test_macros_are_kept() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_workbook())) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
                part = part.replace(
                    b"</Types>",
                    b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
                part = part.replace(b"vnd.openxmlformats-officedocument.ms-excel", b"vnd.ms-excel")
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
                    b'Target="vbaProject.bin"/></Relationships>',
                )
            new.writestr(name, part)
        new.writestr("xl/vbaProject.bin", b"macro")
    back = returned_workbook(held.getvalue(), "xlsx", FAULTS, "zh")
    with zipfile.ZipFile(io.BytesIO(back)) as file:
        assert file.read("xl/vbaProject.bin") == b"macro" and b"macroEnabled" in file.read("[Content_Types].xml")
    assert "“约三千”不对" in read(back)[SHEET]["B3"].comment.text
    assert [one for one in schema_faults(back, "xlsm") if "ole payload" not in one] == []  # the macro is none


def cells(form: str) -> Book:
    kinds = {"text": 1, "number": 2, "percent": 3, "date": 4, "bool": 5, "error": 6}
    rows = [
        [("指标", "text"), ("数", "text")],
        [("=1+1", "text"), ("1234.5", "number")],
        [("-5", "text"), ("5.2%", "percent")],
        [("330108199001011234", "text"), ("123456789012345678", "number")],
        [("乱\x01码", "text"), ("2024-09-30", "date")],
        [(None, ""), ("#NAME?", "error")],
        [("=A1+B1", "error"), ("TRUE", "bool")],
    ]
    columns = list(zip(*rows, strict=True))
    sheet = Sheet(
        "[2024]季度:表",
        tuple(pa.array([text for text, _ in column], pa.string()) for column in columns),
        tuple(pa.array([kinds.get(kind, 0) for _, kind in column], pa.uint8()) for column in columns),
        merged=(Range(2, 3, 0, 0),),
        hidden_rows=frozenset({4}),
    )
    return Book("表.csv", form, (sheet,))


@pytest.mark.parametrize("form", ["csv", "xls", "ods"])
def test_what_is_no_xlsx_goes_back_as_one_with_its_cells_where_they_were(form: str) -> None:
    found = fault("B4", value="123456789012345678", sheet="[2024]季度:表")
    back = returned_workbook(b"", form, [found], "zh", cells(form))
    book = read(back)
    page = book.worksheets[1]
    texts = [page["A2"], page["A4"], page["A5"], page["A7"], page["B4"]]
    assert [cell.data_type for cell in texts] == ["s"] * 5 and page["A2"].value == "=1+1" and page["A2"].quotePrefix
    assert page["A5"].value == "乱\N{REPLACEMENT CHARACTER}码" and page["A7"].value == "=A1+B1"
    assert (page["B2"].value, page["B3"].value, page["B3"].number_format) == (1234.5, 0.052, "0.0%")
    assert page["B5"].value.isoformat() == "2024-09-30T00:00:00" and page["B6"].data_type == "e"
    assert page["B7"].value is True and page.row_dimensions[4].hidden and str(page.merged_cells) == "A2:A3"
    assert book.worksheets[0]["D7"].hyperlink.location == f"'{page.title}'!B4"
    assert form.upper() in str(book.worksheets[0]["A4"].value)
    assert schema_faults(back, "xlsx") == []


def test_a_workbook_whose_formats_are_damaged_goes_back_as_its_cells() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_workbook())) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "xl/styles.xml" else old.read(name))
    back = read(returned_workbook(held.getvalue(), "xlsx", FAULTS[:1], "zh", cells("xlsx")))
    assert "格式信息有损坏" in str(back.worksheets[0]["A4"].value) and back.worksheets[1]["A1"].value == "指标"


def test_a_file_goes_back_by_its_bytes_alone_or_is_refused() -> None:
    back = read(returned_workbook("指标,数\n产值,约三千\n".encode("gb18030"), "csv", [fault("B2", sheet="file")], "zh"))
    assert "“约三千”不对" in back["file"]["B2"].comment.text
    with pytest.raises(CannotRead):
        returned_workbook(b"", "csv", (), "zh")


def test_nothing_wrong_is_said_so() -> None:
    page = read(returned_workbook(office_workbook(), "xlsx", (), "zh")).worksheets[0]
    assert page["A2"].value == "没有发现问题。"


def test_too_many_comments_are_told_and_every_fault_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.forms.marks.MOST_COMMENTS", 2)
    monkeypatch.setattr(problems, "MOST_LINKS", 3)
    page, marked = read(returned_workbook(office_workbook(), "xlsx", FAULTS, "zh")).worksheets[:2]
    assert "另有 3 个单元格只着色" in str(page["A4"].value) and len([c for r in marked for c in r if c.comment]) == 2
    assert len([row for row in page.iter_rows(min_row=7) if row[0].value]) == len(FAULTS)
    assert len([c for r in page for c in r if c.hyperlink]) == 2  # of the first three one is the file's as a whole


@pytest.mark.parametrize(
    ("name", "back"),
    [
        ("一季度.xlsx", "一季度.xlsx"),
        ("A.XLSM", "A.XLSM"),
        ("表.csv", "表.xlsx"),
        ("旧.表.xls", "旧.表.xlsx"),
        ("表", "表.xlsx"),
    ],
)
def test_the_name_stays(name: str, back: str) -> None:
    assert returned_name(name) == back


def test_no_link_leaves_the_file(returned: bytes) -> None:
    assert "TargetMode" not in "".join(parts(returned, r"xl/worksheets/_rels/.*").values())
