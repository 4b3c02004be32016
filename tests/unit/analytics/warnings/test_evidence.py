"""The rows behind a warning add up to it, to the cent, whatever quarter and selection it was found under."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.selection import Selection
from analytics.warnings.evidence import LIMIT, SUMMED, rows_of
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import Warned
from analytics.warnings.thresholds import shipped
from tests.full_rows import full
from tests.generated import COMPLETE, blank, opened
from tests.generated import rows_of as generated
from tests.shipped import dataset


def adds_up(held, asked: Selection, warned: Warned) -> None:
    found = rows_of(held, asked, warned)
    sums = {kind.kind: kind.total for kind in found.kinds}
    for stage in SUMMED.get(warned.rule, ()):
        assert (sums.get(stage) or 0) == (getattr(warned, stage) or 0), (warned.of, stage)
    if found.count <= LIMIT:
        for kind in found.kinds:
            mine = [row for row in found.rows if row.kind == kind.kind]
            assert len(mine) == kind.count
            assert kind.total is None or sum(row.amount for row in mine) == kind.total
    if warned.rule == "overdue":
        (row,) = found.rows
        assert (row.amount, row.of) == (warned.amount, warned.event_id or warned.project_id or warned.pair_id)
    if warned.rule == "unreported":
        assert found.count == warned.missing and all(row.amount is None for row in found.rows)
    if warned.rule == "stalled":
        zeros = [row for row in found.rows if row.kind == "investment_completed"]
        assert len(zeros) == warned.zeros and {row.amount for row in zeros} == {0}
    if warned.upto:
        assert max(row.period for row in found.rows if row.kind == "disbursed") <= warned.upto


@pytest.mark.parametrize("narrowed", [{}, {"tracks": ("T3",)}, {"cities": ("331100",)}], ids=str)
@pytest.mark.parametrize("quarter", ["2024Q4", "2025Q2", "2025Q4"])
def test_on_the_demo_every_warning_is_its_rows(quarter, narrowed):
    asked = Selection(quarter, **narrowed)
    warnings = round_at(dataset("demo"), asked, shipped()).warnings
    assert warnings or "cities" in narrowed
    for warned in warnings:
        adds_up(dataset("demo"), asked, warned)


def test_on_a_full_dataset_too():
    rows = full()
    for flow in rows["fund_flows"]:  # a rule by track needs money on tracks
        flow["track_id"] = flow["track_id"] or "T1"
    held, asked = opened(rows, COMPLETE | {"observations"}), Selection("2025Q2")
    values = replace(shipped(), idle_least_share=Fraction(0), idle_least_yuan=Decimal(0), unreported_least_figures=1)
    warnings = round_at(held, asked, values).warnings
    assert {"behind", "idle", "overspent", "overdisbursed"} <= {w.rule for w in warnings}
    for warned in warnings:
        adds_up(held, asked, warned)


def test_of_many_rows_the_first_are_listed_and_all_are_summed():
    flows = [
        blank(
            "fund_flows",
            flow_id=f"F{n:03}",
            stage="spent",
            year=2024,
            period="2024Q1",
            amount=Decimal("1.01"),
            pair_id="P01",
            track_id="T1",
            source_id="S",
        )
        for n in range(LIMIT + 7)
    ]
    held = opened(generated(fund_flows=flows), COMPLETE | {"observations"})
    (warned,) = round_at(held, Selection("2024Q4"), shipped()).outcome("overspent").warnings
    found = rows_of(held, Selection("2024Q4"), warned)
    assert len(found.rows) == LIMIT and found.count == LIMIT + 7
    assert found.kinds[0].total == warned.spent == Decimal("1.01") * (LIMIT + 7)
