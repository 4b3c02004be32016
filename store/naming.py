"""How a version becomes the one shown: what is meant is written down first, so that whoever comes after a crash ends or drops it."""

import json
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from access.reader import demand
from store.disk import to_disk
from store.history import actor, trail
from store.history.lines import FIRST, LONGEST_LINE, Entry, written
from store.locks import Busy
from store.manifest import is_version, is_whole, own_file
from store.shelf import CURRENT, PACKAGE, PENDING, SNAPSHOTS, named_version, replace_file

log = logging.getLogger("dashboard")
_LARGEST = 2 * LONGEST_LINE


@dataclass(frozen=True)
class _Meant:
    """A naming that is under way: the line of the trail it will have, and whether the version was taken from a package."""

    id: str
    when: str
    kind: str
    who: str
    details: Mapping[str, object]
    package: str | None


def name_version(
    shelf: Path, version: str, kind: str, who: str, details: Mapping[str, object], package: str | None = None
) -> None:
    """Makes a version that lies whole on the shelf the one shown, with its line in the trail; called with the shelf's lock
    held and nothing pending. `package`: the version PACKAGE is to name from now on.

    Raises NotAllowed where the acting reader may not publish; OSError where it cannot be written, ValueError for details that are no line; the version shown is then the one
    before. A trail that takes nothing right
    now stops nothing: what is meant lies on the disk, and its line is written when the shelf is opened next.
    """
    said: dict[str, object] = {"version": version, "before": named_version(shelf), **details}
    if kind != "package":  # which the server takes by itself
        demand("take_in")
        said = actor.signed(said)
    meant = _Meant(trail.new_id(), trail.now(), kind, who, said, package)
    written(
        Entry(0, meant.id, meant.when, kind, who, shelf.name, said, FIRST)
    )  # what is no line is told before anything is done
    replace_file(shelf / PENDING, json.dumps(asdict(meant), ensure_ascii=False))
    try:
        replace_file(shelf / CURRENT, version)
    except BaseException:
        with suppress(OSError):
            (shelf / PENDING).unlink()
        raise
    try:
        _end(shelf, meant)
    except (OSError, Busy) as error:
        log.warning(
            "version %s of %s is published; its line in the trail is still to be written: %s",
            version,
            shelf.name,
            error,
        )


def heal(shelf: Path) -> None:
    """Ends or drops what a process that died left half done; called with the shelf's lock held. Raises OSError and Busy."""
    if (meant := _pending(shelf)) is not None:
        if named_version(shelf) == meant.details["version"]:
            _end(shelf, meant)
        else:  # it died before the version was shown, and nobody was told that it is
            _forget(shelf)
    named = named_version(shelf)
    if os.path.lexists(shelf / CURRENT) and not (named and (shelf / SNAPSHOTS / named).is_dir()):
        last = trail.last_named(shelf.name, trail.trail_dir(shelf.parent))
        if last and is_version(last.version) and is_whole(shelf / SNAPSHOTS / last.version):
            log.warning("CURRENT of %s names no version; the trail says %s", shelf.name, last.version)
            replace_file(shelf / CURRENT, last.version)


def _end(shelf: Path, meant: _Meant) -> None:
    """What follows once CURRENT names the version; done twice it is as done once."""
    if meant.package:
        replace_file(shelf / PACKAGE, meant.package)
    folder = trail.trail_dir(shelf.parent)
    trail.append(meant.kind, meant.who, shelf.name, meant.details, folder=folder, entry_id=meant.id, when=meant.when)
    _forget(shelf)


def _forget(shelf: Path) -> None:
    (shelf / PENDING).unlink()
    to_disk(shelf)


def _pending(shelf: Path) -> _Meant | None:
    """What is under way; what cannot be read as such is set aside, for it was never written by us."""
    try:
        with own_file(shelf / PENDING) as file:
            meant = _Meant(**json.loads(file.read(_LARGEST)))
        if meant.kind in trail.NAMING and isinstance(meant.details.get("version"), str):
            return meant
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        pass
    log.error("what lies as %s on the shelf of %s is nothing of ours; it is dropped", PENDING, shelf.name)
    with suppress(OSError):
        _forget(shelf)
    return None
