"""Where hand-ins lie: one folder each, its files under fixed names, whole or absent whenever a process dies, none deleted.

`handins/<id>/record.json` says all that is known of one, and which rounds there are; `handins/<id>/round-1/original` is what
came. A round counts once the record names it. What the record says is told in the trail after it is written: until then it is
kept in the record as untold, and told by whoever comes next.
"""

import hashlib
import json
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.disk import put_in_place, to_disk
from store.handins.records import Record, as_json, from_json
from store.handles import datasets_dir, is_name
from store.history import actor, trail
from store.locks import Busy, locked
from store.manifest import own_file
from store.saved.small_files import NO_PLACE, NOT_NOW, NotSaved, is_id, new_id
from style.terms import NO_SUCH_DATASET
from style.text import Text

log = logging.getLogger("dashboard")
RECORD, ORIGINAL, DRAFTS, COLUMNS = "record.json", "original", ".drafts", ".columns"
_DRAFT_SECONDS = 3600
_LARGEST_RECORD = 64 * 2**20  # ten thousand answers, each with a reason of thousands of signs
GONE = Text("没有这份报送", "there is no such hand-in")


def folder_of(dataset: str) -> Path:
    """Where a dataset's hand-ins lie. Raises NotSaved for what names no dataset."""
    if not is_name(dataset):
        raise NotSaved(NO_SUCH_DATASET)
    return datasets_dir() / dataset / "handins"


@contextmanager
def at_the_desk(dataset: str) -> Iterator[Path]:
    """With the lock of a dataset's hand-ins held. Raises NotSaved where the place takes nothing, or not now."""
    folder = folder_of(dataset)
    try:
        (folder / DRAFTS).mkdir(parents=True, exist_ok=True)
        with locked(folder):
            yield folder
    except Busy as busy:
        raise NotSaved(NOT_NOW) from busy
    except OSError as error:
        raise NotSaved(NO_PLACE, more=error.strerror or type(error).__name__) from error


def read(folder: Path, handin_id: str) -> Record | None:
    """None where there is none, or none that can be read: that is logged."""
    if not is_id(handin_id):
        return None
    try:
        with own_file(folder / handin_id / RECORD) as file:
            record = from_json(json.loads(file.read(_LARGEST_RECORD)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("hand-in %s of %s cannot be read: %s", handin_id, folder.parent.name, error)
        return None
    return record if record.handin.id == handin_id else None


def read_all(folder: Path) -> Iterator[Record]:
    """Every hand-in that can be read, in no order."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        if (record := read(folder, name)) is not None:
            yield record


def existing(folder: Path, handin_id: str) -> Record:
    """Raises NotSaved where there is none."""
    record = read(folder, handin_id)
    if record is None:
        raise NotSaved(GONE)
    return record


def put_new(folder: Path, record: Record, content: bytes) -> None:
    """Adds a hand-in with its first round. Called with the lock held, as all that follows."""
    _sweep(folder)
    draft = folder / DRAFTS / new_id()
    try:
        _put_content(draft / "round-1", content)
        _write(draft / RECORD, as_json(record))
        to_disk(draft)
        os.rename(draft, folder / record.handin.id)
        to_disk(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def put_round(folder: Path, record: Record, content: bytes) -> None:
    """Adds the round that the record names last. One that lies there was never named: its process died."""
    _sweep(folder)
    target = folder / record.handin.id / f"round-{record.handin.last.number}"
    draft = folder / DRAFTS / new_id()
    try:
        _put_content(draft, content)
        if os.path.lexists(target):
            os.rename(target, folder / DRAFTS / new_id())
        os.rename(draft, target)
        to_disk(target.parent)
        put(folder, record)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def put(folder: Path, record: Record) -> None:
    """Writes what is known of a hand-in anew."""
    write_small(folder, folder / record.handin.id / RECORD, as_json(record))


def write_small(folder: Path, path: Path, said: Mapping[str, Any]) -> None:
    """Writes a small file: whole with the new text, or as it was."""
    draft = folder / DRAFTS / new_id()
    try:
        put_in_place(draft, path, json.dumps(said, ensure_ascii=False, indent=1))
    finally:
        draft.unlink(missing_ok=True)


def content(folder: Path, handin_id: str, number: int, sha256: str) -> bytes:
    """A round's file, byte for byte. Raises OSError where it is gone, or is not what came."""
    with own_file(original(folder, handin_id, number)) as file:
        held = file.read()
    if hashlib.sha256(held).hexdigest() != sha256:
        raise OSError(f"round {number} of hand-in {handin_id} is not what came")
    return held


def original(folder: Path, handin_id: str, number: int) -> Path:
    """Where a round's file lies."""
    if not is_id(handin_id):
        raise FileNotFoundError(handin_id)
    return folder / handin_id / f"round-{number}" / ORIGINAL


def to_tell(record: Record, kind: str, who: str, details: Mapping[str, Any]) -> Record:
    """The record with a line for the trail: bound to the hand-in's number of lines, so that it is told once."""
    line = {"entry_id": new_id(), "kind": kind, "who": who, "when": trail.now(), "details": actor.signed(details)}
    return replace(record, untold=(*record.untold, line))


def tell(folder: Path, record: Record) -> Record:
    """Tells the trail what it was not told yet. Where it cannot be written, that stays for whoever comes next."""
    if not record.untold:
        return record
    dataset = record.handin.dataset
    try:
        for line in record.untold:
            where = trail.trail_dir(folder.parent.parent)
            more = {"handin": record.handin.id, **line["details"]}
            trail.append(
                line["kind"], line["who"], dataset, more, folder=where, entry_id=line["entry_id"], when=line["when"]
            )
        told = replace(record, untold=())
        put(folder, told)
        return told
    except (OSError, Busy) as error:
        log.warning("the trail does not tell of hand-in %s yet: %s", record.handin.id, error)
        return record


def changed(folder: Path, record: Record, write: Callable[[Path, Record], None] = put) -> Record:
    """Writes a record and tells the trail."""
    write(folder, record)
    return tell(folder, record)


def _put_content(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    with (folder / ORIGINAL).open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    to_disk(folder)


def _write(path: Path, said: Mapping[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(said, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _sweep(folder: Path) -> None:
    """What a process that died left among the drafts an hour ago has no owner."""
    for left in (folder / DRAFTS).iterdir():
        with suppress(OSError):
            if left.lstat().st_mtime < time.time() - _DRAFT_SECONDS:
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
