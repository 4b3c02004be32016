"""What a report tells of findings: those of the pairs selected, by their place among all, or why there are none."""

from datetime import date

import pytest

from analytics.findings.hypotheses import PARTIAL, WHY_NOT
from analytics.findings.look import look
from analytics.selection import Selection
from reports.story import words
from reports.story.model import Story
from reports.story.tell import tell
from style.text import LANGUAGES
from tests.shipped import dataset

BOTH = pytest.mark.parametrize("lang", LANGUAGES)
LEFT = ("map", "money", "lagging", "tracks", "ranking", "warnings", "assessment", "pair", "summary", "decisions")


def told(name: str, selection: Selection, lang: str) -> Story:
    return tell(dataset(name), selection, lang, dataset_line="X", without=LEFT, made=date(2026, 1, 15))


@BOTH
def test_of_selected_pairs_their_own_by_place_among_all(lang):
    chosen = ("P02", "P06")
    (section,) = told("demo", Selection("2025Q4", pairs=chosen), lang).of_kind("findings")
    found = look(dataset("demo"), "2025Q4").found
    own = [n for n, one in enumerate(found, 1) if one.member in chosen]
    assert own and [row[0] for row in section.tables[0].exact] == own
    assert section.sentences == (words.FOUND_OF_SELECTED(lang, count=len(own), every=len(found)),)


@BOTH
def test_why_there_are_none_is_said(lang):
    parts = told("demo", Selection("2025Q4", tracks=("T1",)), lang)
    assert dict(parts.left_out)["findings"] == words.NOT_OF_SUCH(lang) and not parts.of_kind("findings")
    assert dict(told("reported", Selection("2024Q3"), lang).left_out)["findings"] == WHY_NOT[PARTIAL](lang)
