"""What stands on a one-page brief: the conclusion, numbered parts, one map, one chart and a table or two of a story."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.table import Table
from reports.brief import words
from reports.brief.pictures import chosen, readable_map
from reports.drawing.glyphs import lacking, width
from reports.story.model import Chart, Figure, MapPicture, Section, Story
from reports.story.words import SECTION_NAMES
from style import terms
from style.periods import say_date

MOST_FIGURES = 8
MOST_TABLES = 2
MOST_FINDINGS = 3
_PADDING = 12.0  # points at both sides of a cell
_BROKEN, _UNBROKEN = 0.65, 40.0  # of a head that stands on two lines; points of one that is never broken
_PROVINCE = ("money", "ranking")


@dataclass(frozen=True)
class Part:
    """A numbered part; its table stands below its paragraphs. One without a heading goes on with that before. `of`: of how many
    its paragraphs are the first ones, where they are of a list."""

    heading: str
    paragraphs: tuple[str, ...]
    table: Table | None = None
    of: int = 0


@dataclass(frozen=True)
class Brief:
    """One page in words. `foot` is read at its end: sources, dataset, address and what could not be set; before it, where there is
    a register of findings, how much was `looked` at."""

    lang: str
    title: str
    dateline: str
    conclusion: str
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    map: MapPicture | None
    chart: Chart | None
    foot: tuple[str, ...]
    dataset: str
    warning: str
    looked: str = ""


def of_province(story: Story) -> Brief:
    """From the summary, the money, the ranking, the assessment and the findings; what a story does not have is not there."""
    sections = [section for kind in ("summary", *_PROVINCE, "assessment") for section in story.of_kind(kind)[:1]]
    lead = sections[0] if sections else Section("empty", "summary", story.title)
    found = [Part("", lead.sentences), *(Part(one.title, _said(one)) for one in sections[1:])]
    pictured = (*story.of_kind("map"), *sections, *story.of_kind("tracks"))
    tabled = [one for kind in (*reversed(_PROVINCE), "tracks", "summary") for one in story.of_kind(kind)]
    tabled = tabled if any(one.tables for one in tabled) else list(story.of_kind("map"))
    brief = _brief(story, story.title, lead, found, pictured, tabled)
    return _with_findings(brief, story.of_kind("findings"))


def _said(section: Section) -> tuple[str, ...]:
    """Of an assessment who is in which tier: a page has room for that alone."""
    return tuple(said for _, said in section.talk) if section.kind == "assessment" else section.sentences


def _with_findings(brief: Brief, findings: Sequence[Section]) -> Brief:
    """The first of what was found as the last part, and how much was looked at."""
    for one in findings:
        name, told = SECTION_NAMES[one.kind](brief.lang), one.tables[0].only("finding").printed
        said = tuple(sentence for (sentence,) in told[:MOST_FINDINGS])
        part = Part(_numbered(len(_headed(brief.parts)), name, brief.lang), said, of=len(told))
        brief = replace(brief, parts=(*brief.parts, part), looked=one.title)
    return brief


def _headed(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.heading]


def of_pair(story: Story, pair_id: str) -> Brief:
    """From the section of one pair. KeyError where the story has none."""
    section = next((one for one in story.of_kind("pair") if one.pair_id == pair_id), None)
    if section is None:
        raise KeyError(pair_id)
    said = tuple(terms.TALK(story.lang, label=label, sentence=sentence) for label, sentence in section.talk)
    found = [Part("", section.sentences), Part(words.POINTS(story.lang), said)]
    whole = next((one.map for one in (section, *story.sections) if one.map), None)
    focused = _alone(whole, pair_id) if whole else None
    return _brief(
        story, _pair_title(story, section, whole), section, found, (replace(section, map=focused),), (section,)
    )


def _alone(picture: MapPicture, pair_id: str) -> MapPicture:
    """The province with this pair only: among all the others its two counties are hard to find on so small a map."""
    links = tuple(link for link in picture.links if link.pair_id == pair_id)
    return replace(picture, focus=pair_id, links=links or picture.links)


def _pair_title(story: Story, section: Section, picture: MapPicture | None) -> str:
    links = picture.links if picture else ()
    name = next((link.label for link in links if link.pair_id == section.pair_id), None)
    return words.PAIR_TITLE(story.lang, pair=name or section.pair_id)


def _brief(
    story: Story,
    title: str,
    lead: Section,
    found: Sequence[Part],
    pictured: Sequence[Section],
    tabled: Sequence[Section],
) -> Brief:
    lang = story.lang
    charts = [chart for one in pictured for chart in one.charts]
    dateline = words.MADE(lang, period=story.period, made=say_date(story.made, lang))
    picture = next((one.map for one in pictured if one.map), None)
    brief = Brief(
        lang,
        title,
        dateline,
        lead.title,
        lead.figures[:MOST_FIGURES],
        _parts(found, tabled, lang),
        readable_map(picture) if picture else None,
        chosen(charts, lang),
        _foot(story, (lead, *pictured, *tabled)),
        story.dataset,
        story.warning,
    )
    missing = lacking("".join(_all_words(brief)))
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:8])
    return replace(brief, foot=(*brief.foot, words.LACKING(lang, codes=codes))) if missing else brief


def _parts(found: Sequence[Part], tabled: Sequence[Section], lang: str) -> tuple[Part, ...]:
    """Numbered; what was said once is not said again."""
    told: set[str] = set()
    parts = []
    for one in found:
        said = tuple(sentence for sentence in one.paragraphs if sentence not in told)
        told |= set(said)
        if one.heading or said:
            parts.append(replace(one, heading=one.heading or words.SITUATION(lang), paragraphs=said))
    firsts = [one.tables[0] for one in tabled if one.tables and one.tables[0].printed]
    others = [table for one in tabled for table in one.tables[1:] if table.printed]
    for at, table in enumerate((firsts + others)[:MOST_TABLES]):
        parts.append(Part("" if at else words.DATA(lang), (), table))
    return tuple(
        replace(part, heading=_numbered(at, part.heading, lang)) if part.heading else part
        for at, part in enumerate(parts)
    )


def _numbered(at: int, heading: str, lang: str) -> str:
    return words.HEADING(lang, number=words.NUMERALS[at] if lang == "zh" else at + 1, title=heading)


def _foot(story: Story, sections: Sequence[Section]) -> tuple[str, ...]:
    """Two sources at most; whose figures these are where no source says so; and where more is to be seen."""
    said = list(dict.fromkeys(one.source for one in sections if one.source))[:2]
    if not any(story.dataset in one for one in said):
        said.append(story.dataset)
    if story.address:
        said.append(words.ADDRESS(story.lang, address=story.address))
    return tuple(said)


def _all_words(brief: Brief) -> list[str]:
    said = [brief.title, brief.conclusion, brief.dataset, brief.warning, *brief.foot]
    for part in brief.parts:
        said += [part.heading, *part.paragraphs]
        if part.table:
            said += [
                part.table.caption,
                part.table.note,
                *(cell for row in part.table.printed for cell in row),
                *(column.label for column in part.table.columns),
            ]
    if brief.chart:
        said += [brief.chart.title, *brief.chart.categories, *(one.label for one in brief.chart.series)]
    if brief.map:
        said += [brief.map.caption, brief.map.note, *(link.label for link in brief.map.links)]
    return said + [word for one in brief.figures for word in (one.label, one.value, one.unit, one.note, one.change)]


def shares(table: Table, room: float, size: float) -> list[float]:
    """Of the room across, what each column takes: as its widest text wants; where that is too much, heads are broken into
    two lines, and then the widest columns get less."""
    cells = [max((width(row[n], size) for row in table.printed), default=0.0) for n in range(len(table.columns))]
    heads = [width(column.label, size, True) for column in table.columns]
    wanted = [max(pair) + _PADDING for pair in zip(cells, heads, strict=True)]
    if sum(wanted) > room:
        wanted = [
            max(cell, head * _BROKEN, min(head, _UNBROKEN)) + _PADDING for cell, head in zip(cells, heads, strict=True)
        ]
    most = max(wanted)
    while most > 3 * size and sum(min(most, one) for one in wanted) > room:
        most *= 0.95
    taken = [min(most, one) for one in wanted]
    return [one / sum(taken) for one in taken]
