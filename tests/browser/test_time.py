"""As of a quarter: chosen by list or by slider, kept in the address, found again by Back, reload and a copied address."""

import re

from playwright.sync_api import Browser, Page, expect

from style.periods import quarters_between, say_period
from tests.browser import screen

EVERY = quarters_between("2023Q1", "2025Q4")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    wanted = page.get_by_role("option", name=option)
    for _ in range(40):  # of a long list only what is in sight is in the page
        if wanted.count():
            break
        page.keyboard.press("ArrowDown")
    wanted.click()


def test_a_quarter_chosen_from_the_list_is_in_the_address_the_words_and_the_history(open_page, settle):
    page = open_page("/")
    assert screen.parameters(page) == {}
    newest = screen.cards(page)

    choose(page, "截至", "2024年第二季度")
    settle()
    assert screen.parameters(page) == {"q": "2024Q2"}
    chosen = screen.cards(page)
    assert chosen["已投产项目数"].note.startswith("2024年第二季度末")
    assert chosen["完成投资"].note.startswith("2024年上半年")
    assert screen.lead(page).startswith("2024年度资金")

    page.get_by_role("radiogroup", name="统计期间").get_by_text("2023年起累计").click()
    settle()
    assert screen.parameters(page) == {"q": "2024Q2", "span": "programme"}
    assert screen.cards(page)["完成投资"].note.startswith("2023年起累计")

    page.reload(wait_until="domcontentloaded")
    settle()
    expect(page.get_by_role("combobox", name="截至", exact=True)).to_have_value("截至 2024年第二季度")
    expect(page.get_by_role("radio", name="2023年起累计")).to_be_checked()
    assert screen.cards(page)["完成投资"].note.startswith("2023年起累计")

    page.go_back()
    settle()
    assert screen.parameters(page) == {"q": "2024Q2"} and screen.cards(page) == chosen
    page.go_back()
    settle()
    assert screen.parameters(page) == {} and screen.cards(page) == newest


def test_a_quarter_on_the_slider_of_the_map_by_keyboard(open_page, settle):
    page = open_page("/map")
    rows = screen.rows(page, "map-list")
    slider = page.get_by_role("slider", name="截至季度")
    slider.focus()
    for earlier in ["2025Q3", "2025Q2"]:
        page.keyboard.press("ArrowLeft")
        settle()
        assert screen.parameters(page) == {"q": earlier}
        expect(slider).to_have_attribute("aria-valuetext", say_period(earlier, "zh"))
    expect(slider).to_be_focused()
    half = screen.rows(page, "map-list")
    assert half != rows

    page.go_back()
    settle()
    assert screen.parameters(page)["q"] == "2025Q3"
    page.go_back()
    settle()
    assert screen.parameters(page) == {} and screen.rows(page, "map-list") == rows


def test_what_the_map_shows_is_in_the_address(open_page, settle):
    page = open_page("/map?view=drawn&q=2024Q4")
    choose(page, "连线表示", "投资目标完成率")
    settle()
    choose(page, "县域底色表示", "完成投资")
    settle()
    asked = {"view": "drawn", "q": "2024Q4", "link": "investment_target_rate", "shade": "investment_completed"}
    assert screen.parameters(page) == asked
    assert "投资目标完成率" in screen.lead(page)
    assert {"连线：投资目标完成率 ÷ 序时目标 · 2024年全年", "底色：完成投资（亿元）· 2024年全年"} <= set(
        screen.words(page)
    )


def test_a_copied_address_shows_another_reader_the_same(open_page, settle, browser: Browser, server):
    page = open_page("/map?q=2024Q4")
    page.get_by_role("slider", name="截至季度").press("ArrowLeft")
    settle()
    assert screen.parameters(page) == {"q": "2024Q3"}
    rows, lead = screen.rows(page, "map-list"), screen.lead(page)

    with browser.new_context(base_url=server.url, locale="en-US") as other:
        theirs = other.new_page()
        theirs.goto(page.url)
        expect(theirs.locator(".st-key-map-list tbody tr")).to_have_count(len(rows), timeout=60_000)
        assert screen.rows(theirs, "map-list") == rows and screen.lead(theirs) == lead


def test_the_title_names_the_page_whatever_is_chosen_on_it(open_page, settle):
    page = open_page("/")
    choose(page, "截至", "2024年第二季度")
    settle()
    expect(page).to_have_title("总览 · 结对促共富看板")
    page.get_by_role("link", name="口径说明", exact=True).click()
    settle()
    expect(page).to_have_title("口径说明 · 结对促共富看板")


def named_quarters(texts: list[str]) -> set[str]:
    """The quarters and years that a text names, each as its last quarter."""
    found = set()
    for year, quarter in re.findall(r"(20\d\d)年(?:第([一二三四])季度)?", "\n".join(texts)):
        found.add(f"{year}Q{'一二三四'.index(quarter) + 1}" if quarter else f"{year}Q1")
    return found


def test_as_of_an_early_quarter_nothing_later_is_known(open_page):
    seen = {}
    for quarter in ["2023Q1", "2024Q1", "2025Q4"]:
        page = open_page(f"/?q={quarter}")
        cards = screen.cards(page)
        said = [screen.lead(page), *(f"{c.change} {c.note}" for c in cards.values())]
        said += [spark.get_attribute("aria-label") or "" for spark in page.locator(".spark").all()]
        said += [line for line in screen.words(page) if re.match(r"\d\. ", line)]  # the conclusions
        assert named_quarters(said) <= {q for q in EVERY if q <= quarter}, quarter
        seen[quarter] = {label: card.figure for label, card in cards.items()}
    assert seen["2023Q1"] != seen["2024Q1"] != seen["2025Q4"]
    counts = [int(figures["已投产项目数"].split()[0]) for figures in seen.values()]
    assert counts == sorted(counts) and counts[0] < counts[-1]


def test_a_pair_as_of_an_early_quarter_shows_only_what_had_happened(open_page):
    page = open_page("/pair?pair=P15&q=2023Q2&part=all")
    dates = [row[0] for row in screen.rows(page, "pair-Events")]
    assert dates and named_quarters(dates) <= {"2023Q1"}
    assert {row[2] for row in screen.rows(page, "pair-Projects")} <= {"签约", "开工", "在建"}
