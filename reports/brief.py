"""What stands on a one-page brief: the conclusion, numbered parts, one map, one chart and one table of a story, and how it is shortened to fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports import brief_words as words
from reports.drawing import Sheet
from reports.drawing_charts import draw
from reports.drawing_story import map_sheet
from reports.glyphs import lacking
from reports.story import Chart, Figure, MapPicture, Section, Story, Table
from style.periods import say_date

MOST_BARS = 8  # of a level chart beside the map
CHART_ACROSS, MAP_ACROSS = 400, 290  # pixels, about as large as they are printed
MOST_FIGURES = 8
_LATIN_ENDS = "\u2e80"
_BREAK = re.compile(r"(?<=[^\d\s.,]) |[，；。、：;,](?=\D)")  # where a text may be cut
_NUMBER_AT_END = re.compile(r"[\d.,]+$")
_NEVER_LAST = " ，；、：,;:(（"
_PROVINCE = ("money", "ranking")


@dataclass(frozen=True)
class Part:
    """A numbered part; its table stands below its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]
    table: Table | None = None
    note: str = ""


@dataclass(frozen=True)
class Brief:
    """One page in words. `foot` is read at its end: source, dataset, address and what could not be set."""

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


@dataclass(frozen=True)
class Brevity:
    """How much of a brief is kept: paragraphs of a part, rows of the table, figures, the pictures' height in mm, and the
    longest text in signs."""

    paragraphs: int
    rows: int
    figures: int
    pictures: int
    signs: int = 300


# From all of it to what always fits; the first that does is printed.
BREVITIES = (
    Brevity(8, 20, 8, 84), Brevity(6, 16, 8, 82), Brevity(6, 12, 8, 80), Brevity(4, 10, 8, 76), Brevity(4, 10, 4, 76),
    Brevity(4, 9, 4, 74), Brevity(4, 8, 4, 72), Brevity(4, 7, 4, 70), Brevity(3, 6, 4, 68), Brevity(3, 6, 4, 62),
    Brevity(2, 5, 4, 62), Brevity(2, 4, 4, 56, 160), Brevity(1, 3, 4, 48, 120), Brevity(1, 2, 4, 44, 60), Brevity(1, 1, 2, 38, 30),
)  # fmt: skip


def of_province(story: Story) -> Brief:
    """From the summary, the money and the ranking; what a story does not have is not there."""
    sections = [section for kind in ("summary", *_PROVINCE) for section in story.of_kind(kind)[:1]]
    lead = sections[0] if sections else Section("empty", "summary", story.title)
    found = [("", lead.sentences)] + [(one.title, one.sentences) for one in sections[1:]]
    pictured = (*story.of_kind("map"), *sections, *story.of_kind("tracks"))
    tabled = [one for kind in (*reversed(_PROVINCE), "tracks", "summary") for one in story.of_kind(kind)]
    return _brief(story, story.title, lead, found, pictured, tabled)


def of_pair(story: Story, pair_id: str) -> Brief:
    """From the section of one pair. KeyError where the story has none."""
    section = next((one for one in story.of_kind("pair") if one.pair_id == pair_id), None)
    if section is None:
        raise KeyError(pair_id)
    said = tuple(words.TALK(story.lang, label=label, sentence=sentence) for label, sentence in section.talk)
    found = [("", section.sentences), (words.POINTS(story.lang), said)]
    whole = next((one.map for one in (section, *story.sections) if one.map), None)
    focused = replace(whole, focus=pair_id) if whole else None
    return _brief(
        story,
        _pair_title(story, section, whole),
        section,
        found,
        (replace(section, map=focused),),
        (section,),
    )


def _pair_title(story: Story, section: Section, picture: MapPicture | None) -> str:
    links = picture.links if picture else ()
    name = next((link.label for link in links if link.pair_id == section.pair_id), None)
    return words.PAIR_TITLE(story.lang, pair=name or section.pair_id)


def _brief(
    story: Story, title: str, lead: Section, found: list[tuple[str, tuple[str, ...]]], pictured: Sequence[Section], tabled: Sequence[Section]
) -> Brief:  # fmt: skip
    lang = story.lang
    table = next((table for one in tabled for table in one.tables if table.printed), None)
    parts = [Part(heading or words.SITUATION(lang), said) for heading, said in found if heading or said]
    if table:
        parts.append(Part(words.DATA(lang), (), table))
    parts = [replace(part, heading=_numbered(at, part.heading, lang)) for at, part in enumerate(parts)]
    charts = [chart for one in pictured for chart in one.charts]
    sources = dict.fromkeys(one.source for one in (lead, *pictured, *tabled) if one.source)
    brief = Brief(
        lang, title, words.MADE(lang, period=story.period, made=say_date(story.made, lang)), lead.title,
        lead.figures[:MOST_FIGURES], tuple(parts), next((one.map for one in pictured if one.map), None),
        _fitting(charts, lang), (*list(sources)[:2], story.address) if story.address else tuple(sources)[:2],
        story.dataset, story.warning,
    )  # fmt: skip
    missing = lacking("".join(_all_words(brief)))
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:8])
    return replace(brief, foot=(*brief.foot, words.LACKING(lang, codes=codes))) if missing else brief


