"""What of a section its slide shows: two tables of the same pairs as one, long lists by their beginning, and in words what is left to the workbook."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.table import Exact, Table
from reports.deck import words
from reports.story.model import Section
from style import terms
from style.numbers import NO_DATA

# Sections whose lists may end before their end.
LISTS = (
    "agenda",
    "summary",
    "last_meeting",
    "map",
    "money",
    "lagging",
    "tracks",
    "ranking",
    "warnings",
    "assessment",
    "findings",
    "tasks",
    "decisions",
    "pair",
    "methods",
)
LEAST_ROWS = 1
# Tables and columns of a kind of section that no slide has: they are drawn there, or for who asks.
_LEFT = {
    "assessment": ("gaps", "tiers", "decides"),
    "findings": ("looked", "surprise", "seen_at"),
    "tasks": ("supervising", "asks", "opened"),
    "pair": ("pair-points",),
}
_MOST_ROWS = {"findings": 6, "tasks": 6}  # sentences: more of them would be set in small type
_STEP = 8  # a list that is too long is shortened by this part of it
_KEY = "pair"


def chosen(section: Section, lang: str) -> Section:
    if section.kind in _LEFT:
        return _shortened(_without(section, _LEFT[section.kind]), lang)
    if section.kind != "ranking" or len(section.tables) != 2:
        return section
    one = joined(*section.tables, lang)
    return section if one is None else replace(section, tables=(one,), charts=section.charts[:1])


def _without(section: Section, left: Sequence[str]) -> Section:
    kept = [one for one in section.tables if one.id not in left]
    shown = [one.only(*(column.id for column in one.columns if column.id not in left)) for one in kept]
    return replace(section, tables=tuple(shown))


def _shortened(section: Section, lang: str) -> Section:
    most = _MOST_ROWS.get(section.kind)
    if most is None:
        return section
    kept = [begun(one, most, lang) if len(one.printed) > most else one for one in section.tables]
    return replace(section, tables=tuple(kept))


def with_tables(section: Section, count: int, lang: str) -> Section:
    """With its first tables alone; how many more there are is said."""
    left = len(section.tables) - count
    if left <= 0:
        return section
    more = words.TABLES_LEFT(lang, count=left)
    return replace(section, tables=section.tables[:count], sentences=(*section.sentences, more))


def joined(first: Table, second: Table, lang: str) -> Table | None:
    """The first table with what the second says of the same pairs in its first number and its words; None where the
    second tells of others. What more it says is named in the note."""
    keys = [_at(table, _KEY) for table in (first, second)]
    if None in keys:
        return None
    held = {row[keys[1]]: n for n, row in enumerate(second.printed)}
    known = {row[keys[0]] for row in first.printed}
    if len(held) < len(second.printed) or not set(held) <= known:
        return None
    shown = _shown(second)
    places = [held.get(row[keys[0]]) for row in first.printed]
    blank = tuple(NO_DATA(lang) for _ in shown)
    printed = tuple(
        (*row, *(blank if at is None else (second.printed[at][n] for n in shown)))
        for row, at in zip(first.printed, places, strict=True)
    )
    exact = tuple((*row, *_exact(second, at, shown)) for row, at in zip(first.exact, places, strict=True))
    left = [column.label for n, column in enumerate(second.columns) if n not in shown and n != keys[1]]
    more = words.COLUMNS_LEFT(lang, columns=terms.JOINT(lang).join(left)) if left else ""
    return replace(
        first,
        columns=(*first.columns, *(second.columns[n] for n in shown)),
        printed=printed,
        exact=exact,
        note=_notes(lang, first.note, second.note, more),
    )


def _at(table: Table, column_id: str) -> int | None:
    return next((n for n, column in enumerate(table.columns) if column.id == column_id), None)


def _shown(table: Table) -> list[int]:
    """Its columns of words and its first number."""
    numbers = [n for n, column in enumerate(table.columns) if column.kind not in ("text", "date")]
    return [
        n
        for n, column in enumerate(table.columns)
        if column.id != _KEY and (n in numbers[:1] or column.kind in ("text", "date"))
    ]


def _exact(table: Table, at: int | None, shown: Sequence[int]) -> tuple[Exact, ...]:
    return tuple(None if at is None else table.exact[at][n] for n in shown)


def begun(table: Table, rows: int, lang: str) -> Table:
    """Its first rows, and how many more there are elsewhere."""
    more = words.ROWS_LEFT(lang, shown=rows, count=len(table.printed))
    return replace(table, printed=table.printed[:rows], exact=table.exact[:rows], note=_notes(lang, table.note, more))


def shorter(tables: Sequence[Table], whole: Sequence[Table], lang: str) -> list[Table] | None:
    """The tables with the longest list somewhat shorter; None where none can be. Sums are never parted from their rows."""
    lengths = [0 if table.total else len(table.printed) for table in tables]
    longest = max(lengths, default=0)
    if longest <= LEAST_ROWS:
        return None
    n = lengths.index(longest)
    rows = max(longest - max(longest // _STEP, 1), LEAST_ROWS)
    return [begun(whole[n], rows, lang) if at == n else table for at, table in enumerate(tables)]


def _notes(lang: str, *notes: str) -> str:
    return ("" if lang == "zh" else " ").join(filter(None, notes))
