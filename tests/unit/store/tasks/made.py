"""Tasks as they are opened in tests, and what the processes do that answer them and are killed."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from store.tasks import doing
from store.tasks.definition import FrozenRow, Seen, Task, Trigger, Unit
from tests.unit.store.saved.view_writers import die_at_line

VERSION = "0123456789ab"
TAISHUN, BINJIANG = Unit("泰顺县", "330329"), Unit("滨江区", "330108")
OFFICE = Unit("省级结对办公室")
ROW = FrozenRow("spent", "F-0001", "2025Q4", "1234567.89", "T1", "S1", "第 3 行")


def seen(rule: str = "behind", pair: str = "P01", **more: Any) -> Seen:
    trigger = Trigger("warning", rule, (rule, pair, "2025", "", "", "", "", ""), {}, {"behind_pace": "4/5"})
    said = {"zh": "支出只到应支出的 34.0%", "en": "34.0% of what is due"} | more
    return Seen("demo", VERSION, "2025Q4", "warnings", {"rule": rule, "q": "2025Q4"}, trigger=trigger, pairs=(pair,),
                rows=(ROW,), count=1, adcodes=("330329", "330108") if pair == "P01" else (), **said)  # fmt: skip


def opened(folder: Path, what: Seen | None = None, **more: Any) -> Task:
    due = (doing.today() + timedelta(days=10)).isoformat()
    said = {
        "asks": "说明原因",
        "lead": OFFICE,
        "responsible": (TAISHUN,),
        "supervising": None,
        "due": due,
        "who": "张三",
    }
    return doing.open_task(folder, what or seen(), **{**said, **more})


def answer_and_die(folder: Path, task_id: str, step: int, steps: object) -> None:
    """Is killed at its `step`-th line of answering; without one it lives, and tells how many there were."""
    traced = ("answer", "append", "tell_trail", "_write")
    count = die_at_line(step, traced, lambda: doing.answer(folder, task_id, "已支出", who="李四"))
    steps.put(count)  # type: ignore[attr-defined]


def answer_ever_more(folder: Path, task_id: str, mark: str, acknowledged: Path, times: int) -> None:
    """Answers one time after the other, and writes each down once it is told of it."""
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for n in range(times):
        doing.answer(folder, task_id, f"{mark}-{n}", who="李四")
        os.write(log, f"{mark}-{n}\n".encode())
