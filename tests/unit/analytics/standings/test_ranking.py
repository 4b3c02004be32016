"""Pairs stand in order of their figures: ties share a place, pairs without a figure have none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings import ranking as module
from analytics.standings.ranking import ranking
from tests.generated import COMPLETE, PAIRS, blank, opened, rows_of
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import QUARTERS, WITHOUT_FACTS, dataset, oracle

RANKED = [m.id for m in METRICS.values() if "pair" in m.breakdowns]


def spending(complete: bool = True, **amounts: int | None):
    """A dataset in which each pair has spent that much of the 2025 fund in its first quarter (None: no row)."""
    flows = [
        blank(
            "fund_flows",
            flow_id=pair,
            year=2025,
            period="2025Q1",
            stage="spent",
            amount=Decimal(amount),
            pair_id=pair,
            as_of=date(2025, 4, 1),
            source_id="S",
        )
        for pair, amount in amounts.items()
        if amount is not None
    ]
    return opened(rows_of(fund_flows=flows), COMPLETE if complete else COMPLETE - {"fund_flows"})


def order(found) -> list[tuple[str, int]]:
    return [(r.pair_id, r.place) for r in found.ranked]


def test_the_greatest_comes_first_and_who_has_no_figure_is_named_apart():
    found = ranking(spending(False, P01=5, P02=None, P03=9), "fund_spent", Selection("2025Q1"))
    assert order(found) == [("P03", 1), ("P01", 2)]
    assert found.without == ("P02",)
    assert found.top == 9


def test_zero_is_a_figure_and_nothing_is_one_where_all_movements_are_known():
    asked = Selection("2025Q1")
    partial, whole = (ranking(spending(c, P01=0, P02=None, P03=1), "fund_spent", asked) for c in (False, True))
    assert order(partial) == [("P03", 1), ("P01", 2)] and partial.without == ("P02",)
    assert order(whole) == [("P03", 1), ("P01", 2), ("P02", 2)] and not whole.without


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ((7, 7, 3), [("P01", 1), ("P02", 1), ("P03", 3)]),
        ((3, 7, 7), [("P02", 1), ("P03", 1), ("P01", 3)]),
        ((7, 3, 3), [("P01", 1), ("P02", 2), ("P03", 2)]),
        ((4, 4, 4), [("P01", 1), ("P02", 1), ("P03", 1)]),
    ],
)
def test_ties_share_the_better_place_and_the_next_place_is_left_out(amounts, expected):
    held = spending(**dict(zip(PAIRS, amounts, strict=True)))
    assert order(ranking(held, "fund_spent", Selection("2025Q1"))) == expected


def test_where_less_is_better_the_least_comes_first(monkeypatch):
    monkeypatch.setattr(module, "METRICS", METRICS | {"fund_spent": replace(METRICS["fund_spent"], better="lower")})
    found = ranking(spending(P01=5, P02=1, P03=9), "fund_spent", Selection("2025Q1"))
    assert order(found) == [("P02", 1), ("P01", 2), ("P03", 3)]
    assert found.top == 9, "bars are drawn to the largest all the same"


def test_of_an_empty_dataset_nobody_is_ranked():
    found = ranking(opened(rows_of(), set()), "fund_spent", Selection("2025Q1"))
    assert (found.ranked, found.without, found.top) == ((), ("P01", "P02", "P03"), 0.0)


def test_money_of_the_province_is_no_pair():
    held = opened(
        rows_of(
            fund_flows=[
                blank(
                    "fund_flows",
                    flow_id="F",
                    year=2025,
                    period="2025",
                    stage="planned",
                    amount=Decimal(18),
                    as_of=date(2025, 1, 1),
                    source_id="S",
                )
            ]
        )
    )
    assert order(ranking(held, "fund_planned", Selection("2025Q1"))) == []


@pytest.mark.parametrize("metric_id", RANKED)
@pytest.mark.parametrize("quarter", ["2023Q2", "2024Q4", "2025Q3"])
def test_on_the_demo_places_are_the_number_of_better_pairs_plus_one(metric_id, quarter):
    asked = Selection(quarter)
    plain = oracle("demo").answer(metric_id, ("pair",), asked)
    found = ranking(dataset("demo"), metric_id, asked)
    absent = oracle("demo").absent(metric_id, ("pair",), asked)
    values = {pair: value for pair in SHIPPED if (value := plain.get((pair,), (absent,))[0]) is not None}
    assert {r.pair_id: r.part.value for r in found.ranked} == values
    for one in found.ranked:
        assert one.place == 1 + sum(value > values[one.pair_id] for value in values.values())
    assert set(found.without).isdisjoint(values) and len(values) + len(found.without) == 18


def test_before_is_the_same_pair_a_year_earlier_and_never_of_a_sum_since_2023():
    earlier = oracle("demo").answer("output_value", ("pair",), Selection("2024Q3"))
    absent = oracle("demo").absent("output_value", ("pair",), Selection("2024Q3"))
    for one in ranking(dataset("demo"), "output_value", Selection("2025Q3")).ranked:
        assert one.before.value == earlier.get((one.pair_id,), (absent,))[0]
    assert all(
        r.before is None for r in ranking(dataset("demo"), "output_value", Selection("2025Q3", "programme")).ranked
    )
    assert all(r.before is None for r in ranking(dataset("demo"), "investment_completed", Selection("2023Q4")).ranked)


@pytest.mark.parametrize("quarter", QUARTERS["reported"][-2:])
def test_on_the_reported_dataset_the_silent_pairs_have_no_place(quarter):
    for metric_id in RANKED:
        if metric_id != "pairs":
            found = ranking(dataset("reported"), metric_id, Selection(quarter))
            assert set(WITHOUT_FACTS) <= set(found.without)


def test_pairs_without_a_county_in_the_cities_selected_are_not_listed_as_silent():
    order = ranking(dataset("demo"), "investment_completed", Selection("2025Q4", cities=("330100",)))
    assert {r.pair_id for r in order.ranked} | set(order.without) == {"P01", "P02", "P03", "P04"}
