"""Which datasets there are and which one is shown by default: changed packages are published beside what is shown."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from store import engine
from store.handles import Dataset, datasets_dir, find_dataset, is_name, open_dataset, open_in
from store.package.faults import Fault, how_many
from store.snapshots import BrokenPackage, damage_of, named_version, publish
from store.watching import Watch, seconds

__all__ = [
    "Catalogue",
    "Dataset",
    "Refused",
    "before_shown",
    "catalogue",
    "datasets_dir",
    "find_dataset",
    "open_dataset",
    "packages_dir",
    "refreshed",
]
log = logging.getLogger("dashboard")
ROOT = Path(__file__).resolve().parent.parent
LOGGED = 5  # faults of a refused package that the log tells; the page tells more


def packages_dir() -> Path:
    """Where data packages are handed in: PACKAGES_DIR, or the shipped data/."""
    return Path(os.environ.get("PACKAGES_DIR") or ROOT / "data")


@dataclass(frozen=True)
class Refused:
    """A package that was handed in broken; `kept` is the older version shown in its place, if there is one."""

    name: str
    kept: str | None
    faults: tuple[Fault, ...]

    @property
    def count(self) -> int:
        """How many faults it has, with those that are only counted."""
        return how_many(self.faults)


@dataclass(frozen=True)
class Catalogue:
    """The datasets that can be shown (name → version), the default first, and the packages that were refused."""

    versions: dict[str, str]
    refused: tuple[Refused, ...]

    @property
    def default(self) -> str | None:
        return next(iter(self.versions), None)


@dataclass(frozen=True)
class _Taken:
    """What became of a package: the version to show and its place among the others, and why it was refused, if it was."""

    name: str
    shown: Dataset | None = None
    refused: Refused | None = None


class _Shelves:
    """The catalogue of one folder of packages: looked at again and again, and handed out as it stood at the last look."""

    def __init__(self, packages: Path, shelves: Path) -> None:
        self.places = packages, shelves
        self._watch = Watch(packages, self._take, self._moving, lambda taken: _may_pass(taken.refused))
        self._taken: dict[str, _Taken] = {}
        self._looking = threading.Lock()
        self.catalogue = Catalogue({}, ())

    def look(self, patiently: bool, first: bool = False) -> None:
        """One thread at a time, so that each change is taken once and no older state follows a newer one."""
        with self._looking:
            taken = {one.name: one for one in self._watch.look(patiently).values()}
            found = _in_order(taken.values())
            if found != self.catalogue:
                engine.keep(one.shown.schema for one in taken.values() if one.shown)
                if not first:
                    _call_before_shown(found)
                self.catalogue = found
            if not first:
                for name, one in taken.items():
                    _tell(self._taken.get(name), one)
            self._taken = taken

    def _take(self, folder: Path) -> _Taken:
        name = folder.name
        if not is_name(name):
            shown = name.encode(errors="replace").decode()
            return _Taken(shown, None, Refused(shown, None, (Fault(shown, "dataset_name"),)))
        try:
            version = publish(folder, self.places[1] / name, who="packages")
            return _Taken(name, open_in(self.places[1], name, version))
        except BrokenPackage as broken:
            return self._kept(name, broken.faults)
        except Exception as error:  # one dataset's failure, whatever it is, hides none of the others
            log.exception("package %s failed", name)
            return self._kept(name, (Fault(name, "stopped", more=type(error).__name__),))

    def _moving(self, folder: Path) -> _Taken:
        return self._kept(folder.name, (Fault(folder.name, "changed"),))

    def _kept(self, name: str, faults: tuple[Fault, ...]) -> _Taken:
        """Refused, with the last good version in its place where that is still whole."""
        shelf = self.places[1] / name
        try:
            kept = named_version(shelf)
            if kept and not (damage := damage_of(shelf)):
                return _Taken(name, open_in(self.places[1], name, kept), Refused(name, kept, faults))
            return _Taken(name, None, Refused(name, None, (*faults, *(damage if kept else ()))))
        except Exception as error:
            log.exception("the last good version of %s failed", name)
            damaged = Fault(name, "damaged", value=kept, more=type(error).__name__)
            return _Taken(name, None, Refused(name, None, (*faults, damaged)))


_BEFORE_SHOWN: list[Callable[[Catalogue], None]] = []
_starting = threading.Lock()
_shelves: _Shelves | None = None
_looking: threading.Thread | None = None


def catalogue() -> Catalogue:
    """The datasets as they stood when they were last looked at, at once: while a changed package is checked, what stood
    before is shown. The first call looks itself, and others wait for it."""
    return _of_now().catalogue


def refreshed() -> Catalogue:
    """The datasets as they stand now: waits until changed packages lie still and are checked."""
    of_now = _of_now()
    of_now.look(patiently=True)
    return of_now.catalogue


def before_shown(call: Callable[[Catalogue], None]) -> None:
    """Has `call` called with each changed catalogue before a reader is shown it, but for the first."""
    _BEFORE_SHOWN.append(call)


def _call_before_shown(found: Catalogue) -> None:
    for call in _BEFORE_SHOWN:
        try:
            call(found)
        except Exception:  # what is only helped along does not keep a published version away
            log.exception("not ready for the new catalogue")


def _of_now() -> _Shelves:
    global _shelves, _looking
    places = packages_dir(), datasets_dir()
    held = _shelves
    if held is not None and held.places == places:
        return held
    with _starting:
        if _shelves is None or _shelves.places != places:
            held = _Shelves(*places)
            held.look(patiently=True, first=True)
            _shelves = held
        if _looking is None and _look_seconds() > 0:
            _looking = threading.Thread(target=_look_on, name="packages", daemon=True)
            _looking.start()
        return _shelves


def _look_seconds() -> float:
    """How often packages are looked at; with 0 only when the server starts."""
    return seconds("PACKAGES_LOOK_SECONDS", 1.0)


def _look_on() -> None:
    while (pause := _look_seconds()) > 0:
        time.sleep(pause)
        try:
            if _shelves is not None:
                _shelves.look(patiently=False)
        except Exception:
            log.exception("the packages cannot be looked at")


def _may_pass(refused: Refused | None) -> bool:
    """Whether it may be published later though nobody changes it."""
    return refused is not None and any(fault.rule in ("shelf", "busy", "changed") for fault in refused.faults)


def _tell(before: _Taken | None, now: _Taken) -> None:
    """Logs once what became of a package."""
    if now.refused:
        if before is None or before.refused != now.refused:
            faults, count = now.refused.faults, now.refused.count
            said = [fault.tell("en") for fault in faults[:LOGGED]]
            said += [f"and {more} more"] if (more := count - len(said)) else []
            log.error("package %s refused with %d faults: %s", now.name, count, "; ".join(said))
    elif now.shown and (before is None or before.refused or before.shown != now.shown):
        log.info("package %s published as version %s", now.name, now.shown.version)


def _in_order(taken: Iterable[_Taken]) -> Catalogue:
    """The newest official dataset comes first, then the simulated one, then what is only reported."""

    def precedence(shown: Dataset) -> tuple[int, int, str]:
        rank = {"official": 0, "simulated": 1, "reported": 2}[shown.basis]
        return rank, -int(shown.description.as_of.replace("-", "")), shown.name

    ordered = sorted((one.shown for one in taken if one.shown), key=precedence)
    refused = tuple(one.refused for one in taken if one.refused)
    return Catalogue({shown.name: shown.version for shown in ordered}, refused)
