"""Which datasets there are, which one is shown by default, and the handle through which a version is asked."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from store import engine
from store.faults import Fault
from store.package import DESCRIPTOR, Description
from store.schema import TABLES
from store.snapshots import BrokenPackage, current_version, publish, read_manifest

ROOT = Path(__file__).resolve().parent.parent


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


def catalogue() -> Catalogue:
    """The datasets as they stand now: a package whose files changed is checked and published, a broken one refused."""
    with _refreshing:
        folders = sorted(path.parent for path in packages_dir().glob(f"*/{DESCRIPTOR}"))
        stamps = tuple((folder.name, _stamp(folder)) for folder in folders)
        return _catalogue(packages_dir(), datasets_dir(), stamps)


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Tells a changed package from an unchanged one without reading it."""
    return tuple((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(folder.iterdir()) if p.is_file())


@lru_cache(maxsize=4)
def _catalogue(packages: Path, shelves: Path, stamps: tuple[tuple[str, object], ...]) -> Catalogue:
    versions: dict[str, str] = {}
    refused: list[Refused] = []
    for name, _ in stamps:
        shelf = shelves / name
        shelf.mkdir(parents=True, exist_ok=True)
        try:
            versions[name] = publish(packages / name, shelf, who="packages")
        except BrokenPackage as broken:
            kept = current_version(shelf)
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


@lru_cache(maxsize=32)
def open_dataset(name: str, version: str) -> Dataset:
    """The handle of a published version; raises FileNotFoundError where it was never published."""
    snapshot = datasets_dir() / name / "snapshots" / version
    manifest = read_manifest(snapshot)
    engine.attach(f"{name}_{version}", {table: snapshot / f"{table}.parquet" for table in TABLES})
    return Dataset(name, version, manifest.description)


