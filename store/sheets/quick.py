"""A large sheet of an XLSX by calamine, with a look into its XML for what calamine leaves out.

Calamine knows no percentages, drops error cells and formulas without a value, and fails on errors it has never heard of.
Where the XML is not written as Excel writes it, the sheet is left to `exact`.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from python_calamine import CalamineWorkbook

from store.sheets.exact import block_of, column_of, hidden_columns, hidden_row
from store.sheets.grid import Sheet
from store.sheets.laying import Budget, sheet_of, strings
from store.sheets.shown import BLANKS, ERROR, TEXT, Shown, boolean, elapsed, formatted, moment, number, unescaped, words
from store.sheets.workbook import Place, Workbook

_ROW = re.compile(rb"<row\b([^>]*)>")
_COLUMN = re.compile(rb"<col\b([^>]*)>")
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([^"]*)"')
_SAID = re.compile(rb'(\w+)="([^"]*)"')
_LETTERS = re.compile(rb'<c r="([A-Z]+)')
_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]*)</v>')
_UNSOLVED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)><f\b[^>]*?(?:/>|>([^<]*)</f>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>')
# What calamine has heard of; for any other error it gives the whole sheet up.
_KNOWN_ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!", b"#DATA!"}
_ELSEWISE = (b"<!--", b"<![CDATA[", b"<!DOCTYPE", b"<c>")
# Days are calamine's own; the rest it takes for numbers, or for days that say more than is shown.
_MARKS = ("", "percent", "month", "year")
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
        if not _as_excel_writes(data):
            return None
        look = _Look(data, self._book.meanings)
        self._budget.column(place.name, look.width)
        if look.height * look.width > 4 * self._budget.limits.cells:  # what calamine would lay out in memory
            return None
        values = self._thread.submit(self._values, place.name)
        look.through()
        try:
            rows = values.result()
        except Exception:
            return None  # what is wrong is told by the exact reading
        columns = _trimmed([look.column(at, values) for at, values in enumerate(_columns(rows, look))])
        self._budget.within(place.name, len(columns[0][1]) if columns else 0, len(columns))
        return sheet_of(place.name, columns, place.hidden, look.merged, look.hidden_rows, look.hidden_columns)


def _as_excel_writes(data: bytes) -> bool:
    if b"<sheetData>" not in data or any(data.find(sign) >= 0 for sign in _ELSEWISE):
        return False
    if b' t="e"' in data and {error[2] for error in _ERROR.findall(data)} - _KNOWN_ERRORS:
        return False
    return data.count(b"<c ") == data.count(b'<c r="')


def _said(attributes: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in _SAID.findall(attributes)}


def _plain(text: bytes) -> str:
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text.decode("utf-8", "replace")


def _columns(rows: list[list[Any]], look: "_Look") -> list[list[Any]]:
    """What calamine read as columns, as high and wide as what was seen in the XML."""
    height = max([len(rows), *(row for row, _ in look.cells)])
    width = max([len(rows[0]) if rows else 0, *(column + 1 for _, column in look.cells)])
    columns = [[*column, *[""] * (height - len(rows))] for column in zip(*rows, strict=True)]
    return columns + [[""] * height for _ in range(width - len(columns))]


class _Look:
    """What the XML of a sheet says besides its values."""

    def __init__(self, data: bytes, meanings: tuple[str, ...]) -> None:
        self._data, self._meanings = data, meanings
        self.cells: dict[tuple[int, int], Shown] = {}
        self._marks: dict[int, np.ndarray] = {}
        self.width = max(map(column_of, (name.decode() for name in set(_LETTERS.findall(data)))), default=-1) + 1
        self.height = 0
        self.hidden_rows: list[int] = []
        for attributes in _ROW.findall(data):
            row = attributes.partition(b' r="')[2].partition(b'"')[0]
            self.height = max(self.height + 1, int(row) if row.isdigit() else 0)
            if (b"hidden" in attributes or b"customHeight" in attributes) and hidden_row(_said(attributes)):
                self.hidden_rows.append(self.height)
        head, tail = data[: data.find(b"<sheetData")], data[data.rfind(b"</sheetData>") :]
        self.hidden_columns = [span for said in _COLUMN.findall(head) if (span := hidden_columns(_said(said)))]
        self.merged = [block for at in _MERGED.findall(tail) if (block := block_of(at.decode("ascii", "replace")))]

    def through(self) -> None:
        """Looks for errors, formulas without a value, and numbers that are more than numbers."""
        if b' t="e"' in self._data:
            for letters, row, error in _ERROR.findall(self._data):
                self.cells[int(row), column_of(letters.decode())] = (_plain(error), ERROR)
        if b"<f" in self._data:
            for letters, row, said, formula, value in _UNSOLVED.findall(self._data):
                if not (value and b't="str"' in said):
                    self.cells[int(row), column_of(letters.decode())] = ("=" + (_plain(formula).strip() or "…"), ERROR)
        for mark, name in list(enumerate(_MARKS))[1:]:
            styles = [str(at) for at, meaning in enumerate(self._meanings) if meaning == name]
            if styles:
                self._mark(mark, "|".join(styles))

    def _mark(self, mark: int, styles: str) -> None:
        by_letters: dict[bytes, list[bytes]] = {}
        for letters, row in re.findall(rb'<c r="([A-Z]+)([0-9]+)"[^>]*? s="(?:%s)"' % styles.encode(), self._data):
            by_letters.setdefault(letters, []).append(row)
        for letters, rows in by_letters.items():
            marks = self._marks.setdefault(column_of(letters.decode()), np.zeros(self.height + 1, np.uint8))
            at = np.array(rows).astype(np.int64)
            marks[at[at <= self.height]] = mark

    def column(self, at: int, values: list[Any]) -> tuple[pa.Array, np.ndarray]:
        """Texts and kinds of the column counted from 0."""
        own = {row: shown for (row, column), shown in self.cells.items() if column == at}
        types = set(map(type, values))
        if types == {str} and not own:
            return _words(values)
        marks = self._marks.get(at)
        shown: list[Shown]
        if marks is not None:
            marked = list(zip(values, [*marks[1:].tolist(), *[0] * len(values)], strict=False))
            by_mark = {pair: _shown(pair[0], _MARKS[pair[1]]) for pair in set(marked)}
            shown = [by_mark[pair] for pair in marked]
        elif bool in types:
            shown = [_shown(value) for value in values]  # TRUE is equal to 1, so they cannot be told apart as keys
        else:
            by_value = {value: _shown(value) for value in set(values)}
            shown = [by_value[value] for value in values]
        for row, error in own.items():
            shown[row - 1] = error
        texts, kinds = zip(*shown, strict=True)
        return strings(texts), np.array(kinds, np.uint8)


def _shown(value: Any, mark: str = "") -> Shown:
    """A value of calamine's as text; a mark says what its format means where calamine does not."""
    match value:
        case str():
            return words(unescaped(value))
        case bool():
            return boolean(value)
        case float() | int():
            return formatted(float(value), mark) if mark else number(float(value))
        case datetime():
            return moment(value, mark or "date")
        case date():
            return moment(value, mark or "date")
        case time():
            return elapsed(value.hour * 3600 + value.minute * 60 + value.second + round(value.microsecond / 1e6))
        case timedelta():
            return elapsed(round(value.total_seconds()))
    return words(str(value))


def _words(values: list[str]) -> tuple[pa.Array, np.ndarray]:
    texts = strings(values)
    if pc.any(pc.match_substring_regex(texts, "\r|_x[0-9A-Fa-f]{4}_")).as_py():
        texts = strings([words(unescaped(value))[0] for value in values])
    blank = pc.fill_null(pc.equal(pc.binary_length(pc.utf8_trim(texts, characters=BLANKS)), 0), True)
    kinds = np.where(blank.to_numpy(zero_copy_only=False), 0, TEXT).astype(np.uint8)
    return pc.if_else(blank, pa.scalar(None, pa.string()), texts), kinds


def _trimmed(columns: list[tuple[pa.Array, np.ndarray]]) -> list[tuple[pa.Array, np.ndarray]]:
    """Without the rows and columns at the end that hold nothing."""
    heights = [int(np.flatnonzero(kinds)[-1]) + 1 if kinds.any() else 0 for _, kinds in columns]
    height = max(heights, default=0)
    width = max((at + 1 for at, tall in enumerate(heights) if tall), default=0)
    return [(texts.slice(0, height), kinds[:height]) for texts, kinds in columns[:width]]
