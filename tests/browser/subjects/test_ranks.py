"""排名进度 as a planner reads it: who moved, who lags behind the calendar, and what is known of them."""

import re

import pytest
from playwright.sync_api import Page, expect

from analytics.metrics.reasons import TARGET_IS_OF_PAIR
from tests.browser import screen

PACED = ("investment_target_rate", "output_target_rate", "execution_rate")
STATUSES = ("达到", "略慢", "滞后")


def selected(page: Page, key: str) -> list[str]:
    return [row.inner_text() for row in page.locator(f".st-key-{key} tbody tr[aria-current]").all()]


def choose_metric(page: Page, settle, name: str) -> None:
    page.get_by_role("combobox", name="排序指标").click()
    page.get_by_role("option", name=name, exact=True).click()
    settle()


def test_a_metric_that_is_chosen_is_in_the_address_and_reorders_the_places(open_page, settle):
    page = open_page("/ranks?part=all")
    before = [row[1] for row in screen.rows(page, "places")]
    choose_metric(page, settle, "产值")
    assert screen.parameters(page) == {"metric": "output_value", "part": "all"}
    after = [row[1] for row in screen.rows(page, "places")]
    assert after != before and sorted(after) == sorted(before) and len(after) == 18
    assert screen.rows(page, "places")[0][0] == "1"
    expect(page.get_by_role("heading", name="产值：与上年同期比")).to_be_visible()
    page.reload()
    settle()
    assert [row[1] for row in screen.rows(page, "places")] == after


def test_selected_pairs_stand_out_among_all_and_alone_in_what_follows(open_page):
    page = open_page("/ranks?pairs=P03,P09&q=2025Q3&part=all")
    assert len(screen.rows(page, "places")) == 18
    marked = selected(page, "places")
    assert len(marked) == 2 and "余杭区—柯城区" in marked[0] + marked[1] and "嘉善县—庆元县" in marked[0] + marked[1]
    expect(page.get_by_text("彩色：所选结对")).to_be_visible()
    for metric_id in PACED:
        assert {row[0] for row in screen.rows(page, f"pace-{metric_id}")} == {"余杭区—柯城区", "嘉善县—庆元县"}


def test_statuses_are_words_and_the_lead_counts_them(open_page):
    page = open_page("/ranks?q=2025Q3&part=pace")
    said = screen.lead(page)
    assert said.startswith("2025年第三季度末：")
    behind = set()
    for metric_id in PACED:
        rows = screen.rows(page, f"pace-{metric_id}")
        assert len(rows) == 18
        for status in STATUSES:
            count = sum(row[-1].split("\n")[0] == status for row in rows)
            assert not count or f"{status} {count} 对" in said
        behind |= {row[0] for row in rows if row[-1].startswith("滞后")}
    assert {row[0] for row in screen.rows(page, "clues")} == behind


def test_a_status_has_a_shape_of_its_own_besides_its_colour(open_page):
    page = open_page("/ranks?q=2025Q3&part=pace")
    look = "node => { const s = getComputedStyle(node, '::before'); return [s.height, s.transform, s.backgroundColor].join() }"
    shapes = {}
    for metric_id in PACED:
        for cell in page.locator(f".st-key-pace-{metric_id} td.mark .text").all():
            shapes.setdefault(cell.inner_text().strip(), set()).add(cell.evaluate(look))
    assert set(shapes) >= {"达到", "略慢", "滞后"}
    assert all(len(found) == 1 for found in shapes.values())
    assert len({next(iter(shapes[status])) for status in STATUSES}) == 3


def test_a_figure_leads_to_its_rows_and_back_returns(open_page, settle):
    page = open_page("/ranks?q=2025Q3&part=all")
    link = page.locator(".st-key-growth").get_by_role("link", name=re.compile("查看构成")).first
    name = link.get_attribute("aria-label")
    assert re.match(r".+—.+ 投资目标完成率 [\d,.]+%：查看构成", name)
    link.click()
    settle()
    assert screen.path(page) == "/rows"
    assert screen.parameters(page)["metric"] == "investment_target_rate" and screen.parameters(page)["q"] == "2025Q3"
    page.go_back()
    settle()
    # The run has ended before the browser has drawn what it sent.
    expect(page.locator(".st-key-places tbody tr")).to_have_count(18)
    assert screen.path(page) == "/ranks" and len(screen.rows(page, "places")) == 18


def test_since_2023_all_years_are_held_against_all_targets(open_page):
    page = open_page("/ranks?span=programme&part=pace")
    rows = {row[0]: row for row in screen.rows(page, "pace-investment_target_rate")}
    assert rows["玉环市—仙居县"][2].startswith("滞后\n差 42.2 个百分点")
    assert rows["余杭区—柯城区"][2].startswith("达到\n超 15.8 个百分点")


def test_a_selection_without_targets_says_why_and_shows_the_rest(open_page):
    page = open_page("/ranks?tracks=T2&part=all")
    assert screen.text(page).count(TARGET_IS_OF_PAIR.zh) == 2
    assert screen.rows(page, "pace-investment_target_rate") == []
    # What is ranked by where nobody says is then the money, which knows tracks.
    assert (
        page.get_by_role("heading", name="下达资金执行率：与上年同期比").is_visible()
        and len(screen.rows(page, "places")) == 18
    )
    assert len(screen.rows(page, "pace-execution_rate")) == 18


def test_where_nothing_is_reported_nobody_is_called_slow(open_page):
    page = open_page("/ranks?data=reported")
    assert not any(status in screen.lead(page) for status in STATUSES)
    assert screen.lead(page).startswith("这里不排名")
    for key in ("clues", "places", "growth", *(f"pace-{metric_id}" for metric_id in PACED)):
        assert screen.rows(page, key) == []


def test_a_metric_that_cannot_rank_is_told_and_another_is_shown(open_page):
    page = open_page("/ranks?metric=pairs")
    assert "“结对联合体”不分高下" in screen.text(page) and len(screen.rows(page, "places")) == 18


def test_in_english_no_chinese_is_left(open_page):
    page = open_page("/ranks?lang=en&q=2025Q3&part=all")
    inside = page.locator('[data-testid="stMain"]').inner_text()
    assert "Against the calendar" in inside and "Behind" in inside
    assert screen.chinese(screen.words(page)) <= {"中文"}


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_it_is_one_column_that_fits(open_page, viewport):
    page = open_page("/ranks?q=2025Q3&part=all")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    for key in ("places", *(f"pace-{metric_id}" for metric_id in PACED), "clues", "growth"):
        region = page.locator(f".st-key-{key} .scroller")
        wide = region.evaluate("node => [node.scrollWidth, node.clientWidth]")
        assert wide[0] <= wide[1] + 1, f"{key} is {wide[0]} px wide in {wide[1]}"
    lefts = {round(page.locator(f".st-key-pace-{metric_id}").bounding_box()["x"]) for metric_id in PACED}
    assert len(lefts) == 1


def test_by_keyboard_alone_a_metric_is_chosen_and_a_figure_opened(open_page, settle):
    page = open_page("/ranks?part=growth")
    screen.tab_to(page, "排序指标")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle()
    assert set(screen.parameters(page)) == {"metric", "part"}
    screen.tab_to(page, "查看构成", most=80)
    page.keyboard.press("Enter")
    settle()
    assert screen.path(page) == "/rows"
    page.go_back()
    settle()
    assert screen.path(page) == "/ranks" and set(screen.parameters(page)) == {"metric", "part"}
