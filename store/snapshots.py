"""Published versions on disk: each whole or absent whenever the process dies, none ever changed, the last good one named."""

import errno
import logging
import os
import shutil
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from store.disk import to_disk
from store.history.counting import changes
from store.locks import Busy, locked
from store.manifest import (
    MANIFEST,
    RAW,
    Damaged,
    Manifest,
    is_whole,
    package_files,
    read_manifest,
    sha256,
    version_of,
    write_manifest,
)
from store.naming import heal, name_version
from store.package.check import Checked, check_package
from store.package.faults import Fault, how_many
from store.schema import TABLES
from store.shelf import (
    CURRENT,
    PACKAGE,
    SNAPSHOTS,
    current_version,
    damage_of,
    drafts,
    named_version,
    replace_file,
    taken_version,
)
from store.sums import write_sums
from style.failures import why
from style.periods import parse_period

__all__ = ["CURRENT", "BrokenPackage", "current_version", "damage_of", "named_version", "publish", "with_derived"]
log = logging.getLogger("dashboard")
DRAFT_SECONDS = 3600
# What a place that takes no more says, each library in its own way; DuckDB's and Arrow's errors are no OSErrors.
NOT_WRITTEN = (OSError, duckdb.Error, pa.ArrowException)
_TOLD = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO)


class BrokenPackage(ValueError):
    """A package that may not be published, with everything that is wrong with it."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{name}: {how_many(faults)} faults")
        self.faults = faults


@dataclass(frozen=True)
class Origin:
    """Who publishes, from which files or hand-ins, and why."""

    who: str
    came_from: tuple[str, ...] = ()
    reason: str = ""


def publish(folder: Path, shelf: Path, who: str) -> str:
    """Takes a package: checks it and makes it the shelf's current version; returns the version that is current then.

    A package is taken once. While its content stays what was last taken, whatever was published on top of it stays too, or
    every look and every start would undo it. Raises BrokenPackage.
    """
    try:
        version = version_of(folder)
    except OSError as error:  # the checks say which file it was
        raise BrokenPackage(folder.name, check_package(folder).faults or (_changed(folder),)) from error
    if (on_top := _on_top(shelf, version)) and (shelf / SNAPSHOTS / on_top).is_dir():
        return on_top
    current = current_version(shelf)
    if current == version == taken_version(shelf):
        return version
    with told(folder.name, folder):
        origin = Origin(who, (folder.name,))
        if not is_whole(shelf / SNAPSHOTS / version):
            _write_package(folder, shelf, version, origin, current)
        with locked(shelf):
            heal(shelf)
            if not (shelf / SNAPSHOTS / version).is_dir():
                raise BrokenPackage(folder.name, (_changed(folder),))
            if on_top := _on_top(shelf, version):
                return on_top
            if named_version(shelf) != version:
                details = {"came_from": [folder.name]}
                name_version(shelf, version, "package", who, details, package=version)
            elif taken_version(shelf) != version:
                replace_file(shelf / PACKAGE, version)
    return version


def _on_top(shelf: Path, version: str) -> str | None:
    """The version published on top of this one, where it is what was last taken from the package. It may be damaged, or gone:
    who shows it finds the last good one."""
    named = named_version(shelf)
    return named if taken_version(shelf) == version and named != version else None


@contextmanager
def told(name: str, folder: Path | None = None) -> Iterator[None]:
    """What the shelf or the machine refuses while something is published is told as BrokenPackage."""
    try:
        yield
    except Busy as error:
        raise BrokenPackage(name, (Fault(name, "busy"),)) from error
    except NOT_WRITTEN as error:
        raise BrokenPackage(name, (_not_written(name, folder, error),)) from error


def _not_written(name: str, folder: Path | None, error: Exception) -> Fault:
    """What the place said, in the machine's own words where an error of a library has them somewhere in its text."""
    if folder and isinstance(error, FileNotFoundError) and Path(str(error.filename)).is_relative_to(folder):
        return _changed(folder)  # it went away while it was copied; a full disk is told of this file too
    log.warning("%s cannot be published: %s", name, error)
    said = next((os.strerror(code) for code in _TOLD if os.strerror(code) in str(error)), None)
    return Fault(name, "shelf", more=said or why(error))


