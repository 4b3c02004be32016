"""Books by hand: sheets from lists of lists, as a person would type them."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from store.ledgers.known import Known
from store.ledgers.results import Piece, Read
from store.package.reading import arrow_schema, read_table
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


_PROJECTS = [
    ("P01-001", "P01", "竹纤维制品加工项目", "2023-11-20"),
    ("P01-002", "P01", "泰商回归产业园", "2024-07-10"),
    ("P02-001", "P02", "剑瓷智能工厂", "2024-01-15"),
    ("P10-001", "P10", "输送带二厂", None),
]
_PUBLISHED = [("P01-001", "2024Q1", "10000000"), ("P01-001", "2024Q2", "20000000"), ("P02-001", "2024Q1", "5000000")]


def small_known() -> Known:
    """Counties, pairs and tracks of the demonstration, four projects, and what two of them invested in early 2024."""
    tables = demo_tables()
    projects = [{"project_id": i, "pair_id": p, "name": n, "started_on": date.fromisoformat(d) if d else None, "source_id": "ledger"}
                for i, p, n, d in _PROJECTS]  # fmt: skip
    observations = [{"subject_type": "project", "subject_id": i, "metric_id": "investment_completed", "period": q,
                     "value": Decimal(v), "status": "reported", "unit": "yuan", "value_type": "actual",
                     "as_of": date(2024, 7, 1), "source_id": "ledger"} for i, q, v in _PUBLISHED]  # fmt: skip
    kept = {name: tables[name] for name in ("sources", "counties", "county_roles", "pairs", "tracks")}
    rows = {"projects": projects, "observations": observations}
    return Known.of(
        kept | {name: pa.Table.from_pylist(each, arrow_schema(TABLES[name])) for name, each in rows.items()}
    )


def lines(read: Read) -> list[str]:
    """Every row of a reading in one line, with the cell its figure came from."""
    return [line for piece in read.pieces for line in _lines(piece)]


def _lines(piece: Piece) -> Iterator[str]:
    figure = {"observations": "value", "fund_flows": "amount", "targets": "target", "assessments": "score",
              "events": "amount", "resources": "quantity", "projects": "planned_investment"}.get(piece.table)  # fmt: skip
    for position, row in enumerate(piece.data.to_pylist()):
        value = row.get(figure) if figure else None
        told = "" if value is None else f"{value.normalize():f}"
        at = piece.place(position, figure) if figure else None
        yield f"{_whose(piece.table, row)} = {told or row.get('status') or '-'}" + (
            f" @{at}" if at and (told or row.get("status")) else ""
        )


def _whose(table: str, row: dict) -> str:
    names = {
        "observations": ("subject_id", "metric_id", "period", "value_type", "qualifier"),
        "fund_flows": ("pair_id", "payee_adcode", "project_id", "stage", "period", "year"),
        "targets": ("pair_id", "year", "metric_id"),
        "assessments": ("subject_id", "year", "half", "indicator_id", "grade_printed"),
        "events": ("event_id", "kind", "title", "date", "date_precision", "firms", "people", "qualifier"),
        "resources": ("resource_id", "adcode", "side", "category", "item", "unit", "qualifier"),
        "projects": (
            "project_id",
            "name",
            "track_id",
            "host_adcode",
            "stage",
            "stage_as_of",
            "signed_on",
            "started_on",
        ),
    }.get(table, tuple(row)[:4])
    words = (table, *(str(row[name]) for name in names if row[name] is not None))
    return " ".join(words)


def faults(read: Read) -> list[str]:
    return [f"{fault.rule.id} {fault.cell or '-'}" for fault in read.faults]


def guessed(read: Read) -> set[str]:
    return {guess.cell for guess in read.guesses}
