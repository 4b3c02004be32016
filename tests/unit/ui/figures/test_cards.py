"""A card says the figure with unit, period, basis, coverage and source, and makes nothing of what is not there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics.answer import Part
from analytics.figure_words import basis
from analytics.headlines import OF_ALL, Headline, headline
from analytics.judgement.judge import RATE_OF
from analytics.judgement.statuses import STATUSES
from analytics.metrics import METRICS
from analytics.metrics.benchmarks import BENCHMARKS, NOT_JUDGED
from style.numbers import NO_DATA
from tests.generated import blank, opened, rows_of
from tests.plain_judgement import RATES, PlainJudgement
from tests.shipped import QUARTERS, SPANS, dataset, oracle, plain, view
from ui.figures.about import covered, period, short_period
from ui.figures.cards import card, definition

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])


def shown_card(metric_id: str, name: str = "demo", lang: str = "zh", **asked: str):
    shown = view(name, lang, **asked)
    return card(shown, headline(shown.dataset, metric_id, shown.selection))


def line(now, before=None, metric_id: str = "investment_completed", reported: int = 1, due: int = 1) -> Headline:
    part = Part((), now, reported, due)
    return Headline(metric_id, part, None if before is None else Part((), before, 1, 1), (("2025Q4", now),))


@BOTH
@pytest.mark.parametrize("metric_id", METRICS)
@pytest.mark.parametrize("quarter", QUARTERS["reported"][-2:])
def test_what_nobody_reported_is_said_to_be_no_data_without_unit_change_or_line(metric_id, quarter, lang):
    made = shown_card(metric_id, "reported", lang, q=quarter)
    value = headline(dataset("reported"), metric_id, view("reported", q=quarter).selection).now.value
    assert made.missing == (value is None) == (made.value == NO_DATA(lang))
    if made.missing:
        assert (made.unit, made.change, made.spark) == ("", None, ())
    else:
        assert made.unit and not made.value.startswith("0")


def test_the_figure_is_the_answer_in_the_units_of_the_language():
    assert (shown_card("fund_planned").value, shown_card("fund_planned").unit) == ("18.00", "亿元")
    assert (shown_card("fund_planned", lang="en").value, shown_card("fund_planned", lang="en").unit) == (
        "1,800",
        "m yuan",
    )
    rate = headline(dataset("demo"), "execution_rate", view().selection).now.value
    assert (shown_card("execution_rate").value, shown_card("execution_rate").unit) == (f"{rate * 100:.1f}", "%")


PERIODS = [
    ("projects", "year", "2025年第三季度末", "2025年第三季度末", "End of Q3 2025"),
    ("projects", "quarter", "2025年第三季度末", "2025年第三季度末", "End of Q3 2025"),
    ("investment_completed", "year", "2025年前三季度", "2025年前三季度", "Q1–Q3 2025"),
    ("investment_completed", "quarter", "2025年第三季度", "2025年第三季度", "Q3 2025"),
    ("investment_completed", "programme", "2023年第一季度至2025年第三季度", "2023年起累计", "Q1 2023 – Q3 2025"),
    ("leverage", "quarter", "2023年第一季度至2025年第三季度", "2023年起累计", "Q1 2023 – Q3 2025"),
    ("fund_planned", "year", "2025年度资金", "2025年度资金", "2025 fund"),
    ("fund_planned", "programme", "2023—2025年度资金", "2023—2025年度资金", "2023–2025 funds"),
    ("fund_spent", "year", "2025年度资金 · 截至 2025年第三季度", "2025年度资金", "2025 fund · As of Q3 2025"),
    (
        "fund_spent",
        "programme",
        "2023—2025年度资金 · 截至 2025年第三季度",
        "2023—2025年度资金",
        "2023–2025 funds · As of Q3 2025",
    ),
    (
        "fund_spent",
        "quarter",
        "2025年第三季度，不论资金年度",
        "2025年第三季度，不论资金年度",
        "Q3 2025, of any fund year",
    ),
    (
        "fund_allocated",
        "quarter",
        "2025年第三季度，不论资金年度，含提前下达",
        "2025年第三季度，不论资金年度，含提前下达",
        "Q3 2025, of any fund year, also allocated ahead of the year",
    ),
    ("execution_rate", "quarter", "2025年度资金 · 截至 2025年第三季度", "2025年度资金", "2025 fund · As of Q3 2025"),
]


@pytest.mark.parametrize(("metric_id", "span", "zh", "short", "en"), PERIODS)
def test_the_period_is_the_one_the_figure_is_of(metric_id, span, zh, short, en):
    """A budget is a whole year's, a rate never of a quarter alone, what runs since 2023 always does."""
    metric = METRICS[metric_id]
    assert period(view(q="2025Q3", span=span), metric) == zh
    assert short_period(view(q="2025Q3", span=span), metric) == short
    assert period(view(lang="en", q="2025Q3", span=span), metric) == en


