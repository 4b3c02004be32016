"""A view is shared by keys alone: its links, its code, its pictures; and within another site it is shown alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import screen
from tests.browser.test_every_page import NOT_FOR_AXE


def test_the_panel_gives_links_a_code_and_pictures(open_page, settle):
    page = open_page("/funds?data=demo&pairs=P07")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="分享").press("Enter")
    fields = page.locator(".st-key-share-links").get_by_role("textbox")
    expect(fields).to_have_count(2)
    settle()
    origin = page.evaluate("location.origin")
    assert fields.nth(0).input_value() == f"{origin}/funds?data=demo&pairs=P07"
    assert fields.nth(1).input_value() == f"{origin}/funds?data=demo&q=2025Q4&pairs=P07"
    expect(page.get_by_role("img", name="二维码")).to_be_visible()
    copy = page.locator(".st-key-share-links").get_by_role("button", name="复制 链接，固定在")
    copy.press("Enter")
    expect(page.locator(".st-key-share-links").get_by_role("status")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == fields.nth(1).input_value()
    with page.expect_download() as taken:
        page.get_by_role("button", name="图片：资金阶梯").click()
    assert taken.value.suggested_filename.endswith(".png")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_in_the_open_panel(open_page, settle, lang):
    page = open_page(f"/?data=demo&lang={lang}")
    page.get_by_role("button", name="分享" if lang == "zh" else "Share").click()
    expect(page.locator(".st-key-share-links").get_by_role("textbox")).to_have_count(2)
    settle()
    found = Axe().run(page, NOT_FOR_AXE).response["violations"]
    assert [(v["id"], [node["html"][:80] for node in v["nodes"]]) for v in found] == []


def test_within_another_site_a_page_stands_alone_and_says_whose_figures_it_shows(open_page):
    page = open_page("/funds?data=demo&q=2025Q4&embed=true")
    assert screen.lead(page).startswith("2025年度资金")
    assert page.get_by_role("navigation", name="页面", exact=True).count() == 0
    expect(page.locator(".st-key-embedded")).to_contain_text("模拟演示数据集")
    assert page.get_by_role("link", name="在看板中打开").get_attribute("href") == "/funds?data=demo&q=2025Q4"
