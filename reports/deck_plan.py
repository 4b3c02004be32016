"""Which part of a section stands where, and on how many slides: cards and sentences above, pictures, tables beside or below."""

from dataclasses import dataclass, field
from typing import Protocol

from reports import deck_words as words
from reports.deck_canvas import Canvas
from reports.deck_cards import Cards
from reports.deck_charts import ChartTile, is_empty
from reports.deck_map import ASPECT, MapTile
from reports.deck_prose import Prose
from reports.deck_tables import Grid, fitting, grid, stacked
from reports.deck_xml import Box
from reports.story import Section, Table
from style.numbers import NO_DATA

AREA = Box(0.45, 1.2, 12.43, 5.6)
_FULL = Box(AREA.x, AREA.bottom, AREA.w, 0.0)  # nothing is left of the slide
GAP = 0.18
_LEAD = 14.0  # points of sentences beside or above other parts
_MOST_LEAD = 1.3  # inches they may take above pictures
_LEAST_PICTURE = 1.75  # inches high
_LEAST_TABLE = 1.2  # inches worth beginning a table in
_TABLE_WITH_PICTURES = 10.5  # points at most
_IN_ROW = 2  # pictures beside one another
_MAP_SHARE, _CLOSE_SHARE = 0.56, 0.31  # of the width, at most: all pairs, or one
_MAP_AIR = 0.3  # inches beside the map


class Tile(Protocol):
    def draw(self, canvas: Canvas, box: Box) -> None: ...


@dataclass
class Page:
    """One slide of a section: what stands where. Only the first has the speaker's notes."""

    section: Section
    is_first: bool
    placed: list[tuple[Tile, Box]] = field(default_factory=list)

    def put(self, tile: Tile, box: Box) -> None:
        self.placed.append((tile, box))


def pages(section: Section, lang: str) -> list[Page]:
    """At least one."""
    layout = _Layout(section, lang)
    layout.fill()
    return layout.pages


class _Layout:
    """Fills slide after slide; `room` is what is left of the last one."""

    def __init__(self, section: Section, lang: str) -> None:
        self.section = section
        self.pages = [Page(section, True)]
        self.room = AREA
        empty = [words.NOTHING_TO_DRAW(lang, title=chart.title, missing=NO_DATA(lang))
                 for chart in section.charts if is_empty(chart)]  # fmt: skip
        self.charts: list[Tile] = [ChartTile(chart) for chart in section.charts if not is_empty(chart)]
        self.sentences = tuple(text for text in (*section.sentences, *empty) if text.strip())
        self.tables = [table for table in section.tables if table.columns and table.printed]

    def fill(self) -> None:
        if self.section.figures:
            self.stack(Cards(self.section.figures), Cards(self.section.figures).height(self.room.w))
        if self.section.map and self.section.map.links:
            self.compose(self.beside_map(MapTile(self.section.map)))
            self.room = _FULL
        elif self.charts:
            self.compose(self.room)
            self.room = _FULL
        if self.sentences:
            self.write(18.0 if not self.tables else _LEAD)
        for at in range(0, len(self.charts), _IN_ROW):
            self.turn()
            self.in_row(self.charts[at : at + _IN_ROW], self.room)
            self.room = _FULL
        while self.tables:
            together = self.together()
            if together:
                for made in together:
                    self.stack(made, made.height())
                self.tables = self.tables[len(together) :]
            else:
                self.flow(self.tables.pop(0))

    # One slide of several parts.

    def beside_map(self, tile: MapTile) -> Box:
        """The map at its own shape on the left; gives what is left on the right."""
        share = _CLOSE_SHARE if tile.picture.focus else _MAP_SHARE
        wide = min(self.room.h * ASPECT + _MAP_AIR, self.room.w * share)
        left, right = self.room.columns(wide, self.room.w - wide - 0.25)
        self.page.put(tile, left)
        return right

    def compose(self, room: Box) -> None:
        """Sentences above, pictures in a row, the first table below or beside; what does not fit is left for later."""
        charts = self.charts[:_IN_ROW]
        least = _LEAST_PICTURE if charts else 0.0
        prose = Prose(self.sentences)
        allowed = min(_MOST_LEAD if charts else room.h, room.h - least)
        size = prose.size(room.top(allowed), _LEAD) if self.sentences else None
        if size is not None:
            high = prose.height(room.w, size)
            self.page.put(prose, room.top(high))
            room = room.below(high + GAP)
            self.sentences = ()
        self.with_table(charts, room, least)
        self.charts = self.charts[len(charts) :]

    def with_table(self, charts: list[Tile], room: Box, least: float) -> None:
        table = self.tables[0] if self.tables else None
        if not charts:
            made = fitting(table, room.w, room.h, 12.0) if table else None
            if made:
                self.page.put(made, room.top(made.height()))
                self.tables.pop(0)
            return
        below = fitting(table, room.w, room.h - least - GAP, _TABLE_WITH_PICTURES) if table else None
        beside = (
            fitting(table, room.w * 0.5, room.h, _TABLE_WITH_PICTURES) if table and len(charts) == 1 else None
        )
        if beside and (below is None or beside.height() > room.h * 0.45):
            left, right = room.columns(room.w - beside.width - 0.25, beside.width)
            self.page.put(charts[0], left)
            self.page.put(beside, right)
            self.tables.pop(0)
        elif below:
            high = room.h - below.height() - GAP
            self.in_row(charts, room.top(high))
            self.page.put(below, room.below(high + GAP))
            self.tables.pop(0)
        else:
            self.in_row(charts, room)

    def in_row(self, tiles: list[Tile], room: Box) -> None:
        for tile, box in zip(tiles, room.columns(*(1.0 for _ in tiles)), strict=True):
            self.page.put(tile, box)

    # Parts that go on over several slides.

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def turn(self) -> None:
        """A new slide, unless this one is still empty."""
        if self.page.placed:
            self.pages.append(Page(self.section, False))
        self.room = AREA

    def stack(self, tile: Tile, high: float) -> None:
        """Puts it at the top of what is left."""
        self.page.put(tile, self.room.top(high))
        self.room = self.room.below(high + GAP)

    def write(self, most: float) -> None:
        prose = Prose(self.sentences, most)
        while prose.size(self.room, most) is None:
            if self.page.placed and Prose(prose.sentences[:1]).size(self.room, most) is None:
                self.turn()
                continue
            now, prose = prose.split(self.room)
            self.page.put(now, self.room)
            if not prose.sentences:
                self.room = _FULL
                return
            self.turn()
        self.stack(prose, prose.height(self.room.w, prose.size(self.room, most) or most))

    def together(self) -> list[Grid]:
        """As many of the next tables as stand one below the other in what is left, at least two, at one size."""
        for count in range(len(self.tables), 1, -1):
            made = stacked(self.tables[:count], AREA.w, self.room.h - GAP * (count - 1))
            if made:
                return made
        return []

    def flow(self, table: Table) -> None:
        """Under what stands there where it fits; else from the top of a slide, over as many as it takes."""
        under = fitting(table, AREA.w, self.room.h, 12.0)
        if under is None and self.room.h < AREA.h:
            whole = fitting(table, AREA.w, AREA.h, 12.0)
            if whole or self.room.h < _LEAST_TABLE:
                self.turn()
        self.lay(under or grid(table, AREA.w, self.room.h))

    def lay(self, made: Grid) -> None:
        while True:
            part = made.first(self.room.h)
            self.stack(part, part.height())
            if part.is_last:
                return
            made = part.rest()
            self.turn()