def test_the_note_says_period_and_basis():
    assert shown_card("planned_investment", q="2025Q3").note == "2025年第三季度末 · 计划"
    assert shown_card("fund_spent", q="2025Q3").note == "2025年度资金 · 实际"
    assert basis(METRICS["fund_planned"], "en") == "planned"
    assert basis(METRICS["investment_progress"], "zh") == "实际 ÷ 计划", "both sides, where they differ"
    assert basis(METRICS["leverage"], "en") == "actual"


def test_how_much_came_is_said_only_where_some_is_missing():
    shown, metric = view(), METRICS["investment_completed"]
    assert covered(Part((), 5, 7, 7), metric, shown) == ""
    assert covered(Part((), 5, 1_500, 2_000), metric, shown) == "已报 1,500/2,000 项"
    assert covered(Part((), None, 0, 3), metric, view(lang="en")) == "0/3 reported"
    assert covered(Part((), None, 0, 0), metric, shown) == ""


def test_plans_that_are_not_known_are_told_too():
    rows = [
        blank(
            "projects",
            project_id=f"J{n}",
            pair_id="P01",
            name="x",
            signed_on=date(2024, 1, 1),
            source_id="S",
            planned_investment=plan,
        )
        for n, plan in enumerate((Decimal(10**9), None))
    ]
    shown = replace(view(q="2025Q3"), dataset=opened(rows_of(projects=rows)))
    made = card(shown, headline(shown.dataset, "planned_investment", shown.selection))
    assert (made.value, made.note) == ("10.00", "2025年第三季度末 · 计划 · 已报 1/2 项")


def test_of_a_table_that_is_not_whole_the_figure_is_what_the_sources_mention():
    shown = view("reported")
    assert covered(Part((), 3, 3, 3), METRICS["projects"], shown) == "仅含来源提及的"
    assert covered(Part((), 3, 2, 3), METRICS["projects_started"], shown) == "已报 2/3 项 · 仅含来源提及的"
    assert covered(Part((), None, 0, 0), METRICS["projects"], shown) == "", "of nothing there is no part"
    assert covered(Part((), 18, 18, 18), METRICS["pairs"], shown) == "", "the list of pairs is whole"
    assert covered(Part((), 3, 3, 3), METRICS["projects"], view("demo")) == ""


@pytest.mark.parametrize("metric_id", OF_ALL)
@pytest.mark.parametrize("quarter", ["2023Q4", "2024Q2", "2025Q4"])
def test_a_card_says_how_its_figure_stands_and_a_direction_has_no_colour(metric_id, quarter):
    """By the plain implementation where it has a benchmark; else its change, in no colour, or that it is not judged."""
    made, rate = shown_card(metric_id, q=quarter), RATE_OF.get(metric_id, metric_id)
    if rate in RATES:
        plain_one = PlainJudgement(oracle("demo"), rate, view(q=quarter).selection)
        status = plain_one.status(None)
        tone = {"on_schedule": "good", "slightly_behind": "attention", "behind": "bad", None: "neutral"}[status]
        assert made.change.tone == tone
        if status:
            assert made.change.text.startswith(STATUSES[status].mark) and made.change.versus
            gap = plain_one.due(None) - plain_one.done(None)
            assert ("差" if gap > 0 else "超") in made.change.text or not gap
    else:
        assert made.change.tone == "neutral"


def test_a_sum_since_2023_and_a_stock_have_no_year_before():
    assert shown_card("profit_and_tax", span="programme").change.text == "– 不判断"
    assert shown_card("leverage").change.text == "– 不判断"
    assert shown_card("projects_in_production").change.text == "– 不判断"
    assert shown_card("profit_and_tax", q="2025Q4").change.text.startswith(("▲", "▼", "增"))


