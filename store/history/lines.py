"""A line of the audit trail, and the file that holds them: added to at its end, cut back only where a line was never ended."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.manifest import own_file

FIRST = "0" * 64  # what the first line names in place of the hash of a line before it
LINES = "trail.jsonl"
LONGEST_LINE = 256 * 1024
_TAIL = LONGEST_LINE + 2


@dataclass(frozen=True)
class Entry:
    """One line. `number` counts from 1; `when` is UTC, ISO 8601; `before` is the sha256 of the line before, `hash` its own."""

    number: int
    id: str
    when: str
    kind: str
    who: str
    dataset: str
    details: Mapping[str, Any]
    before: str
    hash: str = field(default="", compare=False)

    @property
    def act(self) -> str:
        """What was done: of a hand-in, that it was taken in or sent back, where the line tells that; else its kind."""
        told = (one for one in ("taken", "withdrawn") if self.kind == "handin" and self.details.get(one))
        return next(told, self.kind)

    @property
    def version(self) -> str:
        """The version it is about; empty where it is about none."""
        said = self.details.get("version", "")
        return said if isinstance(said, str) else ""


def read_line(line: bytes) -> Entry:
    """Raises ValueError for what is no line of the trail."""
    held = line.rstrip(b"\n")
    try:
        said = json.loads(held)
        entry = Entry(**said, hash=hashlib.sha256(held).hexdigest())
    except (TypeError, RecursionError) as error:
        raise ValueError("no line of the trail") from error
    words = (entry.id, entry.when, entry.kind, entry.who, entry.dataset, entry.before)
    whole = isinstance(entry.number, int) and isinstance(entry.details, dict)
    if not whole or not all(isinstance(word, str) for word in words):
        raise ValueError("no line of the trail")
    return entry


def written(entry: Entry) -> bytes:
    """The line as it stands in the file. Raises ValueError for one that is too long or holds what JSON cannot."""
    said = {
        "number": entry.number,
        "id": entry.id,
        "when": entry.when,
        "kind": entry.kind,
        "who": entry.who,
        "dataset": entry.dataset,
        "details": dict(entry.details),
        "before": entry.before,
    }
    line = json.dumps(said, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")
    if len(line) >= LONGEST_LINE:
        raise ValueError(f"a line of {len(line)} bytes is too long for the trail")
    return line + b"\n"


@contextmanager
def opened(folder: Path) -> Iterator[tuple[int, bytes]]:
    """The trail open for adding, with its last lines; a torn one at its end, which nobody was told was written, is cut off."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(folder / LINES, flags, 0o644)
    try:
        size = os.fstat(descriptor).st_size
        start = max(0, size - _TAIL)
        text = os.pread(descriptor, size - start, start)
        if text and not text.endswith(b"\n"):
            torn = len(text) - (text.rfind(b"\n") + 1)
            if torn == len(text) and start:
                raise OSError("the trail ends in no line")
            os.ftruncate(descriptor, size - torn)
            text = text[: len(text) - torn]
        yield descriptor, text
    finally:
        os.close(descriptor)


def add(descriptor: int, line: bytes) -> None:
    """Whole or not at all: what was written of it before the disk was full is taken back."""
    size = os.fstat(descriptor).st_size
    try:
        written = 0
        while written < len(line):
            written += os.write(descriptor, line[written:])
        os.fsync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, size)
        raise


def last(text: bytes) -> Entry | None:
    """The last line. One that is none of ours stays where it is, and the next names its hash all the same."""
    lines = text.rstrip(b"\n").split(b"\n") if text else []
    if not lines:
        return None
    try:
        return read_line(lines[-1])
    except ValueError:
        return Entry(len(lines), "", "", "", "", "", {}, "", hashlib.sha256(lines[-1]).hexdigest())


def ended(folder: Path) -> Iterator[bytes]:
    """The ended lines; none where there is no trail."""
    try:
        with own_file(folder / LINES) as file:
            yield from (line for line in file if line.endswith(b"\n"))
    except FileNotFoundError:
        return
