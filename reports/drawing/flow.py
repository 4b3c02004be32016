"""The flow of money in three columns as a drawing: bars with their names and figures, and ribbons between them."""

from collections.abc import Sequence

from charts.flow_view import FlowBand, FlowView, Stop
from reports.drawing.glyphs import shortened, width
from reports.drawing.sheet import Sheet
from style.colours import CATEGORICAL, LIGHT, Palette

# Pixels: the columns, as on a screen 1440 wide, and what a picture that ends halfway has.
_SOURCE, _MIDDLE, _END = 14.0, 330.0, 206.0
_IN, _OUT, _IN_ALONE = 116.0, 214.0, 300.0
_EDGE, _SHARE = 6.0, 52.0  # a pair's edges, and the room of its share
_NAME, _SMALL, _LEAST = 12.5, 11.0, 9.5
_HEAD = 40.0
_QUIET = 3  # the step of the scale of what has no colour of its own
_SEEN = {"": 0.36, "chosen": 0.85, "dim": 0.24}
_NAMED, _UNNAMED = 0.55, 0.14  # where the largest ribbons are named
_PLATE = {"": 0.14, "chosen": 0.24, "dim": 0.14}


def draw(view: FlowView, palette: Palette = LIGHT) -> Sheet:
    """As the screen has it: its heights are pixels here too, its ribbons (0 to 100 across) are stretched."""
    inflow = _IN if view.ends else _IN_ALONE
    middle = _SOURCE + inflow
    after = middle + _MIDDLE
    across = after + (_OUT + _END if view.ends else 0)
    sheet = Sheet(across, _HEAD + view.height + 4, "", view.alt, palette)
    for at, (name, *units) in zip((0.0, middle, after + _OUT), view.heads, strict=False):
        room = (middle if not at else _MIDDLE if at == middle else _END) - 4
        sheet.text(shortened(name, room, 13, True), at, 14, 13, bold=True)
        sheet.text(shortened(" · ".join(units), room, _SMALL), at, 30, _SMALL, fill=palette.muted)
    top, tall = view.source
    sheet.rect(0, _HEAD + top, _SOURCE, tall, fill=palette.navy)
    _ribbons(sheet, view.inflow, _SOURCE, inflow)
    _ribbons(sheet, view.outflow, after, _OUT)
    _notes(sheet, view.outflow, after)
    for stop in view.middle:
        _pair(sheet, stop, middle)
    for stop in view.ends:
        _track(sheet, stop, after + _OUT)
    return sheet


def _own(palette: Palette, one: FlowBand | Stop) -> str:
    """Its colour: its place among the series' colours, or the quiet one; grey where something else was chosen."""
    if one.look == "dim":
        return palette.no_data
    colours = CATEGORICAL["light" if palette == LIGHT else "dark"]
    return palette.sequential[_QUIET] if one.colour is None else colours[one.colour % len(colours)]


def _ribbons(sheet: Sheet, bands: Sequence[FlowBand], x: float, across: float) -> None:
    """Stretched to the room between two columns; what was chosen above the rest."""
    inner = Sheet(across, sheet.height, "", "", sheet.palette)
    is_noted = any(band.note for band in bands)
    for band in sorted(bands, key=lambda one: one.look == "chosen"):
        seen = _SEEN[band.look]
        if is_noted and band.look != "chosen":
            seen = _NAMED if band.note else _UNNAMED
        inner.path(band.d, fill=_own(sheet.palette, band), fill_opacity=seen)
    sheet.parts.append(
        f'<g transform="translate({x:g} {_HEAD:g}) scale({across / 100:g} 1)">{"".join(inner.parts)}</g>'
    )


def _notes(sheet: Sheet, bands: Sequence[FlowBand], x: float) -> None:
    """What is written on the largest, on a ground that keeps the ribbons beneath from crossing it out."""
    for band in bands:
        if band.note:
            said, y = shortened(band.note, _OUT - 12, _SMALL), _HEAD + band.at
            plate = width(said, _SMALL) + 4
            sheet.rect(x + 4, y - 7, plate, 14, fill=sheet.palette.background, fill_opacity=0.72)
            sheet.text(said, x + 6, y, _SMALL, fill=sheet.palette.text, middle=True)


def _pair(sheet: Sheet, stop: Stop, x: float) -> None:
    """A pair's money comes in on its left edge and leaves on its right one; its name stands between."""
    ink, y, middle = sheet.palette, _HEAD + stop.top, _HEAD + stop.slot + stop.room / 2
    own = ink.navy if stop.look == "chosen" else ink.no_data if stop.look == "dim" else ink.sequential[_QUIET]
    tall = max(1.0, stop.height)
    if stop.height:
        sheet.rect(x, y, _MIDDLE, tall, fill=own, fill_opacity=_PLATE[stop.look])
        for edge in (x, x + _MIDDLE - _EDGE):
            sheet.rect(edge, y, _EDGE, tall, fill=own)
    said = ink.text if stop.height else ink.muted
    share = _SHARE if stop.share else 0.0
    right = x + _MIDDLE - _EDGE - 8
    if share:
        sheet.text(stop.share, right, middle, _SMALL, fill=ink.muted, anchor="end", middle=True)
    figure_right = right - share
    sheet.text(stop.figure, figure_right, middle, _NAME, fill=said, anchor="end", middle=True)
    left = x + _EDGE + 8
    room = figure_right - width(stop.figure, _NAME) - 8 - left
    _label(sheet, stop, left, middle, room)


def _track(sheet: Sheet, stop: Stop, x: float) -> None:
    """A track's bar, and beside it its name above its figure."""
    ink, middle = sheet.palette, _HEAD + stop.slot + stop.room / 2
    if stop.height:
        sheet.rect(x, _HEAD + stop.top, 10, max(1.0, stop.height), fill=_own(ink, stop))
    _label(sheet, stop, x + 20, middle - 8, _END - 20)
    for part in (stop.figure, stop.share):
        sheet.text(part, x + 20, middle + 9, _SMALL, fill=ink.muted, middle=True)
        x += width(part, _SMALL) + 8


def _label(sheet: Sheet, stop: Stop, x: float, middle: float, room: float) -> None:
    """A name in its usual size; a long one smaller, and only one longer still is cut."""
    bold = stop.look == "chosen"
    said = sheet.palette.text if stop.height else sheet.palette.muted
    size = max(_LEAST, min(_NAME, _NAME * room / max(1.0, width(stop.label, _NAME, bold))))
    sheet.text(shortened(stop.label, room, size, bold), x, middle, size, fill=said, middle=True, bold=bold)
