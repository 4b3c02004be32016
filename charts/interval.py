"""Dots with whiskers: a figure and how far it may lie from it, beside a bar of what is there already and a mark to reach."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.plot import Json, Plot, Trace, finished
from charts.style import HOVER, SIZE, Axis, as_written, ems, folded, heading, layout, note, values_axis, words_axis
from style.colours import Palette

ROW = 34  # pixels: the bar and the figure above its dot
ACROSS = 260  # pixels the values have at the least, on a phone
NAME_EMS = 9.0


@dataclass(frozen=True)
class Dot:
    """One row: `value` None is one nothing is told of; `printed` stands at its end, `said` is what the pointer reads."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    printed: str
    said: str
    bar: float | None = None
    target: float | None = None


@dataclass(frozen=True)
class DotWords:
    """What the legend calls the dot with its whisker, the bar and the mark; the last two only where there are any."""

    value: str
    bar: str = ""
    target: str = ""


def dots(rows: Sequence[Dot], *, axis: Axis, words: DotWords, palette: Palette, height: int | None = None) -> Plot:
    """The rows one below another, the first on top."""
    traces: list[Trace] = []
    if words.bar:
        traces.append(_bars(rows, words.bar, palette))
    if words.target:
        traces.append(_targets(rows, words.target, palette))
    traces.append(_whiskers(rows, words.value, palette))
    reach = [
        max((v for v in (one.value, one.high, one.bar, one.target) if v is not None), default=None) for one in rows
    ]
    # Half of a figure may reach over the last dot; all of it where it stands at a bar's end.
    longest = max((ems(one.printed) / (1 if one.value is None else 2) for one in rows), default=0)
    room = min(0.3, longest * SIZE / ACROSS)
    values = values_axis(axis, [*reach, *(one.low for one in rows)], palette, room)
    names = words_axis([folded(one.label, NAME_EMS) for one in rows], palette) | {"range": [len(rows) - 0.5, -0.5]}
    notes = [_printed(one, at, palette) for at, one in enumerate(rows)]
    legend = bool(words.bar or words.target)
    tall = height or len(rows) * ROW + 48 + 56 * legend
    return finished(
        traces,
        layout(
            palette,
            tall,
            xaxis=values,
            yaxis=names,
            annotations=notes,
            barmode="overlay",
            margin={"l": 0, "r": 10, "t": 24, "b": 4, "pad": 0},
            **heading(axis, palette, legend),
        ),
    )


def _printed(one: Dot, at: int, palette: Palette) -> Json:
    """The figure above its dot, where no whisker or mark can be taken for it; at the bar's end where there is no dot."""
    if one.value is None:
        return note(as_written(one.printed), one.bar or 0.0, at, palette.muted, xshift=8)
    return note(as_written(one.printed), one.value, at, palette.text, xanchor="center", align="center", yshift=14)


def _bars(rows: Sequence[Dot], name: str, palette: Palette) -> Trace:
    colour = palette.sequential[2]
    return dict(
        type="bar",
        x=[one.bar for one in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.56,
        name=as_written(name),
        marker={"color": colour, "line": {"width": 0}},
        customdata=[as_written(one.said) for one in rows],
        hovertemplate=HOVER,
    )


def _targets(rows: Sequence[Dot], name: str, palette: Palette) -> Trace:
    marker = {"symbol": "line-ns", "size": 11, "line": {"width": 2.5, "color": palette.attention}}
    return dict(
        type="scatter",
        x=[one.target for one in rows],
        y=list(range(len(rows))),
        mode="markers",
        marker=marker,
        name=as_written(name),
        cliponaxis=False,
        customdata=[as_written(one.said) for one in rows],
        hovertemplate=HOVER,
    )


def _whiskers(rows: Sequence[Dot], name: str, palette: Palette) -> Trace:
    def away(end: float | None, one: Dot) -> float:
        return abs(end - one.value) if end is not None and one.value is not None else 0.0

    error: Json = {
        "type": "data",
        "symmetric": False,
        "color": palette.navy,
        "thickness": 2,
        "width": 5,
        "array": [away(one.high, one) for one in rows],
        "arrayminus": [away(one.low, one) for one in rows],
    }
    return dict(
        type="scatter",
        x=[one.value for one in rows],
        y=list(range(len(rows))),
        mode="markers",
        name=as_written(name),
        error_x=error,
        marker={"color": palette.navy, "size": 9, "symbol": "circle"},
        cliponaxis=False,
        customdata=[as_written(one.said) for one in rows],
        hovertemplate=HOVER,
    )
