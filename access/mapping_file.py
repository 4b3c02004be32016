"""The mapping file as it stands: read again when it changes, and where it says nothing any more the last good one holds."""

import logging
import threading
import time
from pathlib import Path

from access.granting import Grants, WrongRoles, read_grants

log = logging.getLogger("dashboard")
LOOKED_AT_EVERY = 2.0  # seconds


class MappingFile:
    """`fault` is why the file as it lies there now is not what holds; None where it is. Raises WrongRoles at first where it is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault: WrongRoles | None = None
        self._grants, self._stamp = read_grants(path), self._stamp_now()
        self._looked, self._lock = time.monotonic(), threading.Lock()

    def grants(self) -> Grants:
        """The same object as long as nothing changed."""
        if time.monotonic() - self._looked > LOOKED_AT_EVERY and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._grants

    def _look(self) -> None:
        self._looked = time.monotonic()
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._grants, self.fault = read_grants(self.path), None
            log.info("the roles file was read again")
        except WrongRoles as wrong:
            self.fault = wrong
            log.error("%s; the last good one holds", wrong.tell("en"))

    def _stamp_now(self) -> tuple[int, int, int]:
        try:
            lies = self.path.stat()
        except OSError:
            return (0, 0, 0)
        return lies.st_mtime_ns, lies.st_size, lies.st_ino
