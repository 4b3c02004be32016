"""What every slide of a deck has: source, number, watermark, notes, names and links; and nothing lies over anything else."""

from itertools import combinations

import pytest
from pptx.oxml.ns import qn

from reports.deck import words
from reports.deck.tables import SIZES, Grid
from reports.deck.template import AREA, HIGH, WIDE
from reports.deck.versions import VERSIONS, planned
from reports.deck.xml import Box, flat
from reports.story.model import Story
from style import terms
from tests.unit.reports.brief import stories as brief_stories
from tests.unit.reports.deck.slides import (
    BOTH,
    NARROWED,
    WARNING,
    all_shapes,
    charts,
    jumps,
    sections,
    slides,
    told,
    written,
)

_NEAR = 0.011  # inches


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_each_slide_says_where_its_figures_come_from(name: str, lang: str) -> None:
    for told_section in sections(told(name, lang), written(name, lang)):
        source = told_section.section.source
        assert told(name, lang).dataset in source
        for slide in told_section.slides:
            kinds = {one.element.find(".//" + qn("p:ph")).get("type"): one for one in slide.placeholders}
            assert kinds["ftr"].text_frame.text == flat(source)
            assert kinds["sldNum"].element.find(".//" + qn("a:fld")).get("type") == "slidenum"
            assert kinds["title"].text_frame.text.startswith(flat(told_section.section.title))


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_simulated_figures_are_marked_on_every_slide_and_others_on_none(name: str, lang: str) -> None:
    for slide in slides(written(name, lang)):
        marks = [s for s in slide.shapes if s.name == words.WATERMARK(lang) and s.has_text_frame]
        said = {mark.text_frame.text for mark in marks} - {""}
        assert said == ({WARNING[lang]} if name == "demo" else set())
        assert name != "demo" or slide.shapes[0].text_frame.text == WARNING[lang]  # behind everything


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notes_hold_highlight_problem_matter_and_score_of_each_pair(lang: str) -> None:
    found = 0
    for told_section in sections(told("demo", lang), written("demo", lang)):
        talk = told_section.section.talk
        if talk:
            notes = told_section.slides[0].notes_slide.notes_text_frame.text.split("\n")
            assert notes[-len(talk) :] == [terms.TALK(lang, label=label, sentence=flat(said)) for label, said in talk]
            found += len(talk) == 4
    assert found == 18


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_maps_and_lists_lead_to_the_slide_of_each_pair_and_back(name: str, lang: str) -> None:
    found = sections(told(name, lang), written(name, lang))
    by_pair = {one.section.pair_id: one.slides[0] for one in found if one.section.pair_id}
    of_map = next(one for one in found if one.section.kind == "map")
    ids = {link.label: link.pair_id for link in of_map.section.map.links}  # type: ignore[union-attr]
    for shape in all_shapes(of_map.slides[0]):
        pair_id = next((ids[label] for label in ids if f" {label} " in f" {_after(shape.name)} "), None)  # type: ignore[attr-defined]
        if pair_id in by_pair:
            assert jumps(of_map.slides[0], shape.element) == [by_pair[pair_id]]  # type: ignore[attr-defined]
    led = {slide.slide_id for slide in jumps(of_map.slides[0], of_map.slides[0].element)}
    assert led == {slide.slide_id for slide in by_pair.values()}
    for pair_id, slide in by_pair.items():
        assert pair_id and of_map.slides[0] in jumps(slide, slide.element)


def _after(name: str) -> str:
    """结对：滨江区—泰顺县 5.11 → what is named."""
    return name.split("：", 1)[-1].split(": ", 1)[-1]


