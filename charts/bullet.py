"""Bullets: bars, each against a mark of its own that it is to reach by now."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.plot import Plot, Trace, finished
from charts.style import HOVER, SIZE, Axis, as_written, ems, folded, heading, layout, note, values_axis, words_axis
from style.colours import Palette

NAME_EMS = 9.0
ACROSS = 260  # pixels for the bars at the least, on a phone
THICK = 0.46  # of a place along the axis; a band fills the whole of it
SIGNS = {"good": "✓", "attention": "◇", "bad": "◆"}  # as tables have them


@dataclass(frozen=True)
class Bullet:
    """One bar: `said` is what the pointer reads, `printed` stands at its end, `tone` (good, attention, bad or none)
    gives it a colour and a sign. `mark`: what it should have reached, None where it is not judged."""

    label: str
    value: float
    said: str
    printed: str
    tone: str = ""
    mark: float | None = None


def bullets(found: Sequence[Bullet], *, axis: Axis, palette: Palette) -> Plot:
    """One below another in the order given. The mark stands across its bar, and what is printed beyond both."""
    ends = [f"{SIGNS[one.tone]} {one.printed}" if one.tone else one.printed for one in found]
    longest = max(map(ems, ends), default=0)
    values = values_axis(
        axis, [one.value for one in found] + [one.mark for one in found], palette, min(0.4, longest * SIZE / ACROSS)
    )
    rows = words_axis([folded(one.label, NAME_EMS) for one in found], palette)
    rows["range"] = [len(found) - 0.5, -0.5]
    notes = [
        note(as_written(text), max(one.value, one.mark or 0.0), at, _colour(one.tone, palette, palette.text), xshift=6)
        for at, (one, text) in enumerate(zip(found, ends, strict=True))
    ]
    marked = any(one.mark is not None for one in found)
    traces = [_bars(found, palette), *([_marks(found, palette)] if marked else [])]
    margin = {"l": 0, "r": 10, "t": 26, "b": 4, "pad": 0}
    return finished(
        traces,
        layout(
            palette,
            len(found) * 30 + 90,
            xaxis=values,
            yaxis=rows,
            annotations=notes,
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


def _marks(found: Sequence[Bullet], palette: Palette) -> Trace:
    marker = {"symbol": "line-ns", "size": 19, "line": {"width": 2.5, "color": palette.text}}
    return dict(
        type="scatter",
        x=[one.mark for one in found],
        y=list(range(len(found))),
        mode="markers",
        marker=marker,
        cliponaxis=False,
        customdata=[as_written(one.said) for one in found],
        hovertemplate=HOVER,
    )
