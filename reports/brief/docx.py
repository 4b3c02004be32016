"""The one-page brief as a Word document to be edited: real headings, paragraphs and tables, the pictures with words beside them."""

import io
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as Book
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Mm, Pt

from analytics.table import Column, Table
from reports.brief.contents import Brief, Part, of_pair, of_province, shares
from reports.brief.docx_look import (
    ACROSS,
    BODY,
    HEAD_FACE,
    NOTE_FACE,
    SMALL,
    TITLE_FACE,
    add_text,
    add_watermark,
    cell_ruled,
    leaded,
    noted,
    ruled,
    run,
    set_styles,
    set_widths,
    shaded,
    without_margins,
)
from reports.brief.length import shortened
from reports.brief.pdf import fitting, pictures, type_size
from reports.brief.pictures import PAGE_ACROSS, millimetres
from reports.drawing.glyphs import clean
from reports.drawing.sheet import Sheet
from reports.drawing.typesetting import png
from reports.story.model import Figure, Story
from reports.table_files.undated import undated
from style.colours import LIGHT

# What of the page's height the brief may fill in our own typefaces, so that it still fits in those of the reader.
SHARE = 0.9
RESOLUTION = 220.0  # dots an inch as printed: what Word itself keeps of a picture
MILLIMETRES = 25.4 / 96  # of a pixel
_SIDES = (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)


def write(story: Story) -> bytes:
    """The brief of the whole selection, to be edited."""
    return _docx(of_province(story), story)


def write_pair(story: Story, pair_id: str) -> bytes:
    """The brief of one pair, to be edited. KeyError where the story tells nothing of it."""
    return _docx(of_pair(story, pair_id), story)


def _docx(whole: Brief, story: Story) -> bytes:
    brevity = fitting(whole, SHARE)
    drawn = pictures(whole).of(brevity.pictures)
    brief, book = shortened(whole, brevity), Document()
    _set_up(book, brief, story)
    _head(book, brief)
    for at, part in enumerate(brief.parts):
        _part(book, part, brief.lang)
        if at == 0:
            _pictures(book, drawn, brevity.pictures)
    if not brief.parts:
        _pictures(book, drawn, brevity.pictures)
    for at, text in enumerate(brief.foot):
        line = noted(book, text)
        if at == 0:
            line.paragraph_format.space_before = Pt(6)
            ruled(line, "top", 4, LIGHT.line)
    file = io.BytesIO()
    book.save(file)
    return undated(file.getvalue())


def _set_up(book: Book, brief: Brief, story: Story) -> None:
    """Page, typefaces and language, and who made the file when."""
    set_styles(book, brief.lang)
    page = book.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin, page.bottom_margin = Cm(1.7), Cm(1.4)
    page.header_distance = page.footer_distance = Cm(0.6)
    about, made = book.core_properties, datetime(story.made.year, story.made.month, story.made.day)
    about.title, about.comments, about.author = clean(brief.title)[:250], clean(brief.dataset)[:250], ""
    about.created = about.modified = made
    if brief.warning:
        add_watermark(page, clean(brief.warning))


def _head(book: Book, brief: Brief) -> None:
    title = book.add_paragraph(clean(brief.title), style="Title")
    line = add_text(book, brief.dateline, 9, LIGHT.muted, face=NOTE_FACE)
    title.alignment = line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if brief.warning:
        line = add_text(book, brief.warning, 9.5, LIGHT.attention, True, HEAD_FACE)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    ruled(line)
    lead = add_text(book, brief.conclusion, 11.5, LIGHT.text, True, TITLE_FACE)
    lead.paragraph_format.space_before = lead.paragraph_format.space_after = Pt(4)
    if brief.figures:
        _figures(book, brief.figures)


def _figures(book: Book, figures: tuple[Figure, ...]) -> None:
    across = len(figures) if len(figures) < 4 else 4 if len(figures) % 4 == 0 or len(figures) == 7 else 3
    table = book.add_table(rows=-(-len(figures) // across), cols=across)
    set_widths(table, [1 / across] * across)
    for at, one in enumerate(figures):
        cell = table.cell(at // across, at % across)
        shaded(cell)
        run(cell.paragraphs[0], one.label, SMALL, LIGHT.muted)
        leaded(cell.paragraphs[0], SMALL)
        value = add_text(cell, one.value, 13, LIGHT.navy, True, TITLE_FACE)
        run(value, f" {one.unit}" if one.unit else "", 8.5)
        if one.change:
            add_text(cell, one.change, SMALL, getattr(LIGHT, one.tone or "muted"), True, TITLE_FACE)
        add_text(cell, one.note, 7, LIGHT.muted)


def _part(book: Book, part: Part, lang: str) -> None:
    if part.heading:
        heading = book.add_paragraph(clean(part.heading), style="Heading 1")
        heading.paragraph_format.space_before = Pt(6)
    for text in part.paragraphs:
        paragraph = add_text(book, text)
        if lang == "zh":
            paragraph.paragraph_format.first_line_indent = Pt(2 * BODY)
    if part.table:
        caption = noted(book, part.table.caption)
        caption.paragraph_format.keep_with_next = True
        _table(book, part.table)
        if part.table.note:
            noted(book, part.table.note)


def _table(book: Book, table: Table) -> None:
    """A table of Word's own in three lines: its header repeats, numbers stand right."""
    size = type_size(table)
    lines = [tuple(column.label for column in table.columns), *table.printed]
    drawn = book.add_table(rows=len(lines), cols=len(table.columns))
    set_widths(drawn, shares(table, ACROSS, size))
    drawn.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for at, (row, line) in enumerate(zip(drawn.rows, lines, strict=True)):
        bold = at == 0 or (table.total and at == len(lines) - 1)
        for cell, text, column in zip(row.cells, line, table.columns, strict=True):
            run(cell.paragraphs[0], text, size, LIGHT.navy if at == 0 else LIGHT.text, bold, TITLE_FACE)
            leaded(cell.paragraphs[0], size)
            if _is_number(column):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if at == 0:
                cell_ruled(cell, "top", 8)
            if at in (0, len(lines) - 1):
                cell_ruled(cell, "bottom", 4 if at == 0 else 8)


def _is_number(column: Column) -> bool:
    return column.kind not in ("text", "date")


def _pictures(book: Book, drawn: Sequence[Sheet], height: int) -> None:
    """Map and chart side by side, each with its words for those who do not see it."""
    if not drawn:
        return
    scale = millimetres(drawn, height)
    table = book.add_table(rows=1, cols=len(drawn))
    without_margins(table)
    wide = [one.width * scale for one in drawn]
    spare = (PAGE_ACROSS - sum(wide)) / len(drawn)
    set_widths(table, [(one + spare) / PAGE_ACROSS for one in wide])
    for at, (sheet, cell) in enumerate(zip(drawn, table.rows[0].cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _SIDES[0 if at else 1] if len(drawn) > 1 else WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
        drawing = _pixels(sheet, scale)
        picture = paragraph.add_run().add_picture(io.BytesIO(drawing), height=Mm(sheet.height * scale))
        words = picture._inline.docPr
        words.set("descr", clean(sheet.described)[:2000])
        words.set("title", clean(sheet.title)[:250])


def _pixels(sheet: Sheet, scale: float) -> bytes:
    """The drawing without a ground, so that the watermark is seen behind it; `scale` is its millimetres a pixel."""
    resolution = RESOLUTION * scale / MILLIMETRES
    return png(sheet.svg(is_clear=True), sheet.width, sheet.height, resolution, is_clear=True)
