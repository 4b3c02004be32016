"""Marks that tell series apart without colour: hatchings, symbols and dashes, as SVG."""

import math
import re

from reports.drawing import Sheet, number

PATTERNS = ("", "/", ".", "x", "-", "\\", "|", "+")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star", "triangle-down", "pentagon", "hexagon", "cross")  # fmt: skip
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_STROKES = {"/": "M0 6L6 0M-1 1L1 -1M5 7L7 5", "\\": "M0 0L6 6M5 -1L7 1M-1 5L1 7", "-": "M0 3H6", "|": "M3 0V6",
            "+": "M0 3H6M3 0V6", "x": "M0 6L6 0M-1 1L1 -1M5 7L7 5M0 0L6 6M5 -1L7 1M-1 5L1 7"}  # fmt: skip
_NO_COLOUR = re.compile(r"[^#\w(),.% ]")
_LENGTHS = {"dash": (5, 4), "dot": (1.4, 3), "dashdot": (5, 3, 1.4, 3), "longdash": (9, 4), "longdashdot": (9, 3, 1.4, 3)}  # fmt: skip
_REGULAR = {"square": (4, 45), "diamond": (4, 0), "triangle-up": (3, -90), "triangle-down": (3, 90), "triangle-right": (3, 0),
            "pentagon": (5, -90), "hexagon": (6, 0)}  # fmt: skip


def pattern(sheet: Sheet, shape: str, ground: str, ink: str, unit: float = 1.0) -> str:
    """The paint of a hatched area, to be given as its fill; without a shape the ground alone. `unit`: what a pixel is where
    the sheet's own lengths are not pixels."""
    if not shape:
        return ground
    ground, ink = (_NO_COLOUR.sub("", colour) for colour in (ground, ink))
    name = f"p{list(_STROKES).index(shape) if shape in _STROKES else 9}-" + re.sub(
        r"\W", "", f"{ground}-{ink}"
    )
    if unit != 1:
        name += f"-{unit * 1000:.0f}"
    drawn = f'<circle cx="3" cy="3" r="1.2" fill="{ink}"/>'
    if shape in _STROKES:
        drawn = f'<path d="{_STROKES[shape]}" stroke="{ink}" stroke-width="1.1" fill="none"/>'
    sheet.patterns[name] = (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse"{_scaled(unit)}>'
        f'<rect width="6" height="6" fill="{ground}"/>{drawn}</pattern>'
    )
    return f"url(#{name})"


def _scaled(unit: float) -> str:
    return f' patternTransform="scale({number(unit)})"' if unit != 1 else ""


def dashes(name: str, width: float = 1.5) -> str | None:
    """As stroke-dasharray; a solid line has none."""
    lengths = _LENGTHS.get(name)
    return " ".join(number(length * max(1.0, width / 1.5)) for length in lengths) if lengths else None


def symbol(sheet: Sheet, name: str, x: float, y: float, size: float, fill: str, **said: object) -> None:
    """A mark about (x, y), `size` pixels across."""
    r = size / 2
    if name in ("line-ns", "line-ew"):
        dx, dy = (0.0, r) if name == "line-ns" else (r, 0.0)
        sheet.line(x - dx, y - dy, x + dx, y + dy, **said)
    elif name in ("x", "cross"):
        turn = 45 if name == "x" else 0
        bar = f"M{number(-r)} 0H{number(r)}M0 {number(-r)}V{number(r)}"
        sheet.path(
            bar,
            stroke=fill,
            stroke_width=max(1.5, r * 0.6),
            transform=f"translate({number(x)} {number(y)}) rotate({turn})",
        )
    elif name == "star":
        sheet.path(_ring(x, y, 10, -90, (r * 1.25, r * 0.55)), fill=fill, **said)
    elif name in _REGULAR:
        corners, turn = _REGULAR[name]
        sheet.path(_ring(x, y, corners, turn, (r * 1.15,)), fill=fill, **said)
    else:
        sheet.element("circle", cx=x, cy=y, r=r, fill=fill, **said)


def _ring(x: float, y: float, corners: int, turn: float, radii: tuple[float, ...]) -> str:
    points = []
    for at in range(corners):
        angle, radius = math.radians(turn + 360 * at / corners), radii[at % len(radii)]
        points.append(f"{number(x + radius * math.cos(angle))} {number(y + radius * math.sin(angle))}")
    return f"M{'L'.join(points)}Z"
