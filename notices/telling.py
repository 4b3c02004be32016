"""What a notice of a task says: who, what, by when, in finished words; and where it leads."""

from dataclasses import dataclass
from urllib.parse import urlencode

from analytics.tasks import words as task_words
from analytics.tasks.colours import COLOURS
from notices import words
from notices.settings import Chosen
from store.datasets import catalogue, find_dataset
from store.notices.definition import Notice
from store.tasks.definition import Event, Task, Unit
from style import terms

LONGEST = 240  # signs of one text: with all of them a message stays within what robots take, 4096 bytes
CUT = "…"


@dataclass(frozen=True)
class Telling:
    """`lines` are labels with their values, which are words of users and of data; `link` is empty where no public address is known."""

    head: str
    lines: tuple[tuple[str, str], ...]
    link: str
    is_simulated: bool


def told(notice: Notice, task: Task, chosen: Chosen) -> Telling:
    lang, event = chosen.lang, event_of(notice, task)
    what = words.TURNED.get(notice.kind) or task_words.EVENTS[notice.kind]
    lines = [(task_words.TASK(lang), sentence(task, lang))]
    if event and event.kind == "opened":
        lines.append((task_words.ASKS(lang), task.asks))
    elif event and event.text:
        lines.append((task_words.EVENTS[event.kind](lang), event.text))
    lines += [
        (task_words.LEAD_UNIT(lang), task.lead.name),
        (task_words.RESPONSIBLE(lang), terms.JOINT(lang).join(unit.name for unit in task.responsible)),
        (task_words.DUE(lang), notice.due),
        (task_words.COLOUR(lang), COLOURS[notice.colour](lang)),
        (words.NOTICE_ID(lang), notice.id),
    ]
    head = words.HEAD(lang, number=task.number, what=what(lang))
    short = tuple((label, cut(value)) for label, value in lines)
    return Telling(head, short, link_to(task, chosen), is_simulated(task))


def event_of(notice: Notice, task: Task) -> Event | None:
    return next((one for one in task.events if one.id == notice.event), None)


def sentence(task: Task, lang: str) -> str:
    """What was seen, with the word that it is simulated where it is."""
    said = task.seen.said(lang)
    return words.SIMULATED(lang, text=said) if is_simulated(task) else said


def is_simulated(task: Task) -> bool:
    """By the version shown now, which is open anyway: of what kind its figures are is the same in all."""
    name = task.seen.dataset
    held = find_dataset(name, catalogue().versions.get(name, task.seen.version))
    return held is not None and held.basis == "simulated"


def cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + CUT


def link_to(task: Task, chosen: Chosen) -> str:
    """The task on its page. Whoever opens it is shown what he may see."""
    if not chosen.public:
        return ""
    query = {"lang": chosen.lang, "data": task.seen.dataset, "task": task.id}
    return f"{chosen.public}/tasks?{urlencode(query)}"


def units(task: Task) -> tuple[tuple[str, Unit], ...]:
    """Each with what it has to do with it."""
    found = [("lead", task.lead), *(("responsible", unit) for unit in task.responsible)]
    return (*found, ("supervising", task.supervising)) if task.supervising else tuple(found)
