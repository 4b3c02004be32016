"""The Word brief holds what the page says, can be edited by its styles, and shows what is simulated behind its pictures."""

import io
import re
import zipfile
from datetime import datetime
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from PIL import Image

from reports.brief import docx as brief_docx
from reports.brief import pdf as brief_pdf
from reports.brief.contents import of_pair, of_province
from reports.brief.docx_look import BODY_FACE, HEAD_FACE, NOTE_FACE, TITLE_FACE
from reports.brief.length import shortened
from reports.drawing.glyphs import clean
from reports.story.model import Story
from tests.unit.reports.brief import stories as brief_stories
from tests.unit.reports.office_files import faults, parts, plain
from tests.unit.reports.story.stories import told

TOLD = [
    ("demo", "zh", "province", None),
    ("demo", "en", "pair", "P15"),
    ("demo", "zh", "pairs", "P10"),
    ("reported", "zh", "province", None),
    ("reported", "en", "province", "P07"),
    ("reported", "zh", "city", None),
]


@cache
def written(name: str, lang: str, asked: str, pair_id: str | None) -> bytes:
    return write(told(name, lang, asked), pair_id)


def write(story: Story, pair_id: str | None = None) -> bytes:
    return brief_docx.write_pair(story, pair_id) if pair_id else brief_docx.write(story)


def read(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def words(data: bytes) -> str:
    """All text of the body, in its order, that of tables too."""
    return plain("".join(node.text or "" for node in read(data).element.body.iter(qn("w:t"))))


@pytest.mark.parametrize("asked", TOLD, ids=str)
def test_every_figure_sentence_and_row_is_there(asked: tuple[str, str, str, str | None]) -> None:
    story, data = told(*asked[:3]), written(*asked)
    whole = of_pair(story, asked[3]) if asked[3] else of_province(story)
    brief, said = shortened(whole, brief_pdf.fitting(whole, brief_docx.SHARE)), words(data)
    for one in brief.figures:
        assert plain(f"{one.label}{one.value}{one.unit}{one.change}{one.note}") in said
    texts = [brief.title, brief.dateline, brief.warning, brief.conclusion, *brief.foot]
    texts += [text for part in brief.parts for text in (part.heading, *part.paragraphs)]
    assert not [text for text in texts if plain(text) not in said]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in read(data).tables]
    for table in (part.table for part in brief.parts if part.table):
        assert [[column.label for column in table.columns], *map(list, table.printed)] in tables


@pytest.mark.parametrize("asked", TOLD, ids=str)
def test_it_is_what_the_schemas_say(asked: tuple[str, str, str, str | None]) -> None:
    assert faults(written(*asked), "docx") == []


@pytest.mark.parametrize("name", ["demo", "reported"])
def test_what_is_simulated_has_words_watermark_and_what_is_reported_has_neither(name: str) -> None:
    data, warning = written(name, "zh", "province", None), told(name, "zh").warning
    headers = "".join(parts(data, r"word/header\d+\.xml").values())
    assert (f'string="{warning}"' in headers) is bool(warning) and ("PowerPlusWaterMark" in headers or not warning)
    assert (plain(warning) in words(data)) if warning else "模拟" not in words(data)


def test_pictures_have_no_ground_that_hides_the_watermark_and_say_what_they_show() -> None:
    data = written("demo", "zh", "province", None)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        pictures = [Image.open(io.BytesIO(file.read(name))) for name in file.namelist() if name.endswith(".png")]
    assert len(pictures) == 2 and all(one.mode == "RGBA" and one.getpixel((1, 1))[3] == 0 for one in pictures)
    drawn = [node for node in read(data).element.body.iter(qn("wp:docPr"))]
    assert len(drawn) == 2 and all(len(node.get("descr")) > 20 and node.get("title") for node in drawn)


def test_it_is_edited_by_its_styles_in_typefaces_that_office_machines_have() -> None:
    book = read(written("demo", "zh", "province", None))
    assert [one.text for one in book.paragraphs if one.style.name == "Title"] == [told().title]
    headings = [one.text for one in book.paragraphs if one.style.name == "Heading 1"]
    assert len(headings) >= 3 and all(re.match("[一二三四五六]、", text) for text in headings)
    faces = {node.get(qn("w:eastAsia")) for node in book.element.body.iter(qn("w:rFonts"))} - {None}
    faces |= {book.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Title", "Heading 1")}
    assert faces == {TITLE_FACE, HEAD_FACE, BODY_FACE, NOTE_FACE}
    page = book.sections[0]
    assert (page.page_width.mm, page.page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_columns_have_widths_of_their_own_that_fill_the_page_and_heads_repeat() -> None:
    book = read(written("demo", "en", "pair", "P15"))
    for table in book.tables:
        assert not table.autofit and sum(column.width.pt for column in table.columns) == pytest.approx(493, abs=1)
    (last,) = [table for table in book.tables if table.rows[0].cells[0].text == "Metric"]
    assert last.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len({column.width for column in last.columns}) > 3


@pytest.mark.parametrize("pair_id", [None, "P01"])
def test_hostile_text_stays_text(pair_id: str | None) -> None:
    data = write(brief_stories.hostile(), pair_id)
    assert faults(data, "docx") == []
    said, book = words(data), parts(data, r"word/document\.xml")["word/document.xml"]
    assert plain(clean("=1+1 <b>粗</b> #let x = 1 {{y}} $z$ @a")) in said and "𠮷" in said
    for field in ("w:fldChar", "w:fldSimple", "w:instrText", "w:hyperlink", "\x07"):
        assert field not in book
    assert len(write(brief_stories.hostile(20), pair_id)) > 1000


def test_the_same_story_is_the_same_file_and_says_when_it_was_made() -> None:
    story = brief_stories.story("en")
    data = write(story, "P03")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not file.testzip() and {entry.date_time[:3] for entry in file.infolist()} == {(1980, 1, 1)}
    assert data == write(story, "P03")
    assert read(write(story)).core_properties.created.replace(tzinfo=None) == datetime(2026, 1, 15)


def test_a_pair_of_which_nothing_is_told_has_no_brief() -> None:
    with pytest.raises(KeyError):
        write(told("reported"), "P01")
