"""The key of a map: its lines as marks with their words, in rows as wide as the map."""

from dataclasses import dataclass

from reports.drawing.glyphs import width, wrapped
from reports.drawing.map.links import drawn_width, gradient, head
from reports.drawing.marks import pattern
from reports.drawing.sheet import Sheet

_KEY = 11.0  # the size of the type
_ROW = 17.0
_LONG, _SHORT, _TINY = 38.0, 20.0, 10.0  # pixels across: a line, a box, a dot
_WAYS = {
    "way": _LONG,
    "width": _LONG,
    "no_figure": _LONG,
    "pace": _LONG,
    "shade": _LONG,
    "step": _SHORT,
    "no_data": _SHORT,
    "words": 0.0,
}


@dataclass(frozen=True)
class KeyEntry:
    """One line of the key: the kind of mark (industrial, mountain, way, no_figure, no_data, step, width, pace, shade, words),
    its value and words."""

    kind: str
    words: str
    value: float = 0.0


def draw_key(sheet: Sheet, entries: tuple[KeyEntry, ...], y: float, stroke: float = 1.0, tilted: bool = False) -> float:
    """The key in rows as wide as the map; gives back the last base line. `tilted`: links have no heads, steps are columns."""
    x = 0.0
    for entry in entries:
        mark = _WAYS.get(entry.kind, _TINY)
        if entry.kind == "words":  # the title of the lines that follow
            x, y = 0.0, y + _ROW if x else y
        gap = 6 if mark and entry.words else 0
        taken = mark + gap + width(entry.words, _KEY)
        if x and x + taken > sheet.width:
            x, y = 0.0, y + _ROW
        _mark(sheet, entry, x, y - 4, stroke, tilted)
        rows = wrapped(entry.words, sheet.width - mark - gap, _KEY, 3)
        for at, row in enumerate(rows):
            y += 15 if at else 0
            muted = sheet.palette.muted if entry.kind == "words" else ""
            sheet.text(row, x + mark + gap, y, _KEY, fill=muted)
        x += taken + 14
    return y + 8 if entries else y - 12


def _mark(sheet: Sheet, entry: KeyEntry, x: float, y: float, stroke: float, tilted: bool) -> None:
    ink = sheet.palette
    if entry.kind == "step":
        tall = 2.5 + 8.5 * (entry.value + 1) / len(ink.sequential) if tilted else 11
        paint = ink.sequential[int(entry.value)]
        sheet.rect(x, y + 5 - tall, _SHORT, tall, fill=paint, stroke=ink.muted, stroke_width=0.6)
    elif entry.kind == "no_data":
        hatch = pattern(sheet, "/", ink.background, ink.no_data)
        sheet.rect(x, y - 6, _SHORT, 11, fill=hatch, stroke=ink.muted, stroke_width=0.6)
    elif entry.kind in ("width", "no_figure", "way"):
        known = None if entry.kind == "no_figure" else entry.value or 3.0
        _way(sheet, x, y, drawn_width(known, stroke), known is not None, not tilted)
    elif entry.kind in ("pace", "shade"):
        scale = ink.pace if entry.kind == "pace" else ink.sequential
        dashed = entry.kind == "pace" and entry.value == len(scale) - 1
        _rate(sheet, x, y, drawn_width(3.0, stroke), scale[int(entry.value)], dashed and not tilted, not tilted)
    elif entry.kind != "words":
        ring = entry.kind == "mountain"
        sheet.element(
            "circle",
            cx=x + 5,
            cy=y,
            r=4,
            fill=ink.background if ring else ink.industrial,
            stroke=ink.mountain if ring else ink.background,
            stroke_width=2 if ring else 1,
        )


def _rate(sheet: Sheet, x: float, y: float, thick: float, paint: str, dashed: bool, headed: bool) -> None:
    """A short link in the one colour of its class."""
    end = x + _LONG - 1
    neck = end - 1.5 * (4.5 + thick) if headed else end
    gaps = f"{2.6 * thick:g} {1.5 * thick:g}" if dashed else None
    sheet.line(x, y, neck, y, stroke=paint, stroke_width=thick, stroke_dasharray=gaps)
    if headed:
        sheet.path(head((neck, y), (end, y), 0.62 * (4.5 + thick)), fill=paint)


def _way(sheet: Sheet, x: float, y: float, thick: float, known: bool, headed: bool) -> None:
    """A short link: whole or dashed, with its head where links have one."""
    ink, end = sheet.palette, x + _LONG - 1
    neck = end - 1.5 * (4.5 + thick) if headed else end
    gradient(sheet, f"key-{x:.0f}", (x, y), (x + _LONG, y), ink)
    # A level line has no height to paint a gradient over: it is drawn as a box.
    if known:
        sheet.rect(x, y - thick / 2, neck - x, thick, fill=f"url(#key-{x:.0f})")
    else:
        sheet.line(x, y, neck, y, stroke=ink.muted, stroke_width=thick, stroke_dasharray="5 4" if headed else None)
    if headed:
        sheet.path(head((neck, y), (end, y), 0.62 * (4.5 + thick)), fill=ink.mountain if known else ink.muted)
