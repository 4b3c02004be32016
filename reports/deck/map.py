"""The province with its links as native shapes: counties, borders and arrows that stay editable, grouped and named."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from analytics.map.geography import arc, county_paths
from analytics.map.names import ALONG, Spot, Tag, placed, tags_placed
from analytics.map.paces import REACHED
from analytics.map.paths import ArcPath, path_lines
from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.text import Paragraph, Run, cut, height, lines, text_box
from reports.deck.xml import Box, colour, element, emu, fill, geometry, outline, place, shape
from reports.drawing.glyphs import width
from reports.story.model import MapLink, MapPicture
from style import terms
from style.colours import LIGHT

# The part of the drawing that is shown, in its units; land fills it.
_LEFT, _TOP, _WIDE, _HIGH = 24.0, 22.0, 952.0, 918.0
ASPECT = _WIDE / _HIGH
_GRID = 10  # a path's own units in one of the drawing's
_NAMES, _FOCUS_NAMES = 9.0, 10.5  # points
_DOT = 2.6  # points, half its width
_CLEAR = (_DOT + 1.5, _DOT + 3.0)  # points an arrow keeps from its ends
_WIDTHS = (0.9, 4.2)  # points, of the smallest and the largest figure
_SAMPLES = 12  # points of an arrow that names keep off
_PALE = (element("a:lumMod", val=40_000), element("a:lumOff", val=60_000))
_NOTE = 9.0
_TAG = 9.0


@dataclass(frozen=True)
class MapTile:
    picture: MapPicture

    def draw(self, canvas: Canvas, box: Box) -> None:
        foot = _foot(self.picture, canvas.lang, box.w)
        high = sum(height(lines(text, box.w - 0.1, _NOTE), _NOTE) + 0.02 for text in foot)
        key = height(1, _NOTE) + 0.04
        room = box.top(box.h - high - key)
        _Map(canvas, self.picture, room).draw()
        canvas.text(words.LEGEND, Box(box.x, room.bottom + 0.02, box.w, key), _legend(self.picture, canvas.lang))
        y = room.bottom + key
        for text in foot:
            where = Box(box.x, y, box.w, height(lines(text, box.w - 0.1, _NOTE), _NOTE) + 0.02)
            canvas.line(words.NOTE, where, Run(text, _NOTE, "muted"))
            y = where.bottom


def _foot(picture: MapPicture, lang: str, width: float) -> list[str]:
    said = picture.caption
    if said and not picture.focus and not picture.paces and any(link.width is not None for link in picture.links):
        said = words.WIDTH_SAYS(lang, caption=said)
    return [cut(text, width - 0.1, _NOTE, 3) for text in (said, picture.note) if text]


def _legend(picture: MapPicture, lang: str) -> Paragraph:
    runs = [
        Run("■ ", _NOTE, "industrial"),
        Run(terms.INDUSTRIAL(lang) + "    ", _NOTE),
        Run("■ ", _NOTE, "mountain"),
        Run(terms.MOUNTAIN(lang), _NOTE),
    ]
    for pace, said in enumerate(picture.paces):
        mark = "    ┅ " if pace == REACHED else "    ━ "
        runs += [Run(mark, _NOTE, LIGHT.pace[pace], True), Run(said, _NOTE)]
    absent = dict.fromkeys(link.printed for link in picture.links if link.width is None)
    if absent:
        runs += [
            Run("    ┄ ", _NOTE, "muted"),
            Run(words.LINK_NO_DATA(lang, missing=terms.JOINT(lang).join(absent)), _NOTE),
        ]
    return Paragraph(tuple(runs))


@cache
def _outlined(d: str) -> tuple[float, float, float, float, str]:
    """An SVG path of the drawing as a shape's own: its place in the drawing, and the markup of its lines."""
    found = [line.tolist() for line in path_lines(d)]
    xs = [x for line in found for x, _ in line]
    ys = [y for line in found for _, y in line]
    left, top, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    drawn = "".join(_line(line, left, top) for line in found)
    path = element("a:path", drawn, w=round(wide * _GRID), h=round(high * _GRID))
    return left, top, wide, high, _custom(path)


def _line(points: list[list[float]], left: float, top: float) -> str:
    steps = [f'<a:pt x="{round((x - left) * _GRID)}" y="{round((y - top) * _GRID)}"/>' for x, y in points]
    closed = points[0] == points[-1]
    lines_to = "".join(f"<a:lnTo>{step}</a:lnTo>" for step in steps[1 : -1 if closed else None])
    return f"<a:moveTo>{steps[0]}</a:moveTo>{lines_to}" + ("<a:close/>" if closed else "")


