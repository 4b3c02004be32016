"""The links as the flat pydeck map draws them: the SVG map's bowed lines in degrees, and their arrowheads."""

import base64
import cmath
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

from PIL import Image

from analytics.map.camera import Camera, Point
from analytics.map.geography import arc as arc_path
from analytics.map.geography import county

STEPS = 10  # pieces a line is drawn in; the most bowed one turns by 4° from piece to piece
ICON = 32  # pixels of the arrowhead's picture
_FINE = 4  # each of its pixels is looked at in 4 × 4 places


@dataclass(frozen=True)
class BowedLine:
    """A link's points (degrees) from county to county, and the way its head points: degrees to the left of north.

    The last point but one is where the head begins; `back` is the pixels from the last point to the head's tip.
    `terms` say the same in ten numbers: x and y of the start, of what is added per step and per step squared,
    which make all points but two, and of the two. With `n` the number of the point, from 0 on:
    start + first · n + second · n² (`deckgl_arcs._followed` writes it out for the browser), which is what a quadratic
    curve comes to at even steps. The last two, where the head begins and the end, need not lie on such a step.
    """

    path: tuple[Point, ...]
    terms: tuple[float, ...]
    angle: float
    back: Point


@dataclass(frozen=True)
class Curve:
    """A quadratic curve in degrees: its two ends and, between them, its control point."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        x, y = (p + (q + r * t) * t for p, q, r in zip(*self.terms(1.0), strict=True))
        return round(x, 3), round(y, 3)

    def terms(self, step: float) -> tuple[Point, Point, Point]:
        """The start, and what is added to it for each `step` of the parameter and for each step squared."""
        (px, py), (cx, cy), (qx, qy) = self.start, self.control, self.end
        first = 2 * (cx - px) * step, 2 * (cy - py) * step
        second = (px - 2 * cx + qx) * step * step, (py - 2 * cy + qy) * step * step
        return self.start, first, second


@lru_cache(maxsize=512)
def curve(start: str, end: str) -> Curve:
    """The drawing's bowed line from county to county: its ends exact, its bow turned and scaled with them."""
    a, b, path = county(start), county(end), arc_path(start, end)
    p, c, q = (complex(x, -y) for x, y in ((path.x0, path.y0), (path.cx, path.cy), (path.x1, path.y1)))
    narrow = math.cos(math.radians((a.lat + b.lat) / 2))  # a degree of longitude in degrees of latitude
    source, target = complex(a.lon * narrow, a.lat), complex(b.lon * narrow, b.lat)
    control = source + (c - p) / (q - p) * (target - source)
    return Curve(*((round(z.real / narrow, 4), round(z.imag, 4)) for z in (source, control, target)))


def line(start: str, end: str, camera: Camera, head: float, ring: float) -> BowedLine:
    """The link as `camera` sees it, with room for a head of `head` pixels outside a ring of `ring` pixels at its end."""
    bowed = curve(start, end)
    goal = camera.screen(*bowed.end)
    neck = before_end(bowed, camera, min(head * 0.8 + ring, math.dist(camera.screen(*bowed.start), goal) * 0.6))
    # Even steps over the whole curve, unless so long a head leaves a neck before the last of them: then up to the neck.
    step = 1 / STEPS if neck > (STEPS - 2) / STEPS else neck / (STEPS - 1)
    path = tuple(bowed.at(t) for t in (*(step * i for i in range(STEPS - 1)), neck, 1.0))
    x, y = camera.screen(*path[-2])
    way = complex(goal[0] - x, y - goal[1])
    way = way / abs(way) if way else 1j
    angle = math.degrees(cmath.phase(way)) - 90
    start, first, second = bowed.terms(step)
    terms = (*start, *(round(v, 5) for v in first), *(round(v, 6) for v in second), *path[-2], *path[-1])
    return BowedLine(path, terms, round(angle, 1), (round(-way.real * ring, 1), round(way.imag * ring, 1)))


def before_end(bowed: Curve, camera: Camera, reach: float) -> float:
    """The parameter at which the curve is `reach` pixels from its end."""
    goal = camera.screen(*bowed.end)
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        beyond = math.dist(camera.screen(*bowed.at(middle)), goal) > reach
        low, high = (middle, high) if beyond else (low, middle)
    return low


@cache
def arrowhead() -> str:
    """A picture of a head that points up, as a data address; its colour is the layer's."""
    file = BytesIO()
    pixels = b"".join(bytes((255, _cover(x, y))) for y in range(ICON) for x in range(ICON))
    Image.frombytes("LA", (ICON, ICON), pixels).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def _cover(x: int, y: int) -> int:
    """How much of a pixel, of 255, the head covers: a triangle, its tip above, with a notch below."""
    inside = 0
    for i in range(_FINE * _FINE):
        across = abs((x + (i % _FINE + 0.5) / _FINE) / ICON - 0.5) / 0.4
        down = (y + (i // _FINE + 0.5) / _FINE) / ICON
        inside += across <= down <= 0.82 + 0.18 * across
    return round(inside * 255 / _FINE**2)
