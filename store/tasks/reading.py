"""A task's file read with suspicion: what is kept as clean_* leave it, and what is no task."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from store.manifest import is_version
from store.saved import small_files
from store.saved.small_files import NotSaved
from store.tasks.definition import EVENTS, TRIGGERS, Event, FrozenRow, Seen, Task, Trigger, Unit
from style.periods import parse_period
from style.text import Text

LARGEST_FILE = 2**20
LONGEST_SENTENCE = 1000
LONGEST_TEXT = 2000
LONGEST_WORD = 300  # an id, an amount, a locator
MOST_UNITS = 12
MOST_ROWS = 100
MOST_EVENTS = 200
_ADCODE = re.compile(r"\d{6}")

NO_TEXT = Text("请填写{what}", "fill in {what}")
BAD_TEXT = Text("{what}须在 {most} 字以内，不含控制字符", "{what}: at most {most} characters and no control characters")
NO_DAY = Text("请填写正确的办理期限，例：2026-03-31", "give a due date, such as 2026-03-31")
NO_RESPONSIBLE = Text("请填写责任单位", "name a responsible unit")
TOO_MANY_UNITS = Text("单位最多 {most} 个", "at most {most} units")
ASKS, ANSWER, REASON, UNIT = (
    Text("办理要求", "what is asked"),
    Text("答复", "answer"),
    Text("理由", "the reason"),
    Text("单位名称", "the unit's name"),
)


def clean_text(text: str, what: Text, most: int = LONGEST_TEXT) -> str:
    """The text as it is kept: one line. Raises NotSaved for none, or one that cannot be kept."""
    said = small_files.one_line(text)
    wanted = {lang: what(lang) for lang in ("zh", "en")}
    if not said:
        raise NotSaved(Text(*(NO_TEXT(lang, what=wanted[lang]) for lang in wanted)))
    if len(said) > most or not said.isprintable():
        raise NotSaved(Text(*(BAD_TEXT(lang, what=wanted[lang], most=most) for lang in wanted)))
    return said


def clean_unit(unit: Unit) -> Unit:
    """Raises NotSaved for a name that cannot be kept, ValueError for what is no adcode."""
    if unit.adcode and not _ADCODE.fullmatch(unit.adcode):
        raise ValueError(f"no adcode: {unit.adcode!r}")
    return Unit(clean_text(unit.name, UNIT, small_files.LONGEST_NAME), unit.adcode)


def clean_day(day: str) -> str:
    """An ISO date as it is kept. Raises NotSaved."""
    try:
        return date.fromisoformat(day).isoformat()
    except (TypeError, ValueError):
        raise NotSaved(NO_DAY) from None


def clean_units(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Each once, in their order. Raises NotSaved for none, or for too many."""
    found = tuple(dict.fromkeys(clean_unit(unit) for unit in units))
    if not found:
        raise NotSaved(NO_RESPONSIBLE)
    if len(found) > MOST_UNITS:
        raise NotSaved(TOO_MANY_UNITS, most=MOST_UNITS)
    return found


def task_of(record: dict[str, Any]) -> Task:
    """Raises ValueError, TypeError or KeyError for what is no task as it is kept, NotSaved for words that could not be kept."""
    events = tuple(Event(**one) for one in record["events"])
    responsible = tuple(Unit(**one) for one in record["responsible"])
    supervising = Unit(**record["supervising"]) if record["supervising"] else None
    task = Task(
        **{
            **record,
            "seen": _seen(record["seen"]),
            "lead": Unit(**record["lead"]),
            "responsible": responsible,
            "supervising": supervising,
            "events": events,
        }
    )
    check(task)
    return task


def record_of(task: Task) -> dict[str, Any]:
    return asdict(task)


def _seen(said: dict[str, Any]) -> Seen:
    rows = tuple(FrozenRow(**one) for one in said["rows"])
    trigger = said["trigger"]
    scope = {key: tuple(value) for key, value in trigger["scope"].items()}
    held = Trigger(**{**trigger, "of": tuple(trigger["of"]), "scope": scope})
    return Seen(
        **{**said, "trigger": held, "pairs": tuple(said["pairs"]), "rows": rows, "adcodes": tuple(said["adcodes"])}
    )


def check(task: Task) -> None:
    """Raises ValueError for what is no task, NotSaved for words or an address that cannot be kept."""
    if type(task.number) is not int or type(task.told) is not int or task.number < 1:
        raise ValueError(f"no task: {task.id}")
    _check_seen(task.seen)
    units = [task.lead, *task.responsible, *([task.supervising] if task.supervising else [])]
    if not task.responsible or any(clean_unit(unit) != unit for unit in units):
        raise ValueError(f"no units of a task: {task.id}")
    if len(task.responsible) > MOST_UNITS or clean_text(task.asks, ASKS) != task.asks:
        raise ValueError(f"no task: {task.id}")
    if task.meeting and not small_files.is_id(task.meeting):
        raise ValueError(f"no meeting of a task: {task.id}")
    _check_events(task)


def _check_seen(seen: Seen) -> None:
    small_files.check_address(seen.page, seen.query)
    trigger = seen.trigger
    said = [trigger.rule, *trigger.of, *seen.pairs, seen.dataset, *_words(trigger.held)]
    said += [word for key, values in trigger.scope.items() for word in (key, *values)]
    said += [word for row in seen.rows for word in vars(row).values()]
    if not all(isinstance(word, str) and len(word) <= LONGEST_WORD for word in said):
        raise ValueError("no words of a task")
    if trigger.kind not in TRIGGERS or not is_version(seen.version) or parse_period(seen.quarter).quarters != 1:
        raise ValueError("no trigger of a task")
    if not all(_ADCODE.fullmatch(one) for one in seen.adcodes):
        raise ValueError("no adcode of a task")
    if len(seen.rows) > MOST_ROWS or type(seen.count) is not int or seen.count < len(seen.rows):
        raise ValueError("no rows of a task")
    for text in (seen.zh, seen.en):
        if clean_text(text, ASKS, LONGEST_SENTENCE) != text:
            raise ValueError("no sentence of a task")


def _words(held: Mapping[str, str]) -> list[str]:
    return [word for key, value in held.items() for word in (key, value)]


def _check_events(task: Task) -> None:
    events = task.events
    if not events or len(events) > MOST_EVENTS or not 0 <= task.told <= len(events):
        raise ValueError(f"no events: {task.id}")
    if len({one.id for one in events}) < len(events) or [one.kind == "opened" for one in events].index(True) != 0:
        raise ValueError(f"no events: {task.id}")
    is_open = True
    for number, one in enumerate(events):
        if not all(isinstance(word, str) for word in vars(one).values()) or one.kind not in EVENTS:
            raise ValueError(f"no event: {task.id}")
        if not small_files.is_id(one.id) or datetime.fromisoformat(one.when).tzinfo is None:
            raise ValueError(f"no event: {task.id}")
        if (one.kind == "opened") != (number == 0) or is_open == (one.kind == "reopened"):
            raise ValueError(f"an event that cannot follow: {task.id}")
        if (one.kind in ("opened", "moved")) != bool(one.due) or (one.due and clean_day(one.due) != one.due):
            raise ValueError(f"no due date: {task.id}")
        if one.text and clean_text(one.text, ANSWER) != one.text:
            raise ValueError(f"no text: {task.id}")
        is_open = (is_open and one.kind not in ("cleared", "closed")) or one.kind == "reopened"
