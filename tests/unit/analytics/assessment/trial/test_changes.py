"""A trial is a scheme with small changes, each a word; what makes no scheme is told with whose it is and the remedy."""

from decimal import Decimal

import pytest

from analytics.assessment.trial.changes import SchemeChange, change_of, scaled
from analytics.assessment.trial.tried import tried
from store.schemes import Scheme, read_scheme, schemes
from tests.shipped import dataset

DRAFT = next(one for one in schemes(dataset("demo")) if one.id == "2026-draft")


def trial(*words: str):
    return tried(DRAFT, [change for word in words if (change := change_of(word))])


def test_no_change_is_the_scheme_for_no_year():
    made = trial()
    assert made.scheme and made.scheme.indicators == DRAFT.indicators and made.scheme.bands == DRAFT.bands
    assert made.scheme.is_draft and not made.faults and not made.unknown
    assert read_scheme("scheme-trial.toml", made.text) == made.scheme


def test_each_kind_of_change_changes_that_and_nothing_else():
    made = trial(
        "investment.weight.20", "output.weight.10", "investment.low.50", "execution.steps.0:0;60:50;90:100",
        "profit.missing.zero", "band-1.least.92.5", "adjustment-1.points.3", "all.missing.lowest",
    ).scheme  # fmt: skip
    assert made
    assert made.indicator("investment").weight == 20 and made.indicator("investment").low == 50
    assert made.indicator("investment").high == DRAFT.indicator("investment").high
    assert made.indicator("execution").steps == ((0, 0), (60, 50), (90, 100))
    assert made.indicator("profit").missing == "zero" and made.missing == "lowest"
    assert made.bands[0].least == Decimal("92.5") and made.bands[1].least == DRAFT.bands[1].least
    assert made.adjustments[0].points == 3 and made.adjustments[1] == DRAFT.adjustments[1]
    assert made.indicator("events") == DRAFT.indicator("events")


@pytest.mark.parametrize(
    "word",
    ["", "weight.20", "investment.weight.x", "investment.weight.1e9", "investment.id.x", "a b.weight.1",
     "x.steps.0:0,60:80", "x.steps.0", "x.missing.never", "x.weight.1\n", "x" * 33 + ".weight.1"],
)  # fmt: skip
def test_what_is_no_change_is_none(word):
    assert change_of(word) is None


@pytest.mark.parametrize(("word", "says"), [
    ("investment.weight.20", "105%"), ("execution.steps.50:40;0:60", "“资金执行”"), ("investment.low.200", "“投资目标完成”"),
    ("band-2.least.95", "“良”"),
])  # fmt: skip
def test_a_faulty_trial_is_no_scheme_and_says_why_in_both_languages(word, says):
    made = trial(word)
    assert made.scheme is None and any(says in fault.zh for fault in made.faults)
    assert all(fault.en and ".toml" not in fault.zh for fault in made.faults)


def test_changes_of_what_is_not_there_are_told_and_left_out():
    made = trial("nothing.weight.5", "events.low.3", "band-9.least.1", "adjustment-7.points.1", "all.weight.3")
    assert len(made.unknown) == 5 and made.scheme


def test_words_and_changes_are_one():
    for word in ("investment.weight.20", "a-b.steps.-1.5:0;2:100", "band-1.least.90"):
        found = change_of(word)
        assert isinstance(found, SchemeChange) and found.word == word


def test_scaled_weights_add_up_and_keep_their_order():
    uneven = trial("investment.weight.33.3", "output.weight.1").changed
    fitted = tried(DRAFT, scaled(uneven))
    assert isinstance(fitted.scheme, Scheme)
    assert sum(one.weight for one in fitted.scheme.indicators) == 100
    before, after = ([one.weight for one in held.indicators] for held in (uneven, fitted.scheme))
    assert all(b <= d for a, b in zip(before, after, strict=True) for c, d in zip(before, after, strict=True) if a < c)
