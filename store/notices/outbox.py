"""Where notices lie until they are told: each a file that is whole or absent, sent by one process at a time."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from access.reader import acting
from store.disk import to_disk
from store.handles import datasets_dir
from store.locks import locked
from store.notices.definition import Marks, Notice, Noticed, check
from store.saved import small_files

LARGEST_NOTICE = 2**14
LARGEST_MARKS = 2**24
_MARKS = "0" * 16  # the one file of what was made into notices
WAITING, GIVEN_UP, TOLD = "waiting", "given_up", "told"


def notices_dir() -> Path:
    return datasets_dir() / ".notices"  # a dataset cannot be called that


@contextmanager
def sending(folder: Path) -> Iterator[None]:
    """While this process alone sends. Raises Busy at once where another one does, OSError where nothing can be written."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, patience=0):
        yield


def waiting(folder: Path) -> tuple[Notice, ...]:
    """Those to be told, the oldest first. A file that is none is left alone."""
    found, _ = small_files.read_all(folder / WAITING, _notice_of, LARGEST_NOTICE)
    return tuple(sorted(found, key=lambda one: (one.when, one.id)))


def put(folder: Path, notices: Iterable[Notice]) -> None:
    """Adds those that do not wait yet, or writes over one of which a try has failed. Raises NotSaved."""
    _write(folder / WAITING, notices)


def take_away(folder: Path, notice: Notice) -> None:
    """Told: it waits no longer. Raises NotSaved."""
    _remove(folder / WAITING, notice.id)


def give_up(folder: Path, notice: Notice) -> None:
    """Kept, told of on the page of tasks, and tried no more. Raises NotSaved."""
    _write(folder / GIVEN_UP, [notice])
    take_away(folder, notice)


def given_up(folder: Path) -> tuple[Notice, ...]:
    found, _ = small_files.read_all(folder / GIVEN_UP, _notice_of, LARGEST_NOTICE)
    return tuple(found)


def take_up(folder: Path, notice: Notice) -> None:
    """One that was given up waits again. Raises NotSaved."""
    _write(folder / WAITING, [notice])
    _remove(folder / GIVEN_UP, notice.id)


def undelivered() -> int:
    """How many were given up, for who may open tasks; 0 for anybody else."""
    if not acting().may("open_task"):
        return 0
    try:
        return sum(name.endswith(".json") for name in os.listdir(notices_dir() / GIVEN_UP))
    except OSError:
        return 0


def marks(folder: Path) -> Marks:
    """Raises OSError for what is there and cannot be read: taken for nothing, all that ever happened would be told again."""
    found = small_files.read_one(folder / TOLD, _MARKS, _marks_of, LARGEST_MARKS)
    if found is None and (folder / TOLD / f"{_MARKS}.json").exists():
        raise OSError(f"{folder / TOLD / _MARKS}.json says nothing of what was told")
    return found or Marks()


def mark(folder: Path, held: Marks) -> None:
    """Raises NotSaved."""
    there = {"begun": held.begun, "digest": held.digest}
    tasks = {task: [one.events, one.colour] for task, one in held.tasks.items()}
    with small_files.writing(folder / TOLD):
        small_files.write(folder / TOLD, {"id": _MARKS, **there, "tasks": tasks})


def _write(folder: Path, notices: Iterable[Notice]) -> None:
    new = list(notices)
    if not new:
        return
    with small_files.writing(folder):
        for one in new:
            small_files.write(folder, asdict(one))


def _remove(folder: Path, notice_id: str) -> None:
    """Gone for good: what was told lies in no bin."""
    with small_files.writing(folder):
        (folder / f"{notice_id}.json").unlink(missing_ok=True)
        to_disk(folder)


def _notice_of(record: dict[str, Any]) -> Notice:
    found = Notice(**record)
    check(found)
    return found


def _marks_of(record: dict[str, Any]) -> Marks:
    tasks = {str(task): Noticed(int(events), str(colour)) for task, (events, colour) in record["tasks"].items()}
    return Marks(record["begun"], str(record["digest"]), tasks)
