"""The project ledger at work: searched, sorted, paged, shared, opened; by mouse and by keyboard; and hostile words as words."""

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import COUNT_UNANSWERED
from tests.browser.packages import HOSTILE, with_hostile_name
from tests.demo_tables import returns
from tests.demo_tables import rows as demo_rows

FIRST, SECOND = "第 1–50 项", "第 51–100 项"


def names(page: Page) -> list[str]:
    return [row[0].split("\n")[0] for row in screen.rows(page, "ledger")]


def planned(page: Page) -> list[int]:
    return [int(row[4].replace(",", "")) for row in screen.rows(page, "ledger")]


def sums(page: Page) -> dict[str, str]:
    strip = page.locator("[class*='st-key-ledger-sums']").get_by_role("group")
    return {cell.get_attribute("aria-label") or "": cell.locator(".value").inner_text().strip() for cell in strip.all()}


def find(page: Page, settle, text: str) -> None:
    page.get_by_role("textbox", name="查找项目").fill(text)
    page.keyboard.press("Enter")
    settle()


def head(page: Page, name: str):
    return page.locator(".st-key-ledger thead").get_by_role("button", name=name)


def test_a_page_at_a_time_the_largest_plan_first(open_page, settle):
    page = open_page("/projects")
    assert len(names(page)) == 50 and planned(page) == sorted(planned(page), reverse=True)
    last = planned(page)[-1]
    expect(page.get_by_role("button", name="上一页")).to_be_disabled()
    page.get_by_role("button", name="下一页").click()
    settle()
    assert screen.parameters(page) == {"page": "2"} and SECOND in screen.text(page)
    assert planned(page)[0] <= last and len(names(page)) == 50
    page.go_back()
    settle()
    assert screen.parameters(page) == {} and FIRST in screen.text(page) and planned(page)[-1] == last
    open_page("/projects?page=99999")
    expect(page.get_by_role("button", name="下一页")).to_be_disabled()
    assert 0 < len(names(page)) <= 50


def test_a_header_sorts_all_pages_and_goes_back_to_the_first(open_page, settle):
    page = open_page("/projects?page=3")
    head(page, "计划总投资（万元）").click()
    settle()
    assert screen.parameters(page) == {"sort": "planned"} and planned(page) == sorted(planned(page))
    expect(page.locator(".st-key-ledger th[aria-sort=ascending]")).to_have_count(1)
    head(page, "签约日").or_(head(page, "项目")).first.click()
    settle()
    assert screen.parameters(page) == {"sort": "name"} and names(page) == sorted(names(page))
    page.go_back()
    settle()
    assert screen.parameters(page) == {"sort": "planned"} and planned(page) == sorted(planned(page))


def test_a_search_narrows_rows_and_sums_together(open_page, settle):
    page = open_page("/projects?sort=planned&page=2")
    whole = sums(page)
    find(page, settle, "  p07 ")
    assert screen.parameters(page) == {"find": "p07", "sort": "planned"}
    found = names(page)
    assert found and all("P07" in name for name in found)
    assert sums(page)["项目数"] == str(len(found)) != whole["项目数"]
    assert f"查找“p07”得 {len(found)} 项" in screen.text(page)
    total = sum(planned(page)) / 10_000
    assert sums(page)["计划总投资"] == f"{total:,.2f}"
    page.get_by_role("button", name="清除查找").click()
    settle()
    assert sums(page) == whole and "find" not in screen.parameters(page)


@pytest.mark.parametrize(
    "text", ["%", "_", "'; DROP TABLE projects; --", "<img src=x onerror=alert(1)>", "**x** {find} [a](b)"]
)
def test_what_is_typed_is_only_ever_text(open_page, settle, text):
    page = open_page("/projects")
    find(page, settle, text)
    assert screen.parameters(page) == {"find": text}
    assert f"没有项目含有“{text}”。" in screen.words(page)
    assert sums(page)["项目数"] == "0"


def test_a_copied_link_opens_the_same_view_elsewhere(open_page, settle, browser, server):
    page = open_page("/projects?pairs=P07,P08,P12,P15&stages=under_construction,in_production&q=2025Q3")
    find(page, settle, "示例")
    head(page, "累计完成投资（万元）").click()
    settle()
    seen = names(page), sums(page), screen.parameters(page)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=server.url)
    context.add_init_script(COUNT_UNANSWERED)
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(".st-key-ledger tbody tr")).to_have_count(len(seen[0]), timeout=60_000)
    expect(other.locator(".st-key-foot")).to_be_visible(timeout=60_000)
    assert (names(other), sums(other), screen.parameters(other)) == seen
    context.close()


