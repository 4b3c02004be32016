"""The data API: an answer against the engine's own time for the very SQL it asks, and how many repeated answers a second one process gives."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from analytics.selection import Selection
from api.asking import Question
from api.figures import figures
from api.formats import FORMATS
from cache.remembered import forget
from store import engine
from tests.bench.filling import filled
from tests.bench.timing import in_turns
from tests.bench.wire import served

ROWS = 1_000_000
ROUNDS = 15
SELECTION = Selection("2025Q4", "programme")
QUESTIONS = (
    (("investment_completed",), ()),
    (("investment_completed",), ("pair",)),
    (("output_value",), ("track", "quarter")),
    (("execution_rate",), ("pair", "year")),
    (("projects",), ("pair",)),
    (("investment_completed",), ("stage",)),
)
REPEATED = "/api/v1/datasets/demo/data?metric=execution_rate,investment_completed&by=pair"
CONNECTIONS, SECONDS = 8, 6.0


def run() -> None:
    """an answer (asked, completed, written) against its own SQL (aim ≤ 1.5 where that scans rows); repeated answers a second (aim ≥ 200)"""
    dataset = filled(ROWS)
    print(f"{ROWS:,} observations, {ROWS:,} fund flows; nothing kept")
    print(f"{'question':44}{'its SQL':>10}{'json':>10}{'ratio':>8}{'arrow':>10}{'ratio':>8}")
    for metrics, by in QUESTIONS:
        asked = Question(metrics, by, SELECTION)
        with _told() as told:
            _worked_out(dataset, asked, "json")
        queries = list(told)
        sql, as_json, as_arrow = in_turns(
            lambda queries=queries: [engine.run(dataset.schema, text, values) for text, values in queries],
            lambda asked=asked: _worked_out(dataset, asked, "json"),
            lambda asked=asked: _worked_out(dataset, asked, "arrow"),
            rounds=ROUNDS,
        )
        name = f"{', '.join(metrics)} by {', '.join(by) or 'all'}"
        print(f"{name:44}{sql:8.1f}ms{as_json:8.1f}ms{as_json / sql:8.2f}{as_arrow:8.1f}ms{as_arrow / sql:8.2f}")
    _over_http()


def _worked_out(dataset: Any, asked: Question, form: str) -> bytes:
    forget()
    made = figures(dataset, asked)
    return FORMATS[form].write(made.about, made.table)


@contextmanager
def _told() -> Iterator[list[tuple[str, tuple]]]:
    """What the engine is asked meanwhile."""
    told: list[tuple[str, tuple]] = []
    run = engine.run

    def heard(schema: str, sql: str, values: Any = (), beside: str | None = None) -> Any:
        told.append((sql, tuple(values)))
        return run(schema, sql, values, beside)

    engine.run = heard
    try:
        yield told
    finally:
        engine.run = run


def _over_http() -> None:
    with served("app.py") as server:
        host = server.host
        tag = asyncio.run(_first(host, REPEATED))
        print(f"{CONNECTIONS} connections kept open, {SECONDS:.0f} s each, one process")
        bare = asyncio.run(_a_second(host, "/healthz", {}))
        kept = asyncio.run(_a_second(host, REPEATED, {}))
        same = asyncio.run(_a_second(host, REPEATED, {"If-None-Match": tag}))
        print(f"{'/healthz':44}{bare:8.0f}/s")
        print(f"{'a kept answer, its bytes':44}{kept:8.0f}/s{kept / bare:8.2f} ×")
        print(f"{'the same, If-None-Match (304)':44}{same:8.0f}/s{same / bare:8.2f} ×")


async def _first(host: str, path: str) -> str:
    _, head, _ = await _ask(*await _open(host), host, path, {})
    return next(line.partition(": ")[2] for line in head if line.lower().startswith("etag"))


async def _open(host: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address, _, port = host.rpartition(":")
    return await asyncio.open_connection(address, int(port))


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, path: str, more: dict[str, str]
) -> tuple[int, list[str], bytes]:
    told = "".join(f"{name}: {value}\r\n" for name, value in more.items())
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{told}\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    length = next((int(line.partition(":")[2]) for line in head if line.lower().startswith("content-length")), 0)
    return int(head[0].split()[1]), head, await reader.readexactly(length)


async def _a_second(host: str, path: str, more: dict[str, str]) -> float:
    """Answers a second over all connections; RuntimeError where one is neither the answer nor 304."""
    until, found = time.monotonic() + SECONDS, 0

    async def one() -> None:
        nonlocal found
        reader, writer = await _open(host)
        while time.monotonic() < until:
            status, _, _ = await _ask(reader, writer, host, path, more)
            if status not in (200, 304):
                raise RuntimeError(f"{path}: {status}")
            found += 1
        writer.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    return found / SECONDS
