"""Where a chart's title, key and plot stand in its frame: measured here, so that every program shows them alike."""

from dataclasses import dataclass

from reports.deck.chart_axes import Look, all_series, is_level, largest, title, type_look, written
from reports.deck.text import cut, height, inches_of, lines
from reports.deck.xml import Box, element
from reports.story.model import Chart

_TITLE_LINES = 2
_MARK = 0.34  # inches of a key's colour and the space round its label
_AIR = 0.06
_ABOVE_COLUMNS = 0.08
_SIDE = 0.02  # of the width, beside upright columns
_END = 0.35  # inches for half a category's name after the last point of a line
_WIDEST_NAMES = 0.42  # of the width
_MOST_NAME_LINES = 2
_TURNED = -2_700_000  # 45 degrees, where names find no room side by side
_TURNED_HIGH = 0.8  # inches
GAP_TYPE, GAP_LINES = 10.5, 3
TITLE_SHARE = 0.85  # of the width, at which programs break a title


@dataclass(frozen=True)
class Frame:
    """Inches within the chart's frame. `turn` is how its categories' names are turned."""

    title: Box
    key: Box | None
    plot: Box
    turn: int


def framed(chart: Chart, lang: str, look: Look) -> Frame:
    said = _title(chart, lang, look)
    high = height(lines(said, look.wide * TITLE_SHARE, look.title, True), look.title) + 0.04
    head = Box(0.0, 0.0, look.wide, high)
    key = _key(chart, lang, look, head)
    top = max(head.bottom, key.bottom if key else 0.0) + _ABOVE_COLUMNS
    left, right = _sides(chart, look)
    wide = look.wide - left - right
    top += gaps_height(chart, wide)
    foot, turn = _foot(chart, look, wide)
    return Frame(head, key, Box(left, top, wide, max(look.high - top - foot, 0.3)), turn)


def _title(chart: Chart, lang: str, look: Look) -> str:
    return cut(title(chart, lang), look.wide * TITLE_SHARE, look.title, _TITLE_LINES, True)


def gaps_height(chart: Chart, wide: float) -> float:
    """Inches for what is missing between steps, over a plot so wide."""
    room = wide / len(chart.categories) - 0.14
    rows = max((lines(said, room, GAP_TYPE, True) for said in chart.gaps if said), default=0)
    return height(min(rows, GAP_LINES), GAP_TYPE)


def _key(chart: Chart, lang: str, look: Look, head: Box) -> Box | None:
    """Beside the title where both find room on one line, else under it, in as many lines as it takes."""
    every = all_series(chart)
    if len(every) < 2:
        return None
    line = height(1, look.type) + 0.04
    wide = sum(inches_of(series.label, look.type) + _MARK for series in every) + 0.1
    said = inches_of(_title(chart, lang, look), look.title, True)
    if said + wide + 0.4 <= look.wide and head.h <= line + 0.1:
        return Box(look.wide - wide, 0.0, wide, line)
    rows = -(-wide // (look.wide * 0.95))
    return Box(0.0, head.bottom, min(wide, look.wide), rows * line)


def _sides(chart: Chart, look: Look) -> tuple[float, float]:
    if is_level(chart):
        names = max(inches_of(name, look.type) for name in chart.categories) + 0.12
        return min(names, look.wide * _WIDEST_NAMES), 0.05
    if chart.kind == "lines":
        return inches_of(f"{largest(chart):,.1f}", look.type) + 0.12, _END
    return look.wide * _SIDE, look.wide * _SIDE


def _foot(chart: Chart, look: Look, wide: float) -> tuple[float, int]:
    """Inches for the names under the plot, and how they are turned."""
    if is_level(chart):
        return (height(1, look.type) + _AIR if chart.kind == "stacked" else _AIR), 0
    each = wide / len(chart.categories) - 0.06
    rows = max(lines(name, max(each, 0.1), look.type) for name in chart.categories)
    if rows > _MOST_NAME_LINES:
        return _TURNED_HIGH, _TURNED
    return height(rows, look.type) + 2 * _AIR, 0


def title_part(chart: Chart, lang: str, look: Look, frame: Frame) -> str:
    text = written(_title(chart, lang, look), lang, look.title, "navy", True)
    place = element("c:layout", element("c:manualLayout", *_edges(look, frame.title, "xy")))
    return element("c:title", text, place, element("c:overlay", val=1))


def key_part(lang: str, look: Look, frame: Frame) -> str:
    if frame.key is None:
        return ""
    place = element("c:layout", element("c:manualLayout", *_edges(look, frame.key)))
    return element(
        "c:legend", element("c:legendPos", val="t"), place, element("c:overlay", val=1), type_look(lang, look.type)
    )


def plot_part(look: Look, frame: Frame) -> str:
    inner = element("c:layoutTarget", val="inner")
    return element("c:layout", element("c:manualLayout", inner, *_edges(look, frame.plot)))


def _edges(look: Look, box: Box, named: str = "xywh") -> list[str]:
    """A place as shares of the frame."""
    shares = {"x": box.x / look.wide, "y": box.y / look.high, "w": box.w / look.wide, "h": box.h / look.high}
    modes = [element(f"c:{name}Mode", val="edge") for name in ("x", "y")]
    return [*modes, *(element(f"c:{name}", val=round(min(shares[name], 1.0), 4)) for name in named)]
