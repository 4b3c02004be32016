"""DATASETS_DIR as a copy that can be put back: taken while the server runs, every byte checked against its list, restored into an empty place."""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.compiled import COMPILED, ENDING
from store.disk import put_in_place, to_disk
from store.handles import is_name
from store.history.trail import TRAIL
from store.locks import LOCK, locked
from store.manifest import sha256
from store.package.folder import is_own_file
from store.shelf import ANSWERS, DRAFTS, SNAPSHOTS
from style.failures import Told
from style.text import Text

LIST = "backup.json"
_FORMAT = 1
NOT_EMPTY = Text("{folder} 不是空文件夹", "{folder} is no empty folder")
NO_BACKUP = Text(
    "{folder} 不是备份（没有 {file}，或读不出来）", "{folder} is no backup ({file} is missing or cannot be read)"
)
NOT_WHOLE = Text(
    "备份不完整：{file} 缺少或与清单不符", "the backup is not whole: {file} is missing or not as its list says"
)
NOT_OURS = Text("{folder} 在所备份的文件夹之内", "{folder} lies within the folder that is backed up")


class NoBackup(Told):
    """Why nothing was backed up or put back; `tell` says it in a language."""


@dataclass(frozen=True)
class Backup:
    """`files`: path within → SHA-256. `when` is UTC, ISO."""

    when: str
    files: dict[str, str]
    bytes: int


def back_up(shelves: Path, target: Path) -> Backup:
    """Copies all that is kept into an empty folder. Which versions are shown and the trail are of one moment: no shelf names a version
    while they are copied. What else changes follows, each kind under its own lock, and versions last, so that every one that is named
    is there. Raises NoBackup, OSError, Busy; what was begun is then removed again."""
    target = target.resolve()
    if target.is_relative_to(shelves.resolve()):
        raise NoBackup(NOT_OURS, folder=target)
    _empty(target)
    draft = target.parent / f".{target.name}.{uuid.uuid4().hex[:8]}"
    try:
        draft.mkdir(parents=True)
        files: dict[str, str] = {}
        with _nothing_named(shelves) as shut:
            files |= _copied(shelves, draft, _is_naming, shut)
        files |= _copied(shelves, draft, lambda within: not _is_naming(within) and SNAPSHOTS not in within.parts)
        files |= _copied(shelves, draft, lambda within: SNAPSHOTS in within.parts)
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
        if not is_own_file(folder, name) or path.is_symlink() or sha256(path) != digest:
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


def _is_naming(within: Path) -> bool:
    """A shelf's own files, of which CURRENT is one, and the trail."""
    return within.parts[:1] == (TRAIL,) or len(within.parts) == 1


@contextmanager
def _nothing_named(shelves: Path) -> Iterator[frozenset[Path]]:
    """The shelves, with the lock of each held: a publication waits some moments. Raises Busy, OSError."""
    found = [shelf for shelf in sorted(shelves.iterdir()) if shelf.is_dir() and not shelf.is_symlink()]
    shut = frozenset(shelf for shelf in found if is_name(shelf.name))
    with ExitStack() as held:
        for shelf in sorted(shut):
            held.enter_context(locked(shelf))
        yield shut


def _copied(
    shelves: Path, draft: Path, is_wanted: Callable[[Path], bool], shut: frozenset[Path] = frozenset()
) -> dict[str, str]:
    """Path → digest of the files of the folders wanted, each folder's under its lock where it has one and is not `shut` already. A
    version's files never change, and need none."""
    found = {}
    for folder, names in _folders(shelves):
        within = folder.relative_to(shelves)
        if not is_wanted(within):
            continue
        with ExitStack() as held:
            if folder not in shut and SNAPSHOTS not in within.parts and (folder / LOCK).exists():
                held.enter_context(locked(folder))
            for name in names:
                with suppress(FileNotFoundError):  # removed since the folder was read, as it may be
                    found[(within / name).as_posix()] = _copy(folder / name, draft / within / name)
    return found


def _folders(shelves: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder with its files; no drafts, no locks, no links, nothing that is only kept to save time."""
    for at, folders, names in os.walk(shelves):
        on_shelf = Path(at).parent == shelves  # a dataset may be called as a folder of a shelf is
        folders[:] = sorted(one for one in folders if one != DRAFTS and not (on_shelf and one == ANSWERS))
        yield Path(at), [one for one in sorted(names) if _is_kept(Path(at, one), shelves)]


def _is_kept(path: Path, shelves: Path) -> bool:
    if path.parent == shelves / COMPILED and ENDING in path.name:  # the next start works these out again
        return False
    return path.name != LOCK and not path.name.endswith(".draft") and not path.is_symlink()


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


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
