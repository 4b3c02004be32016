"""资金使用 in a browser: where the money rests, numbers that open to rows adding up to them, and honest gaps."""

import csv
import io
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.demo_tables import flows, of_fund, rows, total

YI = Decimal(10**8)


def link(page: Page, key: str, name: str):
    return page.locator(f".st-key-{key}").get_by_role("link", name=re.compile(name))


def total_of_rows(page: Page) -> Decimal:
    """What all rows of the page 数字构成 come to, in 元."""
    expect(page.locator(".st-key-rows thead th").filter(has_text="（元）").first).to_be_visible(timeout=30_000)
    heads = page.locator(".st-key-rows thead th").all_inner_texts()
    at = next(n for n, head in enumerate(heads) if "（元）" in head)
    return Decimal(screen.rows(page, "rows")[0][at].split("\n")[0].replace(",", ""))


def in_yi(amount: Decimal) -> str:
    return f"{(amount / YI).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def test_the_lead_says_where_it_rests_and_the_widest_gap_opens_to_its_rows(open_page, settle):
    disbursed, spent = (of_fund(stage, "2025", "2025Q4") for stage in ("disbursed", "spent"))
    left, own, whole = disbursed["P02"] - spent["P02"], in_yi(spent["P02"]), in_yi(sum(spent.values()))
    unspent = in_yi(sum(disbursed.values()) - sum(spent.values()))
    page = open_page("/funds")
    assert f"缺口最大的一步是支出（已拨付未支出 {unspent} 亿元），最多的在萧山区—龙泉市" in screen.lead(page)
    first = screen.rows(page, "owners-spent")[0]
    assert first[0] == "萧山区—龙泉市" and first[2].startswith(in_yi(left))
    link(page, "owners-spent", f"^萧山区—龙泉市 专项资金支出 {own} 亿元").click()
    settle()
    assert screen.path(page) == "/rows" and screen.parameters(page) == {"metric": "fund_spent", "pairs": "P02"}
    assert in_yi(total_of_rows(page)) == own == first[1]
    page.go_back()
    settle()
    link(page, "fund-years", f"^2025年度 专项资金支出 {whole} 亿元：查看构成").click()
    settle()
    assert in_yi(total_of_rows(page)) == whole


def test_a_city_says_why_two_steps_are_missing_and_leads_to_its_pairs(open_page, settle):
    there = {row["adcode"] for row in rows("counties") if row["city_adcode"] == "331100"}
    paid = in_yi(total([row for row in flows("disbursed", year="2025") if row["payee_adcode"] in there]))
    page = open_page("/funds?cities=331100&part=all")
    assert "预算安排、下达不能按当前筛选统计" in screen.lead(page) and f"拨付 {paid} 亿元" in screen.lead(page)
    assert "预算安排和下达只到结对，不到县" in screen.text(page)
    link(page, "fund-instead", "7 对").click()
    settle()
    assert screen.parameters(page) == {"pairs": "P02,P07,P08,P09,P11,P12,P15", "part": "all"}
    assert "所选 7 对结对" in screen.lead(page) and "预算安排" in screen.lead(page)
    assert {row[0] for row in screen.rows(page, "owners-disbursed")} <= {
        row[0] for row in screen.rows(page, "fund-rates")
    }


def test_a_bar_opens_its_pair_and_back_returns(open_page, settle):
    page = open_page("/funds?part=progress")
    bars = page.locator(".st-key-fund-bullets .bars .point path")
    expect(bars).to_have_count(18)
    bars.first.scroll_into_view_if_needed()
    box = bars.first.bounding_box()
    page.mouse.click(box["x"] + 10, box["y"] + box["height"] / 2)
    page.wait_for_url("**/pair?**")
    settle()
    assert screen.parameters(page) == {"pair": "P18"}, "the slowest stands first"
    page.go_back()
    expect(page.locator(".st-key-fund-rates tbody tr")).to_have_count(18)
    settle()
    assert screen.path(page) == "/funds" and screen.rows(page, "fund-rates")[0][2].startswith("滞后")


def test_the_table_is_reached_by_keyboard_and_a_track_narrows(open_page, settle):
    page = open_page("/funds?pairs=P02&part=all")
    link(page, "owners-disbursed", "^产业项目合作$").focus()
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == {"pairs": "P02", "tracks": "T1", "part": "all"}
    assert "萧山区—龙泉市 · 产业项目合作" in screen.lead(page)
    assert "没有分到所选赛道的记录" in screen.text(page)


def test_the_reported_dataset_has_its_envelope_and_makes_nothing_up(open_page):
    page = open_page("/funds?data=reported")
    assert screen.lead(page) == "2024年度资金（截至2024年第三季度末）：预算安排 18.00 亿元；下达、拨付、支出暂无数据。"
    told = page.locator(".st-key-facts-of-funds li").all_inner_texts()
    assert len(told) == 3 and "2023—2025年" in told[0] and "18" in told[0], "what is announced for 2025 too"
    assert any("2.4" in said and "不拆分到年" in said for said in told)
    assert "可向省财政厅要" in screen.text(page) and not page.locator(".st-key-fund-bullets").count()


def test_a_projects_own_money_is_reached_from_its_panel(open_page, settle):
    page = open_page("/projects?project=P02-001")
    link(page, "project-links", "^本项目的资金").click()
    settle()
    assert screen.path(page) == "/funds" and screen.parameters(page)["project"] == "P02-001"
    told = page.locator(".st-key-fund-project").inner_text()
    assert "没有写明本项目的流水" in told and "没有写明不等于没有" in told
    assert {row[0] for row in screen.rows(page, "fund-project-sums")} == {"支出"}


def test_the_file_has_the_lines_of_the_page(open_page, tmp_path):
    page = open_page("/funds?span=programme&pairs=P02,P13&part=detail")
    page.locator(".st-key-downloads-funds button").first.click()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button", name="CSV").click()
    path = Path(tmp_path / download.value.suggested_filename)
    download.value.save_as(path)
    assert path.name.startswith("资金阶梯_模拟数据_2025Q4_")
    text = path.read_bytes().decode("utf-8-sig").partition("\r\n\r\n# ")[0]
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    shown = [row for row in screen.rows(page, "fund-detail") if row[0] != "合计"]
    assert len(rows) == len(shown) == 6
    for row, cells in zip(rows, shown, strict=True):
        assert cells[:2] == (row["结对"], f"{row['资金年度']}年度")
        assert [cells[n] for n in (2, 3, 5, 7)] == [
            in_yi(Decimal(row[name])) for name in ("预算安排（元）", "下达（元）", "拨付（元）", "支出（元）")
        ]


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_nothing_runs_over(open_page):
    page = open_page("/funds?span=programme&part=all")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "未完成 13 对、滞后 5 对" in screen.text(page)


def test_english_is_english(open_page):
    page = open_page("/funds?lang=en&part=all")
    source = page.locator(".st-key-fund-aside-source").all_inner_texts()  # its title is the source's own
    assert screen.chinese(screen.words(page)) - screen.chinese(source) == {"中文"}
