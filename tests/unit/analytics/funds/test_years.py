"""Each fund year's ladder, of all and of each pair, is that of the plain rows; what left it stands by year, quarter and pair."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import Refused, total
from analytics.funds.asides import aside_flows, aside_sources
from analytics.funds.ladder import ASIDE
from analytics.funds.project import project_money
from analytics.funds.years import YearLadder, fund_years, pair_years
from analytics.lookup import pairs_instead
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.plain_funds import STEPS, kept, rungs
from tests.shipped import dataset, oracle, plain


def told(line: YearLadder) -> list[tuple | None]:
    return [None if r.refused else (r.amount, r.flows, r.short, r.none_yet) for r in line.rungs]


def check(held: object, plainly: Oracle, asked: Selection) -> None:
    found, since = fund_years(held, asked), asked.at(asked.as_of, "programme")
    assert [line.year for line in found.lines] == [str(y) for y in range(2023, int(asked.as_of[:4]) + 1)]
    for line in found.lines:
        assert told(line) == rungs(plainly, since, {"year": line.year}), line.year
    assert told(found.whole) == rungs(plainly, since, {})
    by_pair = pair_years(held, asked)
    of_year = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
    for line in by_pair.lines:
        assert told(line) == rungs(plainly, of_year, {"pair": line.pair_id, "year": line.year}), line
    there = {(line.pair_id, line.year) for line in by_pair.lines}
    every = {
        (f["pair"], f["year"])
        for stage in STEPS
        for f in kept(plainly, stage, of_year)
        if not asked.cities or stage in STEPS[2:]
    }
    assert every <= there and told(by_pair.whole) == rungs(plainly, of_year, {})


@examples(12)
@given(st.data())
def test_every_year_and_pair_is_that_of_the_plain_rows(data):
    rows = data.draw(datasets(("fund_flows",)))
    known = data.draw(st.sampled_from([COMPLETE, COMPLETE - {"fund_flows"}]))
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
        cities=data.draw(st.sampled_from([(), (), ("331100",)])),
    )
    check(opened(rows, known), Oracle(rows, known), asked)


@pytest.mark.parametrize(
    "asked",
    [
        Selection("2025Q4"),
        Selection("2025Q2", "programme"),
        Selection("2024Q1"),
        Selection("2025Q4", cities=("331100",)),
        Selection("2025Q3", "quarter", pairs=("P02", "P03")),
        Selection("2025Q4", tracks=("T3",)),
    ],
)
def test_on_the_demo_too(asked):
    check(dataset("demo"), oracle("demo"), asked)


def test_the_rate_is_spent_over_allocated_and_says_why_where_there_is_none():
    found = fund_years(dataset("demo"), Selection("2025Q4"))
    for line in (*found.lines, found.whole):
        assert line.rate.value == pytest.approx(float(line.rungs[3].amount / line.rungs[1].amount))
        assert line.budget_rate.value == pytest.approx(float(line.rungs[3].amount / line.rungs[0].amount))
    placed = fund_years(dataset("demo"), Selection("2025Q4", cities=("331100",)))
    assert placed.no_rate and all(line.rate is None for line in placed.lines)
    assert fund_years(dataset("demo"), Selection("2025Q4", stages=("signed",))).refused


@pytest.mark.parametrize("quarter", ["2023Q4", "2024Q2"])
def test_the_budget_rate_is_of_the_whole_budget_and_the_reserve_is_the_provinces_alone(quarter):
    """What is given to no pair has no rate of its own; the province's is below the one of its pairs' budgets."""
    budget = [("P01", "60"), ("P02", "30"), (None, "10")]
    flows = [("planned", pair, f"{amount}0000.00", "2023") for pair, amount in budget]
    flows += [("allocated", "P01", "200000.00", "2023Q2"), ("spent", "P01", "150000.00", "2023Q3")]
    held = opened(
        rows_of(
            fund_flows=[
                blank(
                    "fund_flows",
                    flow_id=f"F{n}",
                    year=2023,
                    period=period,
                    stage=stage,
                    amount=Decimal(amount),
                    pair_id=pair,
                    track_id=None if stage == "planned" else "T1",
                    as_of=date(2023, 1, 1),
                    source_id="S",
                )
                for n, (stage, pair, amount, period) in enumerate(flows)
            ]
        )
    )
    asked = Selection(quarter, "programme")
    found = {line.pair_id: line for line in pair_years(held, asked).lines if line.year == "2023"}
    assert (found["P01"].rate.value, found["P01"].budget_rate.value) == (0.75, 0.25)
    assert found[None].budget_rate is None
    whole = fund_years(held, asked)
    assert whole.lines[0].budget_rate.value == whole.whole.budget_rate.value == 0.15
    with pytest.raises(Refused):
        total(held, "budget_execution_rate", Selection(quarter, "programme", tracks=("T1",)))


def test_money_of_no_pair_has_lines_of_its_own_only_where_there_is_any():
    found = pair_years(dataset("demo"), Selection("2025Q4"))
    assert [line.pair_id for line in found.lines][-1] is None and len(found.lines) == 19
    assert all(line.pair_id == "P02" for line in pair_years(dataset("demo"), Selection("2025Q4", pairs=("P02",))).lines)
    reported = pair_years(dataset("reported"), Selection("2024Q3"))
    assert [line.is_empty for line in reported.lines] == [True] * 18 + [False]


@pytest.mark.parametrize(
    "asked",
    [
        Selection("2025Q4", "programme"),
        Selection("2025Q4"),
        Selection("2025Q2", pairs=("P18", "P13")),
        Selection("2025Q2", "programme", pairs=("P18", "P13")),
    ],
)
def test_what_left_the_ladder_stands_by_fund_year_quarter_and_pair(asked):
    sums: dict = defaultdict(lambda: [Decimal(0), 0])
    for stage in ASIDE:
        for flow in kept(oracle("demo"), stage, asked):
            held = sums[stage, flow["year"], flow["quarter"], flow["pair"]]
            held[0], held[1] = held[0] + flow["amount"], held[1] + 1
    found = aside_flows(dataset("demo"), asked)
    lines = [one for flows in found.values() for one in flows]
    assert {(o.stage, o.year, o.quarter, o.pair_id): [o.amount, o.flows] for o in lines} == dict(sums)
    for flows in found.values():
        assert [o.quarter for o in flows] == sorted((o.quarter for o in flows), reverse=True)
    assert set(aside_sources(dataset("demo"))) == {
        f["source_id"] for f in plain("demo")["fund_flows"] if f["stage"] in ASIDE
    }


def test_a_projects_own_money_is_what_names_it_by_stage_and_fund_year():
    named = [f for f in plain("demo")["fund_flows"] if f["project_id"]]
    project_id = max({f["project_id"] for f in named}, key=lambda p: sum(f["project_id"] == p for f in named))
    mine = [f for f in named if f["project_id"] == project_id]
    found = project_money(dataset("demo"), Selection("2025Q4", pairs=("P01",)), project_id)
    expected: dict = defaultdict(Decimal)
    for flow in mine:
        expected[flow["stage"], flow["year"]] += flow["amount"]
    assert {(one.stage, one.year): one.amount for one in found.sums} == expected
    assert found.silent == ("planned", "allocated", "disbursed") and len(found.flows) == len(mine)
    before = project_money(dataset("demo"), Selection("2023Q1"), project_id)
    assert not before.sums and before.silent == STEPS


def test_in_a_citys_stead_stand_the_pairs_whose_mountain_county_lies_there():
    held = dataset("demo")
    assert pairs_instead(held, Selection("2025Q4", cities=("331100",))) == (
        "P02",
        "P07",
        "P08",
        "P09",
        "P11",
        "P12",
        "P15",
    )
    assert pairs_instead(held, Selection("2025Q4", counties=("331181",))) == ("P02",)
    assert pairs_instead(held, Selection("2025Q4", cities=("331100",), pairs=("P01", "P07"))) == ("P07",)
    assert pairs_instead(held, Selection("2025Q4", cities=("330100",))) == ()
