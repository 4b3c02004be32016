"""Books by hand: sheets from lists of lists, as a person would type them."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from store.ledgers.known import Known
from store.package.reading import read_table
from store.schema import TABLES
from store.sheets.grid import KINDS, Book, Range, Sheet

DEMO = Path(__file__).parents[4] / "data" / "demo"


def sheet(rows: Sequence[Sequence[object]], name: str = "表1", *, merged: Iterable[str] = (), hidden: bool = False,
          hidden_rows: Iterable[int] = (), hidden_columns: Iterable[int] = (), csv_cells: bool = False) -> Sheet:  # fmt: skip
    """Rows from the first of Excel; None and "" are empty; numbers are number cells; "#NAME?" and the like are errors.
    `merged` is written A1:C2."""
    width = max((len(row) for row in rows), default=0)
    full = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = [[row[column] for row in full] for column in range(width)]
    texts = [pa.array([_text(value) for value in column], pa.string()) for column in columns]
    kinds = [pa.array([_kind(value, csv_cells) for value in column], pa.uint8()) for column in columns]
    return Sheet(name, tuple(texts), tuple(kinds), hidden, tuple(map(block, merged)), frozenset(hidden_rows),
                 frozenset(hidden_columns))  # fmt: skip


def block(written: str) -> Range:
    first, last = re.fullmatch(r"([A-Z]+\d+):([A-Z]+\d+)", written).groups()
    (column, row), (last_column, last_row) = map(_place, (first, last))
    return Range(row, last_row, column, last_column)


def _place(written: str) -> tuple[int, int]:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", written).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(row)


def _text(value: object) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return str(value)


def _kind(value: object, csv_cells: bool) -> int:
    if _text(value) is None:
        return KINDS.index("empty")
    if isinstance(value, str) and (re.fullmatch(r"#[A-Z/0]+[!?]?", value) or value.startswith("=")):
        return KINDS.index("error")
    return KINDS.index("number" if isinstance(value, int | float) and not csv_cells else "text")


def book(*sheets: Sheet, file: str = "填报.xlsx") -> Book:
    return Book(file, file.rsplit(".", 1)[-1], sheets)


def table_book(table: str, folder: Path = DEMO) -> Book:
    """A CSV file of a package as a book of one sheet."""
    with open(folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return book(sheet(rows, table, csv_cells=True), file=f"{table}.csv")


def demo_tables() -> dict[str, pa.Table]:
    return {name: read_table(DEMO, table)[0] for name, table in TABLES.items()}


def demo_known() -> Known:
    return Known.of(demo_tables())
