"""The drawing is the province: its paths, label points, sizes and arcs held against the source geometry."""

import gzip
import itertools
import json
import math

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

from analytics import programme
from analytics.map import geography
from analytics.map.paths import path_lines

PAIRS = (
    ("330108", "330329"),
    ("330109", "331181"),
    ("330110", "330802"),
    ("330114", "330825"),
    ("330303", "330327"),
    ("330381", "330328"),
    ("330382", "331127"),
    ("330402", "331123"),
    ("330421", "331126"),
    ("330483", "331023"),
    ("330502", "331125"),
    ("330521", "331122"),
    ("330522", "330822"),
    ("330603", "330881"),
    ("330782", "331102"),
    ("331081", "331022"),
    ("331082", "330803"),
    ("331083", "331024"),
)
DRAWING = geography.county_paths()
SOURCE = json.loads(programme.BOUNDARIES.read_text(encoding="utf-8"))["features"]


def area_of(d: str) -> shapely.Geometry:
    """The area a path fills under the non-zero rule: holes are the rings that run against the first."""
    rings = [shapely.linearrings(line) for line in path_lines(d)]
    turn = shapely.is_ccw(rings[0])
    filled = shapely.union_all([shapely.Polygon(r) for r in rings if shapely.is_ccw(r) == turn])
    return shapely.difference(
        filled, shapely.union_all([shapely.Polygon(r) for r in rings if shapely.is_ccw(r) != turn])
    )


DRAWN = {p.adcode: area_of(p.d) for p in DRAWING.paths}


def in_units(feature: dict) -> shapely.Geometry:
    return shapely.transform(shape(feature["geometry"]), lambda xy: np.array([geography.project(*p) for p in xy]))


def course(a: str, b: str, **trim: float) -> shapely.LineString:
    return shapely.LineString([geography.arc(a, b, **trim).point(t) for t in np.linspace(0, 1, 101)])


def test_counties_are_the_files() -> None:
    assert [c.adcode for c in geography.counties()] == [f["id"] for f in SOURCE]
    jingning = geography.county("331127")
    assert (jingning.name, jingning.city, jingning.city_adcode) == ("景宁畲族自治县", "丽水市", "331100")
    assert geography.county("330108").radius > 3000


def test_only_jingning_is_written_shorter() -> None:
    shortened = {c.name: c.short_name for c in geography.counties() if c.short_name != c.name}
    assert shortened == {"景宁畲族自治县": "景宁县"}
    assert DRAWING.path("331127").name == "景宁县"


@pytest.mark.parametrize("adcode", ["330100", "110101", "", "33010８", 330108, None])
def test_an_unknown_code_is_refused_by_name(adcode: object) -> None:
    for asked in (geography.county, DRAWING.path):
        with pytest.raises(geography.UnknownCounty) as refused:
            asked(adcode)
        assert isinstance(refused.value, KeyError)
        assert f"“{adcode}”" in str(refused.value)
        assert f"“{adcode}”" in refused.value.message("en", adcode=adcode)


def test_distances_are_kilometres_as_the_crow_flies() -> None:
    assert geography.distance_km("330108", "330329") == pytest.approx(298.5, abs=0.5)
    assert geography.distance_km("330329", "330108") == pytest.approx(geography.distance_km("330108", "330329"))
    assert geography.distance_km("330108", "330108") == 0
    assert 30 < geography.distance_km("330381", "330328") < 45  # 瑞安 and 文成 are neighbours
    assert max(PAIRS, key=lambda pair: geography.distance_km(*pair)) == ("330421", "331126")


def test_the_drawing_keeps_distances_and_directions() -> None:
    for a, b in PAIRS:
        start, end = DRAWING.path(a), DRAWING.path(b)
        drawn = math.dist((start.x, start.y), (end.x, end.y)) * geography.sheet().metres / 1000
        assert drawn == pytest.approx(geography.distance_km(a, b), rel=0.002)
    north, south = geography.project(120.5, 30), geography.project(120.5, 28)
    assert north[0] == pytest.approx(south[0]) and north[1] < south[1]


