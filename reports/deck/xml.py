"""The markup of a slide: elements with every word in them escaped, lengths in EMU, colours by their role."""

import re
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from reports.drawing.glyphs import clean
from style.colours import LIGHT

_SPACES = re.compile(r"\s+")
INCH, POINT = 914_400, 12_700
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# Roles of style.colours.Palette that the theme holds, so that another theme recolours them.
THEMED = {
    "text": "tx1",
    "background": "bg1",
    "navy": "tx2",
    "surface": "bg2",
    "industrial": "accent1",
    "attention": "accent2",
    "mountain": "accent3",
}


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    x: float
    y: float
    w: float
    h: float

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def top(self, height: float) -> "Box":
        return Box(self.x, self.y, self.w, height)

    def below(self, height: float) -> "Box":
        """What is left under the first so many inches."""
        return Box(self.x, self.y + height, self.w, max(self.h - height, 0.0))

    def columns(self, *shares: float, gap: float = 0.25) -> tuple["Box", ...]:
        """The box side by side, by shares of its width."""
        room = self.w - gap * (len(shares) - 1)
        found, x = [], self.x
        for share in shares:
            width = room * share / sum(shares)
            found.append(Box(x, self.y, width, self.h))
            x += width + gap
        return tuple(found)


def escaped(text: str) -> str:
    """A text on one line, without what XML cannot hold; a space at its ends stays, for what stands beside it."""
    return escape(_SPACES.sub(" ", clean(text)))


def flat(text: str) -> str:
    return " ".join(clean(text).split())


def element(tag: str, *inside: str, **said: object) -> str:
    """`inside` is finished markup. An attribute `r_id` is written `r:id`; None is left out."""
    attributes = "".join(
        f" {name.replace('_', ':', 1)}={_quoted(value)}" for name, value in said.items() if value is not None
    )
    return f"<{tag}{attributes}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{attributes}/>"


def _quoted(value: object) -> str:
    """An attribute's value; a number needs no looking through."""
    return f'"{value}"' if isinstance(value, int | float) else quoteattr(flat(str(value)))


def emu(inches: float) -> int:
    return round(inches * INCH)


@cache
def colour(role: str, *change: str) -> str:
    """A colour by its role in style.colours.Palette, or #RRGGBB; `change` are elements that alter it."""
    if role in THEMED:
        return element("a:schemeClr", *change, val=THEMED[role])
    value = role if role.startswith("#") else getattr(LIGHT, role)
    return element("a:srgbClr", *change, val=value.removeprefix("#"))


@cache
def fill(role: str, *change: str) -> str:
    return element("a:solidFill", colour(role, *change)) if role else element("a:noFill")


@cache
def outline(role: str, points: float = 0.75, *more: str, dash: str = "") -> str:
    """`more` are what comes after the dash: a join, an arrowhead."""
    if not role:
        return element("a:ln", element("a:noFill"))
    dashes = (element("a:prstDash", val=dash),) if dash else ()
    return element("a:ln", fill(role), *dashes, *more, w=round(points * POINT))


def place(box: Box, turned: int = 0, tag: str = "a:xfrm") -> str:
    return element(
        tag,
        element("a:off", x=emu(box.x), y=emu(box.y)),
        element("a:ext", cx=emu(box.w), cy=emu(box.h)),
        rot=turned * 60_000 if turned else None,
    )


@cache
def geometry(kind: str = "rect") -> str:
    return element("a:prstGeom", element("a:avLst"), prst=kind)


def jump(relation: str, tip: str = "") -> str:
    """What makes a shape or a run a link to another slide."""
    return element("a:hlinkClick", r_id=relation, action="ppaction://hlinksldjump", tooltip=tip or None)


def shape(
    number: int, name: str, properties: str, body: str = "", *, alt: str = "", link: str = "", text_box: bool = False
) -> str:
    """`properties` is what stands in its spPr, `body` its txBody, `link` a jump."""
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            element("p:cNvPr", *((link,) if link else ()), id=number, name=name, descr=alt or None),
            element("p:cNvSpPr", txBox="1" if text_box else None),
            element("p:nvPr"),
        ),
        element("p:spPr", properties),
        body,
    )
