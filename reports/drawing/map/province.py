"""The province with its links as a drawing: counties by role or by figure, bowed lines with arrowheads, names that cover nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from analytics.map.geography import Box, arc, county, county_paths, inset
from analytics.map.names import ALONG, Spot, Tag, placed, tags_placed
from reports.drawing.glyphs import width, wrapped
from reports.drawing.map.key import KeyEntry, draw_key
from reports.drawing.map.links import link
from reports.drawing.marks import pattern
from reports.drawing.sheet import Sheet, number
from reports.story.model import MapLink, MapPicture
from style import terms
from style.colours import LIGHT, Palette

THINNEST, THICKEST = 1.4, 5.0
_POINTS = 24  # of a link that names keep off
_EDGE = 20  # of the drawing, which has room for links at its edges
# With the enlarged part: room for it in the sea, as where a screen has it.
_WITH_INSET, _INSET_AT = Box(24, 26, 1126, 934), Box(831, 663, 315, 293)
_ROUND, _CLOSEST = 70, 260  # drawing units about what is close up, and how few are ever shown
_CLOSE_UP = 0.96  # height over width of a close-up


@dataclass(frozen=True)
class Link:
    """From one county to another (adcodes); `width` in pixels, None where there is no figure; dim: not asked about. A rate's link
    has the colour of its `pace` or `step`, as on the screen, and `tag` written on it."""

    start: str
    end: str
    width: float | None
    dim: bool = False
    pace: int | None = None
    step: int | None = None
    tag: str = ""

    @property
    def order(self) -> tuple[bool, bool, int]:
        """The lowest first: of a rate the worst lies on top."""
        return not self.dim, self.width is not None, -1 if self.pace is None else -self.pace

    def colour(self, palette: Palette) -> str | None:
        """The one colour of a rate's link; None where it goes from side to side."""
        if self.width is None:
            return palette.muted
        if self.pace is not None:
            return palette.pace[self.pace]
        return None if self.step is None else palette.sequential[self.step]


