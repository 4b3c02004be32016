"""The house style of charts: colours, dashes and patterns of a series, axes with words for ticks, data shown as it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf
from typing import Any

from charts.plot import Json
from style.colours import CATEGORICAL, DARK, FONT, Palette
from style.ticks import nice_ticks

SIZE = 12  # pixels of the type, and so of one Chinese sign
MARGIN = 10
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star", "triangle-down", "pentagon", "hexagon", "cross")
PATTERNS = ("", "/", ".", "x", "-", "\\", "|", "+")
INKED = {"fgopacity": 1}  # of a pattern on paper: a screen shows it at half its strength, which a printer loses
# The pointer reads the finished sentence of a point and nothing that Plotly would put together itself.
HOVER = "%{customdata}<extra></extra>"


@dataclass(frozen=True)
class Series:
    """One line or one kind of bar. `values` by place along the axis, None a gap; `said` is what the pointer reads at
    each, whole, with unit and period; `printed` what stands at the end of each bar. `role` is a colour of Palette, for
    one that has a colour of its own wherever it is drawn."""

    id: str
    label: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    printed: tuple[str, ...] = ()
    role: str = ""

    def __post_init__(self) -> None:
        if len(self.said) != len(self.values) or len(self.printed) not in (0, len(self.values)):
            raise ValueError(f"series {self.id}: one text for each of its {len(self.values)} values is needed")


@dataclass(frozen=True)
class Axis:
    """The axis of values: its `title` with the unit, how a tick is `said`, and whether it must start at zero."""

    title: str
    said: Callable[[float], str]
    from_zero: bool = True


def as_written(text: str) -> str:
    """The text sign for sign, whatever it holds: Plotly reads tags and entities in every label. A line end stays one."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, entity)
    return text.replace("\n", "<br>")


# Texts are measured twice, on purpose. A chart is made once for every reader, and which typeface a browser has nobody here
# knows: its labels are broken by an estimate (`ems`, `folded`). What is printed is set in our own typefaces, whose signs
# reports.drawing.glyphs measures one by one (`width`, `wrapped`).
def ems(text: str) -> float:
    """How wide a text is, roughly, in ems: Chinese signs are square."""
    return sum(1.0 if sign > "\u2e80" else 0.3 if sign in ".,:;il|" else 0.58 for sign in text)


def folded(text: str, width: float, lines: int = 2, *, breaks_words: bool = False) -> str:
    """The text in at most so many lines of `width` ems, alike in length where it can be, ended by … where it is
    longer; ready to be shown. A word wider than that stays whole, unless it `breaks_words`."""
    needed, longest = max(1, ceil(ems(text) / width)), width if breaks_words else inf
    rows = _rows(text, ems(text) / needed + 0.5, longest)
    if len(rows) > min(lines, needed):
        rows = _rows(text, width, longest)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1] + "…"]
    return "<br>".join(as_written(row) for row in rows)


def _rows(text: str, width: float, longest: float) -> list[str]:
    rows, row = [], ""
    for word in _words(text, longest):
        if row and ems((row + word).rstrip()) > width:
            rows.append(row.strip())
            row = ""
        row += word
    return [*rows, row.strip()]


def _words(text: str, longest: float) -> list[str]:
    """Where a line may break: after a Chinese sign, after a space, and in a word longer than so many ems."""
    parts = [""]
    for sign in text:
        if ems(parts[-1] + sign) > longest:
            parts.append("")
        parts[-1] += sign
        if sign == " " or sign > "\u2e80":
            parts.append("")
    return parts


def series_colour(place: int, palette: Palette, role: str = "") -> str:
    """That of its role, or else of its place."""
    if role:
        return str(getattr(palette, role))
    colours = CATEGORICAL["dark" if palette == DARK else "light"]
    return colours[place % len(colours)]


