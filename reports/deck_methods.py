"""What stands at the end of a deck: what the report covers, and how its figures are defined, as tables of a section."""

from dataclasses import replace

from reports import deck_words as words
from reports.story import Column, Section, Story, Table


def with_definitions(story: Story, section: Section) -> Section:
    """The section of methods with the selection and the definitions behind its own tables."""
    own = {table.id for table in section.tables}
    made = [table for table in (_scope(story), _definitions(story)) if table.printed and table.id not in own]
    return replace(section, tables=(*section.tables, *made))


def _scope(story: Story) -> Table:
    rows = [*story.facts]
    if story.address:
        rows.append((words.VIEW(story.lang), story.address))
    return _table("scope", words.SCOPE(story.lang), [words.ITEM(story.lang), words.CONTENT(story.lang)], rows)


def _definitions(story: Story) -> Table:
    lang = story.lang
    heads = [head(lang) for head in (words.INDICATOR, words.MEANING, words.FORMULA, words.UNIT, words.BASIS)]
    rows = [(one.label, one.meaning, one.formula, one.unit, one.basis) for one in story.definitions]
    return _table("definitions", words.DEFINED(lang), heads, rows)


def _table(table_id: str, caption: str, heads: list[str], rows: list[tuple[str, ...]]) -> Table:
    columns = tuple(Column(f"{table_id}-{n}", head) for n, head in enumerate(heads))
    return Table(table_id, caption, columns, tuple(rows), tuple((None,) * len(heads) for _ in rows))