def test_a_gap_in_the_line_stays_a_gap():
    made = card(view(), replace(line(Decimal(3)), trend=(("2025Q3", None), ("2025Q4", Decimal(3)))))
    assert made.spark == (None, 3.0)
    assert made.spark_alt == "完成投资，2025年第三季度至2025年第四季度各季"


@BOTH
@pytest.mark.parametrize("metric_id", METRICS)
@pytest.mark.parametrize("span", SPANS)
def test_behind_the_small_i_stands_all_that_is_needed_to_trust_it(metric_id, span, lang):
    shown, metric = view(lang=lang, q="2025Q3", span=span), METRICS[metric_id]
    rows = dict(definition(shown, metric, headline(shown.dataset, metric_id, shown.selection).now))
    said = {
        "zh": ("含义", "算法", "统计期间", "数据性质", "来源", "数据集"),
        "en": ("Meaning", "Formula", "Period", "Basis", "Source", "Dataset"),
    }[lang]
    meaning, formula, when, kind, source, whole = (rows[word] for word in said)
    assert (meaning, formula, when, kind) == (
        metric.meaning(lang),
        metric.formula(lang),
        period(shown, metric),
        basis(metric, lang),
    )
    named = [s["title"] for s in plain("demo")["sources"] if s["title"] in source]
    assert named and len(source) == len(("；" if lang == "zh" else "; ").join(named)), "titles and nothing else"
    assert dataset("demo").version[:8] in whole and ("模拟数据" if lang == "zh" else "simulated") in whole


@BOTH
@pytest.mark.parametrize("metric_id", METRICS)
def test_behind_the_small_i_stands_what_it_is_held_against_and_how_it_stands(metric_id, lang):
    shown, metric = view(lang=lang, q="2025Q3"), METRICS[metric_id]
    now = headline(shown.dataset, metric_id, shown.selection).now
    rows = dict(definition(shown, metric, now))
    benchmark, judgement = (rows[word] for word in {"zh": ("基准", "判断"), "en": ("Benchmark", "Judgement")}[lang])
    rate = RATE_OF.get(metric_id, metric_id)
    if rate in RATES:
        found = PlainJudgement(oracle("demo"), rate, shown.selection).status(None)
        status = STATUSES[found or "not_due"]  # output has no benchmark before the year's end
        assert judgement.startswith(f"{status.mark} {status.label(lang)}")
        assert BENCHMARKS[METRICS[rate].benchmark].since(lang) in benchmark
    else:
        why = NOT_JUDGED[metric_id](lang)
        assert judgement.startswith("– ") and judgement.endswith(why) and benchmark.endswith(why)
    found_by_a_word = dict(definition(shown, metric, now, is_whole=False))
    assert judgement not in found_by_a_word.values() or judgement[2:] == benchmark


def test_what_the_selection_cannot_be_judged_by_says_why():
    shown = view(q="2025Q3", tracks=("T1",))
    rows = dict(definition(shown, METRICS["investment_completed"], Part((), Decimal(5), 5, 5)))
    assert rows["判断"].startswith("– 不判断：") and "目标" in rows["判断"]
    early = dict(definition(view(q="2023Q2"), METRICS["execution_rate"], Part((), 0.1, 5, 5)))
    assert early["判断"] == "– 未到判断期"


def test_a_ratio_shows_what_was_divided_by_what():
    now = headline(dataset("demo"), "execution_rate", view(q="2025Q3").selection).now
    rows = dict(definition(view(q="2025Q3"), METRICS["execution_rate"], now))
    top, under = (f"{Decimal(v) / 10**8:,.2f} 亿元" for v in (now.numerator, now.denominator))
    assert rows["本次计算"] == f"{top} ÷ {under}"
    assert "本次计算" not in dict(definition(view(), METRICS["projects"], Part((), 5, 5, 5)))


def test_a_figure_without_rows_names_no_source():
    rows = dict(definition(view("reported"), METRICS["fund_spent"], Part((), None, 0, 0)))
    assert rows["来源"] == "暂无数据" and "填报" not in rows


def test_a_card_leads_to_its_own_definition():
    assert shown_card("leverage", lang="en", q="2024Q4").href == "/methods?lang=en&data=demo&q=2024Q4#leverage"
