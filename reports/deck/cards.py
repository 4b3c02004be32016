"""Headline figures as cards: label, value with its unit, change against another period, and what the value is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.text import Paragraph, Run, cut, height, inches_of, lines
from reports.deck.xml import Box
from reports.story.model import Figure

GAP = 0.14
MOST_IN_ROW, _LEAST_IN_ROW = 6, 3
_LABEL, _NOTE, _CHANGE, _UNIT = 11.0, 9.0, 10.5, 11.0
_VALUES = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
_PAD = 0.1
_MOST_LINES = 3
_AIR = 0.16


@dataclass(frozen=True)
class Cards:
    figures: tuple[Figure, ...]

    def rows(self) -> list[tuple[Figure, ...]]:
        """As many in each row as possible, the rows as even as possible."""
        count = len(self.figures)
        rows = -(-count // MOST_IN_ROW)
        each = -(-count // rows)
        return [self.figures[n : n + each] for n in range(0, count, each)]

    def height(self, width: float) -> float:
        rows = self.rows()
        each = _width(width, rows)
        return sum(_row_height(row, each) for row in rows) + GAP * (len(rows) - 1)

    def draw(self, canvas: Canvas, box: Box) -> None:
        rows = self.rows()
        each, y = _width(box.w, rows), box.y
        for row in rows:
            high = _row_height(row, each)
            value_size = min(_value_size(figure, each) for figure in row)
            for n, figure in enumerate(row):
                _draw(canvas, figure, Box(box.x + n * (each + GAP), y, each, high), value_size)
            y += high + GAP


def _width(room: float, rows: Sequence[tuple[Figure, ...]]) -> float:
    count = max(len(rows[0]), _LEAST_IN_ROW)
    return (room - GAP * (count - 1)) / count


def _inner(width: float) -> float:
    return width - 2 * _PAD


def _value_size(figure: Figure, width: float) -> float:
    """The largest size at which value and unit stand on one line."""
    room = _inner(width) - inches_of(figure.unit, _UNIT) - 0.05
    fitting = (size for size in _VALUES if inches_of(figure.value, size, True) <= room)
    return next(fitting, _VALUES[-1])


def _unit(figure: Figure) -> str:
    return figure.unit if figure.unit == "%" else f" {figure.unit}"


def _row_height(row: Sequence[Figure], width: float) -> float:
    def tall(text: str, size: float) -> float:
        return height(min(lines(text, _inner(width), size), _MOST_LINES), size) if text else 0.0

    value = min(_value_size(figure, width) for figure in row)
    parts = (
        max(tall(figure.label, _LABEL) for figure in row),
        height(1, value),
        max(tall(figure.change, _CHANGE) for figure in row),
        max(tall(figure.note, _NOTE) for figure in row),
    )
    return sum(parts) + _AIR


def _draw(canvas: Canvas, figure: Figure, box: Box, value_size: float) -> None:
    room = _inner(box.w)
    known = figure.exact is not None
    value = Run(cut(figure.value, room, value_size, 1, True), value_size, "navy" if known else "muted", True)
    unit = (Run(_unit(figure), _UNIT, "text"),) if figure.unit else ()
    said = [Paragraph((Run(cut(figure.label, room, _LABEL, _MOST_LINES), _LABEL, "muted"),)), Paragraph((value, *unit))]
    if figure.change:
        tone = figure.tone or "text"
        said.append(Paragraph((Run(cut(figure.change, room, _CHANGE, _MOST_LINES), _CHANGE, tone, True),)))
    if figure.note:
        said.append(Paragraph((Run(cut(figure.note, room, _NOTE, _MOST_LINES), _NOTE, "muted"),)))
    name = words.CARD(canvas.lang, label=figure.label)
    canvas.text(name, box, *said, ground="surface", pad=_PAD, anchor="ctr")
