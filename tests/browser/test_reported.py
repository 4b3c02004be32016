"""The reported dataset as it is: few facts, each as printed, and 暂无数据 for all the rest, never a zero."""

import re

from playwright.sync_api import expect

from tests.browser import screen

SILENT = {
    "P01": "滨江区—泰顺县",
    "P02": "萧山区—龙泉市",
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


def facts(page, key: str) -> list[str]:
    return page.locator(f".st-key-{key} li").all_inner_texts()


def test_the_ten_blank_pairs_share_a_row_and_each_can_be_opened(open_page):
    page = open_page("/?data=reported")
    assert screen.lead(page).startswith("公开报道只讲到 18 对中的 8 对")
    assert "其余 10 对" in screen.rows(page, "facts-matrix")[-1][0]
    for pair_id, name in SILENT.items():
        link = page.locator(".st-key-facts-blank").get_by_role("link", name=name)
        expect(link).to_have_attribute("href", re.compile(f"pair={pair_id}"))


def test_budget_and_verdict_are_shown_as_printed_with_what_they_are(open_page):
    page = open_page("/?data=reported")
    budget, verdict = facts(page, "facts-of-province")[:2]
    assert all(word in budget for word in ("18", "亿元", "计划", "2023—2025年"))
    assert "“及格”" in verdict and "各县（市、区）" in verdict
    figures = facts(page, "facts-with-figures")
    assert any("超" in said and "10" in said and "预计" in said for said in figures)
    assert page.locator(".st-key-headlines").count() == 0, "nothing is summed"


def test_every_fact_is_a_card_and_the_work_list_is_a_file(open_page, tmp_path):
    page = open_page("/?data=reported")
    page.get_by_test_id("stExpander").locator("summary").click()
    expect(page.locator(".st-key-facts-every li")).to_have_count(73)
    page.locator(".st-key-downloads-work-list button").first.click()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button", name="CSV").click()
    path = tmp_path / "list.csv"
    download.value.save_as(path)
    assert "天台县经信局" in path.read_text(encoding="utf-8-sig")


def test_the_front_fits_a_phone(open_page, page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page("/?data=reported")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_maps_list_and_its_links_say_no_data_for_those_without(open_page):
    page = open_page("/map?data=reported&view=drawn&link=projects")
    values = {row[0]: row[1] for row in screen.rows(page, "map-list")}
    assert len(values) == 18
    for pair_id, name in SILENT.items():
        assert values[name] == "暂无数据"
        link = page.locator(".st-key-map-drawn").get_by_role("link", name=name)
        expect(link).to_have_attribute("href", re.compile(f"pair={pair_id}"))
        assert "暂无数据" in (link.get_attribute("aria-label") or "")
    assert not [value for value in values.values() if ZERO.match(value.strip())]
    assert "16 对暂无数据" in screen.lead(page)


def test_nobody_is_ranked(open_page):
    page = open_page("/ranks?data=reported")
    assert screen.lead(page).startswith("这里不排名") and not page.locator("table").count()


def test_nobody_is_said_to_lag_and_no_gap_is_zero(open_page):
    page = open_page("/lagging?data=reported")
    assert screen.lead(page).startswith("不能判断谁滞后") and "没有缺口" not in page.locator("body").inner_text()
    cells = [cell for row in screen.rows(page, "facts-matrix") for cell in row]
    assert cells and not page.locator(".st-key-shortfalls").count()
    assert not [cell for cell in cells if ZERO.match(cell.strip())]


def test_a_silent_pair_says_so_and_shows_no_zero(open_page):
    page = open_page("/pair?data=reported&pair=P01")
    expect(page.get_by_text("来源没有提到这一对在本轮结对中的任何事实：暂无数据，不是零。")).to_be_visible()
    assert len(screen.rows(page, "pair-steps")) == 9, "each topic and whom to ask"
    (earlier,) = facts(page, "pair-facts")
    assert "山海协作" in earlier and "不是本轮结对的事" in earlier


def test_a_pair_with_facts_shows_them_as_printed_with_qualifier_and_place(open_page):
    page = open_page("/pair?data=reported&pair=P08")
    done = next(said for said in facts(page, "pair-facts") if "超" in said and "实际" in said)
    expected = next(said for said in facts(page, "pair-facts") if "超" in said and "预计" in said)
    for said, figure in ((done, "1"), (expected, "10")):
        assert figure in said and "亿元" in said and "浙江日报" in said and "第3段" in said
