"""The embedded engine: DuckDB over a published version's Parquet files, one connection a process, a cursor a call."""

import re
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

DIALECT = "duckdb"
Unreadable = duckdb.Error  # what a damaged file of a version raises
# Tables up to this size are held in memory (a Parquet view costs a file open per query); larger ones stay on disk.
IN_MEMORY_BYTES = 64 * 2**20

_GLOB = re.compile(r"([*?\[])")  # read_parquet takes these for patterns, and a folder's name may hold them

_lock = threading.Lock()
_connection: duckdb.DuckDBPyConnection | None = None
_attached: set[str] = set()


def _process_connection() -> duckdb.DuckDBPyConnection:
    global _connection
    if _connection is None:
        _connection = duckdb.connect(":memory:")
        # Nothing is ever fetched from outside, so an intranet machine never waits for a host that is not there.
        _connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
    return _connection


def attach(schema: str, files: Mapping[str, Path]) -> None:
    """Makes a version's tables queryable under `schema`; a second call does nothing."""
    with _lock:
        if schema in _attached:
            return
        cursor = _process_connection().cursor()
        cursor.begin()  # all or nothing: a file that cannot be read must not leave half a schema in the way of the next try
        try:
            cursor.execute(f'CREATE SCHEMA "{schema}"')
            for name, path in files.items():
                kind = "TABLE" if path.stat().st_size <= IN_MEMORY_BYTES else "VIEW"
                literal = as_pattern(path).replace("'", "''")  # a view cannot take its path as a parameter
                cursor.execute(
                    f'CREATE {kind} "{schema}"."{name}" AS SELECT * FROM read_parquet(\'{literal}\')'
                )
            cursor.commit()
        finally:
            cursor.close()  # which undoes what was not committed
        _attached.add(schema)


def as_pattern(path: Path) -> str:
    """A path as read_parquet takes it: a name, and no pattern, whatever signs it holds."""
    return _GLOB.sub(r"[\1]", str(path))


def run(schema: str, sql: str, values: Sequence[object] = ()) -> pa.Table:
    """The rows of a query over one version, `values` filling its question marks.

    Each call has a cursor of its own: calls that shared one failed when they overlapped.
    """
    cursor = _process_connection().cursor()
    try:
        cursor.execute(f'USE "{schema}"')
        return cursor.execute(sql, list(values)).to_arrow_table()
    finally:
        cursor.close()
