"""Two hundred arrivals within one second: how long until each has his first page."""

import asyncio
import random
import time
from contextlib import AsyncExitStack

from tests.bench import machine, wire
from tests.bench.asked_http import get
from tests.bench.crowd import Crowd, Meter, Result
from tests.bench.hall.drive import Drive
from tests.bench.reader import LOST, Heard, Records, reading
from tests.bench.talk import Failed
from tests.bench.wire import Server
from tests.bench.written import Aim, Written

WITHIN = 1.0  # seconds


def run(of: Drive, page: Written) -> list[Aim]:
    page.line(
        "Each fetches the page over HTTP, opens his websocket and waits for the overview; the time runs from his arrival to the script's end. "
        "The first burst meets an app that nobody has looked at since it started."
    )
    page.table(
        "arrivals",
        "p50 s",
        "p95 s",
        "worst s",
        "errors",
        "p95 ÷ empty",
        "CPU s",
        "MB a reader",
        "driver cores",
        "other cores",
    )
    readers = of.readers(200)
    with wire.empty() as floor:
        machine.rested(floor.pid)
        nothing = asyncio.run(burst(floor, readers))
    _row(page, f"{readers}, the empty app", nothing, nothing)
    made: list[Aim] = []
    with of.app() as app:
        machine.rested(app.pid)
        for note in ("nobody came before", "again"):
            found = asyncio.run(burst(app, readers))
            machine.rested(app.pid)
            _row(page, f"{readers}, {note}", found, nothing)
            made.append(Aim(f"{readers} arrivals, {note}: errors", len(found.records.errors), 0, ""))
    page.end()
    return made


async def burst(server: Server, readers: int) -> Result:
    records = Records()
    result = Result(Crowd(readers, 0, WITHIN), records)
    before, meter = machine.memory(server.pid), Meter(server).begin()
    async with AsyncExitStack() as inside:
        await asyncio.gather(*(_arrives(server, records, number, inside) for number in range(readers)))
        meter.end(result)
        result.memory = machine.memory(server.pid) - before
    return result


async def _arrives(server: Server, records: Records, number: int, inside: AsyncExitStack) -> None:
    await asyncio.sleep(random.Random(number).random() * WITHIN)
    begun = time.monotonic()
    try:
        await get(server.host, "/")
        reader = await inside.enter_async_context(reading(server, records))
        heard = await reader.asks("", "")
    except (*LOST, Failed) as lost:
        records.errors.append(f"{type(lost).__name__} {str(lost)[:80]}")
        return
    # The whole way counts, not its last step alone.
    records.heard[records.heard.index(heard)] = Heard("", begun, (time.monotonic() - begun) * 1000, heard.size)


def _row(page: Written, name: str, found: Result, nothing: Result) -> None:
    page.row(
        name,
        *(f"{found.ms(share) / 1000:.2f}" for share in (0.5, 0.95, 1)),
        str(len(found.records.errors)),
        f"{found.ms(0.95) / nothing.ms(0.95):.1f}",
        f"{found.cpu:.3f}",
        f"{found.memory / found.crowd.readers:.2f}",
        f"{found.driver / found.wall:.2f}",
        f"{found.others / found.wall:.2f}",
    )
