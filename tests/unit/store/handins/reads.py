"""Files as they were read, made by hand: a sheet's rows of one table, each in a line of its own from line 2 on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

import numpy as np
import pyarrow as pa

from store.handins.merging import Share
from store.ledgers.results import Piece, Read
from store.package.check import check_package
from store.package.reading import arrow_schema
from store.schema import TABLES
from store.sheets.grid import letters
from tests.unit.store.package.damaged import DEMO

SUPPLIED = ("source_id", "locator", "as_of")
SOURCE = {
    "source_id": "handin-1",
    "title": "滨江台账",
    "publisher": "滨江区",
    "date": date(2026, 9, 30),
    "kind": "ledger",
}


@cache
def published() -> Mapping[str, pa.Table]:
    """The demo dataset, small enough to be merged with often: three pairs' projects and what is told of them."""
    tables = check_package(DEMO).tables
    keep = {"P01", "P02", "P03"}
    rows = {name: data.to_pylist() for name, data in tables.items()}
    projects = [row for row in rows["projects"] if row["pair_id"] in keep and int(row["project_id"][-2:]) <= 6]
    ids = {row["project_id"] for row in projects}
    rows["projects"] = projects
    rows["observations"] = [row for row in rows["observations"] if row["subject_id"] in ids]
    rows["fund_flows"] = [
        row
        for row in rows["fund_flows"]
        if row["pair_id"] in keep and (row["project_id"] is None or row["project_id"] in ids)
    ]
    for name in ("targets", "events", "assessments"):
        rows[name] = [row for row in rows[name] if row.get("pair_id", row.get("subject_id")) in keep]
    events = {row["event_id"] for row in rows["events"]}
    rows["deals"] = [row for row in rows["deals"] if row["event_id"] in events]
    return {name: table_of(name, some) for name, some in rows.items()}


def table_of(table: str, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    return pa.Table.from_pylist([dict(row) for row in rows], schema=arrow_schema(TABLES[table]))


def piece(
    table: str,
    rows: Sequence[Mapping[str, object]],
    says: Iterable[str] | None = None,
    sheet: str = "",
    first_row: int = 2,
    removed: Sequence[bool] | None = None,
    cleared: Mapping[str, Sequence[bool]] | None = None,
) -> Piece:
    """The columns that some row names are read from the sheet's columns A, B, C … in the schema's order; what a hand-in is
    supplied with (source, locator, day) is not said unless `says` names it."""
    named = {name for row in rows for name in row}
    said = frozenset(named - set(SUPPLIED) if says is None else says)
    columns = [name for name in TABLES[table].column_names if name in said]
    return Piece(
        table,
        sheet or TABLES[table].label.zh,
        table_of(table, rows),
        np.arange(first_row, first_row + len(rows)),
        {name: letters(n) for n, name in enumerate(columns)},
        said,
        None if removed is None else np.array(removed, bool),
        None if cleared is None else {name: np.array(marks, bool) for name, marks in cleared.items()},
    )


def read_of(*pieces: Piece) -> Read:
    return Read(tuple(pieces), (), (), (), ())


def share(*pieces: Piece, handin: str = "1") -> Share:
    return Share(read_of(*pieces), {**SOURCE, "source_id": f"handin-{handin}"}, handin)


def figure(project: str, period: str, value: object, **more: object) -> dict[str, object]:
    """A project's completed investment as a hand-in gives it."""
    return {
        "subject_type": "project",
        "subject_id": project,
        "metric_id": "investment_completed",
        "period": period,
        "value": None if value is None else Decimal(str(value)),
        "status": "reported",
        "unit": "yuan",
        "value_type": "actual",
        "as_of": date(2031, 1, 31),
        "source_id": "handin-1",
        "locator": "《项目》",
        **more,
    }
