"""A county's page: what it is, what is told of it alone, and the ways to its pair, its projects and those beside it."""

from playwright.sync_api import expect

from tests.browser import screen
from tests.browser.test_time import choose


def test_it_leads_to_its_pair_its_ledger_and_its_neighbours(open_page, settle):
    page = open_page("/county?county=331127")
    assert screen.lead(page).startswith("景宁县（丽水）是山区县，与乐清市结对")
    cards = screen.cards(page)
    assert cards["项目数"].value.isdigit() and cards["专项资金下达"].value == "不分县"
    counted = int(cards["项目数"].value)
    page.get_by_role("link", name="在项目台账中查看本县全部项目").click()
    settle()
    assert screen.path(page) == "/projects" and screen.parameters(page) == {"counties": "331127"}
    assert f"{counted} 个项目" in screen.lead(page)
    page.go_back()
    settle()
    page.get_by_role("link", name="云和县", exact=True).click()
    settle()
    assert screen.parameters(page) == {"county": "331125"} and screen.lead(page).startswith("云和县")
    page.get_by_role("link", name="打开结对").click()
    settle()
    assert screen.path(page) == "/pair" and screen.parameters(page) == {"pair": "P11"}


def test_a_pair_leads_to_both_its_counties(open_page, settle):
    page = open_page("/pair?pair=P07")
    sides = page.locator(".st-key-pair-sides").get_by_role("link")
    assert sides.all_inner_texts() == ["乐清市", "景宁县"]
    sides.first.click()
    settle()
    assert screen.path(page) == "/county" and screen.parameters(page) == {"county": "330382"}


def test_another_county_is_chosen_from_the_list(open_page, settle):
    page = open_page("/county?county=331127")
    choose(page, "选择县（市、区）", "丽水 龙泉市")
    settle()
    assert screen.parameters(page)["county"] == "331181" and screen.lead(page).startswith("龙泉市")


def test_of_the_reported_dataset_it_lists_facts_and_no_sums(open_page):
    page = open_page("/county?data=reported&county=331023")
    assert "来源讲到它的有" in screen.lead(page)
    expect(page.locator(".st-key-county-facts")).to_be_visible()
    assert page.locator(".st-key-county-headlines").count() == 0
