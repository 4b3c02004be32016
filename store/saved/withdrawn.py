"""Sessions that were ended before their time: told to every process on the same disk, until each would have been over by itself."""

import json
import threading
import time
from pathlib import Path

from store.disk import put_in_place
from store.handles import datasets_dir
from store.locks import locked

LOOKED_AT_EVERY = 1.0  # seconds
_FILE = "withdrawn.json"


def sessions_dir() -> Path:
    return datasets_dir() / ".sessions"  # a dataset cannot be called that


class Withdrawn:
    """Digests of sessions, never what a browser shows for one."""

    def __init__(self) -> None:
        self._known: dict[str, float] = {}
        self._stamp, self._looked, self._lock = 0, float("-inf"), threading.Lock()

    def __contains__(self, session_id: str) -> bool:
        if time.monotonic() - self._looked > LOOKED_AT_EVERY:
            self._look()
        return session_id in self._known

    def add(self, session_id: str, until: float) -> None:
        """On the disk for good when this returns. Raises OSError where it cannot be written; Busy where another process holds it."""
        folder = sessions_dir()
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            now = time.time()
            known = {one: end for one, end in _read(folder / _FILE).items() if end > now} | {session_id: until}
            put_in_place(folder / f".{_FILE}", folder / _FILE, json.dumps(known))
        self._known = {**self._known, **known}

    def _look(self) -> None:
        with self._lock:
            self._looked = time.monotonic()
            path = sessions_dir() / _FILE
            try:
                stamp = path.stat().st_mtime_ns
            except OSError:
                return
            if stamp != self._stamp:
                self._stamp, self._known = stamp, {**self._known, **_read(path)}


def _read(path: Path) -> dict[str, float]:
    try:
        said = json.loads(path.read_text(encoding="ascii"))
        return {str(one): float(end) for one, end in said.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
