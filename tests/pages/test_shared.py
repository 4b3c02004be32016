"""What one reader has caused to be made, the next one gets: tables, charts, strips and maps of every page."""

import threading

import pytest

from analytics.answer import Refused
from analytics.usual_questions import usual_questions
from cache.remembered import forget
from store.datasets import Dataset
from tests.pages.test_pages import opened, whole
from tests.shipped import QUARTERS, dataset
from ui.pieces import kept
from ui.sitemap import SITES

PAGES = [page for page in SITES if page not in ("meeting", "briefing")]


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The key of every piece that is made rather than taken from what is there."""
    found: list[str] = []
    plain = kept.fetched

    def fetched(key, make, heavy=False):
        def noted():
            found.append(key[1])
            return make()

        return plain(key, noted, heavy)

    monkeypatch.setattr(kept, "fetched", fetched)
    return found


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Every question that reaches the engine."""
    found: list[str] = []
    plain = Dataset.arrow

    def arrow(self, sql, values=()):
        found.append(sql)
        return plain(self, sql, values)

    monkeypatch.setattr(Dataset, "arrow", arrow)
    return found


def worked_out_beside() -> bool:
    """Whether the page that was opened has begun something beside itself; back when that is done."""
    begun = [thread for thread in threading.enumerate() if thread.name == "beside"]
    for thread in begun:
        thread.join()
    return bool(begun)


@pytest.mark.parametrize("page", PAGES)
def test_the_second_reader_of_a_page_has_nothing_made_and_nothing_asked(page, made, asked):
    forget()
    first = whole(page, q="2024Q3")
    if worked_out_beside():  # it tells more to who comes after
        first = whole(page, q="2024Q3")
    assert not first.exception and made
    made.clear(), asked.clear()
    second = whole(page, q="2024Q3")
    assert not second.exception and not made and not asked
    assert [piece.proto.bytes for piece in second.get("bidi_component")] == [
        piece.proto.bytes for piece in first.get("bidi_component")
    ]


@pytest.mark.parametrize(
    "other", [{"q": "2024Q2"}, {"lang": "en"}, {"pairs": "P02"}, {"data": "reported"}, {"span": "quarter"}]
)
def test_another_address_is_another_page(made, other):
    forget()
    opened("overview", q="2024Q3")
    made.clear()
    opened("overview", **({"q": "2024Q3"} | other))
    own = "facts-with-figures" if other.get("data") == "reported" else "headlines"
    assert {own, "overview-map"} <= set(made)


def test_after_the_usual_questions_the_first_reader_of_any_quarter_asks_the_engine_nothing(asked):
    forget()
    for question in usual_questions(dataset("demo")):
        try:
            question()
        except Refused:
            continue
    asked.clear()
    for quarter in QUARTERS["demo"][::5]:
        for page in ("overview", "map", "ranks", "tracks", "funds"):
            assert not whole(page, q=quarter).exception
    assert not asked, asked[0]
