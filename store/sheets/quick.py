"""A large sheet of an XLSX by calamine, with a look into its XML for what calamine leaves out.

Calamine knows no percentages, drops error cells and formulas without a value, and fails on errors it has never heard of.
Where the XML is not written as Excel writes it, the sheet is left to `exact`.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from python_calamine import CalamineWorkbook

from store.sheets.exact import block_of, column_of, hidden_columns, hidden_row
from store.sheets.grid import Sheet
from store.sheets.laying import Budget, sheet_of, trimmed
from store.sheets.shown import ERROR, Shown
from store.sheets.values import in_column
from store.sheets.workbook import Place, Workbook

_ROW = re.compile(rb"<row\b([^>]*)>")
_COLUMN = re.compile(rb"<col\b([^>]*)>")
_DIMENSION = re.compile(rb'<dimension\b[^>]*\bref="([^"]*)"')
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([^"]*)"')
_SAID = re.compile(rb'(\w+)="([^"]*)"')
_ODD_CELL = re.compile(rb'<c(?! r="[A-Z])[ />\t\r\n]')
_ODD_SIGNS = (b"<!", b' ="', b'= "')
_SPACE = re.compile(rb">[ \t\r\n]")
_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]*)</v>')
_UNSOLVED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)><f\b[^>]*?(?:/>|>([^<]*)</f>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>')
# The end of a cell's tag up to its style, and how far back it may begin.
_BEFORE_STYLE = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?: +[a-z]+="[^"<>]*")* *\n')
_FAR_BACK = 48
# What calamine has heard of; for any other error it gives the whole sheet up.
_KNOWN_ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!", b"#DATA!"}
# Days are calamine's own; these it takes for numbers, or for days that say more than is shown.
_MARKED = ("percent", "month", "year")
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))


class Quick:
    """Calamine over one workbook, on a thread of its own: it reads while the XML is looked through."""

    def __init__(self, path: Path, book: Workbook, budget: Budget) -> None:
        self._path, self._book, self._budget = path, book, budget
        self._thread = ThreadPoolExecutor(1)

    @cached_property
    def _calamine(self) -> CalamineWorkbook:
        return CalamineWorkbook.from_path(self._path)

    def _values(self, name: str) -> list[list[Any]]:
        return self._calamine.get_sheet_by_name(name).to_python(skip_empty_area=False)

    def read(self, data: bytes, place: Place) -> Sheet | None:
        """The sheet; None where it has to be read exactly."""
        named_alike = sum(other.name == place.name for other in self._book.places) > 1
        if named_alike or self._book.from_1904 or _far_out(data, self._budget):
            return None
        values = self._thread.submit(self._values, place.name)
        if not _as_excel_writes(data):
            return None
        look = _Look(data, self._book.meanings)
        try:
            rows = values.result()
        except Exception:
            return None  # what is wrong is told by the exact reading
        columns = trimmed([look.column(at, values) for at, values in enumerate(_columns(rows, look))])
        self._budget.within(place.name, len(columns[0][1]) if columns else 0, len(columns))
        return sheet_of(place.name, columns, place.hidden, look.merged, look.hidden_rows, look.hidden_columns)


def _far_out(data: bytes, budget: Budget) -> bool:
    """Whether a sheet says it is so large that calamine, which lays out all of it, would need too much memory."""
    said = _DIMENSION.search(data, 0, 10_000)
    block = block_of(said[1].decode("ascii", "replace")) if said else None
    return block is not None and block.last_row * (block.last_column + 1) > 4 * budget.limits.cells


def _as_excel_writes(data: bytes) -> bool:
    """No comment, no CDATA, no prefix, no space between elements or around =, and each cell with its place."""
    cells = data.find(b"<sheetData>")
    if cells < 0 or not data.rstrip().endswith(b"</worksheet>"):
        return False
    if any(data.find(sign, cells) >= 0 for sign in _ODD_SIGNS) or _ODD_CELL.search(data) or _SPACE.search(data, cells):
        return False
    return not (b' t="e"' in data and {error[2] for error in _ERROR.findall(data)} - _KNOWN_ERRORS)


def _said(attributes: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in _SAID.findall(attributes)}


def _plain(text: bytes) -> str:
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text.decode("utf-8", "replace")


def _columns(rows: list[list[Any]], look: "_Look") -> list[list[Any]]:
    """What calamine read as columns, as high and wide as what was seen in the XML."""
    height = max([len(rows), *(row for cells in look.cells.values() for row in cells)])
    width = max([len(rows[0]) if rows else 0, *(column + 1 for column in look.cells)])
    columns = [[*column, *[""] * (height - len(rows))] for column in zip(*rows, strict=True)]
    return columns + [[""] * height for _ in range(width - len(columns))]


class _Look:
    """What the XML of a sheet says besides its values. `cells`: column, row → what calamine does not tell."""

    def __init__(self, data: bytes, meanings: tuple[str, ...]) -> None:
        self.cells: dict[int, dict[int, Shown]] = {}
        self._marks: dict[int, dict[str, np.ndarray]] = {}
        self.hidden_rows = _hidden_rows(data)
        head, tail = data[: data.find(b"<sheetData")], data[data.rfind(b"</sheetData>") :]
        self.hidden_columns = [span for said in _COLUMN.findall(head) if (span := hidden_columns(_said(said)))]
        self.merged = [block for at in _MERGED.findall(tail) if (block := block_of(at.decode("ascii", "replace")))]
        self._find_errors(data)
        for meaning in _MARKED:
            styles = [at for at, means in enumerate(meanings) if means == meaning]
            for style in styles:
                self._mark(data, style, meaning)

    def _find_errors(self, data: bytes) -> None:
        """Errors, and formulas without a value."""
        if b' t="e"' in data:
            for letters, row, error in _ERROR.findall(data):
                self._put(letters, row, _plain(error))
        if b"<f" in data:
            for letters, row, said, formula, value in _UNSOLVED.findall(data):
                if not (value and b't="str"' in said):
                    self._put(letters, row, "=" + (_plain(formula).strip() or "…"))

    def _put(self, letters: bytes, row: bytes, error: str) -> None:
        self.cells.setdefault(column_of(letters.decode()), {})[int(row)] = (error, ERROR)

    def _mark(self, data: bytes, style: int, meaning: str) -> None:
        """Where a style stands. Split at it rather than searched for cells: a tenth of the time."""
        before = [piece[-_FAR_BACK:] for piece in data.split(b' s="%d"' % style)[:-1]]
        found = _BEFORE_STYLE.findall(b"\n".join([*before, b""]))
        by_letters: dict[bytes, list[bytes]] = {}
        for letters, row in found:
            by_letters.setdefault(letters, []).append(row)
        for letters, rows in by_letters.items():
            at = np.array(rows).astype(np.int64)
            known = self._marks.setdefault(column_of(letters.decode()), {})
            known[meaning] = np.concatenate([known[meaning], at]) if meaning in known else at

    def column(self, at: int, values: list[Any]) -> tuple[pa.Array, np.ndarray]:
        """Texts and kinds of the column counted from 0."""
        return in_column(values, self._marks.get(at, {}), self.cells.get(at, {}))


def _hidden_rows(data: bytes) -> list[int]:
    if b"hidden=" not in data and b"customHeight=" not in data:
        return []
    hidden, at = [], 0
    for attributes in _ROW.findall(data):
        row = attributes.partition(b'r="')[2].partition(b'"')[0]
        at = int(row) if row.isdigit() else at + 1
        if (b"hidden" in attributes or b"customHeight" in attributes) and hidden_row(_said(attributes)):
            hidden.append(at)
    return hidden
