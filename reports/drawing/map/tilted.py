"""The tilted map as a drawing: the land seen aslant, a column a county with a figure, links through the air, names beside dots."""

import math
from itertools import pairwise

from analytics.map.camera import ARC_HEIGHT, CLASS_HEIGHT, COLUMN_RADIUS, TILT, Camera, borders, fitted, province
from analytics.map.geography import counties, county
from analytics.map.names import Spot, placed
from reports.drawing.glyphs import wrapped
from reports.drawing.map.key import draw_key
from reports.drawing.map.links import DIM, drawn_width
from reports.drawing.map.province import Link, Province, draw_dot, name_at
from reports.drawing.marks import pattern
from reports.drawing.sheet import Sheet, number
from style.colours import LIGHT, Palette

_SHAPE = 0.74  # height over width
_MARGIN = 24.0
_STEPS = 36  # pieces a link is drawn in, each in its own colour
_A_DEGREE = 111_320.0  # metres to the north
_FINEST = 0.4  # pixels between two corners of a border
Point = tuple[float, float]


def draw(shown: Province, across: float = 760, palette: Palette = LIGHT, size: float = 11.0) -> Sheet:
    """The map `across` pixels wide, as it opens on the screen, with its key and the footnote about the borders."""
    sheet = Sheet(across, 0, shown.title, shown.alt, palette)
    tall = round(across * _SHAPE)
    camera = fitted(province(), round(across), tall, TILT, _MARGIN)
    _land(sheet, shown, camera)
    _columns(sheet, shown, camera)
    for link in sorted(shown.links, key=lambda one: one.order):
        _link(sheet, link, camera, shown.stroke)
    dot = size * 0.26 + 0.6
    for adcode, role in shown.roles.items():
        draw_dot(sheet, _spot(camera, adcode), role, dot + 0.6 * (role == "mountain"))
    _names(sheet, shown, camera, size, dot)
    y = draw_key(sheet, shown.key, tall + 16, shown.stroke, tilted=True)
    note = wrapped(shown.note, across, 9.5, 3) if shown.note else []
    sheet.rows(note, 0, y + 6, 9.5, fill=palette.muted)
    sheet.height = y + len(note) * 13.8 + 4
    return sheet


def _spot(camera: Camera, adcode: str) -> Point:
    place = county(adcode)
    return camera.screen(place.lon, place.lat)


def _land(sheet: Sheet, shown: Province, camera: Camera) -> None:
    ink = sheet.palette
    for adcode, rings in borders().items():
        paint, tint = ink.land, None
        if adcode in shown.shades:
            step = shown.shades[adcode]
            paint = pattern(sheet, "/", ink.background, ink.no_data) if step is None else ink.sequential[step]
        elif not shown.shades and adcode in shown.roles:
            tint = getattr(ink, shown.roles[adcode])
        drawn = "".join(_ring([camera.screen(*corner) for corner in ring]) for ring in rings)
        edge = {"stroke": ink.muted, "stroke_opacity": 0.45, "stroke_width": 0.6, "stroke_linejoin": "round"}
        sheet.path(drawn, fill=ink.background if tint else paint, **edge)
        if tint:
            sheet.path(drawn, fill=tint, fill_opacity=0.2)


def _ring(corners: list[Point]) -> str:
    """A closed line without the corners too close to be told apart."""
    kept = corners[:1]
    for x, y in corners[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _FINEST:
            kept.append((x, y))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _columns(sheet: Sheet, shown: Province, camera: Camera) -> None:
    """A square column for each county with a figure, as high as its class; the farthest first."""
    known = {adcode: step for adcode, step in shown.shades.items() if step is not None}
    for place in sorted(counties(), key=lambda one: -one.lat):
        if place.adcode in known:
            _column(sheet, camera, (place.lon, place.lat), known[place.adcode])


def _column(sheet: Sheet, camera: Camera, at: Point, step: int) -> None:
    lon, lat = at
    half = camera.pixels(COLUMN_RADIUS, lat) * 0.5**0.5
    east, north = _degrees(camera, at, half)
    up = camera.pixels(CLASS_HEIGHT * (step + 1), lat)
    corners = [
        (lon - east, lat + north),
        (lon + east, lat + north),
        (lon + east, lat - north),
        (lon - east, lat - north),
    ]
    foot, top = ([camera.screen(*corner, height) for corner in corners] for height in (0.0, up))
    # Of the sides only those towards the eye are seen: the southern one, and the one nearer to the middle.
    sides = [(3, 0)] if foot[3][0] > sheet.width / 2 else [(1, 2)]
    paint, ink = sheet.palette.sequential[step], sheet.palette
    for a, b in (*sides, (2, 3)):
        _face(sheet, [foot[a], foot[b], top[b], top[a]], paint, ink)
    _face(sheet, top, paint, ink)


def _degrees(camera: Camera, at: Point, pixels: float) -> Point:
    """So many pixels seen from above, as degrees to the east and to the north."""
    a_degree = camera.pixels(_A_DEGREE, at[1])
    return pixels / a_degree / math.cos(math.radians(at[1])), pixels / a_degree


def _face(sheet: Sheet, corners: list[Point], paint: str, ink: Palette) -> None:
    drawn = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"
    sheet.path(drawn, fill=paint, stroke=ink.background, stroke_width=0.7, stroke_linejoin="round")


def _link(sheet: Sheet, link: Link, camera: Camera, stroke: float) -> None:
    """In short pieces, each between the colours of its ends; grey where there is no figure."""
    ink, thick = sheet.palette, drawn_width(link.width, stroke)
    ends = [(county(adcode).lon, county(adcode).lat) for adcode in (link.start, link.end)]
    # An arc is steep at both ends: there its pieces are shorter.
    shares = [(1 - math.cos(math.pi * at / _STEPS)) / 2 for at in range(_STEPS + 1)]
    points = [camera.over(ends[0], ends[1], share, ARC_HEIGHT) for share in shares]
    pieces = Sheet(sheet.width, sheet.height, "", "", ink)
    for at, (a, b) in enumerate(pairwise(points)):
        along = (shares[at] + shares[at + 1]) / 2
        colour = link.colour(ink) or _mixed(ink.industrial, ink.mountain, along)
        pieces.line(*a, *b, stroke=colour, stroke_width=thick, stroke_linecap="round")
    sheet.parts.append(f'<g opacity="{number(DIM if link.dim else 1)}">{"".join(pieces.parts)}</g>')


def _mixed(start: str, end: str, share: float) -> str:
    parts = ((int(start[at : at + 2], 16), int(end[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def _names(sheet: Sheet, shown: Province, camera: Camera, size: float, dot: float) -> None:
    spots = [
        Spot(adcode, text, *_spot(camera, adcode), int(shown.roles.get(adcode) == "mountain"))
        for adcode, text in shown.labels.items()
    ]
    room = (float(camera.width), float(camera.height))
    for adcode, (dx, dy) in placed(spots, [], [], size=size, dot=dot, view=room).items():
        x, y = _spot(camera, adcode)
        name_at(sheet, shown.labels[adcode], (x + dx, y + dy), size)
