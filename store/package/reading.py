"""Reads a package's CSV files into typed Arrow tables; what cannot be read as its type is a fault, never a guess."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.columns import CONTROL, PATTERNS, TEXT_LIMIT, Column, Table
from store.package.faults import Fault
from store.package.folder import is_own_file, is_there
from store.package.tally import Found
from style.periods import parse_period

DECIMAL = pa.decimal128(18, 2)
ARROW = {"date": pa.date32(), "integer": pa.int32(), "year": pa.int32(), "money": DECIMAL, "value": DECIMAL}
# A number is at most sixteen digits and two decimals: what DECIMAL(18,2) holds exactly.
_GRAMMAR = {
    "date": (r"^(19|20)\d{2}-\d{2}-\d{2}$", "type_date"),
    "integer": (r"^-?\d{1,9}$", "type_integer"),
    "year": (r"^\d{4}$", "type_integer"),
    "money": (r"^-?\d{1,16}(\.\d{1,2})?$", "type_number"),
    "value": (r"^-?\d{1,16}(\.\d{1,2})?$", "type_number"),
    **{kind: (f"^({pattern})$", "pattern") for kind, pattern in PATTERNS.items()},
}
FIRST_ROW = 2  # row 1 is the header
_BATCH = 50_000  # rows held as Python strings at a time
csv.field_size_limit(2**31 - 1)  # a cell of any length is read, and told under its row and column


class Unreadable(Exception):
    """The file as a whole cannot be used; `faults` say why."""

    def __init__(self, *faults: Fault | Found) -> None:
        self.faults = list(faults)


def arrow_schema(table: Table) -> pa.Schema:
    """The declared Arrow types of a table."""
    return pa.schema([(col.name, ARROW.get(col.type, pa.string())) for col in table.columns])


def read_table(folder: Path, table: Table) -> tuple[pa.Table, list[Fault | Found]]:
    """The table with its declared types, unreadable cells null, and what was wrong with them. Absent optional: no rows."""
    file = f"{table.name}.csv"
    empty = arrow_schema(table).empty_table()
    if not is_there(folder, file):
        return empty, [Fault(file, "missing_file")] if table.required else []
    try:
        raw, faults = _strings(file, read_text(folder, file))
    except Unreadable as unreadable:
        return empty, unreadable.faults
    faults += [
        Fault(file, "unknown_column", column=name) for name in raw.column_names if name not in table.column_names
    ]
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


def refused_cells(table: Table, data: pa.Table) -> Iterator[Found]:
    """The cells of typed rows that a package could not hold: what its reader would not take as the column's type. Each
    distinct value is looked at once."""
    for col in table.columns:
        values = data.column(col.name).combine_chunks().dictionary_encode()
        texts, which = values.dictionary.cast(pa.string()), values.indices.fill_null(-1).to_numpy()
        for found in _typed(f"{table.name}.csv", col, texts)[1]:
            rows = np.isin(which, found.rows - FIRST_ROW).nonzero()[0] + FIRST_ROW
            yield replace(found, rows=rows, value=partial(_text_of, texts, which))


def _text_of(texts: pa.Array, which: np.ndarray, row: int) -> str | None:
    found: str | None = texts[int(which[row - FIRST_ROW])].as_py()
    return found


def read_at_most(folder: Path, file: str, largest: int) -> str:
    """A text of a package that is kept in memory. Raises Unreadable, of more than `largest` bytes too."""
    try:
        size = (folder / file).stat().st_size
    except OSError:
        size = 0  # which reading tells
    if size > largest:
        raise Unreadable(Fault(file, "scheme_size", value=f"{size:,}", more=f"{largest:,}"))
    return read_text(folder, file)


def read_text(folder: Path, file: str) -> str:
    """A package file's text, with or without the byte-order mark that spreadsheets write. Raises Unreadable."""
    if not is_own_file(folder, file):
        raise Unreadable(Fault(file, "not_a_file"))
    try:
        held = (folder / file).read_bytes().removeprefix(codecs.BOM_UTF8)
        return held.decode("utf-8")
    except UnicodeDecodeError as error:
        before = held[: error.start].decode("utf-8")
        row = _last_row(before + "x") if file.endswith(".csv") else before.count("\n") + 1
        raise Unreadable(Fault(file, "encoding", row)) from error
    except OSError as error:
        raise Unreadable(Fault(file, "unreadable", more=error.strerror or type(error).__name__)) from error


def _strings(file: str, text: str) -> tuple[pa.Table, list[Fault | Found]]:
    """Every cell as it is written, an empty one null; a row with too many or too few cells is told and all null."""
    records = csv.reader(io.StringIO(text, newline=""), strict=True)
    faults: list[Fault | Found] = []
    batches: list[pa.RecordBatch] = []
    names: list[str] = []
    row = 1
    try:
        names = next(records, [])
        _check_header(file, names)
        while rows := list(islice(records, _BATCH)):
            batches.append(_batch(names, rows))
            faults += _ragged(file, names, rows, row + 1)
            row += len(rows)
    except csv.Error as error:
        raise Unreadable(*faults, Fault(file, "quotes", _last_row(text))) from error
    schema = pa.schema([(name, pa.string()) for name in names])
    return _without_empty_rows(file, pa.Table.from_batches(batches, schema), faults)


