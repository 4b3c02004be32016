"""The versions of a deck: a whole one with the pairs behind the methods, and ten slides that end in what is to be decided."""

import pytest

from reports.deck import words
from reports.deck.tables import Grid
from reports.deck.template import AREA
from reports.deck.text import height
from reports.deck.versions import FULL, SLIDES, TEN, VERSIONS, part_name, planned
from reports.deck.xml import flat
from reports.story.words import SECTION_NAMES
from tests.unit.reports.deck.slides import BOTH, jumps, sections, slides, tables, told, written

EVERY = pytest.mark.parametrize(("name", "lang"), BOTH)
_LEAST_FILLED = 0.72  # of the height between title and foot
_LOST = 3  # lines of eight or more of a slide's own text that another typeface may run over


@EVERY
def test_the_short_version_is_ten_slides_at_most_and_says_what_the_whole_one_says(name, lang):
    short, whole = planned(told(name, lang), TEN), planned(told(name, lang), FULL)
    assert len(short) + 1 <= SLIDES and (name != "demo" or len(short) + 1 == SLIDES)
    told_titles = {page.section.title for page in whole}
    sentences = {one for page in whole for one in page.section.sentences}
    for page in short[1:]:
        assert page.section.title in told_titles and set(page.section.sentences) <= sentences
    kinds = [page.section.kind for page in short]
    assert kinds[0] == "agenda" and kinds[-2:] == ["decisions", "methods"] and "pair" not in kinds


@EVERY
def test_what_the_short_version_leaves_out_is_named_on_its_last_slide(name, lang):
    story = told(name, lang)
    last = sections(story, written(name, lang, version=TEN), TEN)[-1]
    (rest,) = [rows for rows in tables(last.slides[0]) if rows[0][1] == words.WHERE(lang)]
    held = {page.section.kind for page in planned(story, TEN)}
    left = {one.kind for one in story.sections} - held
    assert {row[0] for row in rest[1:]} == {words.DEFINED(lang), *(SECTION_NAMES[kind](lang) for kind in left)}
    assert "pair" in left


@EVERY
@pytest.mark.parametrize("version", VERSIONS)
def test_the_agenda_leads_to_the_slide_it_counts(name, lang, version):
    file = written(name, lang, version=version)
    every = slides(file)
    agenda = every[1]
    shape = next(one for one in agenda.shapes if one.has_table)
    rows = [[cell for cell in row.cells] for row in list(shape.table.rows)[1:]]
    pages = planned(told(name, lang), version)
    assert [row[1].text for row in rows] == list(dict.fromkeys(part_name(page.section, lang) for page in pages[1:]))
    at = 3
    for number, part, says in rows:
        first, last = (int(n) for n in (number.text.split("–") * 2)[:2])
        assert first == at and last >= first, "no slide is without a part"
        assert jumps(agenda, part._tc) == [every[first - 1]]
        of_pairs = part.text == SECTION_NAMES["pair"](lang)
        assert of_pairs or says.text == flat(pages[first - 2].section.title)
        at = last + 1
    assert at == len(every) + 1 and f"{len(every)}" in agenda.shapes.title.text_frame.text


@EVERY
def test_the_whole_version_ends_in_two_slides_of_methods_at_most_and_the_pairs(name, lang):
    kinds = [page.section.kind for page in planned(told(name, lang), FULL)]
    assert 1 <= kinds.count("methods") <= 2
    assert kinds[kinds.index("methods") :] == ["methods"] * kinds.count("methods") + ["pair"] * kinds.count("pair")
    assert kinds.index("decisions") == kinds.index("methods") - 1


@EVERY
@pytest.mark.parametrize("version", VERSIONS)
def test_no_slide_leaves_its_lower_part_empty(name, lang, version):
    for page in planned(told(name, lang), version):
        reach = max(box.bottom for _, box in page.placed)
        assert reach >= AREA.y + _LEAST_FILLED * AREA.h, (page.section.id, reach)


@EVERY
@pytest.mark.parametrize("version", VERSIONS)
def test_a_list_beside_another_is_never_a_column_of_single_words(name, lang, version):
    for page in planned(told(name, lang), version):
        for tile, _ in page.placed:
            if isinstance(tile, Grid) and tile.width < AREA.w / 3:
                line = height(1, tile.size)
                assert max(tile.heights[tile.start : tile.stop], default=0.0) <= 9 * line, page.section.id


@EVERY
def test_the_cover_says_the_first_sentence_of_the_pages(name, lang):
    story = told(name, lang)
    said = [shape.text_frame.text for shape in slides(written(name, lang))[0].shapes if shape.has_text_frame]
    assert story.lead and flat(story.lead) in said
