"""Reads pictures back: the texts of an SVG as they are printed, and what a PNG says of itself."""

import struct
from collections import Counter

from lxml import etree

NS = {"s": "http://www.w3.org/2000/svg"}
# Whatever could run, or be fetched from elsewhere.
FORBIDDEN = {"script", "foreignObject", "image", "use", "a", "style", "iframe", "animate", "set"}


def parsed(svg: bytes) -> etree._Element:
    """The SVG, read without any leniency; it may hold nothing that runs or comes from elsewhere."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, recover=False))
    for node in root.iter(etree.Element):
        assert etree.QName(node).localname not in FORBIDDEN
        for name, value in node.attrib.items():
            assert not etree.QName(name).localname.startswith("on") and "href" not in name
            assert "url(" not in value or value.startswith("url(#")
    assert not list(root.iter(etree.Comment, etree.ProcessingInstruction))
    return root


def printed(svg: bytes) -> Counter[str]:
    """Every text that is seen; a name's halo is no second one."""
    return Counter(node.text or "" for node in parsed(svg).iterfind(".//s:text", NS) if node.get("aria-hidden") is None)


def told(svg: bytes) -> tuple[str, str]:
    """Title and description."""
    root = parsed(svg)
    return root.findtext("s:title", "", NS), root.findtext("s:desc", "", NS)


def chunks(png: bytes) -> dict[bytes, list[bytes]]:
    """The parts of a PNG by kind."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, found = 8, {}
    while at < len(png):
        size, kind = struct.unpack_from(">I4s", png, at)
        found.setdefault(kind, []).append(png[at + 8 : at + 8 + size])
        at += 12 + size
    return found


def dots_an_inch(png: bytes) -> int:
    across, up, unit = struct.unpack(">IIB", chunks(png)[b"pHYs"][0])
    assert across == up and unit == 1
    return round(across * 0.0254)


def words_of(png: bytes) -> dict[str, str]:
    said = (one.split(b"\0\0\0\0\0", 1) for one in chunks(png).get(b"iTXt", ()))
    return {keyword.decode(): text.decode() for keyword, text in said}


def size_of(png: bytes) -> tuple[int, int]:
    wide, tall = struct.unpack_from(">II", chunks(png)[b"IHDR"][0])
    return wide, tall
