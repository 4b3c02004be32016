"""Published versions on disk: each whole or absent whenever the process dies, none ever changed, the last good one named."""

import errno
import logging
import os
import shutil
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from store.disk import to_disk
from store.locks import Busy, locked
from store.manifest import (
    RAW,
    Damaged,
    Manifest,
    is_version,
    is_whole,
    own_file,
    package_files,
    sha256,
    verified,
    version_of,
    write_manifest,
)
from store.package.check import check_package
from store.package.faults import Fault, how_many
from store.sums import write_sums
from style.periods import parse_period

log = logging.getLogger("dashboard")
CURRENT = "CURRENT"
DRAFT_SECONDS = 3600
# What a place that takes no more says, each library in its own way; DuckDB's and Arrow's errors are no OSErrors.
NOT_WRITTEN = (OSError, duckdb.Error, pa.ArrowException)
_TOLD = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO)


class BrokenPackage(ValueError):
    """A package that may not be published, with everything that is wrong with it."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{name}: {how_many(faults)} faults")
        self.faults = faults


def current_version(shelf: Path) -> str | None:
    """The version named CURRENT on a dataset's shelf, if it is still whole."""
    version = named_version(shelf)
    return version if version and is_whole(shelf / "snapshots" / version) else None


def named_version(shelf: Path) -> str | None:
    """The version named CURRENT, whole or not."""
    try:
        with own_file(shelf / CURRENT) as file:
            version = file.read(100).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return version if is_version(version) else None


def damage_of(shelf: Path) -> tuple[Fault, ...]:
    """What is wrong with the version named CURRENT: nothing where it is whole, or where none is named."""
    version = named_version(shelf)
    if version is None:
        return ()
    try:
        verified(shelf / "snapshots" / version)
        return ()
    except Damaged as damaged:
        return (Fault(shelf.name, "damaged", value=version, more=str(damaged)),)


def publish(folder: Path, shelf: Path, who: str) -> str:
    """Checks a package and makes it the shelf's current version; returns the version. Raises BrokenPackage."""
    try:
        version = version_of(folder)
    except OSError as error:  # the checks say which file it was
        raise BrokenPackage(folder.name, check_package(folder).faults or (_changed(folder),)) from error
    if current_version(shelf) == version:
        return version
    try:
        if not is_whole(shelf / "snapshots" / version):
            _write_snapshot(folder, shelf, version, who)
        with locked(shelf):
            _replace(shelf / CURRENT, version)
    except Busy as error:
        raise BrokenPackage(folder.name, (Fault(folder.name, "busy"),)) from error
    except NOT_WRITTEN as error:
        raise BrokenPackage(folder.name, (_not_written(folder, error),)) from error
    return version


def _not_written(folder: Path, error: Exception) -> Fault:
    """What the place said, in the machine's own words where an error of a library has them somewhere in its text."""
    if isinstance(error, FileNotFoundError) and Path(str(error.filename)).is_relative_to(folder):
        return _changed(folder)  # it went away while it was copied; a full disk is told of this file too
    log.warning("package %s cannot be published: %s", folder.name, error)
    told = next((os.strerror(code) for code in _TOLD if os.strerror(code) in str(error)), None)
    return Fault(folder.name, "shelf", more=told or getattr(error, "strerror", None) or type(error).__name__)


def _changed(folder: Path) -> Fault:
    return Fault(folder.name, "changed")


def _write_snapshot(folder: Path, shelf: Path, version: str, who: str) -> None:
    checked = check_package(folder)
    if checked.faults or checked.description is None:
        raise BrokenPackage(folder.name, checked.faults)
    draft = _new_draft(shelf)
    try:
        (draft / RAW).mkdir()
        for path in package_files(folder):
            shutil.copyfile(path, draft / RAW / path.name)
        if version_of(draft / RAW) != version:  # someone is copying files in: what was checked is not what lies here
            raise BrokenPackage(folder.name, (_changed(folder),))
        for name, table in checked.tables.items():
            pq.write_table(with_derived(table), draft / f"{name}.parquet", compression="zstd")
        write_sums(draft)
        files = {str(p.relative_to(draft)): sha256(p) for p in sorted(draft.rglob("*")) if p.is_file()}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        write_manifest(draft, Manifest(version, current_version(shelf), who, now, checked.description, files))
        for path in [*draft.rglob("*"), draft]:
            to_disk(path)
        _shelve(draft, shelf, version)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _drafts(shelf: Path) -> Path:
    """The folder tmp/. A link in its place is refused: what it leads to would be swept."""
    drafts = shelf / "tmp"
    drafts.mkdir(exist_ok=True)
    if drafts.is_symlink():
        raise OSError(errno.ELOOP, "tmp")
    return drafts


def _new_draft(shelf: Path) -> Path:
    """An empty folder under tmp/, which is swept first: what a killed process left there an hour ago has no owner."""
    (shelf / "snapshots").mkdir(parents=True, exist_ok=True)
    drafts = _drafts(shelf)
    for left in drafts.iterdir():
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - DRAFT_SECONDS:
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    draft = drafts / uuid.uuid4().hex
    draft.mkdir()
    return draft


def _shelve(draft: Path, shelf: Path, version: str) -> None:
    """Moves a finished draft to its place. Two processes write the same version: the first to come stays."""
    target = shelf / "snapshots" / version
    with locked(shelf):
        if is_whole(target):
            return
        if os.path.lexists(target):  # damaged since it was published
            log.warning("version %s of %s is not as it was published; it is written again", version, shelf.name)
            os.rename(target, shelf / "tmp" / uuid.uuid4().hex)
        os.rename(draft, target)
        to_disk(target.parent)


def with_derived(table: pa.Table) -> pa.Table:
    """Adds the numbers that order a period: `period_last` (its last quarter) and `period_quarters` (its length)."""
    if "period" not in table.column_names:
        return table
    texts = table.column("period").to_pylist()
    known = {text: parse_period(text) for text in set(texts) if text}
    last = pa.array([known[text].last if text else None for text in texts], pa.int32())
    quarters = pa.array([known[text].quarters if text else None for text in texts], pa.int32())
    return table.append_column("period_last", last).append_column("period_quarters", quarters)


def _replace(path: Path, text: str) -> None:
    draft = _drafts(path.parent) / uuid.uuid4().hex
    with draft.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    to_disk(path.parent)
