"""Addresses that mean nothing: said plainly, with a way back, and whatever stands in them is shown as text."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen

WRONG = {
    "lang": "fr",
    "data": "nowhere",
    "q": "2031Q9",
    "span": "decade",
    "pair": "P99",
    "link": "nonsense",
    "shade": "pairs",
    "view": "3d",
}
HOSTILE = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"


def notice(page: Page):
    return page.locator(".st-key-notice-address")


@pytest.mark.parametrize("path", ["/nonsense", "/nonsense/deeper/still", "/pair/P07", "/map.html"])
def test_an_unknown_page_is_a_404_with_a_way_home(page, settle, path):
    answer = page.goto(path)
    assert answer and answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
    home = page.get_by_role("link", name="回到总览")
    assert home.evaluate("link => link.pathname") == "/"
    home.click()
    settle()
    assert screen.cards(page)


def test_an_unknown_page_in_english(page, settle):
    page.goto("/nonsense?lang=en")
    assert screen.chinese(screen.words(page)) == set()
    page.get_by_role("link", name="Back to the overview").click()
    settle()
    assert screen.parameters(page) == {"lang": "en"}


def test_each_word_that_means_nothing_is_told_and_a_link_drops_them(open_page, settle):
    asked = "&".join(f"{key}={value}" for key, value in WRONG.items())
    page = open_page(f"/map?{asked}")
    told = notice(page).inner_text()
    for value in WRONG.values():
        assert f"“{value}”" in told
    notice(page).get_by_role("link", name="去掉这些参数").click()
    settle()
    expect(notice(page)).to_have_count(0)
    assert screen.path(page) == "/map" and screen.parameters(page) == {}


def test_dropping_what_means_nothing_keeps_what_does(open_page, settle):
    page = open_page("/map?view=tilted&q=2031Q1&link=projects&lang=en")
    assert "2031Q1" in notice(page).inner_text() and "projects" not in notice(page).inner_text()
    notice(page).get_by_role("link", name="Drop these").click()
    settle()
    expect(notice(page)).to_have_count(0)
    assert screen.parameters(page) == {"view": "tilted", "link": "projects", "lang": "en"}


def test_markup_in_an_address_is_text(open_page, subtests):
    for key in ["pair", "q", "lang", "data"]:
        page = open_page(f"/pair?{key}={quote(HOSTILE)}")
        with subtests.test(key):
            assert HOSTILE[:30] in notice(page).inner_text()
            assert page.evaluate("window.hit") is None
            assert page.locator("img[src='x']").count() == 0


def test_parameters_that_are_not_ours_are_left_alone(open_page):
    page = open_page("/?utm_source=letter&q=2024Q2")
    expect(notice(page)).to_have_count(0)
    assert screen.cards(page)["已投产项目数"].note.startswith("2024年第二季度末")


def test_a_quarter_that_is_none_never_breaks_the_page(open_page, subtests):
    for value in ["２０２４Q2", "2024q2", "2024Q5", "0", "x" * 3000, "%00", "🀄"]:
        page = open_page(f"/?q={quote(value)}")
        with subtests.test(value[:10]):
            assert "截至季度" in notice(page).inner_text()
            assert screen.cards(page)["已投产项目数"].value
