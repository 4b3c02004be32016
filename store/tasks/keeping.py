"""Where tasks are kept, who may see one, and how what happens to one is added: whole or absent, two processes losing nothing."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from access.reader import Reader, acting, demand
from store.handles import datasets_dir
from store.history import trail
from store.locks import Busy
from store.saved import small_files
from store.saved.small_files import NotSaved
from store.tasks.definition import Event, Task
from store.tasks.reading import LARGEST_FILE, MOST_EVENTS, check, record_of, task_of
from style.text import Text

MOST = 1000
log = logging.getLogger("dashboard")

FULL = Text("已存满 {most} 件督办事项", "{most} tasks are kept, which is all there is room for")
GONE = Text("没有这件督办事项", "there is no such task")
TOO_MUCH = Text("一件督办事项最多 {most} 条记录", "a task has at most {most} entries")


@dataclass(frozen=True)
class KeptTasks:
    """Those the acting reader may see, the newest first, and the names of files that are none (they are left alone)."""

    tasks: tuple[Task, ...]
    broken: tuple[str, ...]


def tasks_dir() -> Path:
    return datasets_dir() / ".tasks"  # a dataset cannot be called that


def is_own(task: Task, who: Reader) -> bool:
    """Whether a county's staff is asked: its county is the lead or among the responsible."""
    return bool(task.adcodes & set(who.counties))


def tasks(folder: Path) -> KeptTasks:
    """Raises NotAllowed for who may see none."""
    who = demand("see_task", is_own=True)
    found = every(folder)
    mine = tuple(_as_seen_by(one, who) for one in found.tasks if who.may_with("see_task", is_own(one, who)))
    return KeptTasks(mine, found.broken if who.may_with("see_task", False) else ())


def find(folder: Path, task_id: str) -> Task | None:
    """The task of that id; None where there is none, or none that the acting reader may see."""
    who = demand("see_task", is_own=True)
    task = small_files.read_one(folder, task_id, task_of, LARGEST_FILE)
    return _as_seen_by(task, who) if task and who.may_with("see_task", is_own(task, who)) else None


def _as_seen_by(task: Task, who: Reader) -> Task:
    """A county's staff reads the sentence that was addressed to it, and rows of its own pair alone."""
    if who.sees_all or set(who.counties) & set(task.seen.adcodes):
        return task
    return replace(task, seen=replace(task.seen, rows=()))


# A file never changes under its inode, so what was read of it holds as long as it is the same file.
_READ: dict[str, tuple[tuple[int, int, int], Task | None]] = {}


def every(folder: Path) -> KeptTasks:
    """All of them, whoever asks: for the server's own work. Pages ask `tasks`."""
    try:
        files = [one for one in os.scandir(folder) if one.name.endswith(".json")]
    except OSError:
        return KeptTasks((), ())
    found: list[Task] = []
    broken: list[str] = []
    for one in files:
        try:
            lies = one.stat(follow_symlinks=False)
        except OSError:
            continue
        stamp = lies.st_ino, lies.st_size, lies.st_mtime_ns
        held = _READ.get(one.path)
        if held is None or held[0] != stamp:
            held = stamp, small_files.read_one(folder, one.name.removesuffix(".json"), task_of, LARGEST_FILE)
            _READ[one.path] = held
        if held[1] is None:
            broken.append(one.name.encode(errors="replace").decode())
        else:
            found.append(held[1])
    return KeptTasks(tuple(sorted(found, key=lambda task: -task.number)), tuple(sorted(broken)))


def add(folder: Path, make: Callable[[KeptTasks], Task]) -> Task:
    """Keeps the task that is made in view of those there are, while no other process writes. Raises NotSaved."""
    with small_files.writing(folder):
        there = every(folder)
        if len(there.tasks) + len(there.broken) >= MOST:
            raise NotSaved(FULL, most=MOST)
        made = make(there)
        _write(folder, made)
    return tell_trail(folder, made)


def append(folder: Path, task_id: str, event_of: Callable[[Task], Event | None]) -> Task:
    """The task with what `event_of` says of it as it stands now; as it was where that says nothing. Raises NotSaved."""
    if not folder.is_dir():
        raise NotSaved(GONE)
    with small_files.writing(folder):
        task = small_files.read_one(folder, task_id, task_of, LARGEST_FILE)
        if task is None:
            raise NotSaved(GONE)
        event = event_of(task)
        if event is not None:
            if len(task.events) >= MOST_EVENTS:
                raise NotSaved(TOO_MUCH, most=MOST_EVENTS)
            task = replace(task, events=(*task.events, event))
            _write(folder, task)
    return tell_trail(folder, task)


def _write(folder: Path, task: Task) -> None:
    check(task)
    small_files.write(folder, record_of(task))


def tell_trail(folder: Path, task: Task) -> Task:
    """The task with the audit trail told of all its events; where that cannot be written, it is told with the next one."""
    if task.told == len(task.events):
        return task
    try:
        for event in task.events[task.told :]:
            trail.append("task", event.who, task.seen.dataset, _line(task, event), folder=_trail(folder),
                         entry_id=event.id, when=event.when)  # fmt: skip
        with small_files.writing(folder):
            now = small_files.read_one(folder, task.id, task_of, LARGEST_FILE)
            if now is None:
                return task
            told = replace(now, told=max(now.told, len(task.events)))
            _write(folder, told)
            return told
    except (OSError, Busy, NotSaved) as error:
        log.warning("the trail does not tell of task %s yet: %s", task.id, error)
        return task


def _trail(folder: Path) -> Path:
    return trail.trail_dir(folder.parent)


def _line(task: Task, event: Event) -> dict[str, object]:
    said = {"task": task.id, "number": task.number, "done": event.kind, "reader": event.reader}
    said |= {key: getattr(event, key) for key in ("text", "due", "handin", "version", "quarter")}
    if event.kind == "opened":
        said |= {"version": task.seen.version, "quarter": task.seen.quarter, "trigger": task.seen.trigger.kind}
        said |= {"rule": task.seen.trigger.rule, "text": task.asks}
    return {key: value for key, value in said.items() if value != ""}


def new_event(kind: str, by: str = "", **said: str) -> Event:
    """Of now, on behalf of the acting reader, who is called `by`; nobody where the data did it."""
    when = datetime.now(UTC).isoformat(timespec="milliseconds")
    return Event(small_files.new_id(), kind, when, by, acting().id if by else "", **said)
