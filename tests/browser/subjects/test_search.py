"""Search from anywhere, by the keyboard alone: opened by “/”, walked by arrows, opened by Enter, closed by Escape."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.test_every_page import NOT_FOR_AXE

FIELD = ".st-key-search"


def opened(page: Page):
    """The dialog, once it is open."""
    dialog = page.locator(FIELD).get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def find(page: Page, text: str) -> None:
    """Types it as a reader does, and waits for the list."""
    page.keyboard.press("/")
    opened(page)
    page.keyboard.insert_text(text)


def chosen(page: Page):
    return page.locator(FIELD).locator("[role=option][aria-selected=true]")


@pytest.mark.parametrize("typed", ["景宁", "jingning", "jn"])
def test_a_name_leads_to_its_county_by_keys_alone(open_page, settle, typed):
    page = open_page("/?data=demo&q=2025Q2")
    find(page, typed)
    groups = page.locator(FIELD).get_by_role("group")
    expect(groups).not_to_have_count(0)
    assert [g.get_attribute("aria-label") for g in groups.all()][:3] == ["县（市、区）", "结对", "项目"]
    expect(chosen(page)).to_contain_text("景宁县")
    expect(chosen(page)).to_contain_text("丽水 · 山区县 · 乐清市—景宁县")
    page.keyboard.press("Enter")
    settle()
    assert screen.path(page) == "/county" and screen.parameters(page) == {"county": "331127", "q": "2025Q2"}
    assert screen.lead(page).startswith("景宁县（丽水）")
    expect(page.locator(FIELD).get_by_role("dialog")).to_have_count(0)


def test_arrows_walk_the_list_in_a_circle_and_the_last_of_a_kind_shows_all(open_page, settle):
    page = open_page("/funds?data=demo")
    find(page, "景宁")
    expect(chosen(page)).to_contain_text("景宁县")
    field = page.locator(FIELD).get_by_role("combobox")
    first = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_contain_text("乐清市—景宁县")
    assert field.get_attribute("aria-activedescendant") != first
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_contain_text("全部")
    page.keyboard.press("Enter")
    settle()
    assert screen.path(page) == "/projects" and screen.parameters(page)["find"] == "景宁"
    assert len(screen.rows(page, "ledger")) > 10


def test_escape_closes_and_gives_the_focus_back(open_page):
    page = open_page("/?data=demo")
    screen.tab_to(page, "资金使用")
    before = screen.focused(page)
    find(page, "jn")
    expect(chosen(page)).to_contain_text("景宁县")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD).get_by_role("dialog")).to_have_count(0)
    assert screen.focused(page) == before
    assert screen.path(page) == "/"


def test_the_key_opens_it_again_in_the_moment_it_was_closed(open_page):
    """Until the browser tells the close, the field that nobody sees has the focus: pressed then, the key was lost."""
    page = open_page("/?data=demo")
    page.keyboard.press("/")
    focused = opened(page).evaluate(
        """dialog => {
            dialog.close();
            const focused = dialog.getRootNode().activeElement;
            focused.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, composed: true, cancelable: true }));
            return focused.tagName;
        }"""
    )
    assert focused == "INPUT"
    opened(page)


def test_the_key_is_a_sign_where_somebody_writes(open_page, settle):
    page = open_page("/projects?data=demo")
    box = page.get_by_label("查找项目")
    box.focus()
    page.keyboard.type("a/b")
    assert box.input_value() == "a/b"
    expect(page.locator(FIELD).get_by_role("dialog")).to_have_count(0)
    box.fill("")
    page.keyboard.press("Control+/")
    expect(page.locator(FIELD).get_by_role("dialog")).to_have_count(0)


def test_what_is_typed_reaches_no_key_of_the_page(open_page):
    """Streamlit reruns at r and clears what is kept at c."""
    page = open_page("/?data=demo")
    find(page, "")
    asked = []
    page.on("websocket", lambda socket: asked.append(socket.url))
    before = page.evaluate("window.unanswered")
    page.keyboard.type("rc/rc")
    assert page.locator(FIELD).get_by_role("combobox").input_value() == "rc/rc"
    assert page.evaluate("window.unanswered") == before and not asked


def test_typing_costs_no_rerun_and_only_the_last_is_answered(open_page):
    page = open_page("/?data=demo")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/search?" in request.url else None)
    find(page, "")
    page.keyboard.type("jingning", delay=10)
    expect(chosen(page)).to_contain_text("景宁县")
    assert len(sent) < len("jingning") and "find=jingning" in sent[-1]
    assert page.locator("[data-testid=stApp]").get_attribute("data-test-script-state") == "notRunning"


@pytest.mark.parametrize(
    "text", ["qqxxzz", "<img src=x onerror=alert(1)>", "%00'; DROP TABLE", "景" * 10_000, "\u202e\u200b"]
)
def test_what_finds_nothing_is_told_plainly(open_page, text):
    page = open_page("/?data=demo")
    find(page, text)
    told = page.locator(FIELD).locator(".told")
    expect(told).to_be_visible()
    expect(page.locator(FIELD).get_by_role("option")).to_have_count(0)
    assert page.locator(FIELD).locator("img").count() == 0


def test_a_click_opens_it_and_a_click_opens_a_hit(open_page, settle):
    page = open_page("/?data=demo")
    page.get_by_role("button", name="查找", exact=True).click()
    opened(page)
    page.keyboard.insert_text("预警")
    page.locator(FIELD).get_by_role("option", name="预警").first.click()
    settle()
    assert screen.path(page) == "/warnings"


def test_a_server_that_does_not_answer_is_told(open_page):
    page = open_page("/?data=demo")
    page.route("**/search?*", lambda route: route.abort())
    find(page, "jn")
    expect(page.locator(FIELD).locator(".told")).to_contain_text("没有查成")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_in_the_open_list(open_page, lang):
    page = open_page(f"/?data=demo&lang={lang}")
    find(page, "jn")
    expect(chosen(page)).to_be_visible()
    found = Axe().run(page, NOT_FOR_AXE).response["violations"]
    assert [(v["id"], [node["html"][:80] for node in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_it_fits_a_phone(open_page, viewport):
    page = open_page("/?data=demo")
    page.get_by_role("button", name="查找", exact=True).click()
    opened(page)
    page.keyboard.insert_text("jn")
    expect(chosen(page)).to_contain_text("景宁县")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
