"""The same pages on a phone held upright and on a wall: nothing runs over the side, and everything can be used."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen

PHONE, WALL = {"width": 390, "height": 844}, {"width": 1920, "height": 1080}
PATHS = [
    "/",
    "/map?view=flat",
    "/map?view=drawn",
    "/pair?pair=P15&part=all",
    "/methods?part=all",
    "/?lang=en",
    "/pair?pair=P15&lang=en&part=all",
    "/funds?part=all",
    "/warnings?part=all",
    "/effects?q=2025Q2&part=all",
    "/allocation",
    "/assessment?part=all",
    "/matching?part=all",
    "/findings?part=all",
    "/resources?part=all",
    "/funds?lang=en&part=all",
    "/allocation?lang=en",
    "/briefing",
    "/briefing?lang=en",
]

OVERFLOW = """
() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
  .map((node) => node.scrollWidth - node.clientWidth)
"""


def tap(page: Page, x: float, y: float) -> None:
    """A finger's tap, with all the events that a touch screen sends."""
    glass = page.context.new_cdp_session(page)
    glass.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    glass.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("viewport", [PHONE, WALL], ids=["phone", "wall"])
def test_no_page_runs_over_the_side(open_page, viewport, path):
    assert open_page(path).evaluate(OVERFLOW) == [0, 0]


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_the_map_comes_before_figures_and_tables(open_page, viewport):
    page = open_page("/")
    tops = [page.locator(f".st-key-{key}").bounding_box()["y"] for key in ("overview-map", "headlines", "standings")]
    assert tops == sorted(tops)
    assert tops[0] < viewport["height"]


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_a_tap_tells_what_a_link_is_and_a_second_one_opens_it(open_page, settle, viewport):
    page = open_page("/")
    link = page.locator(".st-key-overview-map").get_by_role("link", name="乐清市—景宁县")
    tap(page, *screen.clear_point(link))
    card = page.locator(".st-key-overview-map .tip")
    expect(card).to_contain_text("下达资金执行率（实际）")
    assert screen.path(page) == "/"

    way = card.get_by_role("link", name="打开结对详情").bounding_box()
    tap(page, way["x"] + way["width"] / 2, way["y"] + way["height"] / 2)
    settle()
    assert screen.path(page) == "/pair" and screen.parameters(page) == {"pair": "P07"}


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_the_controls_can_be_used(open_page, settle, viewport):
    page = open_page("/map?view=flat")
    screen.open_conditions(page)
    page.get_by_role("combobox", name="截至", exact=True).click()
    page.get_by_role("option", name="2024年第二季度").click()
    settle()
    page.get_by_role("radiogroup", name="统计期间").get_by_text("当季").click()
    settle()
    assert screen.parameters(page) == {"view": "flat", "q": "2024Q2", "span": "quarter"}
    page.get_by_role("link", name="总览", exact=True).click()
    settle()
    page.get_by_role("button", name="口径与来源 完成投资").click()
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"]
