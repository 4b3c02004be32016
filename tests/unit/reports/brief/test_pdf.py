"""A brief is one page that holds its figures, in the bundled typefaces alone, whatever its story holds."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DecodedStreamObject, NameObject

from analytics.table import Table
from reports.brief import pdf as brief_pdf
from reports.brief.contents import of_pair, of_province, shares
from reports.brief.length import BREVITIES, shortened
from reports.brief.text import short
from reports.drawing.glyphs import printable
from reports.story.model import Story
from tests.unit.reports.brief import stories as brief_stories
from tests.unit.reports.office_files import plain
from tests.unit.reports.story.stories import SELECTIONS, WARNING, told

LANGUAGES = ("zh", "en")
SHIPPED = [(name, lang, asked) for name in ("demo", "reported") for lang in LANGUAGES for asked in SELECTIONS]


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    """Of its only page. The outlines of maps are left out, which a reader of words need not go through."""
    (page,) = read(data).pages
    lines = page.get_contents().get_data().split(b"\n")
    words = DecodedStreamObject()
    words.set_data(b"\n".join(line for line in lines if not line.endswith((b" l", b" c", b" m"))))
    page[NameObject("/Contents")] = words
    return plain(page.extract_text())


@cache
def written(name: str, lang: str, asked: str, pair_id: str | None = None) -> bytes:
    story = told(name, lang, asked)
    return brief_pdf.write_pair(story, pair_id) if pair_id else brief_pdf.write(story)


def pairs(story: Story) -> list[str]:
    return [section.pair_id for section in story.of_kind("pair") if section.pair_id]


def check(story: Story, data: bytes, pair_id: str | None) -> None:
    """One page that says all that its own brief, at the length it was given, has to say."""
    said, whole = text(data), of_pair(story, pair_id) if pair_id else of_province(story)
    brief = shortened(whole, brief_pdf.fitting(whole))
    wanted = [brief.title, brief.dateline, brief.conclusion, *brief.foot]
    for one in brief.figures:
        assert plain(f"{one.label}{one.value}{one.unit}{one.change}{one.note}") in said, one
    for part in brief.parts:
        wanted += [part.heading, *part.paragraphs]
        if part.table:
            wanted += [part.table.caption, part.table.note, *(column.label for column in part.table.columns)]
            wanted += ["".join(row) for row in part.table.printed if len("".join(row)) < 40]
            wanted += [cell for row in part.table.printed for cell in row]
    assert not [one for one in wanted if plain(printable(one)) not in said]


@pytest.mark.parametrize("asked", SHIPPED, ids="-".join)
def test_the_brief_of_every_selection_is_one_page_with_all_its_figures(asked: tuple[str, str, str]) -> None:
    story = told(*asked)
    check(story, written(*asked), None)
    assert (plain(WARNING[asked[1]]) in text(written(*asked))) is (asked[0] == "demo")


@pytest.mark.parametrize("name", ["demo", "reported"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_brief_of_every_pair_is_one_page_with_all_its_figures(name: str, lang: str) -> None:
    story = told(name, lang)
    assert len(pairs(story)) == (18 if name == "demo" else 8)
    for at, pair_id in enumerate(pairs(story)):
        data = written(name, lang, "province", pair_id)
        assert len(read(data).pages) == 1
        if at % 5 == 0:  # to read a page takes several times as long as to make it
            check(story, data, pair_id)


def test_a_pair_of_which_nothing_is_told_has_no_brief() -> None:
    with pytest.raises(KeyError):
        brief_pdf.write_pair(told("reported"), "P01")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_simulated_figures_are_marked_across_the_page_and_reported_ones_are_not(lang: str) -> None:
    for reported in (False, True):
        story = brief_stories.story(lang, reported)
        for data in (brief_pdf.write(story), brief_pdf.write_pair(story, "P07")):
            assert text(data).count(plain(story.warning)) == 2 if story.warning else "模拟" not in text(data)


def test_all_typefaces_are_embedded_and_are_the_bundled_ones() -> None:
    fonts = [
        font
        for data in (
            written("demo", "zh", "province"),
            written("demo", "en", "province"),
            brief_pdf.write(brief_stories.hostile()),
        )
        for font in read(data).pages[0]["/Resources"]["/Font"].values()
    ]
    for font in fonts:
        (inner,) = font.get_object()["/DescendantFonts"]
        held = inner.get_object()["/FontDescriptor"]
        assert held["/FontName"].split("+")[1].startswith("NotoSansSC-") and "/FontFile3" in held


def test_a_machine_without_typefaces_prints_the_same_page() -> None:
    code = (
        "import sys; from reports.brief import pdf as brief_pdf; from tests.unit.reports.brief import stories as brief_stories;"
        "sys.stdout.buffer.write(brief_pdf.write(brief_stories.story('zh')))"
    )
    bare = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.getcwd(),
        "HOME": "/nonexistent",
        "FONTCONFIG_FILE": "/dev/null",
    }
    found = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, check=True).stdout
    assert found == brief_pdf.write(brief_stories.story("zh"))


@pytest.mark.parametrize("length", [1, 5, 60])
@pytest.mark.parametrize("pair_id", [None, "P01"])
def test_a_hostile_story_of_any_length_is_one_page_of_text(length: int, pair_id: str | None) -> None:
    story = brief_stories.hostile(length)
    said = text(brief_pdf.write_pair(story, pair_id) if pair_id else brief_pdf.write(story))
    for live in ("=1+1<b>粗</b>#letx=1{{y}}$z$@a",):
        assert live in said
    assert "𠮷" not in said and "〓" in said


def test_a_sign_the_typefaces_lack_is_named_and_never_an_empty_box() -> None:
    story = brief_stories.story("zh")
    odd = replace(story, sections=(replace(story.sections[0], title="吉野家𠮷与😀达成 3 项协议"), *story.sections[1:]))
    said = text(brief_pdf.write(odd))
    assert "吉野家〓与〓达成3项协议" in said and "U+20BB7,U+1F600" in said
    assert "U+" not in text(brief_pdf.write(story))


def test_the_same_story_is_the_same_file() -> None:
    for story in (brief_stories.story("zh"), brief_stories.hostile()):
        assert brief_pdf.write(story) == brief_pdf.write(story)
    assert read(brief_pdf.write(brief_stories.story("zh"))).metadata.title == "山海协作产业结对情况简报"


def test_the_page_to_be_looked_at_is_a_picture_of_it() -> None:
    assert brief_pdf.picture(brief_stories.story("en"), "P03").startswith(b"\x89PNG")


@given(st.text(st.sampled_from("甲乙 ab1234.56,，。%亿元▲"), max_size=80), st.integers(1, 60))
def test_a_shortened_text_is_no_longer_than_asked_and_cuts_no_number(said: str, signs: int) -> None:
    cut = short(said, signs)
    assert sum(2 if sign > "\u2e80" else 1 for sign in cut.rstrip("…")) <= 2 * signs
    whole = " ".join(said.split())
    if cut == whole:
        return
    kept = cut.removesuffix("…")
    assert cut.endswith("…") and whole.startswith(kept)
    if kept and kept[-1].isdigit() and signs > 8:
        assert not whole[len(kept) :][:1].isdigit()


def test_the_shortest_is_last_and_a_cut_table_keeps_its_total_and_says_so() -> None:
    brief = of_province(brief_stories.story("zh"))
    table = next(part.table for part in brief.parts if part.table)
    summed = replace(
        brief,
        parts=tuple(replace(part, table=replace(table, total=True)) if part.table else part for part in brief.parts),
    )
    for brevity in BREVITIES:
        (kept, *_) = [part.table for part in shortened(summed, brevity).parts if part.table]
        assert kept.printed[-1] == table.printed[-1] or brevity.signs < 60
        assert len(kept.printed) == min(brevity.rows + 1, len(table.printed))
        assert ("其余见看板" in kept.note) is (len(kept.printed) < len(table.printed)) or brevity.signs < 60


@given(st.lists(st.lists(st.text("甲a1", max_size=40), min_size=3, max_size=3), min_size=1, max_size=5))
def test_columns_share_the_whole_room(rows: list[list[str]]) -> None:
    columns = brief_stories.table("zh").columns[:3]
    found = shares(Table("t", "", columns, tuple(map(tuple, rows)), tuple((None,) * 3 for _ in rows)), 493, 8.5)
    assert sum(found) == pytest.approx(1) and min(found) > 0.03
