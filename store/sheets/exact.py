"""A sheet of an XLSX read cell by cell, whatever its writer left out or put where nobody else does."""

import re
from collections.abc import Sequence

from store.sheets.grid import Range, Sheet
from store.sheets.laying import Budget, Cells, sheet_of
from store.sheets.parts import local, walk
from store.sheets.rules import refused
from store.sheets.shown import ERROR, NOTHING, Shown, boolean, formatted, iso, unescaped, words
from store.sheets.workbook import Place, Workbook

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_BLOCK = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_YES = ("1", "true", "on")
LAST_COLUMN = 16_383


def column_of(letters: str) -> int:
    """0 for A, 26 for AA."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def block_of(reference: str) -> Range | None:
    """The block that A1:B2 names."""
    found = _BLOCK.fullmatch(reference.strip())
    if not found:
        return None
    columns, rows = sorted(map(column_of, found.group(1, 3))), sorted(map(int, found.group(2, 4)))
    return Range(rows[0], rows[1], columns[0], columns[1])


def hidden_row(said: dict[str, str]) -> bool:
    return said.get("hidden") in _YES or (said.get("customHeight") in _YES and _nought(said.get("ht")))


def hidden_columns(said: dict[str, str]) -> tuple[int, int] | None:
    """First and last, from 0, of columns that a <col> hides."""
    first, last = said.get("min", ""), said.get("max", "")
    if not (first.isdecimal() and last.isdecimal()):
        return None
    is_hidden = said.get("hidden") in _YES or (said.get("customWidth") in _YES and _nought(said.get("width")))
    return (int(first) - 1, min(int(last) - 1, LAST_COLUMN)) if is_hidden else None


def _nought(size: str | None) -> bool:
    return bool(size) and not (size or "").strip("0.")


def read_exactly(data: bytes, place: Place, book: Workbook, shared: Sequence[str], budget: Budget) -> Sheet:
    """The sheet that a part's XML describes."""
    found = _ExactReading(place.name, book, shared, budget)
    walk(data, found.start, found.end, found.text)
    columns = found.cells.laid_out()
    return sheet_of(place.name, columns, place.hidden, found.merged, found.hidden_rows, found.hidden_columns)


class _ExactReading:
    """What has been read so far of a sheet, and of the cell that is open: its place, its parts, its text."""

    def __init__(self, name: str, book: Workbook, shared: Sequence[str], budget: Budget) -> None:
        self.cells = Cells(name, budget)
        self.merged: list[Range] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._book, self._shared = book, shared
        self._shown: dict[tuple[str | None, str], Shown] = {}
        self._row, self._column = 0, -1
        self._cell: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._open: list[str] | None = None
        self._readings = 0

    def start(self, name: str, said: dict[str, str]) -> None:
        name = local(name)
        if name == "c":
            self._cell, self._parts = said, {}
            self._step(said.get("r"))
        elif name in ("v", "f") or (name == "t" and not self._readings):
            self._open = self._parts.setdefault(name, [])
        elif name == "row":
            row = said.get("r", "")
            self._row, self._column = (int(row) if row.isdecimal() else self._row + 1), -1
            if hidden_row(said):
                self.hidden_rows.append(self._row)
        elif name == "rPh":
            self._readings += 1
        elif name == "col" and (hidden := hidden_columns(said)):
            self.hidden_columns.append(hidden)
        elif name == "mergeCell" and (block := block_of(said.get("ref", ""))):
            self.merged.append(block)

    def text(self, piece: str) -> None:
        if self._open is not None:
            self._open.append(piece)

    def end(self, name: str) -> None:
        name = local(name)
        if name == "c":
            self.cells.put(self._row, self._column, self._value())
        elif name == "rPh":
            self._readings -= 1
        elif name in ("v", "f", "t"):
            self._open = None

    def _step(self, reference: str | None) -> None:
        """Where a cell says it stands, else right of the last."""
        if not reference:
            self._column += 1
            self._row = max(self._row, 1)
            return
        found = _REFERENCE.fullmatch(reference)
        if not found or not int(found[2]):
            raise refused("broken", self.cells.sheet)
        self._column, self._row = column_of(found[1]), int(found[2])

    def _value(self) -> Shown:
        kind = self._cell.get("t") or "n"
        value = "".join(self._parts["v"]) if "v" in self._parts else None
        if "f" in self._parts and (value is None or (not value.strip() and kind != "str")):
            return "=" + ("".join(self._parts["f"]).strip() or "…"), ERROR
        if kind == "inlineStr" or (value is None and "t" in self._parts):
            return words(unescaped("".join(self._parts.get("t", ()) or (value or "",))))
        if value is None or not value.strip():
            return NOTHING
        if kind == "s":
            return self._shared_text(value.strip())
        if kind == "str":
            return words(unescaped(value))
        if kind == "e":
            return value.strip(), ERROR
        if kind == "b":
            return boolean(value.strip().lower() in _YES)
        return iso(value) if kind == "d" else self._number(value)

    def _shared_text(self, index: str) -> Shown:
        if not index.isdecimal() or int(index) >= len(self._shared):
            raise refused("broken", self.cells.sheet)
        return words(self._shared[int(index)])

    def _number(self, value: str) -> Shown:
        style = self._cell.get("s")
        key = (style, value)
        if key not in self._shown:
            meanings = self._book.meanings
            meaning = meanings[int(style)] if style and style.isdecimal() and int(style) < len(meanings) else "number"
            try:
                self._shown[key] = formatted(float(value), meaning, self._book.from_1904)
            except ValueError:
                self._shown[key] = words(value)
        return self._shown[key]
