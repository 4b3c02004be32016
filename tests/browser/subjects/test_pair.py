"""One pair's page: compared with others, walked through from pair to pair, and opened at one of its sections."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen

# At the top, or as near to it as the page can be scrolled.
IN_VIEW = """id => {
  const at = document.getElementById(id)?.getBoundingClientRect(), page = document.querySelector('[data-testid=stMain]');
  const atEnd = page.scrollTop > 0 && page.scrollTop + page.clientHeight >= page.scrollHeight - 2;
  return at && at.top >= -2 && (at.top < 140 || (atEnd && at.bottom < innerHeight));
}"""


def head(page: Page) -> list[str]:
    return [cell.strip() for cell in page.locator(".st-key-pair-compare thead th").all_inner_texts()]


def press(page: Page, settle, name: str) -> None:
    page.get_by_test_id("stPopoverBody").get_by_role("button", name=name).click()
    settle()


def test_pairs_to_compare_are_chosen_here_written_in_the_address_and_back_takes_one_back(open_page, settle):
    page = open_page("/pair?pair=P07&q=2025Q3&part=compare")
    assert head(page) == ["指标", "本结对", "中位数"]
    page.get_by_role("button", name="选择对照的结对").click()
    press(page, settle, "P02 萧山区—龙泉市")
    press(page, settle, "P10 桐乡市—天台县")
    assert screen.parameters(page) == {"pair": "P07", "q": "2025Q3", "compare": "P02,P10", "part": "compare"}
    assert head(page) == ["指标", "本结对", "萧山区—龙泉市", "桐乡市—天台县", "中位数"]
    page.keyboard.press("Escape")
    page.go_back()
    settle()
    assert screen.parameters(page)["compare"] == "P02" and head(page)[2] == "萧山区—龙泉市"


def test_a_fourth_pair_takes_the_place_of_the_first(open_page, settle):
    page = open_page("/pair?pair=P07&compare=P02,P10,P15")
    page.get_by_role("button", name="选择对照的结对").click()
    press(page, settle, "P18 玉环市—仙居县")
    assert screen.parameters(page)["compare"] == "P10,P15,P18"


def test_a_copied_comparison_opens_the_same_and_its_figures_are_those_of_each_pairs_own_page(open_page, settle):
    page = open_page("/pair?pair=P07&q=2025Q3&compare=P02&part=all")
    lines = {row[0].split("\n")[0]: row[1:] for row in screen.rows(page, "pair-compare")}
    own, other = (lines["完成投资"][n].split("\n")[0] for n in (0, 1))
    assert screen.cards(page)["完成投资"].figure == own
    page = open_page("/pair?pair=P02&q=2025Q3")
    assert screen.cards(page)["完成投资"].figure == other


def test_from_pair_to_pair_and_back_in_one_step(open_page, settle):
    page = open_page("/pair?pair=P07&q=2025Q3")
    first = screen.lead(page)
    page.locator(".st-key-pair-neighbours").get_by_role("link", name="下一对").click()
    settle()
    assert screen.parameters(page) == {"pair": "P08", "q": "2025Q3"} and "南湖区" in screen.lead(page)
    page.go_back()
    settle()
    assert screen.parameters(page) == {"pair": "P07", "q": "2025Q3"} and screen.lead(page) == first


def test_one_pair_narrowed_is_the_pair_shown(open_page):
    assert "遂昌县" in screen.lead(open_page("/pair?pairs=P08"))
    assert "滨江区" in screen.lead(open_page("/pair?pairs=P08,P09"))
    assert "乐清市" in screen.lead(open_page("/pair?pairs=P08&pair=P07"))


@pytest.mark.parametrize("section", ["money", "quarters"])
def test_a_link_to_a_section_opens_there_though_what_is_above_it_comes_later(open_page, section):
    page = open_page(f"/pair?pair=P07#{section}")
    page.wait_for_function(IN_VIEW, arg=section)
    assert screen.parameters(page)["part"] == {"money": "money", "quarters": "targets"}[section]


def test_the_index_leads_to_each_section_and_back_to_the_page_before(open_page, settle):
    page = open_page("/")
    page.locator(".st-key-menu").get_by_role("link", name="结对详情", exact=True).click()
    settle()
    page.locator(".st-key-parts").get_by_role("link", name="全部", exact=True).click()
    settle()
    index = page.locator(".st-key-pair-index").get_by_role("link")
    for link in index.all():
        assert page.locator(link.get_attribute("href") or "#").count() == 1, "a section of that name"
    index.get_by_text("资金阶梯").click()
    page.wait_for_function(IN_VIEW, arg="money")
    settle()
    page.go_back()
    settle()
    assert screen.path(page) == "/pair" and screen.parameters(page) == {}
    page.go_back()
    settle()
    assert screen.path(page) == "/"


def test_every_amount_of_the_ladder_leads_to_its_rows(open_page, settle):
    page = open_page("/pair?pair=P07&q=2025Q3&part=money")
    page.locator(".st-key-pair-money").get_by_role("link", name=re.compile("支出.*查看构成")).click()
    settle()
    assert screen.path(page) == "/rows"
    assert screen.parameters(page) == {"q": "2025Q3", "pairs": "P07", "metric": "fund_spent"}


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}])
def test_on_a_phone_it_is_one_column_and_nothing_sticks_out(open_page):
    page = open_page("/pair?pair=P07&compare=P02,P10&part=all")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".st-key-pair-compare")).to_be_visible()


def test_the_reported_dataset_has_lines_and_no_empty_pictures(open_page):
    page = open_page("/pair?data=reported&pair=P10")
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)
    assert ("总评（全省）", "及格") in [row[:2] for row in screen.rows(page, "pair-assessed")]
