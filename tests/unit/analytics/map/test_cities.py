"""Where cities may be named: each within itself and clear of its border."""

import json

import shapely

from analytics.map.cities import CLEAR, city_spots, map_json
from analytics.map.geography import county_paths
from analytics.map.paths import path_lines


def test_every_city_has_places_within_it():
    spots = city_spots()
    assert len(spots) == 11
    lands: dict[str, list] = {}
    for path in county_paths().paths:
        rings = [shapely.Polygon(line) for line in path_lines(path.d) if len(line) > 3]
        lands.setdefault(path.adcode[:4] + "00", []).extend(rings)
    assert set(spots) == set(lands)
    for code, found in spots.items():
        land = shapely.union_all([ring.buffer(0.1) for ring in lands[code]])
        assert len(found) > 1 and all(land.covers(shapely.Point(spot)) for spot in found)
        assert all(land.boundary.distance(shapely.Point(spot)) > CLEAR / 2 for spot in found[1:])


def test_the_browser_gets_them_with_the_drawing():
    assert json.loads(map_json())["city_spots"]["330100"] == [list(spot) for spot in city_spots()["330100"]]
