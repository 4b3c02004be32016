"""Saved views in the browser: kept, opened elsewhere, shared as a link, deleted after a second question."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import COUNT_UNANSWERED, wait_at_rest

ASKED = "/projects?pairs=P07&tracks=T1"
HOSTILE = "<img src=x onerror=alert(1)> **粗** :red[红] $x$ [链](/x) \"'"


@pytest.fixture
def folder(server):
    """Where this server keeps its views; empty before and after."""
    there = server.log.parent / "datasets" / ".views"
    yield there
    for path in there.rglob("*.json"):
        path.unlink()


def panel(page: Page) -> Page:
    if not page.get_by_label("给当前视图取名").count():
        page.locator(".st-key-saved-views button").first.click()
    expect(page.get_by_label("给当前视图取名")).to_be_visible()
    return page


def keep(page: Page, settle, name: str) -> None:
    panel(page).get_by_label("给当前视图取名").fill(name)
    page.keyboard.press("Enter")
    settle()


def listed(page: Page) -> list[tuple[str, ...]]:
    return screen.rows(page, "saved-views-list-zh")


def test_a_view_is_kept_and_opens_in_another_browser(open_page, settle, folder, browser, server):
    page = open_page(ASKED)
    lead = screen.lead(page)
    keep(page, settle, "  会前  查看 ")
    expect(page.get_by_text("已保存“会前 查看”。")).to_be_visible()
    ((name, where, _),) = listed(page)
    assert name == "会前 查看\n结对：乐清市—景宁县 · 赛道：产业项目合作 · 随最新季度更新" and where == "项目台账"
    assert page.get_by_label("给当前视图取名").input_value() == ""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=server.url)
    context.add_init_script(COUNT_UNANSWERED)
    other = context.new_page()
    other.goto("/map")
    wait_at_rest(other)  # a press on a page that is still drawn may lose its way
    other.locator(".st-key-saved-views button").first.click(timeout=60_000)
    link = other.get_by_role("link", name="会前 查看")
    assert link.get_attribute("href") == "/projects?pairs=P07&tracks=T1"
    wait_at_rest(other)
    link.click()
    expect(other.locator(".st-key-lead")).to_have_text(lead, timeout=60_000)
    assert screen.parameters(other) == {"pairs": "P07", "tracks": "T1"}
    wait_at_rest(other)
    other.go_back()
    expect(other).to_have_url(f"{server.url}/map")
    context.close()


def test_a_fixed_quarter_is_told_from_one_that_moves_on(open_page, settle, folder):
    page = open_page("/?q=2024Q3")
    keep(page, settle, "三季度")
    assert "固定在2024年第三季度" in listed(page)[0][0]


def test_a_name_is_text_whatever_it_holds_and_deleting_asks_first(open_page, settle, folder):
    page = open_page("/")
    keep(page, settle, HOSTILE)
    assert listed(page)[0][0].startswith(HOSTILE)
    assert f"已保存“{HOSTILE}”。" in screen.text(page)
    body = page.get_by_test_id("stPopoverBody").first
    assert not body.locator("img, strong").count()

    def doom() -> None:
        page.get_by_label("要删除的视图").click()
        page.get_by_role("option", name=HOSTILE).click()
        settle()
        page.get_by_role("button", name="删除", exact=True).click()
        settle()
        assert HOSTILE in body.inner_text() and "30 天内可从回收站取回" in body.inner_text()

    doom()
    page.get_by_role("button", name="保留").click()
    settle()
    assert len(list(folder.glob("*.json"))) == 1
    doom()
    page.get_by_role("button", name="确定删除").click()
    settle()
    assert not list(folder.glob("*.json"))
    assert "还没有保存的视图。" in body.inner_text() and HOSTILE in body.inner_text()
    body.get_by_text("回收站（1）").first.click()
    settle()
    page.get_by_label("要取回的").click()
    page.get_by_role("option", name=HOSTILE).click()
    settle()
    page.get_by_role("button", name="取回", exact=True).click()
    settle()
    assert len(list(folder.glob("*.json"))) == 1 and listed(page)[0][0].startswith(HOSTILE)
    assert "回收站" not in body.inner_text()


def test_a_name_twice_or_none_is_told_and_the_typed_name_stays(open_page, settle, folder):
    page = open_page("/")
    keep(page, settle, "会前")
    keep(page, settle, "会前")
    expect(page.get_by_text("已有名为“会前”的视图，请换一个名称")).to_be_visible()
    assert page.get_by_label("给当前视图取名").input_value() == "会前" and len(listed(page)) == 1
    keep(page, settle, " ")
    expect(page.get_by_text("请填写名称")).to_be_visible()


def written(folder: Path, **changes: object) -> None:
    """A view's file as somebody else may have put it there."""
    folder.mkdir(exist_ok=True)
    view = {
        "id": "a" * 16,
        "name": "旧",
        "page": "projects",
        "query": {},
        "dataset": "demo",
        "created": "2025-01-01T00:00:00+00:00",
    }
    view |= changes
    (folder / f"{view['id']}.json").write_text(json.dumps(view), encoding="utf-8")


def test_a_view_that_names_what_is_gone_opens_with_the_usual_notice(open_page, settle, folder):
    written(folder, query={"pairs": "P07,P77", "data": "gone", "sort": "-planned"})
    written(folder, id="b" * 16, name="没了", page="gone")
    (folder / f"{'c' * 16}.json").write_text("{", encoding="utf-8")
    page = panel(open_page("/"))
    settle()
    said = screen.text(page)
    assert "页面已不存在" in said and f"1 个视图文件无法读取，已略过：{'c' * 16}.json" in said
    page.get_by_role("link", name="旧", exact=True).click()
    settle()
    assert screen.path(page) == "/projects"
    notice = page.locator(".st-key-notice-address").inner_text()
    assert "P77" in notice and "gone" in notice


def test_the_panel_says_who_sees_the_views_in_chinese_alone(open_page, settle, folder):
    page = panel(open_page("/"))
    page.get_by_label("给当前视图取名").fill("会前")
    body = page.get_by_test_id("stPopoverBody").first
    assert "所有使用者都能看到" in body.inner_text()
    assert not re.findall("[A-Za-z]{2,}", body.inner_text())
    assert "Press Enter" not in screen.text(page)


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_it_fits_a_phone_in_english(open_page, settle, folder):
    page = open_page("/?lang=en")
    screen.open_conditions(page)
    page.locator(".st-key-saved-views button").first.click()
    page.get_by_label("Name this view").fill("Before the meeting")
    page.get_by_role("button", name="Save", exact=True).click()
    settle()
    body = page.get_by_test_id("stPopoverBody").first
    box = body.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert "follows the latest quarter" in screen.text(page)
