"""A pair's tables give every figure as its source has it, with qualifier, printed words, source and place."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics.pairs.facts import Happening, ProjectLine, Stated, happenings, projects, stated
from analytics.pairs.wording import stated_figure
from style.periods import say_date
from tests.shipped import PAIRS, WITH_FACTS, plain, view
from ui.pairs.tables import events_table, projects_table, stated_table

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
NASTY = [
    "<b>=1+1",
    '=HYPERLINK("http://x")',
    "'; DROP TABLE pairs; --",
    "**bold** _x_ [a](javascript:1)",
    "{lang} %s ${x}",
    "＝1",
    "../../etc",
]


def statements(pair: str, lang: str = "zh", name: str = "reported", quarter: str = "2024Q3"):
    shown = view(name, lang, q=quarter)
    return stated_table(shown, stated(shown.dataset, pair, shown.of(pair)))


def values(pair: str, lang: str = "zh") -> set[tuple[str, str]]:
    return {(row.cells["measure"].text, row.cells["value"].text) for row in statements(pair, lang).rows}


def said(value, qualifier=None, metric="cooperation_amount", status="reported", **rest) -> Stated:
    value = None if value is None else Decimal(value)
    return Stated(
        "pair",
        "P08",
        "",
        metric,
        "2024",
        value,
        status,
        "actual",
        qualifier,
        rest.get("printed"),
        date(2024, 8, 22),
        "zjrb-2024-08-22",
        rest.get("locator"),
    )


@pytest.mark.parametrize(
    ("stated_one", "zh", "en"),
    [
        (said(10**8, "over"), "超 1 亿元", "over 100 m yuan"),
        (said(10**9, "over"), "超 10 亿元", "over 1,000 m yuan"),
        (said("4.2", "about", "above_scale_output_share_of_city"), "4.2%左右", "about 4.2%"),
        (said(6000, "nearly", "yarn_demand"), "近 6,000 吨/年", "nearly 6,000 t a year"),
        (said(2, "at_least", "firms"), "至少 2 家", "at least 2 firms"),
        (said(67, None, "above_scale_firms"), "67 家", "67 firms"),
        (said(2018, None, "industry_begun"), "2018 年", "2018 (year)"),
        (said(0, None, "firms"), "0 家", "0 firms"),
        (said("52.1", None, "electrical_share_of_above_scale"), "52.1%", "52.1%"),
        (said(None, None, "firms", "in_words"), "仅有文字", "in words"),
    ],
)
def test_a_qualifier_stands_where_the_language_puts_it(stated_one, zh, en):
    assert (stated_figure(stated_one, "zh"), stated_figure(stated_one, "en")) == (zh, en)


def test_the_reported_figures_read_as_they_were_printed():
    assert ("企业合作项目金额", "超 1 亿元") in values("P08") and ("企业合作项目金额", "超 10 亿元") in values("P08")
    assert ("规上产值占全市比重", "4.2%左右") in values("P10") and ("工业用丝年需求量", "近 6,000 吨/年") in values(
        "P10"
    )
    assert ("产能", "6,000 万米") in values("P10") and ("试生产", "1,060 万米") in values("P10")
    assert ("电气产业占规上工业比重", "52.1%") in values("P07") and ("规上工业企业数", "67 家") in values("P07")


@BOTH
@pytest.mark.parametrize("pair", WITH_FACTS)
def test_words_stay_words_and_no_number_is_made_of_them(pair, lang):
    for row in statements(pair, lang).rows:
        printed, value = row.cells["printed"].text, row.cells["value"]
        if printed in (*("数万家", "百亿级", "全覆盖", "全面投产"), *("合作多年", "承接省内产业梯度转移", "未来3年内")):
            assert value.text == ("仅有文字" if lang == "zh" else "in words") and value.muted
            assert value.sub == printed, "on a phone the column of printed words is left out"
        else:
            assert any(c.isdigit() for c in value.text) and value.sub == ""


@BOTH
@pytest.mark.parametrize("pair", WITH_FACTS)
def test_every_row_names_its_source_and_where_it_stands_there(pair, lang):
    shown = view("reported", lang, q="2024Q3")
    named = {s["publisher"]: s["date"] for s in plain("reported")["sources"]}
    tables = (
        stated_table(shown, stated(shown.dataset, pair, shown.of(pair))),
        projects_table(shown, pair, projects(shown.dataset, shown.of(pair))),
        events_table(shown, happenings(shown.dataset, pair, shown.selection), "活动"),
    )
    rows = [row for table in tables for row in table.rows]
    assert rows
    for row in rows:
        publisher, _, day = row.cells["source"].text.partition(" · ")
        assert publisher in named and day == (say_date(named[publisher], lang) if named[publisher] else day)
        assert row.cells["source"].sub, "no place in the source"


def test_what_happened_and_what_is_expected_are_told_apart_in_every_row():
    kinds = {(row.cells["value"].text, row.cells["type"].text) for row in statements("P08").rows}
    assert {("超 1 亿元", "实际"), ("超 10 亿元", "预计")} <= kinds
    assert {row.cells["type"].text for row in statements("P15").rows} >= {"达产后", "计划"}


def test_what_holds_at_capacity_is_of_no_period():
    periods = {row.cells["measure"].text: row.cells["period"].text for row in statements("P15").rows}
    assert periods["产值"] == periods["利税"] == "达产后一年" and periods["省财政支持资金（多年合计）"] == "2023—2025年"


def test_projects_show_plan_and_investment_in_the_unit_of_their_heads():
    shown = view(q="2025Q4")
    lines = projects(shown.dataset, shown.of("P01"))
    made = projects_table(shown, "P01", lines)
    assert [c.label for c in made.columns if c.id in ("planned", "invested")] == [
        "计划总投资（万元）",
        "累计完成投资（万元）",
    ]
    for line, row in zip(lines, made.rows, strict=True):
        assert row.href == f"/projects?data=demo&q=2025Q4&pairs=P01&project={line.project_id}"
        assert row.cells["planned"].text == f"{line.planned / 10**4:,.0f}"
        assert row.cells["invested"].text == (
            "未开工"
            if line.invested is None and line.stage == "signed"
            else "暂无数据"
            if line.invested is None
            else f"{(line.invested / 10**4).quantize(Decimal(1)):,}"
        )
        assert row.cells["invested"].bar is None or 0 <= row.cells["invested"].bar <= 1
    english = projects_table(view(lang="en"), "P01", lines[:1])
    assert [c.label for c in english.columns if c.id == "planned"] == ["Planned inv. (m yuan)"]


def test_what_is_not_known_of_a_project_is_said_and_is_no_zero():
    line = ProjectLine("J", "x", None, None, None, None, None, None, "zjrb-2024-08-22", None)
    cells = projects_table(view("reported"), "P01", [line]).rows[0].cells
    assert [cells[c].text for c in ("stage", "track", "planned", "invested")] == [
        "阶段未载",
        "暂无数据",
        "暂无数据",
        "暂无数据",
    ]
    assert all(cells[c].muted for c in ("stage", "track", "planned", "invested")) and cells["invested"].bar is None
    zero = (
        projects_table(view("reported"), "P01", [replace(line, planned=Decimal(0), invested=Decimal(0))]).rows[0].cells
    )
    assert (zero["planned"].text, zero["invested"].text, zero["planned"].muted) == ("0", "0", False)


@pytest.mark.parametrize("text", NASTY)
@BOTH
def test_text_of_the_source_stays_as_it_is(text, lang):
    shown = view("reported", lang)
    line = ProjectLine("J", text, "T1", text, text, "signed", None, None, "zjrb-2024-08-22", text)
    row = projects_table(shown, "P01", [line]).rows[0]
    assert (row.cells["name"].text, row.cells["name"].sub, row.cells["source"].sub) == (text, f"{text} · {text}", text)
    figure = stated_table(
        shown, [replace(said(5), subject_type="project", subject=text, printed=text, locator=text)]
    ).rows[0]
    assert (figure.cells["subject"].text, figure.cells["printed"].text, figure.cells["source"].sub) == (
        text,
        text,
        text,
    )
    event = Happening("visit", text, text, None, None, None, "actual", None, None, text, "zjrb-2024-08-22", text)
    cells = events_table(shown, [event], "活动").rows[0].cells
    assert (cells["event"].text, cells["printed"].text, cells["source"].sub) == (text, text, text)


def test_an_event_is_as_exact_as_its_date_and_shows_the_number_printed():
    shown = view("reported", q="2024Q3")
    made = {
        row.cells["event"].text: row.cells
        for row in events_table(shown, happenings(shown.dataset, "P07", shown.selection), "活动").rows
    }
    training = made["促共富研修班，企业家与涉工干部到乐清考察产业"]
    assert (training["date"].text, training["printed"].text) == ("2023年", "100名")
    assert (made["两地共建产业合作园"]["date"].text, made["两地共建产业合作园"]["date"].muted) == ("日期未载", True)


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        ("about", "3 亿元左右", "about 300 m yuan"),
        ("over", "超 3 亿元", "over 300 m yuan"),
        (None, "3 亿元", "300 m yuan"),
    ],
)
def test_an_events_amount_has_its_qualifier_in_place(qualifier, zh, en):
    event = Happening(
        "agreement",
        "x",
        "y",
        date(2024, 12, 31),
        "year",
        None,
        "forecast",
        Decimal(3 * 10**8),
        qualifier,
        None,
        "zjrb-2024-08-22",
        "1",
    )
    for lang, amount in (("zh", zh), ("en", en)):
        cells = events_table(view("reported", lang), [event], "活动").rows[0].cells
        assert cells["event"].sub == amount and cells["type"].text == ("预计" if lang == "zh" else "forecast")


@BOTH
def test_rows_have_ids_of_their_own_and_a_cell_for_each_column(lang):
    shown = view("demo", lang, q="2025Q4")
    for pair in PAIRS[:4]:
        for table in (
            projects_table(shown, pair, projects(shown.dataset, shown.of(pair))),
            stated_table(shown, stated(shown.dataset, pair, shown.of(pair))),
            events_table(shown, happenings(shown.dataset, pair, shown.selection), "活动"),
        ):
            assert len({row.id for row in table.rows}) == len(table.rows) > 0
            assert all(set(row.cells) == {column.id for column in table.columns} for row in table.rows)
