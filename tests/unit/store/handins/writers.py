"""What the processes do that hand in at once, or are killed while they do; imported by the server from which they fork."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

from store.datasets import open_dataset
from store.handins import desk
from store.ledgers.results import Expected

LINE = "P01-001,2029Q{},12\n"
HEAD = "项目编号,报告期,完成投资（万元）\n"
LATER = Expected(as_of=date(2031, 1, 31))  # what is handed in is of 2029
_WRITES = (
    "drawers.py",
    "receiving.py",
    "settling.py",
    "taking.py",
    "trail.py",
    "publishing.py",
    "naming.py",
    "shelf.py",
    "snapshots.py",
)


def hand_in_many(shelves: Path, who: str, count: int, ready: object) -> None:
    os.environ["DATASETS_DIR"] = str(shelves)
    ready.wait()  # type: ignore[attr-defined]
    for number in range(count):
        desk.hand_in("demo", f"{who} {number}.csv", f"{HEAD}{who}{number}".encode(), who)


def hand_in_until_killed(shelves: Path, acknowledged: Path) -> None:
    """Hands in one file after the other, in rounds of three, and writes down each once it is told it."""
    os.environ["DATASETS_DIR"] = str(shelves)
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    last = None
    for number in range(10_000):
        last = desk.hand_in(
            "demo", "a.csv", f"{number}".encode() * 2000, "死者", replaces=last.id if last and number % 3 else None
        )
        os.write(log, f"{last.id} {last.last.number} {number}\n".encode())


def and_die(shelves: Path, do: Callable[[], object], step: int, steps: object) -> None:
    """Is killed at its `step`-th line of what writes; without one it lives, and tells how many lines there were."""
    os.environ["DATASETS_DIR"] = str(shelves)
    count = 0

    def at_each_line(frame: FrameType, event: str, arg: object) -> object:
        nonlocal count
        if Path(frame.f_code.co_filename).name not in _WRITES:
            return None
        count += event == "line"
        if count == step and event == "line":
            os.kill(os.getpid(), signal.SIGKILL)
        return at_each_line

    sys.settrace(at_each_line)
    do()
    sys.settrace(None)
    steps.put(count)  # type: ignore[attr-defined]


class Taking:
    """Takes a hand-in in; its judgement, which writes nothing, is made before."""

    def __init__(self, version: str, handin_id: str) -> None:
        self.version, self.handin_id = version, handin_id

    def __call__(self) -> None:
        base = open_dataset("demo", self.version)
        tracing = sys.gettrace()
        sys.settrace(None)
        held = desk.find_handin("demo", self.handin_id)
        assert held is not None
        desk.judged(held, base)
        sys.settrace(tracing)
        desk.take_in("demo", self.version, (self.handin_id,), "管理员", "")


class HandingIn:
    def __init__(self, replaces: str | None = None) -> None:
        self.replaces = replaces

    def __call__(self) -> None:
        desk.hand_in("demo", "a.csv", (HEAD + LINE.format(1)).encode(), "死者", LATER, replaces=self.replaces)