def _custom(path: str) -> str:
    lists = (element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    return element("a:custGeom", *lists, element("a:rect", l="0", t="0", r="r", b="b"), element("a:pathLst", path))


@lru_cache(maxsize=100)
def _placed(
    spots: tuple[Spot, ...], ends: tuple[tuple[str, str], ...], unit: float, size: float
) -> dict[str, tuple[float, float]]:
    """Where names stand; the same pairs on a map of the same size are asked for again and again."""
    points = 72 * unit
    clear = tuple(one / 72 / unit for one in _CLEAR)
    curves = [arc(*both, *clear) for both in ends]
    along = [curve.point(n / _SAMPLES) for curve in curves for n in range(_SAMPLES + 1)]
    heads = [(curve.x1 * points, curve.y1 * points) for curve in curves]
    view = ((_LEFT + _WIDE) * points, (_TOP + _HIGH) * points)
    return placed(spots, [(x * points, y * points) for x, y in along], heads, size=size, dot=_DOT, view=view)


class _Map:
    """One map in its frame; `unit` is the inches of a unit of the drawing."""

    def __init__(self, canvas: Canvas, picture: MapPicture, room: Box) -> None:
        self.canvas, self.picture, self.lang = canvas, picture, canvas.lang
        self.unit = min(room.w / _WIDE, room.h / _HIGH)
        self.x = room.x + (room.w - _WIDE * self.unit) / 2
        self.y = room.y + (room.h - _HIGH * self.unit) / 2
        self.links = [link for link in picture.links if picture.focus in (None, link.pair_id)]
        self.is_close = picture.focus is not None

    def draw(self) -> None:
        number = self.canvas.number()
        frame = Box(self.x, self.y, _WIDE * self.unit, _HIGH * self.unit)
        inside = [*self._land(), *self._arrows(), *self._marks(), *self._names(), *self._tags()]
        corner = (emu(frame.x), emu(frame.y), emu(frame.w), emu(frame.h))
        transform = element(
            "a:xfrm",
            element("a:off", x=corner[0], y=corner[1]),
            element("a:ext", cx=corner[2], cy=corner[3]),
            element("a:chOff", x=corner[0], y=corner[1]),
            element("a:chExt", cx=corner[2], cy=corner[3]),
        )
        self.canvas.add(
            element(
                "p:grpSp",
                element(
                    "p:nvGrpSpPr",
                    element("p:cNvPr", id=number, name=words.MAP(self.lang), descr=self.picture.alt),
                    element("p:cNvGrpSpPr"),
                    element("p:nvPr"),
                ),
                element("p:grpSpPr", transform),
                *inside,
            )
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + (x - _LEFT) * self.unit, self.y + (y - _TOP) * self.unit

    def units(self, points: float) -> float:
        return points / 72 / self.unit

    def _box(self, left: float, top: float, wide: float, high: float) -> Box:
        return Box(*self.at(left, top), wide * self.unit, high * self.unit)

    def _area(self, d: str, name: str, ground: str, edge: str, link: str = "") -> str:
        left, top, wide, high, custom = _outlined(d)
        properties = place(self._box(left, top, wide, high)) + custom + ground + edge
        return shape(self.canvas.number(), name, properties, link=link)

    def _roles(self) -> dict[str, tuple[str, MapLink]]:
        found: dict[str, tuple[str, MapLink]] = {}
        for link in self.links:
            found.setdefault(link.industrial, ("industrial", link))
            found.setdefault(link.mountain, ("mountain", link))
        return found

    def _land(self) -> Iterable[str]:
        drawing, roles = county_paths(), self._roles()
        if self.is_close:
            yield self._area(drawing.outline, words.MAP(self.lang), fill("land"), outline(""))
        for path in drawing.paths:
            role, link = roles.get(path.adcode, ("", None))
            if self.is_close and not link:
                continue
            ground = fill(role, *_PALE) if role else fill("land")
            jump = self.canvas.pair_link(link.pair_id) if link else ""
            name = words.COUNTY(self.lang, name=self._name(path.adcode))
            yield self._area(path.d, name, ground, outline("background", 0.5), jump)
        yield self._area(drawing.city_borders, words.CITY_BORDERS(self.lang), fill(""), outline("no_data", 0.75))

    def _arc(self, link: MapLink) -> ArcPath:
        return arc(link.industrial, link.mountain, *(self.units(points) for points in _CLEAR))

    def _arrows(self) -> Iterable[str]:
        for link in sorted(self.links, key=lambda link: link.order):
            curve = self._arc(link)
            ends = [curve.point(n / 24) for n in range(25)]
            left, top = min(x for x, _ in ends), min(y for _, y in ends)
            wide, high = max(x for x, _ in ends) - left, max(y for _, y in ends) - top
            points = ((curve.x0, curve.y0), (curve.cx, curve.cy), (curve.x1, curve.y1))
            start, middle, end = (
                element("a:pt", x=round((x - left) * _GRID), y=round((y - top) * _GRID)) for x, y in points
            )
            path = element(
                "a:path",
                element("a:moveTo", start),
                element("a:quadBezTo", middle, end),
                w=max(round(wide * _GRID), 1),
                h=max(round(high * _GRID), 1),
                fill="none",
            )
            properties = place(self._box(left, top, wide, high)) + _custom(path) + fill("") + self._stroke(link)
            said = words.ARROW(self.lang, name=f"{link.label} {link.printed}")
            yield shape(self.canvas.number(), said, properties, link=self.canvas.pair_link(link.pair_id))

    def _stroke(self, link: MapLink) -> str:
        least, most = _WIDTHS
        known = link.width is not None
        points = least + (most - least) * min(max(link.width or 0.0, 0.0), 1.0)
        size = "med" if points < 2.2 else "sm"
        head = element("a:tailEnd", type="triangle", w=size, len=size)
        plain = colour("navy" if known else "muted", element("a:alpha", val=78_000))
        ink = element("a:solidFill", plain if link.pace is None else colour(LIGHT.pace[link.pace]))
        dash = element("a:prstDash", val="dash") if not known or link.pace == REACHED else ""
        return element("a:ln", ink, dash, element("a:round"), head, w=round(points * 12_700), cap="flat")

    def _marks(self) -> Iterable[str]:
        radius = self.units(_DOT)
        for adcode, (role, link) in self._roles().items():
            path = county_paths().path(adcode)
            box = self._box(path.x - radius, path.y - radius, 2 * radius, 2 * radius)
            properties = place(box) + geometry("ellipse") + fill(role) + outline("background", 0.5)
            name = words.POINT(self.lang, name=self._name(adcode))
            yield shape(self.canvas.number(), name, properties, link=self.canvas.pair_link(link.pair_id))

    def _name(self, adcode: str) -> str:
        for link in self.links:
            for side, said in zip((link.industrial, link.mountain), link.names, strict=False):
                if side == adcode and said:
                    return said
        return county_paths().path(adcode).name

    def _tag(self, link: MapLink) -> Tag:
        """In points."""
        middles = (self.at(*self._arc(link).point(share)) for share in ALONG)
        return Tag(tuple((x * 72, y * 72) for x, y in middles), width(link.tag, _TAG, True) + 8, _TAG * 1.5)

    def _names(self) -> Iterable[str]:
        size = _FOCUS_NAMES if self.is_close else _NAMES
        for spot, middle in self._standing():
            yield self._written(spot, middle, size)

    def _standing(self) -> Iterable[tuple[Spot, tuple[float, float]]]:
        """The names that have room, each with its middle on the slide in inches."""
        size = _FOCUS_NAMES if self.is_close else _NAMES
        points = 72 * self.unit  # of a unit of the drawing
        where = {
            code: (county_paths().path(code).x * points, county_paths().path(code).y * points) for code in self._roles()
        }
        spots = [
            Spot(code, self._name(code), x, y, int(self._roles()[code][0] == "mountain"))
            for code, (x, y) in where.items()
        ]
        ends = tuple((link.industrial, link.mountain) for link in self.links)
        found = _placed(tuple(spots), ends, self.unit, size)
        for spot in spots:
            if spot.id in found:
                right, down = found[spot.id]
                yield spot, self.at((spot.x + right) / points, (spot.y + down) / points)

    def _written(self, spot: Spot, middle: tuple[float, float], size: float) -> str:
        wide, high = 1.4, size * 1.3 / 72
        box = Box(middle[0] - wide / 2, middle[1] - high / 2, wide, high)
        jump = self.canvas.pair_link(self._roles()[spot.id][1].pair_id)
        said = Paragraph((Run(spot.name, size, "text", bool(spot.rank)),), "ctr")
        name = words.NAME(self.lang, name=spot.name)
        return text_box(
            self.canvas.number(), name, box, [said], self.lang, anchor="ctr", pad=0.0, link=jump, wrap=False
        )

    def _tags(self) -> Iterable[str]:
        """What the links of the worst carry, each on its line where it covers no other."""
        ordered = sorted(self.links, key=lambda link: link.order, reverse=True)
        named = [link for link in ordered if link.tag and not self.is_close]
        tags = [self._tag(link) for link in named]
        standing = {spot.name: (x * 72, y * 72) for spot, (x, y) in self._standing()}
        for link, tag, (x, y) in zip(named, tags, tags_placed(tags, standing, _NAMES), strict=True):
            yield text_box(
                self.canvas.number(),
                words.NAME(self.lang, name=link.label),
                Box((x - tag.wide / 2) / 72, (y - tag.high / 2) / 72, tag.wide / 72, tag.high / 72),
                [Paragraph((Run(link.tag, _TAG, "background", True),), "ctr")],
                self.lang,
                anchor="ctr",
                ground=LIGHT.pace[link.pace or 0],
                pad=0.0,
                link=self.canvas.pair_link(link.pair_id),
                wrap=False,
            )
