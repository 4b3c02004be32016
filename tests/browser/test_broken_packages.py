"""Packages that are handed in broken: refused whole, told by file, row and remedy; what was good before stays shown."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.packages import described, health, until

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A copy of the shipped packages that a test may damage."""
    return Path(shutil.copytree(DATA, tmp_path / "packages"))


@pytest.fixture
def starts_with() -> int:
    """What /healthz answers when the server has started; a test with nothing to show overrides it."""
    return 200


@pytest.fixture
def damaged() -> tuple[str, ...]:
    """The packages that are broken before the server starts."""
    return ()


@pytest.fixture
def ran_before() -> bool:
    """Whether the app had run with these packages, and published them, while they were still good."""
    return False


@pytest.fixture
def server(
    start_app, packages: Path, damaged: tuple[str, ...], ran_before: bool, starts_with: int, tmp_path: Path
) -> Iterator:
    settings = {"PACKAGES_DIR": str(packages)}
    if ran_before:
        with start_app(tmp_path, settings):
            pass
    for name in damaged:
        damage(packages / name)
    with start_app(tmp_path, settings, starts_with) as running:
        yield running


def damage(package: Path) -> None:
    """Two faults: a county that there is not, and an amount in words."""
    pairs = package / "pairs.csv"
    rows = pairs.read_text(encoding="utf-8").splitlines()
    rows[3] = rows[3].replace("330110", "999999")
    pairs.write_text("\n".join(rows) + "\n", encoding="utf-8")
    flows = package / "fund_flows.csv"
    rows = flows.read_text(encoding="utf-8").splitlines()
    amount = rows[0].split(",").index("amount")
    cells = rows[1].split(",")
    cells[amount] = "十八亿元"
    flows.write_text("\n".join([rows[0], ",".join(cells), *rows[2:]]) + "\n", encoding="utf-8")
    described(package)


def mend(package: Path) -> None:
    for name in ("pairs.csv", "fund_flows.csv", "datapackage.json"):
        shutil.copyfile(DATA / package.name / name, package / name)


def notice(page: Page, name: str):
    return page.locator(f".st-key-notice-refused-{name}")


def faults(page: Page, name: str) -> list[str]:
    notice(page, name).get_by_text("查看错误清单").click()
    listed = notice(page, name).get_by_test_id("stExpanderDetails")
    expect(listed).to_be_visible()
    return listed.inner_text().strip().splitlines()


@pytest.mark.parametrize("damaged", [("demo",)], ids=["demo"])
def test_a_package_broken_from_the_start_is_told_and_the_other_dataset_shown(open_page, server, damaged):
    page = open_page("/")
    said = notice(page, "demo").inner_text()
    listed = faults(page, "demo")
    assert f"数据包“demo”有 {len(listed)} 处错误，已整体拒收；没有可用的旧版本。" in said
    assert any("fund_flows.csv 第 2 行" in line and "“十八亿元”" in line and "元" in line for line in listed)
    assert any("pairs.csv 第 4 行" in line for line in listed)
    assert all("。" in line.split("：", 1)[1] for line in listed)  # what is wrong, and then what to do

    assert "公开报道数据集" in screen.badge(page)
    assert "18" in page.locator(".st-key-facts-of-province li").first.inner_text()
    status, told = health(server)
    assert status == 200 and list(told["datasets"]) == ["reported"] and told["refused"] == 1

    page = open_page("/?lang=en")
    assert "faults and was refused whole" in notice(page, "demo").inner_text()


@pytest.mark.parametrize("starts_with", [503])
@pytest.mark.parametrize("damaged", [("demo", "reported")], ids=["all"])
def test_with_nothing_to_show_the_faults_are_and_what_is_mended_appears(
    open_page, page, settle, server, packages, damaged, starts_with
):
    assert health(server)[0] == 503
    open_page("/map?q=2024Q2")
    expect(page.get_by_text("没有可以显示的数据集。请改正下列错误后刷新。")).to_be_visible()
    said = screen.text(page)
    assert "demo" in said and "reported" in said and "第 2 行" in said and "“十八亿元”" in said
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert screen.latin([line for line in screen.words(page) if ".csv" not in line]) <= {"demo", "reported"}

    mend(packages / "reported")
    until(server, lambda told: "reported" in told["datasets"])
    page.reload(wait_until="domcontentloaded")
    settle()
    assert health(server)[0] == 200
    assert "公开报道数据集" in screen.badge(page) and "拒收" in notice(page, "demo").inner_text()

    mend(packages / "demo")
    until(server, lambda told: not told["refused"])
    page.reload(wait_until="domcontentloaded")
    settle()
    assert "模拟演示数据集" in screen.badge(page)
    expect(notice(page, "demo")).to_have_count(0)
    cards, version = screen.cards(page), health(server)[1]["datasets"]["demo"]

    damage(packages / "demo")
    until(server, lambda told: told["refused"] and told["datasets"]["demo"] == version)
    page.reload(wait_until="domcontentloaded")
    settle()
    assert f"现显示上一个合格版本 {version[:8]}。" in notice(page, "demo").inner_text()
    assert screen.cards(page) == cards and version[:8] in screen.badge(page)


@pytest.mark.parametrize("ran_before", [True], ids=["restarted"])
@pytest.mark.parametrize("damaged", [("demo",)], ids=["demo"])
def test_after_a_restart_too_the_last_good_version_stays_on_the_screen(open_page, server, damaged, ran_before):
    version = health(server)[1]["datasets"]["demo"]
    page = open_page("/?q=2024Q2")
    assert f"现显示上一个合格版本 {version[:8]}。" in notice(page, "demo").inner_text()
    assert len(faults(page, "demo")) >= 2
    assert version[:8] in screen.badge(page) and "模拟演示数据集" in screen.badge(page)
    assert screen.cards(page)["已投产项目数"].note.startswith("2024年第二季度末")