def _ragged(file: str, names: list[str], rows: list[list[str]], first: int) -> list[Found]:
    cells = {first + n: len(row) for n, row in enumerate(rows) if row and len(row) != len(names)}
    more = lambda row: f"{cells[row]} ≠ {len(names)}"  # noqa: E731
    return [Found(file, "ragged", np.array(list(cells)), more=more)] if cells else []


def _check_header(file: str, names: list[str]) -> None:
    if not any(name.strip() for name in names):
        raise Unreadable(Fault(file, "no_header", 1))
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|，；"):
        raise Unreadable(Fault(file, "delimiter", 1))
    if twice := sorted(name for name, times in Counter(names).items() if times > 1):
        raise Unreadable(*(Fault(file, "duplicate_column", 1, name) for name in twice))


def _batch(names: list[str], rows: list[list[str]]) -> pa.RecordBatch:
    width = len(names)
    blank = [""] * width
    columns = zip(*(cells if len(cells) == width else blank for cells in rows), strict=True)
    texts = (pa.array(column, pa.string()) for column in columns)
    return pa.RecordBatch.from_arrays([pc.if_else(pc.equal(text, ""), None, text) for text in texts], names)


def _last_row(text: str) -> int:
    """The row, as a spreadsheet counts, in which a text ends, or in which its quotes stop making sense."""
    row = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), strict=True):
            row += 1
    except csv.Error:
        row += 1
    return row


def _without_empty_rows(file: str, raw: pa.Table, faults: list[Fault | Found]) -> tuple[pa.Table, list[Fault | Found]]:
    """Spreadsheets leave empty rows at the end: those go. One in between is told, so that rows keep their numbers."""
    told = {row for fault in faults if isinstance(fault, Found) for row in fault.rows.tolist()}
    filled = pa.array([False] * len(raw), pa.bool_())
    for column in raw.columns:
        filled = pc.or_(filled, pc.is_valid(column.combine_chunks()))
    empty = [n + FIRST_ROW for n in pc.indices_nonzero(pc.invert(filled)).to_pylist() if n + FIRST_ROW not in told]
    length = len(raw)
    while empty and empty[-1] == length + 1:
        empty.pop()
        length -= 1
    if empty:
        faults = [*faults, Found(file, "empty_row", np.array(empty))]
    return raw.slice(0, length), faults


def _typed(file: str, col: Column, text: pa.Array) -> tuple[pa.Array, list[Found]]:
    if col.type in ("text", "code"):
        wrong = pc.or_(pc.match_substring_regex(text, CONTROL), pc.greater(pc.utf8_length(text), TEXT_LIMIT))
        blank = pc.equal(pc.utf8_trim_whitespace(text), "")
        return pc.if_else(blank, None, text), _bad_cells(file, col, text, wrong, "text")
    grammar, rule = _GRAMMAR[col.type]
    wrong = pc.invert(pc.match_substring_regex(text, grammar))
    if col.type == "date":
        wrong = pc.or_(wrong, _no_such_day(text, wrong))
    if col.type == "period":
        wrong = pc.or_(wrong, pc.is_in(text, value_set=pa.array(_no_periods(text), pa.string())))
    faults = _bad_cells(file, col, text, wrong, rule)
    kept = pc.if_else(pc.fill_null(wrong, False), None, text)
    return (kept.cast(ARROW[col.type]) if col.type in ARROW else kept), faults


def _no_such_day(text: pa.Array, wrong: pa.Array) -> pa.Array:
    """2024-02-30 has the shape of a date and is none."""
    shaped = pc.if_else(pc.fill_null(wrong, False), None, text)
    parsed = pc.strptime(shaped, format="%Y-%m-%d", unit="s", error_is_null=True)
    same = pc.equal(pc.strftime(parsed, format="%Y-%m-%d"), shaped)
    return pc.and_(pc.is_valid(shaped), pc.invert(pc.fill_null(same, False)))


def _no_periods(text: pa.Array) -> list[str]:
    """2025-2023 has the shape of a period and is none."""
    found = []
    for written in text.unique().drop_null().to_pylist():
        try:
            parse_period(written)
        except ValueError:
            found.append(written)
    return found


def _bad_cells(file: str, col: Column, text: pa.Array, wrong: pa.Array, rule: str) -> list[Found]:
    rows = pc.indices_nonzero(pc.fill_null(wrong, False)).to_numpy().astype(int) + FIRST_ROW
    return [Found(file, rule, rows, col.name, lambda row: text[row - FIRST_ROW].as_py())] if len(rows) else []
