"""A file is what it holds, whatever its name says; what is no table is told as what it is."""

import zipfile
from pathlib import Path

import pytest

from store.sheets.limits import Limits
from store.sheets.rules import RULES, CannotRead
from tests.unit.store.sheets.writers import ods, read, sheet_xml, xlsx, zipped

FILES = Path(__file__).parent / "files"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ONE_CELL = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (xlsx(ONE_CELL), "台账.xls", "xlsx"),
        (xlsx(ONE_CELL), "台账.csv", "xlsx"),
        ("甲,1\n".encode("gbk"), "台账.xlsx", "csv"),
        ("甲\t1\r\n".encode("utf-16"), "台账.xls", "csv"),
        ((FILES / "libreoffice.xls").read_bytes(), "台账.xlsx", "xls"),
        ((FILES / "libreoffice.ods").read_bytes(), "台账", "ods"),
        (b"BMI,1\n<5,2\n", "a.csv", "csv"),
    ],
)
def test_the_form_is_known_by_content(content: bytes, name: str, form: str, tmp_path: Path) -> None:
    book = read(content, tmp_path, name)
    assert (book.form, book.file) == (form, name)


def locked_zip() -> bytes:
    content = bytearray(zipped({"xl/workbook.xml": "x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


def bomb() -> bytes:
    """30 MB of blanks in 30 kB."""
    return xlsx(ONE_CELL, parts={"xl/sharedStrings.xml": b" " * 30_000_000})


def corrupt() -> bytes:
    """One byte of a part that is stored as it is, so that its checksum is wrong."""
    content = bytearray(zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<workbook/>"}, zipfile.ZIP_STORED))
    content[content.index(b"<workbook/>") + 1] ^= 1
    return bytes(content)


NO_TABLES = {
    "nothing": (b"", "empty_file"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
    "bitmap": (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36" + bytes(50), "picture"),
    "WebP": (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "picture"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "RAR": (b"Rar!\x1a\x07\x00", "archive"),
    "gzip": (b"\x1f\x8b\x08\x00", "archive"),
    "zip of tables": (zipped({"台账.xlsx": xlsx(ONE_CELL)}), "archive"),
    "DOCX": (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "document"),
    "PPTX": (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "document"),
    "DOC": (COMPOUND + "WordDocument".encode("utf-16-le") + bytes(40), "document"),
    "RTF": (b"{\\rtf1\\ansi", "document"),
    "locked XLSX": (COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(40), "encrypted"),
    "locked zip": (locked_zip(), "encrypted"),
    "another compound document": (COMPOUND, "not_a_table"),
    "XLSB": (zipped({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "other_workbook"),
    "Numbers": (zipped({"Index/Document.iwa": ""}), "other_workbook"),
    "Excel 2003 XML": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "other_workbook"),
    "SYLK": (b"ID;PSCALC3\nB;Y1\n", "other_workbook"),
    "HTML without a table": ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body>甲</body></html>".encode(), "web_page"),
    "HTML with an empty table": (b"<html><table><tr><td>&nbsp;</td></tr></table></html>", "web_page"),
    "HTML in UTF-16": ("<html><body>甲".encode("utf-16"), "web_page"),
    "MHTML": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "web_page"),
    "XML": (b"<?xml version='1.0'?><a/>", "not_a_table"),
    "zip cut off": (xlsx(ONE_CELL)[:200], "broken"),
    "zip with a wrong checksum": (corrupt(), "broken"),
    "a workbook without sheets": (xlsx(), "no_cells"),
    "a workbook with empty sheets": (xlsx(sheet_xml("")), "no_cells"),
    "a zip bomb": (bomb(), "unpacks_too_far"),
}  # fmt: skip


@pytest.mark.parametrize("what", NO_TABLES)
def test_what_is_no_table_is_told_plainly(what: str, tmp_path: Path) -> None:
    content, rule = NO_TABLES[what]
    with pytest.raises(CannotRead) as refusal:
        read(content, tmp_path)
    assert [fault.rule.id for fault in refusal.value.faults] == [rule]


def test_a_part_that_says_it_is_small_is_not_read_further(tmp_path: Path) -> None:
    """A zip may lie about how large its parts are; then they do not fit their checksum."""
    content = bytearray(xlsx(sheet_xml("<!-- " + "x" * 100_000 + " -->")))
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml"))
    content[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    with pytest.raises(CannotRead) as refusal:
        read(bytes(content), tmp_path)
    assert refusal.value.faults[0].rule.id == "broken"


def test_more_unpacked_bytes_than_allowed(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(ods("", parts={"Pictures/1.png": bytes(2000)}), tmp_path, limits=Limits(unpacked_bytes=1000))
    assert refusal.value.faults[0].rule.id == "unpacks_too_far"


def test_every_rule_has_its_words_filled() -> None:
    blanks = dict.fromkeys(("found", "most", "ratio", "line"), "7")
    for rule in RULES.values():
        for lang in ("zh", "en"):
            told = rule.says(lang, value="=A1", **blanks) + rule.remedy(lang, value="=A1", **blanks)
            assert "{" not in told.replace("{value}", ""), rule.id
