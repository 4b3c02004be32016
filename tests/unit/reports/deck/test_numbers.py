"""A deck read back: every figure, sentence, table and chart of the story stands on its section's slides, digit by digit."""

from functools import cache

import pytest

from analytics.table import Column, Table
from reports.deck import words
from reports.deck.chart_axes import all_series, numbers
from reports.deck.charts import is_empty
from reports.deck.choice import chosen, joined
from reports.deck.xml import flat
from reports.story.model import Chart, Section
from tests.unit.reports.deck.slides import BOTH, Told, charts, sections, tables, told, written

CASES = [
    *((name, lang, "all") for name, lang in BOTH),
    ("demo", "zh", "a pair"),
    ("demo", "en", "a city"),
    ("reported", "en", "a pair"),
]


@cache
def read(name: str, lang: str, narrowed: str) -> list[Told]:
    return sections(told(name, lang, narrowed), written(name, lang, narrowed))


@pytest.mark.parametrize(("name", "lang", "narrowed"), CASES)
def test_figures_and_sentences_are_read_as_they_were_told(name: str, lang: str, narrowed: str) -> None:
    for told_section in read(name, lang, narrowed):
        seen = told_section.words.splitlines()
        for figure in told_section.section.figures:
            unit = figure.unit if figure.unit == "%" else f" {figure.unit}"
            assert f"{figure.value}{unit if figure.unit else ''}" in seen
            assert {flat(figure.label), flat(figure.note)} - {""} <= set(seen)
            assert not figure.change or flat(figure.change) in seen
        for sentence in told_section.section.sentences:
            assert flat(sentence) in seen


@pytest.mark.parametrize(("name", "lang", "narrowed"), CASES)
def test_tables_are_whole_or_say_where_the_rest_is(name: str, lang: str, narrowed: str) -> None:
    for told_section in read(name, lang, narrowed):
        for table in told_section.section.tables:
            rows = _rows(told_section, table)
            every = [[flat(cell) for cell in row] for row in table.printed]
            assert rows == every[: len(rows)] and rows
            if len(rows) < len(every):
                assert (
                    words.ROWS_LEFT(lang, shown=len(rows), count=len(every)) in told_section.words and not table.total
                )


def _rows(told_section: Told, table: Table) -> list[list[str]]:
    """The rows under its heads, over all slides of the section."""
    heads = [flat(column.label) for column in table.columns]
    own = [rows for slide in told_section.slides for rows in tables(slide) if rows[0] == heads]
    same = [other for other in told_section.section.tables if [flat(c.label) for c in other.columns] == heads]
    if len(same) > 1:  # the definitions, in two columns
        own = [own[same.index(table)]]
    return [row for rows in own for row in rows[1:]]


@pytest.mark.parametrize(("name", "lang", "narrowed"), CASES)
def test_charts_hold_the_exact_values_in_the_unit_of_their_axis(name: str, lang: str, narrowed: str) -> None:
    for told_section in read(name, lang, narrowed):
        drawn = [chart for slide in told_section.slides for chart in charts(slide)]
        expected = [chart for chart in told_section.section.charts if not is_empty(chart)]
        assert len(drawn) == len(expected)
        for chart, native in zip(expected, drawn, strict=True):
            _same(chart, native)
        for chart in told_section.section.charts:
            assert is_empty(chart) <= any(flat(chart.title) in line for line in told_section.words.splitlines())


@pytest.mark.parametrize(("name", "lang", "narrowed"), [*CASES[:2], CASES[-1]])
def test_every_chart_and_map_says_what_it_shows_to_who_does_not_see_it(name: str, lang: str, narrowed: str) -> None:
    for told_section in read(name, lang, narrowed):
        section = told_section.section
        expected = [chart.alt for chart in section.charts if not is_empty(chart)]
        expected += [section.map.alt] if section.map else []
        drawn = [
            shape.element.xpath(".//p:cNvPr")[0].get("descr")
            for slide in told_section.slides
            for shape in slide.shapes
            if shape.has_chart or shape.name == words.MAP(lang)
        ]
        assert all(drawn) and sorted(drawn) == sorted(map(flat, expected))


