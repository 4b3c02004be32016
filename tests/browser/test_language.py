"""Every page in both languages: the link between them keeps what was asked, and each language is whole."""

from playwright.sync_api import expect

from tests.browser import screen

ASKED = {"q": "2024Q2", "span": "programme"}
START = "q=2024Q2&span=programme"


def test_the_language_link_changes_every_word_and_nothing_that_was_asked(open_page, settle):
    page = open_page(f"/pair?pair=P07&{START}")
    chinese = screen.cards(page)

    page.get_by_role("link", name="English", exact=True).click()
    settle()
    assert screen.parameters(page) == ASKED | {"pair": "P07", "lang": "en"}
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page).to_have_title("Pair · Pairing dashboard")
    assert "Yueqing–Jingning: " in screen.lead(page)
    # A count is the same digits in both; only money changes its unit.
    english = screen.cards(page)
    assert english["Projects"].value == chinese["项目数"].value

    page.get_by_role("link", name="中文", exact=True).click()
    settle()
    assert screen.parameters(page) == ASKED | {"pair": "P07"}
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert screen.cards(page) == chinese


def test_the_address_of_a_switched_page_can_be_kept(open_page, settle):
    page = open_page(f"/?{START}")
    page.get_by_role("link", name="English", exact=True).click()
    settle()
    lead = screen.lead(page)
    page.reload(wait_until="domcontentloaded")
    settle()
    assert screen.lead(page) == lead and screen.chinese([lead]) == set()


def test_the_language_goes_along_from_page_to_page(open_page, settle):
    page = open_page(f"/?{START}&lang=en&view=flat")
    for name, path in [("Map", "/map"), ("Methods", "/methods"), ("Overview", "/")]:
        page.get_by_role("link", name=name, exact=True).click()
        settle()
        assert screen.path(page) == path
        assert screen.parameters(page) == ASKED | {"lang": "en", "view": "flat"}
        assert page.evaluate("document.documentElement.lang") == "en"
