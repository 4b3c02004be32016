"""The two versions of a deck: the whole report with every pair behind it, and ten slides for a meeting that end in what is to be decided."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.table import Column, Table, table, text
from reports.deck import words
from reports.deck.choice import chosen, with_tables
from reports.deck.compose import composed
from reports.deck.plan import Page, pages
from reports.deck.tables import Grid
from reports.deck.template import AREA
from reports.deck.text import lines
from reports.story import words as story_words
from reports.story.context import clause
from reports.story.model import Section, Story
from reports.story.words import SECTION_NAMES
from style import terms

FULL, TEN = VERSIONS = ("full", "ten")
SLIDES = 10  # of the short version, at most
_FRONT = 2  # cover and agenda
TODAY, REST = "today", "rest"
_KINDS = (
    "summary",
    "money",
    "lagging",
    "map",
    "tracks",
    "warnings",
    "decisions",
)  # of the short version, before the methods
_JUDGES = ("money", "lagging")  # without these there is no need to order by

_REVISED = 4  # metrics of the slide that tells what was revised, at most
_MANY = 12  # definitions in one column
_COLUMN, _TYPE = 4.0, 10.0  # inches and points of a formula in one of two


def planned(story: Story, version: str = FULL) -> list[Page]:
    """Every slide after the cover, the agenda first."""
    sections = _short(story) if version == TEN else _whole(story)
    found = [page for section in sections for page in pages(section, story.lang)]
    return [*pages(_agenda(story, found), story.lang), *found] if found else []


def shown(story: Story, version: str = FULL) -> list[Section]:
    """What the slides show of the story, in their order."""
    return [page.section for page in planned(story, version) if page.is_first]


def _whole(story: Story) -> list[Section]:
    """What is told, then what it rests on, then pair by pair for who asks."""
    told = [part for section in story.sections for part in _parts(story, section)]
    return sorted(told, key=lambda section: {"methods": 1, "pair": 2}.get(section.kind, 0))


def _parts(story: Story, section: Section) -> list[Section]:
    """The sections of slides that a section of the story makes."""
    if section.kind == "methods":
        return _with_definitions(story, section)
    if section.kind == "last_meeting":
        return [_revised(section, story.lang)]
    if section.kind != "summary" or not section.tables:
        return [chosen(section, story.lang)]
    first, *others = section.tables
    if first.id == TODAY:
        return [replace(section, tables=tuple(others)), _today(section, first, story.lang)]
    title = words.CONTINUED(story.lang, title=section.title)
    each = [replace(section, id=one.id, title=title, sentences=(), figures=(), tables=(one,)) for one in others]
    return [replace(section, tables=(first,)), *each]


def _revised(section: Section, lang: str) -> Section:
    """Of the metrics that moved most so many that one slide shows the most rows: two long lists say more than the heads of four."""
    tried = [with_tables(section, count, lang) for count in range(min(_REVISED, len(section.tables)), 0, -1)]
    return _on_one(max(tried, key=lambda one: _rows_on_one(one, lang)), lang)


def _rows_on_one(section: Section, lang: str) -> int:
    """How many rows of its tables its slide shows; none where it takes several."""
    made = pages(section, lang)
    return sum(tile.stop - tile.start for tile, _ in made[0].placed if isinstance(tile, Grid)) if len(made) == 1 else 0


def _today(section: Section, matters: Table, lang: str) -> Section:
    """What is wrong first, each in large type; the page's own words."""
    said = terms.LIST_STOP(lang).join(what for what, _ in matters.printed)
    title = words.OF_TITLE(lang, title=matters.caption, said=said)
    return replace(section, id=TODAY, title=title, sentences=(), figures=(), tables=(replace(matters, caption=""),))


def _short(story: Story) -> list[Section]:
    """One slide a subject; what finds no room on it is with the speaker, what finds no slide is named on the last."""
    told = {kind: story.of_kind(kind)[0] for kind in _KINDS if story.of_kind(kind)}
    sections: list[Section] = []
    for kind, one in told.items():
        sections += _first(story, one) if kind == "summary" else [chosen(one, story.lang)]
    methods = story.of_kind("methods")
    room = SLIDES - _FRONT - len(sections) - len(methods[:1])
    more = [part for one in _spare(story)[:room] for part in _parts(story, one)] if room > 0 else []
    sections += more
    sections += [_rests_on(story, one, [*told.values(), *more]) for one in methods[:1]]
    return [_on_one(section, story.lang) for section in sections]


def _first(story: Story, section: Section) -> list[Section]:
    """What is wrong first with the figures of the whole; of what is only known in part, the facts and what is missing."""
    first, *others = _parts(story, section)
    today = next((one for one in others if one.id == TODAY), None)
    if today is None:
        return [first, *others]
    aside = tuple((words.ALSO(story.lang), sentence) for sentence in first.sentences)
    revised = tuple((SECTION_NAMES[one.kind](story.lang), one.title) for one in story.of_kind("last_meeting"))
    return [replace(today, figures=first.figures, talk=(*first.talk, *revised, *aside))]


def _spare(story: Story) -> list[Section]:
    """For slides that a report has no other use for: what was revised, the tasks, the assessment, the findings, the ranking, then the pairs that need it
    most, where that is known."""
    revised = story.of_kind("last_meeting")
    if not any(story.of_kind(kind) for kind in _JUDGES):
        return list(revised)
    return [
        *revised,
        *(one for kind in ("tasks", "assessment", "findings", "ranking", "pair") for one in story.of_kind(kind)),
    ]


