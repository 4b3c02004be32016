"""One selection for the whole app: chosen in the panel, written in the address, shown as chips, shared as a link."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen

ASKED = {"tracks": "T1,T3", "pairs": "P07", "stages": "signed"}
CHIPS = ["结对：乐清市—景宁县", "赛道：产业项目合作", "赛道：产业有序转移", "项目阶段：签约"]


def chips(page: Page) -> list[str]:
    return [chip.inner_text().strip() for chip in page.locator(".st-key-chip-links").get_by_role("link").all()]


def choose(page: Page, settle, *names: str) -> None:
    """Opens the panel and presses the pills of these names."""
    page.locator(".st-key-narrow button").first.click()
    for name in names:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name=name).click()
        settle()
    page.keyboard.press("Escape")


def test_what_is_pressed_in_the_panel_is_in_the_address_and_shown_as_chips(open_page, settle):
    page = open_page("/")
    whole = screen.cards(page)["已投产项目数"].value
    choose(page, settle, "P07 乐清市—景宁县", "T1 产业项目合作", "T3 产业有序转移", "签约")
    assert screen.parameters(page) == ASKED
    assert chips(page) == CHIPS
    assert int(screen.cards(page)["已投产项目数"].value) < int(whole)


def test_a_copied_link_shows_the_same_in_a_fresh_browser(open_page, page, browser, server):
    opened = open_page(f"/?{urlencode(ASKED, safe=',')}")
    here = screen.cards(opened), screen.lead(opened), chips(opened)
    other = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url).new_page()
    other.goto(opened.url)
    expect(other.locator(".st-key-chip-links a")).to_have_count(len(CHIPS), timeout=60_000)
    expect(other.locator(".st-key-foot")).to_be_visible(timeout=60_000)
    assert (screen.cards(other), screen.lead(other), chips(other)) == here
    other.context.close()


def test_a_chip_takes_its_condition_back_and_back_brings_it_again(open_page, settle):
    page = open_page(f"/?{urlencode(ASKED, safe=',')}&q=2024Q3")
    page.get_by_role("link", name="移除“赛道：产业项目合作”").click()
    settle()
    assert screen.parameters(page) == ASKED | {"tracks": "T3", "q": "2024Q3"}
    page.go_back()
    settle()
    assert screen.parameters(page) == ASKED | {"q": "2024Q3"} and chips(page) == CHIPS
    page.get_by_role("link", name="全部清除").click()
    settle()
    assert screen.parameters(page) == {"q": "2024Q3"}
    expect(page.locator(".st-key-chip-links")).to_have_count(0)


@pytest.mark.parametrize("menu", ["结对地图", "赛道分析", "项目台账", "排名进度"])
def test_the_selection_goes_along_from_page_to_page_and_survives_a_reload(open_page, settle, menu):
    page = open_page(f"/?{urlencode(ASKED, safe=',')}")
    page.locator(".st-key-menu").get_by_role("link", name=menu, exact=True).click()
    settle()
    assert screen.parameters(page) == ASKED and chips(page) == CHIPS
    page.reload(wait_until="domcontentloaded")
    settle()
    assert screen.parameters(page) == ASKED and chips(page) == CHIPS


def test_an_address_of_an_older_dataset_says_what_is_gone_and_shows_the_rest(open_page):
    page = open_page("/?pairs=P07,P77&industries=000000")
    told = page.locator(".st-key-notice-address").inner_text()
    assert "P77" in told and "本数据集没有这个结对" in told and "000000" in told
    assert chips(page) == ["结对：乐清市—景宁县"]


def test_a_metric_that_cannot_be_narrowed_so_says_why_and_the_rest_is_shown(open_page):
    page = open_page("/?cities=331100")
    cards = screen.cards(page)
    expect(page.get_by_text("预算安排和下达只到结对").first).to_be_visible()
    assert cards["已投产项目数"].value.isdigit()


def test_the_panel_is_used_by_keyboard_alone(open_page, settle):
    page = open_page("/map?view=flat")
    page.locator(".st-key-narrow button").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    screen.tab_to(page, "T1 产业项目合作", most=2)
    page.keyboard.press("ArrowRight")
    assert screen.focused(page) == "T2 深化产业链协作"
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == {"view": "flat", "tracks": "T2"}
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    assert "筛选" in screen.focused(page)


def test_english_chips_have_no_chinese(open_page):
    page = open_page("/?lang=en&pairs=P07&tracks=T3&stages=signed&value=forecast")
    assert screen.chinese(chips(page)) == set()
    assert len(chips(page)) == 4
