"""Which datasets there are and which one is shown by default: changed packages are published beside what is shown, and what
another process published, or went back to, is shown within a second."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from access.reader import OPERATOR, on_behalf
from store import engine
from store.handles import Dataset, datasets_dir, find_dataset, is_name, open_dataset
from store.package.faults import Fault, how_many
from store.programme.places import packages_dir
from store.shelf import named_version
from store.snapshots import BrokenPackage, publish
from store.standing import born_here, mend, standing
from store.watching import AGAIN_SECONDS, Watch, seconds

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
_REFUSED = "package %s refused with %d faults: %s"
_PUBLISHED = "package %s published as version %s"
_MOVED = "dataset %s shows version %s now"
LOGGED = 5  # faults of a refused package that the log tells; the page tells more


@dataclass(frozen=True)
class Refused:
    """A package that was handed in broken, or a current version that is damaged; `kept` is the version shown in its place, if
    there is one."""

    name: str
    kept: str | None
    faults: tuple[Fault, ...]

    @property
    def is_damage(self) -> bool:
        """Whether no package is wrong, but the version that was current is."""
        return all(fault.rule == "damaged" for fault in self.faults)

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
    """What became of a package: what it was refused for. `is_shelf`: whether its name can be that of a dataset."""

    name: str
    faults: tuple[Fault, ...] = ()
    is_shelf: bool = True


@dataclass(frozen=True)
class _Stood:
    """What is shown of a dataset, and why it is not what was meant; as it was found with this package and this CURRENT."""

    name: str
    shown: Dataset | None
    refused: Refused | None
    taken: _Taken | None
    named: str | None
    until: float  # on the clock of this process; what is damaged may be restored without anybody telling


class _Shelves:
    """The catalogue of one folder of packages and one of shelves: looked at again and again, and handed out as it stood at the
    last look."""

    def __init__(self, packages: Path, shelves: Path) -> None:
        self.places = packages, shelves
        self._watch = Watch(packages, self._take, self._moving, lambda taken: _may_pass(taken.faults))
        self._stood: dict[str, _Stood] = {}
        self._looking = threading.Lock()
        self.catalogue = Catalogue({}, ())

    def look(self, patiently: bool, first: bool = False) -> None:
        """One thread at a time, so that each change is taken once and no older state follows a newer one."""
        with self._looking:
            taken = {one.name: one for one in self._watch.look(patiently).values()}
            names = [*taken, *sorted(born_here(self.places[1]) - taken.keys())]
            stood = {name: self._stands(name, taken.get(name)) for name in names}
            found = _in_order(stood.values())
            if found != self.catalogue:
                engine.keep(one.shown.schema for one in stood.values() if one.shown)
                if not first:
                    _call_before_shown(found)
                self.catalogue = found
            if not first:
                for name, one in stood.items():
                    _tell(self._stood.get(name), one)
            self._stood = stood

    def _take(self, folder: Path) -> _Taken:
        name = folder.name
        if not is_name(name):
            shown = name.encode(errors="replace").decode()
            return _Taken(shown, (Fault(shown, "dataset_name"),), is_shelf=False)
        try:
            publish(folder, self.places[1] / name, who="packages")
            return _Taken(name)
        except BrokenPackage as broken:
            return _Taken(name, broken.faults)
        except Exception as error:  # one dataset's failure, whatever it is, hides none of the others
            log.exception("package %s failed", name)
            return _Taken(name, (Fault(name, "stopped", more=type(error).__name__),))

    def _moving(self, folder: Path) -> _Taken:
        return _Taken(folder.name, (Fault(folder.name, "changed"),), is_shelf=is_name(folder.name))

    def _stands(self, name: str, taken: _Taken | None) -> _Stood:
        """What is shown of a dataset: looked at again only when its package or its CURRENT is another than before."""
        faults = taken.faults if taken else ()
        if taken and not taken.is_shelf:
            return _Stood(name, None, Refused(name, None, faults), taken, None, float("inf"))
        shelf, before = self.places[1] / name, self._stood.get(name)
        mend(shelf)
        named, now = named_version(shelf), time.monotonic()
        if before and before.taken is taken and before.named == named and now < before.until:
            return before
        found = standing(self.places[1], name, anew=bool(faults))
        wrong = (*faults, *found.faults)
        refused = Refused(name, found.shown.version if found.shown else None, wrong) if wrong else None
        until = now + AGAIN_SECONDS if found.faults else float("inf")
        return _Stood(name, found.shown, refused, taken, named, until)


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
            _looking = threading.Thread(target=on_behalf(_look_on, OPERATOR), name="packages", daemon=True)
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


def _may_pass(faults: tuple[Fault, ...]) -> bool:
    """Whether it may be published later though nobody changes it."""
    return any(fault.rule in ("shelf", "busy", "changed") for fault in faults)


def _tell(before: _Stood | None, now: _Stood) -> None:
    """Logs once what became of a package, and that a dataset shows another version than before."""
    if now.refused:
        if before is None or before.refused != now.refused:
            faults, count = now.refused.faults, now.refused.count
            said = [fault.named() for fault in faults[:LOGGED]]
            said += [f"and {more} more"] if (more := count - len(said)) else []
            what = "dataset %s is damaged, %d faults: %s" if now.refused.is_damage else _REFUSED
            log.error(what, now.name, count, "; ".join(said))
    elif now.shown and (before is None or before.refused or before.shown != now.shown):
        of_package = now.taken is not None and (before is None or before.taken is not now.taken)
        log.info(_PUBLISHED if of_package else _MOVED, now.name, now.shown.version)


def _in_order(stood: Iterable[_Stood]) -> Catalogue:
    """The newest official dataset comes first, then the simulated one, then what is only reported."""

    def precedence(shown: Dataset) -> tuple[int, int, str]:
        rank = {"official": 0, "simulated": 1, "reported": 2}[shown.basis]
        return rank, -int(shown.description.as_of.replace("-", "")), shown.name

    kept = tuple(stood)
    ordered = sorted((one.shown for one in kept if one.shown), key=precedence)
    refused = tuple(one.refused for one in kept if one.refused)
    return Catalogue({shown.name: shown.version for shown in ordered}, refused)
