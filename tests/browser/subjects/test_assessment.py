"""考核评价 in the browser: a gap held against another, a point opened, bounds chosen, a scheme tried, mended and taken away."""

from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, expect

from ledger.schemes import faults_beside
from store.schemes import Scheme, read_scheme
from tests.shipped import dataset


def asked(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlparse(page.url).query).items()}


def choose(page: Page, settle, label: str, option: str) -> None:
    field = page.get_by_label(label).first
    field.scroll_into_view_if_needed()  # the way there closed a list that was opened by the same click
    settle()
    field.click()
    page.get_by_role("option", name=option, exact=True).click()
    settle()


def rows(page: Page, key: str) -> list[list[str]]:
    table = page.locator(f".st-key-{key}")
    return [[cell.inner_text() for cell in row.locator("th, td").all()] for row in table.locator("tbody tr").all()]


def test_a_gap_is_held_against_whom_one_chooses_and_adds_up(open_page, settle):
    page = open_page("/assessment?round=2024&pair=P07")
    choose(page, settle, "与谁比", "中位数")
    assert asked(page)["facing"] == "median" and asked(page)["pair"] == "P07"
    expect(page.get_by_text("比中位数", exact=False).first).to_be_visible()
    *parts, whole = [float(row[3].replace("−", "-")) for row in rows(page, "assess-gaps")]
    assert round(sum(parts), 1) == whole


def test_a_pair_pressed_in_the_table_is_explained_and_its_points_open(open_page, settle):
    page = open_page("/assessment?round=2024")
    page.locator(".st-key-assess-scores").get_by_role("link", name="乐清市—景宁县", exact=True).click()
    settle()
    expect(page.get_by_role("heading", name="乐清市—景宁县：得分怎么来")).to_be_visible()
    page.locator(".st-key-assess-pair-points").get_by_role("link").first.click()
    settle()
    assert urlparse(page.url).path == "/pair" and asked(page)["pair"] == "P07"
    expect(page.locator(".st-key-pair-assessed")).to_be_visible()


def test_bounds_of_the_weights_are_in_the_address_and_said(open_page, settle):
    page = open_page("/assessment?part=firmness")
    choose(page, settle, "权重变动范围", "区间，各项 ±30%")
    assert asked(page)["bounds"] == "box-30"
    expect(page.get_by_text("±30% 之内等可能取值", exact=False)).to_be_visible()


def test_a_scheme_is_tried_mended_shared_and_taken_away(open_page, settle, browser, server):
    page = open_page("/assessment?part=trial")
    field = page.get_by_label("投资目标完成", exact=True).first
    field.fill("25")
    field.press("Enter")
    settle()
    assert asked(page)["trial"] == "investment.weight.25"
    expect(page.get_by_text("各指标权重合计 110%", exact=False).first).to_be_visible()
    page.get_by_role("link", name="按比例调到 100%").click()
    settle()
    expect(page.locator(".st-key-assess-moves")).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("button", name="办法文件（TOML）").click()
    made = read_scheme("scheme-trial.toml", file.value.path().read_text(encoding="utf-8"))
    assert isinstance(made, Scheme) and sum(one.weight for one in made.indicators) == 100
    with page.expect_download() as memo:
        page.get_by_role("button", name="试算说明（DOCX）").click()
    assert memo.value.path().read_bytes().startswith(b"PK")
    here = page.locator("h1, .st-key-lead").first.inner_text()
    other = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url).new_page()
    other.goto(page.url)
    expect(other.locator(".st-key-assess-moves")).to_be_visible(timeout=60_000)
    assert other.locator("h1, .st-key-lead").first.inner_text() == here
    other.context.close()


def test_an_indicator_and_a_deduction_are_added_and_one_taken_out(open_page, settle):
    page = open_page("/assessment?part=trial")
    choose(page, settle, "加一项指标", "专项资金支出")
    assert asked(page)["trial"] == "fund_spent.metric.fund_spent"
    expect(page.get_by_text("合计 100%", exact=True)).to_be_visible()
    field = page.get_by_label("专项资金支出", exact=True).first
    field.fill("10")
    field.press("Enter")
    settle()
    choose(page, settle, "改哪一项的计分方法", "投资完成进度")
    page.locator(".st-key-assess-out").get_by_role("link", name="去掉“投资完成进度”").click()
    settle()
    expect(page.get_by_text("合计 100%", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="恢复“投资完成进度”")).to_be_visible()
    choose(page, settle, "加一项加分或扣分", "活动场次")
    points = page.get_by_label("第 3 项：加几分（扣分为负）")
    points.fill("-1")
    points.press("Enter")
    settle()
    expect(page.get_by_text("去掉“投资完成进度”（权重 10%）", exact=False)).to_be_visible()
    expect(page.get_by_text("加一项扣分（活动场次达到", exact=False)).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("button", name="办法文件（TOML）").click()
    text = file.value.path().read_text(encoding="utf-8")
    assert faults_beside("scheme-trial.toml", text, dataset("demo")) == ()
    made = read_scheme("scheme-trial.toml", text)
    assert isinstance(made, Scheme) and made.adjustments[-1].points == -1
    assert "progress" not in [one.id for one in made.indicators] and made.indicator("fund_spent").weight == 10
    page.get_by_role("link", name="恢复“投资完成进度”").click()
    settle()
    expect(page.get_by_text("合计 110%，比 100% 多 10 个百分点", exact=False)).to_be_visible()
