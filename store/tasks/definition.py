"""A task: what was seen, as it stood then; who has to see to it and by when; and everything that happened to it since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from style.moments import day_of
from style.text import Text

# What a task is opened from: a warning, a finding, a gap of the fund, a figure that has to reach something, or what a meeting
# resolved, of which no data can tell that it was done.
TRIGGERS = ("warning", "finding", "gap", "figure", "resolution")
# What happens to it, in the order in which it came: closed by the data, closed by a reason, opened again by the data.
EVENTS = ("opened", "answered", "moved", "cleared", "closed", "reopened")
CLOSING = ("cleared", "closed")


@dataclass(frozen=True)
class Unit:
    """Who has a part in it: a county by its adcode, or an office by its name alone."""

    name: str
    adcode: str = ""


@dataclass(frozen=True)
class FrozenRow:
    """A row behind what was seen, as `analytics` gave it then: `kind` is a fund stage, a measure or a metric, `of` the row's id,
    `amount` exact and empty where it was not reported, `source` the source's id."""

    kind: str
    of: str
    period: str = ""
    amount: str = ""
    track: str = ""
    source: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Trigger:
    """What has to be gone before the data close a task: of one of TRIGGERS, the `rule` (a warning's or a finding's kind, a step of
    the fund, a metric), whose (`of`, ids as the rule has them, empty where it has none), within which selection (`scope`, ids by
    field), and what `held` then: thresholds by setting, or what is to be reached."""

    kind: str
    rule: str = ""
    of: tuple[str, ...] = ()
    scope: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """What a task is about, as it stood on a version: the sentence in both languages, the address that shows it (`query` names
    quarter and dataset), and the first of the `count` rows behind it. `pairs` are those it concerns, `adcodes` the counties of these:
    of no pair, the rows are of all."""

    dataset: str
    version: str
    quarter: str
    page: str
    query: Mapping[str, str]
    zh: str
    en: str
    trigger: Trigger
    pairs: tuple[str, ...] = ()
    rows: tuple[FrozenRow, ...] = ()
    count: int = 0
    adcodes: tuple[str, ...] = ()

    @property
    def said(self) -> Text:
        return Text(self.zh, self.en, is_data=True)


@dataclass(frozen=True)
class Event:
    """One thing that happened; `when` is UTC, ISO 8601. `who` did it, a reader of the id `reader` where he was signed in; nobody
    where the data did. `text` is what was answered or why; `due` an ISO date (opened, moved); `handin` the hand-in an answer names;
    `version` and `quarter` those that closed it or opened it again."""

    id: str
    kind: str
    when: str
    who: str = ""
    reader: str = ""
    text: str = ""
    due: str = ""
    handin: str = ""
    version: str = ""
    quarter: str = ""

    @property
    def day(self) -> date:
        return day_of(self.when)


@dataclass(frozen=True)
class Task:
    """`number` counts from 1 over all tasks. `lead` answers for it, `responsible` do it, `supervising` sees that they do. `meeting`
    is the meeting that resolved it. `told`: of how many of its events the audit trail has its line."""

    id: str
    number: int
    seen: Seen
    asks: str
    lead: Unit
    responsible: tuple[Unit, ...]
    supervising: Unit | None
    events: tuple[Event, ...]
    meeting: str = ""
    told: int = 0

    @property
    def opened(self) -> Event:
        return self.events[0]

    @property
    def due(self) -> date:
        return date.fromisoformat(next(one.due for one in reversed(self.events) if one.due))

    @property
    def closing(self) -> Event | None:
        """What closed it last; None while it is open."""
        last = next(one for one in reversed(self.events) if one.kind in ("opened", "reopened", *CLOSING))
        return last if last.kind in CLOSING else None

    @property
    def is_open(self) -> bool:
        return self.closing is None

    @property
    def answers(self) -> tuple[Event, ...]:
        return self.of_kind("answered")

    def of_kind(self, kind: str) -> tuple[Event, ...]:
        return tuple(one for one in self.events if one.kind == kind)

    @property
    def adcodes(self) -> frozenset[str]:
        """The counties that may see and answer it."""
        return frozenset(unit.adcode for unit in (self.lead, *self.responsible) if unit.adcode)
