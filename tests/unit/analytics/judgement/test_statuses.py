"""A status follows from what came and what was due by now, exactly, at the very thresholds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.judgement.statuses import JUDGED, LEAST_RETURNED, STATUSES, rules_in_words, status_of

CENT = Decimal("0.01")
amounts = st.integers(1, 10**15).map(lambda cents: Decimal(cents).scaleb(-2))


@given(due=amounts)
def test_a_cent_decides_at_each_threshold(due):
    due = due * 10  # so that four fifths of it are whole cents
    assert status_of(due, due) == "on_schedule"
    assert status_of(due - CENT, due) == "slightly_behind"
    assert status_of(due * 8 / 10, due) == "slightly_behind"
    assert status_of(due * 8 / 10 - CENT, due) == "behind"


def test_thirds_are_not_rounded_up():
    """A third three times over is the whole in floats and is not here."""
    assert status_of(Decimal("999999999999999.99"), Decimal("1000000000000000.00")) == "slightly_behind"
    assert status_of(Fraction(1, 3), Fraction(1, 3)) == "on_schedule"


@pytest.mark.parametrize(
    ("done", "due", "status"),
    [
        (None, Decimal(5), "no_data"),
        (None, None, "no_target"),
        (Decimal(5), None, "no_target"),
        (Decimal(5), Decimal(0), "not_due"),
        (None, Decimal(0), "no_data"),
        (Decimal(5), Decimal(-1), "not_due"),
        (Decimal(0), Decimal(5), "behind"),
        (Decimal(-1), Decimal(5), "behind"),
        (Decimal(50), Decimal(5), "on_schedule"),
    ],
)
def test_without_a_benchmark_or_a_figure_there_is_no_judgement(done, due, status):
    assert status_of(done, due) == status


def test_without_a_benchmark_the_table_says_which():
    assert status_of(Decimal(1), None, "not_allocated") == "not_allocated"


def test_a_lower_bound_can_only_be_enough():
    assert status_of(4, 10, returned=LEAST_RETURNED) == "behind"
    assert status_of(4, 10, returned=LEAST_RETURNED - Fraction(1, 1000)) == "not_returned"
    assert status_of(10, 10, returned=Fraction(1, 10)) == "on_schedule"
    assert status_of(None, 10, returned=Fraction(0)) == "not_returned"


def test_each_word_has_one_mark_and_only_what_is_judged_has_a_threshold():
    thresholds = [status.at_least for status in JUDGED]
    assert thresholds == sorted(thresholds, reverse=True) and thresholds[-1] == 0
    assert [status.mark for status in JUDGED] == ["✓", "◇", "◆"]
    assert {status.mark for status in STATUSES.values() if status not in JUDGED} == {"–"}


def test_the_rules_in_words_are_those_that_hold():
    assert rules_in_words("zh") == "达到 ≥ 100%；略慢 ≥ 80%；滞后 < 80%"
    assert rules_in_words("zh", is_closed=True) == "达到 ≥ 100%；未完成 ≥ 80%；滞后 < 80%"
    assert rules_in_words("en") == "Reached ≥ 100%; Slow ≥ 80%; Behind < 80%"
