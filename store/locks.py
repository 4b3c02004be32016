"""The lock that lets one process at a time write into a folder: follows no link, and is not waited for without end."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
# Seconds. What is done under a lock takes some milliseconds, and a few seconds for ten million rows.
PATIENCE = 20.0
_PAUSE = 0.02
_OPENED = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Busy(Exception):
    """Another process holds the lock of this folder and did not let go."""


@contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[None]:
    """With the folder's lock held. Raises Busy when `patience` seconds (PATIENCE) were not enough, OSError where the
    lock cannot be had at all: a link in its place is not followed, and a pipe is not waited for."""
    try:
        descriptor = os.open(folder / LOCK, _OPENED, 0o644)
    except OSError as error:
        raise OSError(error.errno, LOCK if error.errno == errno.ELOOP else error.strerror) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.ENOTSUP, LOCK)
        _wait(descriptor, folder, PATIENCE if patience is None else patience)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, folder: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= give_up:
                raise Busy(folder.name) from None
            time.sleep(_PAUSE)
