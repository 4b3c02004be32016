"""A native chart as its part's markup: series with their numbers as printed, axes, labels; the workbook behind it holds the same."""

from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from reports.deck.chart_axes import (
    Look,
    all_series,
    axis_ids,
    category_axis,
    format_code,
    hidden_axes,
    is_level,
    numbers,
    type_look,
    value_axis,
    written,
)
from reports.deck.chart_frame import framed, key_part, plot_part, title_part
from reports.deck.text import LANGUAGE
from reports.deck.xml import NAMESPACES, element, escaped, fill, outline
from reports.story.model import Chart, Series
from style.colours import CATEGORICAL

SHEET = "Sheet1"
_WORKBOOK = "rId1"  # the only relation of a chart's part
_LABELLED = 3  # lines beside which a number still finds room
_MARKS_GAP, _BEFORE_MARKS_GAP = 12, 110  # between bars, in hundredths of their width
_SMALL = Decimal("0.07")  # of the widest stack: a part too small for its number


def markup(chart: Chart, lang: str, look: Look) -> bytes:
    frame = framed(chart, lang, look)
    has_marks = bool(chart.targets) and chart.kind != "lines"
    plot = element(
        "c:plotArea",
        plot_part(look, frame),
        _lines(chart, lang, look) if chart.kind == "lines" else _bars(chart, lang, look),
        category_axis(chart, lang, look, frame.turn),
        value_axis(chart, lang, look, frame.plot),
        *(hidden_axes(chart, look, frame.plot) if has_marks else ()),
        element("c:spPr", fill("")),
    )
    whole = element(
        "c:chart",
        title_part(chart, lang, look, frame),
        element("c:autoTitleDeleted", val=0),
        plot,
        key_part(lang, look, frame),
        element("c:plotVisOnly", val=1),
        element("c:dispBlanksAs", val="gap"),
    )
    space = element(
        "c:chartSpace",
        element("c:date1904", val=0),
        element("c:lang", val=LANGUAGE[lang][0]),
        element("c:roundedCorners", val=0),
        whole,
        element("c:spPr", fill(""), outline("")),
        type_look(lang, look.type),
        element("c:externalData", element("c:autoUpdate", val=0), r_id=_WORKBOOK),
    )
    names = f'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {NAMESPACES}'
    return space.replace("<c:chartSpace", f"<c:chartSpace {names}", 1).encode()


def _role(chart: Chart, n: int) -> str:
    """The colour of a series: its own, or the next categorical one."""
    own = all_series(chart)[n].role
    return own or CATEGORICAL["light"][n % len(CATEGORICAL["light"])]


def _bars(chart: Chart, lang: str, look: Look) -> str:
    """Marks that bars are to reach are wide and pale, on the first axes; the bars stand before them on the second."""
    drawn = [_bar_series(chart, n, lang, look) for n in range(len(chart.series))]
    gap = 70 if chart.kind == "ladder" else 45
    if not chart.targets:
        return _bar_chart(chart, drawn, gap)
    marks = _bar_chart(chart, [_bar_series(chart, len(drawn), lang, look)], _MARKS_GAP)
    return marks + _bar_chart(chart, drawn, _BEFORE_MARKS_GAP, before=True)


def _bar_chart(chart: Chart, drawn: list[str], gap: int, before: bool = False) -> str:
    stacked = chart.kind == "stacked"
    return element(
        "c:barChart",
        element("c:barDir", val="bar" if is_level(chart) else "col"),
        element("c:grouping", val="stacked" if stacked else "clustered"),
        element("c:varyColors", val=0),
        *drawn,
        element("c:gapWidth", val=gap),
        *((element("c:overlap", val=100),) if stacked else ()),
        *axis_ids(before),
    )


def _bar_series(chart: Chart, n: int, lang: str, look: Look) -> str:
    series = all_series(chart)[n]
    is_mark = series is chart.targets
    ground = "line" if is_mark else _role(chart, n)
    return element(
        "c:ser",
        *_named(series, n),
        element("c:spPr", fill(ground), outline("background", 0.5)),
        element("c:invertIfNegative", val=0),
        _no_labels() if is_mark else _bar_labels(chart, series, lang, look),
        *_data(chart, series, n),
    )


def _named(series: Series, n: int) -> tuple[str, str, str]:
    cache = element("c:strCache", element("c:ptCount", val=1), _point(0, series.label))
    reference = element("c:strRef", element("c:f", f"{SHEET}!${column(n)}$1"), cache)
    return element("c:idx", val=n), element("c:order", val=n), element("c:tx", reference)


def column(n: int) -> str:
    """The letter of a series' column; the categories are in A."""
    return xl_col_to_name(n + 1)


