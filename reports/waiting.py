"""Who waits for which file: so many a reader and in all, made in turns by reader, given up when all who asked have left."""

import time
from collections.abc import Callable, Container, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

OF_ONE = 8  # the five files of a selection, both briefs of one pair, and one more
OF_ALL = 64  # eight readers with all they may ask for: a minute of making, at about a second a file
# A page says twice a second that its reader is there. A hidden tab may do so once a second, and a server with sixty
# readers at once may be some seconds late; a browser that says nothing for so long is closed, asleep or elsewhere.
GONE_AFTER = 15.0


@dataclass(frozen=True)
class Full:
    """Why no more is taken: one reader, or all together, already have the most there may be."""

    whose: Literal["reader", "all"]
    most: int


class Waiting:
    """What is asked for and not made yet. It has no lock of its own: who shares it among threads holds one."""

    def __init__(
        self,
        of_one: int = OF_ONE,
        of_all: int = OF_ALL,
        gone_after: float = GONE_AFTER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._of_one, self._of_all, self._gone_after, self._clock = of_one, of_all, gone_after, clock
        self._asked: dict[Hashable, set[Hashable]] = {}  # each file, and the readers who wait for it
        self._taken: set[Hashable] = set()  # those that are being made
        self._heard: dict[Hashable, float] = {}  # when each reader was last there
        self._served: dict[Hashable, int] = {}  # at which count of files taken each reader last had one
        self._count = 0

    def add(self, key: Hashable, reader: Hashable) -> Full | None:
        """One more who waits for it; or why not. Who asks for what another asked for adds no work."""
        if reader not in self._asked.get(key, ()):
            full = self.full(reader)
            if full and (full.whose == "reader" or key not in self._asked):
                return full
            self._asked.setdefault(key, set()).add(reader)
        self._hear(reader)
        return None

    def full(self, reader: Hashable) -> Full | None:
        """Why this reader may ask for nothing new just now, if so."""
        if self.of(reader) >= self._of_one:
            return Full("reader", self._of_one)
        return Full("all", self._of_all) if len(self._asked) >= self._of_all else None

    def has(self, key: Hashable) -> bool:
        return key in self._asked

    def here(self, reader: Hashable, keys: Iterable[Hashable] = ()) -> int:
        """The reader is there, and looks at these: he too waits for those on their way. How many he now waits for."""
        for key in keys:
            if key in self._asked:
                self._asked[key].add(reader)
        if waits := self.of(reader):
            self._hear(reader)
        return waits

    def of(self, reader: Hashable) -> int:
        """How many files a reader waits for."""
        return sum(reader in readers for readers in self._asked.values())

    def take(self) -> Hashable | None:
        """What to make next: the first of the reader who has gone longest without; one who just came goes before the
        one served last, whose many would else hold up his first."""
        waiting = [key for key in self._asked if key not in self._taken]
        if not waiting:
            return None
        key = min(waiting, key=lambda key: min((self._served[one] for one in self._asked[key]), default=0))
        self._taken.add(key)
        self._count += 2
        self._served.update(dict.fromkeys(self._asked[key], self._count))
        return key

    def end(self, key: Hashable) -> None:
        """It is made, or was tried in vain, or given up."""
        self._taken.discard(key)
        readers = self._asked.pop(key, set())
        self._forget(one for one in readers if not self.of(one))

    def drop(self, but: Container[Hashable] = ()) -> list[Hashable]:
        """Who has left waits no more; what nobody waits for and nobody has begun is given up, but for some: which."""
        last = self._clock() - self._gone_after
        gone = {reader for reader, heard in self._heard.items() if heard < last}
        for readers in self._asked.values():
            readers -= gone
        self._forget(gone)
        dropped = [
            key for key, readers in self._asked.items() if not readers and key not in self._taken and key not in but
        ]
        for key in dropped:
            del self._asked[key]
        return dropped

    def is_left(self, key: Hashable) -> bool:
        """All who asked for it have left."""
        return key in self._asked and not self._asked[key]

    def _hear(self, reader: Hashable) -> None:
        self._heard[reader] = self._clock()
        self._served.setdefault(reader, self._count - 1)

    def _forget(self, readers: Iterable[Hashable]) -> None:
        for reader in list(readers):
            self._heard.pop(reader, None)
            self._served.pop(reader, None)
