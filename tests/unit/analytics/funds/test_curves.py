"""A fund year's course is the plain rows' running sum; nothing stands only where it is known, and shares are the rates' own."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import total
from analytics.funds.curves import COURSED, SHARE_OF, FundCurves, fund_curves
from analytics.funds.ladder import ladder
from analytics.selection import SPANS, Selection
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle, ends_and_length, name, number
from tests.plain_funds import level
from tests.shipped import dataset, oracle


def sum_of(plain: Oracle, step: str, asked: Selection, year: int, quarter: int) -> Decimal | None:
    """All of the fund year that had moved by the end of the quarter, whoever it belongs to of those selected."""
    found = []
    for flow in plain.rows["fund_flows"]:
        kept = (not asked.pairs or flow["pair_id"] in asked.pairs) and (
            not asked.tracks or flow["track_id"] in asked.tracks
        )
        moved = flow["year"] * 4 if step == "planned" else ends_and_length(flow["period"])[0]
        if flow["stage"] == step and flow["year"] == year and moved <= quarter and kept:
            found.append(flow["amount"])
    return sum(found[1:], found[0]) if found else None


def is_plain(found: FundCurves, plain: Oracle, asked: Selection) -> None:
    at = number(asked.as_of)
    assert [curve.year for curve in found.curves] == list(range(2023, at // 4 + 1))
    for curve in found.curves:
        own = range(curve.year * 4, at + 1)
        assert [point.quarter for point in curve.points] == [name(n) for n in own]
        for point, n in zip(curve.points, own, strict=True):
            moved = sum_of(plain, found.step, asked, curve.year, n)
            told = level(plain, found.step, asked.at(point.quarter, "programme"), {"year": str(curve.year)})
            assert point.amount == (told.amount if moved is None else moved)
            assert point.none_yet == told.none_yet
            under = sum_of(plain, SHARE_OF[found.step], asked, curve.year, n)
            known = None if point.amount is None or not under else Fraction(point.amount) / Fraction(under)
            assert point.share == known


@examples(15)
@given(st.data())
def test_every_point_is_that_of_the_plain_rows(data):
    rows, complete = data.draw(datasets(("fund_flows",))), data.draw(st.booleans())
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
    )
    tables = COMPLETE if complete else COMPLETE - {"fund_flows"}
    found = fund_curves(opened(rows, tables), data.draw(st.sampled_from(COURSED)), asked)
    is_plain(found, Oracle(rows, tables), asked)


@pytest.mark.parametrize("step", COURSED)
@pytest.mark.parametrize("quarter", ["2023Q1", "2024Q2", "2025Q3", "2025Q4"])
def test_on_the_demo_too(quarter, step):
    for asked in (Selection(quarter), Selection(quarter, pairs=("P07",)), Selection(quarter, tracks=("T6",))):
        is_plain(fund_curves(dataset("demo"), step, asked), oracle("demo"), asked)


@pytest.mark.parametrize(("step", "rate"), [("spent", "execution_rate"), ("disbursed", "disbursement_rate")])
def test_a_share_within_the_funds_own_year_is_the_rate_of_that_quarter(step, rate):
    found = fund_curves(dataset("demo"), step, Selection("2025Q4"))
    for curve in found.curves:
        for point in curve.points[:4]:
            told = total(dataset("demo"), rate, Selection(point.quarter)).value
            assert (None if point.share is None else float(point.share)) == pytest.approx(told)


def test_the_place_of_comparison_the_years_end_and_now():
    found = fund_curves(dataset("demo"), "spent", Selection("2025Q3"))
    assert (found.place, found.this.year, found.before.year) == (2, 2025, 2024)
    assert found.this.at(found.place) == found.this.now and found.this.year_end is None
    assert found.before.at(found.place).quarter == "2024Q3" and found.before.year_end.quarter == "2024Q4"
    assert found.before.now.quarter == "2025Q3" and found.before.now.amount > found.before.year_end.amount
    assert fund_curves(dataset("demo"), "spent", Selection("2023Q4")).before is None


@pytest.mark.parametrize("asked", [{}, {"pairs": ("P02",)}, {"tracks": ("T6",)}])
@pytest.mark.parametrize("quarter", ["2023Q1", "2025Q2"])
def test_a_step_is_nothing_on_the_curve_where_it_is_on_the_ladder(quarter, asked):
    """Both stand on one page."""
    selection = Selection(quarter, **asked)
    rungs = {rung.stage: rung for rung in ladder(dataset("demo"), selection).rungs}
    for step in COURSED:
        now = fund_curves(dataset("demo"), step, selection).this.now
        assert (now.amount, now.none_yet) == (rungs[step].amount, rungs[step].none_yet)


def test_before_its_first_movement_a_fund_year_has_nothing_only_where_all_movements_are_known():
    def flow(year, period, amount):
        return blank(
            "fund_flows",
            flow_id=period,
            stage="spent",
            year=year,
            period=period,
            pair_id="P01",
            amount=Decimal(amount),
            source_id="S",
        )

    rows = rows_of(fund_flows=[flow(2023, "2023Q3", 7), flow(2023, "2024Q1", 2)])
    asked = Selection("2024Q2")
    known, unknown = (
        fund_curves(opened(rows, tables), "spent", asked) for tables in (COMPLETE, COMPLETE - {"fund_flows"})
    )
    assert [p.amount for p in known.curves[0].points] == [0, 0, 7, 7, 9, 9]
    assert [p.amount for p in unknown.curves[0].points] == [None, None, 7, 7, 9, 9]
    for found in (known, unknown):
        assert found.this.is_empty and [p.none_yet for p in found.this.points] == [found is known] * 2


def test_money_of_no_track_may_be_any_tracks_so_that_nothing_is_not_known_of_it():
    flow = blank(
        "fund_flows",
        flow_id="F",
        stage="spent",
        year=2024,
        period="2024Q1",
        pair_id="P01",
        amount=Decimal(7),
        source_id="S",
    )
    asked = Selection("2024Q2", tracks=TRACKS[:1])
    assert [p.amount for p in fund_curves(opened(rows_of(fund_flows=[flow])), "spent", asked).this.points] == [
        None,
        None,
    ]
    elsewhere = rows_of(fund_flows=[flow | {"track_id": TRACKS[1]}])
    assert [p.amount for p in fund_curves(opened(elsewhere), "spent", asked).this.points] == [0, 0]


def test_what_may_not_be_asked_so_says_why_and_nothing_known_is_empty():
    assert fund_curves(dataset("demo"), "spent", Selection("2025Q4", stages=("signed",))).refused
    placed = fund_curves(dataset("demo"), "spent", Selection("2025Q4", cities=("331100",)))
    assert placed.refused is None and placed.share_refused and not placed.is_empty
    assert all(point.share is None for curve in placed.curves for point in curve.points)
    assert fund_curves(dataset("demo"), "allocated", Selection("2025Q4", cities=("331100",))).refused
    assert fund_curves(dataset("reported"), "spent", Selection("2024Q3")).is_empty
