"""A task's colour on a day: in time, behind, overdue or closed; what was overdue once is never in time again."""

from datetime import date, timedelta

from analytics.tasks.rules import TaskRules
from store.tasks.definition import CLOSING, Task
from style.text import Text

COLOURS: dict[str, Text] = {
    "red": Text("红（超期）", "Red (overdue)"),
    "yellow": Text("黄（落后）", "Yellow (behind)"),
    "blue": Text("蓝（正常）", "Blue (in time)"),
    "done": Text("已销号", "Closed"),
}


def colour(task: Task, today: date, rules: TaskRules) -> str:
    """One of COLOURS, on a day of China's."""
    if not task.is_open:
        return "done"
    if is_late(task.due, today, rules):
        return "red"
    return "yellow" if _is_behind(task, today, rules) else "blue"


def is_late(due: date, day: date, rules: TaskRules) -> bool:
    return day > due + timedelta(days=rules.red_grace_days)


def _is_behind(task: Task, today: date, rules: TaskRules) -> bool:
    """Unanswered shortly before the date, moved and still open, or overdue once."""
    since = since_opened(task)
    answered = any(one.kind == "answered" for one in since)
    moved = sum(one.kind == "moved" for one in since)
    near = task.due - today < timedelta(days=rules.yellow_answer_days)
    return (near and not answered) or moved >= rules.yellow_moved or was_red(task, today, rules)


def since_opened(task: Task) -> tuple:
    """Its events since it was opened, the last time."""
    at = max(n for n, one in enumerate(task.events) if one.kind in ("opened", "reopened"))
    return task.events[at:]


def was_red(task: Task, today: date, rules: TaskRules) -> bool:
    """Whether it was overdue on any day while it was open, today among them."""
    due, is_open = task.opened.due, True
    for one in (*task.events, None):
        day = one.day if one else today
        if is_open and is_late(date.fromisoformat(due), day, rules):
            return True
        if one:
            due = one.due or due
            is_open = (is_open and one.kind not in CLOSING) or one.kind == "reopened"
    return False
