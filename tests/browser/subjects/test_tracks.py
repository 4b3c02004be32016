"""赛道分析 in a browser: a cell narrows everything, Back and a second press undo it, keys reach it, gaps are no zeros."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen

PAIR, TRACK = "乐清市—景宁县", "深化产业链协作"
CELL = {"pairs": "P07", "tracks": "T2"}
CHIPS = [f"结对：{PAIR}", f"赛道：{TRACK}"]


def matrix(page: Page) -> Locator:
    return page.locator(".st-key-matrix")


def cell(page: Page, pair: str = PAIR, track: str = TRACK) -> Locator:
    return matrix(page).get_by_role("link", name=f"{pair} · {track}")


def chips(page: Page) -> list[str]:
    return [chip.inner_text().strip() for chip in page.locator(".st-key-chip-links").get_by_role("link").all()]


def test_a_cell_narrows_everything_and_back_undoes_it_in_one_step(open_page, settle):
    page = open_page("/tracks")
    before, told = screen.lead(page), cell(page).inner_text()
    cell(page).click()
    settle()
    assert screen.parameters(page) == CELL and chips(page) == CHIPS
    assert f"{PAIR}“{TRACK}”" in screen.lead(page) and told in screen.lead(page)
    assert len(screen.rows(page, "matrix")) == 19, "all pairs stay"
    expect(matrix(page).locator("td.outlined")).to_have_count(1)
    page.locator(".st-key-menu").get_by_role("link", name="项目台账", exact=True).click()
    settle()
    assert screen.parameters(page) == CELL and chips(page) == CHIPS
    page.go_back()
    settle()
    page.go_back()
    settle()
    assert screen.path(page) == "/tracks" and screen.parameters(page) == {} and screen.lead(page) == before


def test_the_chosen_cell_pressed_again_is_taken_back(open_page, settle):
    page = open_page("/tracks?pairs=P07&tracks=T2&span=programme")
    cell(page).click()
    settle()
    assert screen.parameters(page) == {"span": "programme"}
    expect(matrix(page).locator("td.outlined")).to_have_count(0)


def test_a_pairs_name_and_a_tracks_total_narrow_too(open_page, settle):
    page = open_page("/tracks")
    matrix(page).get_by_role("rowheader", name=PAIR).get_by_role("link").click()
    settle()
    assert screen.parameters(page) == {"pairs": "P07"}
    matrix(page).get_by_role("link", name=f"合计 · {TRACK}").click()
    settle()
    assert screen.parameters(page) == {"tracks": "T2"}


def test_a_cell_is_reached_and_pressed_by_keyboard(open_page, settle):
    page = open_page("/tracks")
    cell(page, track="产业项目合作").focus()
    page.keyboard.press("Tab")
    assert f"{PAIR} · {TRACK}" in screen.focused(page)
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == CELL


def test_the_whole_cell_can_be_pressed_not_its_figure_alone(open_page, settle):
    page = open_page("/tracks")
    box = matrix(page).locator("td.heat", has=page.get_by_role("link", name=f"{PAIR} · {TRACK}")).bounding_box()
    assert box
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    settle()
    assert screen.parameters(page) == CELL


def test_gaps_are_hatched_and_zeros_are_not(open_page):
    page = open_page("/tracks?metric=execution_rate")
    gaps, grounds = (
        matrix(page).locator("td.gap"),
        "cells => [...new Set(cells.map(c => getComputedStyle(c).backgroundImage))]",
    )
    assert set(gaps.all_inner_texts()) == {"未下达"}
    assert "gradient" in "".join(gaps.evaluate_all(grounds))
    page = open_page("/tracks?metric=events")
    zeros = matrix(page).locator("td.heat:not(.gap)").filter(has_text="0")
    assert "0" in zeros.all_inner_texts() and zeros.evaluate_all(grounds) == ["none"]


def test_the_choice_of_metric_and_share_is_in_the_address_and_survives_a_press(open_page, settle):
    page = open_page("/tracks?metric=fund_spent")
    page.get_by_role("radio", name="占本结对").or_(page.get_by_role("button", name="占本结对")).first.click()
    settle()
    assert screen.parameters(page) == {"metric": "fund_spent", "share": "row"}
    assert "占本结对 · %" in screen.text(page)
    cell(page).click()
    settle()
    assert screen.parameters(page) == {"metric": "fund_spent", "share": "row"} | CELL
    page.locator(".st-key-menu").get_by_role("link", name="总览", exact=True).click()
    settle()
    assert screen.parameters(page) == CELL, "what is the matrix' own stays with it"


def test_a_metric_that_cannot_fill_the_matrix_and_one_that_may_not_be_narrowed_say_so(open_page):
    page = open_page("/tracks?metric=pairs")
    assert "“结对联合体”不能同时按结对和赛道拆分" in screen.text(page)
    page = open_page("/tracks?metric=fund_allocated&cities=331100")
    assert "预算安排和下达只到结对" in screen.lead(page) and matrix(page).count() == 0


def test_sorting_a_column_puts_those_without_a_project_last_and_the_total_stays_first(open_page):
    page = open_page("/tracks")
    matrix(page).get_by_role("button", name="产业项目合作").click()
    told = screen.rows(page, "matrix")
    assert told[0][0] == "合计" and told[1][0] == "余杭区—柯城区" and told[-1][1] == "无项目"
    matrix(page).get_by_role("button", name="结对", exact=True).click()
    assert screen.rows(page, "matrix")[1][0] == "滨江区—泰顺县"


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_the_names_stay_beside_the_figures_and_nothing_runs_over(open_page):
    page = open_page("/tracks")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    name = matrix(page).get_by_role("rowheader", name=PAIR)
    name.scroll_into_view_if_needed()
    left = name.bounding_box()["x"]
    matrix(page).get_by_role("region").evaluate("region => { region.scrollLeft = 300 }")
    assert abs(name.bounding_box()["x"] - left) < 1


@pytest.mark.parametrize(
    "path", ["/tracks?lang=en&span=programme&part=all", "/tracks?lang=en&data=reported&metric=events&span=programme"]
)
def test_english_is_english(open_page, path):
    page = open_page(path)
    quoted = page.locator(".st-key-latest-events tbody, .st-key-facts-of-tracks li").all_inner_texts()
    assert screen.chinese(screen.words(page)) - screen.chinese(quoted) == {"中文"}