def _same(chart: Chart, native: object) -> None:
    held = {
        series.name: list(series.values)
        for plot in native.plots  # type: ignore[attr-defined]
        for series in plot.series
    }
    for plot in native.plots:  # type: ignore[attr-defined]
        assert list(plot.categories) == [flat(category) for category in chart.categories]
    for series in all_series(chart):
        values = held[flat(series.label)]
        assert values == [None if value is None else float(value) for value in numbers(series, chart.decimals)]


def test_a_value_on_a_chart_is_the_one_in_the_table() -> None:
    for told_section in read("demo", "zh", "all"):
        if told_section.section.kind != "ranking":
            continue
        native = next(charts(told_section.slides[0]))
        rows = next(tables(told_section.slides[0]))[1:]
        values = [f"{value:,.2f}" for value in native.plots[0].series[0].values]  # type: ignore[attr-defined]
        assert values == [row[2] for row in rows] and len(values) == 18


@pytest.mark.parametrize(("lang", "narrowed"), [("zh", "all"), ("en", "all"), ("zh", "a track"), ("zh", "some pairs")])
def test_the_ranking_joins_both_tables_and_names_what_it_leaves_out(lang: str, narrowed: str) -> None:
    section = told("demo", lang, narrowed).of_kind("ranking")[0]
    places, rates = section.tables
    (one,) = chosen(section, lang).tables
    width = len(places.columns)
    assert [row[:width] for row in one.printed] == list(places.printed)
    rate_of = {row[0]: row for row in rates.printed}
    for row in one.printed:
        own = rate_of.get(row[1])
        assert row[width:] == (own[1:3] if own else row[width:])
        assert own or set(row[width:]) == {"暂无数据" if lang == "zh" else "No data"}
    for column in rates.columns[3:]:
        assert column.label in one.note


def test_tables_of_different_pairs_are_not_joined() -> None:
    first = Table("a", "", (Column("pair", "结对"),), (("甲",),), ((None,),))
    second = Table("b", "", (Column("pair", "结对"), Column("n", "数", "count")), (("乙", "1"),), ((None, 1),))
    assert joined(first, second, "zh") is None
    twice = Table("b", "", second.columns, (("甲", "1"), ("甲", "2")), ((None, 1), (None, 2)))
    assert joined(first, twice, "zh") is None
    section = Section("ranking", "ranking", "", tables=(first, second))
    assert chosen(section, "zh") is section


def test_each_pair_and_each_chapter_is_one_slide() -> None:
    for name, lang in BOTH:
        for told_section in read(name, lang, "all"):
            kind = told_section.section.kind
            # The owners of the gaps may need a slide of their own.
            most = {"money": 2}.get(kind, 1)
            assert 1 <= len(told_section.slides) <= most, (name, lang, kind)


def test_definitions_are_all_there_or_it_is_said_how_many_are_not() -> None:
    for name, lang in BOTH:
        story = told(name, lang)
        seen = [
            line for one in read(name, lang, "all") if one.section.kind == "methods" for line in one.words.splitlines()
        ]
        stands = [{flat(one.label), flat(one.formula)} <= set(seen) for one in story.definitions]
        assert stands == sorted(stands, reverse=True), "from the first on"
        left = words.ROWS_LEFT(lang, shown=sum(stands), count=len(stands))
        assert all(stands) or (lang == "en" and any(left in line for line in seen))
        assert any(words.MEANINGS_LEFT(lang) in line for line in seen)
        assert {flat(value) for _, value in story.facts} <= set(seen) and story.address in seen


def test_the_reported_dataset_draws_no_empty_chart_and_no_zero() -> None:
    for lang in ("zh", "en"):
        for told_section in read("reported", lang, "all"):
            for slide in told_section.slides:
                assert not list(charts(slide))
                cells = {cell for rows in tables(slide) for row in rows for cell in row}
                assert not cells & {"0", "0.00", "0.0", "0%"}
