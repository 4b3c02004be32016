"""The tables of a web page as sheets: office systems export lists as HTML and call them .xls, and Excel opens them so."""

import re
from html.parser import HTMLParser
from pathlib import Path

from store.sheets.delimited import decoded
from store.sheets.grid import Range, Sheet
from store.sheets.laying import Budget, Cells, sheet_of
from store.sheets.limits import Limits
from store.sheets.rules import refused
from store.sheets.shown import words

_CHARSET = re.compile(rb"<meta\b[^>]{0,200}\bcharset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_CHINESE = frozenset(["gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"])
_HEAD = 4096  # of a page, where its encoding is told
_NOT_SHOWN = frozenset(["script", "style", "head", "title", "template", "noscript"])
_OWN_LINE = frozenset(["br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_page(data: bytes, name: str, limits: Limits) -> tuple[tuple[Sheet, ...], str]:
    """One sheet for each table that holds something, named as the file, and the encoding. A table inside a cell of another
    is a sheet of its own, before the one around it."""
    text, encoding = _decoded(data)
    tables = _Tables(Path(name).stem or name, Budget(limits))
    tables.feed(text)
    tables.close()
    tables.end_of_page()
    if not tables.sheets:
        raise refused("web_page")
    return tuple(tables.sheets), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    """By its mark, else as the page itself says, else as any text."""
    told = _CHARSET.search(data[:_HEAD])
    if told is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decoded(data)
    encoding = told[1].decode("ascii").lower()
    if encoding not in _CHINESE:
        return decoded(data)
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError:
        return decoded(data)


class _Table:
    """One table being read: where the next cell stands, and which places cells of rows above it take."""

    def __init__(self, sheet: str, budget: Budget) -> None:
        self.cells = Cells(sheet, budget)
        self.row, self.column = 0, 0
        self.taken: dict[int, int] = {}  # column → the last row that a cell reaches down to
        self.merged: list[Range] = []
        self.hidden_rows: list[int] = []
        self.text: list[str] | None = None  # of the cell that is open

    def next_row(self, hidden: bool) -> None:
        self.end_cell()
        self.row, self.column = self.row + 1, 0
        if hidden:
            self.hidden_rows.append(self.row)

    def next_cell(self, across: int, down: int) -> None:
        self.end_cell()
        self.row = self.row or 1
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        budget = self.cells.budget
        budget.column(self.cells.sheet, self.column + 1)
        last_row = min(self.row + down - 1, budget.limits.rows)
        last_column = min(self.column + across - 1, budget.limits.columns - 1)
        if last_row > self.row or last_column > self.column:
            self.merged.append(Range(self.row, last_row, self.column, last_column))
        for column in range(self.column, last_column + 1):
            self.taken[column] = last_row
        self.text = []

    def end_cell(self) -> None:
        if self.text is None:
            return
        lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(self.text).split("\v"))
        self.cells.put(self.row, self.column, words("\n".join(line for line in lines if line)))
        self.text = None
        self.column += 1

    def sheet(self) -> Sheet | None:
        self.end_cell()
        if not self.cells.count:
            return None
        return sheet_of(self.cells.sheet, self.cells.laid_out(), merged=self.merged, hidden_rows=self.hidden_rows)


class _Tables(HTMLParser):
    """Tags as browsers take them: an unclosed cell or row ends where the next begins."""

    def __init__(self, name: str, budget: Budget) -> None:
        super().__init__(convert_charrefs=True)
        self.name, self.budget = name, budget
        self.sheets: list[Sheet] = []
        self._open: list[_Table] = []
        self._unseen = 0
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in _NOT_SHOWN:
            self._unseen += 1
        elif tag == "table":
            self._begin_table()
        elif tag == "body":
            self._unseen = 0
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].next_row(bool(_HIDDEN.search(told.get("style") or "")) or "hidden" in told)
        elif tag in ("td", "th"):
            self._open[-1].next_cell(_span(told.get("colspan")), _span(told.get("rowspan")))
        elif tag in _OWN_LINE:
            self._say("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].end_cell()
        elif tag in _OWN_LINE and tag != "br":
            self._say("\v")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(data)

    def end_of_page(self) -> None:
        while self._open:
            self._end_table()

    def _say(self, text: str) -> None:
        if self._open and self._open[-1].text is not None:
            self._open[-1].text.append(text)

    def _begin_table(self) -> None:
        self._unseen = 0
        self._count += 1
        if self._count > self.budget.limits.sheets:
            raise refused("too_many_sheets", found=self._count, most=self.budget.limits.sheets)
        name = self.name if self._count == 1 else f"{self.name} ({self._count})"
        self._open.append(_Table(name, self.budget))

    def _end_table(self) -> None:
        sheet = self._open.pop().sheet()
        if sheet is not None:
            self.sheets.append(sheet)


def _span(written: str | None) -> int:
    digits = (written or "").strip()
    return max(int(digits), 1) if digits.isdecimal() and len(digits) <= 6 else 1
