"""Taking a picture away in the browser: one quiet button below it, both kinds of file, what they say, by key and on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.unit.reports.drawing.pictured import dots_an_inch, printed, told, words_of

PHONE = {"width": 390, "height": 844}


def fetch(page: Page, key: str, kind: str, folder: Path) -> Path:
    """Opens the button below a picture where it is not open yet, and presses a kind of file."""
    kinds = page.get_by_test_id("stDownloadButton")
    if not kinds.count():
        page.locator(f".st-key-pictures-{key} button").click()
    with page.expect_download() as download:
        kinds.get_by_role("button", name=kind).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_chart_is_taken_away_as_it_stands_in_both_kinds(open_page, tmp_path):
    page = open_page("/funds?q=2025Q4&data=demo")
    on_screen = [one for one in page.locator(".st-key-fund-ladder .annotation-text").all_inner_texts() if one]
    svg = fetch(page, "fund-ladder", "SVG", tmp_path)
    assert svg.name.startswith("资金使用_资金阶梯") and svg.name.endswith(".svg") and "2025Q4" in svg.name
    seen = printed(svg.read_bytes())
    figures = [row[1] for row in screen.rows(page, "fund-years") if row[0].startswith("2025")]
    assert figures and any(text.startswith(figures[0]) for text in seen)
    assert all(any(text in one or one in text for one in seen) for text in on_screen)
    assert seen["模拟数据，仅供演示，不是真实数据"] == 2 and any(
        text.startswith("来源：模拟演示数据集") for text in seen
    )
    png = fetch(page, "fund-ladder", "PNG", tmp_path).read_bytes()
    assert dots_an_inch(png) == 300
    assert words_of(png)["Title"] == told(svg.read_bytes())[0] == "资金阶梯：安排 → 下达 → 拨付 → 支出"


def test_the_address_on_a_picture_leads_back_to_the_same_page(open_page, page, settle, tmp_path):
    open_page("/ranks?pairs=P07&data=demo&q=2025Q2")
    seen = printed(fetch(page, "places-chart", "SVG", tmp_path).read_bytes())
    address = next(text for text in seen if text.startswith("看板地址：")).removeprefix("看板地址：")
    lead = screen.lead(page)
    assert address.startswith("http://") and any("乐清市—景宁县" in text for text in seen)
    page.goto(address)
    settle()
    assert screen.lead(page) == lead


def test_the_map_is_taken_away_with_its_shading_in_the_pages_language(open_page, tmp_path):
    page = open_page("/map?view=drawn&link=investment_completed&shade=investment_completed&data=demo&q=2025Q4&lang=en")
    svg = fetch(page, "map", "SVG", tmp_path).read_bytes()
    seen = printed(svg)
    assert told(svg)[0] == "Map: Completed investment" and seen["Yueqing"] and seen["Jingning"]
    assert seen["Hangzhou, enlarged"]
    assert any(text.startswith("Counties: Completed investment (m yuan)") for text in seen)
    assert not screen.chinese([text for text in seen if not text.startswith("Dashboard")])


@pytest.mark.parametrize("viewport", [PHONE])
def test_on_a_phone_by_the_keyboard_and_never_wider_than_the_screen(open_page, page, tmp_path):
    open_page("/funds?data=demo&part=flow")
    button = page.get_by_role("button", name="图片 资金流向：支出")
    expect(button).to_have_count(1)
    button.focus()
    page.keyboard.press("Enter")
    kind = page.get_by_test_id("stDownloadButton").get_by_role("button", name="PNG")
    expect(kind).to_be_in_viewport()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    with page.expect_download() as download:
        kind.focus()
        page.keyboard.press("Enter")
    path = tmp_path / "flow.png"
    download.value.save_as(path)
    assert dots_an_inch(path.read_bytes()) == 300


@pytest.mark.parametrize("viewport", [PHONE])
@pytest.mark.parametrize(("path", "drawing"), [("/", "overview-map"), ("/pair?pair=P07", "pair-map")])
def test_on_a_phone_the_button_stands_below_its_map(open_page, page, path, drawing):
    open_page(path)
    of_map = page.locator(f".st-key-{drawing}").bounding_box()
    button = page.locator(f".st-key-pictures-{drawing} button").bounding_box()
    assert -20 < button["y"] - of_map["y"] - of_map["height"] < 40


def test_a_picture_button_is_one_word_names_its_picture_and_is_not_printed(open_page, page):
    open_page("/pair?pair=P07&data=demo&part=all")
    buttons = page.locator("[class*='st-key-pictures-'] button")
    names = [screen_name(page, n) for n in range(buttons.count())]
    assert len(names) >= 5 and len(set(names)) == len(names) and all("乐清市—景宁县" in name for name in names)
    assert all(buttons.nth(n).bounding_box()["width"] < 90 for n in range(buttons.count()))
    page.emulate_media(media="print")
    assert not any(buttons.nth(n).is_visible() for n in range(buttons.count()))


def screen_name(page: Page, number: int) -> str:
    return page.locator("[class*='st-key-pictures-'] button").nth(number).text_content() or ""


def test_the_map_of_the_reported_dataset_has_no_watermark(open_page, tmp_path):
    page = open_page("/?data=reported")
    seen = printed(fetch(page, "overview-map", "SVG", tmp_path).read_bytes())
    assert not any("模拟" in text for text in seen) and seen["乐清市"] and seen["一条也没有"]
