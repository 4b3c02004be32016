"""Level charts of a story: bars side by side or stacked, and the ladder, each with its figures printed."""

from reports.drawing.charts.paint import SMALL, colour, fill, reach, said
from reports.drawing.glyphs import shortened, width, wrapped
from reports.drawing.marks import pattern, symbol
from reports.drawing.sheet import SIZE, Sheet
from reports.story.model import Chart
from style.colours import LIGHT

NAME = 0.26  # of the width, for the names at the left
BAR, ROW = 17.0, 12.0  # pixels: a bar, and the gap between groups
STEP = 40.0  # pixels: a step of the ladder


class Across:
    """Values along the width: where the plot begins and ends, and its grid."""

    def __init__(self, sheet: Sheet, chart: Chart, top: float, bottom: float, room: float) -> None:
        self.ticks = reach(chart)
        self.left, self.right = sheet.width * NAME, sheet.width - room
        step = self.ticks[1] - self.ticks[0]
        every = 1 + int(
            max(width(said(t, step), SMALL) for t in self.ticks) + 8 > (self.right - self.left) / (len(self.ticks) - 1)
        )
        for at, tick in enumerate(self.ticks):
            ink = LIGHT.muted if tick == 0 else LIGHT.line
            sheet.line(self(tick), top, self(tick), bottom, stroke=ink, stroke_width=1)
            if at % every == 0:
                sheet.text(said(tick, step), self(tick), bottom + 15, SMALL, fill=LIGHT.muted, anchor="middle")

    def __call__(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.left + (value - low) / (high - low) * (self.right - self.left)


def _name(sheet: Sheet, text: str, middle: float, lines: int = 2) -> None:
    rows = wrapped(text, sheet.width * NAME - 10, SIZE, lines)
    for at, row in enumerate(rows):
        sheet.text(row, sheet.width * NAME - 8, middle + (at - (len(rows) - 1) / 2) * 14, anchor="end", middle=True)


def level(sheet: Sheet, chart: Chart, top: float) -> None:
    stacked = chart.kind == "stacked"
    slots = 1 if stacked else len(chart.series)
    pitch = max(BAR * slots, 28.0 if chart.targets else 22.0) + ROW
    bottom = top + pitch * len(chart.categories)
    ends = [text for one in chart.series for text in one.printed]
    at_end = stacked_ends(chart) if stacked else ends
    x = Across(sheet, chart, top, bottom, min(sheet.width * 0.3, max(width(t, SMALL) for t in at_end) + 12))
    for at, name in enumerate(chart.categories):
        middle = top + pitch * (at + 0.5)
        _name(sheet, name, middle, max(1, int((pitch - 2) // 14)))
        (_stack if stacked else _group)(sheet, chart, at, middle, x)
        if chart.targets and (target := chart.targets.values[at]) is not None:
            symbol(sheet, "line-ns", x(target), middle, pitch - 8, LIGHT.text, stroke=LIGHT.text, stroke_width=2.5)
    sheet.height = bottom + 22


def _group(sheet: Sheet, chart: Chart, at: int, middle: float, x: Across) -> None:
    for place, one in enumerate(chart.series):
        y = middle + (place - len(chart.series) / 2) * BAR
        value = one.values[at]
        if value is not None:
            start, end = sorted((x(0), x(value)))
            sheet.rect(
                start,
                y + 1.5,
                end - start,
                BAR - 3,
                fill=fill(sheet, one, place),
                stroke=colour(one, place),
                stroke_width=0.7,
            )
        target = chart.targets.values[at] if chart.targets else None
        end = x(max(value or 0.0, 0.0))
        if target is not None and end <= x(target) < end + width(one.printed[at], SMALL) + 8:
            end = x(target) + 3
        sheet.text(one.printed[at], end + 5, y + BAR / 2, SMALL, middle=True, fill=LIGHT.muted if value is None else "")


def stacked_ends(chart: Chart) -> list[str]:
    """What stands at the end of each stack: its parts as printed, since a sum is nobody's to make here."""
    return [" + ".join(one.printed[at] for one in chart.series) for at in range(len(chart.categories))]


def _stack(sheet: Sheet, chart: Chart, at: int, middle: float, x: Across) -> None:
    """Parts with their figures inside where they fit; a part that is not known is named at the end."""
    start, beyond = 0.0, []
    for place, one in enumerate(chart.series):
        value, text = one.values[at], one.printed[at]
        if value is None:
            beyond.append(f"{one.label} {text}")
            continue
        left, right = x(start), x(start + value)
        sheet.rect(
            left,
            middle - BAR / 2 - 1,
            right - left,
            BAR + 2,
            fill=fill(sheet, one, place),
            stroke=colour(one, place),
            stroke_width=0.7,
        )
        if right - left > width(text, 10) + 8:
            sheet.rect(
                (left + right) / 2 - width(text, 10) / 2 - 2,
                middle - 7,
                width(text, 10) + 4,
                14,
                fill=LIGHT.background,
                fill_opacity=0.9,
            )
            sheet.text(text, (left + right) / 2, middle, 10, anchor="middle", middle=True)
        else:
            beyond.append(text)
        start += value
    room = sheet.width - x(start) - 6
    sheet.text(shortened(" + ".join(beyond), room, 10), x(start) + 5, middle, 10, middle=True, fill=LIGHT.muted)


def ladder(sheet: Sheet, chart: Chart, top: float) -> None:
    """Steps one below another; what is missing to the step above is hatched and named."""
    pitch, one = STEP, chart.series[0]
    bottom = top + pitch * len(chart.categories)
    gaps = list(chart.gaps) + [""] * (len(chart.categories) - len(chart.gaps))
    x = Across(sheet, chart, top, bottom, min(sheet.width * 0.34, max(width(g, SMALL) for g in [*gaps, ""]) + 12))
    above: float | None = None
    for at, (name, value) in enumerate(zip(chart.categories, one.values, strict=True)):
        middle = top + pitch * (at + 0.5)
        _name(sheet, name, middle - 8, 1)
        sheet.text(
            one.printed[at],
            sheet.width * NAME - 8,
            middle + 8,
            anchor="end",
            middle=True,
            bold=value is not None,
            fill=LIGHT.muted if value is None else "",
        )
        if value is None:
            continue
        sheet.rect(x(0), middle - 11, x(value) - x(0), 22, fill=LIGHT.industrial)
        if above is not None and gaps[at]:
            hatch = pattern(sheet, "/", LIGHT.background, LIGHT.attention)
            sheet.rect(
                x(value), middle - 11, x(above) - x(value), 22, fill=hatch, stroke=LIGHT.attention, stroke_width=1
            )
            rows = wrapped(gaps[at], sheet.width - x(max(value, above)) - 6, SMALL, 2)
            sheet.rows(rows, x(max(value, above)) + 6, middle + 4 - (len(rows) - 1) * 8, SMALL, fill=LIGHT.attention)
        above = value
    sheet.height = bottom + 22
