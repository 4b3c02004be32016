"""What one can do to the others: ten readers with light pages, with and without one who does it."""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.bench import machine
from tests.bench.asked_http import Probe
from tests.bench.crowd import Crowd, Result, driven
from tests.bench.hall.acts import ACTS, Act
from tests.bench.hall.drive import Drive
from tests.bench.reader import LOST, QUARTERS, Records
from tests.bench.talk import Failed
from tests.bench.wire import Server
from tests.bench.written import Aim, Written

LIGHT = ("", "map", "ranks", "methods")
PAUSE = 1.0  # seconds between two times that it is done
OFTEN = 0.05  # seconds between two looks whether the event loop answers
AIM = 0.2  # seconds that the others may wait longer


def run(of: Drive, page: Written) -> list[Aim]:
    page.line(
        f"Ten readers click every 2 s on light pages that have been shown before, while one does the same thing again and again, {PAUSE:g} s apart. "
        "Health: the longest wait for an answer of /_stcore/health, asked twenty times a second; the event loop gives it. No host outside "
        "answers, as in an office that lets nothing out."
    )
    page.table(
        "beside",
        "answers",
        "p50 s",
        "p95 s",
        "worst s",
        "p95 later by s",
        "worst later by s",
        "errors",
        "health worst s",
        "times done",
        "took s",
    )
    made: list[Aim] = []
    with silent_outside() as env, of.app(**env) as app:
        machine.rested(app.pid)
        of.show_all(app, LIGHT, QUARTERS)
        calm = _drive(of, app, None)
        _row(page, "nobody", calm, calm)
        for act in ACTS:
            found = _drive(of, app, act)
            _row(page, (act.__doc__ or "").rstrip("."), found, calm)
            made.append(
                Aim(
                    f"{act.__name__.replace('_', ' ')}: p95 of the others later by",
                    found[0].ms(0.95) / 1000 - calm[0].ms(0.95) / 1000,
                    AIM,
                    "s",
                )
            )
            machine.rested(app.pid)
    page.end()
    return made


@contextmanager
def silent_outside() -> Iterator[dict[str, str]]:
    """Settings under which whoever asks a host outside waits: for a proxy that takes a connection and never says a word."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(512)
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        yield dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), proxy)


Found = tuple[Result, Probe, list[float]]


def _drive(of: Drive, app: Server, act: Act | None) -> Found:
    """What the ten heard, what the event loop did, and the seconds that each time took."""
    crowd, done = Crowd(10, 2, of.seconds(12), LIGHT), []
    look = Probe(app.host, "/_stcore/health", OFTEN)

    async def beside(server: Server, _: Records) -> None:
        # In a thread of its own the look would wait for this process; here it waits for the server alone.
        watching = asyncio.create_task(look.run())
        until = time.monotonic() + crowd.seconds
        await asyncio.sleep(crowd.think)  # by then all ten have come
        while act and time.monotonic() < until:
            begun = time.monotonic()
            with suppress(*LOST, Failed):
                await act(server)
            done.append(time.monotonic() - begun)
            await asyncio.sleep(PAUSE)
        await asyncio.sleep(max(0.0, until - time.monotonic()))
        watching.cancel()

    return asyncio.run(driven(app, crowd, beside)), look, done


def _row(page: Written, name: str, found: Found, calm: Found) -> None:
    (result, look, done), (alone, *_) = found, calm
    later = [(result.ms(share) - alone.ms(share)) / 1000 for share in (0.95, 1)]
    page.row(
        name,
        str(result.count),
        *(f"{result.ms(share) / 1000:.2f}" for share in (0.5, 0.95, 1)),
        *(f"{by:+.2f}" for by in later),
        str(len(result.records.errors)),
        f"{look.worst:.2f}",
        str(len(done)),
        f"{max(done, default=0):.1f}",
    )
