"""The handle through which a published version is asked, wherever it lies and whenever it was published."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from access.audience import PUBLISHED, SIDES, Audience, audience_of
from access.reader import NotAllowed, acting
from store import engine
from store.engine.kept_answers import AnswerShelf
from store.manifest import RAW, STORED, Damaged, is_version, verified
from store.package.folder import Description
from store.programme.places import datasets_dir
from store.schemes.held import Texts, scheme_texts
from store.shelf import ANSWERS, SNAPSHOTS

_NAME = re.compile("[a-z0-9_-]{1,40}")


@dataclass(frozen=True)
class Dataset:
    """A version of a dataset, open for questions. `version` is the same on every machine for the same content; of an `audience` it
    holds the rows that these may read. Whatever is worked out of it is kept by it: for all who may read the same.
    `scheme_texts`: the assessment schemes that came with it, by file name."""

    name: str
    version: str
    audience: Audience | None = field(default=None, kw_only=True)
    description: Description = field(hash=False, compare=False)
    dialect: str = engine.DIALECT
    scheme_texts: Texts = field(default=(), hash=False, compare=False)

    @property
    def schema(self) -> str:
        """What its tables are called by in the engine; no other version, and no other audience, has the same."""
        return engine.schema_of(f"{self.name}_{self.version}", self.audience)

    @property
    def basis(self) -> str:
        return self.description.basis

    def is_complete(self, table: str) -> bool:
        """Whether a missing row of the table means that nothing happened."""
        return self.description.coverage.get(table) == "complete"

    def arrow(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """The rows of a query; `values` fill its question marks, so that no word of a reader becomes SQL."""
        return engine.run(self.schema, sql, values)

    def arrow_of_files(self, sql: str) -> pa.Table:
        """The same asked of the version's files, whichever engine answers otherwise: a hash is its engine's own."""
        return engine.run(self.schema, sql, beside=self.schema)


def is_name(text: str) -> bool:
    """Whether it can name a dataset: the name becomes part of paths, addresses and SQL names."""
    return _NAME.fullmatch(text) is not None


def open_dataset(name: str, version: str) -> Dataset:
    """The handle of a published version, with the rows that the acting reader may read. Raises FileNotFoundError where it was never
    published, Damaged where it is no longer what was published, NotAllowed to who may read nothing."""
    who = acting()
    if not who.may("read"):
        raise NotAllowed("read")
    if not is_name(name) or not is_version(version):
        raise FileNotFoundError(f"no dataset {name!r} of version {version!r}")
    whole = open_in(datasets_dir(), name, version)
    return whole if who.sees_all else for_counties(whole, who.counties)


def for_counties(whole: Dataset, adcodes: tuple[str, ...]) -> Dataset:
    """A version as the staff of these counties may read it; whole where all of it was published for everybody."""
    audience = _audience(whole, adcodes)
    if audience is None:
        return whole
    _, files, answers = _verified(datasets_dir() / whole.name / SNAPSHOTS / whole.version, whole.name)
    engine.attach(whole.schema, files, audience, answers)
    return replace(whole, audience=audience)


def whole_of(read: Dataset) -> Dataset:
    """The whole version of one of which an audience reads its own rows: for what is worked out of everybody's figures and tells
    nobody's (ui/peers/asking.py), and for nothing else."""
    return replace(read, audience=None)


@lru_cache(maxsize=128)
def _audience(whole: Dataset, adcodes: tuple[str, ...]) -> Audience | None:
    kinds = whole.arrow("SELECT DISTINCT kind FROM sources").column(0).to_pylist()
    if set(kinds) <= set(PUBLISHED):
        return None
    return audience_of(whole.arrow(f"SELECT pair_id, {', '.join(SIDES)} FROM pairs").to_pylist(), adcodes)


def open_in(shelves: Path, name: str, version: str) -> Dataset:
    """The same among the published versions that lie in `shelves`."""
    opened, files, answers = _verified(shelves / name / SNAPSHOTS / version, name)
    engine.attach(opened.schema, files, answers=answers)
    return opened


def find_dataset(name: str, version: str) -> Dataset | None:
    """The handle of a version that need no longer be there; None where it is gone, since it was opened too, or cannot be
    read."""
    try:
        held = open_dataset(name, version)
        return held if (datasets_dir() / name / SNAPSHOTS / version).is_dir() else None
    except (OSError, Damaged, engine.Unreadable):
        return None


@lru_cache(maxsize=32)
def _verified(snapshot: Path, name: str) -> tuple[Dataset, dict[str, Path], AnswerShelf]:
    """Every byte is looked at once a process: it is large files that make a version slow to open, and pages open it often."""
    if not snapshot.is_dir():
        raise FileNotFoundError(f"no dataset {name!r} of version {snapshot.name!r}")
    manifest, texts = verified(snapshot), scheme_texts(snapshot / RAW)
    files = {table: snapshot / f"{table}.parquet" for table in STORED if f"{table}.parquet" in manifest.files}
    of = hashlib.sha256(" ".join(manifest.files[path.name] for path in files.values()).encode()).hexdigest()
    answers = AnswerShelf(snapshot.parent.parent / ANSWERS / snapshot.name, of)
    return Dataset(name, snapshot.name, manifest.description, scheme_texts=texts), files, answers
