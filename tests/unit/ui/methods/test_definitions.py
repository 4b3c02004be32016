"""The methods page prints the definitions themselves: all of them, whole, in both languages."""

import re

import pytest

from analytics.funds import curves as fund_curves
from analytics.funds import gaps as fund_gaps
from analytics.judgement.judge import RATE_OF
from analytics.metrics import METRICS
from analytics.metrics.benchmarks import BENCHMARKS, BETTER, NOT_JUDGED
from store.measures import MEASURES
from style.periods import say_date
from tests.shipped import plain, view
from ui.methods.definitions import (
    ALL_CODE_LISTS,
    ALL_TABLES,
    codes_table,
    columns_table,
    funds_table,
    measures_table,
    metric_lines,
    metrics_table,
    sources_table,
)

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts(table) -> list[list[str]]:
    return [[row.cells[column.id].text for column in table.columns] for row in table.rows]


def every_table(lang: str) -> list:
    return [
        metrics_table(lang),
        measures_table(lang),
        *(codes_table(c, lang) for c in ALL_CODE_LISTS),
        *(columns_table(t, lang) for t in ALL_TABLES),
    ]


@BOTH
def test_every_metric_is_printed_with_all_that_defines_it(lang):
    rows = {row[-1]: row for row in texts(metrics_table(lang))}
    assert list(rows) == list(METRICS)
    for metric_id, row in rows.items():
        metric = METRICS[metric_id]
        assert row[:3] == [metric.label(lang), metric.meaning(lang), metric.formula(lang)]
        assert all(reason(lang) in row[8] for reason in metric.refused.values()), "a reason is left out"


@BOTH
def test_every_metric_says_which_way_is_good_and_its_benchmark_or_why_there_is_none(lang):
    for row in texts(metrics_table(lang)):
        metric = METRICS[row[-1]]
        assert row[5] == BETTER[metric.better](lang)
        rate = METRICS[RATE_OF.get(metric.id, metric.id)]
        if rate.benchmark is None:
            assert row[6].endswith(NOT_JUDGED[metric.id](lang))
            continue
        held = BENCHMARKS[rate.benchmark]
        assert metric.id not in NOT_JUDGED
        assert all(text(lang) in row[6] for text in (held.label, held.meaning, held.since))
        assert rate is metric or (rate.label(lang) in row[6] and rate.numerator.item in metric.id)


@BOTH
def test_what_the_fund_page_shows_beyond_its_metrics_is_printed_whole(lang):
    held = [[one.NAME(lang), one.MEANING(lang), one.FORMULA(lang)] for one in (fund_gaps, fund_curves)]
    assert texts(funds_table(lang)) == held


@BOTH
def test_the_units_are_those_of_the_screen(lang):
    units = {row[-1]: row[3] for row in texts(metrics_table(lang))}
    assert units["investment_completed"] == {"zh": "亿元", "en": "m yuan"}[lang]
    assert (units["execution_rate"], units["leverage"]) == ("%", {"zh": "元/元", "en": "yuan per yuan"}[lang])
    bases = {row[-1]: row[4] for row in texts(metrics_table(lang))}
    assert bases["fund_planned"] == bases["planned_investment"] == {"zh": "计划", "en": "planned"}[lang]
    assert bases["fund_spent"] == {"zh": "实际", "en": "actual"}[lang]


@BOTH
@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda m: m.id)
def test_no_line_of_a_definition_hides_another(metric, lang):
    lines = metric_lines(metric, lang)
    assert len({label for label, _ in lines}) == len(lines)
    assert all(value.strip() for _, value in lines)


@BOTH
def test_every_measure_code_and_column_is_printed(lang):
    assert [row[-1] for row in texts(measures_table(lang))] == list(MEASURES)
    for codes in ALL_CODE_LISTS:
        assert [row[-1] for row in texts(codes_table(codes, lang))] == list(codes.ids)
        assert [row[0] for row in texts(codes_table(codes, lang))] == [code.label(lang) for code in codes]
    for table in ALL_TABLES:
        assert tuple(row[-1] for row in texts(columns_table(table, lang))) == table.column_names


@BOTH
def test_no_cell_is_empty_no_row_repeated_and_english_is_english(lang):
    for table in every_table(lang):
        assert all(cell for row in texts(table) for cell in row), table.caption
        assert len({row.id for row in table.rows}) == len(table.rows)
        if lang == "en":
            assert not [cell for row in texts(table) for cell in row if CHINESE.search(cell)], table.caption


@BOTH
@pytest.mark.parametrize("name", ["demo", "reported"])
def test_every_source_is_named_with_who_published_it_when_and_what_it_is(name, lang):
    rows = texts(sources_table(view(name, lang)))
    expected = {s["source_id"]: s for s in plain(name)["sources"]}
    assert [row[-1] for row in rows] == sorted(expected)
    for title, publisher, day, kind, source_id in rows:
        source = expected[source_id]
        assert (title, publisher) == (source["title"], source["publisher"])
        assert day == (
            say_date(source["date"], lang) if source["date"] else {"zh": "日期未载", "en": "date not given"}[lang]
        )
        assert bool(CHINESE.search(kind)) == (lang == "zh")
