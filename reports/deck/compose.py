"""How the charts and tables of one slide stand to each other: of the ways that hold them all, the one that leaves least empty."""

from collections.abc import Iterator, Sequence

from analytics.table import Table
from reports.deck.charts import ChartTile
from reports.deck.tables import LARGE, USUAL, Grid, stacked
from reports.deck.xml import Box

GAP = 0.16
_SHARES = (0.33, 0.37, 0.42, 0.48, 0.54, 0.58, 0.62, 0.66)  # of the width, that a column of tables may take
# What is bad about a way, all in square inches of empty slide, so that it can be added up.
_FLAT = 0.8  # for each that a chart lacks to its calm height: a flat chart is nearly as bad as an empty place
_SMALL = 0.03  # for each of a table and each point its type is below the usual: at the smallest, 7 % of the table
_BROKEN_TITLE = 3.0  # for a chart too narrow for its title, added to what it lacks in height
# For each that rows are higher because texts in them are broken: worse than left empty, or columns would be made narrow
# only to fill the slide.
_BROKEN_CELLS = 1.6
_SIZES = (USUAL, 10.5, 9.5)  # of tables under charts
_FEW_ROWS = 12
_NARROW, _CELL_LINES = 0.75, 6  # of a room's width; lines of a cell in a table beside another, at most
Placed = tuple[ChartTile | Grid, Box]


def composed(charts: Sequence[ChartTile], tables: Sequence[Table], room: Box, lang: str) -> list[Placed]:
    """Empty where no way holds all of them at a readable size."""
    ways = [way for way in _ways(charts, tables, room, lang) if way and _holds(way, room)]
    return _filled(min(ways, key=lambda way: _badness(way, room, lang), default=[]), room)


def _filled(way: list[Placed], room: Box) -> list[Placed]:
    """Rows grow into what is left under a column of tables: a short list does not leave the lower half of a slide empty."""
    grids = [(tile, box) for tile, box in way if isinstance(tile, Grid)]
    found: list[Placed] = [one for one in way if not isinstance(one[0], Grid)]
    for x in dict.fromkeys(box.x for _, box in grids):
        held = [(tile, box) for tile, box in grids if box.x == x]
        left = room.bottom - max(box.bottom for _, box in held)
        rows = sum(tile.stop - tile.start for tile, _ in held)
        y = held[0][1].y
        for tile, box in held:
            grown = tile.aired(tile.height() + left * (tile.stop - tile.start) / max(rows, 1))
            found.append((grown, Box(x, y, box.w, grown.height())))
            y += grown.height() + GAP
    return found


def least_of(charts: Sequence[ChartTile]) -> float:
    """Inches of height without which they are not drawn."""
    return max((tile.least() for tile in charts), default=0.0)


def row(tiles: Sequence[ChartTile], room: Box) -> list[Placed]:
    """Beside one another, none higher than it has use for."""
    boxes = room.columns(*(1.0 for _ in tiles)) if tiles else ()
    return [(tile, box.top(min(box.h, tile.most()))) for tile, box in zip(tiles, boxes, strict=True)]


def column(grids: Sequence[Grid], room: Box) -> list[Placed]:
    """One below the other from the top."""
    placed: list[Placed] = []
    y = room.y
    for grid in grids:
        placed.append((grid, Box(room.x, y, room.w, grid.height())))
        y += grid.height() + GAP
    return placed


def _ways(charts: Sequence[ChartTile], tables: Sequence[Table], room: Box, lang: str) -> Iterator[list[Placed]]:
    if not tables:
        yield row(charts, room)
        return
    if not charts:
        yield from _alone(tables, room)
    for most in _SIZES if charts else ():
        yield _over(charts, tables, room, most)
    for share in _SHARES:
        yield _beside(charts, tables, room, share)
        if len(tables) > 1:
            yield _around(charts, tables, room, share, lang)


def _alone(tables: Sequence[Table], room: Box) -> Iterator[list[Placed]]:
    """One below another, at each size down from the largest that holds them; only short lists are worth large type."""
    few = sum(len(table.printed) for table in tables) <= _FEW_ROWS
    most: float | None = LARGE[0] if few else USUAL
    while most is not None:
        made = _column(tables, room.w, room.h, most)
        if not made:
            return
        yield list(column(made, room))
        most = next((size for size in (*LARGE, USUAL) if size < made[0].size), None)


def _column(tables: Sequence[Table], width: float, high: float, most: float = USUAL) -> list[Grid]:
    return stacked(tables, width, high - GAP * (len(tables) - 1), most)


def _tall(grids: Sequence[Grid]) -> float:
    return sum(grid.height() for grid in grids) + GAP * (len(grids) - 1)


def _over(charts: Sequence[ChartTile], tables: Sequence[Table], room: Box, most: float) -> list[Placed]:
    """Charts in a row, the tables under them, at most of a size: the smaller, the higher the charts."""
    made = _column(tables, room.w, room.h - (least_of(charts) + GAP if charts else 0.0), most)
    if not made:
        return []
    high = room.h - _tall(made) - GAP
    drawn = row(charts, room.top(high))
    under = max((box.bottom for _, box in drawn), default=room.y - GAP) + GAP
    return [*drawn, *column(made, room.below(under - room.y))]


def _beside(charts: Sequence[ChartTile], tables: Sequence[Table], room: Box, share: float) -> list[Placed]:
    """Charts on the left, the tables in a column on the right; without charts the first table is on the left."""
    if not charts:
        left, right = room.columns(1 - share, share)
        first, others = _column(tables[:1], left.w, left.h), _column(tables[1:], right.w, right.h)
        return [*column(first, left), *column(others, right)] if first and others else []
    made = _column(tables, room.w * share, room.h)
    if not made:
        return []
    wide = max(grid.width for grid in made)
    left, right = room.columns(room.w - wide - 0.25, wide)
    return [*row(charts, left), *column(made, right)]


def _around(charts: Sequence[ChartTile], tables: Sequence[Table], room: Box, share: float, lang: str) -> list[Placed]:
    """Charts over the first table on the left, the other tables on the right."""
    made = _column(tables[1:], room.w * share, room.h)
    if not made or not charts:
        return []
    wide = max(grid.width for grid in made)
    left, right = room.columns(room.w - wide - 0.25, wide)
    ways = [way for most in _SIZES if (way := _over(charts, tables[:1], left, most))]
    first = min(ways, key=lambda way: _badness(way, left, lang), default=[])
    return [*first, *column(made, right)] if first else []


def _holds(way: Sequence[Placed], room: Box) -> bool:
    charts = [(tile, box) for tile, box in way if isinstance(tile, ChartTile)]
    most = room.columns(*(1.0 for _ in charts))[0].w if charts else 0.0
    if any(
        isinstance(tile, Grid) and tile.width < _NARROW * room.w and tile.tallest() > _CELL_LINES for tile, _ in way
    ):
        return False
    return all(box.h >= tile.least() and box.w >= min(tile.least_width(), most) for tile, box in charts)


def _badness(way: Sequence[Placed], room: Box, lang: str) -> float:
    used = flat = small = 0.0
    for tile, box in way:
        if isinstance(tile, Grid):
            used += tile.width * (tile.height() - _BROKEN_CELLS * tile.broken())
            small += (USUAL - tile.size) * tile.width * tile.height()
        else:
            used += box.w * box.h
            flat += max(tile.calm() - box.h, 0.0) * box.w + _BROKEN_TITLE * tile.is_narrow(box.w, lang)
    return room.w * room.h - used + _FLAT * flat + _SMALL * small
