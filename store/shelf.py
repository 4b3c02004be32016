"""What is named on a dataset's shelf: the version shown, the one last taken from a package, and whether the first is whole."""

import errno
import os
import uuid
from contextlib import suppress
from pathlib import Path

from store.disk import put_in_place
from store.manifest import Damaged, is_version, is_whole, own_file, verified
from store.package.faults import Fault

CURRENT = "CURRENT"
PACKAGE = "PACKAGE"
PENDING = "PENDING"
SNAPSHOTS = "snapshots"
DRAFTS = "tmp"
ANSWERS = "answers"  # of costly questions over a version: store/engine/kept_answers.py


def current_version(shelf: Path) -> str | None:
    """The version named CURRENT on a dataset's shelf, if it is still whole."""
    version = named_version(shelf)
    return version if version and is_whole(shelf / SNAPSHOTS / version) else None


def named_version(shelf: Path) -> str | None:
    """The version named CURRENT, whole or not."""
    return _named(shelf / CURRENT)


def taken_version(shelf: Path) -> str | None:
    """The version last taken from a package of PACKAGES_DIR; None where none was, or before this was kept."""
    return _named(shelf / PACKAGE)


def is_pending(shelf: Path) -> bool:
    """Whether a naming is under way, or was when a process died."""
    return os.path.lexists(shelf / PENDING)


def damage_of(shelf: Path) -> tuple[Fault, ...]:
    """What is wrong with the version named CURRENT: nothing where it is whole, or where none is named."""
    version = named_version(shelf)
    if version is None:
        return ()
    try:
        verified(shelf / SNAPSHOTS / version)
        return ()
    except Damaged as damaged:
        return (Fault(shelf.name, "damaged", value=version, more=str(damaged)),)


def drafts(shelf: Path) -> Path:
    """The folder tmp/. A link in its place is refused: what it leads to would be swept."""
    folder = shelf / DRAFTS
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise OSError(errno.ELOOP, DRAFTS)
    return folder


def replace_file(path: Path, text: str) -> None:
    """Writes a small file of the shelf: whole with the new text, or as it was."""
    draft = drafts(path.parent) / uuid.uuid4().hex
    try:
        put_in_place(draft, path, text)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _named(path: Path) -> str | None:
    try:
        with own_file(path) as file:
            version = file.read(100).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return version if is_version(version) else None
