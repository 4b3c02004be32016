"""A status follows from what was reached, of what, and how much of the year is gone: exactly, at the very thresholds."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.pace import PACED, PACES, progresses, status_of
from tests.shipped import PAIRS, QUARTERS, dataset, plain

CENT = Decimal("0.01")
amounts = st.integers(1, 10**15).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@given(target=amounts)
def test_a_cent_decides_at_each_threshold(quarter, target):
    elapsed = Fraction(quarter, 4)
    on_time = target * quarter * 10 / 4  # ten times as much on both sides, so that the cents divide evenly
    assert status_of(on_time, target * 10, elapsed) == "on_schedule"
    assert status_of(on_time - CENT / 1000, target * 10, elapsed) == "slightly_behind"
    just = on_time * 8 / 10
    assert status_of(just, target * 10, elapsed) == "slightly_behind"
    assert status_of(just - CENT / 1000, target * 10, elapsed) == "behind"


def test_thirds_are_not_rounded_up():
    """A third three times over is the whole in floats and is not here."""
    assert status_of(Decimal("999999999999999.99"), Decimal("1000000000000000.00"), Fraction(1)) == "slightly_behind"


@pytest.mark.parametrize(
    ("done", "target", "elapsed", "status"),
    [
        (None, Decimal(5), Fraction(1, 2), "no_data"),
        (None, None, Fraction(1, 2), "no_target"),
        (Decimal(5), None, Fraction(1, 2), "no_target"),
        (Decimal(5), Decimal(0), Fraction(1, 2), "no_target"),
        (Decimal(0), Decimal(5), Fraction(1, 4), "behind"),
        (Decimal(-1), Decimal(5), Fraction(1, 4), "behind"),
        (Decimal(5), Decimal(5), None, "no_benchmark"),
        (Decimal(50), Decimal(5), Fraction(1), "on_schedule"),
    ],
)
def test_nothing_known_is_no_status(done, target, elapsed, status):
    assert status_of(done, target, elapsed) == status


def test_without_a_target_the_table_says_which():
    assert status_of(Decimal(1), None, Fraction(1), "not_allocated") == "not_allocated"


def test_every_rate_with_the_calendar_as_its_benchmark_is_held_against_it():
    assert set(PACED) == {m.id for m in METRICS.values() if m.benchmark == "time_elapsed"}
    thresholds = [pace.at_least for pace in PACES.values() if pace.at_least is not None]
    assert thresholds == sorted(thresholds, reverse=True) and thresholds[-1] == 0


def reached(metric_id: str, quarter: str) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """Pair → what was reached and of what, added up from the demo dataset's rows."""
    year, rows = quarter[:4], plain("demo")
    done: dict[str, Decimal] = defaultdict(Decimal)
    whole: dict[str, Decimal] = defaultdict(Decimal)
    silent = set()  # pairs of which something was due; of the others nothing is nothing
    if metric_id == "execution_rate":
        for flow in rows["fund_flows"]:
            if str(flow["year"]) == year and flow["period"] <= quarter and flow["pair_id"]:
                side = {"spent": done, "allocated": whole}.get(flow["stage"])
                if side is not None:
                    side[flow["pair_id"]] += flow["amount"]
    else:
        measure = {"investment_target_rate": "investment_completed", "output_target_rate": "output_value"}[metric_id]
        pair_of = {p["project_id"]: p["pair_id"] for p in rows["projects"]}
        for o in rows["observations"]:
            in_year = o["metric_id"] == measure and o["period"] and f"{year}Q1" <= o["period"] <= quarter
            if in_year and o["value_type"] == "actual" and o["subject_type"] == "project":
                silent.add(pair_of[o["subject_id"]])
                if o["value"] is not None:
                    done[pair_of[o["subject_id"]]] += o["value"]
        for target in rows["targets"]:
            if str(target["year"]) == year and target["metric_id"] == measure:
                whole[target["pair_id"]] += target["target"]
    return {pair: (done.get(pair, None if pair in silent else Decimal(0)), whole.get(pair)) for pair in PAIRS}


@pytest.mark.parametrize("metric_id", ["investment_target_rate", "output_target_rate", "execution_rate"])
@pytest.mark.parametrize("quarter", QUARTERS["demo"])
def test_on_the_demo_every_pair_has_the_status_its_rows_give(metric_id, quarter):
    found = progresses(dataset("demo"), metric_id, Selection(quarter))
    gone = Fraction(int(quarter[-1]), 4)
    assert found.elapsed == gone and not found.refused
    plainly = reached(metric_id, quarter)
    assert [line.pair_id for line in found.lines] == PAIRS
    for line in found.lines:
        done, whole = plainly[line.pair_id]
        if not whole:
            assert line.status == ("not_allocated" if metric_id == "execution_rate" else "no_target")
        elif done is None:
            assert line.status == "no_data"
        else:
            pace = Fraction(done) / Fraction(whole) / gone
            assert line.reached == Fraction(done) / Fraction(whole)
            assert line.status == (
                "on_schedule" if pace >= 1 else "slightly_behind" if pace >= Fraction(8, 10) else "behind"
            )
    assert sum(found.count(status) for status in PACES) == 18


def test_a_quarter_alone_is_held_against_its_year_and_since_2023_against_nothing():
    year, alone, since = (
        progresses(dataset("demo"), "execution_rate", Selection("2025Q3", span))
        for span in ("year", "quarter", "programme")
    )
    assert alone == year and alone.elapsed == Fraction(3, 4)
    assert since.elapsed is None and {line.status for line in since.lines} <= {
        "no_benchmark",
        "no_data",
        "not_allocated",
    }


def test_a_narrowing_that_has_no_target_is_refused_with_its_reason():
    found = progresses(dataset("demo"), "investment_target_rate", Selection("2025Q3", tracks=("T1",)))
    assert found.refused and not found.lines and found.count("behind") == 0


def test_in_a_partial_table_a_target_that_is_not_there_is_not_known():
    for metric_id in PACED:
        found = progresses(dataset("reported"), metric_id, Selection("2024Q2"))
        assert {line.status for line in found.lines} == {"no_data"}


def test_only_the_pairs_asked_about():
    found = progresses(dataset("demo"), "execution_rate", Selection("2025Q3", pairs=("P03", "P09")))
    assert [line.pair_id for line in found.lines] == ["P03", "P09"]
