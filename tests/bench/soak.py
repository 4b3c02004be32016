"""Whether memory stops growing: thousands of reruns by readers who come, click a little and leave."""

import asyncio
import json
import random
from pathlib import Path

from tests.bench import machine
from tests.bench.asked_http import get
from tests.bench.reader import LOST, PAGES, Records, clicks, reading
from tests.bench.talk import Failed
from tests.bench.wire import Server, free_port, started
from tests.bench.written import Written

RERUNS = 20_000
HEAP = "/heap"  # of tests/bench/soak_app.py, which is not imported here: it would start the product
EVERY = 1_000
AT_ONCE = 4  # readers: a queue is always there, and two cores have no more to give
VISIT = (4, 16)  # clicks of one reader
NARROWED = 0.25  # of the readers, with filters of their own: what is kept of them must not add up
HEADS = ("reruns", "RSS MB", "objects", "blocks", "malloc MB", "Arrow MB", "cached MB", "kept answers", "sessions")


def run(reruns: int = RERUNS, write: Path | None = None) -> None:
    """memory over many reruns of changing readers: RSS and the live heap after every thousand, and the slope of the last half"""
    page = Written("Memory over many reruns")
    page.line(machine.described())
    page.line(
        f"{AT_ONCE} readers at a time come, click {VISIT[0]} to {VISIT[1]} times on any of {len(PAGES)} pages and leave, every {1 / NARROWED:.0f}th with filters of his own. "
        "Objects: those Python's collector knows, and those frozen; blocks: all of Python's small memory; malloc: what the C library has given "
        "out; Arrow: its own pool; cached: st.cache_data; kept answers: functools; sessions: readers the server still holds."
    )
    page.table(*HEADS)
    port = free_port()
    with started(
        ["uvicorn", "tests.bench.soak_app:app", f"--port={port}", "--ws=websockets-sansio", "--log-level=warning"],
        port,
        {},
    ) as server:
        machine.rested(server.pid)
        looks, records = asyncio.run(_soaked(server, reruns, page))
        if records.errors:
            print(server.complaints())
    page.end()
    page.line(f"Errors: {len(records.errors)}" + "".join(f"; {said}" for said in sorted(set(records.errors))[:3]))
    for name, column in (("RSS, MB", 0), ("objects", 1), ("blocks", 2), ("malloc, MB", 3)):
        page.line(slopes(name, [look[column] for look in looks], reruns / max(1, len(looks) - 1)))
    if write:
        page.save(write)


async def _soaked(server: Server, reruns: int, page: Written) -> tuple[list[list[float]], Records]:
    records, looks = Records(), []
    every, turns = min(EVERY, max(1, reruns // 10)), asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        readers = [group.create_task(_visits(server, records, number, turns)) for number in range(AT_ONCE)]
        while not looks or len(records.heard) < reruns:
            if len(records.heard) >= len(looks) * every:
                looks.append(await _look(server, page, records, turns))
            await asyncio.sleep(0.05)
        looks.append(await _look(server, page, records, turns))
        for reader in readers:
            reader.cancel()
    return looks, records


async def _visits(server: Server, records: Records, number: int, turns: asyncio.Semaphore) -> None:
    """One reader after another, for as long as it takes."""
    visit = 0
    while True:
        seed = f"soak {number} {visit}"
        chance, visit = random.Random(seed), visit + 1
        todo = clicks(seed, own_filter=chance.random() < NARROWED)
        try:
            async with reading(server, records) as reader:
                for _ in range(chance.randint(*VISIT)):
                    asked_page, query = next(todo)
                    async with turns:
                        await reader.asks(asked_page, query)
        except (*LOST, Failed) as lost:
            records.errors.append(f"{type(lost).__name__} {str(lost)[:80]}")


async def _look(server: Server, page: Written, records: Records, turns: asyncio.Semaphore) -> list[float]:
    """While nobody clicks: whoever counts all objects holds them, and a tuple that is still being built must not be held."""
    for _ in range(AT_ONCE):
        await turns.acquire()
    machine.settled(server.pid)
    count = len(records.heard)
    held = json.loads((await get(server.host, HEAP)).partition(b"\r\n\r\n")[2])
    for _ in range(AT_ONCE):
        turns.release()
    look = [
        machine.memory(server.pid),
        held["objects"],
        held["blocks"],
        held["malloc"],
        held["arrow"],
        held["cached"],
        held["kept"],
        held["sessions"],
    ]
    rss, objects, blocks, malloc, arrow, cached, kept, sessions = look
    page.row(
        f"{count:,}",
        f"{rss:.0f}",
        f"{objects:,.0f}",
        f"{blocks:,.0f}",
        f"{malloc:.0f}",
        f"{arrow:.1f}",
        f"{cached:.1f}",
        f"{kept:,.0f}",
        f"{sessions:.0f}",
    )
    return look


def slopes(name: str, values: list[float], each: float) -> str:
    """How much is added every thousand reruns in the first half and in the last, by least squares."""
    half = len(values) // 2
    first, last = (slope(part) / each * 1000 for part in (values[: half + 1], values[half:]))
    ratio = f"{last / first:.2f} of the first" if first > 0 else "the first half did not grow"
    return f"{name}: {first:+,.1f} for a thousand reruns in the first half, {last:+,.1f} in the last: {ratio}"


def slope(values: list[float]) -> float:
    """Of the straight line that is nearest to values at equal distances."""
    middle = (len(values) - 1) / 2
    mean = sum(values) / len(values)
    across = sum((at - middle) ** 2 for at in range(len(values)))
    return sum((at - middle) * (value - mean) for at, value in enumerate(values)) / across if across else 0.0
