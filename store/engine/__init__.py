"""What published versions are asked through: the engine that ENGINE names, and the answers that are kept of it."""

import logging
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from access.audience import Audience
from store.engine import embedded, kept_answers
from store.engine.choice import Engine, chosen
from store.engine.embedded import MOST_ATTACHED, Unreadable
from store.engine.unreachable import Unreachable

__all__ = [
    "ASKED",
    "DIALECT",
    "MOST_ATTACHED",
    "Unreachable",
    "Unreadable",
    "attach",
    "forget",
    "keep",
    "run",
    "schema_of",
]
log = logging.getLogger("dashboard")

# The language questions are worded in; an engine that speaks another translates.
DIALECT = "duckdb"


@dataclass
class Asked:
    """How many questions were put to the engine since the start, and how many seconds it took for them."""

    questions: int = 0
    seconds: float = 0.0
    unanswered: int = 0  # as the database was gone, or took too long


ASKED = Asked()
_counting = threading.Lock()
_answers: dict[str, kept_answers.AnswerShelf] = {}


def attach(
    schema: str,
    files: Mapping[str, Path],
    audience: Audience | None = None,
    answers: kept_answers.AnswerShelf | None = None,
) -> str:
    """Makes a version's tables queryable under `schema`, or for an audience, those rows that it may read, under the name that is
    returned; a second call does nothing but count as asking for it. `answers`: where those of costly questions are kept, of a version
    that was published and so never changes."""
    whole, schema = schema, schema_of(schema, audience)
    embedded.register(whole, schema, files, audience)
    if answers is not None:
        _answers[schema] = answers
    _engine_of(schema).attach(schema, answers.of if answers else "")
    return schema


def _engine_of(schema: str) -> Engine:
    """What was not published (rows handed in, laid over the others for a preview) is in no database: it is asked here."""
    return chosen() if schema in _answers else embedded


def schema_of(whole: str, audience: Audience | None) -> str:
    """What an audience's rows of a version are called."""
    return whole if audience is None else f"{whole}_{audience.name}"


def keep(schemas: Iterable[str]) -> None:
    """Names the versions that stay at hand however seldom they are asked for: the current ones."""
    embedded.keep(schemas)


def forget(schema: str) -> None:
    """Lets go of a version that was removed. A database that does not answer keeps it for a month at most, which is logged."""
    try:
        chosen().forget(schema)
    except Unreachable:
        log.error("the database did not let go of the removed version %s", schema)


def run(schema: str, sql: str, values: Sequence[object] = (), beside: str | None = None) -> pa.Table:
    """The rows of a query over one version, `values` filling its question marks; the tables of another version are named with
    its schema where it is given as `beside`, and with its own the files are asked, whichever engine answers otherwise. Raises Unreachable
    where an engine of its own does not answer."""
    shelf = _answers.get(schema) if beside in (None, schema) else None
    key = shelf.key(schema, sql, values) if shelf else ""
    if shelf and (kept := kept_answers.find(shelf, key)) is not None:
        return kept
    begun = time.monotonic()
    try:
        # Two versions are held against each other by the order of their files' rows, which no database keeps.
        found = embedded.run(schema, sql, values, beside) if beside else _engine_of(schema).run(schema, sql, values)
    except Unreachable:
        with _counting:
            ASKED.unanswered += 1
        raise
    took = time.monotonic() - begun
    if shelf and took >= kept_answers.WORTH_SECONDS:
        kept_answers.keep(shelf, key, found)
    with _counting:
        ASKED.questions += 1
        ASKED.seconds += took
    return found
