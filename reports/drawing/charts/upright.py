"""Upright charts of a story: columns and lines over periods, each with its figures printed."""

from itertools import pairwise

from reports.drawing.charts.paint import SMALL, colour, fill, reach, said, stroke
from reports.drawing.glyphs import width, wrapped
from reports.drawing.marks import SYMBOLS, symbol
from reports.drawing.sheet import Sheet
from reports.story.model import Chart, Series
from style.colours import LIGHT


class Upright:
    """Values along the height and places along the width."""

    def __init__(self, sheet: Sheet, chart: Chart, top: float, tall: float, room: float) -> None:
        self.ticks, self.top, self.bottom = reach(chart), top + 8, top + 8 + tall
        step = self.ticks[1] - self.ticks[0]
        self.left = max(width(said(t, step), SMALL) for t in self.ticks) + 10
        self.right, self.count = sheet.width - room, len(chart.categories)
        for tick in self.ticks:
            sheet.line(
                self.left,
                self.y(tick),
                self.right,
                self.y(tick),
                stroke=LIGHT.muted if tick == 0 else LIGHT.line,
                stroke_width=1,
            )
            sheet.text(
                said(tick, step), self.left - 6, self.y(tick), SMALL, fill=LIGHT.muted, anchor="end", middle=True
            )
        widest = max(min(60.0, width(name, SMALL)) for name in chart.categories) + 6
        every = max(1, -int(-widest // self.place))
        for at, name in enumerate(chart.categories):
            if (self.count - 1 - at) % every == 0:
                rows = wrapped(name, self.place * every - 4, SMALL, 3)
                sheet.rows(rows, self.x(at), self.bottom + 16, SMALL, anchor="middle", fill=LIGHT.muted)
        sheet.height = self.bottom + 16 * 3 - 6

    @property
    def place(self) -> float:
        return (self.right - self.left) / self.count

    def x(self, at: float) -> float:
        return self.left + (at + 0.5) * self.place

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


def columns(sheet: Sheet, chart: Chart, top: float, tall: float) -> None:
    plot = Upright(sheet, chart, top + 8, tall, 4)
    thick = min(46.0, plot.place * 0.72 / len(chart.series))
    for place, one in enumerate(chart.series):
        for at, value in enumerate(one.values):
            x = plot.x(at) + (place - len(chart.series) / 2) * thick
            if value is not None:
                low, high = sorted((plot.y(0), plot.y(value)))
                sheet.rect(
                    x + 1,
                    low,
                    thick - 2,
                    high - low,
                    fill=fill(sheet, one, place),
                    stroke=colour(one, place),
                    stroke_width=0.7,
                )
            size = SMALL if width(one.printed[at], SMALL) <= max(thick, plot.place / len(chart.series)) + 2 else 9.0
            sheet.text(
                one.printed[at],
                x + thick / 2,
                plot.y(max(value or 0.0, 0.0)) - 4,
                size,
                anchor="middle",
                fill=LIGHT.muted if value is None else "",
            )
    for at, target in enumerate(chart.targets.values if chart.targets else ()):
        if target is not None:
            symbol(
                sheet,
                "line-ew",
                plot.x(at),
                plot.y(target),
                plot.place * 0.8,
                LIGHT.text,
                stroke=LIGHT.text,
                stroke_width=2.5,
            )


def lines(sheet: Sheet, chart: Chart, top: float, tall: float) -> None:
    ends = [(one.printed[_last(one)], place) for place, one in enumerate(chart.series) if _last(one) >= 0]
    plot = Upright(sheet, chart, top, tall, max((width(text, SMALL) for text, _ in ends), default=0) + 6)
    for place, one in enumerate(chart.series):
        known = [(plot.x(at), plot.y(v)) if v is not None else None for at, v in enumerate(one.values)]
        for before, after in pairwise(known):
            if before and after:
                stroke(sheet, f"M{before[0]:.1f} {before[1]:.1f}L{after[0]:.1f} {after[1]:.1f}", place, one)
        for point in known:
            if point:
                symbol(sheet, SYMBOLS[place % len(SYMBOLS)], *point, 6, colour(one, place))
    _at_ends(sheet, chart, plot, ends)


def _last(one: Series) -> int:
    """Where the last known value is; -1 where there is none."""
    return max((at for at, value in enumerate(one.values) if value is not None), default=-1)


def _at_ends(sheet: Sheet, chart: Chart, plot: Upright, ends: list[tuple[str, int]]) -> None:
    """The last figure of each line, none over another."""
    lowest = -1e9
    wanted = [(plot.y(chart.series[p].values[_last(chart.series[p])] or 0.0), text, p) for text, p in ends]
    for y, text, place in sorted(wanted):
        lowest = max(y, lowest + 13)
        one = chart.series[place]
        sheet.text(text, plot.x(_last(one)) + 7, lowest, SMALL, middle=True, fill=colour(one, place))
