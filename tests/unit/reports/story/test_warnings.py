"""The section on warnings counts what the rules found under the very selection, and says which rules could not look."""

from dataclasses import replace

import pytest

from analytics.selection import Selection
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import shipped
from reports.story.context import ReportContext
from reports.story.warnings import warned
from tests.plain_warnings import WHOLE_PAIRS, PlainWarnings
from tests.shipped import dataset, oracle

LISHUI = Selection("2024Q4", cities=("331100",))


def section(selection: Selection, lang: str = "zh"):
    return warned(ReportContext(dataset("demo"), selection, lang))


def test_in_a_place_the_pairs_are_judged_whole_and_counted_as_their_rows_give():
    found = {rule: PlainWarnings(oracle("demo"), LISHUI, shipped(), rule).found(rule) for rule in RULES}
    pairs = {of[0] for one in found.values() for of in one}
    title = section(LISHUI).title
    assert f"{len(pairs)} 对结对触发 {sum(map(len, found.values()))} 条预警" in title
    assert "按整对计" in title and "不能判断" not in title and found["behind"]


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "另有 5 条规则不能判断"), ("en", "5 more of the rules cannot be judged")]
)
def test_a_title_with_a_count_names_the_rules_that_could_not_look(lang, word):
    asked = Selection("2025Q4", stages=("under_construction",))
    told = section(asked, lang)
    assert word in told.title
    assert all(RULES[rule].label(lang) in told.title for rule in WHOLE_PAIRS)
    assert all(any(RULES[rule].label(lang) in line for line in told.sentences) for rule in WHOLE_PAIRS)
    everything = section(replace(asked, stages=()), lang)
    assert word not in everything.title and not everything.sentences
    quiet = section(replace(asked, as_of="2023Q1"), lang)
    assert word in quiet.title, "also where nothing was found"
