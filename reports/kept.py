"""Files once made are kept for everybody who asks for the same: within a bound of bytes, each made by one thread only."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

log = logging.getLogger("dashboard")
MOST_BYTES = 128 * 1024 * 1024
# Made at the same time; the others wait their turn, so that pages are still answered while everybody orders.
AT_ONCE = 2
# Told how much of all that is to be done is done.
Told = Callable[[int, int], None]
Make = Callable[[Told], bytes]


def untold(done: int, of: int) -> None:
    """For who does not listen."""


@dataclass(frozen=True)
class Standing:
    """How far a file has come: `data` once it is made; `failed` where the last attempt was in vain."""

    done: int = 0
    of: int = 0
    data: bytes | None = None
    is_running: bool = False
    failed: bool = False


class Kept:
    """A key says all that a file depends on. The files used longest ago go first when there are too many bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._running: dict[Hashable, Standing] = {}
        self._failed: set[Hashable] = set()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reports")
        self._changed = threading.Condition()

    def get(self, key: Hashable, make: Make) -> bytes:
        """The file: from what is kept, or from whoever makes it already, or made here and now. What `make` raises is
        raised to the one who made it; the others then try themselves."""
        with self._changed:
            while key in self._running:
                self._changed.wait()
            if key in self._files:
                self._files.move_to_end(key)
                return self._files[key]
            self._starts(key)
        return self._made(key, make)

    def begin(self, key: Hashable, make: Make) -> None:
        """Has it made by another thread, unless it is there or being made; `standing` tells how far it is."""
        with self._changed:
            if key in self._running or key in self._files:
                return
            self._starts(key)
        self._pool.submit(self._quietly, key, make)

    def _quietly(self, key: Hashable, make: Make) -> None:
        try:
            self._made(key, make)
        except (
            Exception
        ) as error:  # nobody waits for it here: the log has it, and `standing` says that it failed
            log.exception("a file could not be made", exc_info=error)

    def _starts(self, key: Hashable) -> None:
        self._running[key] = Standing(is_running=True)
        self._failed.discard(key)

    def _made(self, key: Hashable, make: Make) -> bytes:
        data: bytes | None = None
        try:
            data = make(lambda done, of: self._tell(key, done, of))
        finally:
            self._end(key, data)
        return data

    def standing(self, key: Hashable) -> Standing:
        with self._changed:
            if key in self._files:
                return Standing(data=self._files[key])
            return self._running.get(key) or Standing(failed=key in self._failed)

    def _tell(self, key: Hashable, done: int, of: int) -> None:
        with self._changed:
            self._running[key] = Standing(done, of, is_running=True)

    def _end(self, key: Hashable, data: bytes | None) -> None:
        with self._changed:
            del self._running[key]
            if data is None:
                self._failed.add(key)
            elif len(data) <= self._most:
                self._files[key] = data
                while sum(map(len, self._files.values())) > self._most:
                    self._files.popitem(last=False)
            self._changed.notify_all()
