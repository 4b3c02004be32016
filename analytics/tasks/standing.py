"""Whether what a task was opened for still stands in a version of the data, judged by what raised it and never by what is missing."""

from dataclasses import dataclass

from analytics.tasks.figures import of_figure, of_gap
from analytics.tasks.found import Stands, unknown
from analytics.tasks.raised import of_finding, of_warning
from cache.remembered import remembered
from store.datasets import Dataset
from store.tasks.definition import Seen, Task
from style.text import Text

__all__ = ["Settling", "Stands", "changes", "standing"]
NO_RULE = Text(
    "议定事项没有可由数据判断的条件，办结后写明理由销号", "no data can tell that it was done: it is closed by a reason"
)
_JUDGES = {"warning": of_warning, "finding": of_finding, "gap": of_gap, "figure": of_figure}


def standing(dataset: Dataset, seen: Seen) -> Stands:
    """At the newest quarter of a version of the same dataset, under the thresholds that held when it was seen."""
    return _standing(dataset, _Key(seen))


@dataclass(frozen=True)
class _Key:
    """A task's frozen part as what is remembered is found by: two are the same where they ask the same."""

    seen: Seen

    def __hash__(self) -> int:
        trigger = self.seen.trigger
        return hash((trigger.kind, trigger.rule, trigger.of, tuple(sorted(trigger.held.items()))))


@remembered
def _standing(dataset: Dataset, key: _Key) -> Stands:
    seen = key.seen
    judge = _JUDGES.get(seen.trigger.kind)
    if judge is None:
        return unknown(dataset.description.last_quarter, NO_RULE)
    try:
        return judge(dataset, seen)
    except (
        KeyError,
        ValueError,
        IndexError,
    ):  # it names what this dataset or this version of the program no longer has
        return unknown(dataset.description.last_quarter)


@dataclass(frozen=True)
class Settling:
    """What the data of a version make of a task: `cleared` or `reopened`."""

    task: Task
    kind: str
    quarter: str


def changes(dataset: Dataset, tasks: tuple[Task, ...]) -> tuple[Settling, ...]:
    """What is to be closed, and what was closed by data and shows again: of this dataset's tasks, by this version."""
    found = []
    for task in tasks:
        by_data = task.closing is not None and task.closing.kind == "cleared"
        if task.seen.dataset != dataset.name or not (task.is_open or by_data):
            continue
        now = standing(dataset, task.seen)
        if task.is_open and now.kind == "gone":
            found.append(Settling(task, "cleared", now.quarter))
        elif by_data and now.kind == "stands":
            found.append(Settling(task, "reopened", now.quarter))
    return tuple(found)
