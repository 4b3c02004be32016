"""The frame around every page: nothing moves, one menu from the first paint, five sizes of type, the phone's one button."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import screen

PHONE = {"width": 390, "height": 844}
TYPE = {12, 14, 16, 20, 29}  # base.css names them

SIZES = """
() => {
  const seen = new Map();
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      if (node.closest("svg, .js-plotly-plot, canvas, #skeleton, [data-testid=stIconMaterial]")) continue;
      const own = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim());
      if (!own || !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const box = node.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const size = parseFloat(getComputedStyle(node).fontSize) * (node.currentCSSZoom ?? 1);
      seen.set(size.toFixed(1), node.textContent.trim().slice(0, 30));
    }
  };
  walk(document);
  return Object.fromEntries(seen);
}
"""


@pytest.mark.parametrize("path", ["/", "/lagging", "/funds", "/projects", "/ranks", "/?data=reported"])
def test_type_has_five_sizes_and_none_below_12_pixels(open_page, path):
    sizes = {float(size): text for size, text in open_page(path).evaluate(SIZES).items()}
    assert min(sizes) >= 12, sizes
    # A figure too long for its tile is set smaller; nothing else is.
    assert {size: text for size, text in sizes.items() if not any(abs(size - one) < 0.6 for one in TYPE)} == {}


def test_a_condition_that_is_added_moves_nothing(open_page):
    tops = []
    for query in ("", "?tracks=T1", "?pairs=P01,P02,P03,P04,P05,P06&tracks=T1,T2&cities=331100"):
        page = open_page(f"/lagging{query}")
        tops.append(page.locator(".st-key-lead").bounding_box()["y"])
    assert len(set(tops)) == 1


def test_the_menu_is_there_before_the_app_answers_and_once_only(page, server, settle):
    page.route("**/_stcore/stream*", lambda route: None)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{server.url}/funds?q=2025Q4", wait_until="domcontentloaded")
    first = page.locator("#skeleton").get_by_role("link", name="资金使用")
    expect(first).to_have_attribute("aria-current", "page")
    assert first.is_visible()
    place = first.bounding_box()
    page.unroute_all()
    page.goto(f"{server.url}/funds?q=2025Q4")
    settle()
    assert not page.locator("#skeleton").is_visible()
    menu = page.get_by_role("navigation", name="页面", exact=True)
    assert menu.count() == 1
    real = menu.get_by_role("link", name="资金使用").bounding_box()
    assert abs(real["y"] - place["y"]) <= 8


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_the_title_comes_within_130_pixels_and_one_button_opens_what_is_asked(open_page, settle):
    page = open_page("/?tracks=T1")
    assert page.locator(".st-key-lead").bounding_box()["y"] <= 130
    assert not page.locator(".st-key-controls").is_visible()
    button = page.get_by_role("button", name="模拟数据 · 2025年四季度 · 1 项")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".st-key-controls")).to_be_visible()
    page.get_by_role("radiogroup", name="统计期间").get_by_text("2023年起累计").click()
    settle()
    assert screen.parameters(page)["span"] == "programme" and page.locator(".st-key-controls").is_visible()
    page.locator(".st-key-menu").get_by_role("link", name="谁滞后").click()
    settle()
    assert not page.locator(".st-key-controls").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_larger_type_is_kept_in_the_browser(open_page, page, settle):
    open_page("/lagging")
    height = page.locator(".st-key-lead").bounding_box()["height"]
    button = page.get_by_role("button", name="大字")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.locator(".st-key-lead").bounding_box()["height"] > height * 1.2
    page.reload()
    settle()
    assert page.locator(".st-key-lead").bounding_box()["height"] > height * 1.2
    page.get_by_role("button", name="大字").click()
    assert page.locator(".st-key-lead").bounding_box()["height"] == height


def test_the_hint_is_told_until_it_is_closed_and_then_never(browser: Browser, server):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=server.url)
    page = context.new_page()
    hint = page.get_by_role("complementary", name="三步看懂")
    page.goto("/")
    expect(hint).to_be_visible(timeout=60_000)
    page.goto("/lagging")
    expect(hint).to_be_visible(timeout=60_000)
    hint.get_by_role("button").click()
    expect(hint).to_be_hidden()
    page.goto("/")
    expect(page.locator(".st-key-foot")).to_be_visible(timeout=60_000)
    expect(hint).to_be_hidden()
    context.close()


def test_a_definition_leaves_its_figure_in_sight_and_the_tile_opens_what_it_is_made_of(open_page, settle):
    page = open_page("/")
    tiles = page.locator(".st-key-headlines").get_by_role("group")
    for at in (0, 3, 7):
        value = tiles.nth(at).locator(".value").bounding_box()
        tiles.nth(at).get_by_role("button").click()
        panel = page.get_by_role("dialog").bounding_box()
        assert panel["x"] >= value["x"] + value["width"] or panel["x"] + panel["width"] <= value["x"], at
        page.keyboard.press("Escape")
    box = tiles.nth(3).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 6)
    settle()
    assert screen.path(page) == "/rows" and screen.parameters(page)["metric"] == "investment_completed"
