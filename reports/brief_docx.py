"""The one-page brief as a Word document to be edited: real headings, paragraphs and a real table, the pictures with words beside them."""

import io
from datetime import datetime

from docx import Document
from docx.document import Document as Book
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reports.brief import Brief, Part, of_pair, of_province, pictures, shortened
from reports.brief_pdf import fitting
from reports.docx_watermark import add_watermark
from reports.glyphs import clean
from reports.story import Column, Figure, Story, Table
from reports.typesetting import png
from style.colours import LIGHT
from style.text import HTML_LANG

# Named, not embedded: every office machine in the country has them, in Word and in WPS.
HEAD_FACE, BODY_FACE, LATIN_FACE = "微软雅黑", "仿宋", "Times New Roman"
# What of the page's height the brief may fill in our own typefaces, so that it still fits in those of the reader.
SHARE = 0.9
_BODY, _SMALL = 10.5, 8.0


def write(story: Story) -> bytes:
    """The brief of the whole selection."""
    return _docx(of_province(story), story)


def write_pair(story: Story, pair_id: str) -> bytes:
    """The brief of one pair. KeyError where the story tells nothing of it."""
    return _docx(of_pair(story, pair_id), story)


def _docx(whole: Brief, story: Story) -> bytes:
    drawn = pictures(whole)
    brevity = fitting(whole, drawn, SHARE)
    brief, book = shortened(whole, brevity), Document()
    _set_up(book, brief, story)
    _head(book, brief)
    for at, part in enumerate(brief.parts):
        _part(book, part)
        if at == 0:
            _pictures(book, drawn, brevity.pictures)
    if not brief.parts:
        _pictures(book, drawn, brevity.pictures)
    for said in (*brief.foot, brief.dataset):
        _said(book, said, _SMALL, LIGHT.muted)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _set_up(book: Book, brief: Brief, story: Story) -> None:
    """Page, typefaces and language, and who made the file when."""
    _without_old_styles(book)
    page = book.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin, page.bottom_margin = Cm(1.7), Cm(1.4)
    page.header_distance = page.footer_distance = Cm(0.6)
    for name, face, size in (
        ("Normal", BODY_FACE, _BODY),
        ("Title", HEAD_FACE, 18.0),
        ("Heading 1", HEAD_FACE, 11.5),
    ):
        _style(book.styles[name], face, size)  # type: ignore[arg-type]
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US" if brief.lang == "en" else HTML_LANG["zh"])
    language.set(qn("w:eastAsia"), HTML_LANG["zh"])
    fonts = book.styles["Normal"].element.get_or_add_rPr()
    fonts.append(language)
    said, made = book.core_properties, datetime(story.made.year, story.made.month, story.made.day)
    said.title, said.comments, said.author = brief.title[:250], clean(brief.dataset)[:250], ""
    said.created = said.modified = made
    if brief.warning:
        add_watermark(page, clean(brief.warning))


def _without_old_styles(book: Book) -> None:
    """The library's template brings a second table of styles along, for Word 2007, that contradicts the first."""
    old = [key for key, relation in book.part.rels.items() if relation.reltype.endswith("/stylesWithEffects")]
    for key in old:
        book.part.rels.pop(key)


