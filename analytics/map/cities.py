"""Where the names of the eleven cities may stand on the map: points well within each, the middlemost first."""

import json
from collections import defaultdict
from functools import cache

import numpy as np
import shapely

from analytics.map.geography import county_paths, drawing_json
from analytics.map.paths import path_lines

CITY = 4  # digits of a county's code that are its city's
GRID = 26.0  # drawing units between two points
CLEAR = 12.0  # units a point is from the city's border at the least
MOST = 40  # points a city


@cache
def city_spots() -> dict[str, tuple[tuple[float, float], ...]]:
    """Drawing units by the city's six-digit code."""
    shapes = defaultdict(list)
    for path in county_paths().paths:
        rings = [shapely.Polygon(line) for line in path_lines(path.d) if len(line) > 3]
        shapes[path.adcode[:CITY] + "00"].append(max(rings, key=lambda ring: ring.area))
    return {code: _within(shapely.union_all(np.array(parts))) for code, parts in sorted(shapes.items())}


def _within(city: shapely.Geometry) -> tuple[tuple[float, float], ...]:
    land = max(shapely.get_parts(city), key=lambda part: part.area)
    middle = shapely.point_on_surface(land) if not land.contains(land.centroid) else land.centroid
    west, north, east, south = land.bounds
    grid = [shapely.Point(x, y) for x in np.arange(west, east, GRID) for y in np.arange(north, south, GRID / 2)]
    inner = [middle, *(spot for spot in grid if land.contains(spot) and land.boundary.distance(spot) > CLEAR)]
    nearest = sorted(inner, key=lambda spot: (spot.distance(middle), spot.x, spot.y))[: MOST * 3]
    return tuple((round(spot.x, 1), round(spot.y, 1)) for spot in nearest[:MOST])


@cache
def map_json() -> str:
    """The drawing as the browser gets it, with `city_spots`: the points of each city by its code."""
    content = json.loads(drawing_json()) | {"city_spots": city_spots()}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
