"""What one reader can do to the others: each a coroutine that does it once against a server."""

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from analytics.matching.weights import DEFAULT
from tests.bench.reader import LOST, QUARTERS, Records, a_filter, reading
from tests.bench.wire import Server

NONSENSE = 95_000  # bytes of address
TIMES = 6  # as many handshakes, and pages, at once
DECK_SECONDS = 60.0
_LOOK = 0.5  # seconds between two looks whether the deck is made, as the page itself does
# What a button is called between server and browser: Streamlit's mark, a digest, and the key that the page gave it.
_BUTTON = re.compile(rb"\$\$ID-[0-9a-f]+-((?:make|take)-deck-[a-z-]*)")

# As much more for investment as less for the money's execution: all weights still make a hundred.
_DRAFT, _TRIED = "2026-draft", "investment.weight.{more:g},execution.weight.{less:g}"
_fresh = random.Random("acts")


async def foreign_origins(server: Server) -> None:
    """Six websocket handshakes at once that say they come from another site."""
    await asyncio.gather(*(_knock(server) for _ in range(TIMES)))


async def _knock(server: Server) -> None:
    with suppress(*LOST):
        async with reading(server, Records(), origin="http://elsewhere.example"):
            pass


async def nonsense(server: Server) -> None:
    """An address of 95 KB in which no word means anything."""
    words, size = [], 0
    while size < NONSENSE:
        words.append(f"{len(words):x}z")
        size += len(words[-1]) + 1
    async with reading(server, Records()) as reader:
        await reader.asks("", f"pairs={','.join(words)}")


async def cold_effects(server: Server) -> None:
    """Six pages of 成效与预测 at once, each narrowed as nobody has narrowed it before."""

    async def one() -> None:
        async with reading(server, Records()) as reader:
            await reader.asks("effects", f"q={_fresh.choice(QUARTERS)}&{a_filter(_fresh)}")

    await asyncio.gather(*(one() for _ in range(TIMES)))


async def untried_weights(server: Server) -> None:
    """Six pages of 供需匹配 and of the sandbox of 考核评价 at once, each with weights that nobody has tried."""

    async def one(number: int) -> None:
        async with reading(server, Records()) as reader:
            if number % 2:
                weigh = replace(DEFAULT, **{part: _fresh.randint(1, 100) for part in ("land", "energy", "talent")}).code
                await reader.asks("matching", f"part=standing&weigh={weigh}")
            else:
                moved = _fresh.randint(1, 90) / 10
                await reader.asks(
                    "assessment", f"part=trial&scheme={_DRAFT}&trial={_TRIED.format(more=15 + moved, less=15 - moved)}"
                )

    await asyncio.gather(*(one(number) for number in range(TIMES)))


async def a_deck(server: Server) -> None:
    """A deck of slides is ordered on 汇报材料, and watched until it is made."""
    found: dict[bytes, str] = {}  # the key of a button → its id

    def listen(raw: bytes) -> None:
        for button in _BUTTON.finditer(raw):
            found[button[1]] = button[0].decode()

    async with reading(server, Records()) as reader:
        query = f"q={_fresh.choice(QUARTERS)}&{a_filter(_fresh)}"
        await reader.asks("briefing", query, listen=listen)
        key = next((key for key in found if key.startswith(b"make")), None)
        if key is None:
            raise LookupError("汇报材料 has no button that makes a deck")
        await reader.asks("briefing", query, pressed=found[key], listen=listen)
        gives_up = time.monotonic() + DECK_SECONDS
        while key.replace(b"make", b"take", 1) not in found and time.monotonic() < gives_up:
            await asyncio.sleep(_LOOK)
            # The whole page: the part that looks on asks for it itself once the file is there.
            await reader.asks("briefing", query, listen=listen)


Act = Callable[[Server], Awaitable[None]]
ACTS: tuple[Act, ...] = (foreign_origins, nonsense, cold_effects, untried_weights, a_deck)
