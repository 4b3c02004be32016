"""An ODS as sheets, read from its own XML: calamine drops its percentages, errors, merged blocks and what is hidden."""

import re

from store.sheets.grid import Range, Sheet
from store.sheets.laying import Budget, Cells, sheet_of
from store.sheets.limits import Limits
from store.sheets.parts import Parts, local, walk
from store.sheets.rules import refused
from store.sheets.shown import DATE, ERROR, NOTHING, Shown, boolean, elapsed, iso, month_shown, number, percent, words

_ERROR = re.compile(r"#[A-Z/0]+[!?]?|Err:\d+|#N/A")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_IN_BRACKETS = re.compile(r"\[\.?([^\]]*)\]")
_LAST_COLUMN = 16_383
# Text inside a cell that is not the cell's: a note pinned to it, a drawing on it, a reading above it.
_BESIDE = frozenset(("annotation", "custom-shape", "frame", "g", "ruby-text", "tracked-changes"))


def read_ods(parts: Parts, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet, in their order."""
    if "content.xml" not in parts:
        raise refused("broken")
    if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise refused("encrypted")
    reading = _OpenReading(limits)
    walk(parts.read("content.xml"), reading.start, reading.end, reading.text)
    if not reading.sheets:
        raise refused("no_cells")
    return tuple(reading.sheets)


class _OpenReading:
    """What has been read so far, and the table, row and cell that are open."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[Sheet] = []
        self._limits = limits
        self._budget = Budget(limits)
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0  # of tables: one inside a cell is none of ours
        self._beside = 0
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        self._new_table("", False)

    def _new_table(self, name: str, hidden: bool) -> None:
        self._cells, self._is_hidden = Cells(name, self._budget), hidden
        self._merged: list[Range] = []
        self._hidden_rows: list[range] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._row, self._column, self._column_at, self._rows = 0, 0, 0, 0
        self._in_row: list[tuple[int, int, Shown]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        said = {local(key): value for key, value in attributes.items()}
        if name in _BESIDE:
            self._beside += 1
        elif self._beside:
            return
        elif name == "table":
            self._start_table(said)
        elif self._depth != 1:
            if name == "style":
                self._style = said.get("name", "")
            elif name == "table-properties" and said.get("display") == "false":
                self._hidden_styles.add(self._style)
        elif name == "table-column":
            self._columns(said)
        elif name == "table-row":
            self._start_row(said)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._lines = {**said, "covered": str(name == "covered-table-cell")}, []
            if "error" in (value for key, value in attributes.items() if local(key) == "value-type"):
                self._cell["value-type"] = "error"  # LibreOffice says so beside the type it gives to others
        elif self._cell is not None:
            self._in_cell(name, said)

    def _start_table(self, said: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            if len(self.sheets) >= self._limits.sheets:
                raise refused("too_many_sheets", found=f"{self._limits.sheets}+", most=self._limits.sheets)
            self._new_table(said.get("name", ""), said.get("style-name") in self._hidden_styles)

    def _columns(self, said: dict[str, str]) -> None:
        count = _count(said, "number-columns-repeated")
        if said.get("visibility") in ("collapse", "filter"):
            self._hidden_columns.append((self._column_at, min(self._column_at + count - 1, _LAST_COLUMN)))
        self._column_at += count

    def _start_row(self, said: dict[str, str]) -> None:
        self._rows, self._column, self._in_row = _count(said, "number-rows-repeated"), 0, []
        if said.get("visibility") in ("collapse", "filter"):
            self._hidden_rows.append(range(self._row + 1, self._row + 1 + self._rows))

    def _in_cell(self, name: str, said: dict[str, str]) -> None:
        if name in ("p", "h"):
            self._lines.append("")
        elif self._lines:
            blank = (
                " " * min(_count(said, "c"), 1000) if name == "s" else {"tab": "\t", "line-break": "\n"}.get(name, "")
            )
            self._lines[-1] += blank

    def text(self, piece: str) -> None:
        if self._cell is not None and self._lines and not self._beside and self._depth == 1:
            # Line ends and indents of the XML are one space; what is to be kept is written as an element.
            self._lines[-1] += re.sub(r"[ \t\r\n]+", " ", piece)

    def end(self, name: str) -> None:
        name = local(name)
        if name in _BESIDE:
            self._beside -= 1
        elif self._beside:
            return
        elif name == "table":
            self._depth -= 1
            if self._depth == 0:
                self._end_table()
        elif self._depth == 1 and name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
        elif self._depth == 1 and name == "table-row":
            self._end_row()

    def _end_cell(self, cell: dict[str, str]) -> None:
        count = _count(cell, "number-columns-repeated")
        shown = NOTHING if cell["covered"] == "True" else _shown(cell, self._lines)
        if shown[0] is not None:
            self._in_row.append((self._column, count, shown))
        down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            self._merged.append(Range(self._row + 1, self._row + down, self._column, self._column + right - 1))
        self._column += count
        self._cell = None

    def _end_row(self) -> None:
        if self._in_row:
            for row in range(self._row + 1, self._row + 1 + self._rows):
                for first, count, shown in self._in_row:
                    for column in range(first, first + count):
                        self._cells.put(row, column, shown)
        self._row += self._rows

    def _end_table(self) -> None:
        columns = self._cells.laid_out()
        height = len(columns[0][1]) if columns else 0
        hidden = (row for rows in self._hidden_rows for row in rows[:height])
        name = self._cells.sheet
        self.sheets.append(sheet_of(name, columns, self._is_hidden, self._merged, hidden, self._hidden_columns))


def _count(said: dict[str, str], name: str) -> int:
    text = said.get(name, "1")
    return max(1, min(int(text), 1 << 24)) if text.isdecimal() and len(text) < 10 else 1


def _shown(cell: dict[str, str], paragraphs: list[str]) -> Shown:
    """What a cell shows by its value's type and its paragraphs."""
    formula, kind, value = cell.get("formula"), cell.get("value-type"), cell.get("value", "")
    lines = "\n".join(paragraphs).strip(" ")
    if kind == "error" or (formula and _ERROR.fullmatch(lines)):
        return lines or "#VALUE!", ERROR
    if formula and kind is None and not paragraphs:  # an empty text as result has a paragraph
        return "=" + _IN_BRACKETS.sub(r"\1", formula.partition(":=")[2] or formula.lstrip("=")), ERROR
    if kind in ("float", "currency", "percentage"):
        if lines in ("TRUE", "FALSE"):
            return boolean(lines == "TRUE")
        try:
            return percent(float(value)) if kind == "percentage" else number(float(value))
        except ValueError:
            return words(lines or value)
    if kind == "date":
        day = cell.get("date-value", "")
        return (lines, DATE) if month_shown(lines) and day[8:10] in ("01", "") else iso(day)
    if kind == "time":
        return _elapsed(cell.get("time-value", ""), lines)
    if kind == "boolean":
        return boolean(cell.get("boolean-value") == "true")
    return words(cell.get("string-value") or lines)


def _elapsed(value: str, lines: str) -> Shown:
    found = _DURATION.fullmatch(value)
    if not found:
        return words(lines)
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return elapsed(-total if found[1] else total)
