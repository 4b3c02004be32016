"""The bundled typefaces: which signs they hold, how wide a text is in them, and what stands for a sign they lack."""

import re
import struct
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
WEIGHTS = ("Regular", "Bold")
LACKING = "〓"  # what Chinese printers set where they have no type for a sign
# What XML 1.0 forbids, and the marks that would turn the reading direction of what stands beside a text.
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_MEASURED = 100  # the size at which widths are taken
_WINDOWS_UNICODE = (3, 1)


def font_file(weight: str) -> Path:
    return FONTS / f"NotoSansSC-{weight}.otf"


@cache
def held(weight: str = "Regular") -> frozenset[str]:
    """Every sign the typeface has, read from its character map (format 4, which covers the basic plane).

    By hand, since Pillow draws signs and does not list them, and fontTools would be one more dependency of the running app for
    one table; a test reads the same map as FreeType does.
    """
    content = font_file(weight).read_bytes()
    start = _character_map(content)
    count = struct.unpack_from(">H", content, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", content, start + 14)
    starts = struct.unpack_from(f">{count}H", content, start + 16 + 2 * count)
    shifts = struct.unpack_from(f">{count}H", content, start + 16 + 4 * count)
    offsets_at = start + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", content, offsets_at)
    found = set()
    for at, (first, last, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for code in range(first, last + 1):
            if offset:
                place = offsets_at + 2 * at + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", content, place)[0]
            else:
                glyph = (code + shift) & 0xFFFF
            if glyph and code != 0xFFFF:
                found.add(chr(code))
    return frozenset(found)


def _character_map(content: bytes) -> int:
    """Where the Windows Unicode map of an OpenType file begins."""
    tables = struct.unpack_from(">H", content, 4)[0]
    entries = (struct.unpack_from(">4sLLL", content, 12 + 16 * n) for n in range(tables))
    table = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    maps = struct.unpack_from(">H", content, table + 2)[0]
    for n in range(maps):
        platform, encoding, offset = struct.unpack_from(">HHL", content, table + 4 + 8 * n)
        if (platform, encoding) == _WINDOWS_UNICODE:
            return table + offset
    raise ValueError("a typeface without a Windows Unicode map")


def clean(text: str) -> str:
    """The text without what no file format can carry and what is not seen."""
    return _UNPRINTABLE.sub("", text)


@cache
def _not_held() -> re.Pattern[str]:
    """Any sign but those of the typefaces and what ends a line."""
    codes = sorted(map(ord, held() | set("\t\n\r")))
    starts = [code for n, code in enumerate(codes) if not n or codes[n - 1] != code - 1]
    ends = [code for n, code in enumerate(codes) if n + 1 == len(codes) or codes[n + 1] != code + 1]
    runs = (f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(starts, ends, strict=True))
    return re.compile(f"[^{''.join(runs)}]")


def lacking(text: str) -> tuple[str, ...]:
    """The signs of the text that the typefaces do not have, in the order they come."""
    return tuple(dict.fromkeys(_not_held().findall(clean(text))))


def printable(text: str) -> str:
    """The text with 〓 for every sign the typefaces do not have; markup of SVG stays what it is."""
    return _not_held().sub(LACKING, clean(text))


@cache
def _face(weight: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(weight)), _MEASURED, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(sign: str, weight: str) -> float:
    return _face(weight).getlength(sign) / _MEASURED


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in the unit of its size."""
    weight = WEIGHTS[bold]
    return size * sum(_advance(sign, weight) for sign in text)


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text, ended by … where it is wider than the room."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, room: float, size: float, most: int = 99, bold: bool = False) -> list[str]:
    """The text in lines no wider than the room, at most so many, the last ended by … where there is more."""
    rows: list[str] = []
    for line in clean(text).splitlines() or [""]:
        row = ""
        for word in _words(line, room, size, bold):
            if row and width((row + word).rstrip(), size, bold) > room:
                rows.append(row.rstrip())
                row = ""
            row += word
        rows.append(row.rstrip())
    if len(rows) > most:
        rows = [*rows[: most - 1], shortened(rows[most - 1] + "…", room, size, bold)]
        rows[-1] = rows[-1].rstrip("…") + "…"
    return rows


# Lines break as those of the screen do (charts.style.folded), but by true widths, and no line begins with a closing mark:
# paper has sentences, a screen's chart has only names.
_NEVER_FIRST = "，。、；：！？）》】”’%％"


def _words(text: str, room: float, size: float, bold: bool) -> list[str]:
    """Where a line may break: after a Chinese sign, after a space, and anywhere in a word wider than the room."""
    parts = [""]
    for sign in text:
        if sign in _NEVER_FIRST and not parts[-1] and len(parts) > 1:
            parts[-2] += sign
            continue
        if width(parts[-1] + sign, size, bold) > room:
            parts.append("")
        parts[-1] += sign
        if sign == " " or sign > "\u2e80":
            parts.append("")
    return parts
