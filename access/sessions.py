"""Who is signed in now: each session with its claims, until when it holds, and what ends when it does."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from access.granting import Grants
from access.reader import NOBODY, Place, Reader

MOST_KEPT = 20_000  # sessions that are remembered; a claim set has some 1,000 bytes
GRACE = 60.0  # seconds that a clock may be ahead of this machine's


@dataclass(frozen=True)
class Session:
    """A sign-in. `id` is a digest of what the browser or the proxy showed for it; `since` and `until` are seconds since 1970."""

    id: str
    claims: Mapping[str, Any] = field(hash=False)
    since: float
    until: float
    address: str = ""
    agent: str = ""

    def holds(self, now: float) -> bool:
        return self.since <= now + GRACE and now < self.until


class Sessions:
    """Those of this process. `grants` are asked anew each time, so that a changed mapping file holds at once; `is_withdrawn` tells of
    those that were ended before their time, by whichever process; `rest` is after how many seconds in which its reader asked nothing
    one is over."""

    def __init__(
        self, grants: Callable[[], Grants], is_withdrawn: Callable[[str], bool], rest: float = float("inf")
    ) -> None:
        self._grants, self._is_withdrawn, self._rest = grants, is_withdrawn, rest
        self._held: dict[str, Session] = {}
        self._asked: dict[str, float] = {}  # when its reader last asked for anything, in this process
        self._readers: dict[str, tuple[Grants, Reader]] = {}
        self._lock = threading.Lock()

    def enter(self, session: Session) -> bool:
        """Remembers a session; whether it is one that was not known here."""
        with self._lock:
            is_new = session.id not in self._held
            self._held[session.id] = session
            if is_new:
                self._asked[session.id] = time.monotonic()
            if len(self._held) > MOST_KEPT:
                self._forget(time.time())
            return is_new

    def find(self, session_id: str) -> Session | None:
        """None where it is unknown, over or withdrawn."""
        held = self._held.get(session_id)
        if held is None or not held.holds(time.time()) or self._is_withdrawn(session_id):
            return None
        return None if time.monotonic() - self._asked.get(session_id, float("-inf")) > self._rest else held

    def asks(self, session_id: str) -> None:
        """Its reader does something; one that is over is not woken."""
        if self.find(session_id):
            self._asked[session_id] = time.monotonic()

    def reader(self, session_id: str) -> Reader:
        """On whose behalf whatever this session asks runs: NOBODY once it is over, and where the mapping file grants nothing."""
        held = self.find(session_id)
        if held is None:
            return NOBODY
        grants = self._grants()
        known = self._readers.get(session_id)
        if known is not None and known[0] is grants:
            return known[1]
        found = replace(grants.reader_of(held.claims), place=Place(held.address, held.agent))
        self._readers[session_id] = (grants, found)
        return found

    def now(self) -> tuple[Session, ...]:
        """Those that hold, the newest first."""
        with self._lock:
            held = tuple(self._held.values())
        return tuple(sorted((one for one in held if self.find(one.id)), key=lambda one: one.since, reverse=True))

    def _forget(self, now: float) -> None:
        """Those that are over; and of those that hold the oldest, where still too many are left."""
        left = sorted((one for one in self._held.values() if one.holds(now)), key=lambda one: one.since)
        self._held = {one.id: one for one in left[-MOST_KEPT // 2 :]}
        self._readers = {key: value for key, value in self._readers.items() if key in self._held}
        self._asked = {key: value for key, value in self._asked.items() if key in self._held}
