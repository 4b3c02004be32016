"""Sentences on a slide: the largest size at which they fit, and over several slides where none does."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.text import Paragraph, Run, height, lines
from reports.deck.xml import Box, flat
from reports.drawing.glyphs import wrapped

SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.5)
_AFTER = 0.35  # of a line, between sentences
_SLACK = 0.001  # inches: a box made to measure holds what it was measured for
_LONGEST = 12  # lines of one sentence, beyond which it is cut into several


@dataclass(frozen=True)
class Prose:
    """`most` is the largest size it is set at."""

    sentences: tuple[str, ...]
    most: float = 14.0

    @property
    def is_list(self) -> bool:
        return len(self.sentences) > 1

    def height(self, width: float, size: float) -> float:
        count = sum(lines(sentence, _room(width, size, self.is_list), size) for sentence in self.sentences)
        return height(count + _AFTER * (len(self.sentences) - 1), size) + 0.05

    def size(self, box: Box, most: float) -> float | None:
        """The largest size at which all of it fits, None where it does at none."""
        return next((s for s in SIZES if s <= most and self.height(box.w, s) <= box.h + _SLACK), None)

    def split(self, box: Box) -> tuple["Prose", "Prose"]:
        """What fits the box at the smallest size, and the rest; something is always taken."""
        size = SIZES[-1]
        whole = tuple(part for sentence in self.sentences for part in _pieces(sentence, box.w, size))
        taken = 1
        while taken < len(whole) and Prose(whole[: taken + 1]).height(box.w, size) <= box.h:
            taken += 1
        return Prose(whole[:taken]), Prose(whole[taken:])

    def draw(self, canvas: Canvas, box: Box) -> None:
        size = self.size(box, self.most) or SIZES[-1]
        after = _AFTER * size
        said = [Paragraph((Run(s, size),), after=after, bullet=self.is_list) for s in self.sentences]
        canvas.text(words.TEXT, box, *said)


def _room(width: float, size: float, is_list: bool) -> float:
    """The width of a line; a list's lines stand in by the size of its type."""
    return max(width - 0.1 - (size / 72 if is_list else 0.0), 0.5)


def _pieces(sentence: str, width: float, size: float) -> Sequence[str]:
    if lines(sentence, _room(width, size, True), size) <= _LONGEST:
        return (sentence,)
    rows = wrapped(flat(sentence), _room(width, size, True) * 72 / 1.04, size)
    return ["".join(rows[n : n + _LONGEST]) for n in range(0, len(rows), _LONGEST)]
