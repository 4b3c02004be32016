"""Turns an Ibis expression into an engine's SQL: once for a question's shape, one at a time, kept on disk."""

import threading
from collections.abc import Callable
from typing import Any

import ibis
from ibis.expr.types import Table

from cache.remembered import remembered
from store import compiled as shelf

_one_at_a_time = threading.Lock()  # the only one: Ibis keeps state while it compiles


def compiled(build: Callable[..., Table]) -> Callable[..., str]:
    """Makes of a function that gives an expression one that gives its SQL: `sql(dialect, *what)`.

    `what` says the question's shape: `Selection.shape()`, ids and tuples of them, whose repr is the same in every process.
    """
    name = f"{build.__module__}.{build.__qualname__}"

    @remembered
    def sql(name: str, dialect: str, *what: Any) -> str:
        key = f"{name} {dialect} {what!r}"
        if kept := shelf.find(key):
            return kept
        with _one_at_a_time:
            made = str(ibis.to_sql(build(*what), dialect=dialect))
        shelf.keep(key, made)
        return made

    def asked(dialect: str, *what: Any) -> str:
        return sql(name, dialect, *what)

    asked.__doc__, asked.__name__ = build.__doc__, build.__name__
    return asked
