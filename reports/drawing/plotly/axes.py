"""The frame of a Plotly figure on paper: how its numbers become pixels, its ticks and grid, and its marked-up labels as lines."""

import re
from dataclasses import dataclass
from typing import Any

from charts.plot import Json
from reports.drawing.glyphs import shortened, width
from reports.drawing.sheet import SIZE, Sheet
from style.ticks import nice_ticks

_TAG = re.compile(r"</?b>|<br\s*/?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
LINE = 15.0


@dataclass(frozen=True)
class Row:
    """One line of a label as it is read."""

    text: str
    bold: bool = False


def rows(label: str) -> list[Row]:
    """Plotly's markup as the house writes it: line ends, bold, and three entities; nothing else is markup."""
    found, bold, text = [], False, ""
    at = 0
    for tag in _TAG.finditer(label):
        text += label[at : tag.start()]
        at = tag.end()
        if tag.group().startswith("<br"):
            found.append(Row(_plain(text), bold))
            text = ""
        elif tag.group() == "<b>":
            bold = True
        elif text:
            found.append(Row(_plain(text), True))
            text, bold = "", False
    rest = label[at:]
    if text or rest or not found:
        found.append(Row(_plain(text + rest), bold))
    return [row for row in found if row.text] or [Row("")]


def _plain(text: str) -> str:
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text


def breadth(label: str, size: float = SIZE) -> float:
    return max(width(row.text, size, row.bold) for row in rows(label))


def write(
    sheet: Sheet,
    label: str,
    x: float,
    y: float,
    colour: str,
    *,
    size: float = SIZE,
    anchor: str = "start",
    upright: str = "middle",
) -> None:
    """A label of one or more lines about (x, y); `upright` says whether y is its top, its middle or its bottom. What would leave
    the sheet ends by …."""
    lines = rows(label)
    left, right = x + sheet.spare, sheet.width + sheet.spare - x
    room = {"start": right, "end": left, "middle": 2 * min(left, right)}[anchor]
    line = LINE * size / SIZE
    first = {"top": line / 2, "middle": -(len(lines) - 1) * line / 2, "bottom": -(len(lines) - 0.5) * line}[upright]
    for at, row in enumerate(lines):
        text = shortened(row.text, room, size, row.bold)
        sheet.text(text, x, y + first + at * line, size, fill=colour, anchor=anchor, middle=True, bold=row.bold)


class Scale:
    """One axis: its range and ticks, and where on the sheet a value lies."""

    def __init__(self, axis: Json, values: list[float]) -> None:
        self.axis = axis
        low, high = axis.get("range") or self._about(values)
        self.low, self.high = float(low), float(high)
        self.start, self.end = 0.0, 1.0

    @staticmethod
    def _about(values: list[float]) -> tuple[float, float]:
        ticks = nice_ticks(min(values, default=0.0), max(values, default=1.0))
        return ticks[0], ticks[-1]

    def over(self, start: float, end: float) -> None:
        """The pixels of the low and of the high end of the range."""
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        return self.start + (float(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Those within the range, with their words."""
        low, high = sorted((self.low, self.high))
        slack = (high - low) * 1e-6
        at, said = self.axis.get("tickvals"), self.axis.get("ticktext")
        if at is None:
            at = nice_ticks(low, high)
        said = said if said is not None else [f"{tick:g}" for tick in at]
        return [
            (float(tick), str(text))
            for tick, text in zip(at, said, strict=False)
            if low - slack <= tick <= high + slack
        ]

    @property
    def has_grid(self) -> bool:
        return self.axis.get("showgrid") is not False

    def font(self, name: str, otherwise: Any) -> Any:
        return self.axis.get("tickfont", {}).get(name, otherwise)


@dataclass(frozen=True)
class Plot:
    """The rectangle of the plot and its two scales."""

    x: Scale
    y: Scale
    left: float
    top: float
    right: float
    bottom: float

    def across(self, value: float, reference: str) -> float:
        """A place along the width, of data or of paper (0 to 1)."""
        return self.left + float(value) * (self.right - self.left) if reference == "paper" else self.x(value)

    def upright(self, value: float, reference: str) -> float:
        return self.bottom - float(value) * (self.bottom - self.top) if reference == "paper" else self.y(value)


def grid(sheet: Sheet, plot: Plot) -> None:
    """Lines at the ticks, the zero lines and the axes' own."""
    for scale, upright in ((plot.x, True), (plot.y, False)):
        axis, low, high = scale.axis, min(scale.low, scale.high), max(scale.low, scale.high)
        if scale.has_grid:
            for tick, _ in scale.ticks:
                _rule(sheet, plot, scale(tick), upright, axis.get("gridcolor", sheet.palette.line), 1)
        if axis.get("zeroline") and low <= 0 <= high:
            _rule(
                sheet,
                plot,
                scale(0),
                upright,
                axis.get("zerolinecolor", sheet.palette.muted),
                axis.get("zerolinewidth", 1),
            )
    if plot.x.axis.get("showline"):
        sheet.line(
            plot.left,
            plot.bottom,
            plot.right,
            plot.bottom,
            stroke=plot.x.axis.get("linecolor", sheet.palette.muted),
            stroke_width=1,
        )


def _rule(sheet: Sheet, plot: Plot, at: float, upright: bool, colour: str, thick: float) -> None:
    ends = (at, plot.top, at, plot.bottom) if upright else (plot.left, at, plot.right, at)
    sheet.line(*ends, stroke=colour, stroke_width=thick)


def tick_words(sheet: Sheet, plot: Plot) -> None:
    for tick, said in plot.x.ticks:
        write(
            sheet,
            said,
            plot.x(tick),
            plot.bottom + 5,
            plot.x.font("color", sheet.palette.text),
            size=plot.x.font("size", SIZE),
            anchor="middle",
            upright="top",
        )
    for tick, said in plot.y.ticks:
        write(
            sheet,
            said,
            plot.left - 6,
            plot.y(tick),
            plot.y.font("color", sheet.palette.text),
            size=plot.y.font("size", SIZE),
            anchor="end",
        )
