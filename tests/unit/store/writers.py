"""What the processes do that publish and are killed; imported by the server from which they fork."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pyarrow as pa

from store import publishing, snapshots
from store import shelf as shelf_names
from store.package.description_rules import read_description
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


def hand_in_ever_new(shelf: Path, mark: str, acknowledged: Path, times: int = 1000) -> None:
    """Publishes one version after the other upon the current one until it is killed, and writes down each it is told of."""
    publishing.judged = lambda raw, _: replace(CHECKED, description=read_description(raw)[0])
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for n in range(times):
        said = replace(CHECKED.description, title=f"{mark}-{n}")
        base = shelf_names.named_version(shelf)
        version = publishing.publish_tables(shelf, base, CHECKED.tables, said, mark, (f"{mark}-{n}.xlsx",), "")
        os.write(log, f"{version}\n".encode())


def hand_in_four(shelf: Path, who: str, acknowledged: Path) -> None:
    """Adds four events, each in a version of its own upon whatever is current then; a conflict is tried again."""
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for n in range(4):
        while True:
            base = str(shelf_names.named_version(shelf))
            held = snapshots.check_package(shelf / "snapshots" / base / "raw")
            rows = held.tables["events"].to_pylist()
            rows.append(rows[0] | {"event_id": f"N-{who}-{n}"})
            tables = held.tables | {"events": pa.Table.from_pylist(rows, held.tables["events"].schema)}
            try:
                version = publishing.publish_tables(shelf, base, tables, held.description, who, (), "")
            except publishing.Conflict:
                continue
            os.write(log, f"{version}\n".encode())
            break
