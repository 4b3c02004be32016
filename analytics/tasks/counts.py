"""How many tasks there are, in which colour, how they were closed and how long they take: of all, by unit, by pair, by rule."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from analytics.tasks.colours import COLOURS, colour, was_red
from analytics.tasks.rules import TaskRules
from store.tasks.definition import Task, Unit

Keys = Callable[[Task], Iterable[tuple[str, ...]]]


@dataclass(frozen=True)
class Counts:
    """Of `opened` tasks: how many are `open` and how many of these `overdue`; `answered` at least once; closed by data (`cleared`) or by
    a reason (`closed`) and not open again; `reopened` at least once; `reddened`: overdue on any day. `days` is the median of days from
    opening to closing, None where none is closed; `ages` of open ones by the rules' limits, what is beyond the last one at the end."""

    opened: int
    by_colour: dict[str, int]
    answered: int
    cleared: int
    closed: int
    reopened: int
    reddened: int
    days: float | None
    ages: tuple[int, ...]

    @property
    def open(self) -> int:
        return self.opened - self.by_colour["done"]

    @property
    def overdue(self) -> int:
        return self.by_colour["red"]


def counts(tasks: Sequence[Task], today: date, rules: TaskRules) -> Counts:
    """Each task once."""
    found = dict.fromkeys(COLOURS, 0)
    for task in tasks:
        found[colour(task, today, rules)] += 1
    closings = [(task, task.closing) for task in tasks]
    took = [(closing.day - task.opened.day).days for task, closing in closings if closing]
    ages = [0] * (len(rules.limits) + 1)
    for task in tasks:
        if task.is_open:
            ages[sum((today - task.opened.day).days > limit for limit in rules.limits)] += 1
    return Counts(
        len(tasks),
        found,
        sum(bool(task.answers) for task in tasks),
        sum(closing is not None and closing.kind == "cleared" for _, closing in closings),
        sum(closing is not None and closing.kind == "closed" for _, closing in closings),
        sum(bool(task.of_kind("reopened")) for task in tasks),
        sum(was_red(task, today, rules) for task in tasks),
        float(median(took)) if took else None,
        tuple(ages),
    )


def units_of(task: Task) -> tuple[Unit, ...]:
    """Who answers for it and who does it, each once."""
    return tuple(dict.fromkeys((task.lead, *task.responsible)))


# What a board has a row for; a task stands in the row of each that it concerns.
BOARDS: dict[str, Keys] = {
    "unit": lambda task: ((unit.name, unit.adcode) for unit in units_of(task)),
    "pair": lambda task: ((pair,) for pair in task.seen.pairs),
    "rule": lambda task: ((task.seen.trigger.kind, task.seen.trigger.rule),),
}


def board(tasks: Sequence[Task], by: str, today: date, rules: TaskRules) -> tuple[tuple[tuple[str, ...], Counts], ...]:
    """The members of BOARDS' dimension with their counts: the most overdue first, then the most open."""
    held: dict[tuple[str, ...], list[Task]] = {}
    for task in tasks:
        for key in BOARDS[by](task):
            held.setdefault(key, []).append(task)
    found = [(key, counts(mine, today, rules)) for key, mine in held.items()]
    return tuple(sorted(found, key=lambda one: (-one[1].overdue, -one[1].open, -one[1].opened, one[0])))
