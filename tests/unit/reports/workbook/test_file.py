"""A workbook holds its story: every table with the printed digits, real tables, charts bound to cells, nothing live."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from analytics.table import Table
from reports.story.model import Section, Story
from reports.workbook import xlsx as workbook
from reports.workbook.charts import charts_with_numbers
from reports.workbook.full_tables import full
from tests.shipped import view
from tests.unit.reports.office_files import faults, parts, plain, shown
from tests.unit.reports.story.stories import told
from tests.unit.reports.workbook.reading import fits, held, read, words
from ui.funds import export as fund_export
from ui.projects import export as project_export
from ui.warnings import export as warning_export

STORIES = [
    ("demo", "zh", "province"),
    ("demo", "en", "province"),
    ("demo", "zh", "city"),
    ("demo", "en", "pair"),
    ("reported", "zh", "province"),
    ("reported", "en", "pair"),
    ("reported", "zh", "city"),
]


@cache
def lists(name: str, lang: str) -> tuple[Table, ...]:
    found = view(name, lang)
    sheets = {"ladder": fund_export, "warnings": warning_export, "projects": project_export}
    return full(found.dataset, found.selection, lang, {one: of.export_sheet(found) for one, of in sheets.items()})


@cache
def written(name: str, lang: str, asked: str) -> bytes:
    return workbook.write(told(name, lang, asked), lists(name, lang) if asked == "province" else ())


def sections(story: Story, book: openpyxl.Workbook) -> Iterator[tuple[Section, Worksheet]]:
    return zip(story.sections, book.worksheets[1:], strict=False)


@pytest.mark.parametrize("asked", STORIES, ids="-".join)
def test_every_table_figure_and_sentence_of_the_story_is_there_with_its_very_digits(
    asked: tuple[str, str, str],
) -> None:
    story, book = told(*asked), read(written(*asked))
    for section, page in sections(story, book):
        tables = held(page)
        for table in section.tables:
            assert any(fits(table, *one) for one in tables), (page.title, table.id)
            assert plain(table.caption) in words(page) and plain(table.note) in words(page)
        for figure in section.figures:
            lines = [row for _, rows in tables for row in rows if row[:1] == [figure.label]]
            assert any(
                row[:5] == [figure.label, figure.value, figure.unit, figure.note, figure.change] for row in lines
            ), figure
        for said in (section.title, section.source, *section.sentences, *(sentence for _, sentence in section.talk)):
            assert plain(said) in words(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lists_are_there_in_full_under_a_head_that_stays_and_is_printed_on_each_page(lang: str) -> None:
    book, story = read(written("demo", lang, "province")), told("demo", lang)
    pages = book.worksheets[1 + len(story.sections) : -1]
    assert len(pages) == len(lists("demo", lang)) == 8
    for table, page in zip(lists("demo", lang), pages, strict=True):
        (one,) = held(page)
        assert fits(table, *one), table.id
        (ref,) = (found.ref for found in page.tables.values())
        head = int(re.findall(r"\d+", ref)[0])
        assert page.freeze_panes == f"B{head + 1}" and page.print_title_rows == f"${head}:${head}"


@pytest.mark.parametrize("asked", STORIES, ids="-".join)
def test_numbers_are_numbers_and_what_is_unknown_is_no_number(asked: tuple[str, str, str]) -> None:
    story, book = told(*asked), read(written(*asked))
    seen = 0
    for section, page in sections(story, book):
        for table in section.tables:
            for one in page.tables.values():
                rows = page[one.ref]
                if fits(
                    table,
                    [shown(cell) for cell in rows[0]],
                    [[shown(c) for c in row] for row in rows[1:]] + [list(table.printed[-1])],
                ):
                    break
            for cells, exact, printed in zip(rows[1:], table.exact, table.printed, strict=False):
                for cell, value, column, text in zip(cells, exact, table.columns, printed, strict=True):
                    if column.kind in ("text", "date"):
                        continue
                    assert (cell.data_type == "n") is is_digits(value, text), (table.id, cell.coordinate, cell.value)
                    seen += cell.data_type == "n"
                    if isinstance(value, Decimal) and cell.data_type == "n":
                        assert Decimal(repr(cell.value)) == Decimal(repr(float(value / column.divisor)))
    assert seen > 20 or story.dataset.startswith(("数据集 reported", "Dataset reported"))


def is_digits(value: object, printed: str) -> bool:
    """Whether a cell is to be a number: words such as 13 more are printed where the difference turned round."""
    return value is not None and re.fullmatch(r"[-−]?[\d,.]+%?", printed) is not None


def test_a_total_stands_below_its_table_and_not_in_it() -> None:
    story, book = told(), read(written("demo", "zh", "province"))
    table = next(one for one in story.of_kind("money")[0].tables if one.total)
    page = next(page for section, page in sections(story, book) if section.kind == "money")
    heads, rows = next(one for one in held(page) if fits(table, *one))
    assert rows[len(table.printed) - 1] == list(table.printed[-1])
    ref = next(one.ref for one in page.tables.values() if shown(page[one.ref][0][1]) == heads[1])
    assert len(page[ref]) == len(table.printed)  # the head and all rows but the total
    below = page.cell(page[ref][-1][0].row + 1, 1)
    assert below.font.bold and below.border.top.style == "thin"


@pytest.mark.parametrize("asked", STORIES[:2] + STORIES[4:5], ids="-".join)
def test_every_sheet_is_set_up_for_paper_and_says_whose_figures_it_holds(asked: tuple[str, str, str]) -> None:
    story, book = told(*asked), read(written(*asked))
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape" and int(page.page_setup.paperSize) == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage and (page.page_setup.fitToWidth or 1) >= 1
        assert page.print_title_rows and page.freeze_panes
        assert story.dataset in page.oddFooter.left.text
        assert (str(page["A1"].value) == story.warning) is bool(story.warning)
        assert (page.oddHeader.right.text or "") == story.warning
        assert ("模拟" in page.title or "simulated" in page.title) is bool(story.warning)
    wide = [page.title for page in book.worksheets if (page.page_setup.fitToWidth or 1) > 1]
    assert len(wide) <= 3, "only lists go over several pages across"


@pytest.mark.parametrize("asked", STORIES, ids="-".join)
def test_charts_are_native_and_drawn_from_the_cells_beside_them(asked: tuple[str, str, str]) -> None:
    story, book = told(*asked), read(written(*asked))
    wanted = [chart for section in story.sections for chart in charts_with_numbers(section.charts)]
    drawn = [found for page in book.worksheets for found in page._charts]
    assert len(drawn) == len(wanted)
    for chart, found in zip(wanted, drawn, strict=True):
        series = [*chart.series, *([chart.targets] if chart.targets else [])]
        assert len(found.series) == len(series)
        for told_series, one in zip(series, found.series, strict=True):
            assert values(book, one.val.numRef.f) == [
                None if v is None else pytest.approx(v) for v in told_series.values
            ]
            assert values(book, one.tx.strRef.f) == [told_series.label]
            reference = one.cat.strRef or one.cat.numRef
            assert values(book, reference.f) == list(chart.categories)
    alts = " ".join(parts(written(*asked), r"xl/drawings/drawing\d+\.xml").values())
    assert alts.count("descr=") == len(wanted)


def values(book: openpyxl.Workbook, reference: str) -> list:
    name, _, area = reference.rpartition("!")
    cells = book[name.strip("'").replace("''", "'")][area.replace("$", "")]
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    return [cell.value for row in rows for cell in row]


def test_the_index_says_what_could_not_be_told_and_why() -> None:
    story, cover = told("reported"), read(written("reported", "zh", "province")).worksheets[0]
    assert len(story.left_out) > 2 and all(plain(reason) in words(cover) for _, reason in story.left_out)


def test_the_index_leads_to_every_sheet_and_the_last_sheet_says_what_figures_mean() -> None:
    story, book = told(), read(written("demo", "zh", "province"))
    cover, about = book.worksheets[0], book.worksheets[-1]
    targets = [cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink]
    assert targets == [f"'{page.title}'!A1" for page in book.worksheets[1:]]
    for section in story.sections:
        assert plain(section.title) in words(cover)
    assert story.address in words(cover) and plain(story.dataset) in words(cover)
    for one in story.definitions:
        for text in (one.label, one.meaning, one.formula, one.basis):
            assert plain(text) in words(about)
    assert all(plain(label) in words(about) and plain(value) in words(about) for label, value in story.facts)


@pytest.mark.parametrize("asked", [*STORIES[:1], *STORIES[4:]], ids="-".join)
def test_the_file_is_what_the_schemas_say(asked: tuple[str, str, str]) -> None:
    assert faults(written(*asked), "xlsx") == []
