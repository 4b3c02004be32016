"""XLS from LibreOffice, changed byte by byte where its writer would not do what others did."""

import struct
from pathlib import Path

import pytest

from store.sheets.limits import Limits
from store.sheets.rules import CannotRead
from tests.unit.store.sheets.writers import kinds_of, read, rows_of

BOOK = (Path(__file__).parent / "files" / "libreoffice.xls").read_bytes()
BIFF_START, CODE_PAGE, FILE_PASS = 0x0809, 0x0042, 0x002F


def record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def bare(*records: bytes) -> bytes:
    """A workbook of one sheet as the oldest XLS was: records without a compound document around them (BIFF2)."""
    start = record(0x0009, struct.pack("<HH", 0x0002, 0x0010))
    return start + b"".join(records) + record(0x000A, b"")


def number_cell(row: int, column: int, value: float) -> bytes:
    return record(0x0003, struct.pack("<HH3sd", row, column, b"\0\0\0", value))


def text_cell(row: int, column: int, text: bytes) -> bytes:
    return record(0x0004, struct.pack("<HH3sB", row, column, b"\0\0\0", len(text)) + text)


def test_an_xls_without_a_compound_document(tmp_path: Path) -> None:
    [sheet] = read(
        bare(record(CODE_PAGE, struct.pack("<H", 936)), text_cell(0, 1, "金额".encode("gbk")), number_cell(1, 1, 12.5)),
        tmp_path,
    ).sheets
    assert rows_of(sheet) == [[None, "金额"], [None, "12.5"]]
    assert kinds_of(sheet) == [["empty", "text"], ["empty", "number"]]


def encrypted() -> bytes:
    """The record behind the start of the workbook becomes the one that says how it is locked."""
    start = BOOK.index(struct.pack("<HHHH", BIFF_START, 16, 0x0600, 0x0005))
    return BOOK[: start + 20] + struct.pack("<H", FILE_PASS) + BOOK[start + 22 :]


@pytest.mark.parametrize(
    ("content", "rule"),
    [(encrypted(), "encrypted"), (BOOK[:3000], "broken"), (BOOK[:5000] + b"\xff" * 400 + BOOK[5400:], "broken")],
)
def test_what_cannot_be_read_is_told(content: bytes, rule: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(content, tmp_path, "a.xls")
    assert [fault.rule.id for fault in refusal.value.faults] == [rule]


@pytest.mark.parametrize(
    ("limits", "rule"),
    [
        (Limits(sheets=2), "too_many_sheets"),
        (Limits(rows=6), "too_many_rows"),
        (Limits(columns=7), "too_many_columns"),
        (Limits(cells=20), "too_many_cells"),
    ],
)
def test_the_limits_hold(limits: Limits, rule: str, tmp_path: Path) -> None:
    for kind in ("xls", "xlsx", "ods"):
        with pytest.raises(CannotRead) as refusal:
            read((Path(__file__).parent / "files" / f"libreoffice.{kind}").read_bytes(), tmp_path, "a", limits)
        assert [fault.rule.id for fault in refusal.value.faults] == [rule], kind
