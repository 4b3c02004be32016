"""What stands at the end of a deck: what the report covers, and how its figures are defined, as tables of a section."""

from dataclasses import replace

from analytics.table import Column, Table
from reports.deck import words
from reports.deck.compose import composed
from reports.deck.template import AREA
from reports.deck.text import lines
from reports.story import words as story_words
from reports.story.model import Section, Story
from style import terms

_MANY = 12  # definitions in one column
_COLUMN, _TYPE = 4.0, 10.0  # inches and points of a formula in one of two


def with_definitions(story: Story, section: Section) -> list[Section]:
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
