"""The chart of a brief: a story's, drawn as those of the screen are, with all its figures printed and its title above."""

from collections.abc import Callable

from charts.bars import LEVEL, UPRIGHT, Step, bars, ladder
from charts.lines import lines
from charts.plot import Plot
from charts.style import Axis
from charts.style import Series as Drawn
from reports.drawing.glyphs import wrapped
from reports.drawing.plotly.figure import draw
from reports.drawing.sheet import Sheet
from reports.story.model import Chart, Series
from style.colours import LIGHT
from style.ticks import nice_ticks

TALL = 280  # pixels an upright chart is high with its axis' title and its periods
STEP = 40  # pixels a step of the ladder takes: a brief has no room for the screen's
ROW, BAR = 34, 17  # pixels of a place of level bars at the least, and of each bar
AROUND = 52  # pixels above and below both
LEGEND = 40
TITLE, TITLE_LINE = 13.0, 19.0


def chart_sheet(chart: Chart, across: float, tall: float = TALL) -> Sheet:
    """The chart `across` pixels wide; `tall` is the height of upright ones and lines, all else is as high as it needs."""
    title = wrapped(chart.title, across, TITLE, 2, True)
    drawn = draw(_plot(chart, across, round(tall)).to_plotly_json(), chart.alt, across, spare=0)
    top = 16 + TITLE_LINE * (len(title) - 1) + 6
    sheet = Sheet(across, top + drawn.height, chart.title, chart.alt)
    for at, row in enumerate(title):
        sheet.text(row, 0, 16 + TITLE_LINE * at, TITLE, bold=True, fill=LIGHT.navy)
    sheet.group(drawn, 0, top)
    return sheet


def _plot(chart: Chart, across: float, tall: int) -> Plot:
    axis = Axis(chart.unit, _tick_words(chart))
    if chart.kind == "ladder":
        steps = _steps(chart)
        return ladder(steps, axis=axis, palette=LIGHT, height=len(steps) * STEP + AROUND, paper=across)
    series = [_drawn(one, str(at)) for at, one in enumerate(chart.series)]
    if chart.kind == "lines":
        return lines(series, at=chart.categories, axis=axis, palette=LIGHT, height=tall, paper=across)
    is_upright = chart.kind == "columns"
    return bars(
        chart.categories,
        series,
        axis=axis,
        palette=LIGHT,
        way=UPRIGHT if is_upright else LEVEL,
        stacked=chart.kind == "stacked",
        targets=_drawn(chart.targets, "target") if chart.targets else None,
        height=tall if is_upright else _level_height(chart),
        paper=across,
    )


def _level_height(chart: Chart) -> int:
    slots = 1 if chart.kind == "stacked" else len(chart.series)
    has_legend = len(chart.series) > 1 or chart.targets is not None
    return len(chart.categories) * max(ROW, BAR * slots + BAR - 5) + AROUND + LEGEND * has_legend


def _drawn(one: Series, series_id: str) -> Drawn:
    return Drawn(series_id, one.label, one.values, one.printed, one.printed, one.role)


def _steps(chart: Chart) -> list[Step]:
    (one,) = chart.series
    gaps = (*chart.gaps, *("" for _ in chart.categories))
    found = zip(chart.categories, one.values, one.printed, gaps, strict=False)
    return [Step(label, value, printed, printed, gap) for label, value, printed, gap in found]


def _tick_words(chart: Chart) -> Callable[[float], str]:
    """Ticks with as many decimals as the step between them needs."""
    columns = list(zip(*(one.values for one in chart.series), strict=True))
    marks = [v for column in columns for v in column if v is not None]
    if chart.kind == "stacked":
        marks += [sum(v for v in column if v is not None) for column in columns]
    marks += [v for v in (chart.targets.values if chart.targets else ()) if v is not None]
    first, second, *_ = nice_ticks(min([0.0, *marks]), max([0.0, *marks]))
    step = second - first
    decimals = next((n for n in range(7) if abs(round(step, n) - step) < 1e-9 * step), 7)
    return lambda tick: f"{tick:,.{decimals}f}".replace("-", "−")
