"""Published versions on disk: each whole or absent whenever the process dies, none ever changed, the last good one named."""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from store.checks import Checked, check_package
from store.faults import Fault
from store.package import DESCRIPTOR, Description
from store.schema import TABLES
from style.periods import parse_period

FORMAT = 1  # raised when the stored form changes: older snapshots are then made anew from their raw files
MANIFEST = "manifest.json"
CURRENT = "CURRENT"


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
    """The version a package folder would get: its as-of date and the hash of its content, the same on every machine."""
    digest = hashlib.sha256(f"format {FORMAT}\n".encode())
    for path in _package_files(folder):
        digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def current_version(shelf: Path) -> str | None:
    """The version named CURRENT on a dataset's shelf, if it is still whole."""
    try:
        version = (shelf / CURRENT).read_text(encoding="ascii").strip()
    except OSError:
        return None
    return version if (shelf / "snapshots" / version / MANIFEST).is_file() else None


def publish(folder: Path, shelf: Path, who: str) -> str:
    """Checks a package and makes it the shelf's current version; returns the version. Raises BrokenPackage."""
    version = version_of(folder)
    target = shelf / "snapshots" / version
    if not (target / MANIFEST).is_file():
        checked = check_package(folder)
        if checked.faults or checked.description is None:
            raise BrokenPackage(folder.name, checked.faults)
        _write_snapshot(folder, shelf, target, checked, who)
    if current_version(shelf) != version:
        with _locked(shelf):
            _replace(shelf / CURRENT, version)
    return version


def read_manifest(snapshot: Path) -> Manifest:
    found = json.loads((snapshot / MANIFEST).read_text(encoding="utf-8"))
    return Manifest(**{**found, "description": Description(**found["description"])})


def _package_files(folder: Path) -> list[Path]:
    names = [DESCRIPTOR, *(f"{name}.csv" for name in TABLES)]
    return [folder / name for name in names if (folder / name).is_file()]


def _write_snapshot(folder: Path, shelf: Path, target: Path, checked: Checked, who: str) -> None:
    (shelf / "snapshots").mkdir(parents=True, exist_ok=True)
    (shelf / "tmp").mkdir(exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=shelf / "tmp"))
    try:
        (draft / "raw").mkdir()
        for path in _package_files(folder):
            shutil.copy(path, draft / "raw" / path.name)
        for name, table in checked.tables.items():
            pq.write_table(with_derived(table), draft / f"{name}.parquet", compression="zstd")
        files = {str(p.relative_to(draft)): _sha256(p) for p in sorted(draft.rglob("*")) if p.is_file()}
        assert checked.description is not None
        manifest = Manifest(target.name, current_version(shelf), who, datetime.now(UTC).isoformat(timespec="seconds"),
                            checked.description, files)  # fmt: skip
        (draft / MANIFEST).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")
        for path in [*draft.rglob("*"), draft]:
            _fsync(path)
        with _locked(shelf):
            if not target.exists():  # two processes starting at once write the same bytes: the first to come stays
                os.rename(draft, target)
                _fsync(target.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


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
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
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
