"""Where the camera of the map that can be tilted stands, and where a place, or a point above it, then falls on the picture."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from analytics.programme import BOUNDARIES

Point = tuple[float, float]

TILT = 45.0  # degrees
ARC_HEIGHT = 0.32  # of a link through the air, as a share of half its span
CLASS_HEIGHT = 5000  # metres of column a class: only the class is to be read from it
COLUMN_RADIUS = 3200
# deck.gl's camera stands one and a half heights of the picture from its middle, and the world is 512 pixels at zoom 0.
_DISTANCE, _WORLD = 1.5, 512.0
_EQUATOR = 40_075_016.68  # metres round
_HALVINGS = 12


def _world(lon: float, lat: float) -> Point:
    """Web Mercator in pixels at zoom 0, y downwards."""
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return _WORLD * (lon + 180) / 360, _WORLD * (1 - y / math.pi) / 2


def _degrees(x: float, y: float) -> Point:
    lat = 2 * math.atan(math.exp(math.pi * (1 - 2 * y / _WORLD))) - math.pi / 2
    return x * 360 / _WORLD - 180, math.degrees(lat)


@dataclass(frozen=True)
class Camera:
    """A view of `width` × `height` pixels whose middle is (x, y) of the world, north up."""

    width: int
    height: int
    pitch: float
    x: float = 0.0
    y: float = 0.0
    zoom: float = 0.0

    @property
    def middle(self) -> Point:
        """Longitude and latitude in the middle of the view, in degrees."""
        return _degrees(self.x, self.y)

    def screen(self, lon: float, lat: float, up: float = 0.0) -> Point:
        """Pixels from the upper left corner; `up` is how high above the ground, in the picture's pixels."""
        return self._placed(_world(lon, lat), up)

    def over(self, start: Point, end: Point, share: float, bow: float) -> Point:
        """A point of an arc through the air between two places (degrees), as deck.gl draws it: half an ellipse, whose
        height is `bow` of half its span."""
        a, b = _world(*start), _world(*end)
        span = math.dist(a, b) * 2**self.zoom
        spot = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        return self._placed(spot, math.sqrt(share * (1 - share)) * span * bow)

    def pixels(self, metres: float, lat: float) -> float:
        """How long so many metres are there, seen from right above."""
        return metres * _WORLD / (_EQUATOR * math.cos(math.radians(lat))) * 2**self.zoom

    def _placed(self, spot: Point, up: float) -> Point:
        across, down = self._from_middle(spot, up)
        return self.width / 2 + across, self.height / 2 + down

    def nearness(self, lon: float, lat: float) -> float:
        """How much larger things are drawn there than in the middle of the view."""
        return self._nearness((_world(lon, lat)[1] - self.y) * 2**self.zoom)

    def _nearness(self, down: float, up: float = 0.0) -> float:
        far, pitch = _DISTANCE * self.height, math.radians(self.pitch)
        return far / max(1.0, far - down * math.sin(pitch) - up * math.cos(pitch))

    def _from_middle(self, spot: Point, up: float = 0.0) -> Point:
        across, down = (spot[0] - self.x) * 2**self.zoom, (spot[1] - self.y) * 2**self.zoom
        nearness, pitch = self._nearness(down, up), math.radians(self.pitch)
        return across * nearness, (down * math.cos(pitch) - up * math.sin(pitch)) * nearness


def fitted(places: Iterable[Point], width: int, height: int, pitch: float, margin: float) -> Camera:
    """The nearest camera that leaves `margin` pixels round all `places` (degrees)."""
    spots = [_world(*place) for place in places]
    camera = _centred(Camera(width, height, 0.0), spots)
    left, top, right, bottom = _extent(camera, spots)
    flat = math.log2(min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top)))
    if not pitch:
        return replace(camera, zoom=flat)
    low, high = flat - 1, flat + 1
    for _ in range(_HALVINGS):
        zoom = (low + high) / 2
        camera = _centred(replace(camera, pitch=pitch, zoom=zoom), spots)
        left, top, right, bottom = _extent(camera, spots)
        fits = right - left <= width - 2 * margin and bottom - top <= height - 2 * margin
        low, high = (zoom, high) if fits else (low, zoom)
    return _centred(replace(camera, zoom=low), spots)


def _centred(camera: Camera, spots: list[Point]) -> Camera:
    """Move the camera until as much is free on the left as on the right, and above as below."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    camera = replace(camera, x=(min(xs) + max(xs)) / 2, y=(min(ys) + max(ys)) / 2)
    for _ in range(6 if camera.pitch else 0):
        left, top, right, bottom = _extent(camera, spots)
        step = 2 * 2**camera.zoom
        camera = replace(camera, x=camera.x + (left + right) / step, y=camera.y + (top + bottom) / step)
    return camera


def _extent(camera: Camera, spots: list[Point]) -> tuple[float, float, float, float]:
    seen = [camera._from_middle(spot) for spot in spots]
    xs, ys = [x for x, _ in seen], [y for _, y in seen]
    return min(xs), min(ys), max(xs), max(ys)


@cache
def province() -> tuple[Point, ...]:
    """The corners of the box round each county (degrees), which together hold the whole province."""
    found: list[Point] = []
    for feature in _features():
        west, south, east, north = _box(feature["geometry"]["coordinates"])
        found += [(west, south), (west, north), (east, south), (east, north)]
    return tuple(found)


def _features() -> list[dict]:
    return json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]


@cache
def borders() -> dict[str, tuple[tuple[Point, ...], ...]]:
    """The rings of every county in degrees, by adcode."""
    found = {}
    for feature in _features():
        land = feature["geometry"]
        parts = land["coordinates"] if land["type"] == "MultiPolygon" else [land["coordinates"]]
        rings = tuple(tuple((lon, lat) for lon, lat in ring) for part in parts for ring in part)
        found[feature["properties"]["adcode"]] = rings
    return found


def _box(rings: list) -> tuple[float, float, float, float]:
    if isinstance(rings[0], (int, float)):
        return rings[0], rings[1], rings[0], rings[1]
    west, south, east, north = zip(*(_box(ring) for ring in rings), strict=True)
    return min(west), min(south), max(east), max(north)
