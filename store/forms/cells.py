"""Cells of a file as a workbook of the same addresses, where the file has none that can be kept: CSV, XLS, ODS."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation

import openpyxl
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.worksheet.worksheet import Worksheet

from store.forms import looks
from store.sheets.grid import KINDS, Book, Sheet, letters

_LONGEST = 32_767  # signs of a cell, as Excel counts them: one beyond the basic plane is two
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SAMPLE = 300  # rows that decide a column's width
_WIDTHS = (8, 48)


def write_text(cell: Cell, text: str) -> None:
    """Text as it stands, whatever it holds: never a formula, a number or an error, also when the cell is edited."""
    if not text:
        return
    cell.value = " "  # openpyxl would take a text for what it looks like
    cell._value, cell.data_type = _held(text), "s"
    if looks.is_risky(text):
        cell.quotePrefix = True


def _held(text: str) -> str:
    clean = looks.printable(text)
    if len(clean) * 2 <= _LONGEST:
        return clean
    return clean.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def workbook_of(book: Book) -> tuple[openpyxl.Workbook, dict[str, Worksheet]]:
    """The cells of every sheet as they were read, numbers and days as such; and each sheet by the name it was read under."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    pages = {}
    for sheet in book.sheets:
        page = made.create_sheet(_NO_TITLE.sub(" ", sheet.name).strip("' ")[:31] or "1")
        pages[sheet.name] = page
        _fill(page, sheet)
    return made, pages


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for column in range(sheet.width):
        texts, kinds = sheet.texts[column].to_pylist(), sheet.kinds[column].to_pylist()
        for row, (text, kind) in enumerate(zip(texts, kinds, strict=True), start=1):
            if text is not None:
                _WRITERS.get(KINDS[kind], write_text)(page.cell(row, column + 1), text)
        widest = max((looks.across(text) for text in texts[:_SAMPLE] if text), default=0)
        name = letters(column)
        page.column_dimensions[name].width = min(max(widest + 2, _WIDTHS[0]), _WIDTHS[1])
        page.column_dimensions[name].hidden = column in sheet.hidden_columns
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for block in sheet.merged:
        page.merge_cells(None, block.first_row, block.first_column + 1, block.last_row, block.last_column + 1)
    page.sheet_state = "hidden" if sheet.hidden else "visible"


def _number(cell: Cell, text: str) -> None:
    """A number if Excel keeps every digit of it; a percentage as Excel has it, a hundredth with its own format."""
    try:
        value = Decimal(text.rstrip("%"))
    except InvalidOperation:
        write_text(cell, text)
        return
    if Decimal(f"{value:.15G}") != value:
        write_text(cell, text)
        return
    cell.value = value / 100 if text.endswith("%") else value
    if text.endswith("%"):
        decimals = len(text.rstrip("%").partition(".")[2])
        cell.number_format = "0" + ("." + "0" * decimals if decimals else "") + "%"


def _day(cell: Cell, text: str) -> None:
    try:
        cell.value = datetime.fromisoformat(text)
    except ValueError:
        write_text(cell, text)
        return
    cell.number_format = "yyyy-mm-dd hh:mm:ss" if "T" in text else "yyyy-mm-dd"


def _truth(cell: Cell, text: str) -> None:
    cell.value = text == "TRUE"


def _error(cell: Cell, text: str) -> None:
    """Excel's own error values stay such; a formula that was never worked out is its text."""
    write_text(cell, text)
    if text in ERROR_CODES:
        cell.data_type = "e"


_WRITERS: dict[str, Callable[[Cell, str], None]] = {
    "number": _number,
    "percent": _number,
    "date": _day,
    "bool": _truth,
    "error": _error,
}
