"""The audit trail: one line for each thing done to the datasets, never changed, each bound to the one before by its hash."""

import hashlib
import json
import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store.disk import to_disk
from store.handles import datasets_dir
from store.locks import locked
from store.manifest import own_file

KINDS = ("import", "handin", "answer", "publication", "rollback", "export", "deletion", "package", "conflict")
# After one of these a dataset shows another version, the one of its details.
NAMING = ("publication", "rollback", "package")
FIRST = "0" * 64  # what the first line names in place of the hash of a line before it
LINES = "trail.jsonl"
HEAD = "HEAD"  # the hash of the last line: without it nobody could tell that lines at the end are gone
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
    def version(self) -> str:
        """The version it is about; empty where it is about none."""
        said = self.details.get("version", "")
        return said if isinstance(said, str) else ""


def trail_dir(shelves: Path | None = None) -> Path:
    """Where the trail of the datasets in `shelves` lies, by default of those in DATASETS_DIR: a dataset cannot be called that."""
    return (shelves or datasets_dir()) / ".trail"


def append(
    kind: str,
    who: str,
    dataset: str,
    details: Mapping[str, object],
    *,
    folder: Path | None = None,
    entry_id: str | None = None,
    when: str | None = None,
) -> Entry:
    """Adds a line, which is on the disk for good when this returns; one of the same `entry_id` is not added twice.

    Raises OSError where it cannot be written (nothing of it is left then), Busy where another process writes for too long,
    ValueError for what is no line.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind of the trail: {kind!r}")
    folder = folder or trail_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder), _open(folder) as (descriptor, text):
        last = _last(text)
        if entry_id and (there := _of_id(folder, entry_id)):
            return there
        entry = Entry(
            number=last.number + 1 if last else 1,
            id=entry_id or new_id(),
            when=when or now(),
            kind=kind,
            who=who,
            dataset=dataset,
            details=details,
            before=last.hash if last else FIRST,
        )
        line = _line(entry)
        _write(descriptor, line)
        to_disk(folder)
        digest = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        with suppress(OSError):  # it may lag behind by a line, as it does when a process dies here
            (folder / f".{HEAD}").write_text(digest, encoding="ascii")
            os.replace(folder / f".{HEAD}", folder / HEAD)
        return read_line(line)


def new_id() -> str:
    return uuid.uuid4().hex[:16]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def entries(
    folder: Path | None = None,
    *,
    kind: str | tuple[str, ...] = (),
    dataset: str = "",
    who: str = "",
    version: str = "",
    since: str = "",
    until: str = "",
) -> tuple[Entry, ...]:
    """The lines that are all this, the newest first; `since` and `until` are starts of ISO dates, both included. A line that
    is none is passed over here: `verify` tells it."""
    kinds = (kind,) if isinstance(kind, str) else kind
    found = []
    for line in _lines(folder or trail_dir()):
        try:
            entry = read_line(line)
        except ValueError:
            continue
        if (
            (not kinds or entry.kind in kinds)
            and dataset in ("", entry.dataset)
            and who in ("", entry.who)
            and version in ("", entry.version)
            and (not since or entry.when >= since)
            and (not until or entry.when[: len(until)] <= until)
        ):
            found.append(entry)
    return tuple(reversed(found))


def last_named(dataset: str, folder: Path) -> Entry | None:
    """The last line after which the dataset showed another version."""
    return next(iter(entries(folder, kind=NAMING, dataset=dataset)), None)


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


def _line(entry: Entry) -> bytes:
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
def _open(folder: Path) -> Iterator[tuple[int, bytes]]:
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


def _write(descriptor: int, line: bytes) -> None:
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


def _last(text: bytes) -> Entry | None:
    """The last line. One that is none of ours stays where it is, and the next names its hash all the same."""
    lines = text.rstrip(b"\n").split(b"\n") if text else []
    if not lines:
        return None
    try:
        return read_line(lines[-1])
    except ValueError:
        return Entry(len(lines), "", "", "", "", "", {}, "", hashlib.sha256(lines[-1]).hexdigest())


def _of_id(folder: Path, entry_id: str) -> Entry | None:
    said = f'"id":"{entry_id}"'.encode()
    for line in _lines(folder):
        if said in line:
            with suppress(ValueError):
                if (entry := read_line(line)).id == entry_id:
                    return entry
    return None


def _lines(folder: Path) -> Iterator[bytes]:
    """The ended lines; none where there is no trail."""
    try:
        with own_file(folder / LINES) as file:
            yield from (line for line in file if line.endswith(b"\n"))
    except FileNotFoundError:
        return
