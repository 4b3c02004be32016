"""Which datasets there are, which one is shown by default, and the handle through which a version is asked."""

import os
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from store import engine
from store.faults import Fault
from store.package import DESCRIPTOR, Description, is_there
from store.schema import TABLES
from store.snapshots import STORED, BrokenPackage, current_version, is_version, publish, read_manifest

ROOT = Path(__file__).resolve().parent.parent
_NAME = re.compile("[a-z0-9_-]{1,40}")  # a dataset's name becomes part of paths, addresses and SQL names


def packages_dir() -> Path:
    """Where data packages are handed in: PACKAGES_DIR, or the shipped data/."""
    return Path(os.environ.get("PACKAGES_DIR") or ROOT / "data")


def datasets_dir() -> Path:
    """Where published versions live: DATASETS_DIR, or var/."""
    return Path(os.environ.get("DATASETS_DIR") or ROOT / "var")


@dataclass(frozen=True)
class Dataset:
    """A version of a dataset, open for questions. `version` is the same on every machine for the same content."""

    name: str
    version: str
    description: Description = field(hash=False, compare=False)
    dialect: str = engine.DIALECT

    @property
    def schema(self) -> str:
        return f"{self.name}_{self.version}"

    @property
    def basis(self) -> str:
        return self.description.basis

    def is_complete(self, table: str) -> bool:
        """Whether a missing row of the table means that nothing happened."""
        return self.description.coverage.get(table) == "complete"

    def arrow(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """The rows of a query; `values` fill its question marks, so that no word of a reader becomes SQL."""
        return engine.run(self.schema, sql, values)


@dataclass(frozen=True)
class Refused:
    """A package that was handed in broken; `kept` is the older version shown in its place, if there is one."""

    name: str
    kept: str | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Catalogue:
    """The datasets that can be shown (name → version), the default first, and the packages that were refused."""

    versions: dict[str, str]
    refused: tuple[Refused, ...]

    @property
    def default(self) -> str | None:
        return next(iter(self.versions), None)


_refreshing = threading.Lock()
_found: tuple[object, Catalogue] | None = None


def catalogue() -> Catalogue:
    """The datasets as they stand now: a package whose files changed is checked and published, a broken one refused."""
    global _found
    with _refreshing:
        packages, shelves = packages_dir(), datasets_dir()
        folders = [
            path.parent for path in sorted(packages.glob(f"*/{DESCRIPTOR}")) if path.parent.name[0] != "."
        ]
        now = (packages, shelves, tuple((folder, _stamp(folder)) for folder in folders))
        if _found is None or _found[0] != now:
            _found = now, _refreshed(folders, shelves)
        return _found[1]


def _stamp(folder: Path) -> tuple[object, ...]:
    """Tells a changed package from an unchanged one without reading it."""
    stamps: list[object] = []
    for name in (DESCRIPTOR, *(f"{table}.csv" for table in TABLES)):
        try:
            found = (folder / name).stat()
            stamps.append((found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))
        except OSError:
            stamps.append(is_there(folder, name))
    return tuple(stamps)


def _refreshed(folders: Sequence[Path], shelves: Path) -> Catalogue:
    versions: dict[str, str] = {}
    refused: list[Refused] = []
    for folder in folders:
        name = folder.name
        if not _NAME.fullmatch(name):
            shown = name.encode(errors="replace").decode()
            refused.append(Refused(shown, None, (Fault(shown, "dataset_name"),)))
            continue
        try:
            versions[name] = publish(folder, shelves / name, who="packages")
        except BrokenPackage as broken:
            kept = current_version(shelves / name)
            refused.append(Refused(name, kept, broken.faults))
            if kept:
                versions[name] = kept
    ordered = sorted(versions, key=lambda name: _precedence(name, versions[name]))
    return Catalogue({name: versions[name] for name in ordered}, tuple(refused))


def _precedence(name: str, version: str) -> tuple[int, int, str]:
    """The newest official dataset comes first, then the simulated one, then what is only reported."""
    description = open_dataset(name, version).description
    rank = {"official": 0, "simulated": 1, "reported": 2}[description.basis]
    return rank, -int(description.as_of.replace("-", "")), name


def open_dataset(name: str, version: str) -> Dataset:
    """The handle of a published version; raises FileNotFoundError where it was never published."""
    if not _NAME.fullmatch(name) or not is_version(version):
        raise FileNotFoundError(f"no dataset {name!r} of version {version!r}")
    return _opened(datasets_dir(), name, version)


def find_dataset(name: str, version: str) -> Dataset | None:
    """The handle of a version that need no longer be there; None where it is gone, since it was opened too, or cannot be
    read."""
    try:
        held = open_dataset(name, version)
        return held if (datasets_dir() / name / "snapshots" / version).is_dir() else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, engine.Unreadable):
        return None


@lru_cache(maxsize=32)
def _opened(shelves: Path, name: str, version: str) -> Dataset:
    snapshot = shelves / name / "snapshots" / version
    manifest = read_manifest(snapshot)
    engine.attach(f"{name}_{version}", {table: snapshot / f"{table}.parquet" for table in STORED})
    return Dataset(name, version, manifest.description)
