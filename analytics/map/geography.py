"""Where the counties are, how far apart, and how the province and its links are drawn."""

import json
import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import shape

from analytics.map.paths import ArcPath, area_path, lines_path
from analytics.programme import BOUNDARIES, PROGRAMME, REGION
from store.programme import Drawing as Sheet
from style.text import Text

UNKNOWN_COUNTY = Text(
    f"“{{adcode}}”不是{REGION.zh}的县（市、区）代码，请填{PROGRAMME.adcodes_told.zh}",
    f"“{{adcode}}” is not the code of a county of {REGION.en}; give {PROGRAMME.adcodes_told.en}",
)

# Of a drawing that is worked out: units, and what is left free for arcs and labels.
WIDTH, HEIGHT, MARGIN = 1000, 960, 36
LOWEST = 480  # of a region that is wide: lower, and a page would have no room for its key beside it

# Corners of a triangle smaller than the square of this many units go. The coast keeps more: its islands would
# become triangles, and it is a tenth of the file.
BORDER_TOLERANCE, COAST_TOLERANCE = 2.0, 1.0
SMALLEST_ISLAND = 2.0  # square units, half a square kilometre: 1.4 pixels square on a map 1000 pixels wide

# How far an arc's control point lies from the chord, as a share of the chord, where the programme has placed none by hand.
BEND = 0.15


class UnknownCounty(KeyError):
    """No county has this `adcode`; `message` says so in both languages."""

    message = UNKNOWN_COUNTY

    def __init__(self, adcode: object) -> None:
        super().__init__(adcode)
        self.adcode = adcode

    def __str__(self) -> str:
        return self.message("zh", adcode=self.adcode)


@dataclass(frozen=True)
class County:
    """lon and lat are the label point (WGS 84 degrees), `radius` the metres from it to the nearest border."""

    adcode: str
    name: str
    city: str
    city_adcode: str
    lon: float
    lat: float
    radius: int

    @property
    def short_name(self) -> str:
        """As maps and the programme's list print it: 景宁县 for 景宁畲族自治县, else the official name."""
        return PROGRAMME.short_names.get(self.adcode, self.name)


@dataclass(frozen=True)
class CountyPath:
    """A county as drawn: `d` its SVG path, (x, y) its label point, `r` the largest circle there inside `d`.

    `name` is the short name; lengths are drawing units.
    """

    adcode: str
    name: str
    city: str
    city_adcode: str
    d: str
    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Box:
    """A rectangle in drawing units, in the order of an SVG viewBox."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Drawing:
    """The province in drawing units, y downwards; `paths`, in adcode order, share their borders.

    `outline` is the province as closed rings, `between_cities` the open lines where two cities meet,
    `inset` the part that a page may show enlarged.
    """

    width: int
    height: int
    paths: tuple[CountyPath, ...]
    between_cities: str
    outline: str
    inset: Box

    @property
    def city_borders(self) -> str:
        """Every city's border in one path: the lines between cities and the province's outline."""
        return self.between_cities + self.outline

    def path(self, adcode: str) -> CountyPath:
        return self.paths[_order(adcode)]


@cache
def _features() -> tuple[dict, ...]:
    return tuple(json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"])


@cache
def counties() -> tuple[County, ...]:
    """The counties in adcode order."""
    fields = County.__dataclass_fields__
    return tuple(County(**{name: f["properties"][name] for name in fields}) for f in _features())


@cache
def _orders() -> dict[str, int]:
    return {c.adcode: i for i, c in enumerate(counties())}


def _order(adcode: str) -> int:
    if adcode not in _orders():
        raise UnknownCounty(adcode)
    return _orders()[adcode]


def county(adcode: str) -> County:
    """The county with this six-digit code; UnknownCounty where there is none."""
    return counties()[_order(adcode)]


@cache
def distance_km(a: str, b: str) -> float:
    """Kilometres over the ellipsoid between two counties' label points: as the crow flies, not by road."""
    start, end = county(a), county(b)
    return Geod(ellps="WGS84").inv(start.lon, start.lat, end.lon, end.lat)[2] / 1000


@cache
def sheet() -> Sheet:
    """As the programme says; where it says nothing, the region fills a drawing of WIDTH, as tall as it takes, at most HEIGHT."""
    return PROGRAMME.drawing or _fitted(np.array([shape(f["geometry"]) for f in _features()]))


def _fitted(shapes: np.ndarray) -> Sheet:
    west, south, east, north = shapely.total_bounds(shapes)
    about = ((west + east) / 2, (south + north) / 2)
    to_metres = _projection(about)
    drawn = shapely.transform(shapes, lambda degrees: np.column_stack(to_metres.transform(*degrees.T)))
    left, low, right, high = shapely.total_bounds(drawn)
    metres = max((right - left) / (WIDTH - 2 * MARGIN), (high - low) / (HEIGHT - 2 * MARGIN))
    tall = max(LOWEST, math.ceil((high - low) / metres + 2 * MARGIN))
    at = WIDTH / 2 - (left + right) / 2 / metres, tall / 2 + (low + high) / 2 / metres
    return Sheet(about, float(metres), at, (WIDTH, tall))


