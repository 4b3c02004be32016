"""Without a mouse: what has the focus is seen to have it, and a panel opens, closes and gives the focus back."""

import io

from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen

PANEL = ["含义", "算法", "单位", "统计期间", "数据性质", "来源", "数据集"]
EDGE = 8  # pixels around a control in which its ring may lie


def pictured(page: Page, control: Locator) -> Image.Image:
    box = control.bounding_box()
    assert box
    clip = {
        "x": max(0, box["x"] - EDGE),
        "y": max(0, box["y"] - EDGE),
        "width": box["width"] + 2 * EDGE,
        "height": box["height"] + 2 * EDGE,
    }
    return Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")


def lines(panel: Locator) -> dict[str, str]:
    """What a panel says, by label."""
    terms, said = (panel.get_by_role(role).all_inner_texts() for role in ("term", "definition"))
    return dict(zip(terms, said, strict=True))


def test_what_has_the_focus_is_seen_to_have_it(open_page, subtests):
    page = open_page("/")
    controls = {
        "menu": page.get_by_role("link", name="结对地图", exact=True),
        "language": page.get_by_role("link", name="English", exact=True),
        "print": page.get_by_role("button", name="打印"),
        "dataset": page.get_by_role("button", name="模拟演示数据集"),
        "quarter": page.get_by_role("combobox", name="截至", exact=True),
        "definition": page.get_by_role("button", name="口径与来源 完成投资"),
        "link on the map": page.locator(".st-key-overview-map").get_by_role("link", name="乐清市—景宁县"),
        "head of a table": page.get_by_role("columnheader", name="缺口").get_by_role("button"),
        "row of a table": page.locator(".st-key-standings").get_by_role("link").first,
    }
    page.keyboard.press("Tab")  # from here on the browser shows the focus as to one who uses the keyboard
    for name, control in controls.items():
        control.scroll_into_view_if_needed()
        # A combobox is drawn by the frame around it.
        drawn = control.locator("../..") if name == "quarter" else control
        before = pictured(page, drawn)
        control.focus()
        with subtests.test(name):
            assert ImageChops.difference(before, pictured(page, drawn)).getbbox(), "nothing changes where the focus is"
        control.blur()


def test_tab_goes_through_the_page_in_the_order_it_is_read(open_page):
    page = open_page("/")
    for name in [
        "总览",
        "口径说明",
        "English",
        "全屏",
        "打印",
        "模拟演示数据集",
        "截至",
        "口径与来源 下达资金执行率",
        "口径与来源 投资撬动比",
        "滨江区—泰顺县",
        "玉环市—仙居县",
        "缺口",
    ]:
        screen.tab_to(page, name, most=25)


def test_the_definition_of_a_figure_opens_and_closes_by_keyboard(open_page, settle):
    page = open_page("/?q=2025Q3")
    button = page.get_by_role("button", name="口径与来源 下达资金执行率")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="下达资金执行率")
    expect(panel).to_be_visible()

    told = lines(panel)
    assert all(told.values()) and "÷" in told["算法"]
    assert "2025" in told["统计期间"] and "模拟" in told["数据集"]
    # The formula with this figure's own numbers: one amount over another, both with their unit.
    assert told["本次计算"].count("亿元") == 2

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert "下达资金执行率" in screen.focused(page) and "口径与来源" in screen.focused(page)


def test_every_figure_of_the_overview_has_all_that_it_takes_to_trust_it(open_page, subtests):
    page = open_page("/")
    for label, card in screen.cards(page).items():
        page.get_by_role("button", name=f"口径与来源 {label}", exact=True).click()
        panel = page.get_by_role("dialog", name=label)
        told = lines(panel)
        with subtests.test(label):
            assert [name for name in PANEL if not told.get(name)] == []
            assert card.unit and card.unit in told["单位"]
        panel.get_by_role("button", name="关闭").click()
        expect(panel).to_be_hidden()


def test_the_panel_leads_to_all_definitions_with_the_question_kept(open_page, settle):
    page = open_page("/?q=2025Q3")
    page.get_by_role("button", name="口径与来源 完成投资").click()
    page.get_by_role("dialog").get_by_role("link", name="查看全部口径").click()
    settle()
    assert screen.path(page) == "/methods" and screen.parameters(page) == {"q": "2025Q3"}
    expect(page.get_by_role("dialog")).to_have_count(0)
