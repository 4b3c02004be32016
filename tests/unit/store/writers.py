"""What the processes do that publish and are killed; imported by the server from which they fork."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from store import snapshots
from tests.unit.store.package.damaged import REPORTED

# It is the writing that is to be interrupted: checking, which takes longer, is done once, before the processes fork.
CHECKED = snapshots.check_package(REPORTED)


def publish(folder: Path, shelf: Path, who: str) -> str:
    snapshots.check_package = lambda _: CHECKED
    return snapshots.publish(folder, shelf, who)


def publish_ever_new(folder: Path, shelf: Path, mark: str, acknowledged: Path) -> None:
    """Publishes one new content after the other until it is killed, and writes down each version once it is told it."""
    tracks = folder / "tracks.csv"
    written = tracks.read_text(encoding="utf-8").splitlines(keepends=True)[:7]
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for n in range(1000):
        tracks.write_text("".join([*written, f"X,{mark},{n},99\n"]), encoding="utf-8")
        os.write(log, f"{publish(folder, shelf, mark)}\n".encode())


def publish_when_all_are_ready(folder: Path, shelf: Path, ready: object, versions: object) -> None:
    ready.wait()  # type: ignore[attr-defined]
    versions.put(publish(folder, shelf, "both"))  # type: ignore[attr-defined]


WRITE = {"snapshots.py", "publishing.py", "naming.py", "shelf.py", "trail.py", "manifest.py", "locks.py", "disk.py"}
TOUCHES = {"mkdir", "open", "write_text", "write_bytes", "unlink", "rename", "replace"}


def publish_and_die(folder: Path, shelf: Path, step: int, steps: object) -> None:
    """Is killed at its `step`-th line of writing; without one it lives, and tells how many lines there were."""
    count = 0

    def at_each_line(frame: FrameType, event: str, arg: object) -> object:
        nonlocal count
        file, name = Path(frame.f_code.co_filename).name, frame.f_code.co_name
        if file not in WRITE and not (file == "pathlib.py" and name in TOUCHES):
            return None
        count += event == "line"
        if count == step and event == "line":
            os.kill(os.getpid(), signal.SIGKILL)
        return at_each_line

    sys.settrace(at_each_line)
    publish(folder, shelf, "mortal")
    sys.settrace(None)
    steps.put(count)  # type: ignore[attr-defined]
