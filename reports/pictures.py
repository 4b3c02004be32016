"""Pictures to be taken away: a chart, a map or the flow of money of the screen, as SVG or as PNG for print."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from reports.drawing import flow as drawing_flow
from reports.drawing.map import tilted as drawing_tilted
from reports.drawing.map.key import KeyEntry
from reports.drawing.map.province import Link, Province
from reports.drawing.map.province import draw as draw_map
from reports.drawing.plotly import figure as plot_drawing
from reports.drawing.plotly.figure import on_paper
from reports.drawing.png import told
from reports.drawing.sheet import Caption, Sheet, framed
from reports.drawing.typesetting import png

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
MAP_ACROSS, CLOSE_ACROSS = 760.0, 560.0  # pixels: the province, and a part of it close up
_MAP_SIZE = 11.3
_A_STROKE = 700  # pixels a map is high on which links have their full width, as on the screen


def of_sheet(sheet: Sheet, kind: str) -> bytes:
    """The drawing as a file: SVG stands alone and keeps its text, PNG has 300 dots an inch and needs no font."""
    if kind not in MEDIA_TYPES:
        raise ValueError(f"a picture is one of {', '.join(MEDIA_TYPES)}, not {kind!r}")
    svg = sheet.svg()
    if kind == "svg":
        return svg.encode()
    return told(png(svg, sheet.width, sheet.height), sheet.title, sheet.described)


def from_plotly(drawn: tuple[dict[str, Any], str], kind: str, caption: Mapping[str, str]) -> bytes:
    """A chart of the screen, as `figure.to_plotly_json()` gives it, with the words for who does not see it; `caption` has
    the fields of a Caption."""
    figure, alt = drawn
    return of_sheet(framed(plot_drawing.draw(on_paper(figure), alt), Caption(**caption)), kind)


def from_map(view: Any, kind: str, caption: Mapping[str, str]) -> bytes:
    """The vector map of the screen; `view` has the fields of ui.pieces.svg_map.MapView."""
    across = CLOSE_ACROSS if view.focus else MAP_ACROSS
    return of_sheet(framed(draw_map(_province(view), across, size=_MAP_SIZE), Caption(**caption)), kind)


def from_flat_map(view: Any, kind: str, caption: Mapping[str, str]) -> bytes:
    """The map of the screen that can be zoomed, as it opens: without an enlarged part, and its key says which way links go."""
    drawn = replace(_province(view, way=True), inset="")
    return of_sheet(framed(draw_map(drawn, MAP_ACROSS, size=_MAP_SIZE), Caption(**caption)), kind)


def from_tilted_map(view: Any, kind: str, caption: Mapping[str, str]) -> bytes:
    """The tilted map of the screen, as it opens."""
    drawn = drawing_tilted.draw(_province(view, way=True), MAP_ACROSS, size=_MAP_SIZE)
    return of_sheet(framed(drawn, Caption(**caption)), kind)


def from_flow(view: Any, kind: str, caption: Mapping[str, str]) -> bytes:
    """The flow of money; `view` has the fields of ui.pieces.flow_picture.FlowView."""
    return of_sheet(framed(drawing_flow.draw(view), Caption(**caption)), kind)


def _province(view: Any, way: bool = False) -> Province:
    focus = tuple(view.focus)
    shown = [one for one in view.arcs if not focus or {one.start, one.end} <= set(focus)]
    links = tuple(Link(one.start, one.end, one.width, one.emphasis == "dim") for one in shown)
    return Province(
        "",
        view.alt,
        links,
        dict(view.roles),
        dict(view.labels),
        view.footnote,
        {shade.adcode: shade.step for shade in view.shades},
        frozenset(focus),
        focus,
        _key(view.legend, way),
        "" if focus else view.words.inset,
        max(0.6, (CLOSE_ACROSS if focus else MAP_ACROSS * 0.83) / _A_STROKE),
    )


def _key(legend: Any, way: bool) -> tuple[KeyEntry, ...]:
    """The screen's key line by line: roles, what the widths and the shades stand for, and what has no figure."""
    found = [KeyEntry(role, said) for role, said in zip(("industrial", "mountain"), legend.roles, strict=False)]
    if way:
        found.insert(1, KeyEntry("way", ""))
    found += [KeyEntry("words", legend.arc_title)] if legend.arc_title else []
    found += [KeyEntry("width", said, width) for width, said in legend.widths]
    found += [KeyEntry("no_figure", legend.no_figure)] if legend.no_figure else []
    found += [KeyEntry("words", legend.title)] if legend.title else []
    found += [KeyEntry("step", said, step) for step, said in legend.steps]
    found += [KeyEntry("no_data", legend.no_data)] if legend.no_data else []
    return tuple(found)


# Ending → media type, and by what is drawn what makes its bytes: what the screen's buttons are given at the start.
_DRAWN: dict[str, Callable[..., bytes]] = {
    "chart": from_plotly,
    "drawn": from_map,
    "flat": from_flat_map,
    "tilted": from_tilted_map,
    "flow": from_flow,
}
WRITERS: dict[str, tuple[str, Mapping[str, Callable[..., bytes]]]] = {
    kind: (media_type, _DRAWN) for kind, media_type in MEDIA_TYPES.items()
}
