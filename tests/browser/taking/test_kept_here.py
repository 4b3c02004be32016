"""Favourites and what has changed since the last look: kept by this browser alone, never by the server."""

import json

from playwright.sync_api import Page, expect

from tests.browser import screen

FIELD = ".st-key-search"


def opened(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator(FIELD).get_by_role("dialog")).to_be_visible()


def test_a_view_is_kept_found_and_let_go_by_keys_alone(open_page, settle):
    page = open_page("/funds?data=demo&pairs=P07")
    opened(page)
    page.keyboard.press("Enter")
    expect(page.locator(FIELD).get_by_role("option", name="取消收藏本页")).to_be_visible()
    assert [one["id"] for one in json.loads(page.evaluate("localStorage.favourites"))] == ["/funds?data=demo&pairs=P07"]
    page.keyboard.press("Escape")
    page.get_by_role("link", name="总览", exact=True).click()
    settle()
    page.evaluate("document.activeElement.blur()")
    opened(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle()
    assert screen.path(page) == "/funds" and screen.parameters(page)["pairs"] == "P07"
    page.evaluate("document.activeElement.blur()")
    opened(page)
    page.keyboard.press("Enter")
    expect(page.locator(FIELD).get_by_role("option", name="收藏本页", exact=False).first).to_be_visible()
    assert json.loads(page.evaluate("localStorage.favourites")) == []


def test_what_is_no_list_of_ours_is_left_out(open_page):
    page = open_page("/?data=demo")
    bad = [{"id": "javascript:alert(1)", "name": "x"}, {"id": 5}, None, {"id": "/funds", "name": "<img src=x>"}]
    page.evaluate("bad => localStorage.setItem('favourites', JSON.stringify(bad))", bad)
    opened(page)
    options = page.locator(FIELD).get_by_role("option")
    expect(options).to_have_count(3)
    assert options.nth(1).get_attribute("href") is None and page.locator(FIELD).locator("img").count() == 0
    page.evaluate("localStorage.setItem('favourites', '{')")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD).get_by_role("dialog")).to_have_count(0)
    opened(page)
    expect(options).to_have_count(1)


def test_a_figure_that_changed_with_the_data_says_what_it_was(open_page, settle):
    page = open_page("/?data=demo&q=2025Q4")
    strip = page.locator("[class*=st-key-] .cell")
    assert strip.locator(".seen:visible").count() == 0
    kept = json.loads(page.evaluate("localStorage.seen"))
    assert len(kept) == 8 and len({one["id"] for one in kept}) == 8
    # As if it had been looked at under an older version, when one figure was another.
    for number, one in enumerate(kept):
        one["version"], one["day"] = "demo-older", "2026-01-05"
        if number == 0:
            one["text"] = "12.3 %"
    page.evaluate("all => localStorage.setItem('seen', JSON.stringify(all))", kept)
    page.reload()
    settle()
    marked = strip.locator(".seen:visible")
    expect(marked).to_have_count(1)
    assert marked.inner_text() == "较上次查看：原为12.3 %（2026-01-05）"
    page.reload()
    settle()
    expect(strip.locator(".seen:visible")).to_have_count(1)
