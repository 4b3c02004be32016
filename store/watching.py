"""Which package folders lie there and which of them changed; what changed is taken once, and only when it lies still."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from store.package.folder import DESCRIPTOR, is_there
from store.programme.held import programme_files
from store.schema import TABLES
from store.schemes.held import scheme_files

MOVING_SECONDS = 15.0  # a folder that is written to for longer is told, and shown again once it lies still
AGAIN_SECONDS = 60.0  # what failed for no fault of the package, as on a full disk, is tried again after so long
_PAUSE = 0.1
Outcome = TypeVar("Outcome")
Stamp = tuple[object, ...]


def still_seconds() -> float:
    """How long the files of a package must not have changed before they are read: PACKAGES_STILL_SECONDS."""
    return seconds("PACKAGES_STILL_SECONDS", 3.0)


def seconds(variable: str, otherwise: float) -> float:
    """A number of seconds from the environment; `otherwise` where it is no number."""
    try:
        return float(os.environ.get(variable) or otherwise)
    except ValueError:
        return otherwise


@dataclass(frozen=True)
class _Moving:
    stamp: Stamp
    since: float  # since when it has this stamp
    first: float  # since when it has not lain still


@dataclass(frozen=True)
class _Seen(Generic[Outcome]):
    stamp: Stamp | None  # None: as it never lay still
    outcome: Outcome
    again: float  # on the clock of this process


class Watch(Generic[Outcome]):
    """What became of each package folder under `packages`.

    `take` makes an outcome of a folder that changed and lies still, `moving` of one that does not come to rest; `again`
    says of an outcome whether it is worth another try.
    """

    def __init__(
        self,
        packages: Path,
        take: Callable[[Path], Outcome],
        moving: Callable[[Path], Outcome],
        again: Callable[[Outcome], bool],
    ) -> None:
        self._packages, self._take, self._never, self._again = packages, take, moving, again
        self._seen: dict[Path, _Seen[Outcome]] = {}
        self._moving: dict[Path, _Moving] = {}

    def look(self, patiently: bool) -> dict[Path, Outcome]:
        """The outcome of every folder; `patiently` waits for those that are being written to. Not for two threads at once."""
        while self._look() and patiently:
            time.sleep(_PAUSE)
        return {folder: seen.outcome for folder, seen in sorted(self._seen.items())}

    def _look(self) -> bool:
        """Whether a folder is still to be waited for."""
        waiting = False
        there = {path.parent for path in self._packages.glob(f"*/{DESCRIPTOR}") if path.parent.name[0] != "."}
        for folder in sorted(there | self._seen.keys()):
            stamp, seen, now = _stamp(folder), self._seen.get(folder), time.monotonic()
            if seen and seen.stamp == stamp and now < seen.again:
                self._moving.pop(folder, None)
            elif self._is_still(folder, stamp, now):
                del self._moving[folder]
                self._settle(folder, stamp)
            elif now - self._moving[folder].first < MOVING_SECONDS:
                waiting = True
            elif seen is None or seen.stamp is not None:
                self._seen[folder] = _Seen(None, self._never(folder), float("inf"))
        return waiting

    def _settle(self, folder: Path, stamp: Stamp) -> None:
        if not folder.is_dir():
            self._seen.pop(folder, None)
            return
        outcome = self._take(folder)
        again = time.monotonic() + AGAIN_SECONDS if self._again(outcome) else float("inf")
        self._seen[folder] = _Seen(stamp, outcome, again)

    def _is_still(self, folder: Path, stamp: Stamp, now: float) -> bool:
        """By the times of its files, or, as another machine's clock may have made those, by watching it."""
        last = self._moving.get(folder)
        if last is None or last.stamp != stamp:
            last = self._moving[folder] = _Moving(stamp, now, last.first if last else now)
        still = still_seconds()
        times = [entry[-2:] for entry in stamp if isinstance(entry, tuple)]
        latest = max((time_ns for pair in times for time_ns in pair), default=None)
        by_its_files = latest is not None and time.time() - latest / 1e9 >= still
        return by_its_files or now - last.since >= still


def _stamp(folder: Path) -> Stamp:
    """Tells a changed package from an unchanged one without reading it; of each file its time of writing and of change
    stand last."""
    others = [*scheme_files(folder), *programme_files(folder)]
    stamps: list[object] = [*others]
    for name in (DESCRIPTOR, *(f"{table}.csv" for table in TABLES), *others):
        try:
            found = (folder / name).stat()
            stamps.append((found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))
        except OSError:
            stamps.append(is_there(folder, name))
    return tuple(stamps)
