"""How a hand-in stands against a version: everything found in its file, with what became of each fault since the round before."""

import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from store.handins.case import Raised, Written
from store.handins.crosschecks import cross_check
from store.handins.judging import judged_by_share
from store.handins.merging import Count, Merged, Share, Whence, merged
from store.handins.reading import Base, Opened, opened
from store.handins.records import Answer
from store.ledgers.results import Expected, Read
from store.sheets.faults import CellFault
from store.sheets.grid import Book, Sheet

_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_LAST = 2**31  # behind every column and row


@dataclass(frozen=True)
class ToldFault:
    """A fault with its history: `status` new, still or mended against the round before; its answer, if it has one.

    A mended one is told for the eye only: it counts for nothing, and its cell is where it stood in the round before."""

    fault: CellFault
    status: str
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody: an error, or a warning or question without answer."""
        return self.status != "mended" and (self.fault.severity == "error" or self.answer is None)


@dataclass(frozen=True)
class Judged:
    """What a hand-in's last round is, against one version.

    `faults` are all there are (none capped): those of reading, of the rules of a package and of the cross-checks, in the
    order of sheets and cells, then the mended ones. `outcome`: accepted, questions or refused. `ready`: it may be taken in
    (no error, no proposed column left to confirm, no warning without answer). `unconfirmed`: headers as written that were
    taken for a field by likeness, or for none: somebody has to say what they are, so that no column of figures is lost. `counts` by table.
    """

    read: Read
    faults: tuple[ToldFault, ...]
    outcome: str
    ready: bool
    unconfirmed: tuple[str, ...]
    counts: Mapping[str, Count]
    base: str | None


@dataclass(frozen=True)
class Findings:
    """What is found in a file, before anybody answers. Its rows are laid over the base when they are asked for."""

    opened: Opened
    faults: tuple[CellFault, ...]
    counts: Mapping[str, Count]
    lay_over: Callable[[], Merged] = field(compare=False, repr=False)

    @cached_property
    def merged(self) -> Merged:
        return self.lay_over()


def in_file(
    path: Path, name: str, base: Base, expected: Expected, source: Mapping[str, object], handin: str
) -> Findings:
    """What is found in a file that is called `name`, as a hand-in and a source of rows."""
    file = opened(path, name, base, expected)
    return found_in(file, base, Share(file.read, source, handin, expected))


def found_in(opened: Opened, base: Base, share: Share) -> Findings:
    """Judges one file by itself."""
    of_all = merged(base.tables, [share])
    written = written_in([opened.book])
    raised = _told_once(opened.read.faults, judged_by_share(of_all, written), cross_check(of_all, written))
    return Findings(opened, in_order(opened.read, raised), of_all.counts, lambda: of_all)


def _told_once(read: Sequence[CellFault], judged: Iterable[Raised], crossed: Iterable[Raised]) -> tuple[CellFault, ...]:
    """One mistake is told once: where reading could tell a cell to be wrong, rules find that a value is missing there, and
    what is measured by a wrong figure is wrong too. A rule of reading that a cross-check repeats (a project under the wrong
    pair, which the merged rows show as well) is reading's, who sees the title it came from."""
    cells = {(fault.sheet, fault.cell) for fault in read if fault.severity == "error"}
    rows = {(sheet, _row(cell)) for sheet, cell in cells if cell}
    found = list(read)
    for _, fault in judged:
        of_row = fault.rule.id in ("required", "no_key_left") and (fault.sheet, _row(fault.cell)) in rows
        if (fault.sheet, fault.cell) not in cells and not of_row:
            found.append(fault)
    cells |= {(fault.sheet, fault.cell) for fault in found if fault.severity == "error"}
    same = {(fault.rule.id, fault.sheet) for fault in read}
    found += [
        fault
        for _, fault in crossed
        if (fault.cell is None or (fault.sheet, fault.cell) not in cells) and (fault.rule.id, fault.sheet) not in same
    ]
    return tuple(found)


