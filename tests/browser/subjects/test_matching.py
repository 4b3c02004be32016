"""供需匹配 in the browser: a weight changed, a cell opened to its parts, two counties held in a new round and sent on."""

from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, expect


def asked(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlparse(page.url).query).items()}


def test_weights_cells_and_pairs_held_are_in_the_address_that_is_sent_on(open_page, settle):
    page = open_page("/matching")
    first = page.locator(".st-key-lead").inner_text()
    page.get_by_text("权重：本平台的取值", exact=False).click()
    field = page.get_by_label("土地余缺", exact=True)
    field.fill("60")
    field.press("Enter")
    settle()
    assert asked(page)["weigh"] == "li10lk10su15la60en10ca10ta10ma10di10ti0"
    assert page.locator(".st-key-lead").inner_text() != first
    page.get_by_role("link", name="匹配矩阵").click()
    settle()
    page.locator(".st-key-match-matrix").get_by_role("link", name="萧山区与龙泉市", exact=False).click()
    settle()
    assert asked(page)["two"] == "330109-331181" and "la60" in asked(page)["weigh"]
    expect(page.get_by_role("heading", name="萧山区与龙泉市：互补度怎么来")).to_be_in_viewport()
    with page.expect_download() as file:
        page.locator(".st-key-match-head-parts").get_by_role("button", name="下载").click()
        page.get_by_role("button", name="CSV").click()
    assert "萧山区" in file.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="在新一轮中固定这一对").click()
    settle()
    assert asked(page)["held"] == "330109-331181" and "la60" in asked(page)["weigh"]
    expect(page.get_by_text("固定 1 对", exact=False)).to_be_visible()
    there = page.url
    page.goto(there)
    settle()
    expect(page.locator(".st-key-match-round")).to_contain_text("固定")
