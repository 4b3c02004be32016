"""Files once made are kept for everybody who asks for the same: within a bound of bytes, each made by one thread only."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

MOST_BYTES = 128 * 1024 * 1024
# Told how much of all that is to be done is done.
Told = Callable[[int, int], None]
Make = Callable[[Told], bytes]


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
            self._running[key] = Standing(is_running=True)
            self._failed.discard(key)
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
