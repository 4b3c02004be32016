"""A trial is a scheme with small changes, each a word; what makes no scheme is told with whose it is and the remedy."""

from decimal import Decimal

import pytest

from analytics.assessment.trial.changes import OUT, SchemeChange, change_of, free_id, merged, scaled
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
     "x.out.0", "x.metric.leverage", "x.assessed.overall", "x.span.quarter", "x.points.best", "x.steps.0:0,60:80", "x.steps.0", "x.missing.never", "x.weight.1\n", "x" * 33 + ".weight.1"],
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


def changes(*words: str) -> tuple[SchemeChange, ...]:
    return tuple(change for word in words if (change := change_of(word)))


def test_what_is_taken_out_leaves_the_other_weights_and_says_how_much_is_missing():
    made = trial("progress.out.1")
    assert made.scheme is None and any("90%" in fault.zh and "+10" in fault.zh for fault in made.faults)
    left = [one for one in DRAFT.indicators if one.id != "progress"]
    assert made.changed.indicators == tuple(left)
    mended = trial("progress.out.1", "investment.weight.25")
    assert mended.scheme and read_scheme("scheme-trial.toml", mended.text) == mended.scheme


def test_an_indicator_is_added_weighed_and_scored_in_any_way():
    made = trial("fund_spent.metric.fund_spent")
    assert made.scheme and made.scheme.indicator("fund_spent").weight == 0, "no other weight moves by itself"
    words = ("a.metric.fund_spent", "a.weight.5", "progress.weight.5", "a.span.programme")
    between = trial(*words, "a.points.between", "a.low.0.5", "a.high.2")
    assert (
        between.scheme and between.scheme.indicator("a").high == 2 and between.scheme.indicator("a").span == "programme"
    )
    stepped = trial(*words, "a.points.steps", "a.steps.0:0;1:60;2:100")
    assert stepped.scheme and len(stepped.scheme.indicator("a").steps) == 3
    published = trial("b.assessed.tracks", "b.weight.5", "progress.weight.5")
    assert published.scheme and published.scheme.indicator("b").assessed == "tracks"


def test_a_level_is_added_without_a_span_and_takes_none():
    made = trial("p.metric.projects")
    assert made.scheme and "span" not in made.text.split("[[indicator]]")[-1].split("[[")[0]
    assert trial("p.metric.projects", "p.span.year").unknown


def test_bonus_and_deduction_are_added_turned_and_taken_out():
    made = trial("adjustment-1.out.1", "adjustment-3.metric.events", "adjustment-3.below.2", "adjustment-3.points.-1")
    assert made.scheme and [one.metric for one in made.scheme.adjustments] == ["disbursement_rate", "events"]
    assert made.scheme.adjustments[1].points == -1 and made.scheme.adjustments[1].below == 2
    turned = trial("adjustment-2.at_least.80").scheme
    assert turned and turned.adjustments[1].at_least == 80 and turned.adjustments[1].below is None
    bare = trial("adjustment-3.metric.events")
    assert bare.scheme is None and bare.faults, "no threshold and no points are made up"


@pytest.mark.parametrize("word", ["investment.metric.events", "adjustment-1.metric.events", "tracks.points.steps",
                                  "adjustment-1.points.steps", "nothing.out.1"])  # fmt: skip
def test_what_does_not_fit_is_told_and_left_out(word):
    made = trial(word)
    assert [one.word for one in made.unknown] == [word] and made.scheme


def test_a_scheme_without_indicators_says_so():
    made = trial(*(f"{one.id}.out.1" for one in DRAFT.indicators))
    assert made.scheme is None and "至少留一项" in made.faults[0].zh


def test_a_change_back_is_no_change_and_what_it_makes_void_goes():
    held = merged(DRAFT, changes("investment.weight.20"), changes("investment.weight.15"))
    assert held == ()
    held = merged(DRAFT, changes("execution.steps.0:0;50:50"), changes("execution.points.relative"))
    assert [one.word for one in held] == ["execution.points.relative"]
    assert merged(DRAFT, held, changes("execution.points.steps")) == (), "back to the scheme's own way and figures"
    added = changes("fund_spent.metric.fund_spent", "fund_spent.weight.5")
    assert merged(DRAFT, (), added) == added, "each says something only after the one before"
    assert merged(DRAFT, added, changes("fund_spent.out.1")) == ()
    turned = merged(DRAFT, changes("adjustment-1.at_least.90"), changes("adjustment-1.below.50"))
    assert [one.word for one in turned] == ["adjustment-1.below.50"]


def test_a_new_id_is_nobody_elses():
    assert free_id(DRAFT, (), "fund_spent") == "fund_spent" and free_id(DRAFT, (), "events") == "events-2"
    assert free_id(DRAFT, changes("adjustment-3.metric.events"), "adjustment") == "adjustment-4"
    assert free_id(DRAFT, (SchemeChange("adjustment-2", OUT, "1"),), "adjustment") == "adjustment-3"
