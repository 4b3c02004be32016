"""What is known of a published version, and whether it still is what was published: its name is the hash of what was handed in."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Any

from store.package.description_rules import read_description
from store.package.folder import DESCRIPTOR, Description, is_own_file
from store.programme.held import programme_files
from store.schema import LATER, TABLES
from store.schemes.definition import scheme_name
from store.schemes.held import scheme_files
from store.sums import SUMS

FORMAT = 2  # raised when the stored form changes: older snapshots are then made anew from their raw files
MANIFEST = "manifest.json"
RAW = "raw"
STORED = (*TABLES, *SUMS)  # the tables of a version: those handed in and those made of them
LARGEST_MANIFEST = 2**20
_HANDED_IN = (DESCRIPTOR, *(f"{name}.csv" for name in TABLES))
_SEAL = "seal"  # the hash of all else in the manifest; those written before it was thought of have none
_CHUNK = 2**20
_OLDEST = ("version", "parent", "who", "when", "description", "files")
_BORN = ("came_from", "reason", "changed")


class Damaged(ValueError):
    """A published version that is no longer what was published; names the file."""


@dataclass(frozen=True)
class Manifest:
    """What is known of a published version; `files` maps each file to its sha256. The description is read from the
    descriptor that was handed in, never from the manifest: a word changed there would make simulated figures official.

    `came_from` names the package, files or hand-ins it was made of, `changed` tells of each table that is not as in `parent`
    how many rows were added, revised and removed. Versions published before these were kept have none of the three.
    """

    version: str
    parent: str | None
    who: str
    when: str
    description: Description
    files: dict[str, str]
    came_from: tuple[str, ...] = ()
    reason: str = ""
    changed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def _is_birth(born: Mapping[str, Any]) -> bool:
    """Whether what a manifest tells of how its version came about is of its type; all of it or none is told."""
    if not born:
        return True
    if born.keys() != set(_BORN) or not isinstance(born["came_from"], list) or not isinstance(born["reason"], str):
        return False
    changed = born["changed"]
    counts = changed.values() if isinstance(changed, dict) and changed.keys() <= TABLES.keys() else [None]
    return all(isinstance(word, str) for word in born["came_from"]) and all(
        isinstance(count, dict) and all(type(number) is int for number in count.values()) for count in counts
    )


def is_version(text: str) -> bool:
    """Whether a text is written as a version is: nothing else may become part of a path."""
    return re.fullmatch("[0-9a-f]{12}", text) is not None


def package_files(folder: Path) -> list[Path]:
    """The files of a package, in the order its version is made of them: descriptor, tables, then schemes by name and the programme's own
    files. Raises OSError where what bears the name of one of these is no file of the package itself, so that it is told and not passed over."""
    others = [*scheme_files(folder), *programme_files(folder)]
    for name in others:
        if not is_own_file(folder, name):
            raise OSError(f"no file: {name}")
    return [folder / name for name in (*(name for name in _HANDED_IN if is_own_file(folder, name)), *others)]


def version_of(folder: Path) -> str:
    """The version a package folder would get: the hash of its files, the same on every machine. Raises OSError."""
    digest = hashlib.sha256(f"format {FORMAT}\n".encode())
    for path in package_files(folder):
        with path.open("rb") as file:
            digest.update(f"{path.name} {os.fstat(file.fileno()).st_size}\n".encode())
            while held := file.read(_CHUNK):
                digest.update(held)
    return digest.hexdigest()[:12]


def write_manifest(snapshot: Path, manifest: Manifest) -> None:
    said = asdict(manifest)
    text = json.dumps({**said, _SEAL: _seal(said)}, ensure_ascii=False, indent=1)
    (snapshot / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(snapshot: Path) -> Manifest:
    """The manifest, checked in itself and against the descriptor that was handed in. Raises Damaged."""
    try:
        with own_file(snapshot / MANIFEST) as file:
            said = json.loads(file.read(LARGEST_MANIFEST))
        seal = said.pop(_SEAL, None)
        texts = {key: said[key] for key in ("version", "who", "when")}
        parent, files, described = said["parent"], said["files"], said["description"]
    except (OSError, ValueError, RecursionError, AttributeError, TypeError, KeyError) as error:
        raise Damaged(MANIFEST) from error
    description, _ = read_description(snapshot / RAW)
    words = [*texts.values(), *([] if parent is None else [parent])]
    sound = isinstance(files, dict) and all(isinstance(word, str) for word in [*words, *files.values()])
    sealed = seal is None or seal == _seal(said)
    born = {key: said[key] for key in _BORN if key in said}
    if not sound or not sealed or len(said) != len(_OLDEST) + len(born) or not _is_birth(born):
        raise Damaged(MANIFEST)
    if description is None or described != asdict(description):
        raise Damaged(f"{MANIFEST}, {RAW}/{DESCRIPTOR}")
    if born:
        born["came_from"] = tuple(born["came_from"])
    return Manifest(**texts, parent=parent, description=description, files=files, **born)


def verified(snapshot: Path) -> Manifest:
    """The manifest of a version every file of which has the bytes it was published with. Raises Damaged."""
    manifest = read_manifest(snapshot)
    if manifest.version != snapshot.name:
        raise Damaged(MANIFEST)
    handed_in = {f"{RAW}/{name}" for name in _HANDED_IN}
    stored = {f"{table}.parquet" for table in STORED}
    handed_in |= {f"{RAW}/{name}" for name in scheme_files(snapshot / RAW) if scheme_name(name)}
    handed_in |= {f"{RAW}/{name}" for name in programme_files(snapshot / RAW)}
    needed = stored - {f"{table}.parquet" for table in LATER}
    if not needed <= manifest.files.keys() <= stored | handed_in:
        raise Damaged(MANIFEST)
    for name in stored & manifest.files.keys():
        try:
            if sha256(snapshot / name) != manifest.files[name]:
                raise Damaged(name)
        except OSError as error:
            raise Damaged(name) from error
    try:  # what was handed in is checked by the version's own name
        if version_of(snapshot / RAW) != snapshot.name:
            raise Damaged(RAW)
    except OSError as error:
        raise Damaged(RAW) from error
    return manifest


def is_whole(snapshot: Path) -> bool:
    """Whether every file of a published version is there with the bytes it was published with."""
    try:
        return verified(snapshot).version == snapshot.name
    except Damaged:
        return False


@contextmanager
def own_file(path: Path) -> Iterator[BufferedReader]:
    """A file of the shelf, open for reading: a link in its place is not followed, and a pipe not waited for. Raises OSError."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"no file: {path.name}")
        yield file


def sha256(path: Path) -> str:
    with own_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(said: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
