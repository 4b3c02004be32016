"""The lines of the trail as a process has read them: what each is about is held, and what was added since is read on.

A file that only grew, and still has the last line that was read where it was, is read from there; any other is read anew.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from store.history.lines import LINES, Entry, read_line
from store.manifest import own_file

_MANY = 200  # lines, from which on reading the whole file is quicker than seeking each
_MOST = 4  # folders: the datasets of one server have one trail
_reading = Lock()
_held: dict[Path, "_Held"] = {}


class Outline(NamedTuple):
    """What a line is about, and where it stands in the file."""

    start: int
    length: int
    when: str
    kind: str
    act: str
    who: str
    dataset: str


@dataclass
class _Held:
    """`end` is behind the last ended line, `state` what the file was when it was read."""

    state: tuple[int, ...] = ()
    end: int = 0
    last: bytes = b""
    lines: list[Outline] = field(default_factory=list)


def lines(folder: Path) -> tuple[Outline, ...]:
    """Every ended line that is one, in the order of the file; none where there is no trail. Raises OSError."""
    try:
        with own_file(folder / LINES) as file, _reading:
            return tuple(_read_on(folder, file).lines)
    except FileNotFoundError:
        return ()


def read(folder: Path, some: Iterable[Outline]) -> list[Entry]:
    """The entries that these lines hold; of what is no line any more, none."""
    wanted = list(some)
    found: list[Entry] = []
    if not wanted:
        return found
    with suppress(FileNotFoundError), own_file(folder / LINES) as file:
        whole = file.read() if len(wanted) > _MANY else None
        for one in wanted:
            if whole is None:
                file.seek(one.start)
            line = file.read(one.length) if whole is None else whole[one.start : one.start + one.length]
            with suppress(ValueError):
                found.append(read_line(line))
    return found


def state_of(folder: Path) -> tuple[int, ...]:
    """What the file is by its inode, size and times; empty where there is none."""
    try:
        with own_file(folder / LINES) as file:
            return _state(file)
    except FileNotFoundError:
        return ()


def _state(file: BufferedReader) -> tuple[int, ...]:
    lies = os.fstat(file.fileno())
    return lies.st_dev, lies.st_ino, lies.st_size, lies.st_mtime_ns, lies.st_ctime_ns


def _read_on(folder: Path, file: BufferedReader) -> _Held:
    held, state = _held.get(folder) or _Held(), _state(file)
    if held.state == state:
        return held
    if not _only_grew(held, state, file):
        held = _Held()
    file.seek(held.end)
    for line in file:
        if not line.endswith(b"\n"):
            break
        with suppress(ValueError):
            entry = read_line(line)
            words = (sys.intern(word) for word in (entry.kind, entry.act, entry.who, entry.dataset))
            held.lines.append(Outline(held.end, len(line), entry.when, *words))
        held.end += len(line)
        held.last = hashlib.sha256(line).digest() + len(line).to_bytes(8, "big")
    held.state = state
    _held[folder] = held
    while len(_held) > _MOST:
        del _held[next(iter(_held))]
    return held


def _only_grew(held: _Held, state: tuple[int, ...], file: BufferedReader) -> bool:
    if not held.last or held.state[:2] != state[:2] or state[2] < held.end:
        return False
    length = int.from_bytes(held.last[32:], "big")
    file.seek(held.end - length)
    return hashlib.sha256(file.read(length)).digest() == held.last[:32]
