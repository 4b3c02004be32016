"""A notice: what happened to a task, or a week's digest, to be told to one receiver; and how far telling has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from store.saved.small_files import is_id
from store.tasks.definition import EVENTS

TURNS = ("yellow", "red")  # colours that a task turns, with nothing done to it
DIGEST = "digest"
KINDS = (*EVENTS, *TURNS, DIGEST)
LONGEST_WORD = 300


@dataclass(frozen=True)
class Notice:
    """`id` is the same however often it is sent. `to` names a receiver as the settings do: no address of a webhook is kept, which is
    a secret. `of` is the task (of a digest nothing), `event` its event; `colour` and `due` are those of the moment `when`. `tries` failed
    so far for `why`, the next is due at `next`. All moments are UTC, ISO 8601."""

    id: str
    to: str
    kind: str
    when: str
    of: str = ""
    event: str = ""
    colour: str = ""
    due: str = ""
    since: str = ""
    tries: int = 0
    next: str = ""
    why: str = ""


@dataclass(frozen=True)
class Noticed:
    """Of a task: how many of its events were made into notices, and which colour it had then."""

    events: int
    colour: str


@dataclass(frozen=True)
class Marks:
    """What was made into notices so far: by task, and the moment of the last digest. `begun` is None before the first look."""

    begun: str | None = None
    digest: str = ""
    tasks: Mapping[str, Noticed] = field(default_factory=dict)


def check(notice: Notice) -> None:
    """Raises ValueError, TypeError for what is no notice."""
    words = [word for word in vars(notice).values() if not isinstance(word, int)]
    if not all(isinstance(word, str) and len(word) <= LONGEST_WORD for word in words):
        raise ValueError("no words of a notice")
    if not is_id(notice.id) or notice.kind not in KINDS or type(notice.tries) is not int or notice.tries < 0:
        raise ValueError("no notice")
    if notice.kind != DIGEST and not is_id(notice.of):
        raise ValueError("no task of a notice")
    for moment in (notice.when, notice.since, notice.next):
        if datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError("no moment of a notice")
