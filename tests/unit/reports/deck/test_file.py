"""The deck as a file: sound for PowerPoint, the same for the same story, and nothing in it is live but its links."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation

from reports.deck import pptx as deck
from reports.deck.charts import is_empty
from reports.deck.xml import flat
from reports.story.model import Story
from tests.unit.reports.brief import stories as brief_stories
from tests.unit.reports.deck.slides import charts, slides, tables, told, words, written
from tests.unit.reports.workbook import story as workbook_story

_LONG = 10  # times a hostile text is repeated


@cache
def hostile(length: int = 1) -> bytes:
    return deck.write(brief_stories.hostile(length))


def _errors(file: bytes, path: Path) -> list[object]:
    path.write_bytes(file)
    return list(OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20).validate(path).errors)


def test_what_is_written_keeps_to_the_schema(tmp_path: Path) -> None:
    """A simulated report of a pair, a reported one, and a hostile one with every kind of chart."""
    every = deck.write(workbook_story.story())
    for file in (written("demo", "zh", "a pair"), written("reported", "en", "a pair"), every):
        assert _errors(file, tmp_path / "deck.pptx") == []


def test_the_same_story_is_the_same_file() -> None:
    story = told("demo", "zh", "a pair")
    assert deck.write(story) == deck.write(replace(story)) == written("demo", "zh", "a pair")


def test_all_of_it_can_be_opened_as_xml_and_names_no_one() -> None:
    with zipfile.ZipFile(io.BytesIO(written("demo", "zh", "a pair"))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        core = archive.read("docProps/core.xml").decode()
    assert "2026-11-25" in core and "python-pptx" not in core and "Steve" not in core


def test_links_of_a_deck_lead_to_its_own_slides_only() -> None:
    for file in (written("demo", "zh", "a pair"), hostile()):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            for name in archive.namelist():
                if name.endswith(".rels"):
                    assert 'TargetMode="External"' not in archive.read(name).decode()


def _books(file: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("ppt/embeddings/")]


@pytest.mark.parametrize("which", ["told", "every kind", "hostile"])
def test_workbooks_behind_charts_hold_the_charts_own_numbers_and_no_formula(which: str) -> None:
    file = {
        "told": lambda: written("demo", "zh", "a pair"),
        "hostile": hostile,
        "every kind": lambda: deck.write(workbook_story.story()),
    }[which]()
    drawn = [chart for slide in slides(file) for chart in charts(slide)]
    assert drawn and len(drawn) == len(_books(file))
    for chart in drawn:
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active  # type: ignore[attr-defined]
        rows = list(sheet.iter_rows())
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in rows for cell in row)
        held = {row[0].value: [cell.value for cell in row[1:]] for row in rows[1:]}
        for plot in chart.plots:  # type: ignore[attr-defined]
            for series in plot.series:
                at = [cell.value for cell in rows[0][1:]].index(series.name)
                for category, value in zip(plot.categories, series.values, strict=True):
                    assert held[category][at] == value


def test_hostile_text_stays_text() -> None:
    said = flat(brief_stories.HOSTILE)
    assert "\x07" not in said and said.startswith("=1+1 <b>粗</b> #let x")
    found = slides(hostile())
    assert found[2].shapes.title.text_frame.text.startswith("=1+1 <b>粗</b>")
    assert said in {cell for rows in tables(found[1]) for row in rows for cell in row}, "on the agenda too"
    cells = {cell for slide in found[2:] for rows in tables(slide) for row in rows[1:] for cell in row}
    assert cells == {said}
    drawn = [chart for slide in found for chart in charts(slide)]
    assert {category for chart in drawn for category in chart.plots[0].categories} == {said}  # type: ignore[attr-defined]
    assert {series.name for chart in drawn for series in chart.plots[0].series} == {said}  # type: ignore[attr-defined]


def test_text_of_any_length_is_cut_on_the_slide_and_whole_in_the_notes() -> None:
    story = brief_stories.hostile(_LONG)
    found = slides(hostile(_LONG))
    title = found[2].shapes.title.text_frame.text
    assert title.endswith("…") and len(title) < len(story.sections[0].title)
    notes = found[2].notes_slide.notes_text_frame.text
    assert notes.split("\n")[0] == flat(story.sections[0].title)
    high = Presentation(io.BytesIO(hostile(_LONG))).slide_height
    for slide in found:
        assert all(shape.top + shape.height <= high for shape in slide.shapes if not shape.has_chart)


def test_what_cannot_be_known_is_said_and_not_drawn() -> None:
    """A gap is named beside its chart; a chart of nothing but gaps is a sentence."""
    story: Story = workbook_story.story()
    file = deck.write(story)
    section = next(one for one in story.sections if one.id == "money")
    seen = "\n".join(words(slide) for slide in slides(file))
    drawn = [chart for slide in slides(file) for chart in charts(slide)]
    assert len(drawn) == sum(not is_empty(chart) for one in story.sections for chart in one.charts)
    assert "空图：暂无数据" in seen.splitlines() and "暂无数据：<b>（=2+2）、丙（目标）" in seen.splitlines()
    bars = next(chart for chart in drawn if len(chart.plots) == 2)  # type: ignore[attr-defined]
    held = {series.name: series.values for plot in bars.plots for series in plot.series}  # type: ignore[attr-defined]
    assert held == {"目标": (2.0, 2.0, None), "=2+2": (1.5, None, 3.25)}
    assert any(chart.kind == "ladder" for chart in section.charts) and "未支出" not in seen
