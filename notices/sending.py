"""One thread that looks for what has happened and tells it, again and again until it was taken; of several processes one at a time."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from access.reader import OPERATOR, on_behalf
from analytics.tasks.rules import task_rules
from notices import bodies
from notices.digest import digest
from notices.happened import concerns, news
from notices.mailing import letter, send_mail
from notices.posting import NotDelivered, post
from notices.settings import Chosen, Receiver
from store.locks import Busy
from store.notices import outbox
from store.notices.definition import DIGEST, Notice
from store.saved.small_files import NotSaved
from store.tasks.definition import Task
from store.tasks.keeping import every, tasks_dir

log = logging.getLogger("dashboard")
LOOK = 15.0  # seconds between two looks
A_LOOK = 4  # posts to one receiver in one look: robots take 20 a minute
BESIDE = 4  # receivers told at the same time
FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=6)
TRIED = timedelta(days=7)
Clock = Callable[[], datetime]


def send_from_now_on(chosen: Chosen) -> threading.Thread | None:
    """Beside the pages, until the process ends; nothing where nobody is to be told."""
    if not chosen.is_on:
        return None
    thread = threading.Thread(target=on_behalf(_ever, OPERATOR), args=(chosen,), daemon=True, name="notices")
    thread.start()
    return thread


def _ever(chosen: Chosen) -> None:
    started = False
    while True:
        try:
            if not started:
                try_again(chosen)
            started = True
            look(chosen)
        except Busy:
            pass  # another process sends
        except (OSError, NotSaved) as error:
            log.warning("notices cannot be kept: %s", type(error).__name__)
        except Exception as error:
            log.error("notices: %s", type(error).__name__, exc_info=error)
        time.sleep(LOOK)


def _now() -> datetime:
    return datetime.now(UTC)


def try_again(chosen: Chosen, clock: Clock = _now) -> None:
    """At the start what was given up is tried once more, as settings may be others now. Raises Busy, OSError, NotSaved."""
    folder, now = outbox.notices_dir(), clock().isoformat(timespec="seconds")
    with outbox.sending(folder):
        for one in outbox.given_up(folder):
            outbox.take_up(folder, replace(one, since=now, next=now, tries=0))


def look(chosen: Chosen, clock: Clock = _now) -> None:
    """What has happened becomes notices, and those that are due are sent. What cannot be written down is not sent. Raises Busy,
    OSError, NotSaved."""
    folder = outbox.notices_dir()
    with outbox.sending(folder):
        tasks, rules, held = every(tasks_dir()).tasks, task_rules().values, outbox.marks(folder)
        found, marks = news(tasks, held, chosen, clock(), rules)
        outbox.put(folder, found)
        if marks != held:
            outbox.mark(folder, marks)
        _send_due({one.id: one for one in tasks}, chosen, clock)


def _send_due(tasks: Mapping[str, Task], chosen: Chosen, clock: Clock) -> None:
    """Several receivers beside each other: who hangs holds up nobody else for long."""
    due: dict[tuple[str, bool], list[Notice]] = {}
    for one in outbox.waiting(outbox.notices_dir()):
        if datetime.fromisoformat(one.next) <= clock():
            due.setdefault((one.to, one.kind == DIGEST), []).append(one)
    if due:
        tell = on_behalf(partial(_send_some, tasks=tasks, chosen=chosen, clock=clock), OPERATOR)
        with ThreadPoolExecutor(min(BESIDE, len(due)), thread_name_prefix="notices") as beside:
            list(beside.map(tell, due.values()))


def _send_some(some: Sequence[Notice], tasks: Mapping[str, Task], chosen: Chosen, clock: Clock) -> None:
    """To one receiver, the oldest first, until it does not take one."""
    receivers = {one.key: one for one in chosen.receivers}
    for one in some[:A_LOOK]:
        try:
            _tell(one, tasks, receivers.get(one.to), chosen, clock())
        except NotDelivered as why:
            return _put_off(one, str(why), clock())
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            log.error("notice %s (%s): %s", one.id, one.kind, type(error).__name__, exc_info=error)
            _put_off(one, type(error).__name__, clock())
        else:
            outbox.take_away(outbox.notices_dir(), one)
            log.info("notice %s (%s) was taken", one.id, one.kind)


def _tell(one: Notice, tasks: Mapping[str, Task], receiver: Receiver | None, chosen: Chosen, now: datetime) -> None:
    """Raises NotDelivered."""
    if receiver is None:
        raise NotDelivered("the settings no longer name who is to be told")
    if one.kind == DIGEST:
        return _mail(one, tuple(tasks.values()), receiver, chosen, now)
    task = tasks.get(one.of)
    if task is None or not receiver.webhook or not concerns(task, receiver):
        raise NotDelivered("no such task, or none of the receiver's")
    content = bodies.written(bodies.body(one, task, receiver, chosen))
    address = bodies.address(receiver, int(now.timestamp() * 1000))
    post(address, content, bodies.headers(receiver, content), receiver)


def _mail(one: Notice, tasks: tuple[Task, ...], receiver: Receiver, chosen: Chosen, now: datetime) -> None:
    if chosen.mail is None or not receiver.mail_to:
        raise NotDelivered("the settings no longer name who takes mail")
    told = digest(tasks, receiver, chosen, one.when, now, task_rules().values)
    if told is not None:  # nothing to tell, no mail
        send_mail(letter(told, chosen.mail, receiver.mail_to, one.id, now), chosen.mail)


def _put_off(one: Notice, why: str, now: datetime) -> None:
    """Tried again after a pause twice as long as the last one; after days given up, kept and shown."""
    folder, tries = outbox.notices_dir(), one.tries + 1
    pause = min(FIRST * 2 ** min(tries - 1, 20), LONGEST)
    failed = replace(one, tries=tries, why=why, next=(now + pause).isoformat(timespec="seconds"))
    log.warning("notice %s (%s) was not taken, try %d: %s", one.id, one.kind, tries, why)
    if now + pause - datetime.fromisoformat(one.since) > TRIED:
        outbox.give_up(folder, failed)
    else:
        outbox.put(folder, [failed])