@dataclass(frozen=True)
class Province:
    """All that a map shows. With `shades` counties are painted by step (None: no data), else tinted by role; with
    `focus` the drawing closes in on these counties. `inset` names the part that is shown again, larger; `stroke` is how
    much of its width a link gets."""

    title: str
    alt: str
    links: tuple[Link, ...]
    roles: Mapping[str, str]
    labels: Mapping[str, str]
    note: str = ""
    shades: Mapping[str, int | None] = field(default_factory=dict)
    strong: frozenset[str] = frozenset()
    focus: tuple[str, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    inset: str = ""
    stroke: float = 1.0


@dataclass(frozen=True)
class _View:
    """The part of the province that is drawn, and how large."""

    box: Box
    scale: float
    veiled: bool = False  # names within the enlarged part may be left out here

    @property
    def size(self) -> tuple[float, float]:
        return self.box.w * self.scale, self.box.h * self.scale

    @property
    def shift(self) -> str:
        return f"scale({self.scale:.5f}) translate({number(-self.box.x)} {number(-self.box.y)})"

    def at(self, adcode: str) -> tuple[float, float]:
        path = county_paths().path(adcode)
        return (path.x - self.box.x) * self.scale, (path.y - self.box.y) * self.scale

    def units(self, pixels: float) -> float:
        return pixels / self.scale

    def shows(self, adcode: str) -> bool:
        x, y = self.at(adcode)
        return 0 < x < self.size[0] and 0 < y < self.size[1]


def _whole() -> Box:
    return Box(_EDGE, _EDGE, county_paths().width - 2 * _EDGE, county_paths().height - 2 * _EDGE)


def _about(adcodes: tuple[str, ...]) -> Box:
    """A part of the map round some counties, with room for what lies about them."""
    found = [county_paths().path(adcode) for adcode in adcodes]
    left, right = min(p.x for p in found), max(p.x for p in found)
    top, bottom = min(p.y for p in found), max(p.y for p in found)
    side = max(_CLOSEST, right - left + 2 * _ROUND, (bottom - top) / _CLOSE_UP + 2 * _ROUND)
    tall = side * _CLOSE_UP
    return Box((left + right - side) / 2, (top + bottom - tall) / 2, side, tall)


def draw(province: Province, across: float = 640, palette: Palette = LIGHT, size: float = 11.0) -> Sheet:
    """The map `across` pixels wide, with its title, its key and the footnote about the borders."""
    sheet = Sheet(across, 0, province.title, province.alt, palette)
    box = _about(province.focus) if province.focus else _WITH_INSET if province.inset else _whole()
    view = _View(box, across / box.w, bool(province.inset))
    title = wrapped(province.title, across, 12, 3, True)
    sheet.rows(title, 0, 13, 12, bold=True, fill=palette.navy)
    top = len(title) * 17.4 + 6 * bool(title)
    sheet.group(_pane(province, view, palette, size, "frame"), 0, top)
    if province.inset and not province.focus:
        _enlarged(sheet, province, view, size, top)
    y = draw_key(sheet, province.key, top + view.size[1] + 16, province.stroke)
    note = wrapped(province.note, across, 9.5, 3) if province.note else []
    sheet.rows(note, 0, y + 6, 9.5, fill=palette.muted)
    sheet.height = y + len(note) * 13.8 + 4
    return sheet


def _pane(province: Province, view: _View, palette: Palette, size: float, name: str) -> Sheet:
    """One view of the land: counties, links, dots and names, cut at its edges."""
    ground = Sheet(*view.size, "", "", palette)
    dot = size * 0.24 + 0.6
    _land(ground, province, view)
    _links(ground, province, view, dot)
    _dots(ground, province, view, dot)
    names = _names(ground, province, view, size, dot)
    if name == "frame":
        _tags(ground, province, view, size, names)
    wide, tall = (number(length) for length in view.size)
    ground.patterns[name] = f'<clipPath id="{name}"><rect width="{wide}" height="{tall}"/></clipPath>'
    ground.parts = [f'<g clip-path="url(#{name})">{"".join(ground.parts)}</g>']
    return ground


def _enlarged(sheet: Sheet, province: Province, view: _View, size: float, top: float) -> None:
    """The enlarged part, and where on the map it lies."""
    ink, scale, box = sheet.palette, view.scale, view.box
    x, y = (_INSET_AT.x - box.x) * scale, top + (_INSET_AT.y - box.y) * scale
    wide, tall = _INSET_AT.w * scale, _INSET_AT.w * scale * inset().h / inset().w
    sheet.rect(
        (inset().x - box.x) * scale,
        top + (inset().y - box.y) * scale,
        inset().w * scale,
        inset().h * scale,
        fill="none",
        stroke=ink.muted,
        stroke_width=0.8,
        stroke_dasharray="3 3",
    )
    sheet.rect(x, y, wide, tall, fill=ink.background)
    sheet.group(_pane(province, _View(inset(), wide / inset().w), ink, size, "inset"), x, y)
    sheet.rect(x, y, wide, tall, fill="none", stroke=ink.muted, stroke_width=1)
    sheet.text(province.inset, x + wide, y - 5, size * 0.9, fill=ink.muted, anchor="end")


def _land(sheet: Sheet, province: Province, view: _View) -> None:
    """Every county, painted by what is known of it; then the borders of the cities."""
    land, ink = county_paths(), sheet.palette
    inner = Sheet(*view.size, "", "", ink)
    for path in land.paths:
        said: dict[str, object] = {
            "fill": ink.no_data,
            "fill_opacity": 0.26,
            "stroke": ink.background,
            "stroke_width": view.units(0.8),
        }
        if path.adcode in province.shades:
            step = province.shades[path.adcode]
            hatch = pattern(sheet, "/", ink.background, ink.no_data, view.units(1))
            paint = hatch if step is None else ink.sequential[step]
            said |= {"fill": paint, "fill_opacity": None, "stroke": ink.muted, "stroke_width": view.units(0.6)}
        inner.path(path.d, **said)
        if not province.shades and path.adcode in province.roles:
            tint = getattr(ink, province.roles[path.adcode])
            inner.path(path.d, **said | {"fill": tint, "fill_opacity": 0.2})
    inner.path(land.between_cities, fill="none", stroke=ink.muted, stroke_width=view.units(0.6), stroke_opacity=0.75)
    inner.path(land.outline, fill="none", stroke=ink.muted, stroke_width=view.units(1))
    sheet.parts.append(f'<g transform="{view.shift}">{"".join(inner.parts)}</g>')


def _links(sheet: Sheet, province: Province, view: _View, dot: float) -> None:
    """Those that were asked about over those that were not, those with a figure over those without, the worst on top."""
    for one in sorted(province.links, key=lambda one: one.order):
        inner = Sheet(*view.size, "", "", sheet.palette)
        link(
            inner,
            (one.start, one.end),
            one.width,
            dim=one.dim,
            gap=view.units(dot + 2.5),
            stroke=province.stroke,
            unit=view.units(1),
            cased=bool(province.shades),
            colour=one.colour(sheet.palette),
            dashed=one.pace == len(sheet.palette.pace) - 1,
        )
        sheet.patterns |= inner.patterns
        sheet.parts.append(f'<g transform="{view.shift}">{"".join(inner.parts)}</g>')


def _dots(sheet: Sheet, province: Province, view: _View, dot: float) -> None:
    """Told apart by shape too: the industrial side is full, the mountain side a ring."""
    for adcode, role in province.roles.items():
        draw_dot(sheet, view.at(adcode), role, dot, bool(province.strong) and adcode not in province.strong)


def _tags(sheet: Sheet, province: Province, view: _View, size: float, names: dict[str, tuple[float, float]]) -> None:
    """What links carry, the worst first, each on its own line where it covers neither another nor a name."""
    ordered = sorted(province.links, key=lambda one: one.order, reverse=True)
    named = [(one, paint) for one in ordered if one.tag and not one.dim and (paint := one.colour(sheet.palette))]
    tags = []
    for one, _ in named:
        spots = [arc(one.start, one.end).point(share) for share in ALONG]
        middles = tuple(((x - view.box.x) * view.scale, (y - view.box.y) * view.scale) for x, y in spots)
        tags.append(Tag(middles, width(one.tag, size, True) + 8, size * 1.45))
    for (one, paint), tag, (x, y) in zip(named, tags, tags_placed(tags, names, size), strict=True):
        left, top = x - tag.wide / 2, y - tag.high / 2
        sheet.rect(left, top, tag.wide, tag.high, fill=paint, stroke=sheet.palette.background, stroke_width=1)
        sheet.text(one.tag, x, y, size, anchor="middle", middle=True, bold=True, fill=sheet.palette.background)


def draw_dot(sheet: Sheet, at: tuple[float, float], role: str, dot: float, off: bool = False) -> None:
    ink, ring = sheet.palette, role == "mountain"
    own = getattr(ink, role)
    sheet.element(
        "circle",
        cx=at[0],
        cy=at[1],
        r=dot - 0.75 if ring else dot,
        stroke=own if ring else ink.background,
        fill=ink.background if ring else own,
        stroke_width=2 if ring else 1.3,
        opacity=0.4 if off else None,
    )


@lru_cache(maxsize=64)
def _places(
    spots: tuple[Spot, ...], ways: tuple[tuple[float, float], ...], room: tuple[float, float], size: float, dot: float
) -> dict[str, tuple[float, float]]:
    heads = [way for at, way in enumerate(ways) if at % (_POINTS + 1) == _POINTS]
    return placed(spots, ways, heads, size=size, dot=dot, view=room)


def _names(sheet: Sheet, province: Province, view: _View, size: float, dot: float) -> dict[str, tuple[float, float]]:
    """Each beside its dot where it covers no other; those that are picked out stay when others go. The middles of all that stand."""
    within = [path.adcode for path in county_paths().paths if view.veiled and _is_in(inset(), path.x, path.y)]
    spots = tuple(
        Spot(
            adcode,
            text,
            round(view.at(adcode)[0], 1),
            round(view.at(adcode)[1], 1),
            rank=4 * (adcode in province.strong)
            + 2 * (adcode not in within)
            + (province.roles.get(adcode) == "mountain"),
        )
        for adcode, text in province.labels.items()
        if view.shows(adcode)
    )
    ways, standing = [], {}
    for one in province.links:
        curve = arc(one.start, one.end)
        points = [curve.point(0.97 * n / _POINTS) for n in range(_POINTS + 1)]
        ways += [((x - view.box.x) * view.scale, (y - view.box.y) * view.scale) for x, y in points]
    for adcode, (dx, dy) in _places(spots, tuple(ways), view.size, size, dot).items():
        (x, y), bold = view.at(adcode), adcode in province.strong
        standing[province.labels[adcode]] = (x + dx, y + dy)
        name_at(sheet, province.labels[adcode], (x + dx, y + dy), size, bold)
    return standing


def _is_in(box: Box, x: float, y: float) -> bool:
    return box.x < x < box.x + box.w and box.y < y < box.y + box.h


def name_at(sheet: Sheet, text: str, middle: tuple[float, float], size: float, bold: bool = False) -> None:
    """A name on its halo, kept within the sheet."""
    half = width(text, size, bold) / 2 + 1
    x = min(max(middle[0], half), sheet.width - half)
    for paint in (
        {
            "fill": sheet.palette.background,
            "stroke": sheet.palette.background,
            "stroke_width": 3,
            "stroke_linejoin": "round",
            "stroke_opacity": 0.85,
            "aria_hidden": "true",
        },
        {"fill": sheet.palette.text},
    ):
        sheet.text(text, x, middle[1], size, anchor="middle", middle=True, bold=bold, **paint)


_BETWEEN = re.compile(r"\s*[—–]\s*")


def province(picture: MapPicture, lang: str) -> Province:
    """What is drawn of the story's map."""
    chosen = next((link for link in picture.links if link.pair_id == picture.focus), None)
    links = tuple(
        Link(
            one.industrial,
            one.mountain,
            None if one.width is None else THINNEST + (THICKEST - THINNEST) * float(one.width),
            dim=chosen is not None and one != chosen,
            pace=one.pace,
            tag="" if chosen else one.tag,
        )
        for one in picture.links
    )
    roles: dict[str, str] = {}
    labels: dict[str, str] = {}
    for one in picture.links:
        roles |= {one.industrial: "industrial", one.mountain: "mountain"}
        labels |= _names_of(one)
    key = [KeyEntry("industrial", terms.INDUSTRIAL(lang)), KeyEntry("mountain", terms.MOUNTAIN(lang))]
    key += [KeyEntry("pace", said, pace) for pace, said in enumerate(picture.paces)]
    if any(link.width is None and not link.dim for link in links):
        key.append(KeyEntry("no_figure", terms.NO_FIGURE_DASHED(lang)))
    strong = frozenset((chosen.industrial, chosen.mountain)) if chosen else frozenset()
    return Province(picture.caption, picture.alt, links, roles, labels, picture.note, strong=strong, key=tuple(key))


def _names_of(link: MapLink) -> dict[str, str]:
    """The two counties as the link's label names them, in its language."""
    said = _BETWEEN.split(link.label)
    if len(said) != 2 or not all(said):
        said = [county(link.industrial).short_name, county(link.mountain).short_name]
    return {link.industrial: said[0], link.mountain: said[1]}


def map_sheet(picture: MapPicture, lang: str, across: float = 420, size: float = 11.0) -> Sheet:
    return draw(province(picture, lang), across, size=size)