def test_lists_lead_to_the_pair_that_each_row_names() -> None:
    found = sections(told("demo", "zh"), written("demo", "zh"))
    by_pair = {one.section.pair_id: one.slides[0] for one in found if one.section.pair_id}
    labels = {link.label: link.pair_id for one in found if one.section.map for link in one.section.map.links}
    for kind in ("money", "ranking", "warnings"):
        linked = [
            (slide, cell)
            for slide in next(one for one in found if one.section.kind == kind).slides
            for shape in slide.shapes
            if shape.has_table
            for cell in shape.table.iter_cells()
            if cell.text in labels
        ]
        assert linked
        for slide, cell in linked:
            assert jumps(slide, cell._tc) == [by_pair[labels[cell.text]]]


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_charts_and_maps_are_told_in_words_and_every_shape_has_a_name(name: str, lang: str) -> None:
    for told_section in sections(told(name, lang), written(name, lang)):
        alts = {chart.alt for chart in told_section.section.charts}
        if told_section.section.map:
            alts.add(told_section.section.map.alt)
        seen = {shape._element._nvXxPr.cNvPr.get("descr") for slide in told_section.slides for shape in slide.shapes}
        assert {flat(alt) for alt in alts} <= seen
        for slide in told_section.slides:
            every = list(all_shapes(slide))
            assert all(shape.name for shape in every)  # type: ignore[attr-defined]
            numbers = [shape.shape_id for shape in every]  # type: ignore[attr-defined]
            assert len(set(numbers)) == len(numbers)
            assert len(list(charts(slide))) == len([s for s in slide.shapes if s.has_chart])


def test_the_map_is_one_group_of_named_shapes() -> None:
    of_map = next(s for s in sections(told("demo", "zh"), written("demo", "zh")) if s.section.kind == "map")
    (group,) = [shape for shape in of_map.slides[0].shapes if hasattr(shape, "shapes")]
    names = [shape.name for shape in group.shapes]
    assert sum(name.startswith("县域：") for name in names) == 90
    assert sum(name.startswith("结对：") for name in names) == 18


def _planned(story: Story) -> list[tuple[str, list[tuple[object, Box]]]]:
    return [(page.section.id, page.placed) for version in VERSIONS for page in planned(story, version)]


def _clear(story: Story) -> None:
    for section_id, placed in _planned(story):
        for tile, box in placed:
            assert box.x >= AREA.x - _NEAR and box.x + box.w <= AREA.x + AREA.w + _NEAR, section_id
            assert box.y >= AREA.y - _NEAR and box.bottom <= AREA.bottom + _NEAR, section_id
            if isinstance(tile, Grid):
                assert tile.width <= box.w + _NEAR and tile.height() <= box.h + _NEAR, section_id
                assert tile.size in SIZES
        for (_, one), (_, other) in combinations(placed, 2):
            across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
            down = min(one.bottom, other.bottom) - max(one.y, other.y)
            assert across <= _NEAR or down <= _NEAR, section_id


@pytest.mark.parametrize(
    ("name", "lang", "narrowed"),
    [
        *((name, lang, "all") for name, lang in BOTH),
        *(("demo", "zh", one) for one in NARROWED if one != "all"),
        ("demo", "en", "a pair"),
        ("reported", "en", "a pair"),
    ],
)
def test_nothing_lies_over_anything_else(name: str, lang: str, narrowed: str) -> None:
    _clear(told(name, lang, narrowed))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reported", [False, True])
def test_stories_of_other_shapes_lie_clear_too(lang: str, reported: bool) -> None:
    _clear(brief_stories.story(lang, reported))


@pytest.mark.parametrize(("name", "lang"), BOTH)
def test_every_shape_lies_within_the_slide(name: str, lang: str) -> None:
    inch = 914_400
    for slide in slides(written(name, lang)):
        for shape in slide.shapes:
            if shape.rotation if hasattr(shape, "rotation") else 0:
                continue
            assert shape.left >= 0 and shape.top >= 0
            assert (shape.left + shape.width) / inch <= WIDE + _NEAR
            assert (shape.top + shape.height) / inch <= HIGH + _NEAR


def test_type_is_never_too_small_to_read() -> None:
    """Nine points in tables, notes and names on the map; more elsewhere."""
    for name, lang in BOTH:
        for slide in slides(written(name, lang)):
            sizes = {int(run.get("sz")) for run in slide.element.iter(qn("a:rPr")) if run.get("sz")}
            assert min(sizes) >= 900
            for chart in charts(slide):
                space = chart._chartSpace  # type: ignore[attr-defined]
                assert min(int(one.get("sz")) for one in space.iter(qn("a:defRPr"), qn("a:rPr"))) >= 1050
