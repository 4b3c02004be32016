"""The money is split to the last 万元, within its bounds, by its weights; what it is made of adds up both ways."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.plan import DEFAULT, PRESETS, WEIGHTED, Plan
from analytics.allocation.scores import scores
from analytics.allocation.sensitivity import NO_OTHERS, NOT_READ, STEP, TOO_LARGE, TOO_SMALL, moved_weights, moves
from analytics.allocation.split import allocation, slow_and_gaining, split
from analytics.allocation.whole_units import whole
from tests.examples import examples
from tests.generated import COMPLETE, blank, opened, rows_of
from tests.shipped import PAIRS, dataset, plain
from tests.unit.analytics.allocation.test_plan import possible

DEMO = dataset("demo")
YUAN = 10_000


@examples(60)
@given(possible(), st.sampled_from(["2024Q2", "2025Q1", "2025Q4"]))
def test_amounts_and_reserve_come_to_the_envelope_and_parts_to_the_amounts(plan, quarter):
    found = allocation(DEMO, quarter, plan)
    if found.faults:
        assert not found.lines and len(found.faults) == 1 and "分不出去" in found.faults[0]("zh")
        return
    assert found.total + plan.kept_back == plan.envelope
    assert [line.pair_id for line in found.lines] == PAIRS
    assert all(found.least <= line.amount <= found.most for line in found.lines)
    for line in found.lines:
        assert sum(line.parts.values()) + line.adjustment == line.amount and min(line.parts.values()) >= 0
        assert {"low": found.least, "high": found.most}.get(line.bound, line.amount) == line.amount
    pots = {one: sum(line.parts[one] for line in found.lines) for one in CRITERIA}
    assert sum(pots.values()) == plan.split and sum(line.adjustment for line in found.lines) == 0
    assert all(abs(pots[one] - Fraction(plan.split * plan.weight(one), 100)) < 1 for one in CRITERIA)


@examples(30)
@given(possible())
def test_without_bounds_each_pair_has_its_weighted_share_of_the_readings(plan):
    plan = replace(plan, floor=0, cap=999)
    found = allocation(DEMO, "2025Q4", plan)
    for line in found.lines:
        share = sum(plan.weights[one] * found.scores[one].shares[line.pair_id] for one in CRITERIA)
        if not line.bound:
            assert abs(line.amount - plan.split * share) < 1


@pytest.mark.parametrize("criterion_id", WEIGHTED[1:])
def test_weight_taken_from_the_base_never_lowers_the_pair_with_the_largest_share(criterion_id):
    found = scores(DEMO, "2025Q4")
    shares = found[criterion_id].shares
    first = max(shares, key=lambda pair: shares[pair])
    free = Plan(floor=0, cap=999)  # bounds move money for reasons of their own
    amounts = [
        split(free.weighing(**{criterion_id: weight}), free.weighing(**{criterion_id: weight}).weights, found).exact[
            first
        ]
        for weight in range(0, 31)
    ]
    assert all(before <= after for before, after in pairwise(amounts)) and amounts[0] < amounts[-1]


def test_by_hand():
    """Three pairs, 300 万元 less 10 % kept back: 270; base and need half each; needs of 60, 30 and 0 元."""

    def project(n, pair, planned, invested):
        return (
            blank(
                "projects",
                project_id=f"J{n}",
                pair_id=pair,
                name="项目",
                started_on=date(2023, 2, 1),
                signed_on=date(2023, 1, 1),
                planned_investment=Decimal(planned),
                source_id="S",
            ),
            blank(
                "observations",
                subject_type="project",
                subject_id=f"J{n}",
                metric_id="investment_completed",
                period="2023Q2",
                value=Decimal(invested),
                status="reported",
                unit="yuan",
                value_type="actual",
                as_of=date(2023, 7, 1),
                source_id="S",
            ),
        )

    made = [project(1, "P01", 100, 40), project(2, "P02", 50, 20)]
    flows = [
        blank(
            "fund_flows",
            flow_id=f"F{n}",
            year=2023,
            period="2023",
            stage="planned",
            pair_id=pair,
            amount=Decimal(amount),
            source_id="S",
            as_of=date(2023, 3, 1),
        )
        for n, (pair, amount) in enumerate([("P01", 2_000_000), ("P03", 500_000), (None, 400_000)])
    ]
    rows = rows_of(projects=[one for one, _ in made], observations=[other for _, other in made], fund_flows=flows)
    plan = Plan(300, 50, 50, 0, 0, 0, 0, floor=60, cap=140, reserve=10)
    found = allocation(opened(rows, COMPLETE | {"observations"}), "2023Q4", plan)
    partial = allocation(opened(rows, (COMPLETE | {"observations"}) - {"fund_flows"}), "2023Q4", plan)
    # 45 each, and 135 as 60 : 30 : 0, so 135, 90 and 45 are wanted; the bounds are 54 and 126, and 90 is left between.
    assert (found.year, found.least, found.most) == (2024, 54, 126)
    assert [(line.amount, line.bound, line.adjustment) for line in found.lines] == [
        (126, "high", -9),
        (90, "", 0),
        (54, "low", 9),
    ]
    assert found.by_pair["P01"].parts == dict.fromkeys(WEIGHTED, 0) | {"base": 45, "need": 90}
    assert [line.change for line in found.lines] == [-740_000, 900_000, 40_000], (
        "no budget, where budgets are complete, is 0"
    )
    assert [line.change for line in partial.lines] == [-740_000, None, 40_000], "where they are not, there is no change"
    assert (found.planned_whole, found.planned_reserve) == (2_900_000, 400_000)
    assert (found.count(1), found.count(-1), found.count(0)) == (2, 1, 0)
    assert (partial.count(1), partial.count(-1), partial.count(0)) == (1, 1, 0)
    assert found.gini == Fraction(2 * (126 - 54) * 2, 2 * 3 * 270), "(36 + 72 + 36) twice over 2 × 3 × 270"


def test_last_years_money_is_that_of_the_quarters_fund_year():
    found = allocation(DEMO, "2025Q2", DEFAULT)
    for line in found.lines:
        for stage, amount in (("planned", line.planned), ("allocated", line.allocated)):
            kept = [
                f["amount"]
                for f in plain("demo")["fund_flows"]
                if f["stage"] == stage
                and f["year"] == 2025
                and f["pair_id"] == line.pair_id
                and (stage == "planned" or f["period"] <= "2025Q2")
            ]
            assert amount == (sum(kept) if kept else None)
    assert (found.year, found.before, found.planned_whole) == (2026, 2025, Decimal("1800000000.00"))


@pytest.mark.parametrize(
    ("quarter", "lacking"),
    [("2023Q3", ("performance", "completion", "execution")), ("2023Q4", ("performance",)), ("2024Q1", ())],
)
def test_a_weight_on_what_nobody_has_a_reading_of_is_refused_in_words(quarter, lacking):
    found = allocation(DEMO, quarter, DEFAULT)
    assert found.lacking == lacking and len(found.faults) == len(lacking) and bool(found.lines) != bool(lacking)
    mended = allocation(DEMO, quarter, DEFAULT.without(lacking))
    assert mended.total == DEFAULT.split and not mended.faults


def test_the_reported_dataset_splits_equally_and_nothing_else():
    reported = dataset("reported")
    assert allocation(reported, "2024Q3", DEFAULT).lacking == WEIGHTED[1:]
    found = allocation(reported, "2024Q3", PRESETS["equal"][1])
    assert {line.amount for line in found.lines} == {9500} and found.gini == 0
    assert {line.planned for line in found.lines} == {None} and found.planned_whole == Decimal("1800000000.00")
    assert all(move.moved is None for move in moves(reported, "2024Q3", PRESETS["equal"][1]))


def test_every_reason_is_told_at_once_and_a_cap_that_leaves_money_over_is_one():
    early = scores(DEMO, "2023Q2")
    unread = sum(bool(early[one].refused) for one in WEIGHTED)
    assert unread >= 2 and len(allocation(DEMO, "2023Q2", Plan(base=40, floor=101)).faults) == 2 + unread
    found = allocation(DEMO, "2023Q2", Plan(180_000, 0, 100, 0, 0, 0, 0, floor=0, cap=100))
    assert not found.lines and "仍有资金分不出去" in found.faults[0]("zh"), "some needs are zero there"


@examples(15)
@given(possible())
def test_what_moves_is_the_difference_of_two_splits(plan):
    now, found = allocation(DEMO, "2025Q4", plan), moves(DEMO, "2025Q4", plan)
    assert [(move.criterion_id, move.by) for move in found] == (
        [(one, by) for one in CRITERIA for by in (STEP, -STEP)] if now.lines else []
    )
    for move in found:
        if move.moved is None:
            assert move.reason
            continue
        weights = moved_weights(plan.weights, move.criterion_id, move.by)
        assert sum(weights.values()) == 1 and weights[move.criterion_id] == plan.weights[move.criterion_id] + move.by
        other = whole(split(plan, weights, now.scores).exact)
        changes = {line.pair_id: other[line.pair_id] - line.amount for line in now.lines}
        assert move.moved == sum(change for change in changes.values() if change > 0)
        assert bool(move.gains) == bool(move.loses) == bool(move.moved)
        assert not move.gains or changes[move.gains[0]] == max(changes.values()) == move.gains[1]
        assert not move.loses or changes[move.loses[0]] == min(changes.values()) == move.loses[1]


def test_a_weight_that_cannot_move_says_why():
    nearly_all = Plan(180_000, 95, 5, 0, 0, 0, 0)
    assert moved_weights(nearly_all.weights, "need", -STEP) == TOO_SMALL
    assert moved_weights(nearly_all.weights, "base", STEP) == TOO_LARGE
    assert moved_weights(PRESETS["equal"][1].weights, "base", -STEP) == NO_OTHERS
    reasons = {
        (move.criterion_id, move.by): move.reason for move in moves(DEMO, "2023Q4", DEFAULT.without(("performance",)))
    }
    assert reasons["performance", STEP] == NOT_READ and reasons["need", STEP] is None


def test_the_money_moved_rises_with_how_far_readings_lie_apart():
    """Needs differ far more than scores do: so does what a tenth of weight moves."""
    found = {(move.criterion_id, move.by): move.moved for move in moves(DEMO, "2025Q4", DEFAULT)}
    assert found["need", STEP] > 2 * found["performance", STEP] > 0


def test_only_pairs_in_force_take_part():
    rows = rows_of()
    rows["pairs"][1]["valid_to"] = date(2024, 3, 31)
    equal = Plan(300, 100, 0, 0, 0, 0, 0, reserve=0)
    assert [line.amount for line in allocation(opened(rows), "2023Q4", equal).lines] == [100, 100, 100]
    found = allocation(opened(rows), "2024Q4", equal)
    assert [(line.pair_id, line.amount) for line in found.lines] == [("P01", 150), ("P03", 150)]


def test_who_gains_though_little_was_spent_is_found():
    found = allocation(DEMO, "2025Q4", DEFAULT)
    plainly = set()
    for line in found.lines:
        flows = [
            f
            for f in plain("demo")["fund_flows"]
            if f["pair_id"] == line.pair_id and f["stage"] in ("allocated", "spent")
        ]
        allocated, spent = (sum(f["amount"] for f in flows if f["stage"] == s) for s in ("allocated", "spent"))
        if spent * 5 < allocated * 4 and line.yuan > line.planned:
            plainly.add(line.pair_id)
    assert set(slow_and_gaining(found)) == plainly
    changes = [found.by_pair[pair].change for pair in slow_and_gaining(found)]
    assert changes == sorted(changes, reverse=True)
