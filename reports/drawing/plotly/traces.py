"""The traces of a Plotly figure on paper: bars with their bases and hatchings, lines with their gaps, marks and whiskers."""

from itertools import pairwise
from typing import Any

from charts.plot import Json
from reports.drawing.marks import dashes, pattern, symbol
from reports.drawing.plotly.axes import Plot
from reports.drawing.sheet import Sheet

_OVERLAID = 0.5  # how much of a bar's colour Plotly lets the ink of its pattern hide, if a chart does not say


def each(value: Any, at: int, otherwise: Any = None) -> Any:
    """The value for one point: Plotly takes one for all, or one each."""
    if isinstance(value, list | tuple):
        return value[at] if at < len(value) else otherwise
    return otherwise if value is None else value


def bars(sheet: Sheet, plot: Plot, trace: Json) -> None:
    level = trace.get("orientation") == "h"
    lengths, places = (trace.get("x"), trace.get("y")) if level else (trace.get("y"), trace.get("x"))
    for at, (length, place) in enumerate(zip(lengths or (), places or (), strict=True)):
        if length is None or place is None:
            continue
        base, thick = float(each(trace.get("base"), at, 0.0)), float(each(trace.get("width"), at, 0.8))
        said = _paint(sheet, trace.get("marker") or {}, at) | {"fill_opacity": trace.get("opacity")}
        along, across = (plot.x, plot.y) if level else (plot.y, plot.x)
        start, end = sorted((along(base), along(base + float(length))))
        low, high = sorted((across(place - thick / 2), across(place + thick / 2)))
        box = (start, low, end - start, high - low) if level else (low, start, high - low, end - start)
        sheet.rect(*box, **said)


def _paint(sheet: Sheet, marker: Json, at: int) -> Json:
    """Fill and edge of one bar."""
    colour, hatch, line = (
        each(marker.get("color"), at, sheet.palette.industrial),
        marker.get("pattern") or {},
        marker.get("line") or {},
    )
    ink = each(hatch.get("fgcolor"), at, sheet.palette.background)
    how = {name: float(each(hatch[name], at)) for name in ("size", "solidity") if hatch.get(name) is not None}
    seen = float(each(hatch.get("fgopacity"), at, _OVERLAID))
    fill = pattern(sheet, each(hatch.get("shape"), at, ""), colour, ink, seen=seen, **how)
    edge = float(each(line.get("width"), at, 0))
    return {"fill": fill, "stroke": each(line.get("color"), at) if edge else None, "stroke_width": edge or None}


def points(sheet: Sheet, plot: Plot, trace: Json) -> None:
    """A line with its gaps, its whiskers, and its marks on top."""
    mode, opacity = trace.get("mode", "lines"), trace.get("opacity")
    found = [
        None if x is None or y is None else (plot.x(x), plot.y(y))
        for x, y in zip(trace.get("x") or (), trace.get("y") or (), strict=True)
    ]
    inner = Sheet(sheet.width, sheet.height, "", "", sheet.palette)
    if "lines" in mode:
        _line(inner, found, trace.get("line") or {})
    if trace.get("error_x"):
        _whiskers(inner, plot, trace)
    if "markers" in mode:
        for at, point in enumerate(found):
            if point:
                mark(inner, trace, at, *point)
    sheet.parts.append(f'<g opacity="{opacity if opacity is not None else 1}">{"".join(inner.parts)}</g>')


def _line(sheet: Sheet, found: list[tuple[float, float] | None], line: Json) -> None:
    drawn, started = "", False
    for before, after in pairwise([None, *found]):
        if after and before:
            drawn += f"L{after[0]:.2f} {after[1]:.2f}"
        elif after:
            drawn, started = drawn + f"M{after[0]:.2f} {after[1]:.2f}", True
    if started:
        thick = float(line.get("width", 2))
        sheet.path(
            drawn,
            fill="none",
            stroke=line.get("color", sheet.palette.industrial),
            stroke_width=thick,
            stroke_dasharray=dashes(line.get("dash", "solid"), thick),
            stroke_linejoin="round",
        )


def _whiskers(sheet: Sheet, plot: Plot, trace: Json) -> None:
    error = trace["error_x"]
    said = {"stroke": error.get("color", sheet.palette.text), "stroke_width": error.get("thickness", 2)}
    cap = float(error.get("width", 4))
    for at, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None:
            continue
        more, less = each(error.get("array"), at, 0.0) or 0.0, each(error.get("arrayminus"), at, 0.0) or 0.0
        left, right, middle = plot.x(x - less), plot.x(x + more), plot.y(y)
        if right > left:
            sheet.line(left, middle, right, middle, **said)
            for end in (left, right):
                sheet.line(end, middle - cap, end, middle + cap, **said)


def mark(sheet: Sheet, trace: Json, at: int, x: float, y: float) -> None:
    marker = trace.get("marker") or {}
    line = marker.get("line") or {}
    colour = each(marker.get("color"), at, sheet.palette.industrial)
    said = {"stroke": each(line.get("color"), at), "stroke_width": each(line.get("width"), at)}
    symbol(
        sheet, each(marker.get("symbol"), at, "circle"), x, y, float(each(marker.get("size"), at, 6)), colour, **said
    )


def sample(sheet: Sheet, trace: Json, x: float, y: float) -> None:
    """How the trace looks in the legend, 27 pixels wide, about the height `y`."""
    if trace.get("type") == "bar":
        sheet.rect(x + 4, y - 5, 18, 10, **_paint(sheet, trace.get("marker") or {}, 0))
        return
    if "lines" in trace.get("mode", "lines"):
        _line(sheet, [(x, y), (x + 27, y)], trace.get("line") or {})
    if "markers" in trace.get("mode", ""):
        small = dict(
            trace,
            marker=dict(
                trace.get("marker") or {}, size=min(12, float(each((trace.get("marker") or {}).get("size"), 0, 6)))
            ),
        )
        mark(sheet, small, 0, x + 13.5, y)
