"""A version's tables in PostgreSQL: loaded once for all processes, whole or not at all, and let go when nobody asked for long."""

import hashlib
import io
import logging

import pyarrow as pa
import pyarrow.csv as arrow_csv
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from store.engine import embedded

log = logging.getLogger("dashboard")
FORMAT = 1  # raised when what is loaded changes: what other code loaded is then loaded anew
KEPT_DAYS = 30
# What the database itself keeps of what is loaded; `of` is the hash of the files it came from.
LISTED = """CREATE SCHEMA IF NOT EXISTS dashboard;
CREATE TABLE IF NOT EXISTS dashboard.loaded (name text PRIMARY KEY, version text NOT NULL, of text NOT NULL, used timestamptz NOT NULL)"""
_LOCK = 7_113_203_300  # of this program's own: one process at a time makes, loads and drops
_TYPES = {
    pa.string(): 'text COLLATE "C"',  # DuckDB orders by bytes
    pa.large_string(): 'text COLLATE "C"',
    pa.date32(): "date",
    pa.int32(): "integer",
    pa.int64(): "bigint",
    pa.bool_(): "boolean",
    pa.float64(): "double precision",
}


def name_of(schema: str) -> str:
    """PostgreSQL cuts names at 63 bytes, and two audiences' may only differ after that."""
    return f"v{hashlib.sha256(schema.encode()).hexdigest()[:40]}"


def is_loaded(connection: Connection, schema: str, of: str) -> bool:
    """Whether it is there as this code loads it; that it is still asked for is noted with it."""
    touched = (
        "UPDATE dashboard.loaded SET used = now() WHERE name = %s AND of = %s AND used < now() - interval '1 hour'"
    )
    connection.execute(touched, [name_of(schema), of])
    asked = "SELECT of FROM dashboard.loaded WHERE name = %s AND to_regnamespace(%s) IS NOT NULL"
    found = connection.execute(asked, [name_of(schema), name_of(schema)]).fetchone()
    return found is not None and found[0] == of


def load(connection: Connection, schema: str, files_hash: str) -> None:
    """In one transaction: a process that dies leaves nothing."""
    name, of = name_of(schema), f"{FORMAT} {files_hash}"
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        connection.execute(LISTED)
        if is_loaded(connection, schema, of):
            return
        _drop(connection, name)
        connection.execute(SQL("CREATE SCHEMA {}").format(Identifier(name)))
        with embedded.tables(schema) as tables:
            rows = sum(_copy(connection, name, table, reader) for table, reader in tables)
        connection.execute("INSERT INTO dashboard.loaded VALUES (%s, %s, %s, now())", [name, schema, of])
        _drop_unused(connection)
    log.info("version %s loaded into the database, %d rows", schema, rows)


def forget(connection: Connection, version: str) -> None:
    """Drops a version and what audiences had of it."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        connection.execute(LISTED)
        asked = "SELECT name FROM dashboard.loaded WHERE version = %s OR starts_with(version, %s)"
        for (name,) in connection.execute(asked, [version, f"{version}_"]).fetchall():
            _drop(connection, name)


def _copy(connection: Connection, schema: str, table: str, reader: pa.RecordBatchReader) -> int:
    columns = SQL(", ").join(
        SQL("{} {}").format(Identifier(field.name), SQL(_type(field.type))) for field in reader.schema
    )
    into = Identifier(schema, table)
    connection.execute(SQL("CREATE TABLE {} ({})").format(into, columns))
    count = 0
    with connection.cursor().copy(SQL("COPY {} FROM STDIN (FORMAT csv)").format(into)) as copy:
        for batch in reader:
            sink = io.BytesIO()
            arrow_csv.write_csv(batch, sink, arrow_csv.WriteOptions(include_header=False, quoting_style="all_valid"))
            copy.write(sink.getvalue())
            count += len(batch)
    connection.execute(SQL("ANALYZE {}").format(into))
    return count


def _type(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"numeric({kind.precision}, {kind.scale})"
    return _TYPES[kind]


def _drop_unused(connection: Connection) -> None:
    """What no process asked for a month: whoever does then loads it again."""
    gone = "SELECT name FROM dashboard.loaded WHERE used < now() - make_interval(days => %s)"
    for (name,) in connection.execute(gone, [KEPT_DAYS]).fetchall():
        _drop(connection, name)


def _drop(connection: Connection, name: str) -> None:
    connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(name)))
    connection.execute("DELETE FROM dashboard.loaded WHERE name = %s", [name])
