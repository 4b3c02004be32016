"""Which engine answers: ENGINE, DuckDB within the process unless a database is named."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import pyarrow as pa

from store.engine import embedded

SETTING, EMBEDDED = "ENGINE", "duckdb"
_POSTGRES = ("postgresql://", "postgres://")
_WRONG = """{setting} 须为 duckdb，或 PostgreSQL 的地址 postgresql://用户@主机:端口/数据库；现为“{said}”。
{setting} is duckdb, or the address of a PostgreSQL, postgresql://user@host:port/database; it is {said!r}."""
_NO_ADDRESS = """{setting} 不是 PostgreSQL 的地址：主机、端口或参数的写法有误，应为 postgresql://用户@主机:端口/数据库。
{setting} is no address of a PostgreSQL: its host, port or a parameter is miswritten; it is postgresql://user@host:port/database."""
_NO_DRIVER = """{setting} 指定了 PostgreSQL，但没有安装其驱动：请按 requirements.txt 安装 psycopg。
{setting} names a PostgreSQL, but its driver is not installed: install psycopg as requirements.txt pins it."""


class WrongEngine(ValueError):
    """ENGINE names no engine that can be asked."""


class Engine(Protocol):
    """What every engine does for store.engine."""

    def attach(self, schema: str, of: str) -> None:
        """Makes queryable what is registered as `schema`, made of the files of the hash `of`."""

    def run(self, schema: str, sql: str, values: Sequence[object]) -> pa.Table:
        """The rows of a question worded as DuckDB takes it, typed as DuckDB types them. Raises Unreachable."""

    def forget(self, schema: str) -> None:
        """Lets go of a version that was removed, and of all that audiences had of it. Raises Unreachable."""


def chosen() -> Engine:
    """Raises WrongEngine."""
    return _named(os.environ.get(SETTING, "").strip())


@cache
def _named(said: str) -> Engine:
    if said in ("", EMBEDDED):
        return embedded  # a module with these functions
    if not said.startswith(_POSTGRES):
        raise WrongEngine(_WRONG.format(setting=SETTING, said=said.partition("://")[0][:40]))
    try:
        from store.engine.address import is_address  # only who names one needs its driver
        from store.engine.postgres import Postgres
    except ImportError as error:
        raise WrongEngine(_NO_DRIVER.format(setting=SETTING)) from error
    if not is_address(said):
        raise WrongEngine(_NO_ADDRESS.format(setting=SETTING))  # which may hold a password: it is not repeated
    return Postgres(said)
