"""成效与预测 in a browser: forecasts while the year runs, their review once it is over, sums that open their rows, and honest gaps."""

import pytest
from playwright.sync_api import Page, expect

from analytics.effects.targets import OUTLOOKS
from tests.browser import screen


def headings(page: Page) -> list[str]:
    return page.locator("h2").all_inner_texts()


def test_while_the_year_runs_forecasts_come_first_and_lead_to_what_they_rest_on(open_page, settle):
    page = open_page("/effects?q=2025Q2&part=all")
    assert screen.lead(page).startswith("截至2025年第二季度末的预测（本平台测算，非实际，只回测过 1 年）")
    assert [h[:4] for h in headings(page)] == ["年末预测", "成效：每"]
    told = {row[0]: row for row in screen.rows(page, "forecast-investment")}
    assert told["合计（18 对）"][2] in screen.lead(page)
    assert told["钱塘区—龙游县"][-1].endswith(tuple(outlook("zh") for outlook in OUTLOOKS.values()))
    assert "以2024年回测（1 年" in screen.text(page) and "合计误差" in screen.text(page)
    page.get_by_text("回测：各方法在2024年的误差").first.click()
    expect(page.locator(".st-key-trial-spent tbody tr")).to_have_count(6)
    so_far = told["钱塘区—龙游县"][1].splitlines()[0]
    page.locator(".st-key-forecast-investment").get_by_role("link", name="钱塘区—龙游县 完成投资").first.click()
    settle()
    assert screen.path(page) == "/rows"
    assert screen.parameters(page) == {"q": "2025Q2", "pairs": "P04", "metric": "investment_completed"}
    assert f"{so_far} 亿元" in screen.lead(page), "the very figure, from its rows"


def test_at_the_years_end_the_forecasts_are_held_against_what_came(open_page, settle):
    page = open_page("/effects?part=all")
    assert "不说明因果" in screen.lead(page) and "没有可预测的" in screen.text(page)
    assert [h[:4] for h in headings(page)] == ["成效：每", "本年预测"]
    told = screen.rows(page, "review-spent")
    assert [row[0] for row in told] == ["2025年第一季度", "2025年第二季度", "2025年第三季度"]
    said = told[2][1].splitlines()[0]
    page.locator(".st-key-review-spent").get_by_role("link", name="2025年第三季度").click()
    settle()
    assert screen.parameters(page) == {"q": "2025Q3", "part": "all"}
    assert f"当年支出 {said} 亿元" in screen.lead(page), "the forecast of that day"
    page.go_back()
    settle()
    assert screen.parameters(page) == {"part": "all"} and screen.rows(page, "review-spent") == told


def test_the_outcome_is_chosen_into_the_address_and_both_sides_open_their_rows(open_page, settle):
    page = open_page("/effects")
    before = screen.lead(page)
    page.get_by_role("combobox", name="成效指标").click()
    page.get_by_role("option", name="产值").click()
    settle()
    assert screen.parameters(page) == {"metric": "output_value"} and screen.lead(page) != before
    whole = screen.rows(page, "effect-together")[0]
    assert f"每拨付 1 元对应 {whole[4]} 元" in screen.lead(page) and f"（占下达的 {whole[2]}%）" in screen.lead(page)
    sums, first = screen.rows(page, "effect-matrix")[:2]
    assert sums[0].startswith("产值合计") and "滞后两年" in first[4] and "都不能相加" in screen.text(page)
    paid, done = first[1].splitlines()[0], sums[4].splitlines()[0]
    page.locator(".st-key-effect-matrix").get_by_role("link", name=f"2023年全年 {paid} 亿元").click()
    settle()
    assert screen.parameters(page) == {"q": "2023Q4", "metric": "fund_disbursed"}
    assert f"{paid} 亿元" in screen.lead(page)
    page.go_back()
    settle()
    page.locator(".st-key-effect-matrix").get_by_role("link", name=f"2025年全年 {done} 亿元").click()
    settle()
    assert screen.parameters(page)["metric"] == "output_value" and f"{done} 亿元" in screen.lead(page)


def test_a_metric_that_is_no_outcome_is_told_and_narrowing_holds(open_page):
    page = open_page("/effects?metric=projects&pairs=P04")
    assert "“项目数”不是成效指标" in screen.text(page)
    assert [row[0] for row in screen.rows(page, "effect-together")] == ["钱塘区—龙游县"]
    page = open_page("/effects?value=forecast&q=2025Q2&part=forecast")
    assert "没有“预计”数" in screen.lead(page) and page.locator("[class*='st-key-forecast-']").count() == 0


@pytest.mark.parametrize("query", ["", "&q=2023Q4"])
def test_the_reported_dataset_has_nothing_to_reckon_and_says_why(open_page, query):
    page = open_page(f"/effects?data=reported{query}")
    assert "暂无数据" in screen.lead(page)
    assert "没有已拨付的资金" in screen.text(page) and page.locator(".js-plotly-plot").count() == 0


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_nothing_runs_over(open_page):
    for address in ("/effects?part=all", "/effects?q=2025Q3&part=all"):
        page = open_page(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator(".js-plotly-plot").first.bounding_box()["width"] <= 390


@pytest.mark.parametrize("query", ["", "&q=2025Q3", "&data=reported"])
def test_english_is_english(open_page, query):
    page = open_page(f"/effects?lang=en&part=all{query}")
    quoted = page.locator(".st-key-facts-of-effects li").all_inner_texts()
    assert screen.chinese(screen.words(page)) - screen.chinese(quoted) == {"中文"}
