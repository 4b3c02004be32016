"""The key of a map: its lines as marks with their words, in rows as wide as the map."""

from dataclasses import dataclass

from reports.drawing import Sheet
from reports.drawing_marks import pattern
from reports.glyphs import width, wrapped

_KEY = 11.0  # the size of the type


@dataclass(frozen=True)
class KeyEntry:
    """One line of the key: the kind of mark (industrial, mountain, no_figure, no_data, step, width, words), its value and words."""

    kind: str
    words: str
    value: float = 0.0


def draw_key(sheet: Sheet, entries: tuple[KeyEntry, ...], y: float) -> float:
    """The key in rows as wide as the map; gives back the last base line."""
    x = 0.0
    for entry in entries:
        if entry.kind == "words":  # the title of the lines that follow
            x, y = 0.0, y + 17 if x else y
        taken = 26 + width(entry.words, _KEY)
        if x and x + taken > sheet.width:
            x, y = 0.0, y + 17
        _mark(sheet, entry, x, y - 4)
        for at, row in enumerate(wrapped(entry.words, sheet.width - 26, _KEY, 3)):
            y += 15 if at else 0
            sheet.text(row, x + 24, y, _KEY)
        x += taken + 14
    return y + 8 if entries else y - 12


def _mark(sheet: Sheet, entry: KeyEntry, x: float, y: float) -> None:
    ink = sheet.palette
    if entry.kind == "words":
        return
    if entry.kind == "step":
        sheet.rect(
            x, y - 6, 18, 11, fill=ink.sequential[int(entry.value)], stroke=ink.muted, stroke_width=0.6
        )
    elif entry.kind == "no_data":
        sheet.rect(
            x,
            y - 6,
            18,
            11,
            fill=pattern(sheet, "/", ink.background, ink.no_data),
            stroke=ink.muted,
            stroke_width=0.6,
        )
    elif entry.kind == "width":
        sheet.line(x, y, x + 18, y, stroke=ink.industrial, stroke_width=entry.value)
    elif entry.kind == "no_figure":
        sheet.line(x, y, x + 18, y, stroke=ink.no_data, stroke_width=1.6, stroke_dasharray="4")
    else:
        ring = entry.kind == "mountain"
        sheet.element("circle", cx=x + 9, cy=y, r=4, fill=ink.background if ring else ink.industrial,
                      stroke=ink.mountain if ring else ink.background, stroke_width=2 if ring else 1)  # fmt: skip
