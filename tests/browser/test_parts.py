"""The parts of a long page in the browser: a row of links, each an address, and all of them for paper and for the hall."""

from playwright.sync_api import Page, expect

from tests.browser import screen

PARTS = ["阶梯", "流向", "缺口", "进度", "明细", "全部"]
# Paper is not drawn: what would be on it is noted.
NOTED = """
window.printed = [];
window.print = () => {
  window.printed.push([location.search, [...document.querySelectorAll("h2")].map((head) => head.textContent)]);
  dispatchEvent(new Event("afterprint"));
};
"""


def row(page: Page):
    return page.locator(".st-key-parts")


def headings(page: Page) -> list[str]:
    return page.get_by_role("heading", level=2).all_inner_texts()


def test_each_part_is_an_address_and_back_returns(open_page, settle):
    page = open_page("/funds?pairs=P02,P07")
    assert row(page).get_by_role("link").all_inner_texts() == PARTS
    assert row(page).locator("[aria-current]").inner_text() == "阶梯"
    seen = headings(page)
    row(page).get_by_role("link", name="缺口", exact=True).focus()
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == {"pairs": "P02,P07", "part": "gaps"}
    assert row(page).locator("[aria-current]").inner_text() == "缺口" and not set(headings(page)) & set(seen)
    page.reload()
    settle()
    assert row(page).locator("[aria-current]").inner_text() == "缺口"
    page.go_back()
    settle()
    assert screen.parameters(page) == {"pairs": "P02,P07"} and headings(page) == seen


def test_another_page_opens_at_its_own_first_part(open_page, settle):
    page = open_page("/funds?part=gaps")
    page.locator(".st-key-menu").get_by_role("link", name="赛道分析", exact=True).click()
    settle()
    assert screen.path(page) == "/tracks" and screen.parameters(page) == {}
    assert row(page).locator("[aria-current]").inner_text() == "矩阵"


def test_the_printer_gets_all_parts_and_the_reader_is_back_where_he_was(open_page, settle, page):
    page.add_init_script(NOTED)
    open_page("/funds?part=gaps")
    own = headings(page)
    page.get_by_role("button", name="打印", exact=True).click()
    page.wait_for_function("() => window.printed.length === 1")
    ((asked, printed),) = page.evaluate("window.printed")
    assert "part=all" in asked and {"资金流向", *own} <= set(printed)
    settle()
    expect(row(page).locator("[aria-current]")).to_have_text("缺口")
    assert screen.parameters(page) == {"part": "gaps"} and headings(page) == own


def test_what_is_whole_already_is_printed_as_it_stands(open_page, settle, page):
    page.add_init_script(NOTED)
    for address in ("/funds?part=all", "/projects"):
        open_page(address)
        page.get_by_role("button", name="打印", exact=True).click()
        page.wait_for_function("() => window.printed.length === 1")
        settle()
        assert page.evaluate("location.pathname + location.search") == address
