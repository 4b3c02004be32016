"""Finds every fault of a dataset folder at once: first what a column allows, then what rows owe each other."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from store import codes
from store.columns import Column, Table
from store.faults import Fault
from store.package import DESCRIPTOR, Description, read_description
from store.reading import FIRST_ROW, read_table
from store.row_rules import ROW_RULES
from store.schema import TABLES
from style.periods import parse_period


@dataclass(frozen=True)
class Checked:
    """A package as read: typed tables and every fault. It may be published only when `faults` is empty."""

    description: Description | None
    tables: dict[str, pa.Table]
    faults: tuple[Fault, ...]


def check_package(folder: Path) -> Checked:
    """Reads and checks a whole package; never raises for what the files hold."""
    faults: list[Fault] = []
    description = None
    try:
        description = read_description(folder)
        faults += _description_faults(description)
    except ValueError as error:
        faults.append(Fault(DESCRIPTOR, "description", more=str(error)))
    tables: dict[str, pa.Table] = {}
    for name, table in TABLES.items():
        tables[name], found = read_table(folder, table)
        faults += found
    frames = {name: data.to_pandas(types_mapper=pd.ArrowDtype) for name, data in tables.items()}
    for name, table in TABLES.items():
        faults += _column_faults(table, frames[name], {(f.row, f.column) for f in faults if f.file == f"{name}.csv"})
        faults += _key_faults(table, frames[name])
    faults += _link_faults(frames)
    for rule in ROW_RULES:
        faults += rule(frames)
    ordered = sorted(set(faults), key=lambda f: (f.file, f.row or 0, f.column or "", f.rule))
    return Checked(description, tables, tuple(ordered))


def _description_faults(description: Description) -> Iterator[Fault]:
    if description.basis not in codes.BASIS.ids:
        yield Fault(DESCRIPTOR, "enum", column="basis", value=str(description.basis), more="、".join(codes.BASIS.ids))
    try:
        date.fromisoformat(description.as_of)
        first, last = parse_period(description.first_quarter), parse_period(description.last_quarter)
        if not (first.quarters == last.quarters == 1 and first <= last):
            yield Fault(DESCRIPTOR, "order", more="first_quarter > last_quarter")
    except (ValueError, TypeError) as error:
        yield Fault(DESCRIPTOR, "description", more=str(error))
    for table, said in description.coverage.items():
        if table not in TABLES or said not in codes.COVERAGE.ids:
            yield Fault(DESCRIPTOR, "description", column="coverage", more=json.dumps({table: said}))


def _pandera_column(col: Column) -> pandera.Column:
    checks = []
    if col.codes:
        checks.append(pandera.Check.isin(col.codes.ids, name="enum"))
    if col.minimum is not None:
        checks.append(pandera.Check.ge(col.minimum, name="range"))
    if col.maximum is not None:
        checks.append(pandera.Check.le(col.maximum, name="range"))
    return pandera.Column(checks=checks, nullable=not col.required, required=True)


def _column_faults(table: Table, frame: pd.DataFrame, told: set[tuple[int | None, str | None]]) -> list[Fault]:
    """Allowed values, ranges and required cells; a cell that could not be read is not told twice."""
    schema = pandera.DataFrameSchema({col.name: _pandera_column(col) for col in table.columns})
    try:
        schema.validate(frame, lazy=True)
        return []
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    faults = []
    for case in cases.itertuples():
        row, name = int(case.index) + FIRST_ROW, str(case.column)
        rule = "required" if case.check == "not_nullable" else str(case.check).split("(")[0]
        if (row, name) in told or (None, name) in told:
            continue
        col = table.column(name)
        value = None if rule == "required" else str(case.failure_case)
        faults.append(Fault(f"{table.name}.csv", rule, row, name, value, _allowed(col, rule)))
    return faults


def _allowed(col: Column, rule: str) -> str:
    if rule == "enum" and col.codes:
        return "、".join(col.codes.ids)
    low = "" if col.minimum is None else str(col.minimum)
    high = "" if col.maximum is None else str(col.maximum)
    return f"{low}…{high}" if rule == "range" else ""


def _key_faults(table: Table, frame: pd.DataFrame) -> list[Fault]:
    repeated = frame.duplicated(subset=list(table.key), keep="first")
    column = table.key[0] if len(table.key) == 1 else None
    return [
        Fault(f"{table.name}.csv", "duplicate", row + FIRST_ROW, column, more=" + ".join(table.key))
        for row in repeated.to_numpy().nonzero()[0].tolist()
    ]


def _link_faults(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    for name, table in TABLES.items():
        for col in (c for c in table.columns if c.points_to):
            target, key = str(col.points_to).split(".")
            values = frames[name][col.name]
            lost = values.notna() & ~values.isin(frames[target][key])
            for row in lost.to_numpy().nonzero()[0].tolist():
                yield Fault(f"{name}.csv", "foreign_key", row + FIRST_ROW, col.name, str(values.iloc[row]), f"{target}.csv")
