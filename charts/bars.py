"""Bars: side by side or stacked, level or upright, with a target to reach; and the steps of a sum with what is lost between."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.plot import Json, Plot, Trace, finished
from charts.room import BESIDE, Room, name_ems, room_beside, thinned
from charts.style import (
    HOVER,
    INKED,
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
THICK_ON_PAPER = 0.8  # of a place of upright bars, whose figures stand side by side
GAP_EMS = 6.0  # what is missing, where not even a part of the chart as large as MOST_OF_GAPS holds it on one line
MOST_OF_GAPS = 0.5  # of a ladder's axis, kept free for what is missing
GAP_SHIFT = 5  # pixels between a bar and what is missing to it
GAP_SHARE = 0.34  # of paper, where there is room for it on one line
MOST_BEYOND = 0.4  # of a level axis, for what stands beyond its bars
MARGINS = {"l": 0, "r": 10, "t": 24, "b": 4, "pad": 0}
_Printed = tuple[str, float, float | None]  # what stands at a bar's end, where along the axis, how far out
LEVEL, UPRIGHT = "level", "upright"
PART = 10  # pixels: the type of a figure inside a stacked part


@dataclass(frozen=True)
class Step:
    """One level of a ladder: `printed` is its value as read, None a level nothing is known of; `gap` names what is
    missing to the level above it, with its figure."""

    label: str
    value: float | None
    printed: str
    said: str
    gap: str = ""


@dataclass(frozen=True)
class _Look:
    """How groups of bars stand, at so many places, and how they are painted."""

    level: bool
    stacked: bool
    palette: Palette
    places: int
    slots: int  # bars beside one another in a group
    paper: float | None

    @property
    def thick(self) -> float:
        return THICK_ON_PAPER if self.paper and not self.level else THICK

    def names(self, labels: Sequence[str]) -> list[str]:
        breadth, lines = name_ems(self.paper, self.places, self.level), 2 if self.level else 3
        return [folded(one, breadth, lines, breaks_words=self.paper is not None) for one in labels]

    def room(self, names: Sequence[str]) -> Room:
        if self.level or self.paper is None:
            return room_beside(names, self.paper)
        return Room(slot=(self.paper - BESIDE) / max(1, self.places) * THICK_ON_PAPER / self.slots)

    def height(self) -> int:
        return self.places * max(30, 17 * self.slots + 12) + 48 if self.level else 300

    def axes(self, values: Json, names: Sequence[str], room: Room) -> Json:
        """That of values lies along the bars; level, the first name is on top."""
        named = words_axis(names, self.palette)
        if not self.level:
            return {"xaxis": named | {"range": [-0.5, self.places - 0.5]}, "yaxis": values}
        values = thinned(values, room.across) if self.paper else values
        return {"xaxis": values, "yaxis": named | {"range": [self.places - 0.5, -0.5]}}


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
    paper: float | None = None,
) -> Plot:
    """One group of bars for each of `labels`. `targets` are marks across each group (a bar is to reach its mark).

    Upright bars are for few and short labels: years, quarters. At a bar's end stands its `printed`, so that a value
    nobody knows reads as such and is no bar of nothing; at the end of a whole stack stands its place of `ends`. On `paper` so
    many pixels wide, level stacks without `ends` have each part's `printed` in it, or at their end where it does not fit.
    """
    look = _Look(way == LEVEL, stacked, palette, len(labels), 1 if stacked else max(1, len(series)), paper)
    names = look.names(labels)
    room = look.room(names)
    traces, printed, reach = _groups(series, look)
    marks = [*reach, *(targets.values if targets else ()), *(v for one in series for v in one.values)]
    notes: list[Json] = []
    if paper and stacked and look.level and not ends:
        notes, ends = _parts(series, values_axis(axis, marks, palette, MOST_BEYOND), room, palette)
    known = [any(one.values[at] is not None for one in series) for at in range(len(labels))]
    printed += [(text, float(at), reach[at] if known[at] else None) for at, text in enumerate(ends)]
    if targets:
        traces.append(_targets(targets, look))
    beyond = room.taken([text for text, *_ in printed], MOST_BEYOND) if look.level else 0.1 * bool(printed)
    values = values_axis(axis, marks, palette, beyond)
    whole = values["range"][1] - values["range"][0]
    notes += [_end(one, targets, whole, look, room) for one in printed]
    legend = len(series) > 1 or targets is not None
    said = look.axes(values, names, room) | heading(axis, palette, legend) | {"barmode": "overlay", "margin": MARGINS}
    return finished(traces, layout(palette, height or look.height() + 40 * legend, annotations=notes, **said))


def _groups(series: Sequence[Series], look: _Look) -> tuple[list[Trace], list[_Printed], list[float]]:
    """The bars of each series, what is printed at their ends, and how far each stack reaches."""
    traces: list[Trace] = []
    printed: list[_Printed] = []
    reach = [0.0] * look.places
    for place, one in enumerate(series):
        slot = 0 if look.stacked else place
        middle = [at + ((slot + 0.5) / look.slots - 0.5) * look.thick for at in range(look.places)]
        traces.append(_bars(one, middle, reach, look.thick / look.slots * 0.94, place, look))
        if look.stacked:
            reach = [start + (value or 0.0) for start, value in zip(reach, one.values, strict=True)]
        else:
            printed += zip(one.printed, middle, one.values, strict=False)
    return traces, printed, reach


def _parts(series: Sequence[Series], values: Json, room: Room, palette: Palette) -> tuple[list[Json], list[str]]:
    """The figures of stacked parts: those that have room inside theirs, and at each stack's end the others in their order, with
    its name where a part is not known. `values` is the axis at its shortest: where more is free, more than these fit."""
    low, high = values["range"]
    a_pixel = (high - low) / room.across
    inside, beyond = [], []
    for at in range(len(series[0].values) if series else 0):
        start, rest = 0.0, []
        for one in series:
            value, text = one.values[at], one.printed[at]
            if value is None:
                rest.append(f"{one.label} {text}")
            elif value / a_pixel > ems(text) * PART + 8:
                inside.append(_within(as_written(text), start + value / 2, at, palette))
            else:
                rest.append(text)
            start += value or 0.0
        beyond.append(" + ".join(rest))
    return inside, beyond


def _within(text: str, x: float, at: int, palette: Palette) -> Json:
    """A figure on a plate of the ground's colour: on a hatching it would not be read."""
    plate = {"bgcolor": palette.background, "borderpad": 1, "font": {"size": PART, "color": palette.text}}
    return note(text, x, at, palette.text, xanchor="center", align="center") | plate


