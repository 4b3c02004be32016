"""Walks from the province to a pair and back: with the mouse, with the keyboard alone, into another tab."""

from playwright.sync_api import Page, expect

from tests.browser import screen

START = "/?q=2024Q3&span=programme"
ASKED = {"q": "2024Q3", "span": "programme"}
YUEQING = "乐清市—景宁县："


def arc(page: Page, name: str):
    return page.locator(".st-key-overview-map").get_by_role("link", name=name)


def test_a_link_on_the_map_opens_its_pair_and_back_once_is_the_overview_as_it_was(open_page, settle):
    page = open_page(START)
    before = screen.cards(page), screen.lead(page)

    page.mouse.click(*screen.clear_point(arc(page, "乐清市—景宁县")))
    settle()
    assert screen.parameters(page) == ASKED | {"pair": "P07"}
    assert YUEQING in screen.lead(page)
    assert "2024年第三季度末" in screen.cards(page)["项目数"].note

    page.go_back()
    settle()
    assert screen.path(page) == "/" and screen.parameters(page) == ASKED
    assert (screen.cards(page), screen.lead(page)) == before

    page.go_forward()
    settle()
    assert YUEQING in screen.lead(page)


def test_the_same_by_keyboard_alone(open_page, settle):
    page = open_page(START)
    screen.tab_to(page, "乐清市—景宁县")
    expect(page.locator(".st-key-overview-map .tip")).to_contain_text("乐清市—景宁县")
    page.keyboard.press("Enter")
    settle()
    assert screen.parameters(page) == ASKED | {"pair": "P07"}
    assert YUEQING in screen.lead(page)

    page.go_back()
    settle()
    assert screen.path(page) == "/" and screen.parameters(page) == ASKED


def test_a_county_of_a_shaded_map_opens_its_pair(open_page, settle):
    page = open_page("/?shade=investment_completed")
    county = page.locator(".st-key-overview-map").get_by_role("link", name="丽水 景宁县")
    page.mouse.click(*screen.clear_point(county))
    settle()
    assert screen.parameters(page) == {"pair": "P07", "shade": "investment_completed"}
    assert YUEQING in screen.lead(page)


def test_anywhere_in_a_row_of_the_ranking_opens_its_pair(open_page, settle):
    page = open_page("/?link=projects")
    first = page.locator(".st-key-standings tbody tr").nth(1)  # below all together
    name = screen.rows(page, "standings")[1][0]
    first.get_by_role("cell").last.click()
    settle()
    assert screen.parameters(page)["link"] == "projects"
    assert all(side in screen.lead(page) for side in name.split("—"))


def test_ctrl_and_the_middle_button_open_another_tab_and_leave_this_one(open_page):
    page = open_page(START)
    row = page.locator(".st-key-standings").get_by_role("link").first
    target = row.get_attribute("href")

    def with_ctrl() -> None:
        page.keyboard.down("Control")
        page.mouse.click(*screen.clear_point(arc(page, "乐清市—景宁县")))
        page.keyboard.up("Control")

    for press, asked in [(with_ctrl, "pair=P07"), (lambda: row.click(button="middle"), target)]:
        with page.context.expect_page() as opened:
            press()
        tab = opened.value
        expect(tab.locator(".st-key-lead")).to_contain_text("在有数的 18 对中列第", timeout=60_000)
        assert asked in tab.url and screen.parameters(tab).items() >= ASKED.items()
        tab.close()
        assert screen.path(page) == "/" and screen.parameters(page) == ASKED


def test_from_pair_to_pair_and_to_the_other_pages_the_question_stays(open_page, settle):
    page = open_page("/pair?pair=P18&q=2024Q3")
    page.get_by_role("link", name="下一对 →").click()
    settle()
    assert "滨江区—泰顺县：" in screen.lead(page)
    assert screen.parameters(page) == {"pair": "P01", "q": "2024Q3"}

    page.get_by_role("combobox", name="选择结对").click()
    page.get_by_role("option", name="P15").click()
    settle()
    assert screen.parameters(page) == {"pair": "P15", "q": "2024Q3"}
    assert "义乌市—莲都区：" in screen.lead(page)

    page.get_by_role("link", name="口径说明", exact=True).click()
    settle()
    page.get_by_role("link", name="总览", exact=True).click()
    settle()
    assert screen.path(page) == "/" and screen.parameters(page) == {"q": "2024Q3"}


def test_a_ranking_is_sorted_by_its_heads(open_page):
    page = open_page("/map?view=drawn&link=investment_completed")
    names = [row[1] for row in screen.rows(page, "map-list")]
    head = page.locator(".st-key-map-list").get_by_role("columnheader", name="完成投资")
    for way, expected in [("descending", names), ("ascending", names[::-1])]:
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", way)
        assert [row[1] for row in screen.rows(page, "map-list")] == expected
