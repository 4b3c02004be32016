"""A wrong address is told in a few lines, however wrong it is."""

from unittest.mock import Mock

import pytest
import streamlit as st

from store.datasets import catalogue
from tests.shipped import dataset
from ui.frame import notices
from ui.sitemap import SITES
from ui.view import viewed


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What `st.text` is given."""
    said: list[str] = []
    monkeypatch.setattr(st, "text", said.append)
    monkeypatch.setattr(notices, "links", Mock())
    return said


def tell(params: dict[str, str]) -> None:
    notices.about_the_address(viewed(params, dataset("demo"), catalogue()), SITES["overview"])


def test_a_few_wrong_words_are_each_told(told):
    tell({"pairs": "P01,P98,P99", "q": "2031Q1"})
    assert len(told) == 3 and all("还有" not in line for line in told)


@pytest.mark.parametrize(("lang", "rest"), [("zh", "还有 19990 处"), ("en", "and 19990 more")])
def test_of_an_address_full_of_nonsense_ten_words_are_told_and_how_many_more_there_are(told, lang, rest):
    long = ",".join(f"z{n:03x}" for n in range(20_000))
    assert len(long) > 95_000
    tell({"pairs": long, "lang": lang})
    assert len(told) == 11 and rest in told[-1]
    assert sum(len(line.encode()) for line in told) < 2000
