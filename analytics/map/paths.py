"""How lines are written as SVG paths and read back, and how a bowed line is cut at both ends."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True)
class ArcPath:
    """A quadratic Bézier curve: start (x0, y0), control point (cx, cy), end (x1, y1)."""

    x0: float
    y0: float
    cx: float
    cy: float
    x1: float
    y1: float

    @property
    def d(self) -> str:
        """The curve as an SVG path."""
        return f"M{self.x0:g} {self.y0:g}Q{self.cx:g} {self.cy:g} {self.x1:g} {self.y1:g}"

    def point(self, t: float) -> tuple[float, float]:
        """The point at parameter `t`, 0 at the start and 1 at the end."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return a * self.x0 + b * self.cx + c * self.x1, a * self.y0 + b * self.cy + c * self.y1

    def reversed(self) -> "ArcPath":
        return ArcPath(self.x1, self.y1, self.cx, self.cy, self.x0, self.y0)

    def trimmed(self, start: float, end: float) -> "ArcPath":
        """The part that keeps `start` from the first point and `end` from the last, to a tenth of a unit.

        Each counts as at most two fifths of the distance between the points, so that something is left.
        """
        most = 0.4 * math.dist((self.x0, self.y0), (self.x1, self.y1))
        t0 = self._reaches(min(start, most))
        t1 = 1 - self.reversed()._reaches(min(end, most))
        points = (self._blossom(t0, t0), self._blossom(t0, t1), self._blossom(t1, t1))
        return ArcPath(*(round(v, 1) for point in points for v in point))

    def _reaches(self, distance: float) -> float:
        """The parameter at which the curve is `distance` from its start, by halving."""
        low, high = 0.0, 1.0
        for _ in range(30):
            t = (low + high) / 2
            near = math.dist(self.point(t), (self.x0, self.y0)) < distance
            low, high = (t, high) if near else (low, t)
        return low

    def _blossom(self, s: float, t: float) -> tuple[float, float]:
        """De Casteljau: of the part from s to t, (s, s) is the start and (s, t) the control point."""
        a, b, c = (1 - s) * (1 - t), s * (1 - t) + t * (1 - s), s * t
        return a * self.x0 + b * self.cx + c * self.x1, a * self.y0 + b * self.cy + c * self.y1


def _tenths(value: int) -> str:
    text = f"{value / 10:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _line_path(line: np.ndarray, closed: bool) -> str:
    points = np.rint(line * 10).astype(int)
    steps = np.diff(points[:-1] if closed else points, axis=0)
    numbers = [_tenths(v) for v in steps[steps.any(axis=1)].ravel()]
    joined = "".join(n if n[0] == "-" or i == 0 else f" {n}" for i, n in enumerate(numbers))
    return f"M{_tenths(points[0, 0])} {_tenths(points[0, 1])}l{joined}{'z' if closed else ''}"


def lines_path(lines: shapely.Geometry) -> str:
    """A (multi)line as one SVG path, in relative steps of tenths of a unit, which are the shortest."""
    return "".join(_line_path(shapely.get_coordinates(line), closed=False) for line in shapely.get_parts(lines))


def area_path(area: shapely.Geometry) -> str:
    """A (multi)polygon as one SVG path; holes run against their shell, so both fill rules leave them open."""
    polygons = shapely.get_parts(shapely.orient_polygons(area))
    rings: Iterable = (ring for p in polygons for ring in (p.exterior, *p.interiors))
    return "".join(_line_path(shapely.get_coordinates(ring), closed=True) for ring in rings)


def path_lines(d: str) -> tuple[np.ndarray, ...]:
    """The lines of a path written here, each an array of (x, y); a closed ring ends where it begins."""
    lines = []
    for part in d.split("M")[1:]:
        steps = np.array([float(n) for n in _NUMBER.findall(part)]).reshape(-1, 2)
        points = np.round(steps.cumsum(axis=0), 1)
        lines.append(np.vstack([points, points[:1]]) if part.endswith("z") else points)
    return tuple(lines)
