"""A sheet of SVG to draw on: shapes and texts in the house typeface, every text escaped, with words for those who cannot see it."""

import math
from dataclasses import dataclass, field
from html import escape
from xml.sax.saxutils import quoteattr

from reports.drawing.glyphs import clean, width, wrapped
from style.colours import FONT, LIGHT, Palette

SIZE = 12.0
MARGIN = 16.0
_TURN = 24  # degrees a watermark climbs
_LINE = 1.45  # line height over the size of the type


def escaped(text: str) -> str:
    return escape(text, quote=False)


def number(value: float) -> str:
    """A length in the file: two decimals at most."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e5 else f"{value:.0f}"


def attributes(said: dict[str, object]) -> str:
    """fill_opacity=.5 → fill-opacity="0.5"; None is left out."""
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in said.items() if value is not None)
    return "".join(
        f" {name}={quoteattr(number(value) if isinstance(value, int | float) else clean(str(value)))}"
        for name, value in given
    )


@dataclass
class Sheet:
    """What is drawn, in pixels; `parts` are finished elements, in the order they cover each other."""

    width: float
    height: float
    title: str
    described: str
    palette: Palette = LIGHT
    parts: list[str] = field(default_factory=list)
    patterns: dict[str, str] = field(default_factory=dict)

    def element(self, tag: str, **said: object) -> None:
        self.parts.append(f"<{tag}{attributes(said)}/>")

    def rect(self, x: float, y: float, width: float, height: float, **said: object) -> None:
        if width > 0 and height > 0:
            self.element("rect", x=x, y=y, width=width, height=height, **said)

    def line(self, x1: float, y1: float, x2: float, y2: float, **said: object) -> None:
        self.element("line", x1=x1, y1=y1, x2=x2, y2=y2, **said)

    def path(self, d: str, **said: object) -> None:
        self.element("path", d=d, **said)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float = SIZE,
        *,
        fill: str = "",
        anchor: str = "start",
        middle: bool = False,
        bold: bool = False,
        **said: object,
    ) -> None:
        """One line; `y` is its base line, or its middle."""
        if not (text := clean(text)):
            return
        shift = size * 0.36 if middle else 0.0
        said = {
            "x": x,
            "y": y + shift,
            "font_size": size,
            "fill": fill or self.palette.text,
            "text_anchor": None if anchor == "start" else anchor,
            "font_weight": 700 if bold else None,
        } | said
        self.parts.append(f"<text{attributes(said)}>{escaped(text)}</text>")

    def rows(self, rows: list[str], x: float, y: float, size: float = SIZE, **said: object) -> None:
        """Lines one below another, the first on the base line `y`."""
        for at, row in enumerate(rows):
            self.text(row, x, y + at * size * _LINE, size, **said)  # type: ignore[arg-type]

    def group(self, inner: "Sheet", x: float, y: float) -> None:
        """Another sheet laid upon this one."""
        self.patterns |= inner.patterns
        self.parts.append(f'<g transform="translate({number(x)} {number(y)})">{"".join(inner.parts)}</g>')

    def svg(self, *, is_clear: bool = False) -> str:
        """The whole file: the text stays text, and a reader hears title and description. `is_clear`: without a ground of
        its own, so that what lies behind is seen."""
        head = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(self.width)} {number(self.height)}",
            "width": self.width,
            "height": self.height,
            "font_family": FONT,
            "role": "img",
        }
        ground = "" if is_clear else f'<rect width="100%" height="100%" fill="{self.palette.background}"/>'
        defined = f"<defs>{''.join(self.patterns.values())}</defs>" if self.patterns else ""
        words = f"<title>{escaped(clean(self.title))}</title><desc>{escaped(clean(self.described))}</desc>"
        return f"<svg{attributes(head)}>{words}{defined}{ground}{''.join(self.parts)}</svg>"


@dataclass(frozen=True)
class Caption:
    """What must be said along with a picture: all lines may be empty. `warning` is its watermark too."""

    title: str = ""
    period: str = ""
    source: str = ""
    dataset: str = ""
    warning: str = ""


def framed(inner: Sheet, caption: Caption) -> Sheet:
    """The picture with its title above, its source below, and across it the warning that its figures are simulated."""
    room = inner.width
    palette, muted = inner.palette, inner.palette.muted
    title = wrapped(caption.title, room, 18, 3, True) if caption.title else []
    period = wrapped(caption.period, room, SIZE, 8) if caption.period else []
    below = [row for text in (caption.source, caption.dataset) if text for row in wrapped(text, room, 11, 4)]
    warning = wrapped(caption.warning, room, SIZE, 2, True) if caption.warning else []
    top = MARGIN + len(title) * 26 + len(period) * SIZE * _LINE + len(warning) * SIZE * _LINE + 8
    height = top + inner.height + (14 + len(below) * 11 * _LINE) + MARGIN
    sheet = Sheet(room + 2 * MARGIN, height, caption.title or inner.title, inner.described, palette)
    y = MARGIN + 16
    sheet.rows(title, MARGIN, y, 18, fill=palette.navy, bold=True)
    y += len(title) * 26 - 2
    sheet.rows(period, MARGIN, y, fill=muted)
    y += len(period) * SIZE * _LINE
    sheet.rows(warning, MARGIN, y, fill=palette.attention, bold=True)
    sheet.group(inner, MARGIN, top)
    sheet.rows(below, MARGIN, top + inner.height + 22, 11, fill=muted)
    if caption.warning:
        watermark(sheet, caption.warning)
    return sheet


def watermark(sheet: Sheet, text: str) -> None:
    """The warning once across the sheet, so pale that every figure stays legible."""
    breadth = max(1.0, width(text, 1, True))
    turn = math.radians(_TURN)
    room = min(sheet.width / (breadth * math.cos(turn)), sheet.height / (breadth * math.sin(turn) + 1))
    size = min(34.0, 0.86 * room)
    x, y = sheet.width / 2, sheet.height / 2
    sheet.text(
        text,
        x,
        y,
        size,
        fill=sheet.palette.attention,
        anchor="middle",
        middle=True,
        bold=True,
        fill_opacity=0.16,
        transform=f"rotate({-_TURN} {number(x)} {number(y)})",
    )