def ladder(
    steps: Sequence[Step], *, axis: Axis, palette: Palette, height: int | None = None, paper: float | None = None
) -> Plot:
    """Levels one below another, each a bar from zero; what is missing to the level above is hatched and named, on one line
    where there is room. `paper` is the width in pixels where it is known, as on paper."""
    traces: list[Trace] = []
    notes: list[Json] = []
    above: float | None = None
    is_paper, hatched = paper is not None, _hatched(palette, paper is not None)
    names = [_level(step, name_ems(paper, len(steps), True), is_paper) for step in steps]
    gaps, values = _missing(steps, axis, palette, room_beside(names, paper), paper)
    for at, step in enumerate(steps):
        if step.value is None:
            notes.append(note(as_written(step.printed), 0, at, palette.muted, xshift=5))
            continue
        traces.append(_rung(step, at, 0.0, step.value, {"color": palette.industrial}))
        if above is not None and step.gap:
            if step.value < above:
                traces.append(_rung(step, at, step.value, above, hatched))
            notes.append(note(gaps[at], max(step.value, above), at, palette.attention, xshift=GAP_SHIFT))
        above = step.value
    rows = words_axis(names, palette) | {"range": [len(steps) - 0.5, -0.5]}
    tall, said = height or len(steps) * 52 + 48, heading(axis, palette)
    return finished(
        traces,
        layout(palette, tall, xaxis=values, yaxis=rows, annotations=notes, barmode="overlay", margin=MARGINS, **said),
    )


