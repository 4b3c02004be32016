"""Pictures to be taken away: a chart or the map, of a story or of the screen, as SVG or as PNG for print, with what must be said along."""

from collections.abc import Callable, Mapping
from typing import Any

from reports import plot_drawing
from reports.drawing import Caption, Sheet, framed
from reports.drawing_charts import draw as draw_chart
from reports.drawing_map import Link, Province
from reports.drawing_map import draw as draw_map
from reports.drawing_map_key import KeyEntry
from reports.drawing_story import map_sheet
from reports.story import Chart, MapPicture
from reports.typesetting import png
from style.colours import LIGHT, PALETTES

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
MAP_ACROSS = 760.0
_MAP_SIZE = 12.0


def of_sheet(sheet: Sheet, kind: str) -> bytes:
    """The drawing as a file: SVG stands alone and keeps its text, PNG has 300 dots an inch and needs no font."""
    if kind not in MEDIA_TYPES:
        raise ValueError(f"a picture is one of {', '.join(MEDIA_TYPES)}, not {kind!r}")
    svg = sheet.svg()
    return svg.encode() if kind == "svg" else png(svg, sheet.width, sheet.height)


def from_chart(chart: Chart, kind: str, caption: Caption = Caption()) -> bytes:  # noqa: B008  frozen
    """A chart of a story."""
    return of_sheet(framed(draw_chart(chart), caption), kind)


def from_map_picture(picture: MapPicture, lang: str, kind: str, caption: Caption = Caption()) -> bytes:  # noqa: B008  frozen
    """The map of a story."""
    return of_sheet(framed(map_sheet(picture, lang, MAP_ACROSS, _MAP_SIZE), caption), kind)


def from_plotly(figure: dict[str, Any], kind: str, alt: str, caption: Mapping[str, str]) -> bytes:
    """A chart of the screen, as `figure.to_plotly_json()` gives it; `caption` has the fields of a Caption."""
    return of_sheet(framed(plot_drawing.draw(figure, alt), Caption(**caption)), kind)


def from_map(view: Any, kind: str, caption: Mapping[str, str], theme: str = "light") -> bytes:
    """The vector map of the screen; `view` has the fields of ui.svg_map.MapView."""
    sheet = draw_map(_province(view), MAP_ACROSS, PALETTES.get(theme, LIGHT), _MAP_SIZE)
    return of_sheet(framed(sheet, Caption(**caption)), kind)


def _province(view: Any) -> Province:
    focus = tuple(view.focus)
    shown = [one for one in view.arcs if not focus or {one.start, one.end} <= set(focus)]
    links = tuple(Link(one.start, one.end, one.width, one.emphasis == "dim") for one in shown)
    roles = {adcode: role for adcode, role in view.roles.items() if not focus or adcode in focus}
    return Province(
        "", view.alt, links, roles, dict(view.labels), view.footnote, {shade.adcode: shade.step for shade in view.shades},
        frozenset(focus), focus, _key(view.legend),
    )  # fmt: skip


def _key(legend: Any) -> tuple[KeyEntry, ...]:
    """The screen's key line by line: roles, what the shades and the widths stand for, and what has no figure."""
    found = [
        KeyEntry(role, said) for role, said in zip(("industrial", "mountain"), legend.roles, strict=False)
    ]
    found += [KeyEntry("words", legend.title)] if legend.title else []
    found += [KeyEntry("step", said, step) for step, said in legend.steps]
    found += [KeyEntry("no_data", legend.no_data)] if legend.no_data else []
    found += [KeyEntry("words", legend.arc_title)] if legend.arc_title else []
    found += [KeyEntry("width", said, width) for width, said in legend.widths]
    found += [KeyEntry("no_figure", legend.no_figure)] if legend.no_figure else []
    return tuple(found)


# Ending → media type, and what makes the bytes of a chart and of a map: what the screen's buttons are given at the start.
WRITERS: dict[str, tuple[str, Callable[..., bytes], Callable[..., bytes]]] = {
    kind: (media_type, from_plotly, from_map) for kind, media_type in MEDIA_TYPES.items()
}
