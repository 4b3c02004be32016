"""The money ladder is the flows themselves, step by step; what is carried over and what is clawed back stay apart."""

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.ladder import ASIDE, STEPS, Ladder, ladder
from analytics.selection import SPANS, Selection
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import dataset, oracle


def plainly(plain: Oracle, asked: Selection) -> tuple[list, dict]:
    """(amount, movements, missing to the step before) of each step, and what left the ladder by kind, year and quarter."""
    asked = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
    steps, above = [], None
    for stage in STEPS:
        kept = [f["amount"] for f in plain.flows(stage, asked) if plain.kept(f, asked)]
        amount = sum(kept[1:], kept[0]) if kept else None
        gap = above - amount if above is not None and amount is not None else None
        steps.append((amount, len(kept), gap))
        above = amount
    aside: dict = defaultdict(lambda: [Decimal(0), 0])
    for stage in ASIDE:
        for flow in plain.flows(stage, asked):
            if plain.kept(flow, asked):
                held = aside[stage, flow["year"], flow["quarter"]]
                held[0] += flow["amount"]
                held[1] += 1
    return steps, {key: tuple(held) for key, held in aside.items()}


def told(found: Ladder) -> tuple[list, dict]:
    steps = [(rung.amount, rung.flows, rung.short) for rung in found.rungs]
    return steps, {(a.stage, a.year, a.quarter): (a.amount, a.flows) for a in found.asides}


@settings(max_examples=40)
@given(st.data())
def test_every_step_and_every_gap_is_that_of_the_plain_rows(data):
    rows = data.draw(datasets(("fund_flows",)))
    for flow in rows["fund_flows"][::3]:
        flow["stage"] = "carried_over" if flow["stage"] != "planned" else "planned"
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])), data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])), tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
    )  # fmt: skip
    found = ladder(opened(rows), asked)
    assert [rung.stage for rung in found.rungs] == list(STEPS)
    assert told(found) == plainly(Oracle(rows, COMPLETE), asked)


@pytest.mark.parametrize("span", sorted(SPANS))
@pytest.mark.parametrize("quarter", ["2023Q2", "2024Q4", "2025Q3", "2025Q4"])
def test_on_the_demo_each_pair_has_the_steps_of_its_own_rows(quarter, span):
    for pair in SHIPPED:
        asked = Selection(quarter, span, pairs=(pair,))
        assert told(ladder(dataset("demo"), asked)) == plainly(oracle("demo"), asked), pair


def test_what_is_carried_over_twice_and_clawed_back_is_listed_three_times_and_netted_never():
    def flow(n, stage, year, period, amount):
        return blank("fund_flows", flow_id=f"F{n}", stage=stage, year=year, period=period, pair_id="P01", source_id="S",
                     amount=Decimal(amount))  # fmt: skip

    rows = rows_of(fund_flows=[flow(1, "planned", 2023, "2023", 100), flow(2, "allocated", 2023, "2023Q2", 120),
                               flow(3, "carried_over", 2023, "2023Q4", 30), flow(4, "carried_over", 2023, "2024Q4", 20),
                               flow(5, "recovered", 2023, "2024Q4", 5)])  # fmt: skip
    found = ladder(opened(rows), Selection("2024Q4", "programme", pairs=("P01",)))
    assert [rung.amount for rung in found.rungs] == [100, 120, None, None]
    assert [rung.short for rung in found.rungs] == [None, -20, None, None], (
        "more than the step before is no gap of 20"
    )
    assert [(a.stage, a.quarter, a.amount) for a in found.asides] == [
        ("carried_over", "2023Q4", 30), ("carried_over", "2024Q4", 20), ("recovered", "2024Q4", 5)]  # fmt: skip


def test_a_quarter_alone_has_the_ladder_of_its_year():
    alone, year = (
        ladder(dataset("demo"), Selection("2025Q3", span, pairs=("P02",))) for span in ("quarter", "year")
    )
    assert alone == year and alone.scope.span == "year"


def test_what_cannot_be_narrowed_so_says_why_and_nothing_known_is_empty():
    refused = ladder(dataset("demo"), Selection("2025Q3", counties=("331181",)))
    assert refused.refused and not refused.rungs
    assert ladder(dataset("reported"), Selection("2024Q3", pairs=("P10",))).is_empty
    assert not ladder(dataset("demo"), Selection("2025Q3", pairs=("P10",))).is_empty
