"""What the processes do that save views and are killed; imported by the server from which they fork."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from access.reader import acting_as, reader
from store.saved import views as saved_views
from store.saved.small_files import NotSaved
from store.saved.views import save


def save_ever_new(folder: Path, mark: str, acknowledged: Path) -> None:
    """Saves one view after the other until it is killed, and writes down each name once it is told of it."""
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    saved_views.MOST = 10**6
    for n in range(10**6):
        save(folder, f"{mark}-{n}", "overview", {"pairs": "P07"}, "demo")
        os.write(log, f"{mark}-{n}\n".encode())


def save_when_all_are_ready(folder: Path, name: str, ready: object, told: object) -> None:
    ready.wait()  # type: ignore[attr-defined]
    try:
        save(folder, name, "overview", {}, "demo")
    except NotSaved:
        told.put(False)  # type: ignore[attr-defined]
    else:
        told.put(True)  # type: ignore[attr-defined]


def save_and_die(folder: Path, name: str, step: int, steps: object) -> None:
    """Is killed at its `step`-th line of saving; without one it lives, and tells how many there were."""
    count = die_at_line(step, ("save",), lambda: save(folder, name, "overview", {"find": "x" * 1000}, "demo"))
    steps.put(count)  # type: ignore[attr-defined]


def die_at_line(step: int, outer: tuple[str, ...], work: Callable[[], object]) -> int:
    """Does the work and is killed at the `step`-th line of the `outer` functions and of what they write with."""
    count, traced = 0, (*outer, "write", "writing", "locked", "_wait", "_fsync", "dump")

    def at_each_line(frame: FrameType, event: str, arg: object) -> object:
        nonlocal count
        if frame.f_code.co_name not in traced:
            return at_each_line if event == "call" and frame.f_code.co_name == "__enter__" else None
        count += event == "line"
        if count == step and event == "line":
            os.kill(os.getpid(), signal.SIGKILL)
        return at_each_line

    sys.settrace(at_each_line)
    work()
    sys.settrace(None)
    return count


def save_as(folder: Path, author: str, word: str, count: int) -> None:
    """Saves as one author until there is no room."""
    with acting_as(reader(author, author, ["viewer"])):
        for number in range(count):
            with suppress(NotSaved):
                saved_views.save(folder, f"{word}{number}", "overview", {}, "demo")


def remove_and_restore(folder: Path, view_id: str, rounds: int) -> None:
    """Removes a view and brings it back, again and again, against another who does the same."""
    with acting_as(reader("s", "s", ["steward"])):
        for _ in range(rounds):
            with suppress(NotSaved):
                saved_views.delete(folder, view_id)
            with suppress(NotSaved):
                saved_views.restore(folder, view_id)
