"""预警 in a browser: a rule and a cell narrow, a warning opens rows that add up, time goes back, nobody is called well unknown."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.demo_tables import flows, total

PAIR, RULE = "萧山区—龙泉市", "沉淀未支出"


def counted(page: Page) -> int:
    """How many warnings the list says it has."""
    heading = page.get_by_role("heading", name=re.compile(r"^预警清单（\d+ 条）$")).inner_text()
    return int(re.search(r"\d+", heading)[0])


def money(text: str) -> Decimal:
    return Decimal(text.split("\n")[0].replace(",", ""))


def matrix(page: Page) -> Locator:
    return page.locator(".st-key-warning-matrix")


def test_a_rule_and_a_cell_narrow_and_back_undoes_it(open_page, settle):
    page = open_page("/warnings?part=all")
    every, lead = counted(page), screen.lead(page)
    assert f"触发 {every} 条预警" in lead and len(screen.rows(page, "warning-list")) == every
    counts = {row[0].split("\n")[0]: int(row[1]) for row in screen.rows(page, "rules")}
    assert sum(counts.values()) == every
    page.locator(".st-key-rules").get_by_role("link", name=RULE).click()
    settle()
    assert screen.parameters(page) == {"rule": "idle", "part": "all"} and counted(page) == counts[RULE]
    assert all(RULE in row[0] for row in screen.rows(page, "warning-list"))
    cell = matrix(page).get_by_role("link", name=f"{PAIR} · {RULE}")
    number = int(cell.inner_text())
    cell.click()
    settle()
    assert screen.parameters(page) == {"rule": "idle", "pairs": "P02", "part": "all"} and counted(page) == number
    expect(matrix(page).locator("td.outlined")).to_have_count(1)
    page.go_back()
    page.go_back()
    settle()
    assert screen.parameters(page) == {"part": "all"} and screen.lead(page) == lead


def test_a_warning_opens_the_very_rows_and_they_add_up(open_page, settle):
    page = open_page("/warnings?rule=overdisbursed")
    (row,) = screen.rows(page, "warning-list")
    page.locator(".st-key-warning-list").get_by_role("rowheader").get_by_role("link").click()
    settle()
    assert screen.parameters(page) == {"rule": "overdisbursed", "pairs": "P16", "tracks": "T6"}
    listed = screen.rows(page, "evidence-0")
    sums = {r[0].split("合计")[0]: money(r[3]) for r in listed if "合计" in r[0]}
    assert (sums["拨付"] - sums["下达"]) / 10**4 == money(row[1])
    assert sum(money(r[3]) for r in listed if "合计" not in r[0]) == sum(sums.values())
    page.get_by_role("link", name=re.compile("^结对详情：资金阶梯")).click()
    settle()
    assert screen.path(page) == "/pair" and screen.parameters(page)["pair"] == "P16"
    page.locator(".st-key-pair-warnings").get_by_role("link").click()
    settle()
    assert screen.path(page) == "/warnings" and screen.parameters(page)["pairs"] == "P16"


def test_a_figure_of_the_years_own_fund_leads_to_its_rows_to_the_cent(open_page, settle):
    page = open_page("/warnings?rule=behind&pairs=P18")
    spent = next(money(r[3]) for r in screen.rows(page, "evidence-0") if r[0].startswith("支出合计"))
    page.get_by_role("link", name=re.compile("^数字构成：专项资金支出")).click()
    settle()
    assert screen.path(page) == "/rows" and screen.parameters(page) == {"metric": "fund_spent", "pairs": "P18"}
    assert money(_total(page)) == spent


def _total(page: Page) -> str:
    """The sum above the rows."""
    return next(cell for cell in screen.rows(page, "rows")[0] if re.fullmatch(r"[\d,]+\.\d\d", cell.split("\n")[0]))


def test_back_in_time_by_a_quarters_cell_the_page_is_as_it_was(open_page, settle):
    page = open_page("/warnings?part=changes")
    cell = page.locator(".st-key-warning-history").get_by_role("link", name=re.compile("^执行滞后，2024年第四季度末"))
    number = int(cell.inner_text())
    cell.click()
    settle()
    assert screen.parameters(page) == {"q": "2024Q4", "rule": "behind"} and counted(page) == number
    assert screen.lead(page).startswith("2024年第四季度末") and "2025" not in screen.lead(page)


def test_of_the_reported_dataset_nothing_is_claimed(open_page):
    page = open_page("/warnings?data=reported")
    assert "暂无数据" in screen.lead(page) and "没有预警不等于没有问题" in screen.lead(page)
    assert "没有一条规则可以判断" in screen.text(page) and screen.rows(page, "rules") == []
    assert "没有发现的规则" not in screen.text(page) and matrix(page).count() == 0


def test_the_file_is_what_is_listed(open_page, tmp_path):
    page = open_page("/warnings?rule=stalled")
    page.locator(".st-key-downloads-warnings button").first.click()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button", name="CSV").click()
    path: Path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    said = path.read_bytes().decode("utf-8-sig").rpartition("\r\n\r\n")[0]
    rows = list(csv.DictReader(io.StringIO(said, newline="")))
    shown = screen.rows(page, "warning-list")
    assert [Decimal(row["金额（元）"]) / 10**4 for row in rows] == [money(row[1]) for row in shown]
    assert [row["为什么"] for row in rows] == [row[2] for row in shown]


def test_a_warning_is_reached_and_opened_by_keyboard(open_page, settle):
    page = open_page("/warnings?rule=overspent&part=rules")
    matrix(page).get_by_role("link", name="德清县—缙云县 · 支出超拨付").focus()
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == {"rule": "overspent", "pairs": "P12"}
    spent, disbursed = (total(flows(stage, pair_id="P12", year="2024")) for stage in ("spent", "disbursed"))
    assert f"支出 {spent:,} − 拨付 {disbursed:,} ＝ {spent - disbursed:,} 元" in screen.text(page)


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_nothing_runs_over(open_page):
    page = open_page("/warnings?rule=overspent&lang=en&part=all")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    quoted = page.locator(".st-key-evidence-0 tbody").all_inner_texts()
    assert screen.chinese(screen.words(page)) - screen.chinese(quoted) == {"中文"}
