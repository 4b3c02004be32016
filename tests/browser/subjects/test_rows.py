"""Every number opens: from a card, a ranking or a ratio to the rows behind it, which add up to it to the cent."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.packages import HOSTILE, with_hostile_name

YI = Decimal(10**8)


def figures(page: Page, strip: str) -> dict[str, tuple[str, str]]:
    """The headline figures by label: value, and the address it leads to."""
    found = {}
    for cell in page.locator(f"[class*='st-key-{strip}']").get_by_role("group").all():
        value = cell.locator(".value")
        link = value.locator("a")
        found[cell.get_attribute("aria-label") or ""] = (
            value.inner_text().strip(),
            (link.get_attribute("href") or "") if link.count() else "",
        )
    return found


def amounts(page: Page) -> tuple[Decimal, list[str]]:
    """What the total row says, and the amounts of the rows on this page as they are written."""
    heads = page.locator(".st-key-rows thead th").all_inner_texts()
    at = next(n for n, head in enumerate(heads) if re.search(r"[（(](元|yuan|个|对|场|家次|人次|项)[）)]", head))
    cells = [row[at].split("\n")[0] for row in screen.rows(page, "rows")]
    return Decimal(cells[0].replace(",", "")), cells[1:]


def every_amount(page: Page, settle) -> tuple[Decimal, list[str]]:
    """The same over all pages, turned one by one."""
    total, read = amounts(page)
    while (following := page.get_by_role("button", name="下一页")).count() and following.is_enabled():
        following.click()
        settle()
        again, more = amounts(page)
        assert again == total
        read += more
    return total, read


def added(read: list[str]) -> Decimal:
    return sum((Decimal(text.replace(",", "")) for text in read if text[0].isdigit()), Decimal(0))


def in_yi(amount: Decimal) -> str:
    return f"{(amount / YI).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def test_a_card_of_the_overview_opens_and_back_returns_in_one_step(open_page, settle):
    page = open_page("/?q=2025Q3")
    value, href = figures(page, "headlines")["完成投资"]
    assert href == "/rows?q=2025Q3&metric=investment_completed"
    page.locator("[class*='st-key-headlines']").get_by_role("link", name=f"完成投资 {value} 亿元：查看构成").click()
    settle()
    assert (screen.path(page), screen.parameters(page)) == ("/rows", {"q": "2025Q3", "metric": "investment_completed"})
    total, shown = amounts(page)
    assert in_yi(total) == value and f"为 {value} 亿元" in screen.lead(page)
    assert len(shown) == 50 and shown == sorted(shown, key=lambda text: -Decimal(text.replace(",", "")))
    assert sum(Decimal(row[2].replace(",", "")) for row in screen.rows(page, "rows-sources")) == total
    page.go_back()
    settle()
    assert (screen.path(page), screen.parameters(page)) == ("/", {"q": "2025Q3"})


def test_a_card_of_a_pair_is_the_sum_of_the_amounts_read_over_all_its_pages(open_page, settle):
    page = open_page("/pair?pair=P10&span=programme")
    value, href = figures(page, "pair-headlines")["完成投资"]
    page.locator("[class*='st-key-pair-headlines']").locator(f"a[href='{href}']").click()
    settle()
    assert screen.parameters(page) == {"pairs": "P10", "span": "programme", "metric": "investment_completed"}
    total, read = every_amount(page, settle)
    assert len(read) > 50 and added(read) == total and in_yi(total) == value
    assert read[-1] == "未报" and read.count("未报") == sum(not text[0].isdigit() for text in read)
    assert f"由以下 {len(read)} 行相加得出，其中 {read.count('未报')} 行没有数" in screen.lead(page)


def test_a_small_cell_of_pair_and_track_is_read_whole_on_one_page(open_page, settle):
    page = open_page("/rows?metric=fund_spent&pairs=P10&tracks=T1&q=2025Q3")
    total, read = every_amount(page, settle)
    assert 0 < len(read) <= 50 and added(read) == total
    assert f"{in_yi(total)} 亿元" in screen.lead(page)
    assert {tuple(row[1].split("\n")) for row in screen.rows(page, "rows")[1:]} == {("桐乡市—天台县", "产业项目合作")}


def test_a_figure_of_a_ranking_opens_the_rows_of_its_pair(open_page, settle):
    page = open_page("/map?link=investment_completed")
    first = page.locator(".st-key-map-list tbody tr").first
    name, value = (first.locator("th").inner_text().strip(), first.locator(".bar a").inner_text().strip())
    page.get_by_role("link", name=f"{name} 完成投资 {value} 亿元：查看构成").click()
    settle()
    assert screen.path(page) == "/rows" and screen.lead(page).startswith(f"{name} 完成投资")
    total, read = every_amount(page, settle)
    assert added(read) == total and in_yi(total) == value


def test_the_keyboard_alone_opens_a_ratio_its_other_side_and_a_row(open_page, settle):
    page = open_page("/?q=2025Q3")
    value, _ = figures(page, "headlines")["下达资金执行率"]
    screen.tab_to(page, f"下达资金执行率 {value}%：查看构成")
    page.keyboard.press("Enter")
    settle()
    sides = screen.rows(page, "rows-arithmetic")
    over, under = (Decimal(row[1].split("\n")[0].replace(",", "")) for row in sides[:2])
    assert f"{(over / under * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}" == value
    assert amounts(page)[0] == over
    screen.tab_to(page, "分母：专项资金下达")
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page)["side"] == "denominator" and amounts(page)[0] == under
    screen.tab_to(page, "下一页", most=90)
    page.keyboard.press("Space")
    settle()
    assert screen.parameters(page)["page"] == "2"
    page.go_back()
    page.go_back()
    settle()
    assert "side" not in screen.parameters(page) and amounts(page)[0] == over


def test_a_question_without_an_answer_says_why(open_page, settle):
    page = open_page("/?stages=signed")
    value, href = figures(page, "headlines")["投资撬动比"]
    assert (value, href) == ("不分阶段", "") and "资金流水不分项目阶段" in screen.text(page)
    open_page("/rows?stages=signed&metric=leverage")
    assert "资金流水不分项目阶段" in screen.lead(page) and not page.locator(".st-key-rows").count()


def test_without_a_figure_all_are_listed_to_choose_from(open_page, settle):
    page = open_page("/rows")
    page.locator(".st-key-rows-index").get_by_role("link", name="专项资金支出").click()
    settle()
    assert screen.parameters(page) == {"metric": "fund_spent"} and screen.rows(page, "rows")
    page.go_back()
    settle()
    assert screen.parameters(page) == {} and screen.rows(page, "rows-index")


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_a_phone_reads_row_period_and_amount_in_its_width(open_page, page):
    open_page("/rows?metric=investment_completed&pairs=P10")
    seen = page.locator(".st-key-rows thead th").evaluate_all(
        "ths => ths.filter(th => th.offsetWidth > 1).map(th => th.innerText.trim())"
    )
    assert seen == ["记录", "报告期", "完成投资（元）"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_names_of_any_kind_are_shown_as_they_are(start_app, tmp_path: Path, browser):
    with start_app(tmp_path, with_hostile_name(tmp_path / "packages")) as own:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=own.url)
        page = context.new_page()
        page.goto("/rows?metric=projects&pairs=P01")
        expect(page.locator(".st-key-rows tbody")).to_contain_text(HOSTILE, timeout=60_000)
        expect(page.locator(".st-key-rows b")).to_have_count(0)
        context.close()
