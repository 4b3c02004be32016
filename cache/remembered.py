"""Results kept for all readers in one store of bounded bytes; what many ask at once is worked out once."""

import os
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar, overload

from cachetools import LRUCache
from cachetools.keys import hashkey

from cache.heavy import HEAVY
from cache.weight import weight

P = ParamSpec("P")
T = TypeVar("T")

MEGABYTES = int(os.environ.get("CACHE_MB") or 512)
KEY_BYTES = 1000  # a selection, a version and a function's name; the selections are mostly shared
# A reader waits so long for what another is working out, then works it out too: no circle of waits can hold for ever.
PATIENCE = 10.0


@dataclass(frozen=True)
class _Held:
    value: Any
    weight: int


@dataclass
class _Flight:
    """One working-out that is under way."""

    by: int = field(default_factory=threading.get_ident)
    landed: threading.Event = field(default_factory=threading.Event)
    held: _Held | None = None


_lock = threading.Lock()
_store: LRUCache[Hashable, _Held] = LRUCache(MEGABYTES * 2**20, getsizeof=lambda held: held.weight)
_flights: dict[Hashable, _Flight] = {}


class Remembered(Generic[P, T]):
    """A function whose results are kept. What it raises is not; a result larger than the store is given and not kept."""

    def __init__(self, function: Callable[P, T], heavy: bool) -> None:
        self._function = function
        self._heavy = heavy
        self._name = f"{function.__module__}.{function.__qualname__}"
        update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        key = hashkey(self._name, *args, **kwargs)  # type: ignore[arg-type]
        return fetched(key, partial(self._function, *args, **kwargs), self._heavy)

    def kept(self, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What is kept of it; None where it would have to be worked out."""
        with _lock:
            held = _store.get(hashkey(self._name, *args, **kwargs))  # type: ignore[arg-type]
        return held.value if held else None

    def cache_clear(self) -> None:
        """Forgets this function's results alone."""
        with _lock:
            for key in [key for key in _store if key[0] == self._name]:  # type: ignore[index]
                del _store[key]


@overload
def remembered(function: Callable[P, T]) -> Remembered[P, T]: ...
@overload
def remembered(*, heavy: bool) -> Callable[[Callable[P, T]], Remembered[P, T]]: ...
def remembered(function: Any = None, *, heavy: bool = False) -> Any:
    """Keeps a function's results by its arguments, which must be hashable and say all that the result rests on.

    `heavy` marks what takes the interpreter for long: few of those run at a time (cache.heavy).
    """
    if function is None:
        return partial(Remembered, heavy=heavy)
    return Remembered(function, heavy)


def fetched(key: Hashable, make: Callable[[], T], heavy: bool = False) -> T:
    """What is kept under the key, else what `make` gives, kept from then on."""
    if not heavy:
        return _fetched(key, make)
    with _lock:
        held = _store.get(key)
    if held is not None:
        return held.value
    # The turn comes before the flight: who has the turn then never waits for one who waits for it.
    with HEAVY.turn():
        return _fetched(key, make)


def _fetched(key: Hashable, make: Callable[[], T]) -> T:
    with _lock:
        held = _store.get(key)
        if held is not None:
            return held.value
        flight = _flights.get(key)
        mine = flight is None
        if flight is None:
            flight = _flights[key] = _Flight()
    if mine:
        return _worked_out(key, make, flight)
    if flight.by != threading.get_ident() and flight.landed.wait(PATIENCE) and flight.held is not None:
        return flight.held.value
    return make()  # it failed there and fails here with its own words, or it takes too long


def _worked_out(key: Hashable, make: Callable[[], T], flight: _Flight) -> T:
    try:
        value = make()
        flight.held = _Held(value, KEY_BYTES + weight(value))
        _keep(key, flight.held)
        return value
    finally:
        with _lock:
            del _flights[key]
        flight.landed.set()


def _keep(key: Hashable, held: _Held) -> None:
    with _lock:
        if held.weight <= _store.maxsize:
            _store[key] = held


def forget() -> None:
    """Empties the store."""
    with _lock:
        _store.clear()


def standing() -> dict[str, int]:
    """How full the store is: entries, bytes, and the most bytes it may hold."""
    with _lock:
        return {"entries": len(_store), "bytes": int(_store.currsize), "most": int(_store.maxsize)}
