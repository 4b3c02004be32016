"""Many readers at once: driven for a while, and what the server, the driver and the machine spent meanwhile."""

import asyncio
import os
import random
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace

from tests.bench import machine
from tests.bench.reader import LOST, PAGES, Heard, Records, clicks, quantile, reading, reads
from tests.bench.wire import Server


@dataclass(frozen=True)
class Crowd:
    """How many readers there are, how long each looks at a page, and what they click."""

    readers: int
    think: float  # seconds
    seconds: float
    pages: Sequence[str] = PAGES
    own_filter: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.readers} {'planners' if self.own_filter else 'readers' if self.readers > 1 else 'reader'}" + (
            f", {self.note}" if self.note else ""
        )

    def on_empty(self, seconds: float) -> "Crowd":
        """The same crowd before the empty app, which has one page."""
        return replace(self, pages=("",), own_filter=False, seconds=seconds)


@dataclass
class Result:
    """What a crowd heard, and the processor seconds and MB it cost while it was there."""

    crowd: Crowd
    records: Records
    wall: float = 0.0
    server: float = 0.0
    driver: float = 0.0
    others: float = 0.0
    memory: float = 0.0  # MB more at its end, all still connected, than before it came

    def ms(self, share: float, within: Callable[[Heard], bool] = lambda heard: True) -> float:
        return quantile([heard.ms for heard in self.records.heard if within(heard)], share)

    @property
    def count(self) -> int:
        return len(self.records.heard)

    @property
    def cpu(self) -> float:
        """Processor seconds of the server for each answer."""
        return self.server / max(1, self.count)

    @property
    def size(self) -> float:
        """KB of each answer, unpacked."""
        return sum(heard.size for heard in self.records.heard) / max(1, self.count) / 1024

    @property
    def wire(self) -> float:
        """KB of each answer as it travelled."""
        return self.records.wire / max(1, self.count) / 1024

    def slowest(self, many: int = 3) -> str:
        """The pages with the longest medians."""
        by_page: dict[str, list[float]] = {}
        for heard in self.records.heard:
            by_page.setdefault(heard.page or "overview", []).append(heard.ms)
        found = sorted(((statistics.median(ms), page) for page, ms in by_page.items()), reverse=True)
        return ", ".join(f"{page} {ms / 1000:.2f}" for ms, page in found[:many])


@dataclass
class Meter:
    """What is spent from `begin` to `end`, by the server, by this process, and by everybody else."""

    server: Server
    _began: tuple[float, ...] = field(default=())

    def _now(self) -> tuple[float, ...]:
        # This process without the servers it started, which `others` must not count either.
        return (time.monotonic(), machine.cpu(self.server.pid), machine.cpu(os.getpid(), alone=True), machine.busy())

    def begin(self) -> "Meter":
        self._began = self._now()
        return self

    def end(self, result: Result) -> None:
        wall, server, driver, busy = (now - then for now, then in zip(self._now(), self._began, strict=True))
        result.wall, result.server, result.driver = wall, server, driver
        result.others = max(0.0, busy - server - driver)


# Done beside a crowd while it reads.
Beside = Callable[[Server, Records], Awaitable[object]]


def drive(server: Server, crowd: Crowd, beside: Beside | None = None, marker: bytes = b"") -> Result:
    return asyncio.run(driven(server, crowd, beside, marker))


async def driven(server: Server, crowd: Crowd, beside: Beside | None = None, marker: bytes = b"") -> Result:
    """All come within one look, click for the crowd's seconds or until what is beside them says so, and leave together once the
    last answer is there."""
    result = Result(crowd, Records(marker=marker, until=time.monotonic() + crowd.seconds))
    before, meter = machine.memory(server.pid), Meter(server).begin()
    together = asyncio.Barrier(crowd.readers + 1)
    async with asyncio.TaskGroup() as group:
        for number in range(crowd.readers):
            group.create_task(_one(server, crowd, result.records, number, together))
        if beside:
            await beside(server, result.records)
        await together.wait()
        meter.end(result)
        result.memory = machine.memory(server.pid) - before
        await together.wait()
    return result


async def _one(server: Server, crowd: Crowd, records: Records, number: int, together: asyncio.Barrier) -> None:
    """A reader whose connection breaks comes again, as a browser does."""
    seed = f"{crowd.name} {number}"
    chance = random.Random(seed)
    todo = clicks(seed, pages=crowd.pages, own_filter=crowd.own_filter)
    await asyncio.sleep(chance.random() * crowd.think)
    async with AsyncExitStack() as stack:
        is_done = False
        while not is_done:
            try:
                reader = await stack.enter_async_context(reading(server, records))
                await reads(reader, records, todo, crowd.think, chance)
                is_done = True
            except LOST as lost:
                records.errors.append(f"{type(lost).__name__} {str(lost)[:80]}")
                await asyncio.sleep(chance.random() * crowd.think)
                is_done = time.monotonic() > records.until
        await together.wait()
        await together.wait()
