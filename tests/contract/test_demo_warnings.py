"""The simulated dataset has a warning of every kind at its last quarter: the very stories planted in it, and little else."""

from collections import Counter
from fractions import Fraction

import pytest

from analytics.selection import Selection
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import shipped
from scripts.demo.shape import ADVANCE, IDLE_MONEY, MISBOOKED, OVERRUN, OVERRUNS, SILENT_PAIR, STALLS
from tests.shipped import dataset

LAST = "2025Q4"


@pytest.fixture(scope="module")
def found():
    return round_at(dataset("demo"), Selection(LAST), shipped())


def of(found, rule: str) -> set[tuple]:
    return {(w.pair_id, w.year and int(w.year), w.track_id) for w in found.outcome(rule).warnings}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_finds_something_and_none_is_noise(found, rule):
    outcome = found.outcome(rule)
    assert outcome.is_told and 1 <= len(outcome.warnings) < outcome.judged, (
        f"{rule} warns of {len(outcome.warnings)} of {outcome.judged}: plant a few such cases in scripts/demo/spending.py "
        "and build the dataset again (python -m scripts.build_demo), or change the threshold"
    )


def test_money_disbursed_and_never_spent_is_the_largest_of_the_idle(found):
    largest = max(found.outcome("idle").warnings, key=lambda w: w.amount)
    assert (largest.pair_id, int(largest.year), largest.track_id) == IDLE_MONEY
    assert largest.spent == 0 and largest.measured == 1


def test_an_advance_and_a_wrong_booking_are_each_the_only_ones(found):
    assert of(found, "overspent") == {(*ADVANCE, None)}
    assert of(found, "overdisbursed") == {MISBOOKED}


def test_money_lies_in_projects_that_stand_still_of_the_pairs_where_they_were_planted(found):
    warnings = found.outcome("stalled").warnings
    assert {w.pair_id for w in warnings} == set(STALLS)
    for pair, (count, since) in STALLS.items():
        mine = [w for w in warnings if w.pair_id == pair]
        assert 1 <= len(mine) <= count, "some got no fund money"
        assert {w.zeros for w in mine} == {12 - since}


def test_the_pair_that_handed_in_nothing_is_told_whole(found):
    (silent,) = [w for w in found.outcome("unreported").warnings if w.pair_id == SILENT_PAIR]
    assert silent.missing == silent.due and silent.disbursed


def test_beyond_their_plan_are_those_planted_and_by_as_much(found):
    warnings = found.outcome("over_plan").warnings
    assert Counter(w.pair_id for w in warnings) == OVERRUNS
    assert all(w.measured <= Fraction(OVERRUN - 100, 100) for w in warnings)


def test_signed_and_not_started_are_the_exception_and_stand_for_a_year_or_more(found):
    warnings = found.outcome("not_started").warnings
    assert len(warnings) * 2 < found.outcome("not_started").judged
    assert min(w.measured for w in warnings) == 4 and all(w.planned_investment for w in warnings)


def test_events_and_figures_are_both_expected_past_their_date(found):
    warnings = found.outcome("overdue").warnings
    assert any(w.event_id for w in warnings) and any(w.measure_id for w in warnings)
    assert max(w.measured for w in warnings) > 4, "some have stood for over a year"


def test_the_slowest_lag_and_the_even_do_not(found):
    behind = {pair for pair, _, _ in of(found, "behind")}
    assert {"P02", "P18"} <= behind and behind.isdisjoint({"P03", "P08", "P10"})
