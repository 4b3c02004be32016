"""One sheet of the workbook, written from the top down: notice, title, sentences, and tables that Excel knows as tables."""

import re
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analytics.table import Exact, Table
from reports.story.model import Story
from reports.table_files.csv import is_risky
from reports.table_files.xlsx_cells import WIDTHS, Shown, Styles, letters, print_setup, shown, write_text
from reports.workbook import words
from reports.workbook.paper import LINE, Paper
from style.colours import LIGHT

_SPAN = 6  # columns a sentence runs over, at least
_ONE_LINE = 18  # letters of a head that is not broken into lines
_TALLEST = 409  # points, Excel's own limit of a row
_CHART = (2, 82)  # widths of the gap and of the column over which charts stand
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
        self._charts: list[tuple[Any, int, str]] = []
        self._charts_from = 0
        self._repeated = 0
        self._is_list = False
        title = f"{of.story.title} · {name}"
        print_setup(self.page, title=title, dataset=of.story.dataset, warning=of.story.warning, lang=of.lang)
        self.page.hide_gridlines(2)
        self.page.set_default_row(LINE)

    def head(self, title: str, size: int = 14) -> None:
        """What stands on every sheet before anything else, stays while the rest is scrolled, and is printed on each page."""
        if self.of.story.warning:
            self.prose(self.of.story.warning, bold=True, font_color=LIGHT.attention)
        self.prose(title, bold=True, font_size=size, font_color=LIGHT.navy)
        self.page.freeze_panes(self.row, 0)
        self._repeat(0, self.row - 1)

    def _repeat(self, first: int, last: int) -> None:
        self.page.repeat_rows(first, last)
        self._repeated = last - first + 1

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
            self._repeat(top, top)
            self._is_list = True
        self.row = top + 1 + len(table.printed)
        self.muted(table.note)
        self.row += 1
        return top + 1, top + body

    def _add_table(self, heads: Sequence[str], kinds: Sequence[str], rows: int) -> None:
        columns = [
            {"header": head, "header_format": self._head_style(n, head, kind)}
            for n, (head, kind) in enumerate(zip(heads, kinds, strict=True))
        ]
        self.page.add_table(
            self.row,
            0,
            self.row + rows,
            len(heads) - 1,
            {"columns": columns, "name": self.of.next_table(), "style": "Table Style Light 1"},
        )

    def _head_style(self, n: int, head: str, kind: str) -> Format:
        look: dict[str, Any] = {"bold": True, "text_wrap": True, "bg_color": LIGHT.surface, "bottom": 1}
        if kind not in ("text", "date"):
            look["align"] = "right"
        elif n:
            look["indent"] = 1
        return self.styles(**look, **({"quote_prefix": True} if is_risky(head) else {}))

    def _write_row(
        self, table: Table, row: int, printed: Sequence[str], exact: Sequence[Exact], *, is_total: bool
    ) -> None:
        look: dict[str, Any] = {"bold": True, "top": 1} if is_total else {}
        for n, (column, text, value) in enumerate(zip(table.columns, printed, exact, strict=True)):
            if column.kind == "date" and _DAY.fullmatch(text):
                style = self.styles(num_format="yyyy-mm-dd", align="left", indent=1, **look)
                self.page.write_datetime(row, n, datetime.fromisoformat(text), style)
                continue
            self.cell(
                row, n, text, shown(text, value, column.divisor), is_number=column.kind not in ("text", "date"), **look
            )

    def cell(self, row: int, n: int, text: str, number: Shown | None, *, is_number: bool, **look: Any) -> None:
        if number:
            style = self.styles(num_format=number.format, align="right", **look)
            self.page.write_number(row, n, float(number.value), style)
        elif is_number:
            write_text(self.page, row, n, text, self.styles, align="right", font_color=LIGHT.muted, **look)
        else:
            if n:  # off the digits that end at the column's left
                look = {"indent": 1, **look}
            if letters(text) > WIDTHS[1] or "\n" in text:
                self.wrapped(row, n, text, **look)
            else:
                write_text(self.page, row, n, text, self.styles, **look)

    def wrapped(self, row: int, n: int, text: str, **look: Any) -> None:
        """Text on as many lines as its column leaves it: not every program finds a row's height by itself."""
        write_text(self.page, row, n, text, self.styles, text_wrap=True, **look)
        self._wraps.append((row, n, text))

    def _widen(self, heads: Sequence[str], table: Table) -> None:
        for n, head in enumerate(heads):
            wide = letters(head)
            said = (letters(line) + 3 for row in table.printed for line in row[n].split("\n"))
            self.widen(n, max([wide + 5 if wide <= _ONE_LINE else wide / 2 + 7, *said]))

    def widen(self, n: int, wanted: float, most: float = WIDTHS[1]) -> None:
        self._widths[n] = min(max(wanted, self._widths.get(n, WIDTHS[0])), most)

    def chart(self, chart: Any, height: int, alt: str) -> None:
        """A chart to stand to the right of all tables, below those before it."""
        self._charts.append((chart, height, alt))

    def charts_begin(self) -> None:
        """Beside what is written from here on."""
        self._charts_from = self.row

    def close(self) -> None:
        """Sets the widths, lets each sentence run over all columns on as many lines as they leave it, and sets the charts."""
        columns = max(_SPAN, len(self._widths))
        widths = [self._widths.get(n, 12.0) for n in range(columns)] + list(_CHART if self._charts else ())
        for n, width in enumerate(widths):
            self.page.set_column(n, n, width)
        heights = self._wrapped_heights(widths)
        span = Paper(widths, {}, 0, may_be_wide=self._is_list).first_page_columns()
        for row, text, look in self._prose:
            size = look.get("font_size", 10) / 10
            lines = max(ceil(letters(text) * size / (sum(widths[:span]) * 0.95)), 1)
            heights[row] = lines * LINE * max(size, 1)
            self.page.merge_range(row, 0, row, span - 1, "", self.styles(text_wrap=True, **look))
            write_text(self.page, row, 0, text, self.styles, text_wrap=True, **look)
        heights = {row: min(height, _TALLEST) for row, height in heights.items()}
        for row, height in heights.items():
            self.page.set_row(row, height)
        self._on_paper(Paper(widths, heights, self.row, self._repeated, self._is_list))

    def _wrapped_heights(self, widths: Sequence[float]) -> dict[int, float]:
        found: dict[int, float] = {}
        for row, n, text in self._wraps:
            lines = sum(ceil((letters(line) + 2) / widths[n]) for line in text.split("\n"))
            found[row] = max(found.get(row, LINE), lines * LINE)
        return {row: height for row, height in found.items() if height > LINE}

    def _on_paper(self, paper: Paper) -> None:
        bottom = 0
        rows = paper.stacked(self._charts_from, [height for _, height, _ in self._charts])
        for (chart, height, alt), row in zip(self._charts, rows, strict=True):
            self.page.insert_chart(row, len(paper.columns) - 1, chart, {"description": alt})
            bottom = paper.top(row) + height
        across, down = paper.pages(bottom)
        self.page.fit_to_pages(across, down)
        if across > 1:
            self.page.repeat_columns(0, 1)


def _told_apart(labels: Sequence[str]) -> list[str]:
    """Heads of one line, none empty and no two alike: Excel mends a table that has such, and says it was damaged."""
    said: list[str] = []
    for number, label in enumerate(labels, start=1):
        head = " ".join(label.split())[:200] or f"{number}"
        taken = {one.casefold() for one in said}
        said.append(head if head.casefold() not in taken else f"{head} · {number}")
    return said
