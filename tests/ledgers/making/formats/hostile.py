"""Files that would bring a reader down, or look like a table and are none: each refused plainly and within limits."""

import zipfile
from pathlib import Path

from tests.ledgers.making.cases import SHEET, Row, case, comes_to, fault
from tests.ledgers.making.figures import STANDARD_COUNT, standard, standard_rows
from tests.ledgers.making.zipped import frame, inline, zip_parts

BY = "by hand"


def refused(says: str | None = None, **more: object) -> Row:
    return comes_to("refused", faults=[fault(None, says, sheet=None)], count={}, **more)


@case(
    "outside_names.xlsx",
    "a workbook with a part named to be written outside of its folder: read as any other, or refused; nothing written",
    BY,
)
def outside_names(path: Path) -> Row:
    parts = frame({SHEET: inline(standard())})
    parts["../../../outside.txt"] = "out"
    parts["/etc/outside.txt"] = "out"
    zip_parts(path, parts)
    return comes_to(["accepted", "refused"], standard_rows(), count=STANDARD_COUNT, more_errors=True)


@case("nested_deep.xlsx", "two hundred thousand elements inside each other in a sheet", BY)
def nested_deep(path: Path) -> Row:
    sheet = inline(standard()).replace("<sheetData>", "<x>" * 200_000 + "</x>" * 200_000 + "<sheetData>")
    zip_parts(path, frame({SHEET: sheet}))
    return comes_to(["accepted", "refused"], standard_rows(), count=STANDARD_COUNT, more_errors=True)


@case("merged_many.xlsx", "sixty thousand merged blocks that lie over each other", BY)
def merged_many(path: Path) -> Row:
    blocks = "".join(f'<mergeCell ref="A{n}:XFD{n + 1000}"/>' for n in range(10, 60_010))
    sheet = inline(standard(), after=f'<mergeCells count="60000">{blocks}</mergeCells>')
    zip_parts(path, frame({SHEET: sheet}))
    return comes_to(["accepted", "questions", "refused"], standard_rows(), more_errors=True)


@case("its_own_sheet.xlsx", "a workbook whose sheet is the workbook's own part", BY)
def its_own_sheet(path: Path) -> Row:
    parts = frame({SHEET: inline(standard())})
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet1.xml", "workbook.xml"
    )
    zip_parts(path, parts)
    return refused(".")


@case("pool_out_of_range.xlsx", "texts by numbers that the pool does not have", BY)
def pool_out_of_range(path: Path) -> Row:
    lines = standard()
    lines[4][1] = '<c r="B5" t="s"><v>4000000000</v></c>'
    strings = '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>x</t></si></sst>'
    zip_parts(path, frame({SHEET: inline(lines)}, strings))
    return comes_to("refused", faults=[fault(["B5", "C5", None], None, sheet=None)], more_errors=True)


@case("columns_without_end.csv", "a header of twenty thousand columns", BY)
def columns_without_end(path: Path) -> Row:
    path.write_bytes(("项目编号" + ",完成投资" * 20_000 + "\nP12-013" + ",1" * 20_000 + "\n").encode("gbk"))
    return refused("列|过大|太大|超过|上限")


@case("zeros.csv", "twenty thousand bytes of zero named .csv, as a disk leaves them after a power cut", BY)
def zeros(path: Path) -> Row:
    path.write_bytes(bytes(20_000))
    return refused(".")


@case("one_cell.xlsx", "a workbook with a single word in it", BY)
def one_cell(path: Path) -> Row:
    zip_parts(path, frame({"Sheet1": inline([["项目编号"]])}))
    return refused("表头|没有|认不出|找不到|未找到|空", more_errors=True)


@case("not_a_sheet.ods", "a text document of OpenDocument named .ods", BY)
def not_a_sheet(path: Path) -> Row:
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>通知</text:p></office:text></office:body></office:document-content>'
    )
    zip_parts(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    return refused("文档|不是|表格|没有|打不开|无法")


@case("password_on_the_zip.xlsx", "a workbook inside a ZIP whose entries are marked as encrypted", BY)
def password_on_the_zip(path: Path) -> Row:
    zip_parts(path, frame({SHEET: inline(standard())}))
    whole = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        places = [info.header_offset for info in file.infolist()]
        start = file.start_dir
    for place in places:
        whole[place + 6] |= 1
    while (start := whole.find(b"PK\x01\x02", start)) >= 0:
        whole[start + 8] |= 1
        start += 4
    path.write_bytes(bytes(whole))
    return refused("加密|密码")
