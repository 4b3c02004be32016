"""What a bench asks of a server over HTTP without a library: one answer, or how long the answers take while others read."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field

PATIENCE = 120.0


async def get(host: str, path: str) -> bytes:
    """The whole answer, its head included; OSError where it is no 200."""
    address, _, port = host.rpartition(":")
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(address, int(port))
        try:
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n".encode()
            )
            answer = await reader.read()
        finally:
            writer.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise ConnectionError(answer.partition(b"\r\n")[0].decode(errors="replace") or "no answer")
    return answer


@dataclass
class Probe:
    """Asks for the same again and again and keeps what took longest: the event loop answers it, so it tells who holds that."""

    host: str
    path: str
    every: float  # seconds
    took: list[float] = field(default_factory=list)

    async def run(self) -> None:
        while True:
            begun = time.monotonic()
            try:
                with suppress(OSError):
                    await get(self.host, self.path)
            finally:  # an answer that has not come by the end took at least so long
                self.took.append(time.monotonic() - begun)
            await asyncio.sleep(self.every)

    @property
    def worst(self) -> float:
        """Seconds."""
        return max(self.took, default=0.0)
