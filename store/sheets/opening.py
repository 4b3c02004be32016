"""Any file that somebody hands in is opened here: read apart from the server, within limits, or refused with reasons."""

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from store.sheets.apart import FAILED, OUT_OF_MEMORY, OUT_OF_ROOM, received
from store.sheets.grid import Book
from store.sheets.limits import LIMITS, MEGABYTE, Limits
from store.sheets.rules import CannotRead, refused
from style.failures import places_in

__all__ = ["CannotRead", "keep_ready", "open_book", "worked_on_apart"]

_LOG = logging.getLogger(__name__)
Found = TypeVar("Found")
LAST_WORDS = 4000  # bytes of what a process said, in search of where it failed
NICE = 10  # a tenth of a processor where all are wanted: an import goes on, and readers do not notice
_ROOT = Path(__file__).parents[2]
_lock = threading.Lock()
_ahead: dict[str, subprocess.Popen[bytes] | None] = {}
# Two files at a time: each may need the memory and the processor that its limits allow.
_TURNS = threading.BoundedSemaphore(2)
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"malloc", b"bad_alloc")


def open_book(path: Path, name: str | None = None, limits: Limits = LIMITS) -> Book:
    """The file as sheets of cells, whatever its name ends in. Raises CannotRead with every reason why not.

    `name` is what its sender calls it, where it lies under another name here.
    """
    return worked_on_apart("store.sheets.apart", path, name, limits, received)


def worked_on_apart(
    module: str,
    path: Path,
    name: str | None,
    limits: Limits,
    take: Callable[[Path], Found | None],
    job: Mapping[str, Any] | None = None,
    put: Callable[[Path], object] | None = None,
) -> Found:
    """What a module made of a file in a process of its own, as `take` finds it in the folder where it was left: None where nothing
    whole was. `job` is what the module is told besides; `put` lays into the folder what it needs. Raises CannotRead."""
    size = path.stat().st_size
    if size == 0:
        raise refused("empty_file")
    if size > limits.file_bytes:
        found, most = (f"{count / MEGABYTE:.1f}" for count in (size, limits.file_bytes))
        raise refused("too_many_bytes", found=found, most=most)
    with _TURNS, _private_folder() as folder:
        at = Path(folder)
        if put is not None:
            put(at)
        asked = {"path": str(path.resolve()), "name": name or path.name, "limits": asdict(limits), "folder": folder}
        ended = _ended(module, {**asked, **(job or {})}, limits)
        made = take(at) if ended[0] == 0 else None
    if made is None:
        raise _why_ended(ended, limits)
    return made


def _private_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="ledger-")
    except OSError as error:
        raise refused("no_room") from error


def _ended(module: str, asked: Mapping[str, Any], limits: Limits) -> tuple[int, bytes]:
    try:
        return _run(module, asked, limits.seconds)
    except subprocess.TimeoutExpired:
        raise refused("too_slow", most=limits.seconds) from None


def _run(module: str, job: Mapping[str, Any], seconds: float) -> tuple[int, bytes]:
    """Runs `python -m module` with the job as a line of JSON; what it returned, and what it said. Raises TimeoutExpired, with the
    process ended."""
    process = _waiting(module) or _started(module)
    try:
        _, said = process.communicate(json.dumps(job).encode("ascii") + b"\n", timeout=seconds)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
        if module in _ahead:
            keep_ready(module)
    return process.returncode, said


def keep_ready(module: str) -> None:
    """From now on one process of this module waits for its job, with its libraries at hand."""
    with _lock:
        held = _ahead.get(module)
        if held is None or held.poll() is not None:
            _ahead[module] = _started(module)


@atexit.register
def _end_all() -> None:
    with _lock:
        for process in filter(None, _ahead.values()):
            process.kill()
        _ahead.clear()


def _waiting(module: str) -> subprocess.Popen[bytes] | None:
    """The one that was kept ready, given away once."""
    with _lock:
        held = _ahead.get(module)
        if held is not None:
            _ahead[module] = None
    return held if held is not None and held.poll() is None else None


def _started(module: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module],  # nothing is imported from where it stands
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        env=_surroundings(),
    )
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
    return process


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


def _why_ended(ended: tuple[int, bytes], limits: Limits) -> CannotRead:
    """Of a process that left nothing: killed by the system or out of memory, out of time, else a file it could not bear."""
    code, said = ended
    where = places_in(said[-LAST_WORDS:])
    _LOG.warning("reading a file apart ended with %s: %s", code, where)
    if code == FAILED:  # no fault of the file
        raise RuntimeError(where)
    if code == OUT_OF_ROOM:
        return refused("no_room")
    if code == -signal.SIGXCPU:
        return refused("too_slow", most=limits.seconds)
    if code in (OUT_OF_MEMORY, -signal.SIGKILL) or any(sign in said for sign in _OUT_OF_MEMORY):
        return refused("too_much_memory", most=f"{limits.memory_bytes / MEGABYTE:.0f}")
    return refused("broken")