def fill(place: int, palette: Palette, role: str = "", *, is_paper: bool = False) -> Json:
    """The colour and the pattern of the bars of the series at this place: told apart without colour too."""
    shape = PATTERNS[place % len(PATTERNS)]
    colour = series_colour(place, palette, role)
    pattern = {"shape": shape, "fillmode": "overlay", "fgcolor": palette.background, "size": 6, "solidity": 0.3}
    edge = {"width": 0 if not shape else 1, "color": colour}
    return {"color": colour, "line": edge, "pattern": pattern | (INKED if is_paper else {})}


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Places near the wanted ones, in their order and at least `gap` apart, so that labels do not cover each other."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    groups: list[tuple[float, list[int]]] = []  # the middle of a cluster, and who is in it
    for at in order:
        groups.append((wanted[at], [at]))
        while len(groups) > 1 and _crowded(groups[-2], groups[-1], gap):
            (_, upper), (_, lower) = groups[-2], groups[-1]
            both = upper + lower
            groups[-2:] = [(sum(wanted[one] for one in both) / len(both), both)]
    placed = [0.0] * len(wanted)
    for middle, members in groups:
        for rank, at in enumerate(members):
            placed[at] = middle + (rank - (len(members) - 1) / 2) * gap
    assert all(b - a >= gap * 0.999 for a, b in pairwise(placed[at] for at in order))
    return placed


def _crowded(before: tuple[float, list[int]], after: tuple[float, list[int]], gap: float) -> bool:
    return after[0] - before[0] < gap * (len(before[1]) + len(after[1])) / 2 - 1e-12


def values_axis(axis: Axis, values: Sequence[float | None], palette: Palette, room: float = 0.0) -> Json:
    """An axis with its ticks in words; `room` is the part of its length kept free beyond the highest value."""
    known = [value for value in values if value is not None]
    if axis.from_zero or not known:
        known.append(0.0)
    ticks = nice_ticks(min(known), max(known))
    low, high = (min(ticks[0], 0.0) if axis.from_zero else ticks[0]), ticks[-1]
    if room:
        high = max(high, low + (max(known) - low) / (1 - room))
    return {
        "type": "linear",
        "range": [low, high],
        "tickvals": list(ticks),
        "ticktext": [as_written(axis.said(t)) for t in ticks],
        "gridcolor": palette.line,
        "zeroline": axis.from_zero,
        "zerolinecolor": palette.muted,
        "zerolinewidth": 1,
        "showline": False,
        "fixedrange": True,
        "automargin": True,
        "ticklabelstandoff": 4,
        "tickfont": {"color": palette.muted, "size": SIZE},
    }


def words_axis(labels: Sequence[str], palette: Palette, every: int = 1) -> Json:
    """An axis of named places 0, 1, 2 …; of many only each `every`-th is named, and the last always. Labels are ready to be shown."""
    last = len(labels) - 1
    at = [place for place in range(len(labels)) if (last - place) % every == 0]
    return {
        "type": "linear",
        "tickvals": at,
        "ticktext": [labels[place] for place in at],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "linecolor": palette.muted,
        "tickfont": {"color": palette.text, "size": SIZE},
        "automargin": True,
        "ticklabelstandoff": 4,
    }


def heading(axis: Axis, palette: Palette, legend: bool = False) -> Json:
    """The axis' title with its unit, at the upper left and level, where it is read first; above the legend's entries
    where there is one."""
    said = {"text": as_written(axis.title), "font": {"size": SIZE, "color": palette.muted, "weight": "normal"}}
    if legend:
        return {"showlegend": True, "legend": key(palette) | {"title": said | {"side": "top"}}}
    return {
        "title": said
        | {
            "xref": "container",
            "yref": "container",
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "yanchor": "top",
            "pad": {"t": 2, "l": 2},
        }
    }


def key(palette: Palette) -> Json:
    """The legend, above the chart from its left edge; a press on an entry hides nothing."""
    return {
        "orientation": "h",
        "xref": "container",
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 1,
        "yanchor": "top",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": SIZE, "color": palette.text},
        "bgcolor": "rgba(0,0,0,0)",
        "traceorder": "normal",
    }


def note(text: str, x: float, y: float, colour: str, **said: Any) -> Json:
    """A text at a point of the chart, to the right of it unless told otherwise; `text` is ready to be shown."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "font": {"size": SIZE, "color": colour},
    } | said


def layout(palette: Palette, height: int, **more: Any) -> Json:
    """What every chart shares. Nothing zooms, drags or hides under a hand that only wants to scroll."""
    return {
        "template": {},
        "height": height,
        "paper_bgcolor": palette.background,
        "plot_bgcolor": palette.background,
        "font": {"family": FONT, "size": SIZE, "color": palette.text},
        "dragmode": False,
        "hovermode": "closest",
        "margin": {"l": 0, "r": MARGIN, "t": MARGIN, "b": 4, "pad": 0},
        "showlegend": False,
        "separators": ".,",
        "hoverlabel": {
            "bgcolor": palette.surface,
            "bordercolor": palette.line,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": palette.text},
        },
    } | more
