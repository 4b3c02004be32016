"""A page on paper: full sheets, heads with what they are of and of tables on every sheet, nothing over anything, and at the foot whose figures they are."""

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from style.colours import PALETTES

# What takes room on a page and must not lie over another: charts, and the drawings and tables of our pieces.
_BOXES = """
() => {
  const found = [];
  for (const chart of document.querySelectorAll(".js-plotly-plot .svg-container")) found.push(["chart", chart]);
  for (const host of document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')) {
    for (const part of host.shadowRoot.querySelectorAll(".scroller, .map, .flow, .strip")) found.push([part.className.baseVal ?? part.className, part]);
  }
  for (const text of document.querySelectorAll("h2, h3, [data-testid=stCaptionContainer]")) found.push([text.textContent.slice(0, 20), text]);
  return found.map(([name, node]) => [name, node.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1)
    .map(([name, { left, top, right, bottom }]) => [name, left, top, right, bottom]);
}
"""
LEADING = 6  # pixels: a line of text is taller than its signs
SHEETS = {"A4": 700, "A3": 1030}  # pixels across that are printed on


def sheets(page: Page, paper: str = "A4") -> list[str]:
    """The text of every sheet without its blanks; some signs come as the radicals they are drawn like."""
    found = PdfReader(BytesIO(page.pdf(format=paper))).pages
    return ["".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in found]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_sheet_says_at_its_foot_what_it_is_of_and_how_many_there_are(open_page, paper):
    page = open_page("/funds?data=demo&q=2025Q4&pairs=P07,P15&part=all")
    printed = sheets(page, paper)
    assert len(printed) > 3
    for number, text in enumerate(printed, 1):
        assert f"{number}/{len(printed)}" in text
        assert "资金使用·2025年全年·截至2025年第四季度" in text and "乐清市—景宁县" in text
        assert "来源:模拟演示数据集" in text and "不是真实数据" in text


SECTIONS = ["/funds?data=demo&part=all", "/county?data=demo&county=331127", "/pair?data=demo&pair=P07&part=all"]


def body(text: str) -> str:
    """A sheet without its foot, which comes first in the file."""
    return text.split("不是真实数据", 1)[1]


@pytest.mark.parametrize("path", SECTIONS)
def test_sections_fill_sheets_and_no_head_is_left_at_the_end_of_one(open_page, path):
    page = open_page(path)
    heads = ["".join(head.split()) for head in page.locator("h2:visible, h3:visible").all_inner_texts()]
    sections = page.locator("h2:visible").count()
    assert sections > 4
    for paper in SHEETS:
        printed = [body(text) for text in sheets(page, paper)]
        assert [head for head in heads if any(text.endswith(head) for text in printed)] == []
        begun = [text for text in printed if sum(head in text for head in heads) > 1]
        assert begun, "some sheet holds more than one section"
    assert len(printed) <= sections, "on the larger paper there is no sheet more than there are sections"


def test_a_total_stands_once_at_the_end_of_its_table(open_page):
    """Repeated on each sheet it would be read as the sheet's."""
    page = open_page("/funds?data=demo&part=all")
    page.emulate_media(media="print")
    shown = page.locator("tfoot:has(tr)").evaluate_all("feet => feet.map((foot) => getComputedStyle(foot).display)")
    assert shown and set(shown) == {"table-row-group"}


# The ink of the charts' words on the screen, as a printer takes it, and on the screen again: at once, for a chart may be drawn anew.
INKS = """
() => {
  const inks = () => [...document.querySelectorAll(".js-plotly-plot .main-svg text")].map((text) => getComputedStyle(text).fill);
  const screen = inks();
  dispatchEvent(new Event("beforeprint"));
  const paper = inks();
  dispatchEvent(new Event("afterprint"));
  return [screen, paper, inks()];
}
"""


def test_a_dark_screen_is_printed_light(open_page, settle):
    page = open_page("/funds?data=demo")
    page.emulate_media(color_scheme="dark")
    page.reload()
    settle()
    ground = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    light, dark = PALETTES["light"], PALETTES["dark"]
    assert page.evaluate(ground) == rgb(dark.background)
    screen, paper, again = page.evaluate(INKS)
    dark_ones = {rgb(colour) for colour in (dark.text, dark.muted, dark.attention, dark.industrial)}
    assert dark_ones & set(screen) and not dark_ones & set(paper)
    assert again == screen, "the screen is as it was"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgba(0, 0, 0, 0)"
    table = page.locator(".st-key-fund-years td").first
    assert table.evaluate("node => getComputedStyle(node).color") in (rgb(light.text), rgb(light.navy))


def rgb(colour: str) -> str:
    """#0F151B as a browser writes it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_the_heads_of_a_table_stand_on_every_sheet_it_goes_over(open_page):
    printed = [text for text in sheets(open_page("/projects?data=demo")) if "示例企业" in text]
    assert len(printed) > 1
    for text in printed:
        assert "计划总投资" in text and "阶段" in text


@pytest.mark.parametrize(
    "path", ["/funds?data=demo&part=all", "/county?data=demo&county=331127", "/pair?data=demo&pair=P07&part=all"]
)
@pytest.mark.parametrize("paper", SHEETS)
def test_nothing_lies_over_anything(open_page, settle, path, paper):
    page = open_page(path)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEETS[paper], "height": 1000})
    settle()
    boxes = page.evaluate(_BOXES)
    assert len(boxes) > 5
    over = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 2 and min(one[4], other[4]) - max(one[2], other[2]) > LEADING
    ]
    assert over == []


@pytest.mark.parametrize("look", ["drawn", "flat", "tilted"])
def test_the_map_is_printed_as_lines_and_letters(open_page, look):
    page = open_page(f"/map?data=demo&view={look}")
    found = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert [image.name for sheet in found for image in sheet.images] == []
    assert "景宁县" in normalize("NFKC", found[0].extract_text())
