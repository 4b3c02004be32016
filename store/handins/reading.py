"""A file that was handed in as what it says: its sheets read with the names that the base knows."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import pyarrow as pa

from store.datasets import Dataset
from store.ledgers.known import Known
from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected, Read
from store.package.reading import arrow_schema
from store.schema import TABLES
from store.senders.own_rows import narrowed, own_rows
from store.sheets.grid import Book
from store.sheets.limits import LIMITS, Limits
from store.sheets.opening import open_book
from store.sheets.rules import CannotRead

_HELD = 3  # bases whose tables and names stay in memory
_bases: OrderedDict[str, "Base"] = OrderedDict()
_looking = Lock()


@dataclass(frozen=True)
class Base:
    """What is published, as tables, and the names that are looked up in it."""

    tables: Mapping[str, pa.Table]
    known: Known


@dataclass(frozen=True)
class Opened:
    """A file as sheets and what they say; without sheets where it could not be opened."""

    book: Book | None
    read: Read


def base_of(dataset: Dataset | None) -> Base:
    """The tables of a version, in the types of the schema; of no version, empty ones."""
    if dataset is None:
        tables = {name: arrow_schema(table).empty_table() for name, table in TABLES.items()}
        return Base(tables, Known.of(tables))
    key = dataset.schema
    with _looking:
        if key not in _bases:
            tables = {name: _table(dataset, name) for name in TABLES}
            _bases[key] = Base(tables, Known.of(tables))
            while len(_bases) > _HELD:
                _bases.popitem(last=False)
        _bases.move_to_end(key)
        return _bases[key]


def _table(dataset: Dataset, name: str) -> pa.Table:
    schema = arrow_schema(TABLES[name])
    columns = ", ".join(f'"{column}"' for column in schema.names)
    return dataset.arrow(f'SELECT {columns} FROM "{name}"').cast(schema)


def opened(path: Path, file_name: str, base: Base, expected: Expected, limits: Limits = LIMITS) -> Opened:
    """What a file says; one that cannot be opened says nothing and has the faults that say why."""
    try:
        book = open_book(path, file_name, limits)
    except CannotRead as unreadable:
        return Opened(None, Read((), unreadable.faults, (), (), ()))
    return Opened(book, read_for(book, base, expected))


def read_for(book: Book, base: Base, expected: Expected) -> Read:
    """What the sheets say: of a county's hand-in read with the names of its own pair, and of that pair alone."""
    if not expected.counties:
        return read_ledger(book, base.known, expected)
    known = Known.of(narrowed(base.tables, expected.counties))
    return own_rows(read_ledger(book, known, expected), base.tables, expected)


def opened_bytes(content: bytes, file_name: str, base: Base, expected: Expected) -> Opened:
    """The same of bytes; the name is only what the file is called, never where it lies."""
    with TemporaryDirectory(prefix="handin-") as folder:
        path = Path(folder) / "original"
        path.write_bytes(content)
        return opened(path, file_name, base, expected)


def with_columns(expected: Expected, columns: Mapping[str, str]) -> Expected:
    """What is expected, with headers confirmed that were not before."""
    return replace(expected, columns={**columns, **(expected.columns or {})}) if columns else expected