def _point(n: int, said: object) -> str:
    return element("c:pt", element("c:v", escaped(str(said))), idx=n)


def _data(chart: Chart, series: Series, n: int) -> tuple[str, str]:
    count = len(chart.categories)
    texts = [_point(at, said) for at, said in enumerate(chart.categories)]
    values = [_point(at, f"{value:f}") for at, value in enumerate(numbers(series, chart.decimals)) if value is not None]
    size = element("c:ptCount", val=count)
    return (
        element(
            "c:cat",
            element("c:strRef", element("c:f", f"{SHEET}!$A$2:$A${count + 1}"), element("c:strCache", size, *texts)),
        ),
        element(
            "c:val",
            element(
                "c:numRef",
                element("c:f", f"{SHEET}!${column(n)}$2:${column(n)}${count + 1}"),
                element("c:numCache", element("c:formatCode", format_code(chart.decimals)), size, *values),
            ),
        ),
    )


_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def _shows(value: bool) -> tuple[str, ...]:
    return tuple(element(f"c:show{what}", val=int(value and what == "Val")) for what in _SHOWN)


def _no_labels() -> str:
    return element("c:dLbls", *_shows(False))


def _labels(
    chart: Chart, lang: str, size: float, role: str, position: str, points: list[str], shown: bool = True
) -> str:
    code = element("c:numFmt", formatCode=format_code(chart.decimals), sourceLinked=0)
    look = (element("c:spPr", fill(""), outline("")), type_look(lang, size, role), element("c:dLblPos", val=position))
    return element("c:dLbls", *points, *((code, *look) if shown else ()), *_shows(shown))


def _bar_labels(chart: Chart, series: Series, lang: str, look: Look) -> str:
    stacked = chart.kind == "stacked"
    position, role = ("ctr", "background") if stacked else ("outEnd", "text")
    points = []
    widest = _widest_stack(chart)
    for at, value in enumerate(numbers(series, chart.decimals)):
        if value is None:
            continue
        if stacked and abs(value) < widest * _SMALL:
            points.append(element("c:dLbl", element("c:idx", val=at), element("c:delete", val=1)))
        elif f"{value:,f}".replace("-", "−") != series.printed[at]:
            points.append(_own_label(at, series.printed[at], lang, look.type, role, position))
    return _labels(chart, lang, look.type, role, position, points)


def _own_label(at: int, said: str, lang: str, size: float, role: str, position: str) -> str:
    """What is printed where it is not the number alone: 尚无."""
    return element(
        "c:dLbl",
        element("c:idx", val=at),
        written(said, lang, size, role, False),
        element("c:dLblPos", val=position),
        *_shows(True),
    )


def _widest_stack(chart: Chart) -> Decimal:
    each = (numbers(series, chart.decimals) for series in chart.series)
    sums = [
        sum((abs(value) for value in values if value is not None), Decimal(0)) for values in zip(*each, strict=True)
    ]
    return max(sums, default=Decimal(0))


def _lines(chart: Chart, lang: str, look: Look) -> str:
    drawn = [_line_series(chart, n, lang, look) for n in range(len(all_series(chart)))]
    return element(
        "c:lineChart",
        element("c:grouping", val="standard"),
        element("c:varyColors", val=0),
        *drawn,
        element("c:marker", val=1),
        *axis_ids(),
    )


def _line_series(chart: Chart, n: int, lang: str, look: Look) -> str:
    """The last number known stands at its line, where there are few lines; the axis tells the others."""
    series, role = all_series(chart)[n], _role(chart, n)
    is_target = series is chart.targets
    dash = "dash" if is_target else ""
    mark = element(
        "c:marker",
        element("c:symbol", val="circle"),
        element("c:size", val=5),
        element("c:spPr", fill(role), outline(role)),
    )
    known = [at for at, value in enumerate(series.values) if value is not None]
    last = [_last_label(chart, known[-1], lang, look, role)] if known and len(chart.series) <= _LABELLED else []
    labels = _labels(chart, lang, look.type, role, "t", last, shown=False)
    return element(
        "c:ser",
        *_named(series, n),
        element("c:spPr", outline(role, 2.0, element("a:round"), dash=dash)),
        mark,
        labels,
        *_data(chart, series, n),
        element("c:smooth", val=0),
    )


def _last_label(chart: Chart, at: int, lang: str, look: Look, role: str) -> str:
    return element(
        "c:dLbl",
        element("c:idx", val=at),
        element("c:numFmt", formatCode=format_code(chart.decimals), sourceLinked=0),
        element("c:spPr", fill(""), outline("")),
        type_look(lang, look.type, role, True),
        element("c:dLblPos", val="t"),
        *_shows(True),
    )
