"""The workbook's first and last sheet: what is in it and where, and what its figures mean and were narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.table import Column, Table
from reports.story import words as telling_words
from reports.story.model import Story
from reports.workbook import words
from reports.workbook.sheet import Book, Leaf
from style import terms
from style.colours import LIGHT
from style.periods import say_date

_INDEX_WIDTHS = (26, 108, 8, 8)


@dataclass(frozen=True)
class Entry:
    """A line of the index: `name` is the sheet's, `says` its conclusion."""

    name: str
    says: str
    tables: int = 0
    charts: int = 0


def write_cover(of: Book, leaf: Leaf, entries: Sequence[Entry]) -> None:
    story, lang = of.story, of.lang
    leaf.head(story.title, size=18)
    leaf.prose(story.subtitle, font_size=12)
    for label, value in _lines(story):
        leaf.prose(f"{label}：{value}" if lang == "zh" else f"{label}: {value}")
    leaf.row += 1
    head = of.styles(bold=True, bottom=1, bg_color=LIGHT.surface)
    for n, word in enumerate((terms.SHEET, words.CONTENT, words.TABLES, words.CHARTS)):
        leaf.page.write_string(leaf.row, n, word(lang), head)
        leaf.widen(n, _INDEX_WIDTHS[n], most=_INDEX_WIDTHS[n])
    link = of.styles(font_color=LIGHT.navy, underline=1)
    for entry in entries:
        leaf.row += 1
        leaf.page.write_url(leaf.row, 0, f"internal:'{entry.name}'!A1", link, entry.name)
        leaf.wrapped(leaf.row, 1, entry.says)
        for n, count in enumerate((entry.tables, entry.charts), start=2):
            if count:
                leaf.page.write_number(leaf.row, n, count)
    leaf.row += 2
    for kind, reason in story.left_out:
        leaf.muted(words.LEFT_OUT(lang, section=words.SECTIONS[kind](lang), reason=reason))
    leaf.muted(words.KEPT(lang))
    leaf.close()


def _lines(story: Story) -> list[tuple[str, str]]:
    lang = story.lang
    told = [
        (words.DATASET, story.dataset),
        (words.PERIOD, story.period),
        (words.ADDRESS, story.address),
        (words.MADE, say_date(story.made, lang)),
    ]
    return [(word(lang), value) for word, value in told if value]


def write_definitions(of: Book, name: str, cover: str) -> None:
    """What the figures were narrowed to, and what each of them means."""
    story, lang = of.story, of.lang
    leaf = Leaf(of, name)
    leaf.head(words.DEFINITIONS(lang))
    leaf.back(cover)
    leaf.muted(words.KEPT(lang))
    leaf.row += 1
    if story.facts:
        leaf.table(
            _text_table("facts", words.CONDITION(lang), (words.CONDITION(lang), words.CHOSEN(lang)), story.facts)
        )
    heads = tuple(word(lang) for word in (terms.METRIC, words.MEANING, telling_words.FORMULA, words.UNIT, words.BASIS))
    rows = tuple((one.label, one.meaning, one.formula, one.unit, one.basis) for one in story.definitions)
    if rows:
        leaf.table(_text_table("definitions", words.MEANING(lang), heads, rows))
    leaf.close()


def _text_table(name: str, caption: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    columns = tuple(Column(str(n), head) for n, head in enumerate(heads))
    return Table(name, caption, columns, rows, tuple((None,) * len(heads) for _ in rows))
