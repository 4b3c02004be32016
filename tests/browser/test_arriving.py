"""A reader arrives by a link from somewhere else: what was asked for is there, and the whole frame about it."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser import screen

MENU = {"总览": "/", "结对地图": "/map", "结对详情": "/pair", "口径说明": "/methods"}


def test_a_deep_link_opened_cold_shows_the_pair_at_the_quarter_asked_for(open_page):
    page = open_page("/pair?pair=P07&q=2024Q2&data=demo")

    expect(page).to_have_title("结对详情 · 结对促共富看板")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert screen.parameters(page) == {"pair": "P07", "q": "2024Q2", "data": "demo"}
    assert "乐清市—景宁县：" in screen.lead(page)
    expect(page.get_by_role("combobox", name="截至")).to_have_value("截至 2024年第二季度")
    assert screen.cards(page)["项目数"].note.startswith("2024年第二季度末")


def test_a_deep_link_opened_cold_has_the_whole_frame(open_page):
    page = open_page("/pair?pair=P07&q=2024Q2&data=demo")

    menu = page.get_by_role("navigation", name="页面")
    for name in MENU:
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="English", exact=True)).to_be_visible()
    for name in ["全屏", "打印", "模拟演示数据集 · 模拟数据"]:
        expect(page.get_by_role("button", name=name)).to_be_visible()
    for part in ["模拟数据，仅供演示，不是真实数据", "模拟演示数据集", "版本", "数据时点"]:
        assert part in screen.badge(page)
    # As addresses too, for those who open a page in another tab.
    for name, path in MENU.items():
        link = menu.get_by_role("link", name=name, exact=True)
        assert urlsplit(link.evaluate("link => link.href")).path == path, name


def test_nothing_of_the_tool_behind_it_is_seen(open_page):
    page = open_page("/pair?pair=P07&q=2024Q2&data=demo")
    for nothing in ["stHeader", "stToolbar", "stMainMenu", "stSidebar", "stStatusWidget", "stDecoration"]:
        expect(page.get_by_test_id(nothing)).not_to_be_visible()


def test_the_badge_opens_on_what_the_dataset_is_and_leads_to_the_other_one(open_page, settle):
    page = open_page("/?q=2024Q2")
    page.get_by_role("button", name="模拟演示数据集").click()
    page.get_by_role("link", name="公开报道数据集").click()
    settle()
    assert screen.parameters(page) == {"data": "reported"}
    assert "公开报道数据集" in screen.badge(page) and "模拟" not in screen.badge(page)


def test_the_long_page_of_definitions_opens_at_the_part_asked_for(open_page, settle):
    page = open_page("/methods?part=all")
    index = page.get_by_role("navigation", name="本页各节")
    parts = index.get_by_role("link").all()
    heads = page.get_by_role("heading", level=2)
    assert [part.inner_text() for part in parts] == heads.all_inner_texts(), "a link for each heading, in order"
    for part in parts:
        assert page.locator(f"{part.get_attribute('href')}").count() == 1
    index.get_by_role("link", name="预警怎么判断").click()
    expect(page.locator("#warnings")).to_be_in_viewport()
    assert urlsplit(page.url).fragment == "warnings"
    page.goto("/methods?lang=en#codes")
    settle()
    expect(page.locator("#codes")).to_be_in_viewport()
