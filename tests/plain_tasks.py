"""Colours and counts of tasks once more in plain Python: day by day, from the list of what happened."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from store.tasks.definition import Task

RULES = {"answer_days": 7, "moved": 1, "grace": 0, "limits": (30, 60, 90)}


def by_day(task: Task, today: date) -> list[tuple[date, bool, date, bool, int]]:
    """Each day from the opening to today as it stood at its end and, before what happened on it, at its start: the day, whether it was
    open, due when, answered, how often moved."""
    told = []
    is_open, due, answered, moved = True, date.fromisoformat(task.events[0].due), False, 0
    day, left = task.events[0].day, list(task.events[1:])
    while day <= today:
        told.append((day, is_open, due, answered, moved))
        while left and left[0].day == day:
            one = left.pop(0)
            if one.kind == "answered":
                answered = True
            elif one.kind == "moved":
                due, moved = date.fromisoformat(one.due), moved + 1
            elif one.kind == "reopened":
                is_open, answered, moved = True, False, 0
            else:
                is_open = False
            told.append((day, is_open, due, answered, moved))
        day += timedelta(days=1)
    return told


def colour(task: Task, today: date, rules: dict = RULES) -> str:
    told = by_day(task, today)
    _, is_open, due, answered, moved = told[-1]
    if not is_open:
        return "done"
    if (today - due).days > rules["grace"]:
        return "red"
    unanswered = not answered and (due - today).days < rules["answer_days"]
    return "yellow" if unanswered or moved >= rules["moved"] or was_red(task, today, rules) else "blue"


def was_red(task: Task, today: date, rules: dict = RULES) -> bool:
    return any(is_open and (day - due).days > rules["grace"] for day, is_open, due, _, _ in by_day(task, today))


def counted(tasks: Iterable[Task], today: date, rules: dict = RULES) -> dict:
    tasks = list(tasks)
    found: dict = defaultdict(int)
    ages = [0] * (len(rules["limits"]) + 1)
    took = []
    for task in tasks:
        found["opened"] += 1
        shade = colour(task, today, rules)
        found[shade] += 1
        kinds = [one.kind for one in task.events]
        found["answered"] += "answered" in kinds
        found["reopened"] += "reopened" in kinds
        found["reddened"] += was_red(task, today, rules)
        if shade == "done":
            last = [one for one in task.events if one.kind in ("cleared", "closed")][-1]
            found[last.kind] += 1
            took.append((last.day - task.events[0].day).days)
            continue
        days, group = (today - task.events[0].day).days, 0
        while group < len(rules["limits"]) and days > rules["limits"][group]:
            group += 1
        ages[group] += 1
    took.sort()
    half = len(took) // 2
    middle = None if not took else took[half] if len(took) % 2 else (took[half - 1] + took[half]) / 2
    return {**found, "ages": tuple(ages), "days": middle}
