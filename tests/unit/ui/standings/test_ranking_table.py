"""The table of pairs in order: places, bars and changes are the ranking's, and no figure is no bar."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics.lookup import pairs
from analytics.standings.ranking import ranking
from tests.generated import blank, opened, rows_of
from tests.shipped import PAIRS, WITHOUT_FACTS, view
from ui.address.rules import LINK_METRICS
from ui.standings.ranking_table import ranking_table


def table(metric_id: str, name: str = "demo", lang: str = "zh", limit=None, benchmark=None, **asked: str):
    shown = view(name, lang, **asked)
    return ranking_table(shown, ranking(shown.dataset, metric_id, shown.selection), limit=limit, benchmark=benchmark)


def texts(made, column: str) -> list[str]:
    return [row.cells[column].text for row in made.rows]


@pytest.mark.parametrize("metric_id", LINK_METRICS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_pair_has_one_row_that_leads_to_it(metric_id, lang):
    made = table(metric_id, lang=lang, q="2024Q3")
    assert sorted(row.id for row in made.rows) == PAIRS
    for row in made.rows:
        assert row.cells["pair"].text == pairs(view().dataset)[row.id].label(lang)
        assert f"pair={row.id}" in row.href and "q=2024Q3" in row.href
        assert set(row.cells) == {column.id for column in made.columns}


def test_the_figure_stands_without_its_unit_which_the_head_gives():
    assert [c.label for c in table("investment_completed").columns] == ["位次", "结对", "完成投资（亿元）", "同比"]
    assert table("investment_completed", lang="en").columns[2].label == "Investment (m yuan)"
    assert table("execution_rate").columns[2].label == "执行率（%）"
    assert all(
        text.replace(",", "").replace(".", "").isdigit() for text in texts(table("investment_completed"), "value")
    )


def test_bars_are_to_scale_and_the_first_is_full():
    made = table("fund_spent")
    bars = [row.cells["value"].bar for row in made.rows]
    values = [row.cells["value"].sort for row in made.rows]
    assert bars[0] == 1 and bars == sorted(bars, reverse=True)
    assert bars == [value / values[0] for value in values]


def test_a_benchmark_is_a_tick_on_the_scale_of_the_bars():
    made = table("execution_rate", benchmark=0.75, q="2025Q3")
    most = max(0.75, *(row.cells["value"].sort for row in made.rows))
    assert {row.cells["value"].tick for row in made.rows} == {0.75 / most}
    assert {row.cells["value"].tick for row in table("execution_rate").rows} == {None}


def test_pairs_without_a_figure_come_last_without_place_bar_or_zero():
    made = table("projects", "reported")
    assert [row.id for row in made.rows][:2] == ["P15", "P10"] and len(made.rows) == 18
    for row in made.rows[2:]:
        assert (row.cells["place"].text, row.cells["value"].text) == ("—", "暂无数据")
        assert row.cells["value"].bar is None and row.cells["value"].sort is None and row.cells["value"].muted
    assert set(WITHOUT_FACTS) <= {row.id for row in made.rows[2:]}


@pytest.mark.parametrize(
    ("limit", "places"), [(10, [1, 2, 3, 4, 5, 14, 15, 16, 17, 18]), (3, [1, 2, 18]), (1, [1]), (18, [*range(1, 19)])]
)
def test_cut_short_it_shows_both_ends(limit, places):
    made = table("investment_completed", limit=limit)
    assert [row.cells["place"].sort for row in made.rows] == places


def test_a_sum_of_which_some_is_missing_says_so_beside_it():
    shown = view(q="2025Q4")
    order = ranking(shown.dataset, "investment_completed", shown.selection)
    notes = {row.id: row.cells["value"].sub for row in ranking_table(shown, order).rows}
    for one in order.ranked:
        whole = one.part.reported == one.part.due
        assert notes[one.pair_id] == ("" if whole else f"已报 {one.part.reported}/{one.part.due} 项")
    assert notes["P11"], "of its last quarter nothing came"


def test_cut_short_it_leaves_out_who_has_no_figure():
    assert [row.id for row in table("projects", "reported", limit=10).rows] == ["P15", "P10"]


def test_a_direction_is_neither_good_nor_bad():
    made = table("fund_spent", q="2025Q3")
    assert {row.cells["change"].tone for row in made.rows} == {""}
    assert all(row.cells["change"].muted for row in made.rows)


def test_without_a_year_before_there_is_a_dash_and_nothing_to_sort_by():
    for made in (table("investment_completed", q="2023Q4"), table("investment_completed", span="programme")):
        assert set(texts(made, "change")) == {"—"}
        assert {row.cells["change"].sort for row in made.rows} == {None}


@pytest.mark.parametrize("metric_id", ["execution_rate", "investment_completed", "fund_spent"])
def test_changes_sort_as_they_read(metric_id):
    """Points for a rate: from 1 % to 3 % is 2 points and less than from 50 % to 60 %, though it is three times as much."""
    cells = [row.cells["change"] for row in table(metric_id, q="2025Q3").rows if row.cells["change"].sort is not None]
    assert len(cells) > 10
    signs = {"▲": 1, "▼": -1, "＝": 0}
    read = [
        signs[c.text[0]] * Decimal(c.text[2:].rstrip("%个百分点").replace(",", ""))
        for c in sorted(cells, key=lambda c: c.sort)
    ]
    assert read == sorted(read)


def test_a_loss_has_an_empty_bar_and_a_true_minus():
    rows = [
        blank("projects", project_id=f"J{n}", pair_id=f"P0{n}", name="x", signed_on=date(2024, 1, 1), source_id="S")
        for n in (1, 2)
    ]
    said = [
        blank(
            "observations",
            subject_type="project",
            subject_id=f"J{n}",
            metric_id="profit_and_tax",
            period="2025Q1",
            unit="yuan",
            value=Decimal(value),
            status="reported",
            value_type="actual",
            as_of=date(2025, 4, 1),
            source_id="S",
        )
        for n, value in ((1, -300_000_000), (2, 100_000_000))
    ]
    shown = replace(view(q="2025Q1"), dataset=opened(rows_of(projects=rows, observations=said)))
    made = ranking_table(shown, ranking(shown.dataset, "profit_and_tax", shown.selection))
    assert [(row.id, row.cells["value"].text, row.cells["value"].bar) for row in made.rows[:2]] == [
        ("P02", "1.00", 1.0),
        ("P01", "−3.00", 0.0),
    ]


def test_where_links_are_judged_the_table_begins_with_the_worst_and_its_head_says_so():
    shown = view(q="2025Q2", link="execution_rate")
    order = ranking(shown.dataset, "execution_rate", shown.selection)
    made = ranking_table(shown, order, worst_first=True)
    places = [int(text) for text in texts(made, "place") if text.isdigit()]
    assert places == sorted(places, reverse=True) and places[0] > places[-1]
    assert [row.id for row in made.rows][: len(order.ranked)] == [one.pair_id for one in reversed(order.ranked)]
    assert made.begins == ("value", "ascending", "执行率（%），由差到好")
    assert ranking_table(shown, order).begins is None


def test_without_a_figure_a_pair_stays_last_when_the_worst_come_first():
    shown = view(q="2023Q1", link="execution_rate")
    order = ranking(shown.dataset, "execution_rate", shown.selection)
    made = ranking_table(shown, order, worst_first=True)
    assert order.without and [row.id for row in made.rows][-len(order.without) :] == list(order.without)
