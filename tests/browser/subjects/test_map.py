"""The map by hand: hover from table to link and back, quarters played without asking, two side by side, their difference, a county."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen

RATE = "/map?link=execution_rate"
PHONE = {"width": 390, "height": 844}


def on(page: Page, part: str):
    return page.locator(f".st-key-map-drawn {part}")


def reruns(page: Page) -> None:
    """Counts from now on how often the app runs again."""
    page.evaluate(
        """() => {
          window.runs = 0;
          const app = document.querySelector("[data-testid=stApp]");
          new MutationObserver(() => app.dataset.testScriptState === "running" && (window.runs += 1))
            .observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
        }"""
    )


def test_a_row_lights_its_link_a_link_its_row_and_both_its_counties_without_a_rerun(open_page):
    page = open_page(RATE)
    reruns(page)
    page.locator(".st-key-map-list tbody tr", has_text="萧山区—龙泉市").hover()
    expect(on(page, ".box > svg > .lines .arc.on")).to_have_attribute("data-arc", "P02")
    expect(on(page, ".box > svg > .rims path")).to_have_count(2)
    expect(on(page, ".tip")).to_contain_text("萧山区—龙泉市")
    expect(on(page, ".labels .on").first).to_be_attached()

    page.mouse.move(2, 2)
    expect(on(page, ".box > svg > .lines .arc.on")).to_have_count(0)
    spot = screen.clear_point(page.locator(".st-key-map-drawn").get_by_role("link", name="玉环市—仙居县"))
    page.mouse.move(*spot)
    expect(page.locator(".st-key-map-list tr.pointed")).to_contain_text("玉环市—仙居县")
    card = on(page, ".tip")
    for told in ("执行率", "第 18 / 18", "预警（条）"):
        expect(card).to_contain_text(told)
    expect(card.locator(".course .run")).to_be_visible()
    assert page.evaluate("() => window.runs") == 0


def test_the_worst_carry_their_names_and_all_thirty_six_counties_theirs(open_page):
    page = open_page(RATE)
    tags = on(page, ".box > svg > .tags text").all_text_contents()
    assert len(tags) == 4 and all(re.search(r"[\d.]+%$", tag) for tag in tags)
    lines = on(page, ".box > svg > .lines .arc")
    assert [node.get_attribute("class").split()[-1] for node in lines.all()[-4:]] == ["pace-0"] * 4
    named = on(page, ".box > svg > .labels text")
    assert named.count() == 36 and {node.get_attribute("visibility") for node in named.all()} == {None}
    assert len(on(page, ".box > svg > .city-names text:not([visibility])").all()) >= 8


def test_quarters_are_played_without_asking_and_the_one_stopped_at_is_the_pages(open_page, settle):
    page = open_page(f"{RATE}&q=2024Q1")
    slider = page.get_by_role("slider", name="截至季度")
    expect(page.locator(".st-key-controls").get_by_role("combobox", name="截至", exact=True)).to_have_count(0)
    reruns(page)
    before = screen.rows(page, "map-list")
    page.get_by_role("button", name="播放", exact=True).click()
    expect(slider).to_have_attribute("aria-valuetext", "2024年第三季度")
    assert page.evaluate("() => window.runs") == 0
    expect(on(page, ".shown-quarter").last).to_have_text(re.compile("2024年第"))
    page.set_viewport_size({"width": 700, "height": 1000})  # a screen turned meanwhile
    page.get_by_role("button", name="暂停", exact=True).click()
    settle()
    stopped = screen.parameters(page)["q"]
    assert stopped in ("2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3")
    assert screen.rows(page, "map-list") != before
    assert on(page, ".box > svg > .labels text").count() == 36


def test_nothing_moves_by_itself_for_who_asked_for_stillness(open_page, settle):
    page = open_page(RATE)
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    settle()
    expect(page.get_by_role("button", name="播放", exact=True)).to_be_hidden()
    page.get_by_role("button", name="上一季", exact=True).click()
    settle()
    assert screen.parameters(page)["q"] == "2025Q3"


def test_two_quarters_side_by_side_have_one_scale_and_light_up_together(open_page, settle):
    page = open_page(RATE)
    page.locator(".st-key-map-drawn").get_by_role("link", name="并排", exact=True).click()
    settle()
    assert screen.parameters(page)["mode"] == "beside"
    expect(on(page, ".box")).to_have_count(2)
    assert on(page, ".shown-quarter").all_text_contents() == ["2024年第四季度", "2025年第四季度"]
    left, right = (box.bounding_box() for box in on(page, ".box").all())
    assert left["height"] == right["height"] and abs(left["width"] - right["width"]) < 2
    assert right["x"] >= left["x"] + left["width"]
    expect(on(page, ".of-lines")).to_have_count(1)
    page.locator(".st-key-map-list tbody tr", has_text="玉环市—仙居县").hover()
    expect(on(page, ".box > svg > .lines .arc.on[data-arc=P18]")).to_have_count(2)

    page.get_by_role("combobox", name="对比季度").select_option(label="较 2023年第四季度")
    settle()
    assert screen.parameters(page)["other"] == "2023Q4"
    assert on(page, ".shown-quarter").first.text_content() == "2023年第四季度"
    page.locator(".st-key-map-drawn").get_by_role("link", name="单季", exact=True).click()
    settle()
    expect(on(page, ".box")).to_have_count(1)
    assert "mode" not in screen.parameters(page) and "other" not in screen.parameters(page)


def test_the_difference_of_two_quarters_is_on_the_links_in_the_table_and_in_the_sentence(open_page):
    page = open_page(f"{RATE}&mode=change&other=2024Q4")
    rows = screen.rows(page, "map-list")
    assert len(rows) == 18 and "钱塘区—龙游县" in rows[0][0]
    assert rows[0][-1] == "−45.6"
    assert "钱塘—龙游" in screen.lead(page) and "2024年第四季度" in screen.lead(page)
    tags = on(page, ".box > svg > .tags text").all_text_contents()
    assert any(tag.startswith("钱塘—龙游 −") for tag in tags)


def test_a_county_that_is_typed_is_gone_to_and_one_that_is_none_is_said_to_be(open_page, settle):
    page = open_page("/map")
    whole = on(page, ".box > svg").first.get_attribute("viewBox")
    field = on(page, ".finder input")
    field.fill("景宁")
    field.press("Enter")
    settle()
    assert screen.parameters(page)["near"] == "331127"
    near = on(page, ".box > svg").first.get_attribute("viewBox")
    assert float(near.split()[2]) < float(whole.split()[2]) / 2
    page.get_by_role("link", name="回到全省").click()
    settle()
    assert "near" not in screen.parameters(page)
    assert on(page, ".box > svg").first.get_attribute("viewBox") == whole
    field.fill("不是县" * 30)
    field.press("Enter")
    expect(on(page, ".unknown")).to_have_text("结对里没有这个县")
    assert "near" not in screen.parameters(page)


@pytest.mark.parametrize("viewport", [{"width": 2560, "height": 1440}], ids=["wall"])
def test_the_map_takes_three_quarters_of_a_wall(open_page, viewport):
    page = open_page(RATE)
    box = on(page, ".box").bounding_box()
    assert box["height"] >= 0.75 * viewport["height"]
    bar = on(page, ".player").bounding_box()
    assert bar["y"] + bar["height"] <= viewport["height"]


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_two_maps_stand_one_below_the_other(open_page, viewport):
    page = open_page(f"{RATE}&mode=beside")
    above, below = (box.bounding_box() for box in on(page, ".box").all())
    assert below["y"] >= above["y"] + above["height"] and above["width"] > 320
    assert page.evaluate("() => document.documentElement.scrollWidth") <= viewport["width"]


# Of every name on the map the part that what links carry or the field covers.
COVERED = """
() => {
  const root = document.querySelector(".st-key-map-drawn [data-testid=stBidiComponentRegular]")?.shadowRoot
    ?? [...document.querySelectorAll(".st-key-map-drawn *")].find((node) => node.shadowRoot).shadowRoot;
  const box = (node) => node.getBoundingClientRect();
  const over = [...root.querySelectorAll(".box > svg > .tags rect, .finder input")].map(box);
  return [...root.querySelectorAll(".box > svg > .labels text")].filter((text) => {
    const { left, right, top, bottom, width, height } = box(text);
    const meets = (o) => Math.max(0, Math.min(right, o.right) - Math.max(left, o.left)) *
      Math.max(0, Math.min(bottom, o.bottom) - Math.max(top, o.top));
    return over.some((o) => meets(o) > 0.2 * width * height);
  }).map((text) => text.textContent);
}
"""


@pytest.mark.parametrize("path", [RATE, "/map?mode=change", f"{RATE}&q=2023Q4"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}], ids=["phone", "desk"])
def test_what_is_written_on_links_covers_no_countys_name(open_page, viewport, path):
    page = open_page(path)
    assert on(page, ".box > svg > .tags text").count() > 0
    assert page.evaluate(COVERED) == []


def test_beside_a_rate_the_table_begins_with_the_worst_and_says_so_until_it_is_sorted_otherwise(open_page):
    page = open_page(RATE)
    head = page.locator(".st-key-map-list thead th[aria-sort]")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(head.get_by_role("button")).to_have_text("执行率（%），由差到好")
    rows = screen.rows(page, "map-list")
    assert rows[0][0] == "18" and rows[-1][0] == "1"
    head.get_by_role("button").click()
    expect(head.get_by_role("button")).to_have_text("执行率（%）")
    assert screen.rows(page, "map-list")[0][0] == "1"


def test_beside_an_amount_the_table_begins_with_the_largest(open_page):
    page = open_page("/map?link=investment_completed")
    assert screen.rows(page, "map-list")[0][0] == "1"
    expect(page.locator(".st-key-map-list thead th[aria-sort]")).to_have_count(0)


# Every name on the map and its inset: what it says, how large it is in pixels, and where.
NAMES = """
() => {
  const root = [...document.querySelectorAll(".st-key-map-drawn *")].find((node) => node.shadowRoot).shadowRoot;
  return [...root.querySelectorAll(".labels text")].filter((text) => text.getAttribute("visibility") !== "hidden" && text.checkVisibility())
    .map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
      return [text.dataset.county, text.textContent, size, left, right, top, bottom, Boolean(text.closest(".inset"))];
    });
}
"""
TOUCH = 0.35  # of its height that a line of text is taller than its signs


@pytest.mark.parametrize(
    "viewport", [PHONE, {"width": 1024, "height": 768}, {"width": 1440, "height": 900}], ids=["phone", "tablet", "desk"]
)
@pytest.mark.parametrize("path", [RATE, "/map?lang=en", "/map?data=reported"])
def test_all_counties_are_named_in_twelve_pixels_and_no_name_covers_another(open_page, viewport, path):
    page = open_page(path)
    named = page.evaluate(NAMES)
    assert len({county for county, *_ in named}) == 36
    assert min(size for _, _, size, *_ in named) >= 11.95
    over = [
        (one[1], other[1])
        for at, one in enumerate(named)
        for other in named[at + 1 :]
        if one[7] == other[7]
        and min(one[4], other[4]) - max(one[3], other[3]) > 2
        and min(one[6], other[6]) - max(one[5], other[5]) > TOUCH * (one[6] - one[5])
    ]
    assert over == []


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_on_a_phone_names_leave_out_what_kind_of_place_they_are_of(open_page, viewport):
    page = open_page(RATE)
    assert {"景宁", "义乌", "莲都"} <= {name for _, name, *_ in page.evaluate(NAMES)}


@pytest.mark.parametrize("typed", ["jingning", "Jing Ning", "jn", "jnx", "景宁"])
def test_the_field_for_a_county_takes_pinyin_and_initials(open_page, settle, typed):
    page = open_page("/map")
    field = on(page, ".finder input")
    field.fill(typed)
    field.press("Enter")
    settle()
    assert screen.parameters(page)["near"] == "331127"
    expect(field).to_have_value("景宁县")


def test_a_county_is_found_by_its_second_reading_and_in_english_by_its_chinese_name(open_page, settle):
    page = open_page("/map?lang=en")
    for typed, name, adcode in (("yq", "Yueqing", "330382"), ("莲都", "Liandu", "331102")):
        field = on(page, ".finder input")
        field.fill(typed)
        field.press("Enter")
        settle()
        expect(field).to_have_value(name)
        assert screen.parameters(page)["near"] == adcode


@pytest.mark.parametrize("path", [f"{RATE}&view=tilted", f"{RATE}&view=flat", f"{RATE}&classes=quarter"])
def test_where_quarters_cannot_be_compared_choosing_to_turns_to_the_map_that_can(open_page, settle, path):
    page = open_page(path)
    page.locator(".st-key-map-ways").get_by_role("link", name="差值", exact=True).click()
    settle()
    said = screen.parameters(page)
    assert said["mode"] == "change" and "view" not in said and "classes" not in said
    expect(on(page, ".player")).to_have_count(1)  # the map left goes only when its follower has been drawn
    expect(on(page, ".player")).to_be_visible()
    expect(page.locator(".st-key-map-ways")).to_have_count(0)


def test_the_reported_dataset_is_played_where_it_tells_of_two_quarters(open_page):
    page = open_page("/map?data=reported&link=projects")
    expect(on(page, ".player")).to_be_visible()
    page = open_page("/map?data=reported")
    expect(on(page, ".player")).to_be_hidden()
