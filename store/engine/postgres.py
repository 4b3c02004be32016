"""PostgreSQL as the engine: versions are loaded into it when they are first asked for, and only answers come back."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import pyarrow as pa
from psycopg.sql import SQL, Identifier
from psycopg_pool import ConnectionPool, PoolTimeout

from store.engine import embedded, loading
from store.engine.translated import translated
from store.engine.typed_rows import arrow_table
from store.engine.unreachable import Unreachable

CONNECTIONS = 8
WAIT_SECONDS = 3.0  # for a connection: a reader is then told
ANSWER_SECONDS = 60
REST_SECONDS = 2.0
_GONE = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)


class Postgres:
    """One database, asked by every thread of the process through a few connections."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._pool = _pool(address)
        self._files_of: dict[str, str] = {}
        self._loaded: set[str] = set()
        self._loading, self._renewing = threading.Lock(), threading.Lock()
        self._gone_until = 0.0

    def attach(self, schema: str, of: str) -> None:
        """Nothing is asked of the database yet: what is shown can be told while it is gone."""
        self._files_of.setdefault(schema, of)

    def forget(self, schema: str) -> None:
        with self._told(), self._pool.connection() as connection:
            loading.forget(connection, schema)

    def close(self) -> None:
        self._pool.close()

    def run(self, schema: str, sql: str, values: Sequence[object]) -> pa.Table:
        """Raises Unreachable."""
        kinds, asked = embedded.kinds(schema, sql), translated(sql)
        with self._told():
            self._load(schema)
            try:
                rows = self._asked(schema, asked, values)
            except _GONE:  # dropped by hand, or by another process that nobody asked for it in a month
                self._loaded.discard(schema)
                self._load(schema)
                rows = self._asked(schema, asked, values)
        return arrow_table(kinds, rows)

    def _asked(self, schema: str, asked: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        path = SQL("SET LOCAL search_path TO {}").format(Identifier(loading.name_of(schema)))
        with self._pool.connection() as connection, connection.transaction():
            connection.execute(path)
            cursor = psycopg.RawCursor(connection)
            cursor.execute(asked.encode(), list(values))
            return cursor.fetchall()

    def _load(self, schema: str) -> None:
        if schema in self._loaded:
            return
        with self._loading:
            if schema not in self._loaded:
                with self._pool.connection() as connection:
                    connection.execute("SET statement_timeout = 0")
                    try:
                        loading.load(connection, schema, self._files_of[schema])
                    finally:
                        if not connection.broken:
                            connection.execute("RESET statement_timeout")
                self._loaded.add(schema)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whoever asks right after somebody waited in vain does not wait too: a page has some seventy questions."""
        if time.monotonic() < self._gone_until:
            raise Unreachable("gone a moment ago")
        pool = self._pool
        try:
            yield
        except (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout) as error:
            if not isinstance(error, psycopg.errors.QueryCanceled):  # it answers others
                self._begin_anew(pool)
            raise Unreachable(type(error).__name__) from error

    def _begin_anew(self, failed: ConnectionPool) -> None:
        """With other connections: a pool that failed tries again at ever longer intervals, and was back fifteen seconds after its
        database."""
        with self._renewing:
            if self._pool is failed:
                self._pool, self._gone_until = _pool(self._address), time.monotonic() + REST_SECONDS
        failed.close(timeout=0)


def _pool(address: str) -> ConnectionPool:
    options = f"-c statement_timeout={ANSWER_SECONDS}s -c TimeZone=UTC -c DateStyle=ISO"
    return ConnectionPool(
        address,
        min_size=0,
        max_size=CONNECTIONS,
        timeout=WAIT_SECONDS,
        open=True,
        check=ConnectionPool.check_connection,
        kwargs={"autocommit": True, "options": options, "connect_timeout": int(WAIT_SECONDS)},
    )
