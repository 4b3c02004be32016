"""Text on a slide: how much room it takes, the size at which it fits, and its paragraphs as markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reports.deck.xml import Box, element, escaped, fill, flat, geometry, outline, place, shape
from reports.drawing.glyphs import shortened, width, wrapped

LINE = 1.38  # a line's height over its size, in the taller of the typefaces it may be shown in
_SPACING = 95_000  # thousandths of a per cent
_WIDER, _WIDER_LATIN = (
    1.08,
    1.12,
)  # other typefaces run wider than the one it is measured in, their Latin letters most of all
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SEAM = 0.2  # of the size
_COUNTED = 30  # lines; those of longer texts are reckoned, not broken one by one
_THINNEST = 8  # letters to the width of a size, at most
_MEETING = re.compile(r"[\u4e00-\u9fff](?=[0-9A-Za-z])|[0-9A-Za-z%](?=[\u4e00-\u9fff])")
SMALLEST = 9.0
_FADED = 42_000  # thousandths of a per cent
LANGUAGE = {"zh": ("zh-CN", "en-US"), "en": ("en-GB", "zh-CN")}
_PAD = 0.04  # inches between a text and its box


@dataclass(frozen=True)
class Run:
    """Words of one look. `link` is a finished jump."""

    text: str
    size: float
    role: str = "text"
    bold: bool = False
    link: str = ""
    faded: bool = False


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]
    align: str = "l"
    after: float = 0.0
    bullet: bool = False

    @property
    def size(self) -> float:
        return max((run.size for run in self.runs), default=SMALLEST)


@lru_cache(maxsize=20_000)
def lines(text: str, inches: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes in a width."""
    said = flat(text)
    plain = width(said, size, bold)
    spread = plain + _seams(said) * _SEAM * size
    room = inches * 72 / _wider(said)
    if spread > _COUNTED * room:
        return int(spread / room * _wider(said)) + 1
    return 1 if spread <= room else max(len(wrapped(said, room * plain / spread, size, bold=bold)), 1)


@lru_cache(maxsize=20_000)
def inches_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is on one line."""
    said = flat(text)
    return (width(said, size, bold) + _seams(said) * _SEAM * size) * _wider(said) / 72


def _wider(text: str) -> float:
    return _WIDER if _HAN.search(text) else _WIDER_LATIN


def _seams(text: str) -> int:
    """Where Chinese meets Latin or a digit: some programs leave a space there."""
    return len(_MEETING.findall(text))


def height(count: float, size: float) -> float:
    """Inches so many lines take."""
    return count * size * LINE / 72


def cut(text: str, inches: float, size: float, most: int, bold: bool = False) -> str:
    """The text, ended by … where it takes more than so many lines."""
    if lines(text, inches, size, bold) <= most:
        return flat(text)
    room = inches * 72 / _wider(text)
    text = text[: round(most * room / size * _THINNEST) + 1]
    if most == 1:
        return shortened(flat(text), room, size, bold)
    rows = wrapped(flat(text), room, size, most, bold)
    # A line that was broken between Latin words has lost its space.
    return "".join(
        row + (" " if row[-1:].isascii() and after[:1].isascii() else "")
        for row, after in zip(rows, [*rows[1:], "…"], strict=True)
    ).rstrip()


def fitted(text: str, box: Box, sizes: Sequence[float], bold: bool = False) -> tuple[str, float]:
    """The text and the largest of the sizes at which it fits the box; cut where not even the smallest does."""
    for size in sizes:
        if height(lines(text, box.w - 2 * _PAD, size, bold), size) <= box.h:
            return flat(text), size
    least = sizes[-1]
    most = max(1, int(box.h / height(1, least)))
    return cut(text, box.w - 2 * _PAD, least, most, bold), least


def _ink(said: Run) -> str:
    return fill(said.role, *((element("a:alpha", val=_FADED),) if said.faded else ()))


def run(said: Run, lang: str) -> str:
    language, other = LANGUAGE[lang]
    return element(
        "a:r",
        element(
            "a:rPr",
            *(() if said.link else (_ink(said),)),
            *((said.link,) if said.link else ()),
            lang=language,
            altLang=other,
            sz=round(said.size * 100),
            b=int(said.bold),
        ),
        element("a:t", escaped(said.text)),
    )


def paragraph(said: Paragraph, lang: str) -> str:
    indent = round(said.size * 12_700) if said.bullet else None
    properties = element(
        "a:pPr",
        element("a:lnSpc", element("a:spcPct", val=_SPACING)),
        element("a:spcBef", element("a:spcPts", val=0)),
        element("a:spcAft", element("a:spcPts", val=round(said.after * 100))),
        *(
            (element("a:buFont", typeface="Arial"), element("a:buChar", char="•"))
            if said.bullet
            else (element("a:buNone"),)
        ),
        marL=indent or 0,
        indent=-indent if indent else 0,
        algn=said.align,
    )
    return element("a:p", properties, *(run(one, lang) for one in said.runs))


def body(
    paragraphs: Sequence[Paragraph],
    lang: str,
    *,
    anchor: str = "t",
    pad: float = _PAD,
    tag: str = "p:txBody",
    wrap: bool = True,
) -> str:
    inset = round(pad * 914_400)
    frame = element(
        "a:bodyPr",
        element("a:noAutofit"),
        wrap="square" if wrap else "none",
        lIns=inset,
        tIns=0,
        rIns=inset,
        bIns=0,
        anchor=anchor,
        rtlCol="0",
    )
    return element(tag, frame, element("a:lstStyle"), *(paragraph(one, lang) for one in paragraphs))


def text_box(
    number: int,
    name: str,
    box: Box,
    paragraphs: Sequence[Paragraph],
    lang: str,
    *,
    anchor: str = "t",
    ground: str = "",
    edge: str = "",
    pad: float = _PAD,
    link: str = "",
    turned: int = 0,
    wrap: bool = True,
    alt: str = "",
) -> str:
    properties = place(box, turned) + geometry() + fill(ground) + outline(edge)
    text = body(paragraphs, lang, anchor=anchor, pad=pad, wrap=wrap)
    return shape(number, name, properties, text, text_box=not ground, link=link, alt=alt)
