"""Turns for what takes the interpreter for long: few at a time, so that light pages are never held up by many."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 1  # one interpreter serves all: a second heavy question would only slow the first and every light one


class Turns:
    """So many threads at a time may be inside; one that is inside may enter again. Who came first enters first."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: deque[threading.Lock] = deque()
        self._lock = threading.Lock()
        self._mine = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Held while the work is done."""
        depth = getattr(self._mine, "depth", 0)
        if not depth:
            self._take()
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if not depth:
                self._give()

    def _take(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            handed = threading.Lock()
            handed.acquire()
            self._waiting.append(handed)
        handed.acquire()

    def _give(self) -> None:
        # Handed over rather than set free: who gives a semaphore back and takes it again is faster than any thread that
        # waits for it, so a row of heavy work held all others until its end (measured: ten turns of ten).
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


HEAVY = Turns(AT_ONCE)
