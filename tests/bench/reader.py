"""One reader over a real websocket: what he clicks, how long he looks, what he heard and how long that took."""

import asyncio
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.bench.talk import Failed, Talk
from tests.bench.wire import Server

PATIENCE = 120.0  # seconds without a word after which a reader gives up
QUARTERS = tuple(f"{year}Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4))
PAIRS = tuple(f"P{number:02}" for number in range(1, 19))
TRACKS = tuple(f"T{number}" for number in range(1, 7))
PAGES = ("", "map", "tracks", "projects", "pair", "ranks", "funds", "warnings", "effects", "methods")
# What ends a connection, or keeps one from being made; a silence beyond PATIENCE is an OSError too.
LOST = (OSError, WebSocketException)
# One of its pages, and what the address says.
Click = tuple[str, str]


def clicks(seed: str, *, pages: Sequence[str] = PAGES, own_filter: bool = False) -> Iterator[Click]:
    """Ever another page and quarter; a planner also narrows to what nobody has asked for."""
    chance = random.Random(seed)
    while True:
        query = f"q={chance.choice(QUARTERS)}"
        yield chance.choice(pages), f"{query}&{a_filter(chance)}" if own_filter else query


def a_filter(chance: random.Random) -> str:
    """Two to nine of the pairs, now and then some tracks or a city as well: there are a hundred thousand such."""
    said = [f"pairs={','.join(sorted(chance.sample(PAIRS, chance.randint(2, 9))))}"]
    if chance.random() < 1 / 3:
        said.append(f"tracks={','.join(sorted(chance.sample(TRACKS, chance.randint(2, 5))))}")
    return "&".join(said)


@dataclass(frozen=True)
class Heard:
    """An answer: to which page, begun when (time.monotonic), milliseconds to its end, its bytes."""

    page: str
    begun: float
    ms: float
    size: int


@dataclass
class Records:
    """What all readers of a crowd heard; `seen` is when one of them first heard of `marker`, `until` when they leave."""

    heard: list[Heard] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    wire: int = 0  # bytes as they travelled: compressed, with their heads
    marker: bytes = b""
    seen: float | None = None
    until: float = math.inf


class _Counted(ClientConnection):
    """Counts what comes from the network, before it is unpacked."""

    records: Records | None = None

    def data_received(self, data: bytes) -> None:
        if self.records:
            self.records.wire += len(data)
        super().data_received(data)


class Reader:
    """An open connection, its talk, and where its answers are written down."""

    def __init__(self, held: ClientConnection, talk: Talk, records: Records) -> None:
        self._held, self._talk, self._records = held, talk, records

    async def asks(
        self,
        page: str,
        query: str,
        fragment: str = "",
        pressed: str = "",
        listen: Callable[[bytes], object] | None = None,
        said: Sequence[WidgetState] = (),
    ) -> Heard:
        """One run to its end, written down when it has ended; `listen` is given every message; `said` is what fields hold."""
        begun = time.monotonic()
        await self._held.send(self._talk.ask(query, page, fragment, pressed, said))
        try:
            async with asyncio.timeout(PATIENCE):
                await self._hears(listen)
        finally:  # whoever gave up has waited too: without him the slowest would be missing
            heard = Heard(page, begun, (time.monotonic() - begun) * 1000, self._talk.size)
            self._records.heard.append(heard)
        return heard

    async def _hears(self, listen: Callable[[bytes], object] | None) -> None:
        marker, is_at_end = self._records.marker, False
        while not is_at_end:
            raw = await self._held.recv()
            assert isinstance(raw, bytes)
            if marker and self._records.seen is None and marker in raw:
                self._records.seen = time.monotonic()
            if listen:
                listen(raw)
            is_at_end = self._talk.hear(raw)


@asynccontextmanager
async def reading(server: Server, records: Records, **headers: Any):
    """A reader who has come."""
    # No pings of his own: a browser sends none, and would not hang up on a busy server.
    async with connect(
        f"ws://{server.host}/_stcore/stream",
        max_size=None,
        subprotocols=["streamlit"],
        ping_interval=None,
        proxy=None,
        open_timeout=PATIENCE,
        create_connection=_Counted,
        **{"origin": f"http://{server.host}"} | headers,
    ) as held:
        held.records = records
        yield Reader(held, Talk(server.host), records)


async def reads(reader: Reader, records: Records, todo: Iterator[Click], think: float, chance: random.Random) -> None:
    """Clicks, waits for the page, looks at it for half to one and a half of `think` seconds, and clicks again; at least once."""
    while True:
        page, query = next(todo)
        try:
            await reader.asks(page, query)
        except Failed as failed:
            records.errors.append(f"{page or 'overview'}?{query}: {failed}")
        pause = think * (0.5 + chance.random())
        if time.monotonic() + pause > records.until:
            return
        await asyncio.sleep(pause)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all do not exceed: one that was measured, none between two."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