def _changed(folder: Path) -> Fault:
    return Fault(folder.name, "changed")


def _write_package(folder: Path, shelf: Path, version: str, origin: Origin, parent: str | None) -> None:
    checked = check_package(folder)
    if checked.faults or checked.description is None:
        raise BrokenPackage(folder.name, checked.faults)
    with new_draft(shelf) as draft:
        (draft / RAW).mkdir()
        for path in package_files(folder):
            shutil.copyfile(path, draft / RAW / path.name)
        if version_of(draft / RAW) != version:  # someone is copying files in: what was checked is not what lies here
            raise BrokenPackage(folder.name, (_changed(folder),))
        finish(draft, shelf, version, checked, origin, parent)
        with locked(shelf):
            heal(shelf)
            shelve(draft, shelf, version)


def finish(draft: Path, shelf: Path, version: str, checked: Checked, origin: Origin, parent: str | None) -> Manifest:
    """Makes a whole version of a draft that holds the files handed in: columnar files, sums and a manifest, all on the disk."""
    if checked.description is None:
        raise ValueError("what has no description is no version")
    for name, table in checked.tables.items():
        pq.write_table(with_derived(table), draft / f"{name}.parquet", compression="zstd")
    write_sums(draft)
    files = {str(p.relative_to(draft)): sha256(p) for p in sorted(draft.rglob("*")) if p.is_file()}
    changed = _changed_rows(shelf / SNAPSHOTS / parent, draft, files) if parent else {}
    made = Manifest(
        version=version,
        parent=parent,
        who=origin.who,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        description=checked.description,
        files=files,
        came_from=origin.came_from,
        reason=origin.reason,
        changed=changed,
    )
    write_manifest(draft, made)
    for path in [*draft.rglob("*"), draft]:
        to_disk(path)
    return made


def _changed_rows(parent: Path, draft: Path, files: Mapping[str, str]) -> dict[str, dict[str, int]]:
    try:
        before = read_manifest(parent).files
    except Damaged:  # nobody can tell what changed since
        return {}
    same = {table for table in TABLES if before.get(file := f"{table}.parquet") == files[file]}
    return changes(parent, draft, same)


@contextmanager
def new_draft(shelf: Path) -> Iterator[Path]:
    """An empty folder under tmp/, which is swept first: what a killed process left there an hour ago has no owner."""
    (shelf / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
    for left in drafts(shelf).iterdir():
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - DRAFT_SECONDS:
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    draft = drafts(shelf) / uuid.uuid4().hex
    draft.mkdir()
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def shelve(draft: Path, shelf: Path, version: str) -> None:
    """Moves a finished draft to its place, with the shelf's lock held. Two processes write the same version: the first to
    come stays."""
    target = shelf / SNAPSHOTS / version
    if is_whole(target):
        return
    if not (draft / MANIFEST).exists():  # it was whole when it was looked at, so it was not written again
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), version)
    if os.path.lexists(target):  # damaged since it was published
        log.warning("version %s of %s is not as it was published; it is written again", version, shelf.name)
        os.rename(target, drafts(shelf) / uuid.uuid4().hex)
    os.rename(draft, target)
    to_disk(target.parent)


def with_derived(table: pa.Table) -> pa.Table:
    """Adds the numbers that order a period: `period_last` (its last quarter) and `period_quarters` (its length)."""
    if "period" not in table.column_names:
        return table
    coded = table.column("period").combine_chunks().dictionary_encode()
    known = [parse_period(text) if text else None for text in coded.dictionary.to_pylist()]
    last = pa.array([one.last if one else None for one in known], pa.int32()).take(coded.indices)
    quarters = pa.array([one.quarters if one else None for one in known], pa.int32()).take(coded.indices)
    return table.append_column("period_last", last).append_column("period_quarters", quarters)
