"""An XLS as sheets, by xlrd: it alone knows its formats, merged blocks, errors, and what is hidden."""

import io
from pathlib import Path

import xlrd
from xlrd.book import Book as Workbook
from xlrd.sheet import Sheet as Found

from store.sheets.grid import Range, Sheet
from store.sheets.laying import Budget, Cells, sheet_of
from store.sheets.limits import Limits
from store.sheets.rules import refused
from store.sheets.shown import ERROR, NOTHING, Shown, boolean, formatted, meaning_of, words


def read_xls(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of cells of a workbook, in their order."""
    try:
        book = xlrd.open_workbook(
            path, logfile=io.StringIO(), formatting_info=True, on_demand=True, ignore_workbook_corruption=True
        )
        if book.nsheets > limits.sheets:
            raise refused("too_many_sheets", found=book.nsheets, most=limits.sheets)
        if not book.nsheets:
            raise refused("no_cells")
        budget = Budget(limits)
        codes = {
            key: found.format_str for key, found in book.format_map.items() if found.format_str
        }  # built-in ones have none
        meanings = [meaning_of(style.format_key, codes) for style in book.xf_list]
        return tuple(_sheet(book, at, meanings, budget) for at in range(book.nsheets))
    except xlrd.XLRDError as error:
        raise refused("encrypted" if "encrypted" in str(error).lower() else "broken") from error


def _sheet(book: Workbook, at: int, meanings: list[str], budget: Budget) -> Sheet:
    found = book.sheet_by_index(at)
    cells = Cells(found.name, budget)
    for row in range(found.nrows):
        for column, cell in enumerate(found.row(row)):
            style = cell.xf_index
            means = meanings[style] if style is not None and style < len(meanings) else "number"
            cells.put(row + 1, column, _shown(cell.ctype, cell.value, means, bool(book.datemode)))
    sheet = sheet_of(
        found.name,
        cells.laid_out(),
        found.visibility != 0,
        [Range(top + 1, bottom, left, right - 1) for top, bottom, left, right in found.merged_cells],
        [row + 1 for row, info in found.rowinfo_map.items() if info.hidden or info.height == 0],
        _hidden_columns(found),
    )
    book.unload_sheet(at)
    return sheet


def _hidden_columns(found: Found) -> list[tuple[int, int]]:
    return [(column, column) for column, info in found.colinfo_map.items() if info.hidden or info.width == 0]


def _shown(kind: int, value: object, means: str, from_1904: bool) -> Shown:
    if kind == xlrd.XL_CELL_TEXT:
        return words(str(value))
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#VALUE!"), ERROR
    if kind == xlrd.XL_CELL_BOOLEAN:
        return boolean(bool(value))
    if isinstance(value, float | int):
        return formatted(float(value), means, from_1904)
    return NOTHING