def _style(style: ParagraphStyle, face: str, size: float) -> None:
    """The face for Chinese is named beside that for Latin, or Word would take its own."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    latin = LATIN_FACE if face == BODY_FACE else face
    for name, value in (("ascii", latin), ("hAnsi", latin), ("eastAsia", face), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), value)
    style.font.size, style.font.italic = Pt(size), False
    style.font.color.rgb = _colour(LIGHT.text if face == BODY_FACE else LIGHT.navy)
    style.font.bold = face == HEAD_FACE
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(0), Pt(size * 1.4)
    if style.name == "Title":
        for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _colour(named: str) -> RGBColor:
    return RGBColor.from_string(named.lstrip("#"))


def _said(
    book: Book | _Cell, text: str, size: float = _BODY, colour: str = LIGHT.text, bold: bool = False
) -> Paragraph:
    paragraph = book.add_paragraph()
    _run(paragraph, text, size, colour, bold)
    paragraph.paragraph_format.line_spacing = Pt(size * 1.35)
    return paragraph


def _run(
    paragraph: Paragraph, text: str, size: float, colour: str, bold: bool = False, face: str = ""
) -> None:
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, _colour(colour)
    if face:
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{name}"), face)


def _head(book: Book, brief: Brief) -> None:
    title = book.add_paragraph(clean(brief.title), style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line = _said(book, brief.dateline, 9, LIGHT.muted)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if brief.warning:
        line = _said(book, brief.warning, 9.5, LIGHT.attention, bold=True)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _ruled(line)
    lead = _said(book, "", 11.5)
    _run(lead, brief.conclusion, 11.5, LIGHT.text, True, HEAD_FACE)
    lead.paragraph_format.space_before = lead.paragraph_format.space_after = Pt(4)
    if brief.figures:
        _figures(book, brief.figures)


def _ruled(paragraph: Paragraph) -> None:
    """A navy line below the head of the page."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "3"), ("color", LIGHT.navy.lstrip("#"))):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _figures(book: Book, figures: tuple[Figure, ...]) -> None:
    table = book.add_table(rows=-(-len(figures) // 4), cols=4)
    for at, one in enumerate(figures):
        cell = table.cell(at // 4, at % 4)
        _shaded(cell)
        _run(cell.paragraphs[0], one.label, _SMALL, LIGHT.muted)
        value = _said(cell, "", 13)
        _run(value, one.value, 13, LIGHT.navy, True, HEAD_FACE)
        _run(value, f" {one.unit}" if one.unit else "", 8.5, LIGHT.text)
        note = _said(cell, "", 7, LIGHT.muted)
        if one.change:
            _run(note, f"{one.change}  ", _SMALL, getattr(LIGHT, one.tone or "muted"), True)
        _run(note, one.note, 7, LIGHT.muted)
        cell.paragraphs[0].paragraph_format.line_spacing = Pt(11)


def _shaded(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", LIGHT.surface.lstrip("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _part(book: Book, part: Part) -> None:
    heading = book.add_paragraph(clean(part.heading), style="Heading 1")
    heading.paragraph_format.space_before = Pt(6)
    for text in part.paragraphs:
        paragraph = _said(book, text)
        paragraph.paragraph_format.first_line_indent = Pt(2 * _BODY)
    if part.table:
        _said(book, part.table.caption, _SMALL, LIGHT.muted)
        _table(book, part.table)
        for note in (part.table.note, part.note):
            if note:
                _said(book, note, _SMALL, LIGHT.muted)


def _table(book: Book, table: Table) -> None:
    """A table of Word's own: its header repeats, numbers stand right."""
    size = 7.2 if len(table.columns) > 7 else 8.5
    drawn = book.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    shares = [
        0.6 if at == 0 and _is_number(one) else 1.0 if _is_number(one) else 1.6
        for at, one in enumerate(table.columns)
    ]
    lines = [tuple(column.label for column in table.columns), *table.printed]
    for at, line in enumerate(lines):
        row = drawn.add_row()
        if at == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        bold = at == 0 or (table.total and at == len(lines) - 1)
        for cell, text, column, share in zip(row.cells, line, table.columns, shares, strict=True):
            cell.width = Cm(17.4 * share / sum(shares))
            paragraph = cell.paragraphs[0]
            _run(paragraph, text, size, LIGHT.navy if at == 0 else LIGHT.text, bold, HEAD_FACE)
            paragraph.paragraph_format.line_spacing = Pt(size * 1.4)
            if _is_number(column):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _is_number(column: Column) -> bool:
    return column.kind not in ("text", "date")


def _pictures(book: Book, drawn: list, height: int) -> None:
    """Map and chart side by side in one line, each with its words for those who do not see it."""
    if not drawn:
        return
    paragraph, whole = book.add_paragraph(), sum(sheet.width for sheet in drawn)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = 1.0
    for sheet in drawn:
        wide = 110.0 if len(drawn) == 1 else 166.0 * sheet.width / whole
        tall = min(float(height), wide / sheet.width * sheet.height)
        picture = paragraph.add_run().add_picture(
            io.BytesIO(png(sheet.svg(), sheet.width, sheet.height)), height=Mm(tall)
        )
        said = picture._inline.docPr
        said.set("descr", clean(sheet.described)[:2000])
        said.set("title", clean(sheet.title)[:250])
