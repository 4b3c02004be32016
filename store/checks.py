"""Finds every fault of a dataset folder at once: first what a column allows, then what rows owe each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from store.columns import Column, Table
from store.description_rules import read_description
from store.faults import Fault
from store.package import Description
from store.reading import FIRST_ROW, read_table
from store.row_rules import ROW_RULES
from store.schema import TABLES

# After one of these not all rows of a file are known, and what points to them cannot be judged yet.
FILE_RULES = {"missing_file", "not_a_file", "unreadable", "encoding", "no_header", "delimiter", "duplicate_column",
              "quotes", "ragged"}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """A package as read: typed tables and every fault. It may be published only when `faults` is empty."""

    description: Description | None
    tables: dict[str, pa.Table]
    faults: tuple[Fault, ...]


def check_package(folder: Path) -> Checked:
    """Reads and checks a whole package; never raises for what the files hold."""
    description, faults = read_description(folder)
    tables: dict[str, pa.Table] = {}
    for name, table in TABLES.items():
        tables[name], found = read_table(folder, table)
        faults += found
    frames = {name: data.to_pandas(types_mapper=pd.ArrowDtype) for name, data in tables.items()}
    for name, table in TABLES.items():
        found = _column_faults(table, frames[name])
        _blank(frames[name], found)
        faults += _untold(found, faults)
    keyless = {name for name, table in TABLES.items() if _lacks_key(table, faults)}
    unread = keyless | {fault.file.removesuffix(".csv") for fault in faults if fault.rule in FILE_RULES}
    later = [
        fault for name in TABLES if name not in keyless for fault in _key_faults(TABLES[name], frames[name])
    ]
    later += _link_faults(frames, unread)
    for rule, needs in ROW_RULES.items():
        if not unread & set(needs):
            later += rule(frames)
    faults += _untold(later, faults)
    ordered = sorted(set(faults), key=lambda f: (f.file, f.row or 0, f.column or "", f.rule, f.more))
    return Checked(description, tables, tuple(ordered))


def _untold(faults: Iterable[Fault], told: list[Fault]) -> list[Fault]:
    """Those whose cell, row or column has no fault yet: one mistake is told once."""
    places = {(fault.file, fault.row, fault.column) for fault in told}

    def is_told(fault: Fault) -> bool:
        around = ((fault.row, fault.column), (fault.row, None), (None, fault.column))
        return any((fault.file, *place) in places for place in around)

    return [fault for fault in faults if not is_told(fault)]


def _lacks_key(table: Table, faults: list[Fault]) -> bool:
    missing = {
        fault.column
        for fault in faults
        if fault.file == f"{table.name}.csv" and fault.rule == "missing_column"
    }
    return bool(missing & set(table.key))


def _pandera_column(col: Column) -> pandera.Column:
    checks = []
    if col.codes:
        checks.append(pandera.Check.isin(col.codes.ids, error="enum"))
    if col.minimum is not None:
        checks.append(pandera.Check.ge(col.minimum, error="range"))
    if col.maximum is not None:
        checks.append(pandera.Check.le(col.maximum, error="range"))
    return pandera.Column(checks=checks, nullable=not col.required, required=True)


def _column_faults(table: Table, frame: pd.DataFrame) -> list[Fault]:
    """Allowed values, ranges and required cells."""
    schema = pandera.DataFrameSchema({col.name: _pandera_column(col) for col in table.columns})
    try:
        schema.validate(frame, lazy=True)
        return []
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    faults = []
    for case in cases.itertuples():
        row, name = int(case.index) + FIRST_ROW, str(case.column)
        rule = "required" if case.check == "not_nullable" else str(case.check)
        value = None if rule == "required" else str(case.failure_case)
        faults.append(Fault(f"{table.name}.csv", rule, row, name, value, _allowed(table.column(name), rule)))
    return faults


def _blank(frame: pd.DataFrame, faults: list[Fault]) -> None:
    """Empties cells that hold no allowed value, so that what the rows owe each other is not judged by them."""
    for column in {str(fault.column) for fault in faults}:
        rows = [fault.row - FIRST_ROW for fault in faults if fault.column == column and fault.row]
        frame.loc[rows, column] = pd.NA


def _allowed(col: Column, rule: str) -> str:
    if rule == "enum" and col.codes:
        return "、".join(col.codes.ids)
    low = "" if col.minimum is None else str(col.minimum)
    high = "" if col.maximum is None else str(col.maximum)
    return f"{low}…{high}" if rule == "range" else ""


def _key_faults(table: Table, frame: pd.DataFrame) -> list[Fault]:
    """Rows that share their key with one above; a row whose key could not be read is not compared."""
    known = frame[[name for name in table.key if table.column(name).required]].notna().all(axis=1)
    repeated = frame[known].duplicated(subset=list(table.key), keep="first")
    return [
        Fault(f"{table.name}.csv", "duplicate", int(row) + FIRST_ROW, table.key[0] if len(table.key) == 1 else None,
              more=" + ".join(table.key))
        for row in repeated[repeated].index
    ]  # fmt: skip


def _link_faults(frames: dict[str, pd.DataFrame], unread: set[str]) -> Iterator[Fault]:
    for name, table in TABLES.items():
        for col in (c for c in table.columns if c.points_to):
            target, key = str(col.points_to).split(".")
            if target in unread:
                continue
            values = frames[name][col.name]
            lost = values.notna() & ~values.isin(frames[target][key])
            for row in lost.to_numpy().nonzero()[0].tolist():
                yield Fault(
                    f"{name}.csv",
                    "foreign_key",
                    row + FIRST_ROW,
                    col.name,
                    str(values.iloc[row]),
                    f"{target}.csv",
                )
