"""Pictures to be taken away: a chart, a map or the flow of money of the screen, as SVG or as PNG for print."""

import struct
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO

from PIL.PngImagePlugin import PngInfo, putchunk

from charts.flow_view import FlowView
from charts.map_view import Legend, MapView
from charts.pictures import Caption, MapOnScreen, Picture, PictureWriter, PlotPicture
from reports.drawing import flow as drawing_flow
from reports.drawing.glyphs import clean
from reports.drawing.map import tilted as drawing_tilted
from reports.drawing.map.key import KeyEntry
from reports.drawing.map.province import Link, Province
from reports.drawing.map.province import draw as draw_map
from reports.drawing.plotly import figure as plot_drawing
from reports.drawing.plotly.figure import on_paper
from reports.drawing.sheet import Sheet, framed
from reports.drawing.typesetting import PRINT_RESOLUTION, png

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
MAP_ACROSS, CLOSE_ACROSS = 760.0, 560.0  # pixels: the province, and a part of it close up
_MAP_SIZE = 11.3
_PNG, _HEADER = (
    b"\x89PNG\r\n\x1a\n",
    33,
)  # how one begins, and its bytes with the first chunk, which is always the header
_AN_INCH = 0.0254  # metres
_A_STROKE = 700  # pixels a map is high on which links have their full width, as on the screen


def picture_file(kind: str, picture: Picture, caption: Caption) -> bytes:
    """The picture in its frame as a file of one of MEDIA_TYPES. ValueError of another kind."""
    return of_sheet(framed(drawing(picture), caption), kind)


def drawing(picture: Picture) -> Sheet:
    """As the screen shows it, in the light palette."""
    if isinstance(picture, PlotPicture):
        return plot_drawing.draw(on_paper(picture.plot.to_plotly_json()), picture.alt)
    if isinstance(picture, FlowView):
        return drawing_flow.draw(picture)
    return _map(picture)


def of_sheet(sheet: Sheet, kind: str) -> bytes:
    """The drawing as a file: SVG stands alone and keeps its text, PNG has 300 dots an inch and needs no font."""
    if kind not in MEDIA_TYPES:
        raise ValueError(f"a picture is one of {', '.join(MEDIA_TYPES)}, not {kind!r}")
    svg = sheet.svg()
    if kind == "svg":
        return svg.encode()
    return _with_words(png(svg, sheet.width, sheet.height), sheet.title, sheet.described)


def _with_words(pixels: bytes, title: str, described: str) -> bytes:
    """The same PNG with its dots an inch and its words, which is how programs size and name it. ValueError where it is none."""
    if not pixels.startswith(_PNG):
        raise ValueError("not a PNG")
    dots, said = round(PRINT_RESOLUTION / _AN_INCH), PngInfo()
    said.add(b"pHYs", struct.pack(">IIB", dots, dots, 1))
    for keyword, text in (("Title", title), ("Description", described)):
        if text:
            said.add_itxt(keyword, clean(text))
    # Put in behind the header: to open the picture and save it again takes as long as to draw it.
    file = BytesIO()
    file.write(pixels[:_HEADER])
    for kind, content, *_ in said.chunks:
        putchunk(file, kind, content)
    file.write(pixels[_HEADER:])
    return file.getvalue()


def _map(picture: MapOnScreen) -> Sheet:
    """The map that can be zoomed is drawn as it opens: without an enlarged part, and its key says which way links go."""
    view, is_vector = picture.view, picture.look == "drawn"
    province = _province(view, way=not is_vector)
    if picture.look == "tilted":
        return drawing_tilted.draw(province, MAP_ACROSS, size=_MAP_SIZE)
    if not is_vector:
        return draw_map(replace(province, inset=""), MAP_ACROSS, size=_MAP_SIZE)
    return draw_map(province, CLOSE_ACROSS if view.focus else MAP_ACROSS, size=_MAP_SIZE)


def _province(view: MapView, way: bool) -> Province:
    focus = tuple(view.focus)
    shown = [one for one in view.arcs if not focus or {one.start, one.end} <= set(focus)]
    links = tuple(
        Link(one.start, one.end, one.width, one.emphasis == "dim", one.pace, one.step, one.tag) for one in shown
    )
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


def _key(legend: Legend, way: bool) -> tuple[KeyEntry, ...]:
    """The screen's key line by line: roles, what the widths and the shades stand for, and what has no figure."""
    found = [KeyEntry(role, said) for role, said in zip(("industrial", "mountain"), legend.roles, strict=False)]
    if way:
        found.insert(1, KeyEntry("way", ""))
    found += [KeyEntry("words", legend.arc_title)] if legend.arc_title else []
    found += [KeyEntry("pace", said, pace) for pace, said in legend.paces]
    found += [KeyEntry("shade", said, step) for step, said in legend.shades]
    found += [KeyEntry("words", legend.width_title)] if legend.width_title else []
    found += [KeyEntry("width", said, width) for width, said in legend.widths]
    found += [KeyEntry("no_figure", legend.no_figure)] if legend.no_figure else []
    found += [KeyEntry("words", legend.title)] if legend.title else []
    found += [KeyEntry("step", said, step) for step, said in legend.steps]
    found += [KeyEntry("no_data", legend.no_data)] if legend.no_data else []
    return tuple(found)


# Ending → media type and what makes the bytes: what the screen's buttons are given at the start.
WRITERS: Mapping[str, tuple[str, PictureWriter]] = {
    kind: (media_type, partial(picture_file, kind)) for kind, media_type in MEDIA_TYPES.items()
}
