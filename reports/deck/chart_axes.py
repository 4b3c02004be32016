"""What stands round the series of a native chart: title, key, axes and the place of the plot, and how numbers are written."""

from dataclasses import dataclass
from decimal import Decimal

from reports.deck import words
from reports.deck.text import LANGUAGE, height, inches_of
from reports.deck.xml import Box, element, escaped, fill, flat, outline
from reports.story.model import Chart, Series
from style.numbers import rounded

_CATEGORY_AXIS, _VALUE_AXIS = 111, 112  # PowerPoint wants them above zero
_SECOND = (113, 114)
_LABEL_AIR = 0.08  # inches between a bar and what stands over it, and beyond that


@dataclass(frozen=True)
class Look:
    """Inches of a chart's frame and points of its type."""

    wide: float
    high: float
    title: float = 11.5
    type: float = 10.5


def numbers(series: Series, decimals: int) -> tuple[Decimal | None, ...]:
    """The values rounded as printed."""
    return tuple(None if value is None else rounded(value, decimals) for value in series.values)


def format_code(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def all_series(chart: Chart) -> tuple[Series, ...]:
    return (*chart.series, chart.targets) if chart.targets else chart.series


def is_level(chart: Chart) -> bool:
    return chart.kind in ("bars", "stacked")


def type_look(
    lang: str, size: float, role: str = "text", bold: bool = False, tag: str = "c:txPr", turn: int | None = None
) -> str:
    """The look of text that the chart writes itself."""
    default = element(
        "a:defRPr",
        fill(role),
        element("a:latin", typeface="+mn-lt"),
        element("a:ea", typeface="+mn-ea"),
        sz=round(size * 100),
        b=int(bold),
    )
    return element(
        tag,
        element("a:bodyPr", rot=turn),
        element("a:lstStyle"),
        element("a:p", element("a:pPr", default), element("a:endParaRPr", lang=LANGUAGE[lang][0])),
    )


def written(text: str, lang: str, size: float, role: str, bold: bool) -> str:
    """Text of our own inside a chart."""
    language, other = LANGUAGE[lang]
    run = element(
        "a:r",
        element("a:rPr", fill(role), lang=language, altLang=other, sz=round(size * 100), b=int(bold)),
        element("a:t", escaped(text)),
    )
    rich = element("c:rich", element("a:bodyPr"), element("a:lstStyle"), element("a:p", run))
    return element("c:tx", rich)


def title(chart: Chart, lang: str) -> str:
    """With the unit of the axis, unless the title has it."""
    said = flat(chart.title)
    if not chart.unit or chart.unit in said:
        return said
    return words.IN_UNIT(lang, title=said, unit=chart.unit)


def axis_ids(before: bool = False) -> tuple[str, str]:
    """Of the axes that are drawn, or of the second pair, whose bars stand before those of the first."""
    found = _SECOND if before else (_CATEGORY_AXIS, _VALUE_AXIS)
    return element("c:axId", val=found[0]), element("c:axId", val=found[1])


def hidden_axes(chart: Chart, look: Look, plot: Box) -> tuple[str, str]:
    """The second pair, on the same scale: bars on it are measured by the axes that are drawn."""
    across, along = _SECOND
    turned = element("c:scaling", element("c:orientation", val="maxMin" if is_level(chart) else "minMax"))
    places = ("l", "b") if is_level(chart) else ("b", "l")
    return (
        element(
            "c:catAx",
            element("c:axId", val=across),
            turned,
            element("c:delete", val=1),
            element("c:axPos", val=places[0]),
            *_ticks("none"),
            element("c:crossAx", val=along),
            element("c:crosses", val="autoZero"),
        ),
        element(
            "c:valAx",
            element("c:axId", val=along),
            _scale(chart, look, plot),
            element("c:delete", val=1),
            element("c:axPos", val=places[1]),
            *_ticks("none"),
            element("c:crossAx", val=across),
            element("c:crosses", val="autoZero"),
            element("c:crossBetween", val="between"),
        ),
    )


def category_axis(chart: Chart, lang: str, look: Look, turn: int = 0) -> str:
    return element(
        "c:catAx",
        element("c:axId", val=_CATEGORY_AXIS),
        element("c:scaling", element("c:orientation", val="maxMin" if is_level(chart) else "minMax")),
        element("c:delete", val=0),
        element("c:axPos", val="l" if is_level(chart) else "b"),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("low"),
        element("c:spPr", outline("muted", 0.75)),
        type_look(lang, look.type, turn=turn),
        element("c:crossAx", val=_VALUE_AXIS),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=0),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=100),
        element("c:noMultiLvlLbl", val=1),
    )


def _ticks(labels: str) -> tuple[str, str, str]:
    return (
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val=labels),
    )


def value_axis(chart: Chart, lang: str, look: Look, plot: Box) -> str:
    """Drawn for lines and stacks, whose numbers are not all written beside them."""
    drawn = chart.kind in ("lines", "stacked")
    grid = (element("c:majorGridlines", element("c:spPr", outline("line", 0.5))),) if drawn else ()
    return element(
        "c:valAx",
        element("c:axId", val=_VALUE_AXIS),
        _scale(chart, look, plot),
        element("c:delete", val=int(not drawn)),
        element("c:axPos", val="b" if is_level(chart) else "l"),
        *grid,
        element("c:numFmt", formatCode=format_code(chart.decimals if _is_small(chart) else 0), sourceLinked=0),
        *_ticks("high" if is_level(chart) else "nextTo"),
        element("c:spPr", outline("")),
        type_look(lang, look.type, "muted"),
        element("c:crossAx", val=_CATEGORY_AXIS),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
    )


def _known(chart: Chart) -> list[Decimal]:
    return [value for series in all_series(chart) for value in numbers(series, chart.decimals) if value is not None]


def _is_small(chart: Chart) -> bool:
    return largest(chart) < 10


def largest(chart: Chart) -> Decimal:
    return max((abs(value) for value in _known(chart)), default=Decimal(0))


def _scale(chart: Chart, look: Look, plot: Box) -> str:
    """From zero, unless something is below it; beyond the longest bar there is room for its label."""
    known = _known(chart)
    high, low = max(known, default=Decimal(1)), min(known, default=Decimal(0))
    ends = []
    if chart.kind in ("bars", "columns", "ladder") and high > 0:
        ends.append(element("c:max", val=f"{float(high) * _stretch(chart, look, plot):.6g}"))
    if low >= 0 and chart.kind != "lines":
        ends.append(element("c:min", val=0))
    return element("c:scaling", element("c:orientation", val="minMax"), *ends)


def _stretch(chart: Chart, look: Look, plot: Box) -> float:
    """How much longer than the longest bar its axis is; the label takes no more than half."""
    printed = (said for series in chart.series for said in series.printed)
    label = (
        max((inches_of(said, look.type) for said in printed), default=0.0) if is_level(chart) else height(1, look.type)
    )
    whole = plot.w if is_level(chart) else plot.h
    return whole / max(whole - label - _LABEL_AIR, whole / 2)
