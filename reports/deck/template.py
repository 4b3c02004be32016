"""The empty deck every report begins with: 16:9, two layouts, the house colours and typeface as its theme."""

import io
from functools import cache

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from analytics.programme import SHORT_NAME
from reports.deck.xml import NAMESPACES, Box, element, emu, fill, geometry, outline, place, shape
from style.colours import CATEGORICAL, LIGHT

WIDE, HIGH = 13.333, 7.5
TYPEFACE = "微软雅黑"
COVER, CONTENT = "封面", "内容"
TITLE = Box(0.45, 0.27, 12.43, 0.78)
SOURCE = Box(0.45, 6.98, 11.3, 0.38)
NUMBER = Box(12.08, 6.98, 0.8, 0.38)
AREA = Box(0.45, 1.16, 12.43, 5.72)  # between them
COVER_TITLE, COVER_SUBTITLE = Box(0.9, 1.5, 11.5, 1.3), Box(0.9, 4.75, 11.5, 1.9)
COVER_VERDICT = Box(0.9, 3.15, 11.5, 1.4)
_KEPT = {0: COVER, 5: CONTENT}  # of python-pptx's own layouts: title slide and title only
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_COLOURS = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.background,
    "dk2": LIGHT.navy,
    "lt2": LIGHT.surface,
    **{f"accent{n + 1}": CATEGORICAL["light"][n] for n in range(6)},
    "hlink": LIGHT.navy,
    "folHlink": LIGHT.navy,
}


@cache
def template() -> bytes:
    """Built once in a process: nothing to keep in step with the colours."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDE), emu(HIGH)
    _keep_layouts(deck)
    _place_all(deck)
    _decorate(deck)
    _size_types(deck)
    for master in (deck.slide_master, deck.notes_master):
        _theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    deck.core_properties.title = ""
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _keep_layouts(deck: Deck) -> None:
    layouts = deck.slide_layouts
    for n in reversed(range(len(layouts))):
        if n in _KEPT:
            layouts[n].name = _KEPT[n]
        else:
            layouts.remove(layouts[n])


def _place_all(deck: Deck) -> None:
    """Dates are told by the story: their placeholder goes."""
    for holder in (deck.slide_master, *deck.slide_layouts):
        for one in list(holder.placeholders):
            kind = one.element.find(".//" + qn("p:ph")).get("type")
            if kind == "dt":
                one.element.getparent().remove(one.element)
                continue
            box = {
                "ctrTitle": COVER_TITLE,
                "subTitle": COVER_SUBTITLE,
                "title": TITLE,
                "ftr": SOURCE,
                "sldNum": NUMBER,
            }.get(kind, AREA)
            one.left, one.top, one.width, one.height = (emu(v) for v in (box.x, box.y, box.w, box.h))
            for run in one.element.iter(qn("a:rPr"), qn("a:endParaRPr")):
                run.set("lang", "zh-CN")


def _bar(number: int, name: str, box: Box, role: str) -> etree._Element:
    return parse_xml(
        shape(number, name, place(box) + geometry() + fill(role) + outline("")).replace(
            "<p:sp>", f"<p:sp {NAMESPACES}>", 1
        )
    )


def _decorate(deck: Deck) -> None:
    """A navy ground for the cover; a mark beside the title and a line under it on every other slide."""
    cover, content = deck.slide_layouts
    tree = cover.shapes._spTree
    tree.insert(2, _bar(101, "底色", Box(0, 0, WIDE, HIGH), "navy"))
    tree.insert(3, _bar(102, "分隔线", Box(0.9, 2.92, 1.6, 0.06), "attention"))
    tree = content.shapes._spTree
    tree.insert(2, _bar(101, "标题标记", Box(0, 0.38, 0.14, 0.54), "navy"))
    tree.insert(3, _bar(102, "标题线", Box(0.45, 1.08, 12.43, 0.015), "line"))
    tree.insert(4, _bar(103, "页脚线", Box(0.45, 6.94, 12.43, 0.01), "line"))


def _size_types(deck: Deck) -> None:
    """Titles stand left and navy, source and number small and grey, the cover's words white."""
    title = deck.slide_master.element.find(".//" + qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    _look(title.find(qn("a:defRPr")), 22, "navy", bold=True)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for one in holder.placeholders:
            kind = one.element.find(".//" + qn("p:ph")).get("type")
            if kind in ("ftr", "sldNum"):
                _own_style(one.element, 9, "muted", "l" if kind == "ftr" else "r")
            elif kind in ("ctrTitle", "subTitle"):
                big = kind == "ctrTitle"
                _own_style(one.element, 40 if big else 18, "background", "l", bold=big)
                one.element.find(".//" + qn("a:bodyPr")).set("anchor", "b" if big else "t")


def _look(properties: etree._Element, size: float, role: str, bold: bool) -> None:
    properties.set("sz", str(round(size * 100)))
    properties.set("b", str(int(bold)))
    for old in properties.findall(qn("a:solidFill")):
        properties.remove(old)
    properties.insert(0, _parsed(fill(role)))


def _own_style(holder: etree._Element, size: float, role: str, align: str, bold: bool = False) -> None:
    style = holder.find(".//" + qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)
    run = element("a:defRPr", fill(role), sz=round(size * 100), b=int(bold))
    style.append(_parsed(element("a:lvl1pPr", element("a:buNone"), run, marL=0, indent=0, algn=align)))


def _parsed(markup: str) -> etree._Element:
    tag = markup[1:].split(" ", 1)[0].split(">", 1)[0].rstrip("/")
    return parse_xml(markup.replace(f"<{tag}", f"<{tag} {NAMESPACES}", 1))


def _theme(part: object) -> None:
    theme = etree.fromstring(part.blob)
    theme.set("name", SHORT_NAME.zh)
    scheme = theme.find(f".//{_A}clrScheme")
    scheme.set("name", SHORT_NAME.zh)
    for name, colour in _THEME_COLOURS.items():
        slot = scheme.find(_A + name)
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, _A + "srgbClr", val=colour.removeprefix("#"))
    for kind in ("majorFont", "minorFont"):
        font = theme.find(f".//{_A}{kind}")
        for script in ("latin", "ea"):
            font.find(_A + script).set("typeface", TYPEFACE)
        for other in font.findall(_A + "font"):
            if other.get("script") == "Hans":
                other.set("typeface", TYPEFACE)
    _no_shadows(theme)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _no_shadows(theme: etree._Element) -> None:
    effects = theme.find(f".//{_A}effectStyleLst")
    for style in effects:
        for old in list(style):
            style.remove(old)
        etree.SubElement(style, _A + "effectLst")
