"""Published versions on disk: each whole or absent whenever the process dies, none ever changed, the last good one named."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from store.checks import check_package
from store.faults import Fault
from store.package import DESCRIPTOR, Description, is_own_file
from store.schema import TABLES
from store.sums import SUMS, write_sums
from style.periods import parse_period

FORMAT = 2  # raised when the stored form changes: older snapshots are then made anew from their raw files
MANIFEST = "manifest.json"
CURRENT = "CURRENT"
DRAFT_SECONDS = 3600
STORED = (*TABLES, *SUMS)  # the tables of a version: those handed in and those made of them


class BrokenPackage(ValueError):
    """A package that may not be published, with everything that is wrong with it."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{name}: {len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True)
class Manifest:
    """What is known of a published version; `files` maps each file to its sha256."""

    version: str
    parent: str | None
    who: str
    when: str
    description: Description
    files: dict[str, str]


def version_of(folder: Path) -> str:
    """The version a package folder would get: the hash of its files, the same on every machine. Raises OSError."""
    digest = hashlib.sha256(f"format {FORMAT}\n".encode())
    for path in _package_files(folder):
        held = path.read_bytes()
        digest.update(f"{path.name} {len(held)}\n".encode())
        digest.update(held)
    return digest.hexdigest()[:12]


def is_version(text: str) -> bool:
    """Whether a text is written as a version is: nothing else may become part of a path."""
    return re.fullmatch("[0-9a-f]{12}", text) is not None


def current_version(shelf: Path) -> str | None:
    """The version named CURRENT on a dataset's shelf, if it is still whole."""
    try:
        version = (shelf / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return version if is_version(version) and is_whole(shelf / "snapshots" / version) else None


def is_whole(snapshot: Path) -> bool:
    """Whether every file of a published version is there with the bytes it was published with."""
    try:
        files = read_manifest(snapshot).files
        whole = all(_sha256(snapshot / name) == digest for name, digest in files.items())
        return whole and all(f"{table}.parquet" in files for table in STORED)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


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
        with _locked(shelf):
            _replace(shelf / CURRENT, version)
    except OSError as error:
        fault = Fault(folder.name, "shelf", more=error.strerror or type(error).__name__)
        raise BrokenPackage(folder.name, (fault,)) from error
    return version


def read_manifest(snapshot: Path) -> Manifest:
    found = json.loads((snapshot / MANIFEST).read_text(encoding="utf-8"))
    return Manifest(**{**found, "description": Description(**found["description"])})


def _package_files(folder: Path) -> list[Path]:
    names = [DESCRIPTOR, *(f"{name}.csv" for name in TABLES)]
    return [folder / name for name in names if is_own_file(folder, name)]


def _changed(folder: Path) -> Fault:
    return Fault(folder.name, "changed")


def _write_snapshot(folder: Path, shelf: Path, version: str, who: str) -> None:
    checked = check_package(folder)
    if checked.faults or checked.description is None:
        raise BrokenPackage(folder.name, checked.faults)
    draft = _new_draft(shelf)
    try:
        (draft / "raw").mkdir()
        for path in _package_files(folder):
            shutil.copyfile(path, draft / "raw" / path.name)
        if (
            version_of(draft / "raw") != version
        ):  # someone is copying files in: what was checked is not what lies here
            raise BrokenPackage(folder.name, (_changed(folder),))
        for name, table in checked.tables.items():
            pq.write_table(with_derived(table), draft / f"{name}.parquet", compression="zstd")
        write_sums(draft)
        files = {str(p.relative_to(draft)): _sha256(p) for p in sorted(draft.rglob("*")) if p.is_file()}
        manifest = Manifest(version, current_version(shelf), who, datetime.now(UTC).isoformat(timespec="seconds"),
                            checked.description, files)  # fmt: skip
        (draft / MANIFEST).write_text(
            json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        for path in [*draft.rglob("*"), draft]:
            _fsync(path)
        _shelve(draft, shelf, version)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _new_draft(shelf: Path) -> Path:
    """An empty folder under tmp/, which is swept first: what a killed process left there an hour ago has no owner."""
    (shelf / "snapshots").mkdir(parents=True, exist_ok=True)
    drafts = shelf / "tmp"
    drafts.mkdir(exist_ok=True)
    for left in drafts.iterdir():
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - DRAFT_SECONDS:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
    draft = drafts / uuid.uuid4().hex
    draft.mkdir()
    return draft


def _shelve(draft: Path, shelf: Path, version: str) -> None:
    """Moves a finished draft to its place. Two processes write the same version: the first to come stays."""
    target = shelf / "snapshots" / version
    with _locked(shelf):
        if is_whole(target):
            return
        if target.exists():  # damaged since it was published
            os.rename(target, shelf / "tmp" / uuid.uuid4().hex)
        os.rename(draft, target)
        _fsync(target.parent)


def with_derived(table: pa.Table) -> pa.Table:
    """Adds the numbers that order a period: `period_last` (its last quarter) and `period_quarters` (its length)."""
    if "period" not in table.column_names:
        return table
    texts = table.column("period").to_pylist()
    known = {text: parse_period(text) for text in set(texts) if text}
    last = pa.array([known[text].last if text else None for text in texts], pa.int32())
    quarters = pa.array([known[text].quarters if text else None for text in texts], pa.int32())
    return table.append_column("period_last", last).append_column("period_quarters", quarters)


@contextmanager
def _locked(shelf: Path) -> Iterator[None]:
    with (shelf / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _replace(path: Path, text: str) -> None:
    drafts = path.parent / "tmp"
    drafts.mkdir(exist_ok=True)
    draft = drafts / uuid.uuid4().hex
    with draft.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    _fsync(path.parent)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
