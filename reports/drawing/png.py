"""What a PNG says of itself beside its pixels: its resolution, its title and the words for who does not see it."""

import struct
import zlib

from reports.drawing.glyphs import clean
from reports.drawing.typesetting import PRINT_RESOLUTION

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_AN_INCH = 0.0254  # metres
_HEADER_END = len(_SIGNATURE) + 8 + 13 + 4  # after the first chunk, which is always the header


def told(picture: bytes, title: str, described: str) -> bytes:
    """The same picture with its dots a metre and its words, which is how programs size and name it."""
    if not picture.startswith(_SIGNATURE) or picture[12:16] != b"IHDR":
        raise ValueError("not a PNG")
    dots = round(PRINT_RESOLUTION / _AN_INCH)
    said = _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))
    for keyword, text in (("Title", title), ("Description", described)):
        if text:
            said += _chunk(b"iTXt", keyword.encode() + b"\0\0\0\0\0" + clean(text).encode())
    return picture[:_HEADER_END] + said + _without(picture[_HEADER_END:], {b"pHYs"})


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _without(chunks: bytes, kinds: set[bytes]) -> bytes:
    """The chunks but those of some kinds: there may be one resolution only."""
    at, kept = 0, b""
    while at < len(chunks):
        end = at + 12 + int(struct.unpack_from(">I", chunks, at)[0])
        if chunks[at + 4 : at + 8] not in kinds:
            kept += chunks[at:end]
        at = end
    return kept
