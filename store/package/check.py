"""Finds every fault of a dataset folder at once: first what a column allows, then what rows owe each other."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from store.columns import Column, Table
from store.package.description_rules import read_description
from store.package.faults import Fault
from store.package.file_rules import file_faults
from store.package.flow_rules import cell, rows_of
from store.package.folder import Description
from store.package.programme_rules import of_another, programme_faults
from store.package.reading import FIRST_ROW, arrow_schema, read_table, refused_cells
from store.package.row_rules import ROW_RULES, TELL_OF, Frames
from store.package.scheme_rules import scheme_faults
from store.package.tally import Found, Tally
from store.schema import TABLES

# After one of these not all rows of a file are known, and what points to them cannot be judged yet.
FILE_RULES = {
    "missing_file",
    "size",
    "hash",
    "undescribed",
    "unfinished",
    "not_a_file",
    "unreadable",
    "encoding",
    "no_header",
    "delimiter",
    "duplicate_column",
    "quotes",
    "ragged",
}


@dataclass(frozen=True)
class Checked:
    """A package as read: typed tables and every fault. It may be published only when `faults` is empty."""

    description: Description | None
    tables: dict[str, pa.Table]
    faults: tuple[Fault, ...]


def check_package(folder: Path) -> Checked:
    """Reads and checks a whole package; never raises for what the files hold."""
    tally, tables = Tally(), {}
    description, faults = read_description(folder)
    if other := of_another(folder):
        return Checked(description, {}, (other,))
    tally.add(faults)
    tally.add(file_faults(folder))
    foreign = tally.files(FILE_RULES)
    for name, table in TABLES.items():
        if f"{name}.csv" in foreign:  # what is not the file it should be is not judged row by row
            tables[name] = arrow_schema(table).empty_table()
            continue
        tables[name], found = read_table(folder, table)
        tally.add(found)
    unread = tally.files((*FILE_RULES, "missing_column"))
    sources = None if "sources.csv" in unread else set(tables["sources"].column("source_id").to_pylist())
    tally.add(scheme_faults(folder, description, sources, foreign))
    tally.add(programme_faults(folder, None if "counties.csv" in unread else names_of(tables["counties"]), foreign))
    _judge(tally, frames_of(tables))
    return Checked(description, tables, tally.faults())


def names_of(counties: pa.Table) -> dict[str, str]:
    """Adcode → name of the counties a package lists."""
    return dict(zip(*(counties.column(name).to_pylist() for name in ("adcode", "name")), strict=True))


def frames_of(tables: Mapping[str, pa.Table]) -> Frames:
    """Typed tables as the frames that the rules judge."""
    return {name: data.to_pandas(types_mapper=pd.ArrowDtype) for name, data in tables.items()}


def table_faults(tables: Mapping[str, pa.Table], known_good: Collection[str] = ()) -> tuple[Found, ...]:
    """Everything wrong with all tables of a dataset, wherever they come from: each rule with all the rows that break it,
    a cell told once, none capped. Rows count as those of a package's file do: the first is FIRST_ROW. The cells of tables
    that are `known_good` are not judged one by one again: they are there for what other rows owe them."""
    tally = Tally()
    judged = [name for name in TABLES if name not in known_good]
    tally.add(found for name in judged for found in refused_cells(TABLES[name], tables[name]))
    _judge(tally, frames_of(tables), judged)
    return tally.found()


def _judge(tally: Tally, frames: Frames, judged: Collection[str] = tuple(TABLES)) -> None:
    """What is found is added to what was found in reading. Cells that hold no allowed value are emptied in the frames."""
    for name in judged:
        table = TABLES[name]
        wrong = list(_column_faults(table, frames[name]))
        tally.add(wrong)
        _blank(frames[name], wrong)
    tally.add(_rows_among_themselves(tally, frames, set(judged)))


def _rows_among_themselves(tally: Tally, frames: Frames, judged: set[str]) -> list[Found]:
    keyless = {name for name, table in TABLES.items() if _lacks_key(table, tally)}
    unread = keyless | {file.removesuffix(".csv") for file in tally.files(FILE_RULES)}
    found: list[Found] = []
    for name in TABLES:
        if name in judged - keyless:
            found += _key_faults(TABLES[name], frames[name])
    found += _link_faults({name: frame for name, frame in frames.items() if name in judged}, frames, unread)
    for rule, needs in ROW_RULES.items():
        if not unread & set(needs) and judged & {*needs, *TELL_OF[rule]}:
            found += rule(frames)
    return found


def _lacks_key(table: Table, tally: Tally) -> bool:
    return bool(tally.columns(f"{table.name}.csv", "missing_column") & set(table.key))


def _pandera_column(col: Column) -> pandera.Column:
    checks = []
    if col.codes:
        checks.append(pandera.Check.isin(col.codes.ids, error="enum"))
    if col.minimum is not None:
        checks.append(pandera.Check.ge(col.minimum, error="negative" if _from_nothing(col) else "range"))
    if col.maximum is not None:
        checks.append(pandera.Check.le(col.maximum, error="range"))
    return pandera.Column(checks=checks, nullable=not col.required, required=True)


def _from_nothing(col: Column) -> bool:
    """Whether all that is wrong with a number out of range is that it is negative."""
    return col.minimum == 0 and col.maximum is None


def _column_faults(table: Table, frame: pd.DataFrame) -> Iterator[Found]:
    """Allowed values, ranges and required cells."""
    schema = pandera.DataFrameSchema({col.name: _pandera_column(col) for col in table.columns})
    try:
        schema.validate(frame, lazy=True)
        return
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    for (name, check), some in cases.groupby(["column", "check"], sort=False):
        rule = "required" if check == "not_nullable" else str(check)
        rows = some["index"].to_numpy(int) + FIRST_ROW
        value = _none if rule == "required" else _case(rows, some["failure_case"].to_numpy())
        yield Found(f"{table.name}.csv", rule, rows, str(name), value, _allowed(table.column(str(name)), rule))


def _none(row: int) -> None:
    return None


def _case(rows: np.ndarray, cases: np.ndarray) -> Callable[[int], str]:
    """The refused value of a row, from what was found: the cell itself is emptied by then."""
    return lambda row: str(cases[np.flatnonzero(rows == row)[0]])


def _blank(frame: pd.DataFrame, found: list[Found]) -> None:
    """Empties cells that hold no allowed value, so that what the rows owe each other is not judged by them."""
    for wrong in found:
        frame.loc[wrong.rows - FIRST_ROW, str(wrong.column)] = pd.NA


def _allowed(col: Column, rule: str) -> str:
    if rule == "enum" and col.codes:
        return "、".join(col.codes.ids)
    if rule == "negative":
        return col.name
    low = "" if col.minimum is None else str(col.minimum)
    high = "" if col.maximum is None else str(col.maximum)
    return f"{low}…{high}" if rule == "range" else ""


def _key_faults(table: Table, frame: pd.DataFrame) -> Iterator[Found]:
    """Rows that share their key with one above; a row whose key could not be read is not compared."""
    known = frame[[name for name in table.key if table.column(name).required]].notna().all(axis=1)
    repeated = frame[known].duplicated(subset=list(table.key), keep="first")
    rows = repeated[repeated].index.to_numpy(int) + FIRST_ROW
    if len(rows):
        column = table.key[0] if len(table.key) == 1 else None
        yield Found(f"{table.name}.csv", "duplicate", rows, column, more=" + ".join(table.key))


def _link_faults(judged: Frames, frames: Frames, unread: set[str]) -> Iterator[Found]:
    for name in judged:
        for col in (c for c in TABLES[name].columns if c.points_to):
            target, key = str(col.points_to).split(".")
            if target in unread:
                continue
            values = frames[name][col.name]
            rows = rows_of(values.notna() & ~values.isin(frames[target][key]))
            if len(rows):
                value = partial(cell, frames[name], column=col.name)
                yield Found(f"{name}.csv", "foreign_key", rows, col.name, value, f"{target}.csv")
