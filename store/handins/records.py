"""What is known of a hand-in beside its bytes: who, when, in which rounds, what was answered, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from store.ledgers.results import Expected

# Of a hand-in: it waits at the desk; its rows are published; they were, and a later hand-in that names it stands in their
# place; its sender took it back. Nothing handed in is ever deleted, whatever its state.
STATES = ("waiting", "taken", "replaced", "withdrawn")
# Of a judgement: nothing is open; a warning has no answer yet, or a question is asked (questions do not hinder taking
# in); an error, or an unconfirmed column, keeps it out.
OUTCOMES = ("accepted", "questions", "refused")
# Of a fault against the round before: not told then, told then too, told then and no longer.
STATUSES = ("new", "still", "mended")


@dataclass(frozen=True)
class Answer:
    """Why a figure stands although it was warned of. `when` is UTC, ISO 8601."""

    fault_id: str
    reason: str
    who: str
    when: str


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
    `version` is the one it was taken into, `replaced_by` the hand-in whose taking in made it `replaced`.
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

    def with_answer(self, given: Answer) -> "HandIn":
        return replace(self, answers={**self.answers, given.fault_id: given})
