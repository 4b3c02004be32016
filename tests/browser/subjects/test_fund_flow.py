"""资金流向 in a browser: every part narrows the app and is taken back, by hand, by key and by finger; what is not known is said."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.demo_tables import of_fund

PAIR, TRACK = "乐清市—景宁县", "深化产业链协作"
BOTH, FLOW = {"pairs": "P07", "tracks": "T2"}, {"part": "flow"}


def flow(page: Page) -> Locator:
    return page.locator(".st-key-flow")


def bar(page: Page, name: str) -> Locator:
    return flow(page).locator("a.bar").filter(has_text=name)


def ribbon(page: Page, pair: str = PAIR, track: str = TRACK) -> Locator:
    return flow(page).locator("svg.outflow").get_by_role("link", name=f"{pair} → {track}")


def press(page: Page, link: Locator) -> None:
    page.mouse.click(*screen.clear_point(link))


def chosen(page: Page) -> list[str]:
    """What is chosen as it is read aloud; the first ribbons, which say what their bars say, are not."""
    links = flow(page).locator("a.bar[aria-current=true], .outflow [aria-current=true]").all()
    return [(link.get_attribute("aria-label") or "").split(";")[0] for link in links]


def test_a_ribbon_narrows_the_app_and_back_undoes_it_in_one_step(open_page, settle):
    page = open_page("/funds?step=disbursed")
    before, whole = screen.lead(page), screen.rows(page, "flow-pairs")
    press(page, ribbon(page))
    settle()
    assert screen.parameters(page) == {"step": "disbursed"} | BOTH and screen.lead(page) != before
    assert sorted(chosen(page)) == sorted([PAIR, TRACK, f"{PAIR} → {TRACK}"])
    assert screen.rows(page, "flow-pairs") == whole, "all pairs stay"
    expect(flow(page).locator("a.bar[data-look=dim]")).to_have_count(17 + 5)
    page.locator(".st-key-menu").get_by_role("link", name="项目台账", exact=True).click()
    settle()
    assert screen.parameters(page) == BOTH
    page.go_back()
    settle()
    page.go_back()
    settle()
    assert screen.parameters(page) == {"step": "disbursed"} and screen.lead(page) == before and not chosen(page)


def test_a_bar_pressed_again_is_taken_back_and_the_step_is_in_the_address(open_page, settle):
    page = open_page("/funds?part=flow")
    bar(page, PAIR).click()
    settle()
    assert screen.parameters(page) == {"pairs": "P07"} | FLOW and chosen(page)[0] == PAIR
    bar(page, TRACK).click()
    settle()
    assert screen.parameters(page) == {"tracks": "T2"} | FLOW
    bar(page, TRACK).click()
    settle()
    assert screen.parameters(page) == FLOW
    page.get_by_role("radio", name="预算安排").or_(page.get_by_role("button", name="预算安排")).first.click()
    settle()
    assert screen.parameters(page) == {"step": "planned"} | FLOW
    expect(flow(page).locator(".ends a")).to_have_count(0)
    assert "预算安排只到结对，不分赛道" in screen.text(page)
    assert bar(page, "省级未分配到结对").get_attribute("href") is None
    page.locator(".st-key-parts").get_by_role("link", name="进度", exact=True).click()
    settle()
    assert "没有逐季的进度" in screen.text(page)


def test_the_keyboard_walks_along_the_flow_and_presses(open_page, settle):
    page = open_page("/funds?part=flow")
    bar(page, PAIR).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert screen.focused(page).startswith(f"{PAIR} → {TRACK}; 支出 ")
    expect(flow(page).locator(".tip")).to_contain_text("占本结对")
    page.keyboard.press("ArrowRight")
    assert screen.focused(page).startswith(TRACK)
    page.keyboard.press("ArrowUp")
    assert screen.focused(page).startswith("产业项目合作")
    page.keyboard.press("ArrowLeft")
    assert screen.focused(page).startswith("萧山区—龙泉市 → 产业项目合作"), "the first pair that has any"
    page.keyboard.press("ArrowLeft")
    for _ in range(5):
        page.keyboard.press("Tab")
    assert screen.focused(page).startswith(PAIR), "Tab goes from pair to pair"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == BOTH | FLOW and chosen(page)
    page.keyboard.press("Space")
    settle()
    assert screen.parameters(page) == FLOW
    assert screen.focused(page).startswith(f"{PAIR} → {TRACK}"), "the focus stays where it was"


def test_the_pointer_reads_a_ribbon_with_its_ends_and_its_card_is_whole(open_page):
    page = open_page("/funds?q=2025Q3&part=flow")
    x, y = screen.clear_point(ribbon(page, "余杭区—柯城区", "产业项目合作"))
    page.mouse.move(x, y)
    card = flow(page).locator(".tip")
    for said in ("余杭区—柯城区 → 产业项目合作", "亿元", "占本赛道", "2025年度资金", "2025年第三季度", "实际"):
        expect(card).to_contain_text(said)
    lit = flow(page).locator(".on")
    expect(lit).to_have_count(3)
    page.mouse.move(x, y - 2000)
    expect(card).to_be_hidden()


def test_the_curves_say_this_year_against_the_last(open_page):
    spent, before = (sum(of_fund("spent", year, f"{year}Q3").values()) for year in ("2025", "2024"))
    page = open_page("/funds?q=2025Q3&lang=en&part=progress")
    more = f"{(spent - before) / 10**6:.0f} m yuan more than of the year before's fund at the same point"
    assert f"{more} (▲ {(spent / before - 1) * 100:.1f}%)" in screen.text(page)
    rows = screen.rows(page, "curve-table")
    assert [row[0] for row in rows] == ["2025", "2024", "2023"] and rows[0][3] == "not yet reached"
    assert page.locator(".st-key-curve-shares").count() == 1


@pytest.mark.parametrize("step", ["planned", "spent"])
def test_single_facts_make_no_flow_and_nothing_is_called_zero(open_page, step):
    page = open_page(f"/funds?data=reported&step={step}")
    assert not flow(page).count() and "缺分年度的下达、拨付和支出（可向省财政厅要）" in screen.text(page)


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_names_and_figures_stay_and_nothing_runs_over(open_page):
    page = open_page("/funds?part=flow")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    names = flow(page).locator(".middle .name")
    assert names.count() == 18
    assert names.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)"), "no name is cut"
    tops = (
        flow(page)
        .locator("a.bar")
        .evaluate_all(
            "all => all.map(one => { const b = one.getBoundingClientRect(); return [b.left, b.top, b.bottom] })"
        )
    )
    for left in {top[0] for top in tops}:
        column = sorted(top[1:] for top in tops if top[0] == left)
        assert all(upper[1] <= lower[0] + 0.5 for upper, lower in pairwise(column))
