"""How the charts and tables of one slide stand to each other: of the ways that hold them all, the one that leaves least empty."""

from collections.abc import Iterator, Sequence

from analytics.table import Table
from reports.deck.charts import ChartTile
from reports.deck.tables import Grid, stacked
from reports.deck.xml import Box

GAP = 0.16
_SHARES = (0.33, 0.37, 0.42, 0.48, 0.54, 0.58, 0.62, 0.66)  # of the width, that a column of tables may take
# What is bad about a way, in square inches of empty slide.
_FLAT, _SMALL, _BROKEN_TITLE, _BROKEN_CELLS = 0.8, 0.03, 3.0, 1.6
_SIZES = (12.0, 10.5, 9.5)  # of tables under charts
Placed = tuple[ChartTile | Grid, Box]


def composed(charts: Sequence[ChartTile], tables: Sequence[Table], room: Box, lang: str) -> list[Placed]:
    """Empty where no way holds all of them at a readable size."""
    ways = [way for way in _ways(charts, tables, room, lang) if way and _holds(way, room)]
    return min(ways, key=lambda way: _badness(way, room, lang), default=[])


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
    for most in _SIZES if charts else _SIZES[:1]:
        yield _over(charts, tables, room, most)
    for share in _SHARES:
        yield _beside(charts, tables, room, share)
        if len(tables) > 1:
            yield _around(charts, tables, room, share, lang)


def _column(tables: Sequence[Table], width: float, high: float, most: float = _SIZES[0]) -> list[Grid]:
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
    return all(box.h >= tile.least() and box.w >= min(tile.least_width(), most) for tile, box in charts)


def _badness(way: Sequence[Placed], room: Box, lang: str) -> float:
    used = flat = small = 0.0
    for tile, box in way:
        if isinstance(tile, Grid):
            used += tile.width * (tile.height() - _BROKEN_CELLS * tile.broken())
            small += (_SIZES[0] - tile.size) * tile.width * tile.height()
        else:
            used += box.w * box.h
            flat += max(tile.calm() - box.h, 0.0) * box.w + _BROKEN_TITLE * tile.is_narrow(box.w, lang)
    return room.w * room.h - used + _FLAT * flat + _SMALL * small
