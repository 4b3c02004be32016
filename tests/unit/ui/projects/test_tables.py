"""The ledger's words: columns with their units, unknowns as unknowns, figures as the metrics say, text as it stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics.answer import Refused
from analytics.metrics import METRICS
from analytics.projects.export import output_scope
from analytics.projects.history import by_period, flows, otherwise, reports
from analytics.projects.ledger import COLUMNS, PAGE, LedgerLine, gapped, one, page
from analytics.projects.subtotal import subtotal
from analytics.selection import Selection
from style.text import Text
from tests.shipped import view
from ui.address import Address
from ui.figures.about import range_words
from ui.pieces.components import as_sent
from ui.projects.desk import found_words, lead_words, neighbours
from ui.projects.export import export_sheet
from ui.projects.panel import fact_table, flow_table, history_table, panel_links, place_map, stated_table
from ui.projects.sums import gap_table, gap_words, subtotal_strip
from ui.projects.tables import CHOICES, at_page, cell, chosen, label, project_table, sorted_next

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
NASTY = ["<b>=1+1", "'; DROP TABLE projects; --", "**b** _x_ [a](javascript:1)", "{lang} %s ${x}", "＝1"]
BARE = LedgerLine(
    "J",
    "x",
    None,
    None,
    "P01",
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    "sim-ledger",
    None,
)
FULL = ("name", *CHOICES)


def listed(shown, **rest) -> list[LedgerLine]:
    return page(shown.dataset, shown.selection, **rest)


@BOTH
def test_every_column_has_a_name_and_every_row_a_cell_for_it(lang):
    shown = view(lang=lang, q="2025Q4", shown=CHOICES)
    made = project_table(shown, listed(shown))
    assert [column.id for column in made.columns] == list(FULL) and set(FULL) == set(COLUMNS)
    assert len({column.label for column in made.columns}) == len(made.columns)
    assert all(set(row.cells) == set(FULL) for row in made.rows) and len(made.rows) == PAGE
    assert len({row.id for row in made.rows}) == PAGE
    assert made.order == ("planned", "descending") and as_sent(vars(made))


@pytest.mark.parametrize(
    ("column", "zh", "en"),
    [
        ("planned", "计划总投资（万元）", "Planned investment (m yuan)"),
        ("progress", "投资完成进度（%）", "Investment progress (%)"),
        ("output", "产值 · 2025年前三季度（万元）", "Output value · Q1–Q3 2025 (m yuan)"),
        ("county", "落地县", "Host county"),
        ("spent", "累计专项资金支出（万元）", "Fund spent to date (m yuan)"),
    ],
)
def test_heads_say_unit_span_and_kind(column, zh, en):
    asked = Selection("2025Q3")
    assert label(column, "en", asked) == en
    assert label(column, "zh", asked) == zh


def test_output_says_which_kind_it_is():
    assert output_scope(Selection("2025Q3", value_type="at_capacity"), "zh") == "达产后一年"
    assert output_scope(Selection("2025Q3", value_type="forecast"), "zh") == "预计 2025年"
    assert output_scope(Selection("2025Q3", "quarter"), "en") == "Q3 2025"


@BOTH
def test_what_is_not_known_is_said_and_is_no_zero(lang):
    shown = view(lang=lang)
    none = "暂无数据" if lang == "zh" else "No data"
    for column in ("planned", "invested", "progress", "output", "spent", "park", "county"):
        said = cell(shown, BARE, column)
        assert (said.text, said.muted, said.bar) == (none, True, None), column
    for column in ("track", "stage", "report", "signed"):
        assert cell(shown, BARE, column).muted and "0" not in cell(shown, BARE, column).text
    zero = replace(BARE, planned=Decimal(0), invested=Decimal(0), output=Decimal(0), spent=Decimal(0))
    for column in ("planned", "invested", "output", "spent"):
        assert not cell(shown, zero, column).muted and Decimal(cell(shown, zero, column).text) == 0
    assert cell(shown, zero, "progress").text == none


@pytest.mark.parametrize(
    ("stage", "due", "invested", "output"),
    [
        ("signed", None, "未开工", "未投产"),
        ("started", None, "暂无数据", "未投产"),
        ("under_construction", None, "暂无数据", "未投产"),
        ("in_production", None, "暂无数据", "暂无数据"),
        ("signed", 1, "暂无数据", "暂无数据"),  # asked all the same, and it did not come
        (None, None, "暂无数据", "暂无数据"),
    ],
)
def test_what_a_project_cannot_have_yet_is_not_called_unknown(stage, due, invested, output):
    line = replace(BARE, stage=stage, invested_due=due, invested_reported=due and 0, output_due=due, output_reported=0)
    cells = [cell(view(), line, column) for column in ("invested", "output")]
    assert [one.text for one in cells] == [invested, output]
    assert all(one.muted and one.bar is None for one in cells)
    expected = cell(view(value="forecast"), line, "output")
    assert expected.text == "暂无数据", "output may be expected of any project"


def test_progress_is_completed_over_planned_and_its_bar_ends_at_the_plan():
    line = replace(
        BARE, planned=Decimal("300000000.00"), invested=Decimal("360040000.00"), invested_reported=5, invested_due=7
    )
    said = cell(view(), line, "invested")
    assert (said.text, said.sub, said.bar) == ("36,004", "120.0% · 报 5/7 项", 1.0)
    assert cell(view(), line, "progress").text == "120.0"
    assert cell(view(), replace(line, invested=Decimal("75000000")), "invested").bar == 0.25


@pytest.mark.parametrize(
    ("precision", "zh", "en"),
    [
        ("day", "2024年5月31日", "31 May 2024"),
        ("month", "2024年5月", "May 2024"),
        ("quarter", "2024年第二季度", "Q2 2024"),
        ("year", "2024年", "2024"),
    ],
)
def test_a_date_is_as_exact_as_its_source(precision, zh, en):
    line = replace(BARE, completed_on=date(2024, 5, 31), precision=precision)
    assert cell(view(), line, "finished").text == zh and cell(view(lang="en"), line, "finished").text == en


def test_a_report_that_is_due_and_missing_is_told():
    line = replace(BARE, last_report=2025 * 4 + 2, lacking=2)
    said = cell(view(), line, "report")
    assert (said.text, said.sub) == ("2025年第三季度", "本季未报 2 项")
    assert cell(view(), replace(line, last_report=None), "report").text == "尚无填报"


@pytest.mark.parametrize("stage", ["signed", "started", "under_construction", "in_production", "at_capacity"])
def test_a_stage_is_a_step_of_five_and_a_word(stage):
    said = cell(view(), replace(BARE, stage=stage), "stage")
    assert said.steps == 5 and 1 <= said.step <= 5 and said.text


@pytest.mark.parametrize(
    ("now", "column", "wanted"),
    [
        ("-planned", "planned", "planned"),
        ("planned", "planned", "-planned"),
        ("-planned", "name", "name"),
        ("name", "name", "-name"),
        ("name", "signed", "-signed"),
        ("-signed", "signed", "signed"),
    ],
)
def test_a_header_sorts_the_useful_way_first_and_then_the_other(now, column, wanted):
    assert sorted_next(now, column) == wanted


@pytest.mark.parametrize(
    ("asked", "count", "page_shown", "words", "around"),
    [
        (None, 544, 1, "第 1–50 项，共 544 项", (None, 2)),
        ("2", 544, 2, "第 51–100 项，共 544 项", (1, 3)),
        ("11", 544, 11, "第 501–544 项，共 544 项", (10, None)),
        ("999", 544, 11, "第 501–544 项，共 544 项", (10, None)),
        ("2", 50, 1, "第 1–50 项，共 50 项", (None, None)),
        ("3", 0, 1, None, (None, None)),
        (None, 100_001, 1, "第 1–50 项，共 100,001 项", (None, 2)),
    ],
)
def test_pages_are_counted_exactly(asked, count, page_shown, words, around):
    shown = view(page=asked)
    assert at_page(shown, count) == page_shown and neighbours(shown, count) == around
    assert words is None or range_words(at_page(shown, count), PAGE, count, shown.lang) == words


def test_columns_are_those_chosen_in_their_own_order():
    assert chosen(view(shown=("source", "pair"))) == ("pair", "source")
    assert "pair" in chosen(view()) and "name" not in chosen(view(shown=("name", "pair")))
    assert len(chosen(view(project="P01-001", shown=CHOICES))) <= 3


@BOTH
def test_the_strip_gives_the_metrics_answers_with_basis_and_definition(lang):
    shown = view(lang=lang, q="2025Q4", pairs=("P07",))
    found = subtotal(shown.dataset, shown.selection)
    made = {figure.id: figure for figure in subtotal_strip(shown, found)}
    value = found.figures["investment_completed"].value
    expected = (
        f"{(value / 10**8).quantize(Decimal('0.01')):,}"
        if lang == "zh"
        else f"{(value / 10**6).quantize(Decimal(1)):,}"
    )
    assert made["investment_completed"].value == expected
    assert made["projects"].value == str(found.count)
    assert all(figure.note and figure.details and figure.href for figure in made.values())
    assert (
        "span=programme" in made["investment_completed"].value_href and "pairs=P07" in made["output_value"].value_href
    )
    assert ("计划" if lang == "zh" else "planned") in made["planned_investment"].note


def test_a_search_says_that_the_sums_are_of_the_found_alone():
    shown = view(q="2025Q4", find="P07")
    found = subtotal(shown.dataset, shown.selection, "P07")
    for figure in subtotal_strip(shown, found):
        assert any(f"仅含查找到的 {found.count} 个项目" in said for _, said in figure.details)
        assert figure.value_href is None
    assert found_words(shown, found.count).startswith(f"查找“P07”得 {found.count} 项")


def test_what_cannot_be_answered_says_why():
    shown = view()
    found = subtotal(shown.dataset, shown.selection)
    refused = replace(
        found,
        figures=found.figures
        | {"output_value": Refused(METRICS["output_value"], Text("因为", "because"), "not_by_stage")},
    )
    figure = next(f for f in subtotal_strip(shown, refused) if f.id == "output_value")
    assert (figure.refused, figure.value) == ("因为", "不分阶段")


def test_the_lead_gives_count_plan_completed_and_progress():
    shown = view(q="2025Q4")
    found = subtotal(shown.dataset, shown.selection)
    said = lead_words(shown, found)
    assert f"{found.count} 个项目" in said and "亿元" in said and "%" in said
    asked = view(q="2025Q4", find="竹木")
    few = subtotal(asked.dataset, asked.selection, "竹木")
    assert 0 < few.count < found.count and f"含“竹木”的 {few.count} 个项目" in lead_words(asked, few)
    empty = view("reported", q="2023Q1")
    assert "暂无数据" in lead_words(empty, subtotal(empty.dataset, empty.selection))


def test_those_with_gaps_say_what_they_lack():
    shown = view("reported", q="2024Q3")
    found = subtotal(shown.dataset, shown.selection)
    made = gap_table(shown, gapped(shown.dataset, shown.selection))
    assert len(made.rows) == found.lacking == 3
    assert {row.cells["lacks"].text for row in made.rows} == {"计划总投资未载", "阶段未载；计划总投资未载"}
    assert gap_words(found, "zh") == "阶段未载 1 个；计划总投资未载 3 个"


@BOTH
def test_the_panel_has_every_field_history_and_funds(lang):
    shown = view(lang=lang, q="2025Q4", project="P01-001")
    line = one(shown.dataset, shown.selection, "P01-001")
    made = fact_table(shown, line)
    assert len({row.id for row in made.rows}) == len(made.rows) >= 17
    told = reports(shown.dataset, shown.selection, "P01-001")
    for table in (
        made,
        history_table(shown, by_period(told)),
        stated_table(shown, otherwise(told)),
        flow_table(shown, flows(shown.dataset, shown.selection, "P01-001")),
    ):
        assert (
            table.rows
            and all(set(row.cells) == {c.id for c in table.columns} for row in table.rows)
            and as_sent(vars(table))
        )
    view_of_map = place_map(shown, line)
    assert set(view_of_map.focus) == {"330108", "330329"} == set(view_of_map.labels) and len(view_of_map.arcs) == 1
    close, pair, mates, funds = panel_links(shown, line)
    assert "project=" not in close.href and pair.href.endswith("pair=P01") and "pairs=P01" in mates.href
    assert funds.href.startswith("/funds?") and "project=P01-001" in funds.href


def test_a_project_whose_origin_is_its_host_has_no_link_on_the_map():
    made = place_map(view(), replace(BARE, host="330329", origin="330329"))
    assert made.focus == ("330329",) and not made.arcs
    assert place_map(view(), replace(BARE, host="330329")).focus == ("330329",)


def test_missing_not_due_and_not_asked_are_three_things():
    shown = view(q="2025Q4")
    told = reports(shown.dataset, shown.selection, "P01-002")
    due = by_period(told)[0]
    one_of = due.figures["output_value"]
    figures = {
        "investment_completed": replace(one_of, value=None, status="missing"),
        "output_value": replace(one_of, value=None, status="not_applicable"),
    }
    cells = history_table(shown, [replace(due, figures=figures)]).rows[0].cells
    assert [cells[m].text for m in ("investment_completed", "output_value", "profit_and_tax")] == [
        "未报",
        "不适用",
        "—",
    ]


@pytest.mark.parametrize("text", NASTY)
def test_text_of_the_data_stays_as_it_is(text):
    shown = view()
    line = replace(BARE, name=text, industry=text, enterprise=text, park=text, locator=text)
    cells = {column: cell(shown, line, column) for column in FULL}
    assert (cells["name"].text, cells["name"].sub, cells["park"].text, cells["source"].sub) == (
        text,
        f"{text} · {text}",
        text,
        text,
    )
    facts = {row.id: row.cells["content"].text for row in fact_table(shown, line).rows}
    assert facts["industry"] == facts["enterprise"] == facts["park"] == text


@BOTH
def test_the_sheet_has_a_word_for_every_column_and_every_found_row(lang):
    shown = view(lang=lang, q="2025Q4", find="P07", sort="-invested")
    sheet = export_sheet(shown)
    assert sheet.table.num_rows == subtotal(shown.dataset, shown.selection, "P07").count > 0
    assert len({column.header(lang) for column in sheet.columns}) == len(sheet.columns)
    assert any("P07" in value for _, value in sheet.facts)
    told = [v for v in sheet.table.column("invested").to_pylist() if v is not None]
    assert told == sorted(told, reverse=True)


def test_rows_link_to_their_panel_and_keep_the_view():
    shown = view(q="2025Q3", find="P0", sort="-invested", page="2", pairs=("P01", "P02"))
    row = project_table(shown, listed(shown, find="P0")).rows[0]
    for part in ("find=P0", "sort=-invested", "page=2", "pairs=P01,P02", f"project={row.id}"):
        assert part in row.href
    assert Address().sort is None