def _missing(
    steps: Sequence[Step], axis: Axis, palette: Palette, room: Room, paper: float | None
) -> tuple[list[str], Json]:
    """What is missing at each step, broken only where a bar leaves too little of the axis, and the axis that makes the room."""
    levels = [step.value for step in steps]
    if paper is not None:
        gaps = [folded(step.gap, GAP_SHARE * paper / SIZE, breaks_words=True) for step in steps]
        rows = [row for gap in gaps for row in gap.split("<br>")]
        return gaps, thinned(values_axis(axis, levels, palette, room.taken(rows, 0.45)), room.across)
    longest = max((ems(step.gap) for step in steps), default=0.0) * SIZE + 2 * GAP_SHIFT
    values = values_axis(axis, levels, palette, min(longest / room.across, MOST_OF_GAPS))
    low, high = values["range"]
    gaps, end = [], low
    for step in steps:
        end, above = (end if step.value is None else step.value), end
        free = room.across * (high - max(end, above)) / (high - low) - GAP_SHIFT
        gaps.append(folded(step.gap, max(GAP_EMS, free / SIZE)))
    return gaps, values


def _hatched(palette: Palette, is_paper: bool) -> Json:
    """What is missing: no bar, so its ground is that of the chart."""
    lines = {"shape": "/", "fillmode": "overlay", "fgcolor": palette.attention, "size": 6}
    lines |= INKED | {"solidity": 0.3} if is_paper else {"solidity": 0.2}
    edge = {"color": palette.attention, "width": 1}
    return {"color": palette.background, "line": edge, "pattern": lines}


def _level(step: Step, breadth: float, is_paper: bool) -> str:
    """A level's name, and below it its figure, so that the bar's end is free for what is missing."""
    figure = f"<br><b>{as_written(step.printed)}</b>" if step.value is not None else ""
    lines = 1 if is_paper and figure else 2  # its rows are lower
    return folded(step.label, breadth, lines, breaks_words=is_paper) + figure


def _rung(step: Step, at: int, start: float, end: float, marker: Json) -> Trace:
    return dict(type="bar", x=[end - start], base=[start], y=[at], orientation="h", width=THICK, marker=marker,
                customdata=[as_written(step.said)], hovertemplate=HOVER)  # fmt: skip


def _bars(one: Series, middle: list[float], base: list[float], thick: float, place: int, look: _Look) -> Trace:
    values = list(one.values)
    ends = {"x": values, "y": middle} if look.level else {"x": middle, "y": values}
    return dict(
        type="bar",
        **ends,
        base=base,
        width=thick,
        orientation="h" if look.level else "v",
        marker=fill(place, look.palette, one.role, is_paper=look.paper is not None),
        name=as_written(one.label),
        customdata=[as_written(said) for said in one.said],
        hovertemplate=HOVER,
        meta=one.id,
    )


def _end(one: _Printed, targets: Series | None, whole: float, look: _Look, room: Room) -> Json:
    """What is printed beyond a bar, paler where there is none, and behind a target's mark that would stand in it."""
    text, at, value = one
    end, target = max(value or 0.0, 0.0), targets.values[round(at)] if targets else None
    breadth = whole * (ems(text) * SIZE / room.across if look.level else 0.09)
    if target is not None and end <= target < end + breadth:
        end = target
    colour = look.palette.muted if value is None else look.palette.text
    if look.level:
        return note(_fitting(text, end / whole, look, room), end, at, colour, xshift=6)
    drawn = note(as_written(text), at, end, colour, xanchor="center", yanchor="bottom", align="center")
    return drawn | {"font": {"size": room.size(text), "color": colour}}


def _fitting(text: str, reach: float, look: _Look, room: Room) -> str:
    """On paper no text may leave the sheet: beyond a bar that takes this share of the axis it is broken, and cut at last."""
    if look.paper is None:
        return as_written(text)
    return folded(text, max(1.0, room.across * (1 - reach) / SIZE), breaks_words=True)


def _targets(one: Series, look: _Look) -> Trace:
    places = list(range(len(one.values)))
    across = {"x": list(one.values), "y": places} if look.level else {"x": places, "y": list(one.values)}
    marker = {
        "symbol": "line-ns" if look.level else "line-ew",
        "size": min(40, 11 + 8 * look.slots),
        "line": {"width": 2.5, "color": look.palette.text},
    }
    return dict(
        type="scatter",
        **across,
        mode="markers",
        marker=marker,
        name=as_written(one.label),
        meta=one.id,
        cliponaxis=False,
        customdata=[as_written(said) for said in one.said],
        hovertemplate=HOVER,
    )
