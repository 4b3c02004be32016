"""数字构成 as it is read: exact amounts that add up, words for what is missing, links out of every row and into every figure."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from analytics import selection
from analytics.answer import total
from analytics.headlines import headline
from analytics.metrics import METRICS
from analytics.rows import PAGE, FactLine, rows_behind, sides_of, sum_behind
from analytics.standings.ranking import ranking
from style.numbers import NO_DATA, figure
from style.units import UNITS, YUAN
from tests.shipped import view
from tests.unit.api.client import client
from ui.figures import words as row_words
from ui.figures.about import range_words, refused_words
from ui.figures.cards import card, definition
from ui.pieces.components import as_sent, local
from ui.rows.export import export_sheet
from ui.rows.page import figure_index, lead_words, ways_on
from ui.rows.tables import arithmetic_table, definition_table, open_side, row_table, source_table
from ui.standings.ranking_table import ranking_table

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PAYLOAD = 60_000  # bytes: a change of page sends no more


def behind(metric_id: str, number: int = 1, side: str = "numerator", **asked):
    shown = view(metric=metric_id, **asked)
    return shown, rows_behind(shown.dataset, metric_id, shown.selection, side, number)


def amount(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if re.fullmatch(r"[\d,]+(\.\d\d)?", text) else None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("metric_id", METRICS)
def test_the_amounts_as_printed_add_up_to_the_sum_as_printed(metric_id, lang):
    for side in sides_of(METRICS[metric_id]):
        shown, found = behind(metric_id, side=side, lang=lang, pairs=("P10",) if metric_id != "pairs" else ())
        read = []
        for number in range(1, found.pages + 1):
            table = row_table(shown, rows_behind(shown.dataset, metric_id, shown.selection, side, number))
            assert table.rows[0].kind == "total"
            read += [amount(row.cells["amount"].text) for row in table.rows[1:]]
        assert sum(filter(None, read)) == (amount(table.rows[0].cells["amount"].text) or 0)
        assert len(read) == found.whole.count and read.count(None) == found.whole.count - found.whole.reported


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["demo", "reported"])
@pytest.mark.parametrize("metric_id", METRICS)
def test_every_figure_can_be_read_in_both_languages(metric_id, name, lang):
    shown = view(name, lang, metric=metric_id, span="programme")
    metric, part = METRICS[metric_id], total(shown.dataset, metric_id, shown.selection)
    sums = [sum_behind(shown.dataset, metric_id, shown.selection, side) for side in sides_of(metric)]
    sentence = lead_words(shown, metric, part, sums)
    assert str(figure(part.value, metric.unit, lang, metric.decimals)) in sentence
    assert lang == "zh" or not CHINESE.search(sentence)
    for side in sides_of(metric):
        found = rows_behind(shown.dataset, metric_id, shown.selection, side)
        table = row_table(shown, found)
        heads = [table.caption, *(column.label for column in table.columns)]
        assert lang == "zh" or not CHINESE.search("".join(heads))
        assert all(row.href is None or local(row.href) == row.href for row in table.rows)
        ids = [row.id for row in table.rows]
        assert len(set(ids)) == len(ids) == len(found.lines) + 1
        assert len(as_sent(vars(table))) < PAYLOAD
        sources = source_table(shown, found.whole)
        assert len(sources.rows) == len(found.whole.by_source)
    if metric.is_ratio:
        assert [row.id for row in arithmetic_table(shown, metric, part, sums, "numerator").rows] == list(
            sides_of(metric)
        )
    told = definition_table(definition(shown, metric, part), lang)
    assert told.rows[0].cells["content"].text == metric.meaning(lang)


def test_what_is_summed_is_not_said_to_be_counted():
    said = {}
    for metric_id in ("events", "event_people", "fund_spent", "projects_started"):
        shown, found = behind(metric_id)
        part = total(shown.dataset, metric_id, shown.selection)
        said[metric_id] = lead_words(shown, METRICS[metric_id], part, [found.whole]).split(" 行", 1)[1].split("，")[0]
    assert said == {
        "events": "逐行计数得出",
        "event_people": "相加得出",
        "fund_spent": "相加得出",
        "projects_started": "逐行计数得出",
    }


def test_a_page_says_which_rows_it_holds():
    shown, found = behind("investment_completed", number=2)
    assert range_words(found.number, PAGE, found.whole.count, "zh") == f"第 51–100 项，共 {found.whole.count:,} 项"
    table = row_table(shown, found)
    assert len(table.rows) == 51
    assert table.rows[0].cells["row"].text == f"{found.whole.count:,} 行合计"
    assert table.rows[0].cells["amount"].sub == f"= {figure(found.whole.total, UNITS['yuan'], 'zh')}"


def test_what_was_due_and_did_not_come_is_named_and_never_zero():
    shown, found = behind("investment_completed", number=10**5)
    last = row_table(shown, found).rows[-1].cells["amount"]
    assert (last.text, last.muted) == ("未报", True)
    shown, found = behind_reported("event_people", span="programme")
    unknown = [row for row in row_table(shown, found).rows[1:] if row.cells["amount"].muted]
    assert {row.cells["amount"].text for row in unknown} == {NO_DATA("zh")}
    assert any("原文：" in row.cells["row"].sub for row in unknown)


def behind_reported(metric_id: str, **asked):
    shown = view("reported", metric=metric_id, **asked)
    return shown, rows_behind(shown.dataset, metric_id, shown.selection)


def test_the_sources_own_words_stand_beside_the_figure():
    shown, found = behind_reported("output_value", value="at_capacity")
    row = row_table(shown, found).rows[1]
    assert row.cells["amount"].text == "1,500,000,000.00" and row.cells["amount"].sub == "原文：15亿元"
    assert row.cells["period"].text == selection.AT_CAPACITY("zh")
    assert row.href == "/projects?data=reported&value=at_capacity&project=P15-J1"
    shown, found = behind_reported("resource_needs")
    yarn = next(row for row in row_table(shown, found).rows if "P10-R1" in row.cells["row"].sub)
    assert "近 6,000 吨/年" in yarn.cells["row"].sub and yarn.cells["amount"].sub == ""


def test_money_of_the_province_belongs_to_no_pair_and_leads_nowhere():
    shown, found = behind("fund_planned")
    rows = [row for row in row_table(shown, found).rows if row.cells.get("pair") and row.cells["pair"].muted]
    assert [row.cells["pair"].text for row in rows] == [row_words.PROVINCE("zh")] and rows[0].href is None


def test_any_text_of_the_data_is_only_text():
    name = "<b>=1+1</b> **粗** [a](javascript:alert(1)) {x}"
    shown, found = behind("projects", pairs=("P10",))
    hostile = replace(found, lines=(replace(found.lines[0], name=name, locator=name),))
    row = row_table(shown, hostile).rows[1]
    assert row.cells["row"].text == name and row.cells["source"].sub == name
    assert row.href == f"/projects?data=demo&pairs=P10&project={found.lines[0].project_id}"


def test_a_row_without_anything_optional_can_still_be_read():
    bare = dict.fromkeys(FactLine.__dataclass_fields__) | {"row_id": "X1", "source_id": "demo-ledger"}
    for metric_id in ("projects", "fund_spent", "events", "resource_needs", "investment_completed"):
        shown, found = behind(metric_id)
        line = FactLine(**(bare | {"source_id": found.lines[0].source_id}))
        cells = row_table(shown, replace(found, lines=(line,))).rows[1].cells
        assert cells["amount"].muted and cells["row"].text


def test_a_ratio_shows_both_sides_and_marks_the_open_one():
    shown = view(metric="execution_rate", side="denominator", pairs=("P10",))
    metric, part = METRICS["execution_rate"], total(shown.dataset, "execution_rate", shown.selection)
    sums = [sum_behind(shown.dataset, "execution_rate", shown.selection, side) for side in sides_of(metric)]
    table = arithmetic_table(shown, metric, part, sums, open_side(shown.address.side, metric))
    over, under = (amount(row.cells["amount"].text) for row in table.rows)
    assert (over, under) == (part.numerator, part.denominator)
    assert table.foot[0].cells["amount"].text == f"= {figure(float(over / under), metric.unit, 'zh', 1)}"
    assert [row.selected for row in table.rows] == [False, True]
    assert [row.href for row in table.rows] == [
        "/rows?data=demo&pairs=P10&metric=execution_rate",
        "/rows?data=demo&pairs=P10&metric=execution_rate&side=denominator",
    ]
    assert open_side("denominator", METRICS["projects"]) == "numerator"


def test_every_figure_is_listed_with_its_value_or_why_there_is_none():
    shown = view(stages=("signed",))
    rows = {row.id: row for row in figure_index(shown).rows}
    assert list(rows) == list(METRICS)
    assert (
        rows["projects"].href == "/rows?data=demo&stages=signed&metric=projects"
        and rows["projects"].cells["value"].text
    )
    assert rows["fund_spent"].href is None
    reason = METRICS["fund_spent"].refusal((), shown.selection)
    assert rows["fund_spent"].cells["period"].text == reason("zh")
    assert reason("zh") in refused_words(METRICS["fund_spent"], reason, "zh")


def test_the_ways_on_are_every_figure_the_tracks_the_one_pair_and_the_ledger():
    assert [
        link.href
        for link in ways_on(view(metric="projects", pairs=("P10",), side="denominator", page="2"))
        if link.id != "api"
    ] == [
        "/rows?data=demo&pairs=P10",
        "/tracks?data=demo&pairs=P10&metric=projects",
        "/pair?data=demo&pair=P10",
        "/tasks?data=demo&pairs=P10&of=figure~projects",
        "/projects?data=demo&pairs=P10",
    ]
    assert [link.id for link in ways_on(view(metric="projects", pairs=("P10", "P11"))) if link.id != "api"] == [
        "figures",
        "tracks",
        "projects",
    ]
    assert "tracks" not in [link.id for link in ways_on(view(metric="investment_target"))]


def test_a_card_leads_to_its_rows_and_says_so():
    shown = view(pair="P10", tracks=("T1",))
    asked = shown.of("P10")
    made = card(replace(shown, selection=asked), headline(shown.dataset, "investment_completed", asked))
    assert made.value_href == "/rows?data=demo&pairs=P10&tracks=T1&metric=investment_completed"
    assert made.value_label == f"桐乡市—天台县 完成投资 {made.value} {made.unit}：查看构成"
    whole = card(view(), headline(shown.dataset, "projects", view().selection))
    assert whole.value_href == "/rows?data=demo&metric=projects" and whole.value_label.startswith("项目数 ")


def test_a_card_that_has_no_answer_gives_the_reason_and_no_way_in():
    shown = view(stages=("signed",))
    made = card(shown, headline(shown.dataset, "leverage", shown.selection))
    assert made.refused == METRICS["leverage"].refusal((), shown.selection)("zh") == made.note
    assert (made.value, made.value_href, made.missing) == ("不分阶段", None, True)
    nothing = view("reported")
    assert card(nothing, headline(nothing.dataset, "investment_completed", nothing.selection)).value_href is None


def test_a_card_says_the_basis_that_was_asked_for():
    shown = view("reported", value="at_capacity", span="programme")
    made = card(shown, headline(shown.dataset, "output_value", shown.selection))
    assert made.note.startswith("达产后一年 · 达产后") and ("数据性质", "达产后") in made.details


def test_a_figure_of_a_ranking_leads_to_the_rows_of_its_pair():
    shown = view(tracks=("T1",))
    table = ranking_table(shown, ranking(shown.dataset, "investment_completed", shown.selection))
    first = table.rows[0]
    assert first.cells["value"].href == f"/rows?data=demo&pairs={first.id}&tracks=T1&metric=investment_completed"
    assert first.cells["value"].text in first.cells["value"].label
    assert first.cells["pair"].text in first.cells["value"].label


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("metric_id", METRICS)
def test_all_rows_can_be_taken_away(metric_id, lang):
    for name in ("demo", "reported"):
        shown = view(name, lang, metric=metric_id, pairs=("P10",) if metric_id != "pairs" else ())
        part = total(shown.dataset, metric_id, shown.selection)
        sheet = export_sheet(shown, METRICS[metric_id], part)
        value = part.numerator if METRICS[metric_id].is_ratio else part.value
        mine = [row["amount"] for row in sheet.table.to_pylist() if row["side"] == "numerator"]
        assert sum(filter(None, mine)) == (value or 0) and len(mine) == part.due
        assert all(row["source"] for row in sheet.table.to_pylist())


@pytest.mark.parametrize(
    ("value", "zh"), [(Decimal("12345678.905"), "12,345,678.91"), (Decimal("-0.5"), "−0.50"), (0, "0.00")]
)
def test_an_exact_amount_is_written_to_the_cent(value, zh):
    assert str(figure(value, YUAN, "zh", scale="exact")) == f"{zh} 元"
    assert str(figure(value, YUAN, "en", scale="exact")) == f"{zh} yuan"


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"q": "2024Q3", "span": "programme", "pairs": ("P10", "P11"), "tracks": ("T1",)},
        {"metric": "output_value", "value": "forecast"},
    ],
)
def test_the_address_of_the_data_api_gives_the_figure_that_the_page_shows(words):
    shown = view(**{"metric": "investment_completed"} | words)
    (link,) = [link for link in ways_on(shown) if link.id == "api"]
    answer = client().get(link.href.removeprefix("/api/v1/"))
    assert answer.status_code == 200 and answer.json()["dataset"]["version"] == shown.dataset.version
    (row,) = answer.json()["rows"]
    exact = total(shown.dataset, shown.address.metric, shown.selection).value
    assert (None if row["value"] is None else Decimal(row["value"])) == exact
