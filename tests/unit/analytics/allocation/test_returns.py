"""Amounts that rest on incomplete returns are named, with what the other reading would give: the median, or what came."""

from dataclasses import replace
from fractions import Fraction
from statistics import median

import pytest

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.plan import DEFAULT, PRESETS, Plan
from analytics.allocation.returns import lacking
from analytics.allocation.scores import scores
from analytics.allocation.split import allocation
from tests.generated import COMPLETE, opened
from tests.shipped import dataset
from tests.unit.analytics.allocation.test_scores import returned

BY_TARGET = Plan(300, 0, 0, 0, 100, 0, 0, floor=0, cap=300, reserve=0)


def test_by_hand():
    """Three pairs, 300 万元 by targets reached alone: of 80 %, 20 % and 20 % the median of the others is 20 %."""
    held = opened(returned(4, 4), COMPLETE)
    assert not lacking(held, "2024Q4", BY_TARGET), "all came"
    held = opened(returned(2, 4), COMPLETE)  # 60 % of what came, 20 % and 20 %
    (one,) = lacking(held, "2024Q4", BY_TARGET).values()
    assert (one.pair_id, one.of, one.lacks, one.due, one.withheld) == ("P01", ("completion",), 2, 8, False)
    assert (one.amount, one.otherwise, one.difference) == (180, 100, -80)
    held = opened(returned(0, 4), COMPLETE)  # 40 % of what came, but a quarter is missing: the median counts
    (one,) = lacking(held, "2024Q4", BY_TARGET).values()
    assert (one.withheld, one.amount, one.otherwise, one.difference) == (True, 100, 150, 50)


@pytest.mark.parametrize("plan", [DEFAULT, PRESETS["need"][1], PRESETS["merit"][1], replace(DEFAULT, base=50, need=0)])
def test_on_the_demo_who_lacks_returns_is_told_and_nobody_else(plan):
    found, read = allocation(dataset("demo"), "2025Q4", plan), scores(dataset("demo"), "2025Q4")
    lacks = lacking(dataset("demo"), "2025Q4", plan)
    weighted = [one for one in CRITERIA if plan.weight(one)]
    expected = {
        line.pair_id
        for line in found.lines
        if any(read[one].readings[line.pair_id].reported < read[one].readings[line.pair_id].due for one in weighted)
    }
    assert set(lacks) == expected and expected
    for pair, one in lacks.items():
        mine = {c: read[c].readings[pair] for c in weighted}
        assert one.of == tuple(c for c in weighted if mine[c].lacks) and one.amount == found.by_pair[pair].amount
        assert one.lacks == max(mine[c].lacks for c in one.of)
        assert one.withheld == any(mine[c].value is None for c in one.of)
    assert not lacking(dataset("demo"), "2025Q4", PRESETS["equal"][1]), "an equal base rests on no returns"


def test_without_bounds_the_other_reading_moves_a_pair_the_way_the_median_lies():
    plan = replace(BY_TARGET, envelope=171_000, cap=999)
    read = scores(dataset("demo"), "2025Q4")["completion"]
    for pair, one in lacking(dataset("demo"), "2025Q4", plan).items():
        if one.withheld:
            continue
        others = [read.counted[p] for p in read.counted if p != pair and read.readings[p].value is not None]
        apart = Fraction(median(others)) - read.counted[pair]
        assert one.difference * apart >= 0, "towards the median, or by less than a 万元"