@cache
def _projection(about: tuple[float, float]) -> Transformer:
    """Lambert's equal-area projection about a point: shades compare fairly."""
    lon, lat = about
    return Transformer.from_crs("EPSG:4326", f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84", always_xy=True)


def _to_units(degrees: np.ndarray) -> np.ndarray:
    drawn = sheet()
    metres = np.column_stack(_projection(drawn.about).transform(*degrees.T))
    return drawn.at + metres / drawn.metres * (1, -1)


def inset() -> Box:
    """The part of the drawing that may be shown enlarged; of no width where the programme names none."""
    return Box(*PROGRAMME.inset.box) if PROGRAMME.inset else Box(0, 0, 0, 0)


def project(lon: float, lat: float) -> tuple[float, float]:
    """Degrees in WGS 84 to (x, y) in the drawing."""
    x, y = _to_units(np.array([[lon, lat]]))[0]
    return float(x), float(y)


def _visible(county_shape: shapely.Geometry) -> shapely.Geometry:
    """The county without the islands too small to see; its largest part always stays."""
    parts = sorted(shapely.get_parts(county_shape), key=lambda part: -part.area)
    return shapely.multipolygons(parts[:1] + [p for p in parts[1:] if p.area >= SMALLEST_ISLAND])


@cache
def _drawn_shapes() -> np.ndarray:
    """The counties as drawn, on a grid of a tenth of a unit (50 m), shared borders still shared."""
    shapes = shapely.transform(np.array([shape(f["geometry"]) for f in _features()]), _to_units)
    shapes = np.array([_visible(s) for s in shapes])
    shapes = shapely.coverage_simplify(shapes, BORDER_TOLERANCE, simplify_boundary=False)
    shapes = shapely.coverage_simplify(shapes, COAST_TOLERANCE)
    return shapely.transform(shapes, lambda xy: np.round(xy, 1))


@cache
def neighbours(adcode: str) -> tuple[str, ...]:
    """The counties that share a border with this one, in adcode order, as the province is drawn; those that meet it in a
    point alone are none. UnknownCounty where there is no such county."""
    shapes = _drawn_shapes()
    own = shapes[_order(adcode)]
    shared = shapely.length(shapely.intersection(own.boundary, shapely.boundary(shapes)))
    return tuple(c.adcode for c, length in zip(counties(), shared, strict=True) if length and c.adcode != adcode)


def _county_path(place: County, drawn: shapely.Geometry) -> CountyPath:
    x, y = (round(v, 1) for v in project(place.lon, place.lat))
    radius = math.floor(shapely.distance(drawn.boundary, shapely.Point(x, y)) * 10) / 10
    name, city, code = place.short_name, place.city, place.city_adcode
    return CountyPath(place.adcode, name, city, code, area_path(drawn), x, y, radius)


@cache
def county_paths() -> Drawing:
    """The drawing of the province: one geometry for the map on screen, on slides and on paper."""
    shapes = _drawn_shapes()
    province = shapely.coverage_union_all(shapes)
    cities = np.array([c.city_adcode for c in counties()])
    borders = [shapely.coverage_union_all(shapes[cities == code]).boundary for code in dict.fromkeys(cities)]
    between = shapely.difference(shapely.union_all(borders), province.boundary)
    paths = tuple(_county_path(c, s) for c, s in zip(counties(), shapes, strict=True))
    return Drawing(*sheet().size, paths, lines_path(shapely.line_merge(between)), area_path(province), inset())


@cache
def drawing_json() -> str:
    """The drawing as the browser gets it: w, h, counties, cities, outline, inset.

    A county is {id, name, city, d, x, y, r}. `cities` holds only the lines between cities: `cities + outline`
    is a path of every city's border. `inset` is [x, y, w, h].
    """
    drawing = county_paths()
    keys = {"id": "adcode", "name": "name", "city": "city", "d": "d", "x": "x", "y": "y", "r": "r"}
    content = {
        "w": drawing.width,
        "h": drawing.height,
        "counties": [{key: getattr(p, field) for key, field in keys.items()} for p in drawing.paths],
        "cities": drawing.between_cities,
        "outline": drawing.outline,
        "inset": [drawing.inset.x, drawing.inset.y, drawing.inset.w, drawing.inset.h],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def arc(a: str, b: str, start: float = 0.0, end: float = 0.0) -> ArcPath:
    """How a link from county `a` to county `b` is drawn: a bowed line from label point to label point.

    `start` and `end` are how far from the label points it begins and stops (drawing units), so that it clears
    the marks there and an arrowhead stands free at `b`; the arrow points from (cx, cy) to (x1, y1).
    The programme's links have bends of their own; any other link bows to the north.
    """
    source, target = county_paths().path(a), county_paths().path(b)
    dx, dy = target.x - source.x, target.y - source.y
    if not (dx or dy):
        raise ValueError(f"a link needs two different counties, not {a} twice")
    bend = PROGRAMME.bends.get((a, b), BEND if dx < 0 else -BEND)
    control = (source.x + target.x) / 2 - bend * dy, (source.y + target.y) / 2 + bend * dx
    return ArcPath(source.x, source.y, *control, target.x, target.y).trimmed(start, end)
