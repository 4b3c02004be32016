"""The province with its links as a drawing: counties by role or by figure, bowed lines with arrowheads, names that cover nothing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from analytics.geography import Box, arc, county_paths
from analytics.name_places import Spot, placed
from reports.drawing import Sheet, number
from reports.drawing_map_key import KeyEntry, draw_key
from reports.drawing_marks import pattern
from reports.glyphs import width, wrapped
from style.colours import LIGHT, Palette

DOT = 4.0  # pixels
HEAD, HALF = 9.0, 3.6  # pixels: how long and half how wide an arrowhead is
THINNEST, THICKEST, UNKNOWN = 1.4, 5.0, 1.2
_POINTS = 24  # of a link that names keep off


@dataclass(frozen=True)
class Link:
    """From one county to another (adcodes); `width` in pixels, None where there is no figure; dim: not asked about."""

    start: str
    end: str
    width: float | None
    dim: bool = False


@dataclass(frozen=True)
class Province:
    """All that a map shows. With `shades` counties are painted by step (None: no data), else tinted by role; with
    `focus` the drawing closes in on these counties."""

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


class _View:
    """The part of the province that is drawn, and how large."""

    def __init__(self, province: Province, across: float, palette: Palette) -> None:
        land = county_paths()
        self.box = (
            _about(province.focus) if province.focus else Box(20, 20, land.width - 40, land.height - 40)
        )
        self.scale, self.palette = across / self.box.w, palette
        self.height = self.box.h * self.scale

    def at(self, adcode: str) -> tuple[float, float]:
        path = county_paths().path(adcode)
        return (path.x - self.box.x) * self.scale, (path.y - self.box.y) * self.scale

    def units(self, pixels: float) -> float:
        return pixels / self.scale


def _about(adcodes: tuple[str, ...]) -> Box:
    """A part of the map as wide as high round some counties, with room for what lies about them."""
    found = [county_paths().path(adcode) for adcode in adcodes]
    left, right = min(p.x for p in found), max(p.x for p in found)
    top, bottom = min(p.y for p in found), max(p.y for p in found)
    side = max(right - left, bottom - top) * 1.25 + 90
    return Box((left + right - side) / 2, (top + bottom - side) / 2, side, side)


def draw(province: Province, across: float = 640, palette: Palette = LIGHT, size: float = 11.0) -> Sheet:
    """The map `across` pixels wide, with its title, its key and the footnote about the borders."""
    sheet = Sheet(across, 0, province.title, province.alt, palette)
    view = _View(province, across, palette)
    title = wrapped(province.title, across, 12, 3, True)
    sheet.rows(title, 0, 13, 12, bold=True, fill=palette.navy)
    top = len(title) * 17.4 + 6
    ground = Sheet(across, view.height, "", "", palette)
    _land(ground, province, view)
    _links(ground, province, view)
    _dots(ground, province, view)
    _names(ground, province, view, size)
    sheet.patterns["frame"] = (
        f'<clipPath id="frame"><rect width="{number(across)}" height="{number(view.height)}"/></clipPath>'
    )
    ground.parts = [f'<g clip-path="url(#frame)">{"".join(ground.parts)}</g>']
    sheet.group(ground, 0, top)
    y = draw_key(sheet, province.key, top + view.height + 16)
    note = wrapped(province.note, across, 9.5, 3) if province.note else []
    sheet.rows(note, 0, y + 6, 9.5, fill=palette.muted)
    sheet.height = y + len(note) * 13.8 + 4
    return sheet


def _land(sheet: Sheet, province: Province, view: _View) -> None:
    """Every county, painted by what is known of it; then the borders of the cities."""
    land, ink = county_paths(), view.palette
    shift = f"scale({view.scale:.5f}) translate({number(-view.box.x)} {number(-view.box.y)})"
    inner = Sheet(sheet.width, sheet.height, "", "", ink)
    for path in land.paths:
        paint, edge, opacity = ink.land, ink.background, None
        if path.adcode in province.shades:
            step = province.shades[path.adcode]
            hatch = pattern(sheet, "/", ink.background, ink.no_data)
            paint, edge = (hatch if step is None else ink.sequential[step]), ink.muted
        elif not province.shades and path.adcode in province.roles:
            paint, opacity = getattr(ink, province.roles[path.adcode]), 0.24
        inner.path(path.d, fill=paint, fill_opacity=opacity, stroke=edge, stroke_width=view.units(0.7))
    inner.path(
        land.between_cities, fill="none", stroke=ink.muted, stroke_width=view.units(0.7), stroke_opacity=0.6
    )
    inner.path(land.outline, fill="none", stroke=ink.muted, stroke_width=view.units(0.9))
    sheet.parts.append(f'<g transform="{shift}">{"".join(inner.parts)}</g>')


def _links(sheet: Sheet, province: Province, view: _View) -> None:
    """Those that are picked out over those that are not; without a figure grey and dashed."""
    for link in sorted(province.links, key=lambda one: not one.dim):
        thick = UNKNOWN if link.width is None else link.width
        ink = view.palette.no_data if link.dim or link.width is None else _ramp(sheet, link, view)
        gap, length = view.units(DOT + 2), view.units(HEAD + thick)
        line, whole = arc(link.start, link.end, gap, gap + length * 0.8), arc(link.start, link.end, gap, gap)
        shift = f"scale({view.scale:.5f}) translate({number(-view.box.x)} {number(-view.box.y)})"
        dash = number(view.units(4)) if link.width is None else None
        if not link.dim:
            sheet.path(line.d, fill="none", stroke=view.palette.background, stroke_width=view.units(thick + 2),
                       stroke_opacity=0.8, transform=shift)  # fmt: skip
        sheet.path(line.d, fill="none", stroke=ink, stroke_width=view.units(thick), stroke_dasharray=dash,
                   stroke_opacity=0.55 if link.dim else None, transform=shift)  # fmt: skip
        head = view.palette.no_data if link.dim or link.width is None else view.palette.mountain
        half = view.units(HALF + thick / 2)
        sheet.path(_head((line.x1, line.y1), (whole.x1, whole.y1), half), fill=head,
                   fill_opacity=0.55 if link.dim else None, transform=shift)  # fmt: skip


def _ramp(sheet: Sheet, link: Link, view: _View) -> str:
    """From the industrial side's colour to the mountain side's."""
    drawn, name = arc(link.start, link.end), f"way-{link.start}-{link.end}"
    sheet.patterns[name] = (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{number(drawn.x0)}" y1="{number(drawn.y0)}"'
        f' x2="{number(drawn.x1)}" y2="{number(drawn.y1)}"><stop offset="0.15" stop-color="{view.palette.industrial}"/>'
        f'<stop offset="0.85" stop-color="{view.palette.mountain}"/></linearGradient>'
    )
    return f"url(#{name})"


def _head(neck: tuple[float, float], tip: tuple[float, float], half: float) -> str:
    run = math.dist(neck, tip) or 1.0
    dx, dy = (tip[0] - neck[0]) / run * half, (tip[1] - neck[1]) / run * half
    corners = (tip, (neck[0] - dy, neck[1] + dx), (neck[0] + dy, neck[1] - dx))
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def _dots(sheet: Sheet, province: Province, view: _View) -> None:
    """Told apart by shape too: the industrial side is full, the mountain side a ring."""
    for adcode, role in province.roles.items():
        x, y = view.at(adcode)
        ring = role == "mountain"
        off = bool(province.strong) and adcode not in province.strong
        ink = view.palette.no_data if off else getattr(view.palette, role)
        sheet.element("circle", cx=x, cy=y, r=DOT - 0.7 if ring else DOT, stroke=ink if ring else view.palette.background,
                      fill=view.palette.background if ring else ink, stroke_width=2 if ring else 1.2)  # fmt: skip


@lru_cache(maxsize=64)
def _places(
    spots: tuple[Spot, ...], ways: tuple[tuple[float, float], ...], room: tuple[float, float], size: float
) -> dict[str, tuple[float, float]]:
    heads = [way for at, way in enumerate(ways) if at % (_POINTS + 1) == _POINTS]
    return placed(spots, ways, heads, size=size, dot=DOT, view=room)


def _names(sheet: Sheet, province: Province, view: _View, size: float) -> None:
    """Each beside its dot where it covers no other; those that are picked out stay when others go."""
    shown = {
        adcode: text
        for adcode, text in province.labels.items()
        if adcode in province.strong or not province.strong
    }
    spots = tuple(
        Spot(
            adcode,
            text,
            *(round(v, 1) for v in view.at(adcode)),
            rank=2 * (adcode in province.strong) + (adcode in province.roles),
        )
        for adcode, text in shown.items()
    )
    ways = []
    for link in province.links:
        curve = arc(link.start, link.end)
        points = [curve.point(0.97 * n / _POINTS) for n in range(_POINTS + 1)]
        ways += [((x - view.box.x) * view.scale, (y - view.box.y) * view.scale) for x, y in points]
    for adcode, (dx, dy) in _places(spots, tuple(ways), (sheet.width, sheet.height), size).items():
        (x, y), strong = view.at(adcode), adcode in province.strong
        half = width(shown[adcode], size, strong) / 2 + 1
        middle = min(max(x + dx, half), sheet.width - half)
        for paint in ({"fill": view.palette.background, "stroke": view.palette.background, "stroke_width": 3,
                       "stroke_linejoin": "round", "stroke_opacity": 0.85, "aria_hidden": "true"}, {"fill": view.palette.text}):  # fmt: skip
            sheet.text(
                shown[adcode], middle, y + dy, size, anchor="middle", middle=True, bold=strong, **paint
            )
