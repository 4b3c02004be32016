"""Files that are not what their name says, are locked, broken, empty or swollen, and plain ones of each kind."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from PIL import Image

from tests.ledgers.making import office
from tests.ledgers.making.cases import SHEET, Row, case, comes_to, fault
from tests.ledgers.making.figures import STANDARD_COUNT, TITLE, standard, standard_rows
from tests.ledgers.making.zipped import BOOK_TYPE, frame, inline, zip_parts

ACCEPTED = comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


def workbook(sheet: str = SHEET) -> Workbook:
    """The standard return as openpyxl writes it, its title merged."""
    book = Workbook()
    book.active.title = sheet
    for line in standard():
        book.active.append(line)
    book.active.merge_cells("A1:F1")
    return book


def content(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def refused(says: str) -> Row:
    """The file as a whole cannot be read, and one fault says why."""
    return comes_to("refused", faults=[fault(None, says, sheet=None)], count={})


def flat_standard() -> str:
    lines = standard()
    lines[0] = [office.spread(TITLE, 6), *[office.COVERED] * 5]
    return office.flat({SHEET: lines})


@case("plain.xlsx", "the plain return: title, unit, header, five projects exactly as they are published")
def plain(path: Path) -> Row:
    workbook().save(path)
    return ACCEPTED


@case("plain_calc.xlsx", "the same, saved by LibreOffice", "LibreOffice")
def plain_calc(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "xlsx")
    return ACCEPTED


@case("plain_calc.xls", "the same as Excel 97–2003", "LibreOffice")
def plain_xls(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "xls")
    return ACCEPTED


@case("plain_calc.ods", "the same as OpenDocument", "LibreOffice")
def plain_ods(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "ods")
    return ACCEPTED


@case(
    "缙云县2025年四季度进度表 (终稿).et",
    "a Chinese file name with blanks and brackets; WPS's own ending, an XLS inside",
    "LibreOffice",
)
def named_et(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "xls")
    return ACCEPTED


@case("old_inside.xlsx", "an XLS that somebody renamed to .xlsx", "LibreOffice")
def xls_named_xlsx(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "xls")
    return ACCEPTED


@case("new_inside.xls", "an XLSX that somebody renamed to .xls")
def xlsx_named_xls(path: Path) -> Row:
    workbook().save(path.with_suffix(".xlsx"))
    path.with_suffix(".xlsx").rename(path)
    return ACCEPTED


@case("workbook_inside.csv", "an XLSX that somebody renamed to .csv")
def xlsx_named_csv(path: Path) -> Row:
    path.write_bytes(content(workbook()))
    return ACCEPTED


@case("text_inside.xlsx", "a CSV in GBK that somebody renamed to .xlsx", "by hand")
def csv_named_xlsx(path: Path) -> Row:
    lines = [",".join("" if cell is None else str(cell) for cell in line) for line in standard()]
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    return comes_to("accepted", standard_rows(None), count=STANDARD_COUNT)


@case("macros.xlsm", "a workbook with macros allowed, and a part for them", "by hand")
def macros(path: Path) -> Row:
    parts = frame({SHEET: inline(standard())})
    types = str(parts["[Content_Types].xml"])
    macro_type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = types.replace(BOOK_TYPE, macro_type)
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    zip_parts(path, parts)
    return ACCEPTED


HTML = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset={}"><style>td{{mso-number-format:"\\@"}}</style></head><body><table border=1>{}</table></body></html>'


@case("exported_page.xls", "a page of HTML in GBK named .xls, as many office systems export a list", "by hand")
def html_gbk(path: Path) -> Row:
    rows = []
    for line in standard()[2:]:
        tag = "th" if line[0] == "序号" else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{'&nbsp;' if cell is None else cell}</{tag}>" for cell in line) + "</tr>")
    caption = f"<tr><td colspan=6 align=center><b>{TITLE}（单位：万元）</b></td></tr>"
    path.write_bytes(HTML.format("gb2312", caption + "\r\n".join(rows)).encode("gbk"))
    return comes_to("accepted", standard_rows(None, first=3), count=STANDARD_COUNT)


@case("exported_spans.xls", "the same in UTF-8 with spans over rows and columns, unclosed tags and entities", "by hand")
def html_spans(path: Path) -> Row:
    head = (
        f"<tr><td colspan=6>{TITLE}<tr><td rowspan=2>序号<td rowspan=2>项目编号<td rowspan=2>项目名称"
        "<td colspan=2>投资情况&#65288;万元&#65289;<td rowspan=2>备注<tr><td>计划总投资<td>本季度完成投资"
    )
    body = "".join("<tr>" + "".join(f"<td>{cell if cell is not None else ''}" for cell in x) for x in standard()[3:])
    path.write_text("﻿" + HTML.format("utf-8", head + body), encoding="utf-8")
    return comes_to("accepted", standard_rows(None), count=STANDARD_COUNT)


@case("xml_2003.xls", "an Excel 2003 XML sheet named .xls: read, or refused with what to do", "LibreOffice")
def xml_2003(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "xml:MS Excel 2003 XML")
    return comes_to(["accepted", "refused"], standard_rows(), more_errors=True)


@case("flat.fods", "a flat OpenDocument file: read, or refused with what to do", "by hand")
def fods(path: Path) -> Row:
    path.write_text(flat_standard(), encoding="utf-8")
    return comes_to(["accepted", "refused"], standard_rows(), more_errors=True)


@case("locked.xlsx", "a workbook that opens only with a password", "LibreOffice")
def locked_xlsx(path: Path) -> Row:
    office.locked(path, flat_standard(), "Calc MS Excel 2007 XML")
    return refused("加密|密码")


@case("locked.xls", "an Excel 97–2003 workbook with a password", "LibreOffice")
def locked_xls(path: Path) -> Row:
    office.locked(path, flat_standard(), "MS Excel 97")
    return refused("加密|密码")


@case("locked.ods", "an OpenDocument sheet with a password", "LibreOffice")
def locked_ods(path: Path) -> Row:
    office.locked(path, flat_standard(), "calc8")
    return refused("加密|密码")


@case("bomb.xlsx", "300 KB that unpack to 300 MB of a single sheet", "by hand")
def bomb(path: Path) -> Row:
    sheet = inline(standard()).replace("<sheetData>", "<sheetData>" + " " * 300_000_000)
    zip_parts(path, frame({SHEET: sheet}))
    return refused("解压|压缩|过大|太大|超过|上限")


@case("bomb_overlapping.xlsx", "thirty sheets that are all one and the same compressed stretch of the file", "by hand")
def overlapping(path: Path) -> Row:
    lines = standard()
    sheets = {f"{SHEET}{n}": inline(lines).replace("<sheetData>", "<sheetData>" + " " * 9_000_000) for n in range(30)}
    parts = frame(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            if "worksheets/sheet" in name and not name.endswith("sheet1.xml"):
                continue
            file.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        first = file.getinfo("xl/worksheets/sheet1.xml")
        for n in range(2, 31):
            again = zipfile.ZipInfo(f"xl/worksheets/sheet{n}.xml")
            again.compress_type, again.CRC = first.compress_type, first.CRC
            again.file_size, again.compress_size = first.file_size, first.compress_size
            again.header_offset = first.header_offset
            file.filelist.append(again)
    return refused(".")


@case("bomb_liar.xlsx", "a sheet whose entry says 2 KB and unpacks to 60 MB", "by hand")
def liar(path: Path) -> Row:
    sheet = inline(standard()).replace("<sheetData>", "<sheetData>" + " " * 60_000_000)
    zip_parts(path, frame({SHEET: sheet}))
    with zipfile.ZipFile(path) as file:
        true_size = struct.pack("<L", file.getinfo("xl/worksheets/sheet1.xml").file_size)
    path.write_bytes(path.read_bytes().replace(true_size, struct.pack("<L", 2048)))
    return refused(".")


@case("truncated.xlsx", "a download that broke off after two thirds")
def truncated(path: Path) -> Row:
    whole = content(workbook())
    path.write_bytes(whole[: len(whole) * 2 // 3])
    return refused("损坏|不完整|打不开|无法打开|读不出|无法读取|不是")


@case("truncated.xls", "an old workbook that broke off half way", "LibreOffice")
def truncated_xls(path: Path) -> Row:
    office.convert(path, flat_standard(), "fods", "xls")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return refused("损坏|不完整|打不开|无法打开|读不出|无法读取|不是")


@case("damaged.xlsx", "some bytes of the sheet's part were overwritten: its checksum does not hold")
def damaged(path: Path) -> Row:
    whole = bytearray(content(workbook()))
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        start = file.getinfo("xl/worksheets/sheet1.xml").header_offset + 300
    whole[start : start + 40] = b"\xff" * 40
    path.write_bytes(whole)
    return refused("损坏|不完整|打不开|无法打开|读不出|无法读取|不是")


@case("picture.xlsx", "a screenshot of the table, renamed", "Pillow")
def picture(path: Path) -> Row:
    Image.new("RGB", (40, 20), "white").save(path, "PNG")
    return refused("图片|不是")


@case("letter.xlsx", "a Word document, renamed", "python-docx")
def letter(path: Path) -> Row:
    letter = Document()
    letter.add_paragraph("关于报送2025年第四季度结对项目进展情况的函")
    letter.save(str(path))
    return refused("Word|文档|不是")


@case("print.xls", "a PDF, renamed", "by hand")
def pdf(path: Path) -> Row:
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
    )
    return refused("PDF|不是")


@case("parcel.xlsx", "a ZIP of two CSV files, renamed", "by hand")
def parcel(path: Path) -> Row:
    zip_parts(path, {"项目.csv": "项目编号,项目名称\n", "资金.csv": "环节,金额\n"})
    return refused("压缩|不是|工作簿")


@case("nothing.xlsx", "an empty file of no bytes", "by hand")
def nothing(path: Path) -> Row:
    path.write_bytes(b"")
    return refused("空")


@case("nothing.csv", "blanks and line ends only", "by hand")
def nothing_csv(path: Path) -> Row:
    path.write_bytes("﻿ \r\n\r\n  ,,\r\n".encode())
    return refused("空|没有")


@case("junk.csv", "random bytes named .csv", "by hand")
def junk(path: Path) -> Row:
    path.write_bytes(zlib.compress(bytes(range(256)) * 8, 9)[::-1] + b"\x00\x01\x02\xff\xfe" * 40)
    return comes_to("refused", faults=[fault(None, None, sheet=None)], count={}, more_errors=True)


@case("prose.txt", "a notice in words, without any table", "by hand")
def prose(path: Path) -> Row:
    path.write_text(
        "各县（市、区）经信局：\n请于1月10日前报送2025年第四季度进展情况。\n联系人：某某\n", encoding="utf-8"
    )
    return comes_to("refused", faults=[fault(None, "表头|没有|认不出|找不到|未找到", sheet=None)], count={})


@case("header_only.xlsx", "title and header and no project below: nothing to take in must not look like a success")
def header_only(path: Path) -> Row:
    book = workbook()
    book.active.delete_rows(4, 10)
    book.save(path)
    return comes_to(
        ["refused", "questions"],
        faults=[fault(None, "没有|无|空", ["error", "warning", "question"], sheet=None)],
        count={},
    )


@case("no_table.xlsx", "a workbook of three sheets with instructions, none with a table")
def no_table(path: Path) -> Row:
    book = Workbook()
    for name in ("填报说明", "联系方式"):
        sheet = book.create_sheet(name)
        sheet["B2"] = "请各县（市、区）按季填报，每季度后10日内报送。"
    book.save(path)
    return comes_to(
        "refused", faults=[fault(None, "表头|没有|认不出|找不到|未找到|空", sheet=None)], count={}, more_errors=True
    )
