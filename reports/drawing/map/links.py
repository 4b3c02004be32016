"""The links of a map as drawings: a bowed line that goes from the one side's colour to the other's, and its head."""

import math

from analytics.map.geography import arc
from analytics.map.paths import ArcPath
from reports.drawing.sheet import Sheet, number
from style.colours import Palette

THIN = 1.2  # pixels of a link without a figure
DIM = 0.22  # how much is seen of a link that was not asked for
_LIKED, _NECK, _WIDE = 0.86, 1.5, 0.62
_CASING = 2.4  # pixels the light edge of a link over shaded counties is wider


def drawn_width(width: float | None, stroke: float) -> float:
    """In pixels; without a figure a link is thin."""
    return max(0.9, (THIN if width is None else width) * stroke)


def link(
    sheet: Sheet,
    ends: tuple[str, str],
    width: float | None,
    *,
    dim: bool,
    gap: float,
    stroke: float,
    unit: float,
    cased: bool,
    colour: str | None = None,
    dashed: bool = False,
) -> None:
    """A link on a sheet in drawing units, `unit` of them a pixel; its head stops `gap` short of the county's dot. `colour`: in one
    colour and not from side to side."""
    ink = sheet.palette
    thick = drawn_width(width, stroke) * unit
    length, half = (share * (4.5 * unit * stroke + thick) for share in (_NECK, _WIDE))
    line, head = _shapes(*ends, gap, length, half)
    paint = colour or (ink.muted if width is None else ramp(sheet, *ends, ink))
    gaps = (5 * unit, 4 * unit) if width is None else (2.6 * thick, 1.5 * thick) if dashed else None
    inner = Sheet(sheet.width, sheet.height, "", "", ink)
    if cased:
        inner.path(
            line,
            fill="none",
            stroke=ink.background,
            stroke_opacity=0.8,
            stroke_linecap="round",
            stroke_width=thick + _CASING * unit,
        )
        inner.path(
            head, fill=ink.background, stroke=ink.background, stroke_opacity=0.8, stroke_width=_CASING * unit / 2
        )
    inner.path(
        line,
        fill="none",
        stroke=paint,
        stroke_width=thick,
        stroke_opacity=1 if colour and width is not None else _LIKED,
        stroke_linecap="butt" if dashed else "round",
        stroke_dasharray=" ".join(map(number, gaps)) if gaps else None,
    )
    inner.path(head, fill=colour or (ink.muted if width is None else ink.mountain))
    sheet.parts.append(f'<g opacity="{DIM if dim else 1}">{"".join(inner.parts)}</g>')


def ramp(sheet: Sheet, start: str, end: str, ink: Palette) -> str:
    """The paint from the industrial side's colour to the mountain side's, along the chord."""
    drawn, name = arc(start, end), f"way-{start}-{end}"
    gradient(sheet, name, (drawn.x0, drawn.y0), (drawn.x1, drawn.y1), ink)
    return f"url(#{name})"


def gradient(sheet: Sheet, name: str, start: tuple[float, float], end: tuple[float, float], ink: Palette) -> None:
    (x1, y1), (x2, y2) = start, end
    sheet.patterns[name] = (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{number(x1)}" y1="{number(y1)}"'
        f' x2="{number(x2)}" y2="{number(y2)}"><stop offset="0.15" stop-color="{ink.industrial}"/>'
        f'<stop offset="0.85" stop-color="{ink.mountain}"/></linearGradient>'
    )


def _shapes(start: str, end: str, gap: float, length: float, half: float) -> tuple[str, str]:
    """The line up to where its head begins, and the head."""
    line: ArcPath = arc(start, end, gap * 0.8, gap + length)
    whole = arc(start, end, gap * 0.8, gap)
    return line.d, head((line.x1, line.y1), (whole.x1, whole.y1), half)


def head(neck: tuple[float, float], tip: tuple[float, float], half: float) -> str:
    """An arrowhead whose barbs reach a little behind its neck."""
    run = math.dist(neck, tip) or 1.0
    dx, dy = (tip[0] - neck[0]) / run * half, (tip[1] - neck[1]) / run * half
    back = neck[0] - dx * 0.25, neck[1] - dy * 0.25
    corners = (tip, (back[0] - dy, back[1] + dx), neck, (back[0] + dy, back[1] - dx))
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"
