"""A week's digest of one receiver: of each unit its open tasks by colour, what is due this week, what was closed last week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from analytics.tasks.colours import COLOURS, colour
from analytics.tasks.counts import units_of
from analytics.tasks.rules import TaskRules
from analytics.tasks.wording import by_need
from notices import words
from notices.happened import is_called, week_of
from notices.settings import Chosen, Receiver
from notices.telling import cut, link_to, sentence
from store.tasks.definition import Task
from style.moments import CHINA

LISTED = 50  # tasks below one heading


@dataclass(frozen=True)
class Digest:
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class _Entry:
    words: str
    link: str


@dataclass(frozen=True)
class _Section:
    """One unit's: a sentence, then headings with their tasks."""

    unit: str
    stands: str
    lists: tuple[tuple[str, tuple[_Entry, ...], str], ...]


def digest(
    tasks: Sequence[Task], receiver: Receiver, chosen: Chosen, week: str, now: datetime, rules: TaskRules
) -> Digest | None:
    """Of the week that the moment `week` lies in, as it stands now; None where nothing is to be told."""
    lang, (first, last) = chosen.lang, week_of(week)
    names: dict[str, str] = {}
    held: dict[str, list[Task]] = {}
    for task in sorted(tasks, key=lambda one: one.number):
        for unit in units_of(task):
            if not receiver.key or is_called(unit, receiver.key):
                key = unit.adcode or unit.name
                names[key] = unit.name
                held.setdefault(key, []).append(task)
    made = [_section(names[key], mine, chosen, week, now, rules) for key, mine in held.items()]
    sections = [one for one in made if one]
    if not sections:
        return None
    subject = words.SUBJECT(lang, first=first, last=last)
    if receiver.key:
        subject = words.SUBJECT_OF(lang, subject=subject, unit=names[receiver.key])
    as_of = words.AS_OF(lang, day=now.astimezone(CHINA).date())
    return Digest(subject, _text(subject, as_of, sections), _html(subject, as_of, sections, lang))


def _section(
    unit: str, tasks: Sequence[Task], chosen: Chosen, week: str, now: datetime, rules: TaskRules
) -> _Section | None:
    lang, today, (first, last) = chosen.lang, now.astimezone(CHINA).date(), week_of(week)
    shown = by_need([one for one in tasks if one.is_open], today, rules)
    due = [one for one in shown if first <= one.due <= last]
    closed = [one for one in tasks if one.closing and first - timedelta(days=7) <= one.closing.day < first]
    if not shown and not closed:
        return None
    found = [colour(one, today, rules) for one in shown]
    by_colour = {one: found.count(one) for one in COLOURS if one != "done"}
    lists = []
    for name, some in ((words.OPEN, shown), (words.DUE_THIS_WEEK, due), (words.CLOSED_LAST_WEEK, closed)):
        rows = tuple(_entry(one, chosen, now, rules) for one in some[:LISTED])
        more = words.MORE(lang, count=len(some) - LISTED) if len(some) > LISTED else ""
        if rows:
            lists.append((name(lang), rows, more))
    stands = words.STANDS(lang, open=len(shown), due=len(due), closed=len(closed), **by_colour)
    return _Section(unit, stands, tuple(lists))


def _entry(task: Task, chosen: Chosen, now: datetime, rules: TaskRules) -> _Entry:
    lang = chosen.lang
    shown = COLOURS[colour(task, now.astimezone(CHINA).date(), rules)](lang)
    said = words.ROW(lang, number=task.number, colour=shown, due=task.due, text=cut(sentence(task, lang)))
    return _Entry(said, link_to(task, chosen))


def _text(subject: str, as_of: str, sections: Sequence[_Section]) -> str:
    lines = [subject, as_of]
    for one in sections:
        lines += ["", f"== {one.unit} ==", one.stands]
        for name, rows, more in one.lists:
            lines += ["", name, *(f"- {row.words}" for row in rows), *([more] if more else [])]
    return "\n".join(lines) + "\n"


def _html(subject: str, as_of: str, sections: Sequence[_Section], lang: str) -> str:
    lines = [f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"></head><body>']
    lines.append(f"<h1>{escape(subject)}</h1><p>{escape(as_of)}</p>")
    for one in sections:
        lines.append(f"<h2>{escape(one.unit)}</h2><p>{escape(one.stands)}</p>")
        for name, rows, more in one.lists:
            lines.append(f"<h3>{escape(name)}</h3><ul>")
            lines += [f"<li>{_linked(row)}</li>" for row in rows]
            lines.append(f"</ul><p>{escape(more)}</p>" if more else "</ul>")
    return "\n".join([*lines, "</body></html>"])


def _linked(row: _Entry) -> str:
    said = escape(row.words)
    return f'<a href="{escape(row.link)}">{said}</a>' if row.link else said
