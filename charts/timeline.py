"""A timeline: one row a project, its stages one after another, and the day the data stand at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.plot import Json, Plot, Trace, finished
from charts.style import HOVER, PATTERNS, SIZE, as_written, folded, key, layout, note, words_axis
from style.colours import Palette

ROW, TALL_ROW = 26, 34  # pixels; where a name takes two lines
NAME_EMS = 11.0
THICK = 0.56


@dataclass(frozen=True)
class Span:
    """A stage from one day to another. `open`: it goes on beyond `end`, which is only as far as is known."""

    stage: str
    start: date
    end: date
    said: str
    open: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a stage cannot end before it starts: {self.start} – {self.end}")


@dataclass(frozen=True)
class Lane:
    """One row. `note` is read where there is nothing to draw: a project of unknown dates is no project without."""

    id: str
    label: str
    spans: tuple[Span, ...] = ()
    note: str = ""


def timeline(
    lanes: Sequence[Lane],
    stages: Sequence[tuple[str, str]],
    *,
    ticks: Sequence[tuple[date, str]],
    palette: Palette,
    now: tuple[date, str] | None = None,
    height: int | None = None,
) -> Plot:
    """Stages, (id, label) in their order, are told by depth of colour and by pattern; `ticks` are days in words,
    `now` the day up to which the data reach."""
    traces: list[Trace] = []
    for place, (stage, label) in enumerate(stages):
        found = [(row, span) for row, lane in enumerate(lanes) for span in lane.spans if span.stage == stage]
        traces.append(_stage(found, label, _fill(place, len(stages), palette)))
    going = [(row, span) for row, lane in enumerate(lanes) for span in lane.spans if span.open]
    traces.append(_arrows(going, palette))
    days = [day.toordinal() for day, _ in (*ticks, *([now] if now else []))]
    days += [day.toordinal() for lane in lanes for span in lane.spans for day in (span.start, span.end)]
    low, high = min(days, default=0), max(days, default=1)
    breadth = max(1, high - low)
    notes = [
        note(as_written(lane.note), low, row, palette.muted, xshift=5)
        for row, lane in enumerate(lanes)
        if not lane.spans
    ]
    level = {"type": "linear", "range": [low - breadth * 0.01, high + breadth * 0.03], "gridcolor": palette.line, "zeroline": False,
             "tickvals": [day.toordinal() for day, _ in ticks], "ticktext": [as_written(text) for _, text in ticks],
             "fixedrange": True, "automargin": True, "tickangle": 0, "tickfont": {"color": palette.muted, "size": SIZE}}  # fmt: skip
    names = [folded(lane.label, NAME_EMS) for lane in lanes]
    row = TALL_ROW if any("<br>" in name for name in names) else ROW
    rows = words_axis(names, palette)
    rows |= {"range": [len(lanes) - 0.5, -0.5]}
    if now:
        traces.append(_today(now, len(lanes), palette))
    return finished(
        traces, layout(palette, height or len(lanes) * row + 70, xaxis=level, yaxis=rows, annotations=notes, barmode="overlay",
                       showlegend=True, legend=key(palette))
    )  # fmt: skip


def _fill(place: int, count: int, palette: Palette) -> Json:
    """The later the stage, the deeper the colour; the pattern tells it where there is none."""
    scale = palette.sequential
    colour = scale[1 + round(place * (len(scale) - 2) / max(1, count - 1))]
    shape = PATTERNS[place % len(PATTERNS)]
    pale = place < count / 2
    lines = {
        "shape": shape,
        "fillmode": "overlay",
        "fgcolor": palette.text if pale else palette.background,
        "size": 6,
        "solidity": 0.18,
    }
    return {"color": colour, "line": {"color": palette.muted, "width": 1}, "pattern": lines}


def _stage(found: Sequence[tuple[int, Span]], label: str, marker: Json) -> Trace:
    return dict(
        type="bar", x=[max(1, (span.end - span.start).days) for _, span in found], base=[span.start.toordinal() for _, span in found],
        y=[row for row, _ in found], orientation="h", width=THICK, marker=marker, name=as_written(label), showlegend=True,
        customdata=[as_written(span.said) for _, span in found], hovertemplate=HOVER,
    )  # fmt: skip


def _arrows(going: Sequence[tuple[int, Span]], palette: Palette) -> Trace:
    return dict(
        type="scatter", x=[span.end.toordinal() for _, span in going], y=[row for row, _ in going], mode="markers", showlegend=False,
        marker={"symbol": "triangle-right", "size": 10, "color": palette.text}, cliponaxis=False,
        customdata=[as_written(span.said) for _, span in going], hovertemplate=HOVER,
    )  # fmt: skip


def _today(now: tuple[date, str], rows: int, palette: Palette) -> Trace:
    """The line of the day the data stand at, named among the stages: a name at the line would cover theirs on a phone."""
    day, text = now[0].toordinal(), as_written(now[1])
    return dict(
        type="scatter", x=[day, day], y=[-0.5, rows - 0.5], mode="lines", line={"color": palette.attention, "width": 1.5, "dash": "dash"},
        name=text, customdata=[text, text], hovertemplate=HOVER, showlegend=True,
    )  # fmt: skip
