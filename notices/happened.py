"""What has happened since the last look, as notices to each receiver that it concerns."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from analytics.tasks.colours import colour
from analytics.tasks.counts import units_of
from analytics.tasks.rules import TaskRules
from notices.settings import Chosen, Mail, Receiver, is_adcode
from store.notices.definition import DIGEST, TURNS, Marks, Notice, Noticed
from store.tasks.definition import Task, Unit
from style.moments import CHINA, day_of

# What happened longer ago when it is first seen, because sending was switched off meanwhile, is no news any more.
NEWS = timedelta(days=7)


def concerns(task: Task, receiver: Receiver) -> bool:
    """Whether it may be told of it: one of the task's own units, or who is told of every task. A county that only supervises is
    not, as it may not see the task either."""
    if not receiver.key:
        return True
    of = units_of(task)
    if task.supervising and not task.supervising.adcode:
        of += (task.supervising,)
    return any(is_called(unit, receiver.key) for unit in of)


def is_called(unit: Unit, key: str) -> bool:
    """A county by its adcode alone, an office by its name, whatever that may look like."""
    return unit.adcode == key if is_adcode(key) else not unit.adcode and unit.name == key


def news(
    tasks: Sequence[Task], held: Marks, chosen: Chosen, now: datetime, rules: TaskRules
) -> tuple[list[Notice], Marks]:
    """The new notices, and what has been made into notices with them. The first look makes none: notices tell what comes after."""
    today = now.astimezone(CHINA).date()
    found: list[Notice] = []
    told: dict[str, Noticed] = {}
    for task in tasks:
        before = held.tasks.get(task.id)
        now_is = Noticed(len(task.events), colour(task, today, rules))
        told[task.id] = now_is
        if held.begun is not None and before != now_is:
            receivers = [one for one in chosen.receivers if one.webhook and concerns(task, one)]
            found += _of_task(task, before, now_is, receivers, now)
    slot, digest = (last_slot(now, chosen.mail).isoformat() if chosen.mail else ""), held.digest
    if slot and slot > digest:
        # Who is told of digests for the first time waits for the next.
        found += _digests(chosen, slot, now) if digest else []
        digest = slot
    return found, Marks(held.begun or _moment(now), digest, {**held.tasks, **told})


def _of_task(
    task: Task, before: Noticed | None, now_is: Noticed, receivers: Sequence[Receiver], now: datetime
) -> Iterator[Notice]:
    new = [one for one in task.events[before.events if before else 0 :] if _is_news(one.when, now)]
    said = [(one.kind, one.when, one.id) for one in new]
    # What was done says the colour it came to; a colour is told by itself where nothing was done.
    if not new and before and now_is.colour != before.colour and now_is.colour in TURNS:
        said = [(now_is.colour, _moment(now), "")]
    for kind, when, event in said:
        mark = event or f"{task.id} {now.astimezone(CHINA).date()}"
        for one in receivers:
            notice = _new(one, kind, when, mark, now)
            yield replace(notice, of=task.id, event=event, colour=now_is.colour, due=task.due.isoformat())


def _digests(chosen: Chosen, slot: str, now: datetime) -> list[Notice]:
    return [_new(one, DIGEST, slot, slot, now) for one in chosen.receivers if one.mail_to]


def _new(to: Receiver, kind: str, when: str, mark: str, now: datetime) -> Notice:
    """Its id rests on what is told to whom alone: made twice it is one."""
    name = hashlib.sha256(f"{to.key}\n{kind}\n{mark}".encode()).hexdigest()[:16]
    return Notice(name, to.key, kind, when, since=_moment(now), next=_moment(now))


def _is_news(when: str, now: datetime) -> bool:
    return now - datetime.fromisoformat(when) < NEWS


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def last_slot(now: datetime, mail: Mail) -> datetime:
    """The last moment at which a digest was due, in UTC."""
    here = now.astimezone(CHINA)
    slot = here.replace(hour=mail.hour, minute=mail.minute, second=0, microsecond=0)
    slot -= timedelta(days=(here.weekday() - mail.day) % 7)
    return (slot if slot <= here else slot - timedelta(days=7)).astimezone(UTC)


def week_of(moment: str) -> tuple[date, date]:
    """Monday and Sunday of the week that a moment lies in, in China."""
    day = day_of(moment)
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
