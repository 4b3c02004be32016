"""A planner and a county's staff at the same time: a warning becomes a task, is answered, and is closed by a new version of the data."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import screen
from tests.browser.conftest import ROOT, Server
from tests.browser.packages import spend
from tests.browser.signing_in.people import Desk, go, provider, settings

PAIR, YEAR = "P01", "2025"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data" / "demo", tmp_path / "packages" / "demo")
    return tmp_path / "packages"


@pytest.fixture
def server(start_app, tmp_path: Path, packages: Path) -> Iterator[Server]:
    with provider(tmp_path) as identity:
        said = settings(identity, tmp_path) | {"PACKAGES_DIR": str(packages)}
        with start_app(tmp_path, said) as running:
            yield running


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Desk]:
    found = Desk(browser, server)
    yield found
    found.close()


def version(page: Page) -> str:
    found = re.search(r"版本 ([0-9a-f]{8})", screen.badge(page))
    assert found
    return found[1]


def until_another(page: Page, was: str, path: str) -> None:
    """A new version is shown within seconds; how many depends on the machine."""
    for _ in range(300):
        go(page, path)
        if version(page) != was:
            return
    raise AssertionError("no other version came")


def test_a_warning_is_answered_by_its_county_and_closed_by_the_data(desk: Desk, packages: Path) -> None:
    planner = desk.sits_down("张三", f"/warnings?rule=behind&pairs={PAIR}&part=list")
    planner.locator(".st-key-warning-list").get_by_role("link", name=re.compile("^开督办")).first.click()
    expect(planner.get_by_role("textbox", name="办理要求")).to_be_visible()
    planner.get_by_role("textbox", name="或其他牵头单位").fill("省级结对办公室")
    planner.get_by_role("textbox", name="办理要求").fill("说明支出偏慢的原因")
    planner.get_by_role("button", name="确定交办").click()
    expect(planner.get_by_role("heading", name="1 号督办")).to_be_visible()
    task = planner.url.removeprefix(desk.server.url)

    county, other = desk.sits_down("泰顺经办", "/tasks?part=list"), desk.sits_down("义乌经办", task)
    assert "1 号督办" not in screen.text(other) and "说明支出偏慢的原因" not in screen.text(other)
    assert "执行滞后" in screen.text(county)
    go(county, task)
    expect(county.get_by_role("heading", name="1 号督办")).to_be_visible()
    assert county.get_by_role("button", name="确定交办").count() == 0
    county.get_by_text("答复", exact=True).last.click()
    county.get_by_role("textbox", name="答复内容（做了什么、现在的数）").fill("已加快支出")
    county.get_by_role("button", name="提交答复").click()
    expect(county.get_by_text("已提交答复。")).to_be_visible()

    go(planner, task)
    assert "已加快支出" in screen.text(planner) and "泰顺经办" in screen.text(planner)
    was = version(planner)
    spend(packages, PAIR, YEAR, "1.26")
    until_another(planner, was, task)
    assert "数据销号 1 件" in screen.lead(planner), screen.lead(planner)
    go(county, task)
    assert "已不再触发" in screen.text(county)
    assert county.get_by_role("button", name="提交答复").count() == 0
