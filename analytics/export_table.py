"""A table to be taken away: its columns in both languages, its rows exactly, and what must be said along with it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from analytics.answer import MONEY
from analytics.table import Table
from store.schema import TABLES
from style.periods import parse_period
from style.text import Text
from style.units import YUAN

# What a column may hold. Money is 元; a number is a count or a quantity in its unit; a percentage is a fraction of 1;
# a period is written 2024Q3, 2024 or 2023-2025.
KINDS = ("text", "money", "number", "percent", "date", "period")
_SHEET_KINDS = {"text": "text", "percent": "percent"}  # of a table's columns; all others are numbers
_FIELDS = {(table.name, column.name): column for table in TABLES.values() for column in table.columns}
_ID = re.compile("[a-z][a-z0-9_]{0,39}")


QUANTITY = pa.decimal128(38, 6)  # a sum in any unit, exact

# How Arrow holds each kind, where a column does not say otherwise.
_HELD = {
    "text": pa.string(),
    "money": MONEY,
    "number": pa.int64(),
    "percent": pa.float64(),
    "date": pa.date32(),
    "period": pa.string(),
}


@dataclass(frozen=True)
class SheetColumn:
    """One column: `id` as in the Arrow table, `unit` in its header, `meaning` on the page of definitions. `held`: how Arrow
    holds it, where that is not as others of its kind."""

    id: str
    label: Text
    kind: str = "text"
    unit: Text | None = None
    meaning: Text | None = None
    held: pa.DataType | None = None

    def header(self, lang: str) -> str:
        """计划总投资（元） / Planned investment (yuan); a percentage says % without being told."""
        unit = "%" if self.kind == "percent" else self.unit(lang) if self.unit else ""
        if not unit:
            return self.label(lang)
        return f"{self.label(lang)}（{unit}）" if lang == "zh" else f"{self.label(lang)} ({unit})"


@dataclass(frozen=True)
class ExportTable:
    """Every row of a table, not only the page of it on a screen; ValueError where columns and table do not agree.

    `facts` are (label, value) lines in the reader's language: dataset, version, selection, address. `warning` is said
    before anything else and in the file's name. `dataset` is one line for the foot of each printed page; `made`
    the day on which the file is made.
    """

    title: Text
    columns: tuple[SheetColumn, ...]
    table: pa.Table
    facts: tuple[tuple[str, str], ...] = ()
    warning: str = ""
    dataset: str = ""
    made: date | None = field(default=None)

    def __post_init__(self) -> None:
        ids = [column.id for column in self.columns]
        if ids != self.table.column_names or len(set(ids)) != len(ids) or not ids:
            raise ValueError(f"columns {ids} are not those of the table {self.table.column_names}")
        for column in self.columns:
            held = self.table.schema.field(column.id).type
            if column.kind not in KINDS or not _fits(column.kind, held) or not _ID.fullmatch(column.id):
                raise ValueError(f"column {column.id!r} of kind {column.kind!r} holds {held}")
            if column.kind == "period":
                for period in set(self.table.column(column.id).to_pylist()) - {None}:
                    parse_period(period)

    def headers(self, lang: str) -> list[str]:
        """Each column's header, no two alike: of two columns with one label the second is told apart by its id."""
        said: list[str] = []
        for column in self.columns:
            head = column.header(lang)
            is_taken = head.casefold() in map(str.casefold, said)
            said.append(f"{head} · {column.id}" if is_taken else head)
        return said


def money_column(column_id: str, label: Text, meaning: Text | None = None) -> SheetColumn:
    """A column of 元."""
    return SheetColumn(column_id, label, "money", YUAN.label, meaning)


def field_column(table: str, name: str, column_id: str = "", kind: str = "text") -> SheetColumn:
    """A column that is one of the schema, under its label there."""
    return SheetColumn(column_id or name, _FIELDS[table, name].label, kind)


def arrow(columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as a table of these columns; what a row does not have is null."""
    schema = pa.schema([pa.field(one.id, one.held or _HELD[one.kind]) for one in columns])
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema)


def _fits(kind: str, held: pa.DataType) -> bool:
    if kind == "money":
        return pa.types.is_decimal(held)
    if kind == "date":
        return pa.types.is_date32(held)
    if kind in ("number", "percent"):
        return pa.types.is_integer(held) or pa.types.is_decimal(held) or pa.types.is_floating(held)
    return pa.types.is_string(held) or pa.types.is_large_string(held)


def sheet(title: Text, told: Callable[[str], Table], lang: str, facts: tuple[tuple[str, str], ...] = ()) -> ExportTable:
    """A table that page and file both show (`told` in a language) with its exact values; texts in the reader's language."""
    here, zh, en = told(lang), told("zh"), told("en")
    columns = [
        SheetColumn(
            one.id,
            Text(one.label, other.label),
            _SHEET_KINDS.get(one.kind, "number"),
            held=QUANTITY if one.kind == "number" else None,
        )
        for one, other in zip(zh.columns, en.columns, strict=True)
    ]
    rows = [
        {
            one.id: said if one.kind == "text" else _in_steps(exact) if one.kind == "number" else exact
            for one, said, exact in zip(here.columns, printed, values, strict=True)
        }
        for printed, values in zip(here.printed, here.exact, strict=True)
    ]
    return ExportTable(title, tuple(columns), arrow(columns, rows), facts)


def _in_steps(exact: Decimal | int | float | None) -> Decimal | None:
    return None if exact is None else Decimal(exact).quantize(Decimal("0.000001"))
