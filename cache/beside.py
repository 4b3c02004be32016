"""What is worked out beside the pages: given as far as it is there, begun where it is not, and never waited for by who only asks."""

import logging
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cachetools import LRUCache

from access.reader import on_behalf

T = TypeVar("T")
log = logging.getLogger("dashboard")
MOST = 32  # things that are looked at


@dataclass(frozen=True)
class _Told(Generic[T]):
    state: Hashable
    value: T | None


class Beside(Generic[T]):
    """Of each thing what was worked out of it last. `state` is all that may have changed since: where it is another one the work is
    begun anew by a thread of its own, and what stood before is given meanwhile. `passing` errors say nothing of the thing: whoever
    comes next tries again."""

    def __init__(self, most: int = MOST, passing: tuple[type[Exception], ...] = ()) -> None:
        self._passing = passing
        self._held: LRUCache[Hashable, _Told[T]] = LRUCache(most)
        self._begun: set[Hashable] = set()
        self._lock = threading.Lock()

    def seen(self, thing: Hashable, state: Hashable, make: Callable[[], T]) -> T | None:
        """At once; None where nothing has been worked out yet."""
        with self._lock:
            held = self._held.get(thing)
            is_due = (held is None or held.state != state) and thing not in self._begun
            if is_due:
                self._begun.add(thing)
        if is_due:
            work = on_behalf(self._work)  # for who asked: it may read no more than he may
            threading.Thread(target=work, args=(thing, state, make), name="beside", daemon=True).start()
        return held.value if held else None

    def worked_out(self, thing: Hashable, state: Hashable, make: Callable[[], T]) -> T | None:
        """The same as it stands now, worked out by who asks where it has to be; None where it cannot be. Raises what is `passing`."""
        with self._lock:
            held = self._held.get(thing)
        if held is None or held.state != state:
            held = self._made(thing, state, make)
        return held.value

    def _work(self, thing: Hashable, state: Hashable, make: Callable[[], T]) -> None:
        try:
            self._made(thing, state, make)
        except self._passing as error:
            log.warning("not worked out beside the pages yet: %s", type(error).__name__)
        finally:
            with self._lock:
                self._begun.discard(thing)

    def _made(self, thing: Hashable, state: Hashable, make: Callable[[], T]) -> _Told[T]:
        """What fails is told by the log, and not tried again before the state is another one: each visit would try it."""
        value = None
        try:
            value = make()
        except self._passing:
            raise
        except Exception as error:
            log.exception("not worked out beside the pages", exc_info=error)
        held = _Told(state, value)
        with self._lock:
            self._held[thing] = held
        return held
