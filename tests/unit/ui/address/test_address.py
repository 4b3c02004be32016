"""What is shown is all in the address, and comes back from it; what means nothing there is told and never guessed."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.lookup import NARROWING_KEYS
from analytics.map.figures import first_link
from analytics.metrics import METRICS
from analytics.selection import Selection
from store.datasets import catalogue
from tests.shipped import QUARTERS, dataset
from ui.address import (
    KEYS,
    PAGE_KEYS,
    READ_LENGTH,
    Address,
    Problem,
    chosen_dataset,
    href,
    opened,
    quarters,
    read,
    written,
)
from ui.address import rules as address_rules
from ui.address.rules import COMPARED, LINK_METRICS, SHADE_METRICS, SHARES, in_order, listed, means, parts_of
from ui.pieces.components import local
from ui.sitemap import SITES

DEMO, CATALOGUE = dataset("demo"), catalogue()
FREE = {
    "find": "纸",
    "sort": "-planned",
    "page": "12",
    "project": "P01-001",
    "shown": "name",
    "plan": "18.5-e10n30p20c40-f50-c200-r5",
    "against": "18.0-e100n0p0c0-f0-c300-r0",
    "trial": "investment.weight.20",
    "weigh": "li10lk10su15la40en10ca10ta10ma10di10ti0",
    "two": "330108-330329",
    "held": "330108-330329",
    "meet": "0123456789abcdef",
    "turn": "3",
    "left": "gaps",
    "whole": "1",
    "present": "1",
    "prepare": "fedcba9876543210",
    "handin": "0123456789abcdef",
    "was": "0123456789ab",
    "now": "ba9876543210",
    "task": "0123456789abcdef",
    "of": "warning~behind~P02~2025~~~~~",
    "resolved": "fedcba9876543210",
}  # without a closed list


def words_of(key: str) -> tuple[str, ...]:
    return (FREE[key],) if key in FREE else tuple(listed(key, CATALOGUE, DEMO))


def is_many(key: str) -> bool:
    return isinstance(getattr(Address(), key), tuple)


def values(key: str):
    """What a key may hold, as `read` gives it."""
    some = st.lists(st.sampled_from(words_of(key)), max_size=4, unique=True)
    return (
        some.map(lambda v: in_order(key, v, DEMO))
        if is_many(key)
        else st.sampled_from([getattr(Address(), key), *words_of(key)])
    )


addresses = st.builds(Address, **{key: values(key) for key in KEYS})


def understood(params: dict[str, str]) -> tuple[Address, tuple[Problem, ...]]:
    return read(params, CATALOGUE, DEMO)


@given(addresses)
def test_an_address_comes_back_as_it_was_written(address):
    assert understood(address.query()) == (address, ())


@given(addresses, st.sampled_from(sorted(SITES)))
def test_a_link_carries_all_that_means_something_there_and_leads_nowhere_else(address, page):
    link = href(page, address)
    found = urlsplit(link)
    assert (found.scheme, found.netloc, found.path) == ("", "", f"/{SITES[page].url_path}")
    local_keys = {key: getattr(Address(), key) for key, pages in PAGE_KEYS.items() if page not in pages}
    if address.part not in parts_of(page) or opened(page, address.to(part=None)) == address.part:
        local_keys["part"] = None
    assert understood(dict(parse_qsl(found.query, keep_blank_values=True))) == (address.to(**local_keys), ())
    assert re.fullmatch(r"[A-Za-z0-9/?&=_.,%\-]+", link) and local(link) == link


@given(addresses)
def test_what_the_address_narrows_by_is_what_is_asked(address):
    asked = address.selection(DEMO)
    for key in NARROWING_KEYS:
        assert len(getattr(asked, key)) == len(getattr(address, key)), key
    same = {key: getattr(address, key) for key in NARROWING_KEYS if key != "industries"}
    assert same == {key: getattr(asked, key) for key in same}
    assert (asked.span, asked.value_type, asked.as_of) == (address.span, address.value, address.q or "2025Q4")
    assert str(asked.fund_year) == str(address.fund)


def test_a_bare_address_stays_current():
    assert Address().query() == {}
    assert href("overview", Address()) == "/" and href("map", Address()) == "/map"
    assert understood({}) == (Address(), ())
    assert Address().selection(DEMO) == Selection("2025Q4", "year")


@pytest.mark.parametrize("key", KEYS)
def test_only_what_differs_from_the_default_is_written(key):
    default = getattr(Address(), key)
    other = next(v for v in words_of(key) if v != default)
    assert Address().to(**{key: (other,) if is_many(key) else other}).query() == {key: other}
    assert Address().to(**{key: default}).query() == {}


@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=60), max_size=8))
def test_what_means_nothing_is_told_word_by_word_and_the_rest_is_kept(params):
    address, problems = understood(params)
    for key in KEYS:
        said = (
            list(dict.fromkeys(params[key].split(",")))
            if is_many(key) and key in params
            else [params[key]]
            if key in params
            else []
        )
        wrong = [word for word in said if not means(key, word, CATALOGUE, DEMO)]
        assert [p.value for p in problems if p.key == key] == [word[:40] for word in wrong]
        kept = [word for word in said if word not in wrong]
        if is_many(key):
            assert set(getattr(address, key)) <= set(kept)
        else:
            assert getattr(address, key) == (kept[0] if kept else getattr(Address(), key))


def test_an_address_of_another_dataset_keeps_what_this_one_knows():
    address, problems = understood({"pairs": "P07,P99,P02", "tracks": "T9", "industries": "000000"})
    assert address == Address(pairs=("P02", "P07"))
    assert problems == (Problem("pairs", "P99"), Problem("tracks", "T9"), Problem("industries", "000000"))


def test_the_same_choice_is_the_same_address_in_whatever_order_it_was_made():
    one, other = (understood({"tracks": said})[0] for said in ("T3,T1", "T1,T3,T1"))
    assert one == other and one.query() == {"tracks": "T1,T3"}


def test_what_is_compared_stays_in_the_readers_order_and_is_few():
    address, _ = understood({"compare": "P09,P02,P05,P01"})
    assert address.compare == ("P09", "P02", "P05")[:COMPARED]


def test_industries_are_named_by_short_ids_that_another_dataset_with_the_same_industry_shares():
    short = next(iter(listed("industries", CATALOGUE, DEMO)))
    assert re.fullmatch("[0-9a-f]{6}", short)
    selection = Address(industries=(short,)).selection(DEMO)
    held = DEMO.arrow("SELECT count(*) FROM projects WHERE industry = ?", list(selection.industries))
    assert held.to_pylist()[0].popitem()[1] > 0


def test_widening_takes_back_every_narrowing_and_nothing_else():
    address = Address(lang="en", q="2024Q2", pairs=("P01",), stages=("signed",), value="forecast", pair="P03")
    assert address.is_narrowed and not address.widened().is_narrowed
    assert address.widened() == Address(lang="en", q="2024Q2", pair="P03")
    assert not Address(lang="en", q="2024Q2", pair="P03").is_narrowed


def test_lists_are_written_with_commas():
    assert written(("a", "b")) == written(["a", "b"]) == "a,b" and written("x") == "x"
    assert href("tracks", Address(pairs=("P01", "P02"), share=SHARES[1])) == "/tracks?pairs=P01,P02&share=row"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("q", "2026Q1"),
        ("q", "2025"),
        ("q", "2025q4"),
        ("q", ""),
        ("pair", "P19"),
        ("pair", "p07"),
        ("link", "pairs"),
        ("page", "0"),
        ("page", "-1"),
        ("find", " x"),
        ("find", "x" * 40 + "\n"),
        ("project", "P01-999999"),
        ("sort", "a;b"),
        ("shade", "fund_allocated"),
        ("shade", "execution_rate"),
        ("view", "FLAT"),
        ("lang", "de"),
        ("data", "../demo"),
        ("version", "0" * 12),
        ("version", "../demo"),
        ("meet", "../meetings"),
        ("meet", "0123456789ABCDEF"),
        ("prepare", "12"),
        ("turn", "0"),
        ("turn", "61"),
        ("left", "nowhere"),
        ("present", "2"),
        ("whole", "2"),
    ],
)
def test_what_is_almost_right_is_still_told(key, value):
    assert understood({key: value}) == (Address(), (Problem(key, value[:40]),))


def test_parameters_of_others_are_left_alone():
    assert understood({"utm_source": "x", "embed": "true", "lang": "en"}) == (Address(lang="en"), ())


def test_the_quarters_are_those_of_the_dataset_shown():
    assert list(quarters(dataset("reported"))) == QUARTERS["reported"]
    address, problems = read({"q": "2025Q4"}, CATALOGUE, dataset("reported"))
    assert problems == (Problem("q", "2025Q4"),)
    assert address.selection(dataset("reported")).as_of == "2024Q3"


def test_the_dataset_is_the_named_one_or_the_default():
    assert chosen_dataset({"data": "reported"}, CATALOGUE) == "reported"
    assert chosen_dataset({"data": "nowhere"}, CATALOGUE) == chosen_dataset({}, CATALOGUE) == CATALOGUE.default


def test_what_may_be_chosen_can_be_answered():
    assert all("pair" in METRICS[m].breakdowns for m in LINK_METRICS) and "pairs" not in LINK_METRICS
    assert all("county" in METRICS[m].breakdowns for m in SHADE_METRICS)
    assert {"fund_planned", "fund_allocated", "execution_rate"}.isdisjoint(SHADE_METRICS)
    for asked in ({}, {"stages": ("signed",)}, {"value_type": "at_capacity"}):
        assert first_link(Selection("2025Q4", **asked)) in LINK_METRICS, "what a map opens with may be chosen"


class Counted(dict):
    """Choices that count how often they are asked for a word."""

    asked = 0

    def __contains__(self, word: object) -> bool:
        self.asked += 1
        return super().__contains__(word)


def nonsense(length: int) -> str:
    return ",".join(f"z{n}" for n in range(length))[:length]


def test_every_word_is_looked_at_once_and_the_list_of_known_ones_is_asked_for_once(monkeypatch):
    choices, lists = Counted(listed("pairs", CATALOGUE, DEMO)), []
    monkeypatch.setattr(address_rules, "listed", lambda key, *_: lists.append(key) or choices)
    said = ["P07", *(f"z{n}" for n in range(1000)), "P02"]
    address, problems = understood({"pairs": ",".join(said)})
    assert address.pairs == ("P02", "P07") and len(problems) == 1000
    assert lists == ["pairs"] and choices.asked == len(said)


def test_of_an_address_of_any_length_no_more_is_read_than_the_app_can_have_written(monkeypatch):
    looked_at: list[str] = []
    monkeypatch.setattr(address_rules, "listed", lambda *_: (_ for _ in ()).throw(KeyError()))
    monkeypatch.setattr(address_rules, "means", lambda key, word, *_: looked_at.append(word) or False)
    long = {key: nonsense(95_000) for key in ("pairs", "tracks", "shown", "find", "project")}
    _, problems = understood(long)
    assert sum(len(word) + 1 for word in looked_at) <= READ_LENGTH + 1
    assert len(problems) <= READ_LENGTH and max(len(p.value) for p in problems) <= 40
    every = sum(len(value.split(",")) for key, value in long.items() if is_many(key)) + 2
    assert sum(p.count for p in problems) == every


def test_all_that_can_be_chosen_is_read():
    chosen = {key: written(words_of(key)) for key in KEYS if is_many(key)}
    assert sum(map(len, chosen.values())) < READ_LENGTH / 2
    address, problems = understood(chosen)
    assert problems == () and all(getattr(address, key) for key in chosen)
