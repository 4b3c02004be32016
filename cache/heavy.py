"""Turns for what takes the interpreter for long: few at a time, so that light pages are never held up by many."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = (
    1  # one interpreter serves all: a second heavy question would only slow the first and every light one
)


class Turns:
    """So many threads at a time may be inside; one that is inside may enter again."""

    def __init__(self, at_once: int) -> None:
        self._free = threading.Semaphore(at_once)
        self._mine = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Held while the work is done."""
        depth = getattr(self._mine, "depth", 0)
        if not depth:
            self._free.acquire()
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if not depth:
                self._free.release()


HEAVY = Turns(AT_ONCE)
