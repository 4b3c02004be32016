"""What is painted first: the real menu, the open page marked, what was asked kept, and text of the address never markup."""

from html.parser import HTMLParser

import pytest

from server.skeleton import skeleton
from style.text import LANGUAGES
from ui.sitemap import SITES


class Read(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: dict[str, dict[str, str | None]] = {}
        self._open: dict[str, str | None] | None = None
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._open = dict(attrs) if tag == "a" else None

    def handle_data(self, data):
        if self._open is not None:
            self.links[data] = self._open
            self._open = None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_has_the_menu_in_its_order_and_marks_the_page_that_is_open(lang):
    links = Read(skeleton("/warnings", b"", lang)).links
    assert list(links) == [site.title(lang) for site in SITES.values() if site.in_menu]
    assert [name for name, link in links.items() if link.get("aria-current")] == [SITES["funds"].title(lang)]


def test_links_keep_what_holds_for_every_page_and_drop_what_is_one_pages_own():
    link = Read(skeleton("/", b"q=2024Q4&pairs=P01,P02&find=x&lang=en", "en")).links["Funds"]
    assert link["href"] == "/funds?lang=en&q=2024Q4&pairs=P01,P02"


@pytest.mark.parametrize(
    "query", [b'data="><script>', b"q=%22%3E%3Cimg%20src=x%3E", b"\xff\xfe=%ff", b"q=" + b"9" * 20_000]
)
def test_an_address_is_text(query):
    read = Read(skeleton("/", query, "zh"))
    assert {*read.tags} == {"div", "style", "b", "nav", "a", "i"}
    assert len(read.links) == sum(site.in_menu for site in SITES.values())


def test_no_menu_flashes_up_before_an_audience():
    assert skeleton("/", b"meet=0123456789abcdef&turn=2", "zh") == ""


def test_within_another_site_there_is_no_menu_that_could_flash_up():
    assert skeleton("/funds", b"q=2025Q4&embed=true", "zh") == "" != skeleton("/funds", b"q=2025Q4", "zh")
