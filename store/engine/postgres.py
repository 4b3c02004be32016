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
from store.engine.bounded import Bounded
from store.engine.translated import translated
from store.engine.typed_rows import arrow_table
from store.engine.unreachable import Unreachable

CONNECTIONS = 8
WAIT_SECONDS = 3.0  # for a connection: a reader is then told
ANSWER_SECONDS = 60
REST_SECONDS = 2.0
USED_SECONDS = 600.0  # how often a process says of a version that it is using it; what nobody did for an hour may go
_GONE = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)
_ANSWERS_OTHERS = (psycopg.errors.QueryCanceled, psycopg.errors.LockNotAvailable)


class Postgres:
    """One database, asked by every thread of the process through a few connections."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._pool = _pool(address)
        self._files_of: dict[str, str] = {}
        self._fresh_until: dict[str, float] = {}  # by what is loaded: it need not be looked for again before
        self._loading, self._renewing = threading.Lock(), threading.Lock()
        self._gone_until = 0.0

    def attach(self, schema: str, of: str) -> None:
        """Nothing is asked of the database yet: what is shown can be told while it is gone."""
        self._files_of[schema] = of

    def forget(self, schema: str) -> None:
        with self._told(), self._pool.connection() as connection:
            loading.forget(connection, schema)

    def close(self) -> None:
        self._pool.close()

    def run(self, schema: str, sql: str, values: Sequence[object]) -> pa.Table:
        """Raises Unreachable."""
        kinds, asked = embedded.kinds(schema, sql, values), translated(sql)
        of = self._files_of[schema]
        name = loading.name_of(schema, of)
        with self._told():
            self._load(name, schema, of)
            try:
                rows = self._asked(name, asked, values)
            except _GONE:  # dropped by hand
                self._fresh_until.pop(name, None)
                self._load(name, schema, of)
                rows = self._asked(name, asked, values)
        return arrow_table(kinds, rows)

    def _asked(self, name: str, asked: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        path = SQL("SET LOCAL search_path TO {}").format(Identifier(name))
        with self._pool.connection() as connection, connection.transaction():
            connection.execute(path)
            cursor = psycopg.RawCursor(connection)
            cursor.execute(asked.encode(), list(values))
            return cursor.fetchall()

    def _load(self, name: str, schema: str, of: str) -> None:
        if self._is_fresh(name):
            return
        with self._pool.connection() as connection:
            is_there = loading.is_loaded(connection, name)  # which others that load something else do not hold up
        if not is_there:
            with self._loading:
                self._rest()
                if not self._is_fresh(name):
                    with self._pool.connection() as connection:
                        connection.most_seconds = loading.STEP_SECONDS + WAIT_SECONDS
                        loading.load(connection, schema, of)
        self._fresh_until[name] = time.monotonic() + USED_SECONDS

    def _is_fresh(self, name: str) -> bool:
        return time.monotonic() < self._fresh_until.get(name, 0.0)

    def _rest(self) -> None:
        """Whoever asks right after somebody waited in vain does not wait too: a page has some seventy questions."""
        if time.monotonic() < self._gone_until:
            raise Unreachable("gone a moment ago")

    @contextmanager
    def _told(self) -> Iterator[None]:
        self._rest()
        pool = self._pool
        try:
            yield
        except (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout) as error:
            if not isinstance(error, _ANSWERS_OTHERS):
                self._begin_anew(pool)
            raise Unreachable(type(error).__name__) from error

    def _begin_anew(self, failed: ConnectionPool[Bounded]) -> None:
        """With other connections: a pool that failed tries again at ever longer intervals, and was back fifteen seconds after its
        database."""
        with self._renewing:
            if self._pool is failed:
                self._pool, self._gone_until = _pool(self._address), time.monotonic() + REST_SECONDS
        failed.close(timeout=0)


def _pool(address: str) -> ConnectionPool[Bounded]:
    options = f"-c statement_timeout={ANSWER_SECONDS}s -c TimeZone=UTC -c DateStyle=ISO {loading.OPTIONS}"
    # Prepared once, a question fails over the next version where a column's type is another one.
    settings = {"autocommit": True, "options": options, "connect_timeout": int(WAIT_SECONDS), "prepare_threshold": None}
    return ConnectionPool(
        address,
        connection_class=Bounded,
        min_size=0,
        max_size=CONNECTIONS,
        timeout=WAIT_SECONDS,
        open=True,
        check=_check,
        kwargs=settings,
    )


def _check(connection: Bounded) -> None:
    """Before each question: one that stands still is found within the time a reader waits for a connection."""
    connection.most_seconds = WAIT_SECONDS
    ConnectionPool.check_connection(connection)
    connection.most_seconds = ANSWER_SECONDS + WAIT_SECONDS  # the server ends a question itself before
