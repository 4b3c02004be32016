"""Decks of told stories read back from their bytes: the slides of each section, their words, tables and charts."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import Slide

from analytics.selection import Selection
from reports.deck import pptx as deck
from reports.deck import versions
from reports.deck.plan import pages
from reports.story.model import Section, Story
from reports.story.tell import tell
from tests import shipped

WARNING = {"zh": "模拟数据，不反映实际情况", "en": "Simulated data, not reality"}
LINE = {"demo": "演示数据集 · 模拟 · 版本 8e42e60b", "reported": "媒体报道数据 · 版本 1a2b3c4d"}
BOTH = [(name, lang) for name in ("demo", "reported") for lang in ("zh", "en")]
NARROWED: dict[str, dict[str, tuple[str, ...]]] = {
    "all": {},
    "a pair": {"pairs": ("P07",)},
    "some pairs": {"pairs": ("P07", "P10", "P18")},
    "a track": {"tracks": ("T4",)},
    "a city": {"cities": ("330100",)},
}


@cache
def told(name: str, lang: str, narrowed: str = "all") -> Story:
    seen = shipped.view(name, lang)
    asked = NARROWED[narrowed]
    selection = (
        Selection(**{**vars_of(seen.selection), **asked}) if asked else seen.selection  # type: ignore[arg-type]
    )
    return tell(
        seen.dataset,
        selection,
        lang,
        dataset_line=LINE[name],
        warning=WARNING[lang] if name == "demo" else "",
        facts=(("范围", "全部"),),
        address="http://localhost:8501/briefing?q=2025Q4",
        made=date(2026, 11, 25),
    )


def vars_of(selection: Selection) -> dict[str, object]:
    return {name: getattr(selection, name) for name in selection.__dataclass_fields__}


@cache
def written(name: str, lang: str, narrowed: str = "all", version: str = versions.FULL) -> bytes:
    return deck.write(told(name, lang, narrowed), version=version)


@dataclass(frozen=True)
class Told:
    """A section as its slides show it, and those slides."""

    section: Section
    slides: tuple[Slide, ...]

    @property
    def words(self) -> str:
        return "\n".join(words(slide) for slide in self.slides)


def slides(file: bytes) -> list[Slide]:
    return list(Presentation(io.BytesIO(file)).slides)


def sections(story: Story, file: bytes, version: str = versions.FULL) -> list[Told]:
    """In order, after the cover."""
    every = iter(slides(file)[1:])
    shown = versions.shown(story, version)
    found = [Told(section, tuple(next(every) for _ in pages(section, story.lang))) for section in shown]
    assert next(every, None) is None
    return found


def words(slide: Slide) -> str:
    """Everything that can be read on it, in its own lines, but what its charts write."""
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qn("a:t"))) for paragraph in slide.element.iter(qn("a:p"))
    )


def tables(slide: Slide) -> Iterator[list[list[str]]]:
    for shape in slide.shapes:
        if shape.has_table:
            yield [[cell.text for cell in row.cells] for row in shape.table.rows]


def charts(slide: Slide) -> Iterator[object]:
    for shape in slide.shapes:
        if shape.has_chart:
            yield shape.chart


def all_shapes(slide: Slide) -> Iterator[object]:
    """With those inside groups."""

    def inside(shapes: object) -> Iterator[object]:
        for shape in shapes:  # type: ignore[attr-defined]
            yield shape
            if hasattr(shape, "shapes"):
                yield from inside(shape.shapes)

    return inside(slide.shapes)


def jumps(slide: Slide, element: object) -> list[Slide]:
    """Where links of an element lead."""
    found = [
        link.get(qn("r:id"))
        for link in element.iter(qn("a:hlinkClick"))  # type: ignore[attr-defined]
    ]
    return [slide.part.related_part(relation).slide for relation in found]
