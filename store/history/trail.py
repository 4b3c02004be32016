"""The audit trail: one line for each thing done to the datasets, never changed, each bound to the one before by its hash."""

import hashlib
import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.disk import to_disk
from store.handles import datasets_dir, is_name
from store.history import held, places
from store.history.lines import FIRST, LINES, Entry, add, ended, last, opened, read_line, written
from store.locks import Busy, locked
from store.manifest import own_file
from store.shelf import is_pending, named_version
from style.text import Text

KINDS = (
    *("import", "handin", "answer", "publication", "rollback", "export", "deletion", "package", "conflict", "task"),
    *("signin", "signout", "look", "change", "removal"),
)
# After one of these a dataset shows another version, the one of its details.
NAMING = ("publication", "rollback", "package")
TRAIL = ".trail"  # a dataset cannot be called that
HEAD = "HEAD"  # the hash of the last line: without it nobody could tell that lines at the end are gone


def trail_dir(shelves: Path | None = None) -> Path:
    """Where the trail of the datasets in `shelves` lies, by default of those in DATASETS_DIR."""
    return (shelves or datasets_dir()) / TRAIL


def append(
    kind: str,
    who: str,
    dataset: str,
    details: Mapping[str, object],
    *,
    folder: Path | None = None,
    entry_id: str | None = None,
    when: str | None = None,
    patience: float | None = None,
) -> Entry:
    """Adds a line, which is on the disk for good when this returns; one of the same `entry_id` is not added twice. `patience`:
    seconds for which another process is waited for.

    Raises OSError where it cannot be written (nothing of it is left then), Busy where another process writes for too long,
    ValueError for what is no line.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind of the trail: {kind!r}")
    folder = folder or trail_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, patience), opened(folder) as (descriptor, text):
        before = last(text)
        if entry_id and (there := _of_id(folder, entry_id)):
            return there
        entry = Entry(
            number=before.number + 1 if before else 1,
            id=entry_id or new_id(),
            when=when or now(),
            kind=kind,
            who=who,
            dataset=dataset,
            details=details,
            before=before.hash if before else FIRST,
        )
        line = written(entry)
        add(descriptor, line)
        to_disk(folder)
        digest = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        with suppress(OSError):  # it may lag behind by a line, as it does when a process dies here
            _write_head(folder, digest)
        added = read_line(line)
        places.keep(folder, added)
        return added


def _write_head(folder: Path, digest: str) -> None:
    draft = folder / f".{HEAD}"
    with draft.open("w", encoding="ascii") as file:
        file.write(digest)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / HEAD)


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
    kinds, folder = (kind,) if isinstance(kind, str) else kind, folder or trail_dir()
    wanted = [
        line
        for line in reversed(held.lines(folder))
        if (not kinds or line.kind in kinds)
        and dataset in ("", line.dataset)
        and who in ("", line.who)
        and (not since or line.when >= since)
        and (not until or line.when[: len(until)] <= until)
    ]
    return tuple(entry for entry in held.read(folder, wanted) if version in ("", entry.version))


def last_named(dataset: str, folder: Path) -> Entry | None:
    """The last line after which the dataset showed another version."""
    last_one = next(
        (line for line in reversed(held.lines(folder)) if line.dataset == dataset and line.kind in NAMING), None
    )
    return next(iter(held.read(folder, [last_one])), None) if last_one else None


def last_place(dataset: str, kinds: tuple[str, ...], folder: Path) -> int:
    """Where in the trail the last line of these kinds about the dataset begins: another number once something more was done; -1
    where nothing was."""
    return next(
        (line.start for line in reversed(held.lines(folder)) if line.dataset == dataset and line.kind in kinds), -1
    )


def _of_id(folder: Path, entry_id: str) -> Entry | None:
    said = f'"id":"{entry_id}"'.encode()
    for line in ended(folder):
        if said in line:
            with suppress(ValueError):
                if (entry := read_line(line)).id == entry_id:
                    return entry
    return None


@dataclass(frozen=True)
class TrailFault:
    """Something wrong with the trail: in which line, or of which dataset, and by which of FAULTS."""

    rule: str
    line: int = 0
    dataset: str = ""
    more: str = ""

    def tell(self, lang: str) -> str:
        return FAULTS[self.rule](lang, line=self.line, dataset=self.dataset, more=self.more)


FAULTS: dict[str, Text] = {
    "line": Text("第 {line} 行不是审计记录", "line {line} is no line of the trail"),
    "number": Text(
        "第 {line} 行的序号是 {more}，前后有缺失或插入", "line {line} is numbered {more}: lines are missing or put in"
    ),
    "bound": Text(
        "第 {line} 行与前一行的校验值不符，其一被改动",
        "line {line} is not bound to the one before: one of them was changed",
    ),
    "kind": Text("第 {line} 行的类别“{more}”未定义", "line {line} is of a kind that is not defined, “{more}”"),
    "torn": Text(
        "末行没有写完（{more} 字节），下次写入时去掉",
        "the last line was not written to its end ({more} bytes); it goes when the next is written",
    ),
    "cut": Text("末尾有记录被删去或改动", "lines at the end were removed or changed"),
    "shown": Text(
        "数据集“{dataset}”现显示 {more}，与审计记录的最后一次发布不符",
        "dataset “{dataset}” shows {more}, which is not what the trail last says was published",
    ),
    "unreadable": Text("审计记录无法读取（{more}）", "the trail cannot be read ({more})"),
}


def verify(folder: Path | None = None) -> tuple[TrailFault, ...]:
    """Everything that is wrong with the trail: lines changed, missing or put in, and datasets that show another version than it
    says. Nothing where there is no trail."""
    folder = folder or trail_dir()
    if not folder.is_dir():
        return ()
    with ExitStack() as lock:
        with suppress(OSError, Busy):  # where it cannot be locked, as on a read-only disk, it is read as it lies
            lock.enter_context(locked(folder))
        try:
            return (*_known_chain_faults(folder), *_shown_faults(folder))
        except OSError as error:
            return (TrailFault("unreadable", more=error.strerror or type(error).__name__),)


_verified: dict[Path, tuple[tuple[object, ...], tuple[TrailFault, ...]]] = {}


def _known_chain_faults(folder: Path) -> tuple[TrailFault, ...]:
    """The same file is read once: one that was changed has another size or time, which no reader of pages can set back."""
    state = (*held.state_of(folder), _head(folder))
    known = _verified.get(folder)
    if known is None or known[0] != state:
        known = state, tuple(_chain_faults(folder))
        _verified[folder] = known
    return known[1]


def _chain_faults(folder: Path) -> Iterator[TrailFault]:
    before, number, hashes, length = FIRST, 0, {FIRST}, 0
    for line in ended(folder):
        number, length = number + 1, length + len(line)
        digest = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        try:
            entry = read_line(line)
        except ValueError:
            yield TrailFault("line", number)
        else:
            if entry.number != number:
                yield TrailFault("number", number, more=str(entry.number))
            if entry.before != before:
                yield TrailFault("bound", number)
            if entry.kind not in KINDS:
                yield TrailFault("kind", number, more=entry.kind[:40])
        before = digest
        hashes.add(digest)
    if rest := _size(folder / LINES) - length:
        yield TrailFault("torn", more=str(rest))
    head = _head(folder)
    if (head is None and number > 1) or (head is not None and head not in hashes):
        yield TrailFault("cut")


def _shown_faults(folder: Path) -> Iterator[TrailFault]:
    last_lines: dict[str, Entry] = {}
    for entry in reversed(entries(folder, kind=NAMING)):
        last_lines[entry.dataset] = entry
    for name, entry in sorted(last_lines.items()):
        shelf = folder.parent / name
        if not is_name(name) or not shelf.is_dir() or is_pending(shelf):
            continue
        shown = named_version(shelf)
        if shown != entry.version and not is_pending(shelf):
            yield TrailFault("shown", dataset=name, more=shown or "—")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _head(folder: Path) -> str | None:
    try:
        with own_file(folder / HEAD) as file:
            return file.read(100).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
