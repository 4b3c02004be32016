"""How far a rate has come towards what is due, in four classes with fixed edges; who is named on the map."""

from fractions import Fraction

import pytest

from analytics.judgement.judge import judged_pairs
from analytics.map.paces import BEHIND, FAR_BEHIND, LEAST, NAMED, REACHED, SHORT, pace_of, worst_named
from analytics.selection import Selection
from tests.shipped import dataset


def at(quarter: str, metric_id: str = "execution_rate"):
    return {one.part.of[0]: one for one in judged_pairs(dataset("demo"), metric_id, Selection(quarter))}


def test_the_edges_are_half_four_fifths_and_all_of_what_is_due():
    assert (0, Fraction(1, 2), Fraction(4, 5), 1) == LEAST


@pytest.mark.parametrize("quarter", ["2023Q2", "2023Q4", "2024Q3", "2025Q4"])
def test_a_class_is_by_the_share_of_what_is_due(quarter):
    for one in at(quarter).values():
        pace = pace_of(one)
        if not one.is_judged or one.done is None or not one.due:
            assert pace is None
            continue
        share = Fraction(one.done) / Fraction(one.due)
        assert pace == (
            FAR_BEHIND if share < 0.5 else BEHIND if share < Fraction(4, 5) else SHORT if share < 1 else REACHED
        )


def test_the_worst_are_named_the_very_worst_first_and_never_more_than_a_few():
    found = at("2025Q4")
    named = worst_named(found)
    share = {pair: Fraction(one.done) / Fraction(one.due) for pair, one in found.items()}
    far = sorted((pair for pair in share if share[pair] < Fraction(1, 2)), key=lambda pair: share[pair])
    assert named == tuple(far[:NAMED]) and len(far) == 4
    better = {pair: one for pair, one in found.items() if pair not in far}
    assert [pace_of(better[pair]) for pair in worst_named(better)] == [BEHIND] * 3
    assert worst_named({pair: one for pair, one in better.items() if share[pair] >= Fraction(4, 5)}) == ()
