"""分配测算 in a browser: a weight moves and the money still adds up; a plan is kept, compared, copied; phone, keyboard, no data."""

import io
import re

import pyarrow.parquet as pq
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.test_every_page import NOT_FOR_AXE, UNNAMED, foreign

BOUND = "18.0-e0n70p10c20-f80-c130-r5"
EQUAL = "18.0-e100n0p0c0-f50-c200-r5"


@pytest.fixture
def folder(server):
    """Where this server keeps its views; empty before and after."""
    there = server.log.parent / "datasets" / ".views"
    yield there
    for path in there.glob("*.json"):
        path.unlink()


def amounts(page: Page, column: int = 1) -> dict[str, int]:
    """The pairs' amounts by name; at 1 this plan's, at 2 last year's."""
    return {row[0]: int(row[column].replace(",", "")) for row in screen.rows(page, "split")}


def adds_up(page: Page) -> tuple[int, int, int]:
    """What the page says: pairs + reserve = envelope, 万元."""
    said = page.locator(".st-key-allocation-sum").inner_text().replace(",", "")
    found = re.search(r"各对合计 (\d+) \+ 省级预留 (\d+) = 总额 (\d+) 万元", said)
    assert found, said
    return int(found[1]), int(found[2]), int(found[3])


def nudge(page: Page, name: str, key: str, times: int, settle) -> None:
    """Moves a slider by its keys."""
    slider = page.get_by_role("slider", name=name)
    slider.focus()
    for _ in range(times):
        page.keyboard.press(key)
    settle()


def test_a_weight_moves_by_keyboard_and_the_amounts_still_come_to_the_envelope(open_page, settle):
    page = open_page("/allocation")
    before = amounts(page)
    assert sum(before.values()) == adds_up(page)[0] == 171_000
    nudge(page, "发展需要权重", "PageUp", 1, settle)
    assert screen.parameters(page) == {"plan": "18.0-e20n30p15c15x10i10-f50-c200-r5"}
    after, (pairs, reserve, envelope) = amounts(page), adds_up(page)
    assert after != before and sum(after.values()) == pairs and pairs + reserve == envelope == 180_000
    expect(page.get_by_text("均等基数 20%", exact=True)).to_be_visible()
    nudge(page, "省级预留（占总额）", "ArrowRight", 3, settle)
    assert adds_up(page) == (165_600, 14_400, 180_000) and "省级预留 1.44 亿元" in screen.lead(page)
    page.reload(wait_until="domcontentloaded")
    settle()
    assert adds_up(page)[1] == 14_400, "a copied link shows the same"
    page.go_back()
    settle()
    assert adds_up(page)[1] < 14_400, "Back takes the last move back"  # quick presses may be one move


def test_an_envelope_is_typed_and_what_is_none_is_told(open_page, settle):
    page = open_page("/allocation")
    box = page.get_by_label("总额（亿元）")
    box.fill("20.5")
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page)["plan"].startswith("20.5-") and adds_up(page)[2] == 205_000
    assert "多 25,000 万元" in screen.text(page)
    box.fill("二十亿")
    page.keyboard.press("Enter")
    settle()
    assert "“二十亿”不是总额" in screen.text(page) and adds_up(page)[2] == 205_000
    assert page.get_by_label("总额（亿元）").input_value() == "20.5"


def test_weights_beyond_a_hundred_are_told_and_mended_only_when_asked(open_page, settle):
    page = open_page("/allocation?plan=18.0-e0n50p30c20-f50-c200-r5")
    nudge(page, "绩效权重", "PageUp", 1, settle)
    assert screen.parameters(page)["plan"].startswith("18.0-e0n50p40c20-")
    assert "六项权重合计 110%，须为 100%" in screen.text(page) and not page.locator(".st-key-split").count()
    page.get_by_role("link", name="按原比例凑成 100%").click()
    settle()
    assert screen.parameters(page)["plan"].startswith("18.0-e1n45p36c18-") and adds_up(page)[2] == 180_000
    page = open_page("/allocation?plan=18.0-e40n20p20c20-f120-c90-r5&against=nonsense")
    said = screen.text(page)
    assert "下限须不高于 100%" in said and "上限须不低于 100%" in said and "“nonsense”" in said


def test_a_plan_is_kept_compared_and_opened_again(open_page, settle, folder):
    page = open_page(f"/allocation?plan={BOUND}")
    mine = amounts(page)
    page.get_by_label("给当前方案取名").fill("需要优先")
    page.keyboard.press("Enter")
    settle()
    expect(page.get_by_text("已保存“需要优先”。")).to_be_visible()
    page.get_by_role("link", name="均等分配", exact=True).click()
    settle()
    assert screen.parameters(page) == {"plan": EQUAL} and set(amounts(page).values()) == {9500}
    page.get_by_role("link", name="对比 需要优先").click()
    settle()
    assert screen.parameters(page) == {"plan": EQUAL, "against": BOUND}
    told = {row[0]: row[2] for row in screen.rows(page, "comparison")}
    assert {name: int(amount.replace(",", "")) for name, amount in told.items()} == mine
    assert [row[0].split("\n")[0] for row in screen.rows(page, "evenness")] == [
        "当前方案（测算）",
        "对比方案（测算）",
        "2025年度安排（计划）",
    ]
    page.locator(".st-key-scenarios").get_by_role("link", name="需要优先", exact=True).click()
    settle()
    assert screen.parameters(page) == {"plan": BOUND, "q": "2025Q4", "data": "demo"} and amounts(page) == mine


def test_the_file_holds_the_same_amounts(open_page):
    page = open_page(f"/allocation?plan={BOUND}")
    page.get_by_role("button", name="下载").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Parquet").click()
    held = pq.read_table(io.BytesIO(waiting.value.path().read_bytes())).to_pylist()
    by_name = {list(row.values())[1]: list(row.values())[2] for row in held}
    assert {name: by_name[name] for name in amounts(page)} == {k: v * 10_000 for k, v in amounts(page).items()}
    assert sum(by_name.values()) == 1_800_000_000


def test_the_reported_dataset_refuses_what_it_cannot_know_and_shows_the_way(open_page, settle):
    page = open_page("/allocation?data=reported")
    said = screen.text(page)
    assert "没有一对结对有“绩效”的读数" in said and not page.locator(".st-key-split").count()
    page.get_by_role("link", name="把缺数准则的权重改给均等基数").click()
    settle()
    assert screen.parameters(page) == {"data": "reported", "plan": EQUAL}
    rows = screen.rows(page, "split")
    assert {row[1] for row in rows} == {"9,500"} and {row[2] for row in rows} == {"暂无数据"}
    assert "是假设" not in screen.text(page), "2025 is among the years announced"


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_it_fits_a_phone(open_page, settle):
    page = open_page(f"/allocation?plan={BOUND}&against={EQUAL}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    nudge(page, "下限（占平均数）", "PageDown", 1, settle)
    assert "-f70-" in screen.parameters(page)["plan"] and adds_up(page)[2] == 180_000


@pytest.mark.parametrize("path", [f"/allocation?plan={BOUND}&against={EQUAL}", "/allocation?data=reported"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_is_of_its_language_and_every_control_has_a_name(open_page, path, lang):
    page = open_page(f"{path}&lang={lang}")
    assert foreign(page, lang) == [] and page.evaluate(UNNAMED) == []
    assert ("不是分配决定" if lang == "zh" else "A calculation, not a decision.") in screen.lead(page)
    if lang == "zh":
        found = Axe().run(page, context=NOT_FOR_AXE).response["violations"]
        assert [(v["id"], [node["html"][:80] for node in v["nodes"]]) for v in found] == []
