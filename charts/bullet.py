"""Bullets: bars against one mark that all are to reach, on quiet bands that say what a length is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.plot import Json, Plot, Trace, finished
from charts.style import HOVER, SIZE, Axis, as_written, ems, folded, heading, layout, note, values_axis, words_axis
from style.colours import Palette

NAME_EMS = 9.0
ACROSS = 260  # pixels for the bars at the least, on a phone
THICK = 0.46  # of a place along the axis; a band fills the whole of it
SIGNS = {"good": "●", "attention": "▲", "bad": "■"}  # as tables have them


@dataclass(frozen=True)
class Bullet:
    """One bar: `said` is what the pointer reads, `printed` stands at its end, `tone` (good, attention, bad or none)
    gives it a colour and a sign."""

    label: str
    value: float
    said: str
    printed: str
    tone: str = ""


@dataclass(frozen=True)
class Band:
    """A stretch of the axis up to `end` (None: as far as it goes), with the word for it."""

    end: float | None
    label: str


def bullets(
    found: Sequence[Bullet],
    *,
    axis: Axis,
    palette: Palette,
    bands: Sequence[Band] = (),
    mark: float | None = None,
    mark_said: str = "",
) -> Plot:
    """One below another in the order given. `mark` stands across each bar, and what is printed beyond both; the bands lie
    behind all of them."""
    ends = [f"{SIGNS[one.tone]} {one.printed}" if one.tone else one.printed for one in found]
    longest = max(map(ems, ends), default=0)
    values = values_axis(axis, [one.value for one in found] + [mark], palette, min(0.4, longest * SIZE / ACROSS))
    rows = words_axis([folded(one.label, NAME_EMS) for one in found], palette)
    rows["range"] = [len(found) - 0.5, -0.5]
    last = values["range"][1]
    notes = [
        note(as_written(text), max(one.value, mark or 0.0), at, _colour(one.tone, palette, palette.text), xshift=6)
        for at, (one, text) in enumerate(zip(found, ends, strict=True))
    ]
    shapes, names = _bands(bands, last, palette)
    traces = [_bars(found, palette)] + ([_marks(mark, mark_said, len(found), palette)] if mark is not None else [])
    margin = {"l": 0, "r": 10, "t": 44 if bands else 26, "b": 4, "pad": 0}
    return finished(
        traces,
        layout(
            palette,
            len(found) * 30 + 90,
            xaxis=values,
            yaxis=rows,
            annotations=[*notes, *names],
            shapes=shapes,
            barmode="overlay",
            margin=margin,
            **heading(axis, palette),
        ),
    )


def _colour(tone: str, palette: Palette, plain: str) -> str:
    return getattr(palette, tone) if tone else plain


def _bars(found: Sequence[Bullet], palette: Palette) -> Trace:
    colours = [_colour(one.tone, palette, palette.industrial) for one in found]
    return dict(
        type="bar",
        x=[one.value for one in found],
        y=list(range(len(found))),
        orientation="h",
        width=THICK,
        marker={"color": colours, "line": {"width": 0}},
        customdata=[as_written(one.said) for one in found],
        hovertemplate=HOVER,
    )


def _marks(mark: float, said: str, count: int, palette: Palette) -> Trace:
    marker = {"symbol": "line-ns", "size": 19, "line": {"width": 2.5, "color": palette.text}}
    return dict(
        type="scatter",
        x=[mark] * count,
        y=list(range(count)),
        mode="markers",
        marker=marker,
        cliponaxis=False,
        customdata=[as_written(said)] * count,
        hovertemplate=HOVER,
    )


def _bands(bands: Sequence[Band], last: float, palette: Palette) -> tuple[list[Json], list[Json]]:
    """Each a shade of the ground, the first the darkest, and its word above."""
    shapes: list[Json] = []
    names: list[Json] = []
    start = 0.0
    for at, band in enumerate(bands):
        end = last if band.end is None else min(band.end, last)
        shade = {"fillcolor": palette.line, "opacity": 0.62 * 0.45**at, "line": {"width": 0}, "layer": "below"}
        shapes.append({"type": "rect", "x0": start, "x1": end, "yref": "paper", "y0": 0, "y1": 1} | shade)
        names.append(
            note(
                as_written(band.label),
                (start + end) / 2,
                1,
                palette.muted,
                yref="paper",
                xanchor="center",
                yanchor="bottom",
                align="center",
            )
        )
        start = end
    return shapes, names
