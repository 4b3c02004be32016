"""A section of the story as a sheet: its conclusion, its figures, its tables, its map as a list, and its charts."""

from decimal import Decimal

from analytics.table import Column, Exact, Table
from reports.story import words as telling_words
from reports.story.model import Figure, MapPicture, Section
from reports.table_files.xlsx_cells import figure_shown
from reports.workbook import charts, words
from reports.workbook.sheet import Book, Leaf
from style import terms


def write(of: Book, section: Section, name: str, cover: str) -> None:
    leaf, lang = Leaf(of, name), of.lang
    leaf.head(section.title)
    leaf.back(cover)
    leaf.muted(section.source)
    for sentence in section.sentences:
        leaf.prose(sentence)
    for label, sentence in section.talk:
        leaf.prose(f"{label}：{sentence}" if lang == "zh" else f"{label}: {sentence}")
    leaf.row += 1
    leaf.charts_begin()
    if section.figures:
        _write_figures(leaf, section.figures, lang)
    for table in section.tables:
        leaf.table(table)
    if has_links(section) and section.map:
        leaf.table(_links(section.map, lang))
        leaf.row -= 1
        leaf.muted(section.map.note)
        leaf.row += 1
    for chart in charts.charts_with_numbers(section.charts):
        charts.draw(leaf, of, chart)
    leaf.close()


def has_links(section: Section) -> bool:
    """Whether the map is told as a list of its links: not where a table does so, nor where the map shows one pair."""
    return bool(section.map and section.map.links and not section.map.focus and not section.tables)


def _write_figures(leaf: Leaf, figures: tuple[Figure, ...], lang: str) -> None:
    """Headlines as a table; their numbers come in several units, each beside it."""
    heads = (terms.METRIC, terms.FIGURE, words.UNIT, words.NOTE, words.CHANGE)
    top = leaf.row
    columns = tuple(
        Column(str(n), head(lang), "number" if head is terms.FIGURE else "text") for n, head in enumerate(heads)
    )
    printed = tuple((one.label, one.value, one.unit, one.note, one.change) for one in figures)
    exact: tuple[tuple[Exact, ...], ...] = tuple((None,) * len(heads) for _ in figures)
    leaf.table(Table("figures", terms.METRIC(lang), columns, printed, exact))
    for row, figure in enumerate(figures, start=top + 2):  # under the caption and the head
        leaf.cell(row, 1, figure.value, figure_shown(figure), is_number=True)


def _links(found: MapPicture, lang: str) -> Table:
    columns = (
        Column("pair_id", telling_words.NUMBER(lang)),
        Column("pair", words.PAIR(lang)),
        Column("industrial", terms.INDUSTRIAL(lang)),
        Column("mountain", terms.MOUNTAIN(lang)),
        Column("value", terms.FIGURE(lang), "number"),
    )
    printed = tuple((one.pair_id, one.label, *one.names, one.printed) for one in found.links)
    exact: tuple[tuple[Exact, ...], ...] = tuple((None, None, None, None, _number(one.printed)) for one in found.links)
    return Table("map", found.caption, columns, printed, exact)


def _number(printed: str) -> Decimal | None:
    """A link's figure is known as printed only; that is what its cell holds."""
    digits = printed.replace(",", "").replace("−", "-")
    try:
        return Decimal(digits)
    except ArithmeticError:
        return None
