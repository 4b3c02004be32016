"""Every cell and total of the matrix is what the plain re-computation gives; cells and totals fit together; shares are exact."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import Part, Refused, total
from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from analytics.tracks.matrix import OFFERED, Matrix, among_all, matrix, quotient
from tests.examples import examples
from tests.generated import COMPLETE, QUARTERS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.shipped import dataset, plain
from tests.shipped import oracle as shipped

TOLD = {"projects", "observations", "fund_flows"}  # the tables of which generated datasets have rows
GENERATED = [m for m in OFFERED if set(METRICS[m].tables) <= TOLD]
SOME = {
    "pairs": ("P01", "P03"),
    "tracks": ("T1", "T3"),
    "cities": ("330100", "331100"),
    "stages": ("signed", "in_production"),
}
OF_FIELD = {"pairs": "pair", "tracks": "track", "cities": "city", "stages": "stage"}


@st.composite
def selections(draw, metric):
    allowed = [field for field, dimension in OF_FIELD.items() if dimension in metric.breakdowns]
    if metric.table == "observations" or metric.is_ratio:
        allowed = [field for field in allowed if field != "stages"]  # the oracle has no stage for what projects report
    fields = draw(st.lists(st.sampled_from(allowed), max_size=2, unique=True))
    as_of, span = draw(st.sampled_from(QUARTERS)), draw(st.sampled_from(sorted(SPANS)))
    return Selection(as_of, span, **{field: SOME[field] for field in fields})


def told(part: Part) -> tuple[object, int, int]:
    return part.value, part.reported, part.due


def check(found: Matrix, oracle: Oracle, asked: Selection) -> None:
    answers = partial(oracle.answer, found.metric_id, s=asked)

    def absent(*by: str) -> tuple[object, int, int]:
        return oracle.absent(found.metric_id, by, asked), 0, 0

    nothing, no_rows, no_columns = absent("pair", "track"), absent("pair"), absent("track")
    both, rows, columns = answers(("pair", "track")), answers(("pair",)), answers(("track",))
    assert {of: told(part) for of, part in found.cells.items()} == {of: both.get(of, nothing) for of in found.cells}
    assert set(both) <= set(found.cells), "cells the matrix lost"
    assert {p: told(part) for p, part in found.rows.items()} == {p: rows.get((p,), no_rows) for p in found.pairs}
    assert {t: told(part) for t, part in found.columns.items()} == {
        t: columns.get((t,), no_columns) for t in found.tracks
    }
    assert told(found.whole) == answers(()).get((), absent())


@pytest.mark.parametrize("metric_id", GENERATED)
@examples(5)
@given(data=st.data())
def test_cells_and_totals_are_the_oracles_and_add_up(metric_id, data):
    metric = METRICS[metric_id]
    rows, selection = data.draw(datasets(metric.tables)), data.draw(selections(metric))
    found, oracle = matrix(opened(rows), metric_id, selection), Oracle(rows, COMPLETE)
    check(found, oracle, selection)
    if metric.is_ratio:
        return
    for pair_id, part in found.rows.items():
        assert sum(found.cells[pair_id, t].value or 0 for t in found.tracks) == (part.value or 0)
    for track_id, part in found.columns.items():
        assert sum(found.cells[p, track_id].value or 0 for p in found.pairs) == (part.value or 0)
    assert sum(part.value or 0 for part in found.columns.values()) == (found.whole.value or 0)


@pytest.mark.parametrize("name", ["demo", "reported"])
@pytest.mark.parametrize("metric_id", GENERATED)
def test_the_shipped_datasets_fill_the_matrix_as_the_oracle_says(metric_id, name):
    asked = Selection("2024Q2", "programme")
    check(matrix(dataset(name), metric_id, asked), shipped(name), asked)


@pytest.mark.parametrize("metric_id", OFFERED)
def test_every_metric_offered_can_be_asked_and_no_other(metric_id):
    found = matrix(dataset("demo"), metric_id, Selection("2025Q4"))
    assert len(found.cells) == len(found.pairs) * len(found.tracks)
    assert found.pairs[:18] == tuple(f"P{n:02d}" for n in range(1, 19))
    assert found.tracks[:6] == ("T1", "T2", "T3", "T4", "T5", "T6")
    for refused in set(METRICS) - set(OFFERED):
        with pytest.raises(KeyError):
            matrix(dataset("demo"), refused, Selection("2025Q4"))


@pytest.mark.parametrize("metric_id", [m for m in OFFERED if not METRICS[m].is_ratio])
def test_shares_are_of_the_row_the_column_or_all_and_add_up_to_one(metric_id):
    found = matrix(dataset("demo"), metric_id, Selection("2025Q4", "programme"))
    for pair_id in found.pairs:
        shares = [found.share((pair_id, t), "row") for t in found.tracks]
        assert sum(s for s in shares if s is not None) == (1 if found.rows[pair_id].value else 0)
        assert found.row_share(pair_id, "row") == (1 if found.rows[pair_id].value else None)
    for track_id in found.tracks:
        shares = [found.share((p, track_id), "column") for p in found.pairs]
        assert sum(s for s in shares if s is not None) == (1 if found.columns[track_id].value else 0)
    whole = [found.share(of, "all") for of in found.cells]
    assert sum(s for s in whole if s is not None) == 1
    for kind in ("column", "all"):
        assert sum(found.row_share(p, kind) or 0 for p in found.pairs) == 1
    for kind in ("row", "all"):
        assert sum(found.column_share(t, kind) or 0 for t in found.tracks) == 1


def test_a_share_is_exact_and_there_is_none_of_a_gap_a_ratio_or_nothing():
    money, rate = METRICS["investment_completed"], METRICS["execution_rate"]

    def part(value):
        return Part((), value, 1, 1)

    assert quotient(money, part(Decimal(1)), part(Decimal(3))) == Fraction(1, 3)
    assert quotient(money, part(Decimal(0)), part(Decimal(3))) == 0
    for below in (None, Decimal(0), Decimal(-3)):
        assert quotient(money, part(Decimal(1)), part(below)) is None
    assert quotient(money, part(None), part(Decimal(3))) is None
    assert quotient(rate, part(0.5), part(0.8)) is None


def test_what_is_on_no_track_has_a_column_only_where_there_is_any():
    flow = {
        "year": 2024,
        "period": "2024Q1",
        "stage": "spent",
        "amount": Decimal(5),
        "pair_id": "P01",
        "source_id": "S",
    }
    rows = [blank("fund_flows", flow_id=f"F{n}", track_id=track, **flow) for n, track in enumerate(["T1", None])]
    asked = Selection("2024Q4")
    with_none, without = (matrix(opened(rows_of(fund_flows=some)), "fund_spent", asked) for some in (rows, rows[:1]))
    assert with_none.tracks == ("T1", "T2", "T3", None) and without.tracks == ("T1", "T2", "T3")
    assert told(with_none.cells["P01", None]) == (5, 1, 1)
    assert told(with_none.cells["P02", None]) == told(with_none.cells["P02", "T1"]) == (0, 0, 0)
    assert with_none.gaps == without.gaps == 0
    partial_table = matrix(opened(rows_of(fund_flows=rows), set()), "fund_spent", asked)
    assert told(partial_table.cells["P02", None]) == (None, 0, 0)
    assert partial_table.gaps == 8, "cells of no track are no gaps"


def test_a_cell_of_a_track_is_no_zero_where_no_money_names_any():
    flow = blank("fund_flows", flow_id="F", year=2024, period="2024", stage="planned", amount=Decimal(5), pair_id="P01")
    found = matrix(opened(rows_of(fund_flows=[flow])), "fund_planned", Selection("2024Q4"))
    assert {told(found.cells[p, t]) for p in found.pairs for t in found.tracks if t} == {(None, 0, 0)}
    assert {found.cells[p, t].blank for p in found.pairs for t in found.tracks if t} == {"not_by_track"}
    assert (told(found.rows["P01"]), told(found.rows["P02"])) == ((5, 1, 1), (0, 0, 0))


def test_a_zero_of_a_pair_without_a_project_on_the_track_says_so():
    project = blank("projects", project_id="J1", pair_id="P01", track_id="T1", name="x", signed_on=date(2024, 1, 1))
    found = matrix(
        opened(rows_of(projects=[project]), {*COMPLETE, "observations"}), "output_value", Selection("2024Q1")
    )
    assert not found.has_no_project(("P01", "T1")) and found.has_no_project(("P01", "T2"))
    assert told(found.cells["P01", "T1"]) == told(found.cells["P01", "T2"]) == (0, 0, 0)
    unlisted = matrix(opened(rows_of(projects=[project]), {"observations"}), "output_value", Selection("2024Q1"))
    assert not unlisted.without_project, "a partial list does not say that there is none"


def test_a_gap_in_a_count_is_zero_only_in_a_complete_table():
    project = blank(
        "projects", project_id="J1", pair_id="P01", name="x", stage="signed", stage_as_of=None, source_id="S"
    )
    signed = project | {"signed_on": date(2024, 1, 1)}
    rows = rows_of(projects=[signed | {"track_id": None}, signed | {"project_id": "J2", "track_id": "T1"}])
    complete, partial = (matrix(opened(rows, c), "projects", Selection("2024Q1")) for c in (COMPLETE, set()))
    assert complete.cells["P02", None].value == 0 and complete.cells["P02", "T1"].value == 0
    assert partial.cells["P02", None].value is None and partial.cells["P02", "T1"].value is None
    assert complete.cells["P01", None].value == partial.cells["P01", None].value == 1


def test_among_all_keeps_every_other_narrowing():
    asked = Selection(
        "2024Q1", "programme", ("P01",), ("T1",), ("330100",), ("330109",), ("signed",), ("x",), "forecast"
    )
    assert among_all(asked) == replace(asked, pairs=(), tracks=())


def test_a_narrowing_that_would_mislead_is_refused():
    with pytest.raises(Refused):
        matrix(dataset("demo"), "fund_allocated", Selection("2025Q4", cities=("330100",)))
    with pytest.raises(Refused):
        matrix(dataset("demo"), "events", Selection("2025Q4", value_type="forecast"))


def test_events_fill_it_as_the_rows_say():
    """The oracle knows no events: counted here from the file."""
    asked = Selection("2025Q4", "programme")
    held = [e for e in plain("demo")["events"] if e["value_type"] == "actual"]
    found = matrix(dataset("demo"), "events", asked)
    for (pair_id, track_id), part in found.cells.items():
        assert part.value == sum((e["pair_id"], e["track_id"]) == (pair_id, track_id) for e in held)
    assert found.whole.value == len(held) == total(dataset("demo"), "events", asked).value
