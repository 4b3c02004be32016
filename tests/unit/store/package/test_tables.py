"""The rules of a package over tables that come from elsewhere: the same faults, but every row of each."""

from collections.abc import Callable

import pyarrow as pa
import pytest

from store.package.check import check_package, table_faults
from store.package.tally import MOST, Found
from tests.unit.store.package.damaged import REPORTED

TABLES = check_package(REPORTED).tables


def changed(table: str, change: Callable[[list[dict]], None]) -> dict[str, pa.Table]:
    rows = TABLES[table].to_pylist()
    change(rows)
    return {**TABLES, table: pa.Table.from_pylist(rows, schema=TABLES[table].schema)}


def told(found: tuple[Found, ...]) -> list[tuple]:
    return [(one.file, one.rule, one.column, one.rows.tolist(), one.value(int(one.rows[0]))) for one in found]


def test_sound_tables_have_no_fault() -> None:
    assert table_faults(TABLES) == ()


@pytest.mark.parametrize(
    ("table", "row", "cells", "rule", "column", "value"),
    [
        ("projects", 1, {"name": None}, "required", "name", None),
        ("projects", 1, {"name": "a\x00b"}, "text", "name", "a\x00b"),
        ("projects", 1, {"pair_id": "P99"}, "foreign_key", "pair_id", "P99"),
        ("observations", 1, {"subject_id": "../330382"}, "pattern", "subject_id", "../330382"),
        ("observations", 7, {"period": "2024Q5"}, "pattern", "period", "2024Q5"),
        ("fund_flows", 1, {"stage": "paid"}, "enum", "stage", "paid"),
    ],
)
def test_a_fault_is_told_once_where_it_is(table, row, cells, rule, column, value) -> None:
    found = table_faults(changed(table, lambda rows: rows[row].update(cells)))
    assert told(found) == [(f"{table}.csv", rule, column, [row + 2], value)]


def test_the_line_that_breaks_the_envelope_is_found_with_its_words() -> None:
    more = {"flow_id": "X", "amount": 100_000}
    (found,) = table_faults(changed("fund_flows", lambda rows: rows.append({**rows[1], **more})))
    assert (found.rule, len(found.rows)) == ("over_envelope", 1) and "1,800,000,000" in str(found.more)


def test_no_row_is_left_out_however_many_there_are() -> None:
    def damage(rows: list[dict]) -> None:
        rows += [{**rows[0], "project_id": f"X{n}", "pair_id": "P99"} for n in range(MOST * 3)]

    (found,) = table_faults(changed("projects", damage))
    assert len(found.rows) == MOST * 3
