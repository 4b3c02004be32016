"""A set of rules is one word and back; an impossible one is told, in both languages, and mended only where that is asked."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.allocation.plan import DEFAULT, PRESETS, WEIGHTED, Plan, is_plan, parse

percents = st.integers(0, 999)
any_plan = st.builds(
    Plan,
    envelope=st.integers(0, 99_999_999),
    base=percents,
    need=percents,
    performance=percents,
    completion=percents,
    execution=percents,
    idle=percents,
    floor=percents,
    cap=percents,
    reserve=percents,
)


@st.composite
def possible(draw) -> Plan:
    """Plans without a fault of their own."""
    weights = [draw(st.integers(0, 20)) for _ in WEIGHTED[1:]]
    if draw(st.integers(0, 9)) == 0:
        weights = [100, 0, 0, 0, 0]
    plan = Plan(
        draw(st.integers(1, 99_999_999)),
        100 - sum(weights),
        *weights,
        draw(st.integers(0, 100)),
        draw(st.integers(100, 400)),
        draw(st.integers(0, 99)),
    )
    assume(not plan.faults)
    return plan


@given(any_plan)
def test_a_word_and_back(plan):
    assert parse(plan.code) == plan and is_plan(plan.code)
    assert parse(plan.code).code == plan.code


def test_the_default_word_is_as_documented():
    assert DEFAULT.code == "18.0-e30n20p15c15x10i10-f50-c200-r5"
    assert parse("18.25-e40n20p20c20-f50-c200-r5").envelope == 182_500
    assert parse("0.0001-e100n0p0c0-f0-c100-r0").envelope == 1


def test_a_word_from_before_there_were_weights_on_the_money_means_what_it_meant():
    old = parse("18.0-e40n20p20c20-f50-c200-r5")
    assert (old.execution, old.idle) == (0, 0) and not old.faults
    assert old.code == "18.0-e40n20p20c20-f50-c200-r5", "saved plans and copied links stay as they were written"


def test_the_shipped_rules_come_to_a_hundred_and_weigh_what_was_done_with_the_money():
    for name, (_, plan) in PRESETS.items():
        assert sum(plan.weight(one) for one in WEIGHTED) == 100 and not plan.faults
        assert bool(plan.execution and plan.idle) == (name != "equal")
    assert max(WEIGHTED, key=DEFAULT.weight) == "base"


@pytest.mark.parametrize(
    "word",
    [
        "",
        "18.0-e40n20p20c20x0i0-f50-c200-r5",
        "18.0-e30n20p20c20x10-f50-c200-r5",
        "18.0-e30n20p20c20i10-f50-c200-r5",
        "18.0-e30n20p15c15x010i10-f50-c200-r5",
        "18-e40n20p20c20-f50-c200-r5",
        "18.50-e40n20p20c20-f50-c200-r5",
        "18.00001-e40n20p20c20-f50-c200-r5",
        "018.0-e40n20p20c20-f50-c200-r5",
        "18.0-e040n20p20c20-f50-c200-r5",
        "18.0-n20e40p20c20-f50-c200-r5",
        "１８.0-e40n20p20c20-f50-c200-r5",
        "18.0-e40n20p20c20-f50-c200-r5 ",
        "18.0-e40n20p20c20-f50-c200-r5\n",
        "18.0-e40n20p20c20-f50-c200",
        "18.0-e1000n0p0c0-f50-c200-r5",
        "-18.0-e40n20p20c20-f50-c200-r5",
        "18.0-E40N20P20C20-f50-c200-r5",
        "99999.0-e40n20p20c20-f50-c200-r5",
        "18.0-e-1n20p20c20-f50-c200-r5",
    ],
)
def test_what_is_almost_a_word_is_none(word):
    assert parse(word) is None and not is_plan(word)


@pytest.mark.parametrize(
    ("plan", "zh", "en"),
    [
        (Plan(base=40), "六项权重合计 110%", "come to 110%"),
        (Plan(floor=101), "下限须不高于 100%", "100% at most"),
        (Plan(cap=99), "上限须不低于 100%", "100% at least"),
        (Plan(reserve=100), "预留须低于 100%", "below 100%"),
        (Plan(envelope=0), "没有可分配的资金", "nothing is left"),
        (Plan(envelope=1, reserve=60), "没有可分配的资金", "nothing is left"),
    ],
)
def test_an_impossible_plan_says_why(plan, zh, en):
    (fault,) = plan.faults
    assert zh in fault("zh") and en in fault("en")


def test_every_fault_is_told_at_once():
    assert len(Plan(base=40, floor=120, cap=90, reserve=120).faults) == 4
    assert not any(plan.faults for _, plan in PRESETS.values())


@given(possible(), st.integers(1, 40))
def test_both_bounds_can_be_kept_together(plan, pairs):
    least, most = plan.bounds(pairs)
    assert pairs * least <= plan.split <= pairs * most
    assert least * 100 * pairs <= plan.split * plan.floor < (least + 1) * 100 * pairs
    assert (most - 1) * 100 * pairs < plan.split * plan.cap <= most * 100 * pairs
    assert plan.kept_back + plan.split == plan.envelope


def test_the_reserve_is_rounded_half_up():
    assert Plan(envelope=10, reserve=5).kept_back == 1 and Plan(envelope=9, reserve=5).kept_back == 0


@given(any_plan, st.sampled_from(WEIGHTED[1:]), st.integers(0, 100))
def test_a_weight_that_moves_leaves_the_rest_to_the_base(plan, criterion_id, weight):
    moved = plan.weighing(**{criterion_id: weight})
    others = sum(moved.weight(one) for one in WEIGHTED[1:])
    assert moved.weight(criterion_id) == weight and moved.base == max(0, 100 - others)
    assert (moved.base + others == 100) == (others <= 100), "too much is left as it is, for `faults` to tell"


@given(any_plan)
def test_in_proportion_comes_to_a_hundred(plan):
    mended = plan.in_proportion()
    assert sum(mended.weight(one) for one in WEIGHTED) == 100
    total = sum(plan.weight(one) for one in WEIGHTED)
    for one in WEIGHTED[1:] if total else ():
        assert 0 <= 100 * plan.weight(one) - mended.weight(one) * total < total


def test_criteria_without_readings_give_their_weight_to_the_base():
    assert DEFAULT.without(("performance", "completion")) == Plan(base=60, performance=0, completion=0)