def test_the_drawing_shows_areas_in_proportion() -> None:
    lon, lat = np.array([0, 1, 1, 0]) * 0.1, np.array([0, 0, 1, 1]) * 0.1
    for corner in ((118.1, 28.5), (122.5, 30.5), (120.5, 27.3)):
        square = np.column_stack([lon + corner[0], lat + corner[1]])
        true = abs(Geod(ellps="WGS84").polygon_area_perimeter(*square.T)[0])
        drawn = shapely.Polygon([geography.project(*p) for p in square]).area * geography.sheet().metres ** 2
        assert drawn == pytest.approx(true, rel=0.001)


@pytest.mark.parametrize("feature", SOURCE, ids=lambda f: f["id"])
def test_a_path_is_its_county(feature: dict) -> None:
    """Simplifying moves no border by more than 4.5 units (2.3 km) and no county's area by more than 2 %."""
    drawn, true = DRAWN[feature["id"]], in_units(feature)
    assert drawn.is_valid
    largest = max(shapely.get_parts(true), key=lambda part: part.area)
    assert shapely.intersection(drawn, largest).area > 0.9 * largest.area
    assert drawn.area == pytest.approx(true.area, rel=0.02)
    dropped = [part for part in shapely.get_parts(true) if not part.intersects(drawn)]
    assert all(part.area < geography.SMALLEST_ISLAND for part in dropped)
    kept = shapely.difference(true, shapely.union_all(dropped)) if dropped else true
    assert shapely.hausdorff_distance(drawn.boundary, kept.boundary) < 4.5


def test_neighbours_share_their_drawn_borders() -> None:
    assert shapely.coverage_is_valid(np.array(list(DRAWN.values())))


def test_few_islands_are_left_out() -> None:
    parts = sum(d.count("M") for d in (p.d for p in DRAWING.paths))
    assert 155 <= parts < 165


def test_marks_fit_into_their_counties() -> None:
    for p in DRAWING.paths:
        mark = shapely.Point(p.x, p.y)
        gap = DRAWN[p.adcode].boundary.distance(mark)
        assert DRAWN[p.adcode].contains(mark) and 0 <= gap - p.r < 0.11, p.name
        assert geography.project(geography.county(p.adcode).lon, geography.county(p.adcode).lat) == pytest.approx(
            (p.x, p.y), abs=0.051
        )


def test_everything_lies_within_the_drawing() -> None:
    west, north, east, south = shapely.total_bounds(np.array(list(DRAWN.values())))
    assert min(west, north, DRAWING.width - east, DRAWING.height - south) > 20
    corners = ("330522", "330922", "330824", "330327", "330421", "330329")
    for a, b in (*PAIRS, *itertools.permutations(corners, 2)):
        west, north, east, south = course(a, b).bounds
        assert min(west, north, DRAWING.width - east, DRAWING.height - south) > 0, (a, b)


def test_outline_and_city_borders_are_the_counties_own() -> None:
    province = shapely.coverage_union_all(np.array(list(DRAWN.values())))
    assert area_of(DRAWING.outline).equals(province)
    cities = np.array([p.city_adcode for p in DRAWING.paths])
    shapes = np.array([DRAWN[p.adcode] for p in DRAWING.paths])
    borders = [shapely.coverage_union_all(shapes[cities == code]).boundary for code in set(cities)]
    written = shapely.union_all([shapely.LineString(line) for line in path_lines(DRAWING.city_borders)])
    assert written.equals(shapely.union_all(borders))
    between = shapely.union_all([shapely.LineString(line) for line in path_lines(DRAWING.between_cities)])
    assert shapely.intersection(between, province.boundary).length == pytest.approx(0, abs=1e-6)


