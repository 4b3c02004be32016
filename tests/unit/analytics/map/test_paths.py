"""Paths are written compactly and read back exactly; bowed lines are cut where asked."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from analytics.map.paths import ArcPath, area_path, lines_path, path_lines

tenths = st.integers(-9999, 9999).map(lambda v: v / 10)
points = st.tuples(tenths, tenths)


@given(st.lists(st.lists(points, min_size=2, max_size=9), min_size=1, max_size=4))
def test_lines_read_back_as_they_were_but_for_points_said_twice(lines) -> None:
    lines = [[p for i, p in enumerate(line) if i == 0 or p != line[i - 1]] for line in lines]
    lines = [line for line in lines if len(line) > 1]
    read = path_lines(lines_path(shapely.MultiLineString(lines)))
    assert [line.tolist() for line in read] == [[list(p) for p in line] for line in lines]


def test_a_path_is_relative_without_needless_signs_or_zeros() -> None:
    assert lines_path(shapely.LineString([(10, 0.5), (10.5, 0.5), (10.5, -1), (12, 0)])) == "M10 .5l.5 0 0-1.5 1.5 1"


def test_rings_close_and_holes_run_against_their_shell() -> None:
    shell = shapely.box(0, 0, 10, 10)
    holed = shapely.difference(shell, shapely.box(4, 4, 6, 6))
    both = shapely.MultiPolygon([holed, shapely.box(20, 0, 21, 1)])
    d = area_path(both)
    rings = path_lines(d)
    assert d.count("z") == d.count("M") == len(rings) == 3
    assert all(np.array_equal(ring[0], ring[-1]) for ring in rings)
    turns = [shapely.is_ccw(shapely.linearrings(ring)) for ring in rings]
    assert turns[0] != turns[1] and turns[0] == turns[2]


BOWED = ArcPath(0, 0, 50, 40, 100, 0)


def test_a_trimmed_arc_keeps_its_course_and_its_distances() -> None:
    cut = BOWED.trimmed(6, 10)
    assert math.dist((cut.x0, cut.y0), (0, 0)) == pytest.approx(6, abs=0.1)
    assert math.dist((cut.x1, cut.y1), (100, 0)) == pytest.approx(10, abs=0.1)
    course = shapely.LineString([BOWED.point(t) for t in np.linspace(0, 1, 400)])
    assert all(course.distance(shapely.Point(cut.point(t))) < 0.15 for t in np.linspace(0, 1, 20))


def test_an_arc_is_never_trimmed_away() -> None:
    cut = BOWED.trimmed(500, 500)
    assert math.dist((cut.x0, cut.y0), (0, 0)) == pytest.approx(40, abs=0.1)
    assert cut.x0 < cut.x1


def test_an_arc_is_written_as_a_quadratic_curve() -> None:
    assert BOWED.trimmed(0, 0) == BOWED
    assert BOWED.d == "M0 0Q50 40 100 0"
    assert BOWED.reversed().d == "M100 0Q50 40 0 0"
