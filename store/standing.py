"""Which version of a dataset can be shown: the one named CURRENT, or, where that is damaged, the last good one on the shelf."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.handles import Dataset, is_name, open_in
from store.history import trail
from store.locks import Busy, locked
from store.manifest import Damaged, Manifest, is_version, is_whole, read_manifest
from store.naming import heal
from store.package.faults import Fault
from store.shelf import CURRENT, PACKAGE, SNAPSHOTS, damage_of, is_pending, named_version

log = logging.getLogger("dashboard")
HEAL_SECONDS = 0.5  # a publication that is just under way is not waited for: the next look finds it done


@dataclass(frozen=True)
class Standing:
    """What a shelf can show, and what is wrong with the version that CURRENT names; nothing shown where none is good."""

    shown: Dataset | None
    faults: tuple[Fault, ...] = ()


def mend(shelf: Path) -> None:
    """Ends or drops what a process that died left half done; one that is still at it is left alone."""
    unnamed = os.path.lexists(shelf / CURRENT) and named_version(shelf) is None
    if not unnamed and not is_pending(shelf):
        return
    try:
        with locked(shelf, HEAL_SECONDS):
            heal(shelf)
    except (OSError, Busy) as error:
        log.warning("what was left half done on the shelf of %s cannot be ended now: %s", shelf.name, error)


def standing(shelves: Path, name: str, anew: bool = False) -> Standing:
    """What the shelf shows now; `anew` looks at every byte of the current version again, though it was looked at before."""
    shelf = shelves / name
    version = named_version(shelf)
    if version is None:
        return Standing(None)
    try:
        faults = damage_of(shelf) if anew else ()
        if not faults:
            return Standing(open_in(shelves, name, version))
    except (Damaged, FileNotFoundError) as damaged:
        faults = (
            Fault(name, "damaged", value=version, more=str(damaged) if isinstance(damaged, Damaged) else CURRENT),
        )
    except Exception as error:
        log.exception("version %s of %s cannot be opened", version, name)
        faults = (Fault(name, "damaged", value=version, more=type(error).__name__),)
    return Standing(_last_good(shelves, name, version), faults)


def born_here(shelves: Path) -> set[str]:
    """The datasets that began with rows handed in, not with a package: those of packages go when their folder goes."""
    try:
        names = os.listdir(shelves)
    except OSError:
        return set()
    return {name for name in names if is_name(name) and _is_born_here(shelves / name)}


def _is_born_here(shelf: Path) -> bool:
    if os.path.lexists(shelf / PACKAGE) or (version := named_version(shelf)) is None:
        return False
    try:  # a shelf from before PACKAGE was kept says so in its manifest
        return read_manifest(shelf / SNAPSHOTS / version).who != "packages"
    except Damaged:
        return trail.last_named(shelf.name, trail.trail_dir(shelf.parent)) is not None


def _last_good(shelves: Path, name: str, damaged: str) -> Dataset | None:
    """The newest whole version but the damaged one: by what the trail says was shown, then by parents, then by day."""
    for version in _before(shelves / name, damaged):
        try:
            if is_whole(shelves / name / SNAPSHOTS / version):
                return open_in(shelves, name, version)
        except Exception:
            log.exception("version %s of %s cannot be opened", version, name)
    return None


def _before(shelf: Path, damaged: str) -> Iterator[str]:
    seen = {damaged}
    for version in (*_shown_before(shelf), *_parents(shelf, damaged), *_by_day(shelf)):
        if version not in seen and is_version(version):
            seen.add(version)
            yield version


def _shown_before(shelf: Path) -> Iterator[str]:
    try:
        lines = trail.entries(trail.trail_dir(shelf.parent), kind=trail.NAMING, dataset=shelf.name)
    except OSError:
        return
    yield from (entry.version for entry in lines)


def _parents(shelf: Path, version: str) -> Iterator[str]:
    seen: set[str] = set()
    while version not in seen and (manifest := _manifest(shelf, version)) and manifest.parent:
        seen.add(version)
        version = manifest.parent
        yield version


def _by_day(shelf: Path) -> list[str]:
    try:
        names = [name for name in os.listdir(shelf / SNAPSHOTS) if is_version(name)]
    except OSError:
        return []
    held = {name: manifest for name in names if (manifest := _manifest(shelf, name))}
    return sorted(held, key=lambda name: (held[name].when, name), reverse=True)


def _manifest(shelf: Path, version: str) -> Manifest | None:
    if not is_version(version):
        return None
    try:
        return read_manifest(shelf / SNAPSHOTS / version)
    except Damaged:
        return None
