"""Charts of the workbook: native ones that anybody can edit, bound to the cells of the table beside them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from analytics.table import Column, Table
from reports.story.model import Chart, Series
from reports.workbook import words
from reports.workbook.sheet import Book, Leaf
from style import terms
from style.colours import CATEGORICAL, LIGHT

_TYPES: dict[str, dict[str, str]] = {
    "bars": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column"},
    "lines": {"type": "line"},
    "ladder": {"type": "column"},
}
LEVEL = ("bars", "stacked")  # their categories stand on the upright axis
_WIDTH, _HEIGHT, _PLACE = 570, 308, 22  # pixels
_LABELLED = 24  # values at most that are written beside their bars


def is_empty(chart: Chart) -> bool:
    """Whether there is nothing to draw: such a chart is left out."""
    return all(value is None for series in chart.series for value in series.values)


def draw(leaf: Leaf, of: Book, chart: Chart) -> None:
    """The chart's numbers as a table, and at its right the chart drawn from them."""
    start = leaf.row
    first, last = leaf.table(_numbers(chart, of.lang))
    drawn = of.book.add_chart(_TYPES[chart.kind])
    for n, series in enumerate(_drawn(chart), start=1):
        drawn.add_series(
            {
                "name": [leaf.name, first - 1, n],
                "categories": [leaf.name, first, 0, last, 0],
                "values": [leaf.name, first, n, last, n],
                **_look(chart, series, n),
            }
        )
    _dress(drawn, chart, leaf.name, start)
    height = max(_HEIGHT, len(chart.categories) * _PLACE + 110) if chart.kind in LEVEL else _HEIGHT
    drawn.set_size({"width": _WIDTH, "height": height})
    leaf.chart(drawn, height, chart.alt)


def _drawn(chart: Chart) -> tuple[Series, ...]:
    return (*chart.series, *([chart.targets] if chart.targets else []))


def _numbers(chart: Chart, lang: str) -> Table:
    """What the chart shows, row by row as its categories stand; of a ladder also what is missing at each step."""
    drawn = _drawn(chart)
    columns = [Column("category", words.ITEM(lang))]
    columns += [
        Column(f"series_{n}", series.label, "number", decimals=chart.decimals) for n, series in enumerate(drawn)
    ]
    # A gap stays empty: a word in its place would be drawn as zero.
    printed = [
        [name, *("" if series.values[n] is None else series.printed[n] for series in drawn)]
        for n, name in enumerate(chart.categories)
    ]
    exact: list[list[Decimal | float | None]] = [
        [None, *(series.values[n] for series in drawn)] for n in range(len(chart.categories))
    ]
    if chart.gaps:
        columns.append(Column("gap", terms.GAP(lang), "number"))
        for n, row in enumerate(printed):
            row.append(chart.gaps[n] if n < len(chart.gaps) else "")
            exact[n].append(None)
    title = words.CHART_TITLE(lang, title="{title}", unit="{unit}") if chart.unit else "{title}"
    caption = title.replace("{unit}", chart.unit).replace("{title}", chart.title)
    return Table(chart.id, caption, tuple(columns), tuple(map(tuple, printed)), tuple(map(tuple, exact)))


def _look(chart: Chart, series: Series, n: int) -> dict[str, Any]:
    hues = CATEGORICAL["light"]
    colour = getattr(LIGHT, series.role, "") if series.role else ""
    colour = colour if isinstance(colour, str) and colour else hues[(n - 1) % len(hues)]
    values = sum(len(one.values) for one in _drawn(chart))
    labels = {"value": True, "num_format": _number_format(chart.decimals), "font": {"size": 8}}
    shown: dict[str, Any] = {"data_labels": labels} if values <= _LABELLED and chart.kind != "stacked" else {}
    if chart.kind == "lines":
        marker = {"type": "circle", "size": 4, "fill": {"color": colour}, "border": {"color": colour}}
        return {"line": {"color": colour, "width": 1.75}, "marker": marker}
    if series is chart.targets:  # an outline to be filled
        return {"fill": {"none": True}, "border": {"color": LIGHT.attention, "width": 1.25}, **shown}
    return {"fill": {"color": colour}, "gap": 45, **shown}


def _dress(drawn: Any, chart: Chart, sheet: str, caption_row: int) -> None:
    """Its title is the cell that holds the caption; no word of the data is ever taken for a formula."""
    drawn.set_title({"name": [sheet, caption_row, 0], "name_font": {"size": 11, "bold": True}})
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"color": LIGHT.line}})
    font, line = {"size": 9}, {"color": LIGHT.line, "width": 0.5}
    is_level = chart.kind in LEVEL
    places, values = (drawn.set_y_axis, drawn.set_x_axis) if is_level else (drawn.set_x_axis, drawn.set_y_axis)
    places({"num_font": font, "line": line, "reverse": is_level, "label_position": "low"})
    values(
        {
            "num_font": font,
            "line": {"none": True},
            "num_format": _number_format(chart.decimals),
            "major_gridlines": {"visible": True, "line": line},
            "label_position": "high" if is_level else "low",
        }
    )
    drawn.set_legend({"none": True} if len(_drawn(chart)) == 1 else {"position": "bottom", "font": font})


def _number_format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def charts_with_numbers(charts: Sequence[Chart]) -> list[Chart]:
    return [chart for chart in charts if not is_empty(chart)]
