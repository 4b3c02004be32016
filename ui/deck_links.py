"""The links as the flat pydeck map draws them: the SVG map's bowed lines in degrees, and their arrowheads."""

import base64
import cmath
import math
import struct
import zlib
from dataclasses import dataclass
from functools import cache

from analytics.geography import arc as arc_path
from analytics.geography import county
from ui.deck_camera import Camera, Point

STEPS = 12  # pieces a line is drawn in; the most bowed one turns by 3° from piece to piece
HIT_STEPS = 6
_ICON = 32  # pixels of the arrowhead's picture
_FINE = 4  # each of its pixels is looked at in 4 × 4 places


@dataclass(frozen=True)
class Line:
    """A link's points (degrees) from county to county, and the way its head points: degrees to the left of north.

    The last point but one is where the head begins; `back` is the pixels from the last point to the head's tip.
    """

    path: tuple[Point, ...]
    angle: float
    back: Point


def _bowed(start: str, end: str) -> tuple[complex, complex, complex]:
    """The curve's three points in the plane of longitude and latitude: its ends are exact, its bow that of the drawing."""
    a, b, path = county(start), county(end), arc_path(start, end)
    p, c, q = (complex(x, -y) for x, y in ((path.x0, path.y0), (path.cx, path.cy), (path.x1, path.y1)))
    narrow = math.cos(math.radians((a.lat + b.lat) / 2))
    source, target = complex(a.lon * narrow, a.lat), complex(b.lon * narrow, b.lat)
    control = source + (c - p) / (q - p) * (target - source)
    return tuple(complex(z.real / narrow, z.imag) for z in (source, control, target))


def _at(curve: tuple[complex, complex, complex], t: float) -> Point:
    p, c, q = curve
    z = (1 - t) ** 2 * p + 2 * t * (1 - t) * c + t * t * q
    return round(z.real, 3), round(z.imag, 3)


def points(start: str, end: str, steps: int) -> tuple[Point, ...]:
    """The link's curve in `steps` pieces, in degrees to a thousandth (100 m)."""
    curve = _bowed(start, end)
    return tuple(_at(curve, i / steps) for i in range(steps + 1))


def line(start: str, end: str, camera: Camera, head: float, ring: float) -> Line:
    """The link as `camera` sees it, with room for a head of `head` pixels outside a ring of `ring` pixels at its end."""
    curve = _bowed(start, end)
    end_at = camera.screen(*_at(curve, 1))
    span = math.dist(camera.screen(*_at(curve, 0)), end_at)
    reach = min(head * 0.8 + ring, span * 0.6)
    neck, low = 0.0, 0.0
    high = 1.0
    for _ in range(12):
        neck = (low + high) / 2
        beyond = math.dist(camera.screen(*_at(curve, neck)), end_at) > reach
        low, high = (neck, high) if beyond else (low, neck)
    path = tuple(_at(curve, neck * i / (STEPS - 1)) for i in range(STEPS)) + (_at(curve, 1),)
    x, y = camera.screen(*path[-2])
    way = complex(end_at[0] - x, y - end_at[1]) or 1j
    way /= abs(way)
    angle = math.degrees(cmath.phase(way)) - 90
    return Line(path, round(angle, 1), (round(-way.real * ring, 1), round(way.imag * ring, 1)))


@cache
def arrowhead() -> str:
    """A picture of a head that points up, as a data address; its colour is the layer's."""
    rows = b"".join(b"\0" + b"".join(bytes((255, _cover(x, y))) for x in range(_ICON)) for y in range(_ICON))
    header = struct.pack(">IIBBBBB", _ICON, _ICON, 8, 4, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunks).decode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _cover(x: int, y: int) -> int:
    """How much of a pixel, of 255, the head covers: a triangle, its tip above, with a notch below."""
    inside = 0
    for i in range(_FINE * _FINE):
        across = abs((x + (i % _FINE + 0.5) / _FINE) / _ICON - 0.5) / 0.4
        down = (y + (i // _FINE + 0.5) / _FINE) / _ICON
        inside += across <= down <= 0.82 + 0.18 * across
    return round(inside * 255 / _FINE**2)
