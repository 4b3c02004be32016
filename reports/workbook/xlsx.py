"""A story as an Excel workbook: contents, a sheet for each section, tables in full, definitions; the same story is the same file."""

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.workbook import Workbook

from analytics.table import Table
from reports.kept import Progress, no_progress
from reports.story.model import Section, Story
from reports.table_files.xlsx_cells import SAFE, SIMULATED, sheet_name
from reports.workbook import section as workbook_section
from reports.workbook import words
from reports.workbook.charts import charts_with_numbers
from reports.workbook.cover import Entry, write_cover, write_definitions
from reports.workbook.sheet import Book, Leaf

_FONT = {"font_name": "微软雅黑", "font_size": 10}


def write(story: Story, full: Sequence[Table] = (), progress: Progress = no_progress) -> bytes:
    """The workbook's bytes. `full` are tables of which a section shows the first rows only; each has a sheet of its own."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "default_format_properties": _FONT, **SAFE})
    made = story.made
    book.set_properties(
        {
            "title": story.title,
            "subject": story.subtitle,
            "comments": story.dataset,
            "created": datetime(made.year, made.month, made.day),
        }
    )
    of = Book(book, story)
    names = _Names(story)
    cover_name = names(words.COVER(story.lang))
    cover = Leaf(of, cover_name)
    entries, steps = [], len(story.sections) + len(full)
    for section in story.sections:
        entries.append(_entry(section, names(_name(section, story.lang))))
        workbook_section.write(of, section, entries[-1].name, cover_name)
        progress(len(entries), steps)
    for table in full:
        entries.append(Entry(names(_full_name(table, story.lang)), table.caption, tables=1))
        _write_full(of, table, entries[-1].name, cover_name)
        progress(len(entries), steps)
    entries.append(Entry(names(words.DEFINITIONS(story.lang)), words.DEFINITIONS(story.lang)))
    write_definitions(of, entries[-1].name, cover_name)
    write_cover(of, cover, entries)
    book.close()
    return file.getvalue()


class _Names:
    """Names of sheets, no two alike: Excel tells none apart by its case, and takes 31 letters."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._taken: set[str] = set()

    def __call__(self, wanted: str) -> str:
        lang, simulated = self._story.lang, bool(self._story.warning)
        name, number = sheet_name(wanted, lang, simulated), 1
        while name.casefold() in self._taken or not name:
            number += 1
            marked = sheet_name(wanted[:14], lang, False)
            name = f"{marked} {number}" + (f" ({SIMULATED(lang)})" if simulated else "")
        self._taken.add(name.casefold())
        return name


def _name(section: Section, lang: str) -> str:
    said = words.SECTIONS[section.kind](lang) if section.kind in words.SECTIONS else section.id
    return f"{said} {section.pair_id}" if section.pair_id else said


def _full_name(table: Table, lang: str) -> str:
    return words.FULL[table.id](lang) if table.id in words.FULL else table.caption


def _entry(section: Section, name: str) -> Entry:
    tables = len(section.tables) + bool(section.figures) + workbook_section.has_links(section)
    return Entry(name, section.title, tables, len(charts_with_numbers(section.charts)))


def _write_full(of: Book, table: Table, name: str, cover: str) -> None:
    leaf = Leaf(of, name)
    leaf.head(table.caption)
    leaf.back(cover)
    leaf.table(table, alone=True)
    leaf.close()
