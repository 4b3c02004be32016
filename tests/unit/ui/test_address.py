"""What is shown is all in the address, and comes back from it; what means nothing there is told and never guessed."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from store.datasets import catalogue
from tests.shipped import PAIRS, QUARTERS, dataset
from ui.address import (
    COUNTY_CLASS,
    LINK_METRICS,
    SHADE_METRICS,
    VIEWS,
    Address,
    Problem,
    allowed,
    chosen_dataset,
    href,
    quarters,
    read,
)
from ui.components import local
from ui.sitemap import SITES

DEMO, CATALOGUE, KEYS = dataset("demo"), catalogue(), tuple(Address.__dataclass_fields__)
addresses = st.builds(
    Address, lang=st.sampled_from(["zh", "en"]), data=st.sampled_from([None, "demo", "reported"]),
    q=st.sampled_from([None, *QUARTERS["demo"]]), span=st.sampled_from(sorted(SPANS)), pair=st.sampled_from([None, *PAIRS]),
    link=st.sampled_from(LINK_METRICS), shade=st.sampled_from([COUNTY_CLASS, *SHADE_METRICS]), view=st.sampled_from(VIEWS),
)  # fmt: skip


def understood(params: dict[str, str]) -> tuple[Address, tuple[Problem, ...]]:
    return read(params, CATALOGUE, DEMO, tuple(PAIRS))


@given(addresses)
def test_an_address_comes_back_as_it_was_written(address):
    assert understood(address.query()) == (address, ())


@given(addresses, st.sampled_from(sorted(SITES)))
def test_a_link_carries_the_whole_address_and_leads_nowhere_else(address, page):
    link = href(page, address)
    found = urlsplit(link)
    assert (found.scheme, found.netloc, found.path) == ("", "", f"/{SITES[page].url_path}")
    assert understood(dict(parse_qsl(found.query, keep_blank_values=True))) == (address, ())
    assert re.fullmatch(r"[A-Za-z0-9/?&=_.\-]+", link) and local(link) == link


def test_a_bare_address_stays_current():
    assert Address().query() == {}
    assert href("overview", Address()) == "/" and href("map", Address()) == "/map"
    assert understood({}) == (Address(), ())
    assert Address().selection(DEMO) == Selection("2025Q4", "year")


@pytest.mark.parametrize("key", KEYS)
def test_only_what_differs_from_the_default_is_written(key):
    default = getattr(Address(), key)
    other = next(v for v in allowed(key, CATALOGUE, DEMO, tuple(PAIRS)) if v != default)
    assert Address().to(**{key: other}).query() == {key: other}
    assert Address().to(**{key: default}).query() == {}


@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=60), max_size=8))
def test_what_means_nothing_is_told_word_by_word_and_the_rest_is_kept(params):
    address, problems = understood(params)
    wrong = {key for key, value in params.items() if value not in allowed(key, CATALOGUE, DEMO, tuple(PAIRS))}
    assert {problem.key for problem in problems} == wrong
    assert all(
        params[problem.key].startswith(problem.value) and len(problem.value) <= 40 for problem in problems
    )
    for key in KEYS:
        assert getattr(address, key) == (
            params[key] if key in params and key not in wrong else getattr(Address(), key)
        )


@pytest.mark.parametrize(
    ("key", "value"),
    [("q", "2026Q1"), ("q", "2025"), ("q", "2025q4"), ("q", ""), ("pair", "P19"), ("pair", "p07"), ("link", "pairs"),
     ("shade", "fund_allocated"), ("shade", "execution_rate"), ("view", "FLAT"), ("lang", "de"), ("data", "../demo")],
)  # fmt: skip
def test_what_is_almost_right_is_still_told(key, value):
    assert understood({key: value}) == (Address(), (Problem(key, value),))


def test_parameters_of_others_are_left_alone():
    assert understood({"utm_source": "x", "embed": "true", "lang": "en"}) == (Address(lang="en"), ())


def test_the_quarters_are_those_of_the_dataset_shown():
    assert list(quarters(dataset("reported"))) == QUARTERS["reported"]
    address, problems = read({"q": "2025Q4"}, CATALOGUE, dataset("reported"), tuple(PAIRS))
    assert problems == (Problem("q", "2025Q4"),)
    assert address.selection(dataset("reported")).as_of == "2024Q3"


def test_the_dataset_is_the_named_one_or_the_default():
    assert chosen_dataset({"data": "reported"}, CATALOGUE) == "reported"
    assert (
        chosen_dataset({"data": "nowhere"}, CATALOGUE) == chosen_dataset({}, CATALOGUE) == CATALOGUE.default
    )


def test_what_may_be_chosen_can_be_answered():
    assert all("pair" in METRICS[m].breakdowns for m in LINK_METRICS) and "pairs" not in LINK_METRICS
    assert all("county" in METRICS[m].breakdowns for m in SHADE_METRICS)
    assert {"fund_planned", "fund_allocated", "execution_rate"}.isdisjoint(SHADE_METRICS)
    assert Address().link in LINK_METRICS
