"""Which part of a section stands where, and on how many slides: cards and sentences above, pictures and tables below or beside."""

from dataclasses import dataclass, field
from typing import Protocol

from analytics.table import Table
from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.cards import Cards
from reports.deck.charts import ChartTile, is_empty
from reports.deck.choice import LISTS, shorter
from reports.deck.compose import GAP, Placed, composed, least_of
from reports.deck.map import ASPECT, MapTile
from reports.deck.prose import Prose
from reports.deck.tables import Grid, fitting, grid
from reports.deck.template import AREA
from reports.deck.xml import Box
from reports.story.model import Section
from style.numbers import NO_DATA

_FULL = Box(AREA.x, AREA.bottom, AREA.w, 0.0)  # nothing is left of the slide
# Points of sentences alone, above other parts, and between map and table.
_ALONE, _LEAD, _BESIDE_MAP = 18.0, 14.0, 12.0
_MOST_LEAD = 1.3  # inches they may take above pictures
_OVER_TABLES = 0.55  # of the height, that they may take above tables alone
_FEW_CARDS = 3  # figures that stand beside the map, not above it
_IN_ROW = 2  # pictures beside one another
_MAP_SHARE, _CLOSE_SHARE = 0.56, 0.3  # of the width, at most: all pairs, or one
_MAP_FOOT = 0.7  # inches of what is written under a map
_MAP_AIR = 0.3  # inches beside it
_TEXT_SHARES = (0.42, 0.52, 0.6)  # of the width, for sentences beside tables


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
        self.section, self.lang = section, lang
        self.pages = [Page(section, True)]
        self.room = AREA
        empty = [
            words.NOTHING_TO_DRAW(lang, title=chart.title, missing=NO_DATA(lang))
            for chart in section.charts
            if is_empty(chart)
        ]
        self.charts = [ChartTile(chart) for chart in section.charts if not is_empty(chart)]
        self.sentences = tuple(text for text in (*section.sentences, *empty) if text.strip())
        self.tables = [table for table in section.tables if table.columns and table.printed]

    def fill(self) -> None:
        picture = self.section.map if self.section.map and self.section.map.links else None
        is_first = picture is not None and len(self.section.figures) <= _FEW_CARDS
        if picture and is_first:
            self.beside_map(MapTile(picture))
        if self.section.figures:
            cards = Cards(self.section.figures)
            self.stack(cards, cards.height(self.room.w))
        if picture and not is_first:
            self.beside_map(MapTile(picture))
        if self.section.kind != "methods" or not self.beside_text():
            self.lead()
            self.compose()
        if self.sentences:
            self.write(_LEAD)
        while self.charts or self.tables:
            if not self.compose():
                if self.page.placed:
                    self.turn()
                else:
                    self.lay(self.tables.pop(0))

    # What the first slide begins with.

    def beside_map(self, tile: MapTile) -> None:
        """The map at its own shape on the left; what is left is on the right."""
        share = _CLOSE_SHARE if tile.picture.focus else _MAP_SHARE
        wide = min((self.room.h - _MAP_FOOT) * ASPECT + _MAP_AIR, self.room.w * share)
        left, right = self.room.columns(wide, self.room.w - wide - 0.25)
        self.page.put(tile, left)
        self.room = right

    def beside_text(self) -> bool:
        """The sentences on the left, the tables on the right, as long as there is room for; whether that can be."""
        prose, whole = Prose(self.sentences, _LEAD), self.room
        for share in _TEXT_SHARES if self.sentences and self.tables else ():
            left, right = whole.columns(share, 1 - share)
            if prose.size(left, _LEAD) is None:
                continue
            self.room = right
            if self.compose():
                self.page.put(prose, left)
                self.sentences = ()
                return True
            self.room = whole
        return False

    def lead(self) -> None:
        """The sentences, where all of them fit above what else there is, or fill a slide by themselves."""
        if not self.sentences:
            return
        rests = [self.room.h * _OVER_TABLES, self.room.h] if self.tables else [self.room.h]
        if self.charts:
            rests = [min(_MOST_LEAD, self.room.h - least_of(self.charts) - GAP)]
        most = _LEAD if self.charts or self.tables or self.section.map else _ALONE
        prose = Prose(self.sentences, _BESIDE_MAP if self.section.map and self.tables else most)
        for high in rests:
            size = prose.size(self.room.top(high), prose.most)
            if size is not None:
                self.stack(prose, prose.height(self.room.w, size))
                self.sentences = ()
                return

    def compose(self) -> bool:
        """As many charts and tables as stand together in what is left of the slide; whether any do."""
        charts = self.charts[:_IN_ROW]
        found = self._with_fewer(charts)
        if self.section.kind in LISTS and len(found) < len(charts) + len(self.tables):
            found = self._with_lists_begun(charts) or found
        if not found:
            return False
        for tile, box in found:
            self.page.put(tile, box)
        self.charts = self.charts[len(charts) :]
        self.tables = self.tables[sum(isinstance(tile, Grid) for tile, _ in found) :]
        self.room = _FULL
        return True

    def _with_fewer(self, charts: list[ChartTile]) -> list[Placed]:
        for count in reversed(range(len(self.tables) + 1)):
            if (charts or count) and (found := composed(charts, self.tables[:count], self.room, self.lang)):
                return found
        return []

    def _with_lists_begun(self, charts: list[ChartTile]) -> list[Placed]:
        """All of them, the lists as long as there is room for: the rest is told in words."""
        tables: list[Table] | None = self.tables
        while tables := shorter(tables, self.tables, self.lang):
            if found := composed(charts, tables, self.room, self.lang):
                return found
        return []

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
        self.sentences = ()
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

    def lay(self, table: Table) -> None:
        """From the top of a slide over as many as it takes."""
        made = fitting(table, AREA.w, self.room.h, 12.0) or grid(table, AREA.w, self.room.h)
        while True:
            part = made.first(self.room.h)
            self.stack(part, part.height())
            if part.is_last:
                return
            made = part.rest()
            self.turn()
