"""Tiers are contiguous in place, nobody surely above another stands in one with it, and there are no more than there must be."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.firmness.draws import Firm, firmness
from analytics.firmness.tiers import tiers
from analytics.firmness.weights import BOX, WeightDraws
from tests.examples import examples
from tests.unit.analytics.firmness.cases import made, random_points


def surely(firm: Firm, one: str, other: str, sure: float) -> bool:
    return max(firm.passing(one, other), firm.passing(other, one)) >= sure


@given(
    st.integers(1, 7),
    st.integers(2, 5),
    st.integers(0, 10_000),
    st.sampled_from([0, 0.2]),
    st.sampled_from([0.6, 0.95, 1]),
)
@examples(40)
def test_the_rule_holds_and_fewer_tiers_would_break_it(pairs, indicators, seed, missing, sure) -> None:
    firm = firmness(random_points(pairs, indicators, seed, missing), WeightDraws(BOX, 0.5), 400)
    found = tiers(firm, sure)
    order = [one for tier in found for one in tier.pair_ids]
    assert sorted(order) == sorted(firm.pair_ids)
    places = [firm.places[firm.pair_ids.index(one)] for one in order]
    assert places == sorted(places)
    assert not any(surely(firm, *two, sure) for tier in found for two in combinations(tier.pair_ids, 2))
    for above, tier in pairwise(found):
        assert tier.told_from in above.pair_ids and tier.share >= sure
        assert surely(firm, tier.told_from, tier.pair_ids[0], sure)
    for cuts in combinations(range(1, len(order)), max(0, len(found) - 2)):
        groups = [order[a:b] for a, b in pairwise((0, *cuts, len(order)))]
        if len(groups) < len(found):
            assert any(surely(firm, *two, sure) for group in groups for two in combinations(group, 2))


def test_by_hand() -> None:
    """Two that no weight tells apart, one that all weights do, and one equal to it."""
    firm = firmness(made([[80, 60], [60, 80], [40, 40], [40, 40]], [50, 50]), WeightDraws(BOX, 0.2), 1_000)
    first, second = tiers(firm)
    assert set(first.pair_ids) == {"P00", "P01"} and first.told_from is None
    assert set(second.pair_ids) == {"P02", "P03"} and second.share == 1


def test_who_is_behind_by_the_scheme_and_ahead_in_nearly_all_draws_is_told_apart_too() -> None:
    """Where few draws give the scheme's own order, the order of the two is known all the same: it is the other one."""
    firm = firmness(made([[80, 60], [60, 79]], [50, 50]), WeightDraws(BOX, 0.2), 100)
    firm = replace(firm, passes=np.array([[0.0, 0.02], [0.98, 0.0]]))
    first, second = tiers(firm)
    assert (first.pair_ids, second.pair_ids) == (("P00",), ("P01",)) and second.share == 0.98


@pytest.mark.parametrize("sure", [0.5, 0, 1.01])
def test_a_sureness_that_is_none_is_refused(sure: float) -> None:
    with pytest.raises(ValueError, match="sure"):
        tiers(firmness(random_points(2, 2, 1), WeightDraws(BOX, 0.2), 10), sure)