def _row(cell: str | None) -> int:
    at = _ADDRESS.fullmatch(cell or "")
    return int(at[2]) if at else 0


def in_order(read: Read, faults: Iterable[CellFault]) -> tuple[CellFault, ...]:
    """By sheet, row and column: what is of the file or of a sheet as a whole first."""
    sheets = {sheet.sheet: place for place, sheet in enumerate(read.sheets)}

    def order(fault: CellFault) -> tuple[int, int, int, str]:
        at = _ADDRESS.fullmatch(fault.cell or "")
        column = sum((ord(sign) - 64) * 26**power for power, sign in enumerate(reversed(at[1]))) if at else 0
        sheet = -1 if fault.sheet is None else sheets.get(fault.sheet, len(sheets))
        return sheet, int(at[2]) if at else 0, column, fault.rule.id

    return tuple(sorted(faults, key=order))


def written_in(books: Sequence[Book | None]) -> Written:
    """What stands in a cell of the books, one of each share."""
    sheets: list[dict[str, Sheet]] = [{sheet.name: sheet for sheet in book.sheets} if book else {} for book in books]

    def written(place: Whence) -> str | None:
        at = _ADDRESS.fullmatch(place.cell or "")
        sheet = sheets[place.share].get(place.sheet)
        if at is None or sheet is None:
            return None
        column = sum((ord(sign) - 64) * 26**power for power, sign in enumerate(reversed(at[1]))) - 1
        return sheet.text(int(at[2]), column)

    return written


def identity(fault: CellFault) -> str:
    """By which a fault is known again in the next round: the figure it is about, or, of one that is about no known figure,
    what stands there. Its row may be another by then, and a file by another name is a sheet of another name."""
    if fault.key:
        return fault.id
    stands_there = fault.sheet if fault.value is None else fault.value
    return "\x1f".join((fault.rule.id, fault.table or "", fault.column or "", stands_there or ""))


def stands(
    found: Findings, before: Sequence[CellFault] | None, answers: Mapping[str, Answer], base: str | None
) -> Judged:
    """The judgement of what was found, beside the faults of the round before (None: there was none)."""
    was = Counter(map(identity, before or ()))
    by_likeness = {given.likeness: given for given in answers.values() if given.likeness}
    faults, left = [], was.copy()
    for fault in found.faults:
        one = identity(fault)
        given = answers.get(fault.id) or (None if fault.key else by_likeness.get(one))
        faults.append(ToldFault(fault, "still" if was[one] else "new", given))
        left[one] -= 1
    mended = []
    for fault in (before or ()) if found.opened.book else ():  # nothing is mended by a file that cannot be opened
        if left[one := identity(fault)] > 0:
            left[one] -= 1
            mended.append(ToldFault(fault, "mended"))
    unknown = {(fault.sheet, fault.cell) for fault in found.faults if fault.rule.id == "column_unknown"}
    unconfirmed = tuple(
        head.written
        for head in found.opened.read.headers
        if head.how == "likeness" or (head.sheet, head.cell) in unknown
    )
    open_ones = {told.fault.severity for told in faults if told.is_open}
    outcome = "refused" if "error" in open_ones else "questions" if open_ones or unconfirmed else "accepted"
    ready = not open_ones & {"error", "warning"} and not unconfirmed
    return Judged(found.opened.read, (*faults, *mended), outcome, ready, unconfirmed, found.counts, base)


class Kept:
    """What was found, by hand-in, round, columns and base; what was asked for longest ago goes first. Two who ask for the
    same at once work it out once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, Findings] = OrderedDict()
        self._turns: dict[Hashable, Lock] = {}
        self._books = Lock()

    def get(self, key: Hashable, find: Callable[[], Findings]) -> Findings:
        with self._books:
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._books:
                if key in self._found:
                    self._found.move_to_end(key)
                    return self._found[key]
            found = find()
            with self._books:
                self._found[key] = found
                while len(self._found) > self._most:
                    gone, _ = self._found.popitem(last=False)
                    self._turns.pop(gone, None)
            return found
