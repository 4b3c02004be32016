"""Holds programme/boundaries.geojson to what its README says of it."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

GEO = Path(__file__).parents[2] / "programme"
FILE = GEO / "boundaries.geojson"
COLLECTION = json.loads(FILE.read_text(encoding="utf-8"))
FEATURES = COLLECTION["features"]
SHAPES = np.array([shape(f["geometry"]) for f in FEATURES])
PROPERTIES = [f["properties"] for f in FEATURES]
TYPES = {
    "adcode": str,
    "name": str,
    "city": str,
    "city_adcode": str,
    "lon": float,
    "lat": float,
    "order": int,
    "radius": int,
}
PROGRAMME = {
    "330108": "滨江区",
    "330109": "萧山区",
    "330110": "余杭区",
    "330114": "钱塘区",
    "330303": "龙湾区",
    "330381": "瑞安市",
    "330382": "乐清市",
    "330402": "南湖区",
    "330421": "嘉善县",
    "330483": "桐乡市",
    "330502": "吴兴区",
    "330521": "德清县",
    "330522": "长兴县",
    "330603": "柯桥区",
    "330782": "义乌市",
    "331081": "温岭市",
    "331082": "临海市",
    "331083": "玉环市",
    "330329": "泰顺县",
    "331181": "龙泉市",
    "330802": "柯城区",
    "330825": "龙游县",
    "330327": "苍南县",
    "330328": "文成县",
    "331127": "景宁畲族自治县",
    "331123": "遂昌县",
    "331126": "庆元县",
    "331023": "天台县",
    "331125": "云和县",
    "331122": "缙云县",
    "330822": "常山县",
    "330881": "江山市",
    "331102": "莲都区",
    "331022": "三门县",
    "330803": "衢江区",
    "331024": "仙居县",
}
CITIES = {
    "330100": "杭州市",
    "330200": "宁波市",
    "330300": "温州市",
    "330400": "嘉兴市",
    "330500": "湖州市",
    "330600": "绍兴市",
    "330700": "金华市",
    "330800": "衢州市",
    "330900": "舟山市",
    "331000": "台州市",
    "331100": "丽水市",
}


def names_where(bad: np.ndarray) -> list[str]:
    return [p["name"] for p, is_bad in zip(PROPERTIES, bad, strict=True) if is_bad]


def rings() -> list[tuple[shapely.LinearRing, bool]]:
    """Every ring, with whether it is an exterior."""
    polygons = [part for s in SHAPES for part in shapely.get_parts(s)]
    return [(p.exterior, True) for p in polygons] + [(r, False) for p in polygons for r in p.interiors]


def test_the_file_is_what_the_script_wrote() -> None:
    readme = (GEO / "README.md").read_text(encoding="utf-8")
    assert f"sha256 {hashlib.sha256(FILE.read_bytes()).hexdigest()}\n" in readme


def test_ninety_counties_of_three_kinds() -> None:
    kinds = [p["name"][-1] for p in PROPERTIES]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"区": 37, "市": 20, "县": 33}
    assert len({p["name"] for p in PROPERTIES}) == 90


def test_every_property_has_its_type_and_there_is_no_area() -> None:
    for p in PROPERTIES:
        assert {name: type(value) for name, value in p.items()} == TYPES, p["name"]


def test_features_stand_in_adcode_order_and_are_named_by_it() -> None:
    codes = [p["adcode"] for p in PROPERTIES]
    assert codes == sorted(set(codes)) and all(len(code) == 6 and code.startswith("33") for code in codes)
    assert [f["id"] for f in FEATURES] == codes
    assert [p["order"] for p in PROPERTIES] == list(range(90))


def test_the_programmes_counties_are_there_by_code_and_official_name() -> None:
    names = {p["adcode"]: p["name"] for p in PROPERTIES}
    assert len(PROGRAMME) == 36
    assert {code: names.get(code) for code in PROGRAMME} == PROGRAMME


def test_every_county_lies_in_one_of_eleven_cities_that_its_code_names() -> None:
    assert {p["city_adcode"]: p["city"] for p in PROPERTIES} == CITIES
    assert all(p["city_adcode"] == p["adcode"][:4] + "00" for p in PROPERTIES)


def test_shapes_are_valid_and_neighbours_share_their_borders() -> None:
    assert names_where(~shapely.is_valid(SHAPES)) == []
    assert shapely.coverage_is_valid(SHAPES)
    assert shapely.get_num_geometries(SHAPES).sum() == 165


def test_exteriors_are_clockwise_and_holes_are_not() -> None:
    assert [shapely.is_ccw(ring) for ring, _ in rings()] == [not exterior for _, exterior in rings()]


def test_coordinates_are_longitude_latitude_to_five_decimals() -> None:
    xy = shapely.get_coordinates(SHAPES)
    assert np.array_equal(xy, np.round(xy, 5))
    west, south, east, north = shapely.total_bounds(SHAPES)
    assert 118.0 < west < 118.1 and 122.8 < east < 123 and 27.1 < south < 27.2 and 31.1 < north < 31.3


@pytest.mark.parametrize("p", PROPERTIES, ids=lambda p: p["adcode"])
def test_the_circle_about_the_label_point_fills_the_county(p: dict) -> None:
    """The circle of `radius` stays inside the largest part; one a hundredth larger does not."""
    parts = shapely.get_parts(SHAPES[p["order"]])
    largest = parts[np.argmax(shapely.area(parts))]
    bearings = np.arange(0, 360, 0.5)
    start = np.full_like(bearings, p["lon"]), np.full_like(bearings, p["lat"])

    def circle(metres: float) -> shapely.MultiPoint:
        lon, lat, _ = Geod(ellps="WGS84").fwd(*start, bearings, np.full_like(bearings, metres))
        return shapely.multipoints(np.column_stack([lon, lat]))

    assert largest.contains(shapely.Point(p["lon"], p["lat"]))
    assert largest.covers(circle(p["radius"]))
    assert not largest.covers(circle(p["radius"] * 1.01))
