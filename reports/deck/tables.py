"""A table on a slide: widths of columns by what they hold, heights of rows as they will break, and parts that fit a slide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analytics.table import Column, Table
from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.text import Paragraph, Run, cut, height, inches_of, lines, paragraph
from reports.deck.xml import Box, element, emu, fill, flat, outline, place

LARGE = (20.0, 18.0, 16.0, 14.0, 13.0)  # of a table that has a slide to itself
SIZES = (*LARGE, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
CAPTION, NOTE = 11.0, 9.0
_ABOVE = 0.025  # of a cell, inches
_STRETCH = 2.4
USUAL = 12.0  # points, of a table beside other things
_AIRIEST = 0.9  # inches that a row may be higher than its lines
_LIKE_NUMBERS = ("change", "reported")
_CAPTION_LINES, _NOTE_LINES = 2, 4
_MOST_LINES = 12  # of one cell
_SPLIT = 10.5  # points of a table that goes on over several slides
_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own: neither style nor grid
_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


@dataclass(frozen=True)
class Grid:
    """A table, or the rows from `start` to `stop` of it, set at a size. `heads` and `heights` are inches."""

    table: Table
    size: float
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    start: int
    stop: int

    @property
    def width(self) -> float:
        return sum(self.widths)

    @property
    def is_last(self) -> bool:
        return self.stop == len(self.table.printed)

    def above(self) -> float:
        said = self.table.caption
        rows = min(lines(said, self.width, CAPTION, True), _CAPTION_LINES)
        return height(rows, CAPTION) + 0.04 if said else 0.0

    def below(self) -> float:
        note = self.table.note if self.is_last else ""
        return height(min(lines(note, self.width, NOTE), _NOTE_LINES), NOTE) + 0.05 if note else 0.0

    def height(self) -> float:
        return self.above() + self.head + sum(self.heights[self.start : self.stop]) + self.below()

    def broken(self) -> float:
        """Inches of its height that come of cells in more than one line."""
        line = height(1, self.size) + 2 * _ABOVE
        return sum(max(high - line, 0.0) for high in (self.head, *self.heights[self.start : self.stop]))

    def tallest(self) -> int:
        """Lines of the cell broken most."""
        rows = self.heights[self.start : self.stop]
        return round(max(((high - 2 * _ABOVE) / height(1, self.size) for high in rows), default=0.0))

    def aired(self, room: float) -> "Grid":
        """With higher rows, where there is more room than they need."""
        each = min((room - self.height()) / max(self.stop - self.start, 1), _AIRIEST)
        return self if each <= 0 else replace(self, heights=tuple(high + each for high in self.heights))

    def draw(self, canvas: Canvas, box: Box) -> None:
        y = box.y
        table = self.table
        if table.caption:
            where = Box(box.x, y, self.width, self.above())
            canvas.line(
                words.TITLE,
                where,
                Run(cut(table.caption, self.width, CAPTION, _CAPTION_LINES, True), CAPTION, "navy", True),
            )
            y += self.above()
        high = self.head + sum(self.heights[self.start : self.stop])
        canvas.add(_frame(canvas, self, Box(box.x, y, self.width, high)))
        if self.below():
            where = Box(box.x, y + high + 0.04, self.width, self.below())
            canvas.line(words.NOTE, where, Run(cut(table.note, self.width, NOTE, _NOTE_LINES), NOTE, "muted"))

    def rest(self) -> "Grid":
        return Grid(self.table, self.size, self.widths, self.head, self.heights, self.stop, len(self.table.printed))

    def first(self, room: float) -> "Grid":
        """The rows that fit so many inches, at least one; a last row that sums the others is not left alone."""
        used, stop = self.above() + self.head, self.start
        while stop < self.stop and (stop == self.start or used + self.heights[stop] <= room):
            used += self.heights[stop]
            stop += 1
        if stop == self.stop and used + self.below() > room and stop - self.start > 1:
            stop -= 1
        if self.table.total and stop == self.stop - 1 and stop - self.start > 1:
            stop -= 1
        return Grid(self.table, self.size, self.widths, self.head, self.heights, self.start, stop)


def fitting(table: Table, width: float, room: float, most: float) -> Grid | None:
    """The whole table at the largest size at which it fits without breaking a number; None where there is none."""
    made = (_set(table, width, size) for size in SIZES if size <= most)
    return next((one for one in made if one is not None and one.height() <= room), None)


def stacked(tables: Sequence[Table], width: float, room: float, most: float = USUAL) -> list[Grid]:
    """The tables one below the other at the largest size at which all fit, empty where they do at none."""
    for size in (one for one in SIZES if one <= most):
        rows = sum(len(table.printed) + 1 for table in tables)
        if rows * (height(1, size) + 2 * _ABOVE) > room:
            continue
        made = [one for table in tables if (one := _set(table, width, size)) is not None]
        if len(made) == len(tables) and sum(one.height() for one in made) <= room:
            return made
    return []


def grid(table: Table, width: float, room: float) -> Grid:
    """As above; where it does not fit the room, at a middle size, to go on over several slides."""
    whole = fitting(table, width, room, USUAL)
    middle = (_set(table, width, size) for size in SIZES if size <= _SPLIT)
    return whole or next((one for one in middle if one is not None), None) or _forced(table, width, SIZES[-1])


def _set(table: Table, width: float, size: float) -> Grid | None:
    """None where it would break numbers."""
    for head_lines in (1, 2):
        asked, least = needs(table, size, head_lines)
        total = sum(asked)
        if total <= width:
            asked = _longer(table, size, asked, width - total)
            stretch = min(width / sum(asked), _STRETCH)
            return _laid(table, size, [one * stretch for one in asked])
    widths = shared(table, width, size, asked, least)
    return _laid(table, size, widths) if widths else None


def _longer(table: Table, size: float, asked: Sequence[float], spare: float) -> tuple[float, ...]:
    """Sentences, which ask for less than a line holds, take what is spare before all columns are stretched alike."""
    wanted = [
        max(0.0, max((inches_of(row[n], size) for row in table.printed), default=0.0) + 2 * SIDE + 0.02 - have)
        for n, have in enumerate(asked)
    ]
    part = min(1.0, spare / total) if (total := sum(wanted)) else 0.0
    return tuple(have + more * part for have, more in zip(asked, wanted, strict=True))


def _forced(table: Table, width: float, size: float) -> Grid:
    asked, _ = needs(table, size)
    return _laid(table, size, [one * width / sum(asked) for one in asked])


def _laid(table: Table, size: float, widths: Sequence[float]) -> Grid:
    rooms = [width - 2 * SIDE for width in widths]

    def tall(cells: Sequence[str], bold: bool = False) -> float:
        most = max(lines(cell, room, size, bold) for cell, room in zip(cells, rooms, strict=True))
        return height(min(most, _MOST_LINES), size) + 2 * _ABOVE

    head = tall([column.label for column in table.columns], True)
    last = len(table.printed) - 1
    heights = tuple(tall(row, table.total and n == last) for n, row in enumerate(table.printed))
    return Grid(table, size, tuple(widths), head, heights, 0, len(table.printed))


def _frame(canvas: Canvas, made: Grid, box: Box) -> str:
    table = made.table
    rows = [_row(made.head, [_head(canvas, made, n) for n in range(len(table.columns))])]
    for n in range(made.start, made.stop):
        cells = [_cell(canvas, made, n, column) for column in range(len(table.columns))]
        rows.append(_row(made.heights[n], cells))
    content = element(
        "a:tbl",
        element("a:tblPr", element("a:tableStyleId", _STYLE), firstRow=1, lastRow=int(table.total and made.is_last)),
        element("a:tblGrid", *(element("a:gridCol", w=emu(width)) for width in made.widths)),
        *rows,
    )
    return element(
        "p:graphicFrame",
        element(
            "p:nvGraphicFramePr",
            element("p:cNvPr", id=canvas.number(), name=table.caption or table.id, descr=_alt(made)),
            element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=1)),
            element("p:nvPr"),
        ),
        place(box, tag="p:xfrm"),
        element("a:graphic", element("a:graphicData", content, uri=_URI)),
    )


def _alt(made: Grid) -> str:
    return " · ".join((made.table.caption, *(column.label for column in made.table.columns)))


def _row(high: float, cells: Sequence[str]) -> str:
    return element("a:tr", *cells, h=emu(high))


def _align(column: Column) -> str:
    """Numbers stand right, and so do words made of them."""
    return "l" if column.kind in ("text", "date") and column.id not in _LIKE_NUMBERS else "r"


def _head(canvas: Canvas, made: Grid, n: int) -> str:
    column = made.table.columns[n]
    run = Run(column.label, made.size, "background", True)
    return _boxed(canvas, Paragraph((run,), _align(column)), fill("navy"), outline(""))


def _cell(canvas: Canvas, made: Grid, row: int, n: int) -> str:
    table, column = made.table, made.table.columns[n]
    said = cut(table.printed[row][n], made.widths[n] - 2 * SIDE, made.size, _MOST_LINES)
    is_total = table.total and row == len(table.printed) - 1
    missing = column.kind not in ("text", "date") and table.exact[row][n] is None
    name = flat(table.printed[row][n])
    link = canvas.part_link(name) if table.id == "agenda" else canvas.pair_link(canvas.targets.labels.get(name))
    run = Run(said, made.size, "muted" if missing else "text", is_total, link)
    ground = fill("surface") if is_total or row % 2 else fill("")
    edge = outline("muted" if is_total else "line", 0.75)
    return _boxed(canvas, Paragraph((run,), _align(column)), ground, edge)


def _boxed(canvas: Canvas, said: Paragraph, ground: str, edge: str) -> str:
    """A cell; only its lower edge is drawn."""
    bottom = edge.replace("<a:ln ", "<a:lnB ").replace("<a:ln>", "<a:lnB>").replace("</a:ln>", "</a:lnB>")
    text = element("a:txBody", element("a:bodyPr"), element("a:lstStyle"), paragraph(said, canvas.lang))
    look = element(
        "a:tcPr", bottom, ground, marL=emu(SIDE), marR=emu(SIDE), marT=emu(_ABOVE), marB=emu(_ABOVE), anchor="ctr"
    )
    return element("a:tc", text, look)


SIDE = 0.07  # of a cell, inches
_LEAST_TEXT = 5.0  # signs of a text column that is broken
_WIDEST = 30.0  # signs up to which a column is given what it asks for
_LONG = 9.0  # signs above which a text may be broken before others are
_WORD, _WORD_SIGNS = re.compile(r"[A-Za-z0-9’'.,–-]+"), 20


@lru_cache(maxsize=500)
def needs(table: Table, size: float, head_lines: int = 2) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What each column asks for, and the least it can do with: neither a number nor a Latin word is broken."""
    asked, least = [], []
    pads = 2 * SIDE + 0.02
    for n, column in enumerate(table.columns):
        said = [row[n] for row in table.printed]
        sums = len(said) - 1 if table.total else -1
        cells = max((inches_of(cell, size, at == sums) for at, cell in enumerate(said)), default=0.0)
        whole, word = inches_of(column.label, size, True), _longest_word([column.label], size, True)
        head = min(max(whole / head_lines + size / 72, word), whole)
        asked.append(max(min(cells, _WIDEST * size / 72), head) + pads)
        if column.kind == "text":
            least.append(max(min(cells, max(_LEAST_TEXT * size / 72, _longest_word(said, size))), word) + pads)
        else:
            least.append(max(cells, head) + pads)
    return tuple(asked), tuple(least)


