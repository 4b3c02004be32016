"""DuckDB within the process, over a published version's Parquet files: one connection a process, a cursor a call."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa

from access.audience import Audience
from store.columns import DUCKDB
from store.engine.memory import is_small, memory_mb, spill_dir
from store.schema import LATER, TABLES
from store.sums import SUMS, as_pattern

Unreadable = duckdb.Error  # what a damaged file of a version raises
# Versions held in memory beside the current ones: those that meetings of the last days are on.
MOST_ATTACHED = 8
_BATCH = 100_000  # rows handed on at a time


_books = threading.Lock()  # of what follows; never held while a table is read, as every question passes here
_attaching = threading.Lock()  # one version at a time is read in or dropped
_connection: duckdb.DuckDBPyConnection | None = None
_files: dict[str, Mapping[str, Path]] = {}
_audiences: dict[str, Audience] = {}  # of schemas that hold only the rows that some may read
_whole: dict[str, str] = {}  # and the schema of the whole version: they stay in memory as long as that does
_attached: OrderedDict[str, None] = OrderedDict()  # the one asked longest ago first
_readers: Counter[str] = Counter()
_kept: frozenset[str] = frozenset()


def _process_connection() -> duckdb.DuckDBPyConnection:
    global _connection
    if _connection is None:
        _connection = duckdb.connect(":memory:")
        # Nothing is ever fetched from outside, so an intranet machine never waits for a host that is not there.
        _connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        _connection.execute("SET temp_directory = ?", [str(spill_dir())])
        if limit := memory_mb():
            _connection.execute("SET memory_limit = ?", [f"{limit}MB"])
    return _connection


def register(whole: str, schema: str, files: Mapping[str, Path], audience: Audience | None) -> None:
    """Makes a version's tables queryable under `schema`, of an audience those rows of the `whole` that it may read; they are read once
    they are asked for."""
    with _books:
        _files[schema] = files
        if audience is not None:
            _audiences[schema], _whole[schema] = audience, whole


def attach(schema: str, of: str) -> None:
    """Reads it at once, so that what is damaged is told when it is opened. Raises Unreadable."""
    with _held(schema):
        pass


def keep(schemas: Iterable[str]) -> None:
    """Names the versions that stay in memory however seldom they are asked for: the current ones."""
    global _kept
    _kept = frozenset(schemas)


@contextmanager
def _held(schema: str) -> Iterator[None]:
    """With the version attached, which it stays while it is asked; one that was dropped is read in again."""
    if not _enter(schema):
        with _attaching:
            if not _enter(schema):
                _read_in(schema, _files[schema], _audiences.get(schema))
                with _books:
                    _attached[schema] = None
                    _readers[schema] += 1
                _drop_surplus()
    try:
        yield
    finally:
        with _books:
            _readers[schema] -= 1


def _enter(schema: str) -> bool:
    with _books:
        if schema not in _attached:
            return False
        _attached.move_to_end(schema)
        _readers[schema] += 1
        return True


def _drop_surplus() -> None:
    """Drops what was asked for longest ago and is neither current nor asked right now."""
    with _books:
        free = [schema for schema in _attached if _whole.get(schema, schema) not in _kept]
        idle = [schema for schema in free if not _readers[schema]]
        surplus = idle[: max(0, len(free) - MOST_ATTACHED)]
        for schema in surplus:
            del _attached[schema], _readers[schema]
    for schema in surplus:
        with _process_connection().cursor() as cursor:
            cursor.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')


def _read_in(schema: str, files: Mapping[str, Path], audience: Audience | None) -> None:
    with _process_connection().cursor() as cursor:  # leaving it undoes what was not committed
        cursor.begin()  # all or nothing: a file that cannot be read must not leave half a schema in the way of the next try
        cursor.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')
        cursor.execute(f'CREATE SCHEMA "{schema}"')
        for name, path in files.items():
            if audience is None or name in TABLES:
                is_held = audience is None and is_small(path)
                kind = "TABLE" if is_held else "VIEW"
                cursor.execute(f'CREATE {kind} "{schema}"."{name}" AS SELECT * FROM {_parquet(path)}')
        for name in LATER - files.keys():
            columns = ", ".join(f'"{one.name}" {DUCKDB[one.type]}' for one in TABLES[name].columns)
            cursor.execute(f'CREATE TABLE "{schema}"."{name}" ({columns})')
        if audience is not None:
            _narrow(cursor, schema, audience, files)
        cursor.commit()


def _narrow(cursor: duckdb.DuckDBPyConnection, schema: str, audience: Audience, files: Mapping[str, Path]) -> None:
    """Leaves of each table the rows that the audience may read, and makes the sums of these. The conditions ask whole tables, so the
    rows are taken before any table gives way."""
    cursor.execute(f'USE "{schema}"')
    for name in TABLES:
        cursor.execute(f'CREATE TABLE "{schema}"."{name} read" AS SELECT * FROM "{name}" WHERE {audience.rows(name)}')
    for name in TABLES:
        cursor.execute(f'DROP {"VIEW" if name in files else "TABLE"} "{schema}"."{name}"')
        cursor.execute(f'ALTER TABLE "{schema}"."{name} read" RENAME TO "{name}"')
    for name, sql in SUMS.items():
        cursor.execute(f'CREATE TABLE "{schema}"."{name}" AS {sql}')


def _parquet(path: Path) -> str:
    literal = as_pattern(path).replace("'", "''")  # a view cannot take its path as a parameter
    return f"read_parquet('{literal}')"


def run(schema: str, sql: str, values: Sequence[object] = (), beside: str | None = None) -> pa.Table:
    """Each call has a cursor of its own: calls that shared one failed when they overlapped."""
    with _held(schema), _held(beside or schema), _process_connection().cursor() as cursor:
        cursor.execute(f'USE "{schema}"')
        return cursor.execute(sql, list(values)).to_arrow_table()


def forget(schema: str) -> None:
    """Nothing of it lies anywhere but in its files; what is in memory goes as other versions come."""


def kinds(schema: str, sql: str, values: Sequence[object]) -> pa.Schema:
    """The names and types of a question's columns, without answering it."""
    return _planned(schema, sql, tuple(map(_stand_in, values)), tuple(map(type, values)))


@lru_cache(4000)
def _planned(schema: str, sql: str, values: tuple[object, ...], types: tuple[type, ...]) -> pa.Schema:
    given = [list(value) if isinstance(value, tuple) else value for value in values]
    return run(schema, f"SELECT * FROM ({sql}\n) LIMIT 0", given).schema


def _stand_in(value: object) -> object:
    """A value as far as the type of a column may rest on it, beside its own (1 and True are one key): few, as each is planned."""
    if isinstance(value, str):
        return ""
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(map(_stand_in, value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return 1 if -(2**31) <= value < 2**31 else 2**62
    return value


@contextmanager
def tables(schema: str) -> Iterator[Iterator[tuple[str, pa.RecordBatchReader]]]:
    """Every table of what is attached, a batch at a time, for an engine that is to hold them too."""
    with _held(schema), _process_connection().cursor() as cursor:
        cursor.execute(f'USE "{schema}"')
        listed = "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name"
        names = [name for (name,) in cursor.execute(listed, [schema]).fetchall()]
        yield ((name, cursor.execute(f'SELECT * FROM "{name}"').to_arrow_reader(_BATCH)) for name in names)
