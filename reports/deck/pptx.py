"""A story as a deck of slides for PowerPoint and WPS: everything in it stays editable, and no number is its own."""

import io
import uuid
from collections.abc import Sequence
from datetime import datetime

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from reports.deck import frame, versions, words
from reports.deck.canvas import Canvas, Targets
from reports.deck.plan import Page
from reports.deck.template import template
from reports.deck.versions import FULL
from reports.deck.words import GROUPS
from reports.deck.xml import element, flat
from reports.kept import Progress, no_progress
from reports.story.model import Story
from reports.table_files.undated import undated
from style import terms


def write(story: Story, progress: Progress = no_progress, version: str = FULL) -> bytes:
    """The deck's bytes in one of VERSIONS, the same for the same story. `progress` hears of every slide that is done."""
    deck = Presentation(io.BytesIO(template()))
    planned = versions.planned(story, version)
    cover_layout, content_layout = deck.slide_layouts
    cover = deck.slides.add_slide(cover_layout)
    slides = [deck.slides.add_slide(content_layout) for _ in planned]
    targets = _targets(story, planned, slides)
    front = Canvas(cover, story.lang, targets)
    frame.cover(front, story)
    front.finish()
    drawn = 0
    for done, (page, slide) in enumerate(zip(planned, slides, strict=True), start=1):
        canvas = Canvas(slide, story.lang, targets, drawn)
        _fill(canvas, page, story)
        drawn = canvas.charts
        progress(done, len(planned))
    add(deck, [None, *(page.section.kind for page in planned)], story.lang)
    _properties(deck, story)
    file = io.BytesIO()
    deck.save(file)
    return undated(file.getvalue())


def _targets(story: Story, planned: Sequence[Page], slides: Sequence[Slide]) -> Targets:
    """The first slide of each pair; the way back leads to the map, else to the first list that names pairs."""
    by_pair: dict[str, Slide] = {}
    for page, slide in zip(planned, slides, strict=True):
        if page.section.pair_id:
            by_pair.setdefault(page.section.pair_id, slide)
    maps = [section.map for section in story.sections if section.map]
    labels = {flat(link.label): link.pair_id for one in maps for link in one.links}
    first = {page.section.kind: slide for page, slide in reversed(list(zip(planned, slides, strict=True)))}
    home, back = (first["map"], words.BACK) if "map" in first else (first.get("ranking"), words.BACK_TO_TABLE)
    parts: dict[str, Slide] = {}
    for page, slide in zip(planned, slides, strict=True):
        if page.section.kind != "agenda":
            parts.setdefault(versions.part_name(page.section, story.lang), slide)
    return Targets(by_pair, labels, home, back, parts)


def _fill(canvas: Canvas, page: Page, story: Story) -> None:
    section = page.section
    frame.watermark(canvas, story, "background")
    title = section.title if page.is_first else words.CONTINUED(story.lang, title=section.title)
    is_whole = frame.heading(canvas, title)
    for tile, box in page.placed:
        tile.draw(canvas, box)
    if section.pair_id:
        frame.way_back(canvas)
    frame.foot(canvas, section, story)
    canvas.finish()
    notes = [terms.TALK(story.lang, label=flat(label), sentence=flat(said)) for label, said in section.talk]
    if not is_whole:
        notes.insert(0, flat(section.title))
    if page.is_first and notes:
        canvas.slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _properties(deck: Deck, story: Story) -> None:
    said = deck.core_properties
    said.title, said.subject = flat(story.title)[:255], flat(story.subtitle)[:255]
    said.comments = flat(" · ".join(filter(None, (story.warning, story.dataset))))[:255]
    said.author = said.last_modified_by = said.keywords = ""
    said.revision = 1
    said.created = said.modified = datetime(story.made.year, story.made.month, story.made.day)


_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def add(deck: Deck, kinds: Sequence[str | None], lang: str) -> None:
    """`kinds` are the kinds of the sections the slides belong to, in their order; None is the cover's."""
    ids = [slide.slide_id for slide in deck.slides]
    found: list[tuple[str, list[int]]] = []
    for slide_id, kind in zip(ids, kinds, strict=True):
        name = next(name(lang) for name, held in GROUPS if kind in held)
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].append(slide_id)
    groups = [_section(n, name, slides) for n, (name, slides) in enumerate(found)]
    held = element("p:ext", element("p14:sectionLst", *groups), uri=_URI)
    markup = element("p:extLst", held).replace("<p:extLst", f'<p:extLst xmlns:p="{_P}" xmlns:p14="{_P14}"', 1)
    whole = deck.part._element
    for old in whole.findall(qn("p:extLst")):
        whole.remove(old)
    whole.append(parse_xml(markup))


def _section(n: int, name: str, slides: Sequence[int]) -> str:
    own = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{n} {name}")).upper()
    listed = element("p14:sldIdLst", *(element("p14:sldId", id=slide) for slide in slides))
    return element("p14:section", listed, name=name, id=f"{{{own}}}")
