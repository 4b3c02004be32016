"""The desk where files are handed in: each is kept as it came, judged against what is published, answered, and taken in.

Whatever changes is written whole or not at all and told in the trail; two processes at the desk lose nothing. `base` is the
published version a hand-in is judged against, None for a dataset that has none yet. What cannot be kept is told as NotSaved
(store.saved.small_files), which has its reason in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from store.datasets import Dataset
from store.handins.records import Answer, HandIn
from store.ledgers.results import Expected, Read
from store.package.folder import Description
from store.sheets.faults import CellFault


@dataclass(frozen=True)
class Told:
    """A fault with its history: `status` new, still or mended against the round before; its answer, if it has one.

    A mended one is told for the eye only: it counts for nothing, and its cell is where it stood in the round before."""

    fault: CellFault
    status: str
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for the sender: an error, a warning without answer, or a question without one."""
        return self.status != "mended" and (self.fault.severity == "error" or self.answer is None)


@dataclass(frozen=True)
class Count:
    """Of one table, against the base: rows added, revised, mentioned and the same, and taken out."""

    added: int = 0
    revised: int = 0
    same: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Judged:
    """What a hand-in's last round is, against one version.

    `faults` are all there are (none capped): those of reading, of the rules of a package and of the cross-checks, in the
    order of sheets and rows, then the mended ones. `outcome`: accepted, questions or refused. `ready`: it may be taken in
    (no error, no proposed column left to confirm, no warning without answer). `unconfirmed`: headers as written that were
    taken for a field by likeness and wait to be confirmed. `counts` by table.
    """

    read: Read
    faults: tuple[Told, ...]
    outcome: str
    ready: bool
    unconfirmed: tuple[str, ...]
    counts: Mapping[str, Count]
    base: str | None


class NotReady(ValueError):
    """Hand-ins that may not be taken in as they stand: `which` says of each id why (unknown, state, refused, warnings)."""

    def __init__(self, which: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{one}: {why}" for one, why in which.items()))
        self.which = dict(which)


def hand_in(
    dataset: str,
    file_name: str,
    content: bytes,
    who: str,
    expected: Expected | None = None,
    replaces: str | None = None,
) -> HandIn:
    """Keeps a file and lets it wait. `replaces` a waiting hand-in: it is that one's next round, and the faults keep their
    identity. `replaces` any other: a new hand-in that corrects it, whose faults are told against it. The columns that this
    sender confirmed before are expected again. Raises NotSaved (too large, no name, no room, no such hand-in)."""
    raise NotImplementedError


def handins(dataset: str, state: str | None = None) -> tuple[HandIn, ...]:
    """All that was handed in, or all in one state, in the order of arrival. What cannot be read is left out and logged."""
    raise NotImplementedError


def find_handin(dataset: str, handin_id: str) -> HandIn | None:
    """The hand-in of this id as it stands now."""
    raise NotImplementedError


def content_of(handin: HandIn, number: int | None = None) -> bytes:
    """The file of a round, the last by itself, byte for byte as it was handed in. Raises OSError where it is damaged or gone."""
    raise NotImplementedError


def read_of(handin: HandIn, base: Dataset | None, number: int | None = None) -> Read:
    """What the file says, read with the names that the base knows. A file that cannot be opened is a Read of its faults."""
    raise NotImplementedError


def judged(handin: HandIn, base: Dataset | None) -> Judged:
    """The last round against the base; the same question is answered from memory."""
    raise NotImplementedError


def answer(handin: HandIn, fault_id: str, reason: str, who: str) -> HandIn:
    """Keeps why the figure stands. Raises NotSaved without a reason, for an error, and for what no longer waits."""
    raise NotImplementedError


def confirm_columns(handin: HandIn, mapping: Mapping[str, str], who: str) -> HandIn:
    """Confirms what headers mean (header as normalised → field id, "" to leave it out), for this hand-in and for whatever
    its sender hands in later."""
    raise NotImplementedError


def withdraw(handin: HandIn, who: str, reason: str = "") -> HandIn:
    """Takes a waiting hand-in back; its file stays. Raises NotSaved for one that does not wait."""
    raise NotImplementedError


def take_in(
    dataset: str,
    base_version: str | None,
    ids: tuple[str, ...],
    who: str,
    reason: str,
    description: Description | None = None,
) -> str:
    """Publishes the base with the rows of waiting hand-ins, merged in the order of arrival, as one new version, and
    returns it. `description` is what the new version says of itself; without it, what the base says, with its last quarter
    and day moved on. Raises NotReady naming which and why, Conflict where another version came first (nothing is then
    changed), BrokenPackage where the whole fails though each part did not."""
    raise NotImplementedError
