"""What stands at the end of a deck: what the report covers, and how its figures are defined, as tables of a section."""

from dataclasses import replace

from analytics.table import Column, Table
from reports.deck import words
from reports.deck.text import lines
from reports.story import words as story_words
from reports.story.model import Section, Story
from style import terms

_MANY = 12  # definitions in one column
_COLUMN, _TYPE = 4.0, 10.0  # inches and points of a formula in one of two


def with_definitions(story: Story, section: Section) -> Section:
    """The section of methods with the selection and the definitions behind its own tables."""
    own = {table.id for table in section.tables}
    made = [table for table in (_scope(story), *_definitions(story)) if table.printed and table.id not in own]
    return replace(section, tables=(*section.tables, *made))


def _scope(story: Story) -> Table:
    rows = [*story.facts]
    if story.address:
        rows.append((words.VIEW(story.lang), story.address))
    return _table("scope", words.SCOPE(story.lang), [words.ITEM(story.lang), terms.CONTENT(story.lang)], rows)


def _definitions(story: Story) -> list[Table]:
    """In two columns where they are many."""
    lang = story.lang
    heads = [head(lang) for head in (terms.METRIC, story_words.FORMULA, terms.UNIT)]
    rows = [(one.label, one.formula, one.unit) for one in story.definitions]
    half = _half(rows) if len(rows) > _MANY else len(rows)
    caption, note = words.DEFINED(lang), words.MEANINGS_LEFT(lang)
    return [
        _table("definitions", caption, heads, rows[:half], note),
        _table("definitions-2", words.CONTINUED(lang, title=caption), heads, rows[half:]),
    ]


def _half(rows: list[tuple[str, ...]]) -> int:
    """How many of the rows make half of the lines."""
    long = [lines(row[1], _COLUMN, _TYPE) for row in rows]
    return next(n for n in range(1, len(rows) + 1) if 2 * sum(long[:n]) >= sum(long))


def _table(table_id: str, caption: str, heads: list[str], rows: list[tuple[str, ...]], note: str = "") -> Table:
    columns = tuple(Column(f"{table_id}-{n}", head) for n, head in enumerate(heads))
    return Table(table_id, caption, columns, tuple(rows), tuple((None,) * len(heads) for _ in rows), note)
