"""Readers who click while somebody hands in a ledger of 100,000 rows on the page, against the same readers with nobody beside."""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.crowd import Crowd, Result, driven
from tests.bench.hall.drive import Drive
from tests.bench.hall.handing_in import HandingIn
from tests.bench.reader import QUARTERS, Heard, Records, quantile, reading
from tests.bench.wire import Server

PAGES = ("", "ranks", "tracks", "projects", "pair", "map", "funds", "warnings")
READERS, THINK = 20, 2.0
ROUNDS = 3
CALM_SECONDS, LONGEST = 12.0, 60.0
AIM = 1.2
# What takes as much of the machine and has nothing to do with the server: it yields to everybody, as the reading process does.
_BURNS = "import os, sys, time\nos.nice(10)\nwhile time.process_time() < float(sys.argv[1]): sum(range(10_000))"
STEPS = ("sent, read and judged", "effects looked at", "taken in")
CALM, BURNING = "nobody beside", "beside a process of as much work"
Window = tuple[float, float]


@dataclass
class Told:
    """Clicks by what went on beside them, and how long each step took."""

    heard: dict[str, list[Heard]] = field(default_factory=dict)
    took: dict[str, list[float]] = field(default_factory=dict)

    def keep(self, beside: str, result: Result, window: Window) -> None:
        """Those that were under way at some time of the window."""
        begin, end = window
        self.heard.setdefault(beside, []).extend(
            one for one in result.records.heard if one.begun < end and one.begun + one.ms / 1000 > begin
        )

    def times(self, beside: str) -> list[float]:
        """How often longer each took than its page does while nobody is beside, at the median."""
        calm: dict[str, list[float]] = {}
        for one in self.heard[CALM]:
            calm.setdefault(one.page, []).append(one.ms)
        usual = {page: statistics.median(ms) for page, ms in calm.items()}
        return [one.ms / usual[one.page] for one in self.heard[beside] if one.page in usual]


def measure(files: Callable[[int], bytes]) -> None:
    """`files` gives the workbook of each round: what was taken in is no news the next time."""
    told, spent = Told(), 0.0
    with tempfile.TemporaryDirectory(prefix="meanwhile-") as folder:
        of = Drive(Path(folder))
        with of.app() as app:
            for number in range(ROUNDS):
                of.show_all(app, PAGES, QUARTERS)
                calm = asyncio.run(_calm(app, told))
                spent += asyncio.run(_import(app, told, f"needs{number}.xlsx", files(number), calm))
                of.show_all(app, PAGES, QUARTERS)
                asyncio.run(_burning(app, told, spent / (number + 1)))
    _print(told, spent / ROUNDS)


def _crowd(seconds: float) -> Crowd:
    return Crowd(READERS, THINK, seconds, PAGES)


async def _calm(app: Server, told: Told) -> Result:
    began = time.monotonic()
    result = await driven(app, _crowd(CALM_SECONDS))
    told.keep(CALM, result, (began + THINK, time.monotonic()))
    return result


async def _import(app: Server, told: Told, name: str, content: bytes, calm: Result) -> float:
    """Processor seconds that it took beyond what the answers did."""
    windows: list[Window] = []

    async def beside(server: Server, records: Records) -> None:
        await asyncio.sleep(THINK)
        async with reading(server, Records()) as reader:
            one = HandingIn(server, reader)
            await one.opens("handin")
            windows.append(await _timed(lambda: one.sends(name, content)))
            await one.opens("queue")
            windows.append(await _timed(one.looks_at_effects))
            windows.append(await _timed(one.takes_in))
        records.until = time.monotonic()

    result = await driven(app, _crowd(LONGEST), beside)
    for step, window in zip(STEPS, windows, strict=True):
        told.keep(step, result, window)
        told.took.setdefault(step, []).append(window[1] - window[0])
    return max(0.0, result.server - calm.cpu * result.count)


async def _burning(app: Server, told: Told, seconds: float) -> None:
    windows: list[Window] = []

    async def beside(server: Server, records: Records) -> None:
        await asyncio.sleep(THINK)
        windows.append(
            await _timed(lambda: asyncio.to_thread(subprocess.run, [sys.executable, "-c", _BURNS, str(seconds)]))
        )
        records.until = time.monotonic()

    result = await driven(app, _crowd(LONGEST), beside)
    told.keep(BURNING, result, windows[0])
    told.took.setdefault(BURNING, []).append(windows[0][1] - windows[0][0])


async def _timed(step: Callable[[], Awaitable[object]]) -> Window:
    began = time.monotonic()
    await step()
    return began, time.monotonic()


def _print(told: Told, spent: float) -> None:
    print(
        f"{READERS} readers, one click in {THINK:g} s, while somebody hands in the same rows on the page and publishes them ({spent:.1f} s of processor time)"
    )
    print(
        f"   {'beside':<36} {'took s':>7} {'answers':>8} {'p50 ms':>7} {'p95 ms':>7} {'worst':>7} {'p50 ×':>6} {'p95 ×':>6}"
    )
    calm = told.times(CALM)
    for beside in (CALM, BURNING, *STEPS):
        _row(told, beside, told.heard[beside], told.times(beside), calm)
    every = [one for step in STEPS for one in told.heard[step]]
    times = [one for step in STEPS for one in told.times(step)]
    _row(told, "all of it", every, times, calm)
    burnt = told.times(BURNING)
    print(
        f"   at the median {statistics.median(times):.2f} × nobody beside (aim ≤ {AIM:g}), "
        f"{statistics.median(times) / statistics.median(burnt):.2f} × a process of as much work beside"
    )


def _row(told: Told, beside: str, heard: Sequence[Heard], times: Sequence[float], calm: Sequence[float]) -> None:
    took = statistics.median(told.took[beside]) if beside in told.took else float("nan")
    ms = [one.ms for one in heard]
    print(
        f"   {beside:<36} {took:>7.1f} {len(ms):>8} {quantile(ms, 0.5):>7.0f} {quantile(ms, 0.95):>7.0f} {max(ms):>7.0f} "
        f"{quantile(times, 0.5):>6.2f} {quantile(times, 0.95) / quantile(calm, 0.95):>6.2f}"
    )
