"""Which files a session was told of: only who was given a file's address by the app itself may fetch or leave anything there."""

import re
import threading
from collections import OrderedDict

from cachetools import LRUCache

MOST_SESSIONS, MOST_FILES = 5_000, 500
_ADDRESS = re.compile(rb"/(?:media|_stcore/upload_file)/[\w./-]+")


class Told:
    """By session, the last addresses that stood in what was sent to its pages."""

    def __init__(self) -> None:
        self._of: LRUCache[str, OrderedDict[bytes, None]] = LRUCache(MOST_SESSIONS)
        self._lock = threading.Lock()

    def hear(self, session: str, sent: bytes) -> None:
        """What is being sent to a page of the session."""
        if b"/media/" not in sent and b"/_stcore/upload_file/" not in sent:
            return
        with self._lock:
            known = self._of.get(session)
            if known is None:
                known = self._of[session] = OrderedDict()
            for address in _ADDRESS.findall(sent):
                known[address] = None
                known.move_to_end(address)
            while len(known) > MOST_FILES:
                known.popitem(last=False)

    def was_told(self, session: str, path: str) -> bool:
        with self._lock:
            return path.encode("utf-8", "replace") in self._of.get(session, ())
