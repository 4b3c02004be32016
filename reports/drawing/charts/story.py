"""The charts of a story as drawings in the house style: title, unit, key, and the marks with their figures."""

from reports.drawing.charts.level import ladder, level
from reports.drawing.charts.paint import SMALL, colour, fill, stroke
from reports.drawing.charts.upright import columns, lines
from reports.drawing.glyphs import shortened, width, wrapped
from reports.drawing.marks import SYMBOLS, symbol
from reports.drawing.sheet import SIZE, Sheet
from reports.story.model import Chart
from style.colours import LIGHT

TALL = 230.0  # pixels for the plot of an upright chart


def draw(chart: Chart, across: float = 640, *, tall: float | None = None) -> Sheet:
    """The chart `across` pixels wide; `tall` is what upright ones and lines may take for their plot."""
    sheet = Sheet(across, 0, chart.title, chart.alt)
    top = _head(sheet, chart)
    if not chart.categories or not any(v is not None for one in chart.series for v in one.values):
        return _unknown(sheet, chart, top)
    if chart.kind in ("columns", "lines"):
        (columns if chart.kind == "columns" else lines)(sheet, chart, top, tall or TALL)
    else:
        (ladder if chart.kind == "ladder" else level)(sheet, chart, top)
    return sheet


def _head(sheet: Sheet, chart: Chart) -> float:
    """Title, unit and the key; gives back where the plot may begin."""
    y = 16.0
    for row in wrapped(chart.title, sheet.width, 13, 2, True):
        sheet.text(row, 0, y, 13, bold=True, fill=LIGHT.navy)
        y += 19
    sheet.text(chart.unit, 0, y, SMALL, fill=LIGHT.muted)
    if len(chart.series) > 1 or chart.targets:
        y = _key(sheet, chart, y + 18)
    return y + 12


def _key(sheet: Sheet, chart: Chart, y: float) -> float:
    x = 0.0
    entries = [(one, place) for place, one in enumerate(chart.series)]
    entries += [(chart.targets, -1)] if chart.targets else []
    for one, place in entries:
        label = shortened(one.label, sheet.width - 24, SMALL)
        if x and x + 20 + width(label, SMALL) > sheet.width:
            x, y = 0.0, y + 17
        if place < 0:
            symbol(sheet, "line-ns", x + 7, y - 4, 12, LIGHT.text, stroke=LIGHT.text, stroke_width=2.5)
        elif chart.kind == "lines":
            stroke(sheet, f"M{x} {y - 4}h14", place, one)
            symbol(sheet, SYMBOLS[place % 10], x + 7, y - 4, 6, colour(one, place))
        else:
            sheet.rect(x, y - 9, 14, 10, fill=fill(sheet, one, place), stroke=colour(one, place), stroke_width=0.7)
        sheet.text(label, x + 19, y, SMALL)
        x += 19 + width(label, SMALL) + 18
    return y


def _unknown(sheet: Sheet, chart: Chart, top: float) -> Sheet:
    """Nothing is known: the names with what stands for a missing figure, and no axis of nothing."""
    for at, name in enumerate(chart.categories):
        printed = next((one.printed[at] for one in chart.series), "")
        sheet.text(shortened(name, sheet.width * 0.6, SIZE), 0, top + 20 * at + 12)
        sheet.text(printed, sheet.width * 0.64, top + 20 * at + 12, fill=LIGHT.muted)
    sheet.height = top + 20 * len(chart.categories) + 8
    return sheet
