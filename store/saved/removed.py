"""The bin: what was removed lies in `.bin` for thirty days, whole or absent as everything that is kept, and can be brought back.

A thing that lies in both places, as where a process died on the way, was not removed, or is back already: the bin's is left over.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

from access.reader import acting
from store.disk import to_disk
from store.saved import owners, small_files
from store.saved.owners import Owned
from store.saved.small_files import NotSaved
from style.text import Text

BIN = ".bin"
DAYS = 30
_MORE = 4096  # bytes of a file beside what was removed
Kept = TypeVar("Kept", bound=Owned)
Read = Callable[[dict[str, Any]], Kept]

NOT_THERE = Text(
    "回收站里没有它：可能已被恢复或到期清除", "it is not in the bin: it was brought back, or its days are over"
)


@dataclass(frozen=True)
class Removed(Generic[Kept]):
    """A thing in the bin, who removed it, and when: UTC, ISO 8601."""

    kept: Kept
    by: str
    by_name: str
    removed: str

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.removed)

    @property
    def id(self) -> str:
        return self.kept.id

    @property
    def author(self) -> str:
        return self.kept.author

    @property
    def author_name(self) -> str:
        return self.kept.author_name

    def days_left(self, now: datetime | None = None) -> int:
        """Days until it goes for good, begun ones counted: 1 on its last."""
        left = self.when + timedelta(days=DAYS) - (now or datetime.now(UTC))
        return max(-(-left // timedelta(days=1)), 0)


@contextmanager
def writing(folder: Path, now: datetime | None = None) -> Iterator[None]:
    """With the folder's lock held; what is older than its days goes for good. Raises NotSaved."""
    with small_files.writing(folder):
        _expire(folder, now or datetime.now(UTC))
        yield


def put(
    folder: Path, record: Mapping[str, Any], read: Read[Kept], largest: int, most: int, most_each: int,
    now: datetime | None = None,
) -> None:  # fmt: skip
    """Moves a kept thing into the bin. Called with the lock held. The bin holds as many as may be kept, and no more of one
    author: then the oldest goes, of whoever has most in it, so that nobody fills a disk by saving and removing, nor pushes out
    what others removed."""
    who, when = acting(), (now or datetime.now(UTC)).isoformat(timespec="microseconds")
    (folder / BIN).mkdir(exist_ok=True)
    wrapped = {"id": record["id"], "kept": dict(record), "by": who.id, "by_name": who.name, "removed": when}
    small_files.write(folder / BIN, wrapped)
    (folder / f"{record['id']}.json").unlink()
    to_disk(folder)
    there = sorted(_all(folder, read, largest), key=lambda one: one.when)
    while author := _has_too_many(there, most, most_each):
        oldest = next(one for one in there if one.author == author[0])
        there.remove(oldest)
        _drop(folder, oldest.id)


def _has_too_many(there: list[Removed[Kept]], most: int, most_each: int) -> tuple[str] | None:
    """The author of whom one has to go, if any."""
    of = Counter(one.author for one in there)
    over = [(author,) for author, count in of.items() if author and count > most_each]
    return over[0] if over else (of.most_common(1)[0][0],) if len(there) > most else None


def removed(folder: Path, read: Read[Kept], largest: int, now: datetime | None = None) -> tuple[Removed[Kept], ...]:
    """What lies in the bin and the acting reader may look at: his own first, and the last removed first."""
    at = now or datetime.now(UTC)
    found = [one for one in _all(folder, read, largest) if not _is_over(one.when, at)]
    return tuple(owners.seen(sorted(found, key=lambda one: one.when, reverse=True)))


def found(folder: Path, kept_id: str, read: Read[Kept], largest: int, now: datetime | None = None) -> Removed[Kept]:
    """One that lies in the bin. Raises NotSaved where it does not, or no longer."""
    one = small_files.read_one(folder / BIN, kept_id, lambda said: _removed(said, read), largest + _MORE)
    if one is None or _is_over(one.when, now or datetime.now(UTC)) or (folder / f"{kept_id}.json").exists():
        raise NotSaved(NOT_THERE)
    return one


def bring_back(folder: Path, record: Mapping[str, Any]) -> None:
    """Writes it where it was kept, and takes it out of the bin. Called with the lock held."""
    small_files.write(folder, record)
    _drop(folder, str(record["id"]))


def _all(folder: Path, read: Read[Kept], largest: int) -> list[Removed[Kept]]:
    there, _ = small_files.read_all(folder / BIN, lambda said: _removed(said, read), largest + _MORE)
    return [one for one in there if not (folder / f"{one.id}.json").exists()]


def _removed(said: dict[str, Any], read: Read[Kept]) -> Removed[Kept]:
    one = Removed(read(said["kept"]), said["by"], said["by_name"], said["removed"])
    if said["kept"].get("id") != said["id"] or not all(isinstance(word, str) for word in (one.by, one.by_name)):
        raise ValueError(f"nothing that was removed: {said['id']}")
    if one.when.tzinfo is None:
        raise ValueError(f"no time zone: {one.removed}")
    return one


def _is_over(when: datetime, now: datetime) -> bool:
    return now - when >= timedelta(days=DAYS)


def _expire(folder: Path, now: datetime) -> None:
    """Removes what is over or left over; what cannot be read as removed is left alone."""

    def day(said: dict[str, Any]) -> tuple[str, datetime]:
        when = datetime.fromisoformat(said["removed"])
        if when.tzinfo is None:
            raise ValueError("no time zone")
        return said["id"], when

    there, _ = small_files.read_all(folder / BIN, day, 2**62)
    for kept_id, when in there:
        if _is_over(when, now) or (folder / f"{kept_id}.json").exists():
            _drop(folder, kept_id)


def _drop(folder: Path, kept_id: str) -> None:
    (folder / BIN / f"{kept_id}.json").unlink(missing_ok=True)
    to_disk(folder / BIN)
