"""What is known of a hand-in beside its bytes: who, when, in which rounds, what was answered, and what became of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from store.ledgers.results import Expected
from style.text import Text

# Of a hand-in: it waits at the desk; its rows are published; they were, and a later hand-in that names it stands in their
# place; its sender took it back. Nothing handed in is ever deleted, whatever its state.
STATES = ("waiting", "taken", "replaced", "withdrawn")
# Of a judgement: nothing is open; a warning has no answer yet, a question is asked, or a column waits to be confirmed; an
# error keeps it out.
OUTCOMES = ("accepted", "questions", "refused")
OUTCOME_WORDS = {
    "accepted": Text("可采纳", "Ready"),
    "questions": Text("待核实", "To be looked into"),
    "refused": Text("须改正", "To be mended"),
}
# Of a fault against the round before: not told then, told then too, told then and no longer.
STATUSES = ("new", "still", "mended")


@dataclass(frozen=True)
class Answer:
    """Why a figure stands although it was warned of. `table`, `column` and `key` name the figure; `likeness` is that of a fault
    without a key, whose id changes when its row moves; `when` is UTC, ISO 8601."""

    fault_id: str
    rule: str
    reason: str
    who: str
    when: str
    table: str = ""
    column: str = ""
    key: tuple[str, ...] = ()
    likeness: str = ""


@dataclass(frozen=True)
class Round:
    """One upload. `file_name` is what the sender calls the file: data, and never part of a path."""

    number: int
    file_name: str
    who: str
    when: str
    size: int
    sha256: str


@dataclass(frozen=True)
class HandIn:
    """One hand-in with all its rounds, the last of which counts.

    `expected` is what it is read with; `replaces` names the earlier hand-in that it corrects; `answers` by fault id;
    `version` is the one it was taken into, `replaced_by` the hand-in whose taking in made it `replaced`. `author` is the id of the
    reader who sent the first round, empty where nobody signed in, and `author_name` his name then.
    """

    id: str
    dataset: str
    state: str
    rounds: tuple[Round, ...]
    expected: Expected = field(default_factory=Expected)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    replaces: str | None = None
    version: str | None = None
    replaced_by: str | None = None
    author: str = ""
    author_name: str = ""

    @property
    def unit(self) -> tuple[str, ...]:
        """The adcodes of the counties whose staff handed it in; none where it was no county's."""
        return self.expected.counties

    @property
    def last(self) -> Round:
        return self.rounds[-1]

    @property
    def file_name(self) -> str:
        return self.last.file_name

    @property
    def who(self) -> str:
        """Who sent the first round; a colleague may send a later one."""
        return self.rounds[0].who

    @property
    def arrived(self) -> str:
        """When the round that counts came: the order in which several are merged."""
        return self.last.when


@dataclass(frozen=True)
class Record:
    """A hand-in as it lies on disk. `untold`: what the trail has still to tell of it. `taking`: since when a process is at
    publishing it, which settles by the trail should that process die."""

    handin: HandIn
    untold: tuple[Mapping[str, Any], ...] = ()
    taking: str | None = None


def as_json(record: Record) -> dict[str, Any]:
    said = asdict(record)
    as_of = record.handin.expected.as_of
    said["handin"]["expected"]["as_of"] = as_of.isoformat() if as_of else None
    columns = record.handin.expected.columns
    said["handin"]["expected"]["columns"] = None if columns is None else dict(columns)
    return said


def from_json(said: Mapping[str, Any]) -> Record:
    """Raises ValueError, TypeError or KeyError for what is no record."""
    held = dict(said["handin"])
    expected = dict(held["expected"])
    expected["as_of"] = date.fromisoformat(expected["as_of"]) if expected["as_of"] else None
    expected["counties"] = tuple(expected.get("counties", ()))
    if not all(
        isinstance(one, str) for one in (*expected["counties"], held.get("author", ""), held.get("author_name", ""))
    ):
        raise ValueError("no author of a hand-in")
    answers = {one: Answer(**{**given, "key": tuple(given["key"])}) for one, given in held["answers"].items()}
    rounds = tuple(Round(**one) for one in held["rounds"])
    if not rounds or held["state"] not in STATES or [one.number for one in rounds] != list(range(1, len(rounds) + 1)):
        raise ValueError("no record of a hand-in")
    handin = HandIn(**{**held, "expected": Expected(**expected), "answers": answers, "rounds": rounds})
    return Record(handin, tuple(said["untold"]), said["taking"])


def with_handin(record: Record, **changes: Any) -> Record:
    """The record with its hand-in changed."""
    return replace(record, handin=replace(record.handin, **changes))
