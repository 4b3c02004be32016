"""Which kind of file it is, by what it holds: names are given by people."""

import re
from pathlib import Path

from store.sheets.parts import Parts
from store.sheets.rules import refused

_FIRST_BYTES = 4096
_SECTOR = 512  # a compound document is whole sectors; one that is cut off seldom is
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_XLS = tuple(bytes((9, version)) for version in (0, 2, 4, 8))
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"8BPS")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:[!?/]|[A-Za-z][\w:-]*[\s/>])")
_WEB = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)
_TABLE = re.compile(rb"<table\b", re.IGNORECASE)
_SPREADSHEET = re.compile(
    rb"schemas-microsoft-com:office:spreadsheet|opendocument|spreadsheetml|mso-application", re.IGNORECASE
)


def form_of(path: Path) -> str:
    """zip, xls, html or csv; refused with what it is where it is something else."""
    with path.open("rb") as file:
        first = file.read(_FIRST_BYTES)
    if not first:
        raise refused("empty_file")
    if first.startswith(_ZIP):
        return "zip"
    if first.startswith(_COMPOUND):
        return _compound(path.read_bytes())
    if first.startswith(_BARE_XLS) and first[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00"):
        return "xls"
    for rule, marks in (("picture", _PICTURES), ("pdf", (b"%PDF",)), ("archive", _ARCHIVES)):
        if first.startswith(marks) and not (first.startswith(b"BM") and first[6:10] != bytes(4)):
            raise refused(rule)
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        raise refused("picture")
    if first.lstrip().startswith((b"MIME-Version:", b"From: <Saved by")):
        raise refused("web_page")
    if first.startswith(b"ID;P"):  # SYLK
        raise refused("other_workbook")
    if first.startswith(b"{\\rtf"):
        raise refused("document")
    return "html" if _is_page(first, path) else "csv"


def _is_page(first: bytes, path: Path) -> bool:
    """Whether it is a web page that holds a table, as many office systems export their lists under the name of an XLS."""
    plain = first.replace(b"\0", b"")  # UTF-16 too
    plain = plain[2:] if plain.startswith((b"\xff\xfe", b"\xfe\xff")) else plain
    if not _MARKUP.match(plain) and not _WEB.match(plain.lstrip()):
        return False
    if _SPREADSHEET.search(plain) and not _WEB.search(plain[:200]):
        raise refused("other_workbook")
    if not _WEB.search(plain):
        raise refused("not_a_table")
    if _TABLE.search(path.read_bytes().replace(b"\0", b"")):
        return True
    raise refused("web_page")


def _compound(data: bytes) -> str:
    """A compound document holds what its streams are named: a workbook, a text, or one that is locked."""
    if _stream("EncryptedPackage") in data:
        raise refused("encrypted")
    if _stream("Workbook") in data or _stream("Book") in data:
        return "xls"
    if _stream("WordDocument") in data or _stream("PowerPoint Document") in data:
        raise refused("document")
    raise refused("broken" if len(data) % _SECTOR else "not_a_table")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def form_of_parts(parts: Parts) -> str:
    """xlsx or ods, by the parts of a zip file."""
    if "mimetype" in parts or "content.xml" in parts:
        kind = parts.read("mimetype").strip() if parts.size("mimetype") in range(1, 200) else b""
        if b"spreadsheet" in kind or (not kind and "content.xml" in parts):
            return "ods"
        raise refused("document" if b"opendocument" in kind else "not_a_table")
    if "xl/workbook.bin" in parts or "Index/Document.iwa" in parts or "Index.zip" in parts:
        raise refused("other_workbook")
    if "word/document.xml" in parts or "ppt/presentation.xml" in parts:
        raise refused("document")
    if "[Content_Types].xml" in parts or "xl/workbook.xml" in parts:
        return "xlsx"
    raise refused("archive")
