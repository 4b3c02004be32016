"""DATASETS_DIR as a copy that can be put back: taken while the server runs, every byte checked against its list, restored into an empty place."""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.disk import put_in_place, to_disk
from store.locks import LOCK, locked
from store.shelf import DRAFTS, SNAPSHOTS
from style.text import Text

LIST = "backup.json"
COMPILED = "compiled"  # questions that the next start works out again
_FORMAT = 1
NOT_EMPTY = Text("{folder} 不是空文件夹", "{folder} is no empty folder")
NO_BACKUP = Text(
    "{folder} 不是备份（没有 {file}，或读不出来）", "{folder} is no backup ({file} is missing or cannot be read)"
)
NOT_WHOLE = Text(
    "备份不完整：{file} 缺少或与清单不符", "the backup is not whole: {file} is missing or not as its list says"
)
NOT_OURS = Text("{folder} 在所备份的文件夹之内", "{folder} lies within the folder that is backed up")


class NoBackup(Exception):
    """Why nothing was backed up or put back; `tell` says it in a language."""

    def __init__(self, reason: Text, **filled: object) -> None:
        super().__init__(reason("en", **filled))
        self.reason, self._filled = reason, filled

    def tell(self, lang: str) -> str:
        return self.reason(lang, **self._filled)


@dataclass(frozen=True)
class Backup:
    """`files`: path within → SHA-256. `when` is UTC, ISO."""

    when: str
    files: dict[str, str]
    bytes: int


def back_up(shelves: Path, target: Path) -> Backup:
    """Copies all that is kept into an empty folder. What changes is copied first, each kind under its own lock, and versions after it: so
    every version that is named is there. Raises NoBackup, OSError, Busy; what was begun is then removed again."""
    target = target.resolve()
    if target.is_relative_to(shelves.resolve()):
        raise NoBackup(NOT_OURS, folder=target)
    _empty(target)
    draft = target.parent / f".{target.name}.{uuid.uuid4().hex[:8]}"
    try:
        draft.mkdir(parents=True)
        files = dict(_copied(shelves, draft, is_version=False))
        files |= dict(_copied(shelves, draft, is_version=True))
        made = Backup(datetime.now(UTC).isoformat(timespec="seconds"), dict(sorted(files.items())), _size(draft))
        said = {"format": _FORMAT, "when": made.when, "bytes": made.bytes, "files": made.files}
        put_in_place(draft / f".{LIST}", draft / LIST, json.dumps(said, ensure_ascii=False, indent=1))
        check(draft)
        _moved(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return made


def check(folder: Path) -> Backup:
    """Reads every byte of a backup. Raises NoBackup with the first file that is not as the list says."""
    try:
        said = json.loads((folder / LIST).read_text(encoding="utf-8"))
        found = Backup(str(said["when"]), {str(k): str(v) for k, v in said["files"].items()}, int(said["bytes"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise NoBackup(NO_BACKUP, folder=folder, file=LIST) from None
    for name, digest in found.files.items():
        path = folder / name
        if (
            not path.resolve().is_relative_to(folder.resolve())
            or path.is_symlink()
            or not path.is_file()
            or _digest(path) != digest
        ):
            raise NoBackup(NOT_WHOLE, file=name)
    return found


def restore(backup: Path, shelves: Path) -> Backup:
    """Puts a backup back as `shelves`, which must be empty or not there: whole or not at all. Raises NoBackup, OSError."""
    found = check(backup)
    shelves = shelves.resolve()
    _empty(shelves)
    draft = shelves.parent / f".{shelves.name}.{uuid.uuid4().hex[:8]}"
    try:
        for name, digest in found.files.items():
            if _copy(backup / name, draft / name) != digest:  # it changed since it was checked
                raise NoBackup(NOT_WHOLE, file=name)
        draft.mkdir(parents=True, exist_ok=True)
        _moved(draft, shelves)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return found


def _empty(folder: Path) -> None:
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise NoBackup(NOT_EMPTY, folder=folder)


def _moved(draft: Path, target: Path) -> None:
    if target.is_dir():
        target.rmdir()  # empty; a file that came meanwhile stops it
    os.rename(draft, target)
    to_disk(target.parent)


def _copied(shelves: Path, draft: Path, is_version: bool) -> Iterator[tuple[str, str]]:
    for folder, names in _folders(shelves):
        within = folder.relative_to(shelves)
        if (SNAPSHOTS in within.parts) != is_version:
            continue
        with ExitStack() as held:
            if not is_version and (folder / LOCK).exists():
                held.enter_context(locked(folder))
            for name in names:
                path = folder / name
                try:
                    digest = _copy(path, draft / within / name)
                except FileNotFoundError:  # removed since the folder was read, as it may be
                    continue
                yield (within / name).as_posix(), digest


def _folders(shelves: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder with its files; no drafts, no locks, no links, nothing that is only kept to save time."""
    for at, folders, names in os.walk(shelves):
        is_top = Path(at) == shelves
        folders[:] = sorted(one for one in folders if one != DRAFTS and not (is_top and one == COMPILED))
        kept = [
            one
            for one in sorted(names)
            if one != LOCK and not one.endswith(".draft") and not (Path(at) / one).is_symlink()
        ]
        yield Path(at), kept


def _copy(source: Path, target: Path) -> str:
    """The digest of what was written, which is on the disk when this returns."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while held := read.read(2**20):
            digest.update(held)
            write.write(held)
        write.flush()
        os.fsync(write.fileno())
    shutil.copystat(source, target)
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
