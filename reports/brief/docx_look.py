"""How a Word document of the house looks: typefaces by name, styles to edit by, ruled lines, and tables of set widths."""

from collections.abc import Sequence

from docx.document import Document as Book
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from reports.drawing.glyphs import clean
from reports.drawing.sheet import attributes
from style.colours import LIGHT
from style.text import HTML_LANG

# Named, not embedded: every office machine in the country has them, in Word and in WPS.
TITLE_FACE, HEAD_FACE, BODY_FACE, NOTE_FACE = "微软雅黑", "黑体", "仿宋", "楷体"
_LATIN = {TITLE_FACE: TITLE_FACE, HEAD_FACE: "Arial", BODY_FACE: "Times New Roman", NOTE_FACE: "Times New Roman"}
BODY, SMALL = 10.5, 8.0
LEADING = 1.35
ACROSS = 493.0  # points between the margins
_STYLES = (
    ("Normal", BODY_FACE, BODY, LIGHT.text, False),
    ("Title", TITLE_FACE, 18.0, LIGHT.navy, True),
    ("Heading 1", HEAD_FACE, 11.5, LIGHT.navy, False),
)


def set_styles(book: Book, lang: str) -> None:
    """The styles the document is edited by, and the language its spelling is checked in."""
    _without_old_styles(book)
    for name, face, size, colour, is_bold in _STYLES:
        _style(book.styles[name], face, size, colour, is_bold or (lang == "en" and name == "Heading 1"))  # type: ignore[arg-type]
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US" if lang == "en" else HTML_LANG["zh"])
    language.set(qn("w:eastAsia"), HTML_LANG["zh"])
    book.styles["Normal"].element.get_or_add_rPr().append(language)


def _without_old_styles(book: Book) -> None:
    """The library's template brings a second table of styles along, for Word 2007, that contradicts the first."""
    old = [key for key, relation in book.part.rels.items() if relation.reltype.endswith("/stylesWithEffects")]
    for key in old:
        book.part.rels.pop(key)


def _style(style: ParagraphStyle, face: str, size: float, colour: str, is_bold: bool) -> None:
    _faces(style.element.get_or_add_rPr(), face)
    style.font.size, style.font.italic, style.font.bold = Pt(size), False, is_bold
    style.font.color.rgb = _colour(colour)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(0), Pt(size * LEADING)
    if style.name == "Title":
        for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _faces(properties: BaseOxmlElement, face: str) -> None:
    """The face for Chinese is named beside that for Latin, or Word would take its own."""
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    latin = _LATIN[face]
    for name, value in (("ascii", latin), ("hAnsi", latin), ("eastAsia", face), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), value)


def _colour(named: str) -> RGBColor:
    return RGBColor.from_string(named.lstrip("#"))


def run(
    paragraph: Paragraph, text: str, size: float, colour: str = LIGHT.text, bold: bool = False, face: str = BODY_FACE
) -> None:
    """Text in a look of its own, cleaned of what XML cannot hold."""
    if not text:
        return
    written = paragraph.add_run(clean(text))
    written.font.size, written.font.bold = Pt(size), bold
    written.font.color.rgb = _colour(colour)
    if face != BODY_FACE:
        _faces(written._r.get_or_add_rPr(), face)


def add_text(
    book: Book | _Cell,
    text: str,
    size: float = BODY,
    colour: str = LIGHT.text,
    bold: bool = False,
    face: str = BODY_FACE,
) -> Paragraph:
    """A paragraph of one look."""
    paragraph = book.add_paragraph()
    run(paragraph, text, size, colour, bold, face)
    leaded(paragraph, size)
    return paragraph


def leaded(paragraph: Paragraph, size: float) -> None:
    paragraph.paragraph_format.line_spacing = Pt(size * LEADING)


def noted(book: Book, text: str) -> Paragraph:
    return add_text(book, text, SMALL, LIGHT.muted, face=NOTE_FACE)


def _line(edge: str, size: int, colour: str) -> BaseOxmlElement:
    line = OxmlElement(f"w:{edge}")
    for name, value in (
        ("val", "single"),
        ("sz", f"{size}"),
        ("space", "3" if edge == "below" else "0"),
        ("color", colour.lstrip("#")),
    ):
        line.set(qn(f"w:{name}"), value)
    return line


def ruled(paragraph: Paragraph, edge: str = "bottom", size: int = 8, colour: str = LIGHT.navy) -> None:
    """A line below or above a paragraph."""
    borders = OxmlElement("w:pBdr")
    borders.append(_line(edge, size, colour))
    borders[0].set(qn("w:space"), "3")
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def shaded(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", LIGHT.surface.lstrip("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def cell_ruled(cell: _Cell, edge: str, size: int, colour: str = LIGHT.navy) -> None:
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    borders.append(_line(edge, size, colour))


def set_widths(table: Table, shares: Sequence[float]) -> None:
    """Columns as wide as said in every program: none is left to measure for itself."""
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for at, share in enumerate(shares):
        table.columns[at].width = Pt(ACROSS * share)
        for cell in table.columns[at].cells:
            cell.width = Pt(ACROSS * share)


def without_margins(table: Table) -> None:
    """Cells that their content fills from edge to edge."""
    margins = OxmlElement("w:tblCellMar")
    for edge in ("left", "right"):
        side = OxmlElement(f"w:{edge}")
        side.set(qn("w:w"), "0")
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:  # the schema has an order
        look.addprevious(margins)


_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{height:.0f}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin"
)


def add_watermark(page: Section, text: str) -> None:
    """The text across every page of the section, pale and behind what is written."""
    width = min(460.0, 46.0 * len(text))
    place = _PLACE.format(width=width, height=width / max(4, len(text)) * 1.2)
    add_text = attributes(
        {"style": "font-family:&quot;微软雅黑&quot;;font-size:1pt".replace("&quot;", "'"), "string": text}
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"{attributes({"style": place})} o:allowincell="f" '
        f'fillcolor="{LIGHT.attention}" stroked="f"><v:fill opacity=".14"/><v:textpath{add_text}/></v:shape>'
    )
    run = parse_xml(f"<w:r {_NAMES}><w:pict>{_TYPE}{shape}</w:pict></w:r>")
    page.header.paragraphs[0]._p.append(run)