def _rests_on(story: Story, section: Section, told: Sequence[Section]) -> Section:
    """The methods on one slide, before their own sources where the rest of the report is."""
    lang, ids = story.lang, {one.id for one in told}
    left = [one for one in story.sections if one.id not in ids and one.kind != "methods"]
    rows = [
        [text(SECTION_NAMES[kind](lang)), text(words.SLIDES_OF(lang, count=sum(one.kind == kind for one in left)))]
        for kind in dict.fromkeys(one.kind for one in left)
    ]
    rows.append([text(words.DEFINED(lang)), text(words.DEFINITIONS_OF(lang, count=len(story.definitions)))])
    columns = (Column("what", terms.CONTENT(lang)), Column("where", words.WHERE(lang)))
    return replace(section, tables=(table(REST, words.REST(lang), columns, rows), *section.tables))


def _on_one(section: Section, lang: str) -> Section:
    """As much of it as stands on one slide: tables go from the last, then sentences to the speaker."""
    while len(pages(section, lang)) > 1:
        if len(section.tables) > 1:
            section = replace(section, tables=section.tables[:-1])
        elif section.sentences:
            aside = (words.ALSO(lang), section.sentences[-1])
            section = replace(section, sentences=section.sentences[:-1], talk=(*section.talk, aside))
        else:
            return section
    return section


def _agenda(story: Story, found: Sequence[Page]) -> Section:
    """What comes on which slide, one line a part; in which order the pairs come."""
    lang = story.lang
    groups: dict[str, list[tuple[int, Section]]] = {}
    for number, page in enumerate(found, start=_FRONT + 1):
        groups.setdefault(part_name(page.section, lang), []).append((number, page.section))
    rows = []
    for name, held in groups.items():
        (first, section), (last, _) = held[0], held[-1]
        number = f"{first}" if first == last else f"{first}–{last}"
        said = clause(story.order) if section.kind == "pair" else section.title
        rows.append([text(number), text(name), text(said)])
    columns = (
        Column("slide", words.SLIDE(lang)),
        Column("part", terms.CONTENT(lang)),
        Column("says", words.CONCLUSION(lang)),
    )
    told = table("agenda", "", columns, rows)
    title = words.AGENDA(lang, parts=len(groups), slides=len(found) + _FRONT)
    return Section("agenda", "agenda", title, tables=(told,), source=story.dataset)


def part_name(section: Section, lang: str) -> str:
    """Of a slide's part of the deck: today's matters stand apart from the summary."""
    return words.TODAY(lang) if section.id == TODAY else SECTION_NAMES[section.kind](lang)


def _with_definitions(story: Story, section: Section) -> list[Section]:
    """The methods on one slide with the selection, the definitions behind them on another."""
    own = {table.id for table in section.tables}
    scope = _scope(story)
    first = replace(section, tables=(*section.tables, *((scope,) if scope.printed and scope.id not in own else ())))
    made = _definitions(story)
    title = words.CONTINUED(story.lang, title=section.title)
    return [first, replace(section, id="definitions", title=title, sentences=(), tables=made)] if made else [first]


def _scope(story: Story) -> Table:
    rows = [*story.facts]
    if story.address:
        rows.append((words.VIEW(story.lang), story.address))
    return _table("scope", words.SCOPE(story.lang), [words.ITEM(story.lang), terms.CONTENT(story.lang)], rows)


def _definitions(story: Story) -> tuple[Table, ...]:
    """In two columns where they are many; as many of them as stand on one slide."""
    lang = story.lang
    heads = [head(lang) for head in (terms.METRIC, story_words.FORMULA, terms.UNIT)]
    rows = [(one.label, one.formula, one.unit) for one in story.definitions]
    least, most, kept = 0, len(rows), _columns(story.lang, heads, rows, len(rows))
    if composed([], kept, AREA, lang):
        return kept
    while most - least > 1:  # the most that fit
        middle = (least + most) // 2
        tried = _columns(lang, heads, rows, middle)
        if composed([], tried, AREA, lang):
            least, kept = middle, tried
        else:
            most = middle
    return kept if least else ()


def _columns(lang: str, heads: list[str], rows: list[tuple[str, ...]], count: int) -> tuple[Table, ...]:
    said = [words.MEANINGS_LEFT(lang)]
    if count < len(rows):
        said.insert(0, words.ROWS_LEFT(lang, shown=count, count=len(rows)))
    note, caption = ("" if lang == "zh" else " ").join(said), words.DEFINED(lang)
    half = _half(rows[:count]) if count > _MANY else count
    made = (
        _table("definitions", caption, heads, rows[:half], note),
        _table("definitions-2", words.CONTINUED(lang, title=caption), heads, rows[half:count]),
    )
    return tuple(one for one in made if one.printed)


def _half(rows: list[tuple[str, ...]]) -> int:
    """How many of the rows make half of the lines."""
    long = [lines(row[1], _COLUMN, _TYPE) for row in rows]
    return next(n for n in range(1, len(rows) + 1) if 2 * sum(long[:n]) >= sum(long))


def _table(table_id: str, caption: str, heads: list[str], rows: list[tuple[str, ...]], note: str = "") -> Table:
    columns = tuple(Column(f"{table_id}-{n}", head) for n, head in enumerate(heads))
    return Table(table_id, caption, columns, tuple(rows), tuple((None,) * len(heads) for _ in rows), note)
