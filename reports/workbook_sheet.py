"""One sheet of the workbook, written from the top down: notice, title, sentences, and tables that Excel knows as tables."""

import re
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports import workbook_words as words
from reports.cells import WIDTHS, Styles, letters, print_setup, write_text
from reports.story import Exact, Story, Table
from reports.workbook_numbers import Shown, shown
from style.colours import LIGHT

_SPAN = 6  # columns a sentence runs over, at least
_LINE = 16.5  # points a line of text is high
_SAMPLE = 300  # rows that decide a column's width
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Book:
    """The workbook being written: its formats, its story, and how many tables it has so far."""

    def __init__(self, book: Workbook, story: Story) -> None:
        self.book, self.story, self.lang = book, story, story.lang
        self.styles = Styles(book)
        self.tables = 0

    def next_table(self) -> str:
        self.tables += 1
        return f"table_{self.tables:03d}"


class Leaf:
    """`row` is the next one to be written. Widths and heights are set last, when all that stands on it is known."""

    def __init__(self, of: Book, name: str) -> None:
        self.of, self.name, self.styles = of, name, of.styles
        self.page: Worksheet = of.book.add_worksheet(name)
        self.row = 0
        self._widths: dict[int, float] = {}
        self._prose: list[tuple[int, str, dict[str, Any]]] = []
        self._wraps: list[tuple[int, int, str]] = []
        title = f"{of.story.title} · {name}"
        print_setup(self.page, title=title, dataset=of.story.dataset, warning=of.story.warning, lang=of.lang)
        self.page.hide_gridlines(2)

    def head(self, title: str, size: int = 14) -> None:
        """What stands on every sheet before anything else, and stays while the rest is scrolled."""
        if self.of.story.warning:
            self.prose(self.of.story.warning, bold=True, font_color=LIGHT.attention)
        self.prose(title, bold=True, font_size=size, font_color=LIGHT.navy)
        self.page.freeze_panes(self.row, 0)

    def back(self, cover: str) -> None:
        link = self.styles(font_color=LIGHT.navy, underline=1)
        self.page.write_url(self.row, 0, f"internal:'{cover}'!A1", link, words.BACK(self.of.lang))
        self.row += 1

    def prose(self, text: str, **look: Any) -> None:
        """A sentence over the width of the sheet, on as many lines as it needs."""
        if text:
            self._prose.append((self.row, " ".join(text.split()), look))
            self.row += 1

    def muted(self, text: str) -> None:
        self.prose(text, font_size=9, font_color=LIGHT.muted)

    def caption(self, text: str) -> None:
        self.prose(text, bold=True, font_size=11, font_color=LIGHT.navy)

    def table(self, table: Table, *, alone: bool = False) -> tuple[int, int]:
        """The table under its caption; the first and the last row of its body. `alone`: the sheet is the table's own,
        so that its caption is the title and its head stays in sight and is printed on each page."""
        if not alone:
            self.caption(table.caption)
        if not table.printed:
            self.muted(words.NO_ROWS(self.of.lang))
            self.row += 1
            return self.row, self.row - 1
        heads = _told_apart([column.label for column in table.columns])
        body = len(table.printed) - table.total
        top = self.row
        self._wraps += [(top, n, head) for n, head in enumerate(heads)]
        self._add_table(heads, [column.kind for column in table.columns], max(body, 1))
        for number, cells in enumerate(zip(table.printed, table.exact, strict=True), start=1):
            self._write_row(table, top + number, *cells, is_total=table.total and number > body)
        self._widen(heads, table)
        if alone:
            self.page.freeze_panes(top + 1, 1)
            self.page.repeat_rows(top)
        self.row = top + 1 + len(table.printed)
        self.muted(table.note)
        self.row += 1
        return top + 1, top + body

    def _add_table(self, heads: Sequence[str], kinds: Sequence[str], rows: int) -> None:
        left = self.styles(bold=True, text_wrap=True, bg_color=LIGHT.surface, bottom=1)
        right = self.styles(bold=True, text_wrap=True, bg_color=LIGHT.surface, bottom=1, align="right")
        formats = [left if kind in ("text", "date") else right for kind in kinds]
        self.page.add_table(self.row, 0, self.row + rows, len(heads) - 1, {
            "columns": [{"header": head, "header_format": held} for head, held in zip(heads, formats, strict=True)],
            "name": self.of.next_table(), "style": "Table Style Light 1",
        })  # fmt: skip

    def _write_row(
        self, table: Table, row: int, printed: Sequence[str], exact: Sequence[Exact], *, is_total: bool
    ) -> None:
        look: dict[str, Any] = {"bold": True, "top": 1} if is_total else {}
        for n, (column, text, value) in enumerate(zip(table.columns, printed, exact, strict=True)):
            if column.kind == "date" and _DAY.fullmatch(text):
                style = self.styles(num_format="yyyy-mm-dd", align="left", **look)
                self.page.write_datetime(row, n, datetime.fromisoformat(text), style)
                continue
            self.cell(row, n, text, shown(text, value, column.divisor),
                      is_number=column.kind not in ("text", "date"), **look)  # fmt: skip

    def cell(
        self, row: int, n: int, text: str, number: Shown | None, *, is_number: bool, **look: Any
    ) -> None:
        if number:
            style = self.styles(num_format=number.format, align="right", **look)
            self.page.write_number(row, n, float(number.value), style)
        elif is_number:
            write_text(self.page, row, n, text, self.styles, align="right", font_color=LIGHT.muted, **look)
        elif letters(text) > WIDTHS[1] or "\n" in text:
            self.wrapped(row, n, text, **look)
        else:
            write_text(self.page, row, n, text, self.styles, **look)

    def wrapped(self, row: int, n: int, text: str, **look: Any) -> None:
        """Text on as many lines as its column leaves it: not every program finds a row's height by itself."""
        write_text(self.page, row, n, text, self.styles, text_wrap=True, **look)
        self._wraps.append((row, n, text))

    def _widen(self, heads: Sequence[str], table: Table) -> None:
        for n, head in enumerate(heads):
            said = (letters(row[n]) + 2 for row in table.printed[:_SAMPLE])
            self.widen(n, max([letters(head) / 2 + 6, *said]))

    def widen(self, n: int, wanted: float, most: float = WIDTHS[1]) -> None:
        self._widths[n] = min(max(wanted, self._widths.get(n, WIDTHS[0])), most)

    def close(self) -> None:
        """Sets the widths, and lets each sentence run over all columns on as many lines as they leave it."""
        columns = max(_SPAN, len(self._widths))
        widths = [self._widths.get(n, 12.0) for n in range(columns)]
        for n, width in enumerate(widths):
            self.page.set_column(n, n, width)
        heights: dict[int, int] = {}
        for row, n, text in self._wraps:
            lines = sum(ceil((letters(line) + 1) / widths[n]) for line in text.split("\n"))
            heights[row] = max(heights.get(row, 1), lines)
        for row, lines in heights.items():
            if lines > 1:
                self.page.set_row(row, lines * _LINE)
        for row, text, look in self._prose:
            size = look.get("font_size", 10) / 10
            lines = max(ceil(letters(text) * size / (sum(widths) * 0.95)), 1)
            self.page.set_row(row, lines * _LINE * max(size, 1))
            self.page.merge_range(row, 0, row, columns - 1, "", self.styles(text_wrap=True, **look))
            write_text(self.page, row, 0, text, self.styles, text_wrap=True, **look)


def _told_apart(labels: Sequence[str]) -> list[str]:
    """Heads of one line, none empty and no two alike: Excel mends a table that has such, and says it was damaged."""
    said: list[str] = []
    for number, label in enumerate(labels, start=1):
        head = " ".join(label.split())[:200] or f"{number}"
        taken = {one.casefold() for one in said}
        said.append(head if head.casefold() not in taken else f"{head} · {number}")
    return said
