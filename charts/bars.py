"""Bars: side by side or stacked, level or upright, with a target to reach; and the steps of a sum with what is lost between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.plot import Plot, Trace, finished
from charts.style import (
    HOVER,
    SIZE,
    Axis,
    Series,
    as_written,
    ems,
    fill,
    folded,
    heading,
    layout,
    note,
    values_axis,
    words_axis,
)
from style.colours import Palette

THICK = 0.68  # of a place along the axis, all its bars together
NAME_EMS = 9.0
GAP_EMS = 6.0  # what is missing breaks before its figure: on one line it takes a third of the chart from the bars
ACROSS = 260  # pixels a level chart has for its bars at the least, on a phone
MARGINS = {"l": 0, "r": 10, "t": 24, "b": 4, "pad": 0}
_Printed = tuple[str, float, float | None]  # what stands at a bar's end, where along the axis, how far out
LEVEL, UPRIGHT = "level", "upright"


@dataclass(frozen=True)
class Step:
    """One level of a ladder: `printed` is its value as read, None a level nothing is known of; `gap` names what is
    missing to the level above it, with its figure."""

    label: str
    value: float | None
    printed: str
    said: str
    gap: str = ""


def bars(
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    axis: Axis,
    palette: Palette,
    way: str = LEVEL,
    stacked: bool = False,
    targets: Series | None = None,
    ends: Sequence[str] = (),
    height: int | None = None,
) -> Plot:
    """One group of bars for each of `labels`. `targets` are marks across each group (a bar is to reach its mark).

    Upright bars are for few and short labels: years, quarters. At a bar's end stands its `printed`, so that a value
    nobody knows reads as such and is no bar of nothing; at the end of a whole stack stands its place of `ends`.
    """
    level, count = way == LEVEL, 1 if stacked else len(series)
    traces, printed, reach = _groups(series, len(labels), stacked, level, palette)
    known = [any(one.values[at] is not None for one in series) for at in range(len(labels))]
    printed += [(text, float(at), reach[at] if known[at] else None) for at, text in enumerate(ends)]
    if targets:
        traces.append(_targets(targets, level, count, palette))
    marks = [*reach, *(targets.values if targets else ()), *(v for one in series for v in one.values)]
    longest = max((ems(text) for text, *_ in printed), default=0)
    room = min(0.4, longest * SIZE / ACROSS) if level else 0.1 * bool(printed)
    values = values_axis(axis, marks, palette, room)
    whole = values["range"][1] - values["range"][0]
    notes = [_end(one, targets, whole, level, palette) for one in printed]
    breadth = NAME_EMS if level else max(2.5, 22 / max(1, len(labels)))
    named = words_axis([folded(label, breadth, 2 if level else 3) for label in labels], palette)
    named["range"] = [len(labels) - 0.5, -0.5] if level else [-0.5, len(labels) - 0.5]
    legend = len(series) > 1 or targets is not None
    tall = height or (len(labels) * max(30, 17 * count + 12) + 48 if level else 300)
    return finished(
        traces, layout(palette, tall + 40 * legend, xaxis=values if level else named, yaxis=named if level else values,
                       annotations=notes, barmode="overlay", margin=MARGINS, **heading(axis, palette, legend))
    )  # fmt: skip


def _groups(
    series: Sequence[Series], places: int, stacked: bool, level: bool, palette: Palette
) -> tuple[list[Trace], list[_Printed], list[float]]:
    """The bars of each series, what is printed at their ends, and how far each stack reaches."""
    traces: list[Trace] = []
    printed: list[_Printed] = []
    reach, count = [0.0] * places, 1 if stacked else len(series)
    for place, one in enumerate(series):
        slot = 0 if stacked else place
        middle = [at + ((slot + 0.5) / count - 0.5) * THICK for at in range(places)]
        traces.append(_bars(one, middle, reach, THICK / count * 0.94, place, level, palette))
        printed += zip(one.printed, middle, one.values, strict=False)
        if stacked:
            reach = [start + (value or 0.0) for start, value in zip(reach, one.values, strict=True)]
    return traces, printed, reach


def ladder(steps: Sequence[Step], *, axis: Axis, palette: Palette, height: int | None = None) -> Plot:
    """Levels one below another, each a bar from zero; what is missing to the level above is hatched and named."""
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    above: float | None = None
    hatched = {"color": palette.background, "line": {"color": palette.attention, "width": 1},
               "pattern": {"shape": "/", "fillmode": "overlay", "fgcolor": palette.attention, "size": 6, "solidity": 0.2}}  # fmt: skip
    for at, step in enumerate(steps):
        if step.value is None:
            notes.append(note(as_written(step.printed), 0, at, palette.muted, xshift=5))
            continue
        traces.append(_rung(step, at, 0.0, step.value, {"color": palette.industrial}))
        if above is not None and step.gap:
            if step.value < above:
                traces.append(_rung(step, at, step.value, above, hatched))
            notes.append(note(folded(step.gap, GAP_EMS), max(step.value, above), at, palette.attention, xshift=5))
        above = step.value
    longest = max((ems(row) for step in steps for row in folded(step.gap, GAP_EMS).split("<br>")), default=0)
    values = values_axis(axis, [step.value for step in steps], palette, min(0.45, longest * SIZE / ACROSS))
    rows = words_axis([_level(step) for step in steps], palette) | {"range": [len(steps) - 0.5, -0.5]}
    return finished(
        traces, layout(palette, height or len(steps) * 52 + 48, xaxis=values, yaxis=rows, annotations=notes, barmode="overlay",
                       margin=MARGINS, **heading(axis, palette))
    )  # fmt: skip


def _level(step: Step) -> str:
    """A level's name, and below it its figure, so that the bar's end is free for what is missing."""
    figure = f"<br><b>{as_written(step.printed)}</b>" if step.value is not None else ""
    return folded(step.label, NAME_EMS) + figure


def _rung(step: Step, at: int, start: float, end: float, marker: dict[str, Any]) -> Trace:
    return dict(type="bar", x=[end - start], base=[start], y=[at], orientation="h", width=THICK, marker=marker,
                customdata=[as_written(step.said)], hovertemplate=HOVER)  # fmt: skip


def _bars(
    one: Series, middle: list[float], base: list[float], thick: float, place: int, level: bool, palette: Palette
) -> Trace:
    values = list(one.values)
    ends = {"x": values, "y": middle} if level else {"x": middle, "y": values}
    return dict(
        type="bar", **ends, base=base, width=thick, orientation="h" if level else "v", marker=fill(place, palette), name=as_written(one.label),
        customdata=[as_written(said) for said in one.said], hovertemplate=HOVER, meta=one.id,
    )  # fmt: skip


def _end(one: _Printed, targets: Series | None, whole: float, level: bool, palette: Palette) -> dict[str, Any]:
    """What is printed beyond a bar, paler where there is none, and behind a target's mark that would stand in it."""
    text, at, value = one
    end, target = max(value or 0.0, 0.0), targets.values[round(at)] if targets else None
    breadth = whole * (ems(text) * SIZE / ACROSS if level else 0.09)
    if target is not None and end <= target < end + breadth:
        end = target
    colour = palette.muted if value is None else palette.text
    if level:
        return note(as_written(text), end, at, colour, xshift=6)
    return note(as_written(text), at, end, colour, xanchor="center", yanchor="bottom", align="center")


def _targets(one: Series, level: bool, count: int, palette: Palette) -> Trace:
    places = list(range(len(one.values)))
    across = {"x": list(one.values), "y": places} if level else {"x": places, "y": list(one.values)}
    marker = {"symbol": "line-ns" if level else "line-ew", "size": min(40, 11 + 8 * count),
              "line": {"width": 2.5, "color": palette.text}}  # fmt: skip
    return dict(
        type="scatter", **across, mode="markers", marker=marker, name=as_written(one.label), meta=one.id, cliponaxis=False,
        customdata=[as_written(said) for said in one.said], hovertemplate=HOVER,
    )  # fmt: skip
