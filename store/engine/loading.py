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
# What nobody uses goes after so long; of a version that was loaded anew, what was loaded before. Each process that uses
# something says so every ten minutes, so nothing goes that any of them is at, whatever code it runs.
KEPT_DAYS, OUTDATED_HOURS = 30, 1
STEP_SECONDS, TURN_SECONDS = 1800, 60  # the most for one table, and for waiting until another process has loaded
# Of who dies or stops in the middle, his machine with him, the database lets go within a minute: others wait for his turn.
OPTIONS = (
    "-c idle_in_transaction_session_timeout=60s"
    " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
)
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


def name_of(schema: str, files_hash: str) -> str:
    """PostgreSQL cuts names at 63 bytes, and two audiences' may only differ after that. With the files and FORMAT in it: two servers
    of other code, one after the other brought up to date, have each its own."""
    return f"v{hashlib.sha256(f'{FORMAT} {files_hash} {schema}'.encode()).hexdigest()[:40]}"


def is_loaded(connection: Connection, name: str) -> bool:
    """Whether it is there; that it is still used is noted with it."""
    there = connection.execute("SELECT to_regclass('dashboard.loaded'), to_regnamespace(%s)", [name]).fetchone()
    if there is None or None in there:
        return False
    noted = "UPDATE dashboard.loaded SET used = now() WHERE name = %s RETURNING name"
    return connection.execute(noted, [name]).fetchone() is not None


def load(connection: Connection, schema: str, files_hash: str) -> None:
    """In one transaction: a process that dies leaves nothing."""
    name = name_of(schema, files_hash)
    with connection.transaction():
        _take_turn(connection)
        if is_loaded(connection, name):
            return
        before = connection.execute("SELECT count(*) FROM dashboard.loaded WHERE version = %s", [schema]).fetchone()
        _drop(connection, name)
        connection.execute(SQL("CREATE SCHEMA {}").format(Identifier(name)))
        with embedded.tables(schema) as tables:
            rows = sum(_copy(connection, name, table, reader) for table, reader in tables)
        of = f"{FORMAT} {files_hash}"
        connection.execute("INSERT INTO dashboard.loaded VALUES (%s, %s, %s, now())", [name, schema, of])
        _drop_unused(connection)
    anew = " anew, as other code or files gave what was there" if before and before[0] else ""
    log.info("version %s loaded into the database%s, %d rows", schema, anew, rows)


def _take_turn(connection: Connection) -> None:
    connection.execute(f"SET LOCAL statement_timeout = '{STEP_SECONDS}s'; SET LOCAL lock_timeout = '{TURN_SECONDS}s'")
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    connection.execute(LISTED)


def forget(connection: Connection, version: str) -> None:
    """Drops a version and what audiences had of it."""
    with connection.transaction():
        _take_turn(connection)
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
    """Whoever asks for it after all loads it again."""
    gone = """SELECT name FROM dashboard.loaded AS one WHERE used < now() - make_interval(days => %s)
      OR used < now() - make_interval(hours => %s)
      AND EXISTS (SELECT FROM dashboard.loaded AS other WHERE other.version = one.version AND other.used > one.used)"""
    for (name,) in connection.execute(gone, [KEPT_DAYS, OUTDATED_HOURS]).fetchall():
        _drop(connection, name)


def _drop(connection: Connection, name: str) -> None:
    connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(name)))
    connection.execute("DELETE FROM dashboard.loaded WHERE name = %s", [name])
