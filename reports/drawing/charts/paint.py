"""How the charts of a story are painted: colours, hatchings and dashes of a series, the ticks of an axis in words."""

from reports.drawing.marks import DASHES, PATTERNS, dashes, pattern
from reports.drawing.sheet import Sheet
from reports.story.model import Chart, Series
from style.colours import CATEGORICAL, LIGHT
from style.ticks import nice_ticks

SMALL = 11.0


def colour(one: Series, place: int) -> str:
    return getattr(LIGHT, one.role) if one.role else CATEGORICAL["light"][place % len(CATEGORICAL["light"])]


def fill(sheet: Sheet, one: Series, place: int) -> str:
    return pattern(sheet, PATTERNS[place % len(PATTERNS)], colour(one, place), LIGHT.background)


def stroke(sheet: Sheet, d: str, place: int, one: Series) -> None:
    sheet.path(
        d,
        fill="none",
        stroke=colour(one, place),
        stroke_width=2,
        stroke_linejoin="round",
        stroke_dasharray=dashes(DASHES[place % len(DASHES)], 2),
    )


def said(tick: float, step: float) -> str:
    """A tick with as many decimals as its step needs."""
    decimals = next((n for n in range(7) if abs(round(step, n) - step) < 1e-9 * abs(step)), 7)
    return f"{tick:,.{decimals}f}".replace("-", "−")


def reach(chart: Chart) -> tuple[float, ...]:
    """The ticks that take in every mark, from zero."""
    columns = zip(*(one.values for one in chart.series), strict=True)
    if chart.kind == "stacked":
        marks = [sum(v for v in column if v is not None and v > 0) for column in columns]
    else:
        marks = [v for column in columns for v in column if v is not None]
    marks += [v for v in (chart.targets.values if chart.targets else ()) if v is not None]
    return nice_ticks(min([0.0, *marks]), max([0.0, *marks]), 5)
