"""What readers do to tasks: open, answer, move the due date, close by a reason; each only who may."""

from datetime import date, datetime
from pathlib import Path

from access.reader import acting, demand
from store.handins.desk import find_handin
from store.handins.drawers import GONE as NO_HANDIN
from store.history import actor
from store.saved import small_files
from store.saved.small_files import LONGEST_NAME, NotSaved
from store.tasks import keeping
from store.tasks.definition import Event, Seen, Task, Unit
from store.tasks.keeping import GONE, KeptTasks, is_own, new_event
from store.tasks.reading import ANSWER, ASKS, REASON, clean_day, clean_text, clean_unit, clean_units
from style.moments import CHINA
from style.text import Text

PAST = Text("办理期限不能早于今天", "the due date cannot lie before today")
SAME_DAY = Text("办理期限没有变", "the due date is the same")
MOVED_MEANWHILE = Text("办理期限刚被别人改为 {now}", "somebody has just moved the due date to {now}")
IS_CLOSED = Text("已经销号，不能再办理", "it is closed")
ASKED_ALREADY = Text("{number} 号督办已就此交办，还没有销号", "task {number} asks for the same and is still open")
NO_WHO = Text("请填写办理人", "say who you are")
WHO = Text("办理人", "by")


def today() -> date:
    return datetime.now(CHINA).date()


def open_task(
    folder: Path,
    seen: Seen,
    *,
    asks: str,
    lead: Unit,
    responsible: tuple[Unit, ...],
    supervising: Unit | None,
    due: str,
    who: str,
    meeting: str = "",
) -> Task:
    """`who` is the name of who is not signed in. Raises NotAllowed, NotSaved with the reason."""
    demand("open_task")
    day = clean_day(due)
    if date.fromisoformat(day) < today():
        raise NotSaved(PAST)
    units = clean_unit(lead), clean_units(responsible), clean_unit(supervising) if supervising else None
    asked, event = clean_text(asks, ASKS), new_event("opened", _name(who), due=day)

    def make(there: KeptTasks) -> Task:
        for other in there.tasks:
            same = other.seen.dataset == seen.dataset and other.seen.trigger == seen.trigger
            if same and other.is_open and seen.trigger.kind != "resolution":
                raise NotSaved(ASKED_ALREADY, number=other.number)
        number = max((one.number for one in there.tasks), default=0) + 1
        return Task(small_files.new_id(), number, seen, asked, *units, (event,), meeting)

    return keeping.add(folder, make)


def answer(folder: Path, task_id: str, text: str, *, who: str, handin: str = "") -> Task:
    """By whom it is asked of, or by the office for them; `handin` is the id of the hand-in that mends it. Raises NotAllowed, NotSaved."""
    said = clean_text(text, ANSWER)

    def event(task: Task) -> Event:
        reader = acting()
        if not reader.may_with("see_task", is_own(task, reader)):
            raise NotSaved(GONE)  # another county's is as if it were not there
        demand("answer_task", is_own=is_own(task, reader))
        _still_open(task)
        if handin and (not small_files.is_id(handin) or find_handin(task.seen.dataset, handin) is None):
            raise NotSaved(NO_HANDIN)
        return new_event("answered", _name(who), text=said, handin=handin)

    return keeping.append(folder, task_id, event)


def move_due(folder: Path, task_id: str, due: str, reason: str, *, was: date, who: str) -> Task:
    """Raises NotAllowed, NotSaved."""
    demand("open_task")
    day, said = clean_day(due), clean_text(reason, REASON)

    def event(task: Task) -> Event:
        _still_open(task)
        if task.due != was:
            raise NotSaved(MOVED_MEANWHILE, now=task.due.isoformat())
        if date.fromisoformat(day) == task.due:
            raise NotSaved(SAME_DAY)
        if date.fromisoformat(day) < today():
            raise NotSaved(PAST)
        return new_event("moved", _name(who), text=said, due=day)

    return keeping.append(folder, task_id, event)


def close(folder: Path, task_id: str, reason: str, *, who: str) -> Task:
    """By a reason that stays to be read. Raises NotAllowed, NotSaved."""
    demand("close_task")
    said = clean_text(reason, REASON)

    def event(task: Task) -> Event:
        _still_open(task)
        return new_event("closed", _name(who), text=said)

    return keeping.append(folder, task_id, event)


def clear(folder: Path, task_id: str, version: str, quarter: str) -> Task:
    """The data of a version no longer show what it was opened for: on nobody's behalf, and nothing where it is closed."""
    return keeping.append(
        folder, task_id, lambda task: new_event("cleared", version=version, quarter=quarter) if task.is_open else None
    )


def reopen(folder: Path, task_id: str, version: str, quarter: str) -> Task:
    """The data of a version show it again: only of what the data had closed."""

    def event(task: Task) -> Event | None:
        again = task.closing is not None and task.closing.kind == "cleared"
        return new_event("reopened", version=version, quarter=quarter) if again else None

    return keeping.append(folder, task_id, event)


def _name(typed: str) -> str:
    """Who acts, by name. Raises NotSaved where nobody signed in and no name was typed."""
    said = actor.named(typed)
    if not small_files.one_line(said):
        raise NotSaved(NO_WHO)
    return clean_text(said, WHO, LONGEST_NAME)


def _still_open(task: Task) -> None:
    if not task.is_open:
        raise NotSaved(IS_CLOSED)
