"""Every gap has its owners: exactly, by pair or track, with what is more than the step before never set against it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.funds.gaps import NAME, Owners, owners
from analytics.funds.ladder import STEPS, ladder
from analytics.selection import SPANS, Selection
from scripts.demo.budget import FROM_RESERVE
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.plain_funds import gap, kept, level
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import complete, dataset, oracle

GAPS = STEPS[1:]


def check(held: object, plain: Oracle, step: str, asked: Selection) -> Owners:
    """That the owners are those of the plain rows, and make the whole."""
    found = owners(held, step, asked)
    asked = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
    before, dimension = STEPS[STEPS.index(step) - 1], "track" if len(asked.pairs) == 1 else "pair"
    assert found.dimension == dimension
    if before in ("planned", "allocated") and asked.cities:
        assert found.refused and not (found.held or found.more or found.unknown)
        return found
    whole = gap(level(plain, before, asked, {}), level(plain, step, asked, {}))
    assert found.gap == whole
    if whole is None or found.refused:
        assert not (found.held or found.more or found.unknown)
        return found
    members = {flow[dimension] for stage in (before, step) for flow in kept(plain, stage, asked)}
    expected = {
        one: gap(level(plain, before, asked, {dimension: one}), level(plain, step, asked, {dimension: one}))
        for one in members
    }
    assert {o.of: o.gap for o in found.held} == {o: g for o, g in expected.items() if g is not None and g > 0}
    assert {o.of: o.gap for o in found.more} == {o: g for o, g in expected.items() if g is not None and g < 0}
    assert {o.of for o in found.unknown} == {o for o, g in expected.items() if g is None}
    gaps = [o.gap for o in found.held]
    assert gaps == sorted(gaps, reverse=True) and all(isinstance(one, Decimal) for one in gaps)
    assert found.held_sum - found.more_sum + found.unknown_sum == found.gap, "the owners make the whole"
    if gaps:
        assert sum(found.share(o) for o in found.held) == pytest.approx(1)
    return found


@examples(15)
@given(st.data())
def test_owners_are_those_of_the_plain_rows_and_add_up_to_the_gap(data):
    rows = data.draw(datasets(("fund_flows",)))
    known = data.draw(st.sampled_from([COMPLETE, COMPLETE - {"fund_flows"}]))
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), (), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
        cities=data.draw(st.sampled_from([(), (), ("331100",)])),
    )
    held, plain = opened(rows, known), Oracle(rows, known)
    for step in GAPS:
        check(held, plain, step, asked)


@pytest.mark.parametrize("span", ["year", "programme"])
@pytest.mark.parametrize("quarter", ["2023Q1", "2023Q4", "2025Q2", "2025Q4"])
def test_on_the_demo_the_pairs_gaps_make_the_whole_exactly(quarter, span):
    for step in GAPS:
        found = check(dataset("demo"), oracle("demo"), step, Selection(quarter, span))
        assert not found.unknown, "the demo's table is complete"
        if found.gap is not None:
            assert found.held_sum - found.more_sum == found.gap
            assert found.gap == ladder(dataset("demo"), Selection(quarter, span)).rungs[STEPS.index(step)].short


@pytest.mark.parametrize(
    "asked",
    [
        Selection("2025Q4", pairs=("P02",)),
        Selection("2024Q4", pairs=("P16",)),
        Selection("2025Q4", tracks=("T3",)),
        Selection("2024Q4", pairs=("P03", "P10"), tracks=("T1",)),
        Selection("2025Q4", cities=("331100",)),
        Selection("2025Q3", "quarter"),
    ],
)
def test_on_the_demo_narrowed_too(asked):
    for step in GAPS:
        check(dataset("demo"), oracle("demo"), step, asked)


def test_money_given_to_no_pair_is_an_owner_and_what_was_given_of_it_stands_apart():
    found = owners(dataset("demo"), "allocated", Selection("2025Q4"))
    assert found.held[0].of is None and found.held[0].own.none_yet
    given = {pair for (year, of, _), shares in FROM_RESERVE.items() if year == of == 2025 for pair in shares}
    assert {o.of for o in found.more} == given, "they were given money of the reserve"
    assert found.gap == found.held_sum - found.more_sum < found.held_sum


def test_the_county_that_paid_in_advance_is_told_apart():
    found = owners(dataset("demo"), "spent", Selection("2024Q4"))
    later = owners(dataset("demo"), "spent", Selection("2025Q4", "programme"))
    assert later.held and all(o.gap > 0 for o in later.held)
    assert all(o.of != "P12" or o.gap < 0 for o in found.more)
    misbooked = owners(dataset("demo"), "disbursed", Selection("2024Q4", pairs=("P16",)))
    assert [o.of for o in misbooked.more] == ["T6"]


def flow(n: int, stage: str, pair: str | None, amount: int) -> dict:
    return blank(
        "fund_flows",
        flow_id=f"F{n}",
        stage=stage,
        year=2024,
        period="2024Q2",
        pair_id=pair,
        source_id="S",
        amount=Decimal(amount),
    )


def test_a_budget_that_names_no_pair_is_nobodys_gap():
    rows = rows_of(fund_flows=[flow(1, "planned", None, 100), flow(2, "allocated", "P01", 60)])
    found = owners(opened(rows), "allocated", Selection("2024Q4"))
    assert found.gap == 40 and not found.held and "预算安排" in found.refused("zh") and "budget" in found.refused("en")


def test_in_a_partial_table_who_has_no_row_is_unknown_and_holds_nothing():
    rows = rows_of(
        fund_flows=[flow(1, "allocated", "P01", 60), flow(2, "allocated", "P02", 40), flow(3, "disbursed", "P01", 50)]
    )
    asked = Selection("2024Q4")
    found = owners(opened(rows, set()), "disbursed", asked)
    assert (found.gap, [o.of for o in found.held], [o.of for o in found.unknown]) == (50, ["P01"], ["P02"])
    assert (found.held_sum, found.unknown_sum) == (10, 40)
    found = owners(opened(rows), "disbursed", asked)
    assert [(o.of, o.gap) for o in found.held] == [("P02", 40), ("P01", 10)], "here it is known that nothing came"


def test_nothing_known_has_no_owners():
    for step in GAPS:
        found = owners(dataset("reported"), step, Selection("2024Q3"))
        assert found.gap is None and not found.held and not found.refused
    assert "fund_flows" not in complete("reported") and NAME("en") and len(SHIPPED) == 18
