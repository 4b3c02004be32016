"""What is shared leads back to the same view, is drawn as the code it is, and is shown only within sites that are listed."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest
import segno

from server.answers import content_security_policy, safety
from tests.shipped import view
from ui.address import read
from ui.sharing import panel
from ui.sharing.embedders import WrongEmbedders, embedders
from ui.sharing.panel import addresses, embed_code, is_readers_own, of_meeting
from ui.sharing.qr import QUIET, qr_code
from ui.sitemap import SITES

FUNDS = SITES["funds"]


@pytest.fixture(autouse=True)
def opened_at(monkeypatch):
    monkeypatch.setattr(panel, "host", lambda: "https://board.example")


def test_a_view_without_a_quarter_has_a_link_that_moves_and_one_that_stays():
    shown = view(pairs=("P07",))
    moving, fixed = addresses(shown, FUNDS)
    assert moving.text == "https://board.example/funds?data=demo&pairs=P07"
    assert dict(parse_qsl(urlsplit(fixed.text).query))["q"] == shown.selection.as_of == "2025Q4"
    assert "2025年第四季度" in fixed.label


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_link_opens_the_very_selection(lang):
    shown = view(lang=lang, q="2024Q3", pairs=("P07", "P15"), tracks=("T1",), step="disbursed")
    (only,) = addresses(shown, FUNDS)
    again, problems = read(dict(parse_qsl(urlsplit(only.text).query)), shown.catalogue, shown.dataset)
    assert not problems and again == shown.address.to(data="demo", page=None)


def test_a_page_of_a_meeting_is_shared_outside_it_at_its_quarter():
    shown = view(pairs=("P07",), meet="0" * 16, turn="2", whole="1")
    (only,), title = of_meeting(shown, FUNDS)
    said = dict(parse_qsl(urlsplit(only.text).query))
    assert said == {"data": "demo", "q": "2025Q4", "pairs": "P07"} and title.startswith("资金使用")


@pytest.mark.parametrize("address", ["https://board.example/funds?q=2025Q4", "https://board.example/?" + "x" * 1200])
def test_the_code_is_drawn_square_for_square(address):
    drawn = qr_code(address)
    dark = set()
    for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path):
        dark |= {(int(x) + i, int(y)) for i in range(int(wide))}
    size = drawn.size - 2 * QUIET
    # By segno's own rows of whichever of its codes has this size; the three corners tell that it is one at all.
    codes = [segno.make(address, error=level, micro=False, boost_error=False) for level in "qml"]
    told = [
        {(x + QUIET, y + QUIET) for y, row in enumerate(code.matrix) for x, bit in enumerate(row) if bit}
        for code in codes
        if len(code.matrix) == size
    ]
    assert dark in told
    assert {(x, y) for x, y in dark if x < QUIET or y < QUIET or x >= size + QUIET or y >= size + QUIET} == set()


def test_an_address_that_no_code_holds_has_none():
    assert qr_code("https://board.example/?" + "x" * 3000) is None


class _Frames(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_embed_code_is_one_frame_of_this_view():
    shown = view(q="2025Q4", find='"><script>alert(1)</script>')
    parser = _Frames()
    parser.feed(embed_code(shown, SITES["projects"]))
    ((tag, said),) = [one for one in parser.found if one[0] != "/iframe"]
    assert tag == "iframe" and set(said) == {"src", "title", "width", "height", "style", "loading"}
    query = dict(parse_qsl(urlsplit(said["src"]).query))
    assert query["embed"] == "true" and query["q"] == "2025Q4" and query["find"] == '"><script>alert(1)</script>'


def test_only_listed_sites_may_show_a_page_within_theirs(monkeypatch):
    monkeypatch.delenv("EMBEDDED_BY", raising=False)
    assert embedders() == () and "frame-ancestors 'self'" in content_security_policy()
    assert (b"x-frame-options", b"SAMEORIGIN") in safety("")
    monkeypatch.setenv("EMBEDDED_BY", "https://portal.example, http://10.0.0.5:8080")
    assert content_security_policy().endswith("frame-ancestors 'self' https://portal.example http://10.0.0.5:8080")
    assert b"x-frame-options" not in dict(safety(""))


@pytest.mark.parametrize(
    "said", ["*", "portal.example", "https://*", "https://a.example/path", "https://a.example; script-src *", "'none'"]
)
def test_a_list_that_is_none_is_told(monkeypatch, said):
    monkeypatch.setenv("EMBEDDED_BY", said)
    with pytest.raises(WrongEmbedders, match="EMBEDDED_BY"):
        embedders()


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8501", "http://localhost:8501", "http://[::1]:8501"])
def test_a_name_that_means_the_readers_own_machine_is_known(origin):
    assert (
        is_readers_own(origin)
        and not is_readers_own("http://10.0.0.5:8501")
        and not is_readers_own("https://board.example")
    )
