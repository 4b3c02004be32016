"""Dots beside boxes: a figure of one, and between which bounds the middle half of all lie, each row by its own median."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.plot import Plot, Trace, finished
from charts.style import HOVER, SIZE, Axis, as_written, ems, folded, heading, layout, note, values_axis, words_axis
from style.colours import Palette

ROW = 36  # pixels
ACROSS = 260  # pixels the values have at the least, on a phone
NAME_EMS = 9.0
THICK = 0.5  # of a row


@dataclass(frozen=True)
class Boxed:
    """One row. `low` and `high` of the box with its `middle`, None where they are not told; `own` the dot, None where there is none.
    `printed` stands beyond all of it, `said` is what the pointer reads."""

    label: str
    low: float | None
    middle: float | None
    high: float | None
    own: float | None
    printed: str
    said: str


@dataclass(frozen=True)
class BoxWords:
    """What the legend calls the dot, the box and its line."""

    own: str
    box: str
    middle: str


def boxes(rows: Sequence[Boxed], *, axis: Axis, words: BoxWords, palette: Palette) -> Plot:
    """The rows one below another, the first on top."""
    ends = [max((v for v in (one.own, one.high) if v is not None), default=0.0) for one in rows]
    longest = max((ems(one.printed) for one in rows if one.low is not None), default=0)
    room = min(0.4, (longest + 1) * SIZE / ACROSS)
    values = values_axis(axis, [*ends, *(one.low for one in rows)], palette, room)
    names = words_axis([folded(one.label, NAME_EMS) for one in rows], palette) | {"range": [len(rows) - 0.5, -0.5]}
    notes = [
        note(as_written(one.printed), end, at, palette.muted if one.low is None else palette.text, xshift=10)
        for at, (one, end) in enumerate(zip(rows, ends, strict=True))
    ]
    return finished(
        [_boxes(rows, words.box, palette), _middles(rows, words.middle, palette), _dots(rows, words.own, palette)],
        layout(
            palette,
            len(rows) * ROW + 104,
            xaxis=values,
            yaxis=names,
            annotations=notes,
            barmode="overlay",
            margin={"l": 0, "r": 10, "t": 56, "b": 4, "pad": 0},
            **heading(axis, palette, True),
        ),
    )


def _boxes(rows: Sequence[Boxed], name: str, palette: Palette) -> Trace:
    return dict(
        type="bar",
        x=[None if one.low is None or one.high is None else one.high - one.low for one in rows],
        base=[one.low or 0.0 for one in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=THICK,
        name=as_written(name),
        marker={"color": palette.sequential[2], "line": {"width": 0}},
        customdata=[as_written(one.said) for one in rows],
        hovertemplate=HOVER,
    )


def _middles(rows: Sequence[Boxed], name: str, palette: Palette) -> Trace:
    marker = {"symbol": "line-ns", "size": 17, "line": {"width": 2.5, "color": palette.text}}
    return _marks(rows, [one.middle for one in rows], name, marker)


def _dots(rows: Sequence[Boxed], name: str, palette: Palette) -> Trace:
    marker = {
        "symbol": "circle",
        "size": 11,
        "color": palette.attention,
        "line": {"width": 1.5, "color": palette.background},
    }
    return _marks(rows, [one.own for one in rows], name, marker)


def _marks(rows: Sequence[Boxed], at: list[float | None], name: str, marker: dict[str, object]) -> Trace:
    return dict(
        type="scatter",
        x=at,
        y=list(range(len(rows))),
        mode="markers",
        name=as_written(name),
        marker=marker,
        cliponaxis=False,
        customdata=[as_written(one.said) for one in rows],
        hovertemplate=HOVER,
    )
