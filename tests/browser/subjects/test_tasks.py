"""督办 in a browser: from a warning to a task, an answer, a version in which it is gone, and one in which it is back."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import ROOT, SETTLE_MS
from tests.browser.packages import health, spend, until

PAIR, YEAR = "P02", "2025"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data" / "demo", tmp_path / "packages" / "demo")
    return tmp_path / "packages"


@pytest.fixture
def server(start_app, tmp_path: Path, packages: Path) -> Iterator:
    """With a package of its own, which changes."""
    with start_app(tmp_path, {"PACKAGES_DIR": str(packages)}) as running:
        yield running


def next_version(server, packages: Path, share: str) -> None:
    was = health(server)[1]["datasets"]["demo"]
    spend(packages, PAIR, YEAR, share)
    until(server, lambda told: told["datasets"].get("demo") not in (None, was))


def fill(page: Page, label: str, text: str, kind: str = "textbox") -> None:
    page.get_by_role(kind, name=label).fill(text)


def test_a_warning_becomes_a_task_that_only_the_data_close(open_page, settle, server, packages) -> None:
    page = open_page("/warnings?rule=behind&pairs=P02&part=list")
    page.locator(".st-key-warning-list").get_by_role("link", name=re.compile("^开督办")).click()
    settle()
    expect(page.get_by_text("执行滞后 · 2025年度").first).to_be_visible()
    expect(page.get_by_text("不是真实事项")).to_be_visible()
    fill(page, "或其他牵头单位", "省级结对办公室")
    fill(page, "办理要求", "说明支出偏慢的原因")
    fill(page, "办理人（单位和姓名）", "张三")
    page.get_by_role("button", name="确定交办").click()
    expect(page.get_by_role("heading", name="1 号督办")).to_be_visible()
    settle()
    address = page.url
    assert re.search(r"task=[0-9a-f]{16}", address) and "仍触发" in screen.text(page)
    seen = "支出 4,120 万元"
    assert seen in screen.text(page)

    page.get_by_text("答复", exact=True).last.click()
    fill(page, "答复内容（做了什么、现在的数）", "已加快支出")
    page.get_by_role("textbox", name="办理人（单位和姓名）").first.fill("泰顺县 李四")
    page.get_by_role("button", name="提交答复").click()
    expect(page.get_by_text("已提交答复。")).to_be_visible()
    assert "数据销号 0 件" in screen.lead(page), "an answer closes nothing"

    next_version(server, packages, "2.5")
    page.goto(address, timeout=SETTLE_MS)
    settle()
    assert "数据销号 1 件" in screen.lead(page) and "已不再触发" in screen.text(page)
    assert seen in screen.text(page), "what was seen stays as it was"
    assert page.get_by_role("button", name="提交答复").count() == 0

    next_version(server, packages, "1")
    page.goto(address, timeout=SETTLE_MS)
    settle()
    assert "重新打开过 1 件" in screen.lead(page) and "数据销号 0 件" in screen.lead(page)
    kinds = [row[1] for row in screen.rows(page, f"task-course-{re.search('task=([0-9a-f]{16})', address)[1]}-zh")]
    assert kinds == ["交办", "答复", "数据销号", "重新打开"]
    page.get_by_role("link", name="当时的页面").click()
    settle()
    assert "/warnings" in page.url and "version=" in page.url and "只到应支出的 34.0%" in screen.text(page)
