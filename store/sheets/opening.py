"""Any file that somebody hands in is opened here: read apart from the server, within limits, or refused with reasons."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from store.sheets.apart import OUT_OF_MEMORY, OUT_OF_ROOM, received
from store.sheets.grid import Book
from store.sheets.limits import LIMITS, MEGABYTE, Limits
from store.sheets.rules import CannotRead, refused

__all__ = ["CannotRead", "open_book"]

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]
# Two files at a time: each may need the memory and the processor that its limits allow.
_TURNS = threading.BoundedSemaphore(2)
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"malloc", b"bad_alloc")


def open_book(path: Path, name: str | None = None, limits: Limits = LIMITS) -> Book:
    """The file as sheets of cells, whatever its name ends in. Raises CannotRead with every reason why not.

    `name` is what its sender calls it, where it lies under another name here.
    """
    size = path.stat().st_size
    if size == 0:
        raise refused("empty_file")
    if size > limits.file_bytes:
        found, most = (f"{count / MEGABYTE:.1f}" for count in (size, limits.file_bytes))
        raise refused("too_many_bytes", found=found, most=most)
    with _TURNS, _private_folder() as folder:
        ended = _read_apart(path.resolve(), name or path.name, limits, Path(folder))
        book = received(Path(folder)) if ended.returncode == 0 else None
    if book is None:
        raise _why_ended(ended, path.name, limits)
    return book


def _private_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="ledger-")
    except OSError as error:
        raise refused("no_room") from error


def _read_apart(path: Path, name: str, limits: Limits, folder: Path) -> subprocess.CompletedProcess[bytes]:
    asked = {"path": str(path), "name": name, "limits": asdict(limits), "folder": str(folder)}
    try:
        return subprocess.run(
            [sys.executable, "-m", "store.sheets.apart"],
            input=json.dumps(asked).encode("ascii"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=limits.seconds,
            cwd=folder,
            env=_surroundings(),
        )
    except subprocess.TimeoutExpired:
        raise refused("too_slow", most=limits.seconds) from None


def _surroundings() -> dict[str, str]:
    """Of the server's own settings only what a Python needs to start."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ") if name in os.environ
    }
    paths = filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))
    return {**kept, **_SPARING, "PYTHONPATH": os.pathsep.join(paths)}


# Memory is counted as addresses, and these would reserve many times what they use.
_SPARING = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


def _why_ended(ended: subprocess.CompletedProcess[bytes], name: str, limits: Limits) -> CannotRead:
    """Of a process that left nothing: killed by the system or out of memory, out of time, else a file it could not bear."""
    _LOG.warning(
        "reading %r apart ended with %s: %s", name, ended.returncode, ended.stderr[-2000:].decode("utf-8", "replace")
    )
    if ended.returncode == OUT_OF_ROOM:
        return refused("no_room")
    if ended.returncode == -signal.SIGXCPU:
        return refused("too_slow", most=limits.seconds)
    if ended.returncode in (OUT_OF_MEMORY, -signal.SIGKILL) or any(sign in ended.stderr for sign in _OUT_OF_MEMORY):
        return refused("too_much_memory", most=f"{limits.memory_bytes / MEGABYTE:.0f}")
    return refused("broken")