def test_the_inset_holds_the_hangzhou_cluster_and_cuts_no_mark() -> None:
    box = DRAWING.inset
    frame = shapely.box(box.x, box.y, box.x + box.w, box.y + box.h)
    for adcode in ("330102", "330105", "330106", "330108", "330109", "330110", "330113", "330114"):
        assert frame.contains(DRAWN[adcode]), adcode
    marks = {code: shapely.Point(DRAWING.path(code).x, DRAWING.path(code).y) for pair in PAIRS for code in pair}
    inside = {code for code, mark in marks.items() if frame.contains(mark)}
    assert inside == {"330108", "330109", "330110", "330114", "330483", "330521", "330603"}
    assert all(frame.boundary.distance(mark) > 12 for mark in marks.values())


def test_what_the_browser_gets() -> None:
    sent = json.loads(geography.drawing_json())
    assert list(sent) == ["w", "h", "counties", "cities", "outline", "inset"]
    assert (sent["w"], sent["h"]) == (DRAWING.width, DRAWING.height)
    assert sent["cities"] + sent["outline"] == DRAWING.city_borders
    assert [list(c.values()) for c in sent["counties"]] == [
        [p.adcode, p.name, p.city, p.d, p.x, p.y, p.r] for p in DRAWING.paths
    ]
    assert list(sent["counties"][0]) == ["id", "name", "city", "d", "x", "y", "r"]


def test_the_drawing_is_light_to_send() -> None:
    sent = geography.drawing_json().encode()
    assert len(sent) < 72_000
    assert len(gzip.compress(sent, 6)) < 24_000


def test_arcs_run_from_mark_to_mark_in_one_bow() -> None:
    for a, b in PAIRS:
        start, end, arc = DRAWING.path(a), DRAWING.path(b), geography.arc(a, b)
        assert (arc.x0, arc.y0, arc.x1, arc.y1) == (start.x, start.y, end.x, end.y)
        chord = math.dist((arc.x0, arc.y0), (arc.x1, arc.y1))
        assert chord < course(a, b).length < 1.12 * chord


def test_a_trimmed_arc_begins_and_ends_in_its_own_counties() -> None:
    for a, b in PAIRS:
        start, end = DRAWING.path(a), DRAWING.path(b)
        arc = geography.arc(a, b, start.r / 2, end.r / 2)
        assert DRAWN[a].contains(shapely.Point(arc.x0, arc.y0)), start.name
        assert DRAWN[b].contains(shapely.Point(arc.x1, arc.y1)), end.name
        assert math.dist((arc.x1, arc.y1), (end.x, end.y)) == pytest.approx(end.r / 2, abs=0.1)


def test_no_arc_runs_through_the_mark_of_a_county_it_does_not_link() -> None:
    marks = {c: shapely.Point(DRAWING.path(c).x, DRAWING.path(c).y) for pair in PAIRS for c in pair}
    for a, b in PAIRS:
        line = course(a, b)
        near = {c for c, mark in marks.items() if c not in (a, b) and line.distance(mark) < 8}
        assert not near, (a, b, near)


def test_no_two_arcs_run_into_one_another() -> None:
    """No arc follows another: within 5 units of it for at most 40, which is a crossing."""
    arcs = [course(a, b) for a, b in PAIRS]
    assert len({geography.arc(a, b) for a, b in PAIRS}) == 18
    for (i, one), (j, other) in itertools.permutations(enumerate(arcs), 2):
        along = shapely.intersection(one, other.buffer(5)).length
        assert along < 40, (PAIRS[i], PAIRS[j], along)


def test_any_other_link_bows_to_the_north() -> None:
    for a, b in (("330782", "330108"), ("330108", "330782"), ("330902", "330881"), ("330881", "330902")):
        arc = geography.arc(a, b)
        assert arc.cy < (arc.y0 + arc.y1) / 2


def test_a_county_is_not_linked_to_itself() -> None:
    with pytest.raises(ValueError, match="two different counties"):
        geography.arc("330108", "330108")
