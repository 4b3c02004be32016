"""Marks that tell series apart without colour: hatchings, symbols and dashes, as SVG."""

import math
import re

from charts.style import PATTERNS
from reports.drawing.sheet import Sheet, number

# As a screen draws them: strips run through a cell, so many times its size across where they are slanted.
_SLANTED = {"/": ("/",), "\\": ("\\",), "x": ("/", "\\")}
_STRAIGHT = {"-": ("-",), "|": ("|",), "+": ("-", "|")}
_SIZE, _SOLID = 6.0, 0.3  # a cell in pixels, and the share of it that is ink, as in charts.style.fill
# Pixels: one dot of print (96 an inch over 300). A cell is repeated side by side; were its edge not on a whole dot, each would
# be blended with the ground there, and a hatching would show a net of pale seams. So cells are rounded to whole dots.
_DOT = 0.32
_NO_COLOUR = re.compile(r"[^#\w(),.% ]")
# Plotly's own: lengths of ink and gap by turns, counted in widths of the line, which for this are never below three pixels.
_LENGTHS = {"dash": (3, 3), "dot": (1, 1), "dashdot": (3, 1, 1, 1), "longdash": (5, 5), "longdashdot": (5, 2, 1, 2)}
_SHORTEST = 3.0
_REGULAR = {
    "square": (4, 45),
    "diamond": (4, 0),
    "triangle-up": (3, -90),
    "triangle-down": (3, 90),
    "triangle-right": (3, 0),
    "pentagon": (5, -90),
    "hexagon": (6, 0),
}


def pattern(
    sheet: Sheet,
    shape: str,
    ground: str,
    ink: str,
    unit: float = 1.0,
    *,
    size: float = _SIZE,
    solidity: float = _SOLID,
    seen: float = 1.0,
) -> str:
    """The paint of a hatched area, to be given as its fill; without a shape the ground alone. `solidity` is the share of it that
    is inked, `seen` how much of the ground that ink hides; `unit` is what a pixel is where the sheet's own lengths are not pixels."""
    if not shape:
        return ground
    if shape not in PATTERNS:
        raise ValueError(f"hatching {shape!r} is none of {' '.join(PATTERNS)}")
    ground, ink = (_NO_COLOUR.sub("", colour) for colour in (ground, ink))
    parts = (
        f"p{PATTERNS.index(shape)}",
        ground,
        ink,
        f"{unit * 1000:.0f}",
        number(size),
        number(solidity),
        number(seen),
    )
    name = re.sub(r"[^\w-]", "", "-".join(parts))
    cell = round(size * (math.sqrt(2) if shape in _SLANTED else 1) / _DOT) * _DOT
    scaled = f' patternTransform="scale({number(unit)})"' if unit != 1 else ""
    sheet.patterns[name] = (
        f'<pattern id="{name}" width="{cell:.3f}" height="{cell:.3f}" patternUnits="userSpaceOnUse"{scaled}>'
        f'<rect width="{cell:.3f}" height="{cell:.3f}" fill="{ground}"/>'
        f'<g opacity="{number(seen)}">{_inked(shape, ink, cell, size, solidity)}</g></pattern>'
    )
    return f"url(#{name})"


def _inked(shape: str, ink: str, cell: float, size: float, solidity: float) -> str:
    """What is drawn in one cell; two ways of strips cross, so each is thinner."""
    if shape == ".":
        half = cell / 2
        return (
            f'<circle cx="{half:g}" cy="{half:g}" r="{math.sqrt(solidity * size * size / math.pi):.3f}" fill="{ink}"/>'
        )
    ways = (*_SLANTED.get(shape, ()), *_STRAIGHT.get(shape, ()))
    thick = solidity * size if len(ways) == 1 else size - size * math.sqrt(1 - solidity)
    drawn = "".join(_strips(way, cell) for way in ways)
    return f'<path d="{drawn}" stroke="{ink}" stroke-width="{thick:.3f}" fill="none"/>'


def _strips(way: str, cell: float) -> str:
    """Lines through a cell, slanted ones beyond its corners too, so that they meet those of the next."""
    half, quarter = cell / 2, cell / 4
    low, high = -quarter, cell + quarter
    corners = {
        "/": ((low, quarter, quarter, low), (0, cell, cell, 0), (cell - quarter, high, high, cell - quarter)),
        "\\": ((low, cell - quarter, quarter, high), (0, 0, cell, cell), (cell - quarter, low, high, quarter)),
        "-": ((0, half, cell, half),),
        "|": ((half, 0, half, cell),),
    }
    return "".join(f"M{a:.3f} {b:.3f}L{c:.3f} {d:.3f}" for a, b, c, d in corners[way])


def dashes(name: str, width: float = 1.5) -> str | None:
    """As stroke-dasharray; a solid line has none."""
    lengths = _LENGTHS.get(name)
    return " ".join(number(length * max(_SHORTEST, width)) for length in lengths) if lengths else None


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