def _longest_word(texts: Sequence[str], size: float, bold: bool = False) -> float:
    """Inches of the longest Latin word, up to a length that no line can be made for."""
    words_of = {word for text in texts for word in _WORD.findall(text) if len(word) <= _WORD_SIGNS}
    return max((inches_of(word, size, bold) for word in words_of), default=0.0)


def shared(
    table: Table, width: float, size: float, asked: Sequence[float], least: Sequence[float]
) -> list[float] | None:
    """Columns of a few words keep what they ask for, those of long texts share the rest by how much they hold; where
    that leaves too little, all give way alike. None where numbers would break."""
    long = [n for n, column in enumerate(table.columns) if column.kind == "text" and asked[n] > _LONG * size / 72]
    rest = width - sum(one for n, one in enumerate(asked) if n not in long)
    if long and rest >= sum(least[n] for n in long):
        held = {n: sum(inches_of(row[n], size) for row in table.printed) + 1.0 for n in long}
        found = _by_weight(rest, held, {n: (least[n], max(asked[n], least[n])) for n in long})
        return [found.get(n, one) for n, one in enumerate(asked)]
    spare = sum(a - b for a, b in zip(asked, least, strict=True))
    if sum(least) > width or not spare:
        return None
    share = (sum(asked) - width) / spare
    return [a - (a - b) * share for a, b in zip(asked, least, strict=True)]


def _by_weight(rest: float, weights: dict[int, float], bounds: dict[int, tuple[float, float]]) -> dict[int, float]:
    """The rest by weights, none below or above its bounds; what no column may take is spread over all."""
    found: dict[int, float] = {}
    open_ = dict(weights)
    while open_:
        room, total = rest - sum(found.values()), sum(open_.values())
        given = {n: room * weight / total for n, weight in open_.items()}
        low = {n: bounds[n][0] for n, one in given.items() if one < bounds[n][0]}
        fixed = low or {n: bounds[n][1] for n, one in given.items() if one > bounds[n][1]}
        found |= fixed or given
        open_ = {n: weight for n, weight in open_.items() if n not in found}
    over = (rest - sum(found.values())) / len(found)
    return {n: one + over for n, one in found.items()}
