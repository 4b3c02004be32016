"""A chart of the screen on paper: the JSON of a Plotly figure, of the few kinds of traces the house uses, as the same drawing."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from charts.plot import Json, Trace
from reports.drawing.marks import dashes
from reports.drawing.plotly.axes import LINE, Plot, Scale, breadth, grid, rows, tick_words, write
from reports.drawing.plotly.known import check
from reports.drawing.plotly.traces import bars, points, sample
from reports.drawing.sheet import MARGIN, SIZE, Sheet
from style.colours import CATEGORICAL, DARK, LIGHT, PALETTES, Palette

ACROSS = 760.0
HEIGHT = 320.0
_ANCHORS = {"left": "start", "right": "end"}
_GAP, _SAMPLE = 20.0, 33.0  # between the entries of the legend, and the room of a sample
# A figure's height is that of all of it. Plotly takes from it, in pixels, what stands around the plot, so that on paper the
# plot is as high as on the screen: the axis' title where no margin is set, the legend, and the words of the x axis.
_HEADING, _LEGEND, _BELOW = 24.0, 40.0, 28.0
_LOWEST = 60.0  # of a plot, however little its figure leaves it
_BESIDE = 10.0  # from the widest word of the y axis to the plot, with the tick's own distance


def draw(figure: Json, alt: str, across: float = ACROSS, *, spare: float = MARGIN) -> Sheet:
    """The figure `across` pixels wide, with so many `spare` around it. UnknownTrace where it holds what is not drawn here."""
    check(figure)
    layout, traces = figure.get("layout") or {}, figure.get("data") or ()
    sheet = Sheet(across, 0, _title(layout), alt, _palette(layout), spare=spare)
    top = _legend(sheet, layout, traces, _heading(sheet, layout))
    plot = _plot(sheet, layout, traces, top)
    _shapes(sheet, plot, layout, below=True)
    grid(sheet, plot)
    for trace in traces:
        (bars if trace.get("type") == "bar" else points)(sheet, plot, trace)
    _shapes(sheet, plot, layout, below=False)
    tick_words(sheet, plot)
    for note in layout.get("annotations") or ():
        _annotation(sheet, plot, note)
    return sheet


def _palette(layout: Json) -> Palette:
    return next((one for one in PALETTES.values() if one.background == layout.get("paper_bgcolor")), LIGHT)


def _title(layout: Json) -> str:
    said = _title_text(layout) or ((layout.get("legend") or {}).get("title") or {}).get("text") or ""
    return " ".join(row.text for row in rows(said))


def _title_text(layout: Json) -> str:
    title = layout.get("title") or {}
    return title if isinstance(title, str) else title.get("text") or ""


def _heading(sheet: Sheet, layout: Json) -> float:
    """The unit at the upper left, whether it is the figure's title or its legend's; gives back where it ends."""
    legend = (layout.get("legend") or {}).get("title") or {}
    said = _title_text(layout) or (legend.get("text") if layout.get("showlegend") else "")
    if not said:
        return 0.0
    write(sheet, said, 0, 2, sheet.palette.muted, upright="top")
    return 2 + LINE * len(rows(said))


def _legend(sheet: Sheet, layout: Json, traces: Sequence[Trace], y: float) -> float:
    """The entries in rows from the left; gives back where they end."""
    named = [trace for trace in traces if trace.get("name") and trace.get("showlegend") is not False]
    if not layout.get("showlegend") or not named:
        return y
    x, y = 0.0, y + LINE * 0.8
    for trace in named:
        taken = _SAMPLE + breadth(trace["name"])
        if x and x + taken > sheet.width:
            x, y = 0.0, y + LINE + 3
        sample(sheet, trace, x, y)
        write(sheet, trace["name"], x + _SAMPLE, y, sheet.palette.text)
        x += taken + _GAP
    return y + LINE * 0.6


def _plot(sheet: Sheet, layout: Json, traces: Sequence[Trace], top: float) -> Plot:
    """Where the plot lies: as high as on the screen, with room for the words at its edges."""
    x, y = (
        Scale(layout.get(f"{name}axis") or {}, [v for trace in traces for v in trace.get(name) or () if v is not None])
        for name in "xy"
    )
    margin = layout.get("margin") or {}
    left = max((breadth(said, y.font("size", SIZE)) for _, said in y.ticks), default=0) + _BESIDE
    right = sheet.width - max(
        float(margin.get("r", 10)), max((breadth(said) / 2 for _, said in x.ticks[-1:]), default=0)
    )
    names = any(note.get("yref") == "paper" for note in layout.get("annotations") or ())
    top += 10 + (LINE if names else 0)
    above = float(margin.get("t", _HEADING)) + (_LEGEND if layout.get("showlegend") else 0)
    bottom = top + max(_LOWEST, float(layout.get("height") or HEIGHT) - above - _BELOW)
    x.over(left, right)
    y.over(bottom, top)
    sheet.height = bottom + 8 + LINE * max((len(rows(said)) for _, said in x.ticks), default=0)
    return Plot(x, y, left, top, right, bottom)


def _shapes(sheet: Sheet, plot: Plot, layout: Json, below: bool) -> None:
    for shape in layout.get("shapes") or ():
        if (shape.get("layer") == "below") is not below:
            continue
        x0, x1 = (plot.across(shape[name], shape.get("xref", "x")) for name in ("x0", "x1"))
        y0, y1 = (plot.upright(shape[name], shape.get("yref", "y")) for name in ("y0", "y1"))
        line = shape.get("line") or {}
        said = {
            "stroke": line.get("color") if line.get("width") else None,
            "stroke_width": line.get("width") or None,
            "stroke_dasharray": dashes(line.get("dash", "solid")),
            "opacity": shape.get("opacity"),
        }
        if shape.get("type") == "line":
            sheet.line(x0, y0, x1, y1, **said)
        else:
            sheet.rect(
                min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), fill=shape.get("fillcolor", "none"), **said
            )


def _annotation(sheet: Sheet, plot: Plot, note: Json) -> None:
    """A text at its point, moved by its shifts (up is positive) and held by its anchors."""
    x = plot.across(note.get("x", 0), note.get("xref", "x")) + float(note.get("xshift") or 0)
    y = plot.upright(note.get("y", 0), note.get("yref", "y")) - float(note.get("yshift") or 0)
    font = note.get("font") or {}
    size, held = font.get("size", SIZE), _ANCHORS.get(note.get("xanchor", "center"), "middle")
    upright, text = note.get("yanchor", "middle"), note.get("text") or ""
    if note.get("bgcolor"):
        _plate(sheet, note, x, y, size)
    write(sheet, text, x, y, font.get("color", sheet.palette.text), size=size, anchor=held, upright=upright)


def _plate(sheet: Sheet, note: Json, x: float, y: float, size: float) -> None:
    """The ground of a text that stands in the middle of its point, where it would not be read on what lies behind."""
    pad = float(note.get("borderpad", 1))
    wide, tall = breadth(note["text"], size) + 2 * pad, LINE * size / SIZE * len(rows(note["text"]))
    sheet.rect(x - wide / 2, y - tall / 2, wide, tall, fill=note["bgcolor"])


def _pairs() -> list[tuple[str, str]]:
    found = list(zip(CATEGORICAL["dark"], CATEGORICAL["light"], strict=True))
    for one in fields(DARK):
        dark, light = getattr(DARK, one.name), getattr(LIGHT, one.name)
        found += zip(dark, light, strict=True) if isinstance(dark, tuple) else [(dark, light)]
    return found


INKS = dict(_pairs())


def on_paper(figure: Any, name: str = "") -> Any:
    """The figure's JSON in the light palette; only what stands under a colour's name is a colour."""
    if isinstance(figure, dict):
        return {key: on_paper(value, key) for key, value in figure.items()}
    if isinstance(figure, list | tuple):
        return [on_paper(value, name) for value in figure]
    return INKS.get(figure, figure) if isinstance(figure, str) and name.endswith("color") else figure