def _numbered(at: int, heading: str, lang: str) -> str:
    return words.HEADING(lang, number=words.NUMERALS[at] if lang == "zh" else at + 1, title=heading)


def _fitting(charts: Sequence[Chart], lang: str) -> Chart | None:
    """The first chart that can be read beside a map; where all are too long, the head of the first."""
    known = [one for one in charts if any(v is not None for line in one.series for v in line.values)]
    short = next(
        (one for one in known if one.kind in ("columns", "lines") or len(one.categories) <= MOST_BARS), None
    )
    if short or not known:
        return short
    return _head(known[0], lang)


def _head(chart: Chart, lang: str) -> Chart:
    cut = [replace(one, values=one.values[:MOST_BARS], printed=one.printed[:MOST_BARS])
           for one in (*chart.series, *([chart.targets] if chart.targets else []))]  # fmt: skip
    title = words.FIRST_OF(lang, title=chart.title, shown=MOST_BARS, count=len(chart.categories))
    return replace(chart, title=title, categories=chart.categories[:MOST_BARS], gaps=chart.gaps[:MOST_BARS],
                   series=tuple(cut[: len(chart.series)]), targets=cut[-1] if chart.targets else None)  # fmt: skip


def _all_words(brief: Brief) -> list[str]:
    said = [brief.title, brief.conclusion, brief.dataset, brief.warning, *brief.foot]
    for part in brief.parts:
        said += [part.heading, *part.paragraphs]
        if part.table:
            said += [
                part.table.caption,
                part.table.note,
                *(cell for row in part.table.printed for cell in row),
            ]
    if brief.chart:
        said += [brief.chart.title, *brief.chart.categories]
    return said + [figure.label for figure in brief.figures]


def pictures(brief: Brief) -> list[Sheet]:
    """The map and the chart, as many of them as there are."""
    made = []
    if brief.map and brief.map.links:
        made.append(map_sheet(brief.map, brief.lang, MAP_ACROSS, 8.5))
    if brief.chart:
        made.append(draw(brief.chart, CHART_ACROSS, tall=190))
    return made


def shortened(brief: Brief, brevity: Brevity) -> Brief:
    """The brief with as much as is asked for; of a table that is cut the total stays, and it is said how much is left out."""

    def cut(text: str) -> str:
        return short(text, brevity.signs)

    return replace(
        brief, title=cut(brief.title), dateline=cut(brief.dateline), conclusion=cut(brief.conclusion), foot=tuple(map(cut, brief.foot)),
        dataset=cut(brief.dataset), warning=cut(brief.warning),
        figures=tuple(_short_figure(one, brevity.signs) for one in brief.figures[: brevity.figures]),
        parts=tuple(_short_part(part, brevity, brief.lang) for part in brief.parts),
    )  # fmt: skip


def _short_figure(one: Figure, signs: int) -> Figure:
    return replace(
        one,
        **{name: short(getattr(one, name), signs) for name in ("label", "value", "unit", "note", "change")},
    )


def _short_part(part: Part, brevity: Brevity, lang: str) -> Part:
    said = tuple(short(text, brevity.signs) for text in part.paragraphs[: brevity.paragraphs])
    part = replace(part, heading=short(part.heading, brevity.signs), paragraphs=said)
    if part.table is None:
        return part
    table, note = part.table, ""
    at = list(range(len(table.printed)))
    if len(at) > brevity.rows + table.total:
        at = at[: brevity.rows] + (at[-1:] if table.total else [])
        note = words.MORE_ROWS(lang, shown=brevity.rows, count=len(table.printed) - table.total)
    rows = tuple(tuple(short(text, brevity.signs) for text in table.printed[n]) for n in at)
    kept = replace(table, caption=short(table.caption, brevity.signs), note=short(table.note, brevity.signs), printed=rows,
                   columns=tuple(replace(one, label=short(one.label, brevity.signs)) for one in table.columns),
                   exact=tuple(table.exact[n] for n in at))  # fmt: skip
    return replace(part, table=kept, note=note)


def short(text: str, signs: int) -> str:
    """One line of at most so many Chinese signs (a Latin letter is half of one), ended by … where there is more: after a
    whole word or clause, so that no number is cut in two."""
    text = " ".join(text.split())
    room, end = 2 * signs, 0
    for end, sign in enumerate(text, 1):  # noqa: B007  where it stops is what is asked
        room -= 2 if sign > _LATIN_ENDS else 1
        if room < 0:
            break
    else:
        return text
    whole = [found.end() for found in _BREAK.finditer(text[:end])]
    kept = text[: whole[-1]] if whole and whole[-1] > end // 2 else _NUMBER_AT_END.sub("", text[: end - 1])
    return (kept or text[: end - 1]).rstrip(_NEVER_LAST) + "…"
