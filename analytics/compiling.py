"""Turns an Ibis expression into an engine's SQL, one at a time: Ibis keeps state while it compiles."""

import threading
from collections.abc import Callable

import ibis
from ibis.expr.types import Table

_one_at_a_time = threading.Lock()  # the only one: two locks would let two expressions compile at once


def compiled_sql(build: Callable[[], Table], dialect: str) -> str:
    """The SQL of what `build` gives; building it happens under the lock too."""
    with _one_at_a_time:
        return str(ibis.to_sql(build(), dialect=dialect))
