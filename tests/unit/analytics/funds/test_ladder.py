"""The money ladder is the flows themselves, step by step; what is carried over and what is clawed back stay apart."""

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.funds.ladder import ASIDE, STEPS, Ladder, ladder
from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.plain_funds import kept, rungs
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import dataset, oracle


def plainly(plain: Oracle, asked: Selection) -> tuple[list, dict]:
    """Each step as tests.plain_funds has it, and what left the ladder by kind, year and quarter."""
    asked = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
    aside: dict = defaultdict(lambda: [Decimal(0), 0])
    for stage in ASIDE:
        for flow in kept(plain, stage, asked):
            held = aside[stage, flow["year"], flow["quarter"]]
            held[0] += flow["amount"]
            held[1] += 1
    return rungs(plain, asked, {}), {key: tuple(held) for key, held in aside.items()}


def told(found: Ladder) -> tuple[list, dict]:
    steps = [None if r.refused else (r.amount, r.flows, r.short, r.none_yet) for r in found.rungs]
    return steps, {(a.stage, a.year, a.quarter): (a.amount, a.flows) for a in found.asides}


@examples(15)
@given(st.data())
def test_every_step_and_every_gap_is_that_of_the_plain_rows(data):
    rows = data.draw(datasets(("fund_flows",)))
    for flow in rows["fund_flows"][::3]:
        flow["stage"] = "carried_over" if flow["stage"] != "planned" else "planned"
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
        cities=data.draw(st.sampled_from([(), (), ("331100",)])),
    )
    complete = data.draw(st.sampled_from([COMPLETE, COMPLETE - {"fund_flows"}]))
    found = ladder(opened(rows, complete), asked)
    assert [rung.stage for rung in found.rungs] == list(STEPS)
    assert told(found) == plainly(Oracle(rows, complete), asked)


@pytest.mark.parametrize("span", sorted(SPANS))
@pytest.mark.parametrize("quarter", ["2023Q2", "2024Q4", "2025Q3", "2025Q4"])
def test_on_the_demo_each_pair_has_the_steps_of_its_own_rows(quarter, span):
    for pair in SHIPPED:
        asked = Selection(quarter, span, pairs=(pair,))
        assert told(ladder(dataset("demo"), asked)) == plainly(oracle("demo"), asked), pair


def test_what_is_carried_over_twice_and_clawed_back_is_listed_three_times_and_netted_never():
    def flow(n, stage, year, period, amount):
        return blank(
            "fund_flows",
            flow_id=f"F{n}",
            stage=stage,
            year=year,
            period=period,
            pair_id="P01",
            source_id="S",
            amount=Decimal(amount),
        )

    rows = rows_of(
        fund_flows=[
            flow(1, "planned", 2023, "2023", 100),
            flow(2, "allocated", 2023, "2023Q2", 120),
            flow(3, "carried_over", 2023, "2023Q4", 30),
            flow(4, "carried_over", 2023, "2024Q4", 20),
            flow(5, "recovered", 2023, "2024Q4", 5),
        ]
    )
    found = ladder(opened(rows), Selection("2024Q4", "programme", pairs=("P01",)))
    assert [rung.amount for rung in found.rungs] == [100, 120, 0, 0]
    assert [rung.short for rung in found.rungs] == [None, -20, 120, None], (
        "more than the step before is no gap of 20, and of 120 nothing was disbursed yet"
    )
    assert [(a.stage, a.quarter, a.amount) for a in found.asides] == [
        ("carried_over", "2023Q4", 30),
        ("carried_over", "2024Q4", 20),
        ("recovered", "2024Q4", 5),
    ]


def test_a_quarter_alone_has_the_ladder_of_its_year():
    alone, year = (ladder(dataset("demo"), Selection("2025Q3", span, pairs=("P02",))) for span in ("quarter", "year"))
    assert alone == year and alone.scope.span == "year"


def test_a_step_nobody_moved_lacks_all_of_the_one_before_only_where_that_is_known():
    """A row that is not there did not happen in a complete table; in another, and where money names no track, who knows."""

    def flow(n, stage, track, amount):
        return blank(
            "fund_flows",
            flow_id=f"F{n}",
            stage=stage,
            year=2023,
            period="2023Q2",
            pair_id="P01",
            track_id=track,
            source_id="S",
            amount=Decimal(amount),
        )

    rows = rows_of(
        fund_flows=[flow(1, "planned", None, 100), flow(2, "allocated", "T1", 60), flow(3, "disbursed", "T2", 5)]
    )
    asked = Selection("2023Q4", pairs=("P01",), tracks=("T1",))
    found = ladder(opened(rows), asked).rungs
    assert [(r.amount, r.short, r.none_yet) for r in found] == [
        (None, None, False),
        (60, None, False),
        (0, 60, True),
        (0, None, True),
    ]
    found = ladder(opened(rows, COMPLETE - {"fund_flows"}), asked).rungs
    assert [(r.amount, r.short, r.none_yet) for r in found][2:] == [(None, None, False)] * 2


def test_each_step_is_refused_on_its_own_and_nothing_known_is_empty():
    found = ladder(dataset("demo"), Selection("2025Q3", counties=("331181",)))
    assert found.refused is None and [bool(rung.refused) for rung in found.rungs] == [True, True, False, False]
    planned, _, disbursed, spent = found.rungs
    assert found.reason == planned.refused == METRICS["fund_planned"].refused["county"]
    assert disbursed.short is None and spent.short == disbursed.amount - spent.amount
    for narrowed in ({"stages": ("signed",)}, {"industries": ("纺织",)}, {"value_type": "forecast"}):
        whole = ladder(dataset("demo"), Selection("2025Q3", **narrowed))
        assert whole.refused and not whole.rungs, narrowed
    assert ladder(dataset("reported"), Selection("2024Q3", pairs=("P10",))).is_empty
    assert not ladder(dataset("demo"), Selection("2025Q3", pairs=("P10",))).is_empty


def test_the_widest_gap_is_that_of_the_step_that_lacks_most():
    assert ladder(dataset("demo"), Selection("2025Q4")).widest.stage == "spent"
    assert ladder(dataset("demo"), Selection("2025Q1")).widest.stage == "allocated"
    assert ladder(dataset("reported"), Selection("2024Q3")).widest is None