def test_a_row_opens_the_projects_panel_and_back_closes_it(open_page, settle):
    page = open_page("/projects?find=P01-002&data=demo")
    (project,) = (row for row in demo_rows("projects") if row["project_id"] == "P01-002")
    page.locator(".st-key-ledger tbody tr").filter(has_text=project["name"]).locator("td").last.click()
    settle()
    assert screen.parameters(page)["project"] == "P01-002"
    panel = page.locator(".st-key-project-panel")
    expect(panel.get_by_role("heading", name=project["name"].split()[-1])).to_be_visible()
    facts = dict(row[:2] for row in screen.rows(page, "project-facts"))
    assert (
        facts["项目编号"] == "P01-002" and facts["开工日"] == "2023年9月29日" and facts["牵头企业"] == "示例企业P01-002"
    )
    history = screen.rows(page, "project-history")
    last = [
        f"{Decimal(row['value']) / 10_000:,.0f}"
        for metric in ("output_value", "profit_and_tax")
        for row in returns(metric)
        if (row["subject_id"], row["period"]) == ("P01-002", "2025Q4")
    ]
    assert history[0][0].startswith("2025年第四季度") and list(history[0][2:]) == last
    assert {row[0].split("\n")[0] for row in screen.rows(page, "project-stated")} == {"产值", "利税"}
    assert "图上位置是落地县，不是项目地址。" in screen.text(page)
    page.go_back()
    settle()
    assert "project" not in screen.parameters(page)
    expect(panel).to_have_count(0)


def test_columns_are_chosen_and_kept_in_the_address(open_page, settle):
    page = open_page("/projects")
    page.get_by_role("button", name="选择列").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="落地县", exact=True).click()
    settle()
    assert "county" in screen.parameters(page)["shown"].split(",")
    expect(head(page, "落地县")).to_have_count(1)
    page.reload(wait_until="domcontentloaded")
    settle()
    expect(head(page, "落地县")).to_have_count(1)


def test_the_keyboard_alone_searches_sorts_pages_and_opens(open_page, settle):
    page = open_page("/projects")
    page.get_by_role("textbox", name="查找项目").focus()
    page.keyboard.type("示例")
    page.keyboard.press("Enter")
    settle()
    screen.tab_to(page, "计划总投资（万元）")
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == {"find": "示例", "sort": "planned"}
    assert "计划总投资（万元）" in screen.focused(page)
    screen.tab_to(page, names(page)[0])
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page)["project"]
    page.go_back()
    settle()
    page.get_by_role("button", name="下一页").focus()
    page.keyboard.press("Space")
    settle()
    assert screen.parameters(page) == {"find": "示例", "sort": "planned", "page": "2"}


def test_those_that_cannot_be_placed_are_counted_and_listed(open_page):
    page = open_page("/projects?data=reported&q=2024Q3")
    told = page.get_by_test_id("stExpander")
    assert "信息不全的项目 3 个" in told.inner_text() and "计划总投资未载 3 个" in told.inner_text()
    told.locator("summary").click()
    assert screen.rows(page, "ledger-gaps")[0][0].startswith("双箭橡胶天台输送带第二生产基地")


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_a_phone_shows_name_stage_and_progress_in_its_width(open_page, page):
    open_page("/projects")
    seen = page.locator(".st-key-ledger thead th").evaluate_all(
        "ths => ths.filter(th => th.offsetWidth > 1).map(th => th.innerText.trim())"
    )
    assert seen == ["项目", "阶段", "累计完成投资（万元）"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_english_has_no_chinese_of_its_own(open_page):
    page = open_page("/projects?lang=en")
    heads = page.locator(".st-key-ledger thead th").all_inner_texts()
    assert not screen.chinese(heads) and not screen.chinese([screen.lead(page)]) and "1–50 of " in screen.text(page)


def test_names_of_any_kind_are_shown_as_they_are(start_app, tmp_path: Path, browser):
    with start_app(tmp_path, with_hostile_name(tmp_path / "packages")) as own:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=own.url)
        page = context.new_page()
        page.goto("/projects?find=P01-001&project=P01-001")
        expect(page.locator(".st-key-project-panel h2")).to_have_text(HOSTILE, timeout=60_000)
        expect(page.locator(".st-key-ledger tbody th").first).to_contain_text(HOSTILE)
        expect(page.locator(".st-key-ledger b, .st-key-project-panel b")).to_have_count(0)
        context.close()
