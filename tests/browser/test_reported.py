"""The reported dataset as it is: few facts, each as printed, and 暂无数据 for all the rest, never a zero."""

import re

from playwright.sync_api import expect

from tests.browser import screen

SILENT = {
    "P01": "滨江区—泰顺县",
    "P02": "萧山区—龙泉市",
    "P03": "余杭区—柯城区",
    "P04": "钱塘区—龙游县",
    "P05": "龙湾区—苍南县",
    "P06": "瑞安市—文成县",
    "P11": "吴兴区—云和县",
    "P14": "柯桥区—江山市",
    "P16": "温岭市—三门县",
    "P17": "临海市—衢江区",
    "P18": "玉环市—仙居县",
}
ZERO = re.compile(r"^[0０.,%]+$")


def test_eleven_pairs_are_named_as_having_no_fact_of_their_own(open_page):
    page = open_page("/?data=reported")
    said = screen.text(page)
    assert "其余 11 对暂无数据" in said
    for name in SILENT.values():
        assert name in said


def test_the_budget_is_shown_and_what_nobody_reported_is_not_zero(open_page):
    cards = screen.cards(open_page("/?data=reported"))
    assert cards["专项资金预算安排"].figure == "18.00 亿元"
    assert "计划" in cards["专项资金预算安排"].note and "仅含来源提及的" in cards["专项资金预算安排"].note
    for label in ["完成投资", "产值", "利税", "专项资金支出", "下达资金执行率", "投资撬动比"]:
        assert cards[label].figure == "暂无数据", label


def test_the_maps_list_and_its_links_say_no_data_for_the_eleven(open_page):
    page = open_page("/map?data=reported&view=drawn&link=projects")
    values = {row[1]: row[2] for row in screen.rows(page, "map-list")}
    assert len(values) == 18
    for pair_id, name in SILENT.items():
        assert values[name] == "暂无数据"
        link = page.locator(".st-key-map-drawn").get_by_role("link", name=name)
        expect(link).to_have_attribute("href", re.compile(f"pair={pair_id}"))
        assert "暂无数据" in (link.get_attribute("aria-label") or "")
    assert not [value for value in values.values() if ZERO.match(value.strip())]
    assert "16 对暂无数据" in screen.lead(page)


def test_the_ranking_leaves_them_out_and_says_how_many(open_page):
    page = open_page("/?data=reported&link=projects")
    assert [row[1] for row in screen.rows(page, "standings")] == ["义乌市—莲都区", "桐乡市—天台县"]
    expect(page.get_by_text("16 对暂无数据，2 对有数")).to_be_visible()


def test_a_silent_pair_says_so_and_shows_no_zero(open_page):
    page = open_page("/pair?data=reported&pair=P01")
    expect(page.get_by_text("来源没有提到这一对的任何事实：暂无数据，不是零。")).to_be_visible()
    assert {card.figure for card in screen.cards(page).values()} == {"暂无数据"}


def test_a_pair_with_facts_shows_them_as_printed_with_qualifier_and_place(open_page):
    page = open_page("/pair?data=reported&pair=P08")
    done, expected = screen.rows(page, "pair-Figures-the-sources-state")
    assert done[2] == "超 1 亿元" and done[3] == "实际" and done[5] == "超1亿元"
    assert expected[2] == "超 10 亿元" and expected[3] == "预计"
    for row in (done, expected):
        assert "浙江日报" in row[6] and "段" in row[6]
