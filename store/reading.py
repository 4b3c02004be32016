"""Reads a package's CSV files into typed Arrow tables; what cannot be read as its type is a fault, never a guess."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pv

from store.columns import PATTERNS, TEXT_LIMIT, Column, Table
from store.faults import Fault

DECIMAL = pa.decimal128(18, 2)
ARROW = {"date": pa.date32(), "integer": pa.int32(), "year": pa.int32(), "money": DECIMAL, "value": DECIMAL}
# A number is at most sixteen digits and two decimals: what DECIMAL(18,2) holds exactly.
_GRAMMAR = {
    "date": (r"^\d{4}-\d{2}-\d{2}$", "type_date"),
    "integer": (r"^-?\d{1,9}$", "type_integer"),
    "year": (r"^\d{4}$", "type_integer"),
    "money": (r"^-?\d{1,16}(\.\d{1,2})?$", "type_number"),
    "value": (r"^-?\d{1,16}(\.\d{1,2})?$", "type_number"),
    **{kind: (f"^({pattern})$", "pattern") for kind, pattern in PATTERNS.items()},
}
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
FIRST_ROW = 2  # row 1 is the header


def arrow_schema(table: Table) -> pa.Schema:
    """The declared Arrow types of a table."""
    return pa.schema([(col.name, ARROW.get(col.type, pa.string())) for col in table.columns])


def read_table(folder: Path, table: Table) -> tuple[pa.Table, list[Fault]]:
    """The table with its declared types, unreadable cells null, and what was wrong with them. Absent optional: no rows."""
    file = f"{table.name}.csv"
    path = folder / file
    empty = arrow_schema(table).empty_table()
    if not path.is_file():
        return empty, [Fault(file, "missing_file")] if table.required else []
    try:
        raw = _read_strings(path)
    except (pa.ArrowInvalid, UnicodeDecodeError, OSError, StopIteration) as error:
        return empty, [Fault(file, "unreadable", more=str(error).splitlines()[0][:200])]
    faults = [Fault(file, "unknown_column", column=name) for name in raw.column_names if name not in table.column_names]
    columns = []
    for col in table.columns:
        if col.name not in raw.column_names:
            faults.append(Fault(file, "missing_column", column=col.name))
            columns.append(pa.nulls(len(raw), ARROW.get(col.type, pa.string())))
            continue
        typed, bad = _typed(file, col, raw.column(col.name).combine_chunks())
        columns.append(typed)
        faults += bad
    return pa.table(columns, schema=arrow_schema(table)), faults


def _read_strings(path: Path) -> pa.Table:
    with path.open(encoding="utf-8", newline="") as file:
        header = file.readline()
    if not header.strip():
        raise pa.ArrowInvalid("no header row")
    names = next(iter(csv.reader([header])))
    if len(set(names)) != len(names):
        raise pa.ArrowInvalid("a column name stands twice")
    convert = pv.ConvertOptions(
        column_types={name: pa.string() for name in names}, strings_can_be_null=True, null_values=[""]
    )
    return pv.read_csv(path, parse_options=pv.ParseOptions(newlines_in_values=True), convert_options=convert)


def _typed(file: str, col: Column, text: pa.Array) -> tuple[pa.Array, list[Fault]]:
    if col.type in ("text", "code"):
        wrong = pc.or_(pc.match_substring_regex(text, _CONTROL), pc.greater(pc.utf8_length(text), TEXT_LIMIT))
        return text, _bad_cells(file, col, text, wrong, "text")
    grammar, rule = _GRAMMAR[col.type]
    wrong = pc.invert(pc.match_substring_regex(text, grammar))
    if col.type == "date":
        wrong = pc.or_(wrong, _no_such_day(text, wrong))
    faults = _bad_cells(file, col, text, wrong, rule)
    if col.type not in ARROW:
        return text, faults
    kept = pc.if_else(pc.fill_null(wrong, False), None, text)
    return kept.cast(ARROW[col.type]), faults


def _no_such_day(text: pa.Array, wrong: pa.Array) -> pa.Array:
    """2024-02-30 has the shape of a date and is none."""
    shaped = pc.if_else(pc.fill_null(wrong, False), None, text)
    parsed = pc.strptime(shaped, format="%Y-%m-%d", unit="s", error_is_null=True)
    same = pc.equal(pc.strftime(parsed, format="%Y-%m-%d"), shaped)
    return pc.and_(pc.is_valid(shaped), pc.invert(pc.fill_null(same, False)))


def _bad_cells(file: str, col: Column, text: pa.Array, wrong: pa.Array, rule: str) -> list[Fault]:
    rows = pc.indices_nonzero(pc.fill_null(wrong, False)).to_pylist()
    return [Fault(file, rule, row + FIRST_ROW, col.name, text[row].as_py()) for row in rows]
