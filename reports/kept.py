"""Files once made are kept for everybody who asks for the same: within a bound of bytes, each made by one thread only."""

import logging
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from access.reader import on_behalf
from cache.heavy import AT_ONCE
from reports.waiting import Full, Waiting
from style.failures import number_of

log = logging.getLogger("dashboard")
MOST_BYTES = 128 * 1024 * 1024
MOST_IN_VAIN = 100  # of so many it is known that they were not made, the last ones
# Told how much of all that is to be done is done.
Progress = Callable[[int, int], None]
Make = Callable[[Progress], bytes]


def no_progress(done: int, of: int) -> None:
    """For who does not listen."""


class Left(Exception):
    """Raised where a maker tells how far it is: nobody waits for this file any more."""


@dataclass(frozen=True)
class Standing:
    """How far a file has come: `data` once it is made; `failed` where the last attempt was in vain, `left` where it was
    given up since nobody waited any more."""

    done: int = 0
    of: int = 0
    data: bytes | None = None
    is_running: bool = False
    failed: bool = False
    number: str = ""  # of the error, as the log has it
    left: bool = False


class Kept:
    """A key says all that a file depends on. The files used longest ago go first when there are too many bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES, waiting: Waiting | None = None) -> None:
        self._most = most_bytes
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._running: dict[Hashable, Standing] = {}  # being made, and those that wait for it
        self._in_vain: OrderedDict[Hashable, Standing] = OrderedDict()
        self._waiting = waiting or Waiting()
        self._makes: dict[Hashable, Make] = {}  # of those that wait
        self._awaited: Counter[Hashable] = Counter()  # how many stand in `get` until it is there
        # As many threads as there are turns for heavy work: one more would hold a file and wait.
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reports")
        self._changed = threading.Condition()

    def get(self, key: Hashable, make: Make) -> bytes:
        """The file: from what is kept, or from whoever makes it already, or made here and now. What `make` raises is
        raised to the one who made it; the others then try themselves. Not to be called by who holds a turn for heavy
        work (cache.heavy): the one who makes it may wait for that."""
        with self._changed:
            self._awaited[key] += 1
            try:
                while key in self._running:
                    self._changed.wait()
            finally:
                self._awaited -= Counter([key])
            if key in self._files:
                self._files.move_to_end(key)
                return self._files[key]
            self._starts(key)
        return self._made(key, make)

    def begin(self, key: Hashable, make: Make, reader: Hashable) -> Full | None:
        """Has it made by another thread, unless it is there or being made; `standing` tells how far it is. Why not, where
        too many wait. Given up when the reader, and whoever else asked for it, is no longer `here`."""
        with self._changed:
            self._drop()
            if key in self._files or (key in self._running and not self._waiting.has(key)):
                return None  # there, or made by one who stands in `get`
            full = self._waiting.add(key, reader)
            if full or key in self._running:
                return full
            self._starts(key)
            self._makes[key] = on_behalf(make)  # by a thread of its own, for who asked
        self._pool.submit(self._take_up)
        return None

    def here(self, reader: Hashable, keys: Iterable[Hashable]) -> int:
        """A reader is still there and looks at these files; for how many he waits."""
        with self._changed:
            return self._waiting.here(reader, keys)

    def full(self, reader: Hashable) -> Full | None:
        """Why nothing new is begun for this reader just now, if so."""
        with self._changed:
            self._drop()
            return self._waiting.full(reader)

    def standing(self, key: Hashable) -> Standing:
        with self._changed:
            self._drop()
            if key in self._files:
                return Standing(data=self._files[key])
            return self._running.get(key) or self._in_vain.get(key) or Standing()

    def _take_up(self) -> None:
        """Makes the one whose turn it is. There are as many calls of this as files that wait, or more: some are dropped."""
        with self._changed:
            self._drop()
            key = self._waiting.take()
            if key is None:
                return
            make = self._makes.pop(key)
        try:
            self._made(key, make)
        except Left:
            log.info("a file was given up: nobody waits for it any more")
        except Exception as error:  # nobody waits for it here: the log has it, and `standing` says that it failed
            log.exception("a file could not be made", exc_info=error)

    def _drop(self) -> None:
        for key in self._waiting.drop(but=self._awaited):
            del self._makes[key]
            self._ends_in_vain(key, Standing(left=True))

    def _starts(self, key: Hashable) -> None:
        self._running[key] = Standing(is_running=True)
        self._in_vain.pop(key, None)

    def _made(self, key: Hashable, make: Make) -> bytes:
        try:
            data = make(lambda done, of: self._tell(key, done, of))
        except BaseException as error:
            with self._changed:
                is_left = isinstance(error, Left)
                self._ends_in_vain(
                    key, Standing(left=True) if is_left else Standing(failed=True, number=number_of(error))
                )
            raise
        self._keep(key, data)
        return data

    def _tell(self, key: Hashable, done: int, of: int) -> None:
        with self._changed:
            self._drop()
            if self._waiting.is_left(key) and key not in self._awaited:
                raise Left
            self._running[key] = Standing(done, of, is_running=True)

    def _ends_in_vain(self, key: Hashable, how: Standing) -> None:
        self._in_vain[key] = how
        if len(self._in_vain) > MOST_IN_VAIN:
            self._in_vain.popitem(last=False)
        self._ends(key)

    def _keep(self, key: Hashable, data: bytes) -> None:
        with self._changed:
            if len(data) <= self._most:
                self._files[key] = data
                while sum(map(len, self._files.values())) > self._most:
                    self._files.popitem(last=False)
            self._ends(key)

    def _ends(self, key: Hashable) -> None:
        del self._running[key]
        self._waiting.end(key)
        self._changed.notify_all()
