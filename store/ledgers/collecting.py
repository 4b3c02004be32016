"""What is noticed while a block is read: faults and guesses by row, given the key of the figure they are about at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from store.ledgers.frame.bodies import Block
from store.ledgers.frame.headings import Heading
from store.ledgers.results import Guess
from store.sheets.faults import CellFault, LedgerRule
from store.sheets.grid import letters
from store.written.many import Told
from store.written.reading import Unread, Written
from style.text import Text

# (sheet, table, row) → letters of the column its figure stands in ("" of a record without one) → the key of that row.
Keys = dict[tuple[str, str, int], dict[str, tuple[str, ...]]]


@dataclass
class Collected:
    """Faults and guesses of one file. `rows_of` leads from a fault's (sheet, table, row) to the key it gets."""

    faults: list[CellFault] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    _rows: dict[int, int] = field(default_factory=dict)
    _told: set[tuple[str, str | None, str]] = field(default_factory=set)
    _once: set[Guess] = field(default_factory=set)

    def fault(
        self,
        rule: LedgerRule,
        sheet: str | None = None,
        cell: str | None = None,
        value: str | None = None,
        *,
        row: int | None = None,
        table: str | None = None,
        column: str | None = None,
        cause: str = "",
        **filled: str,
    ) -> None:
        """One mistake is told once: of one rule a cell has one fault, however many rows are made of it."""
        if cell is not None:
            if (rule.id, sheet, cell) in self._told:
                return
            self._told.add((rule.id, sheet, cell))
        if row is not None:
            self._rows[len(self.faults)] = row
        where = cause or "\x1f".join((rule.id, sheet or "", column or (cell or "").rstrip("0123456789")))
        self.faults.append(CellFault(rule, sheet, cell, value, filled, table, column, cause=where))

    def drop(self, *rules: LedgerRule) -> None:
        """Takes back what another fault says better."""
        kept = [at for at, fault in enumerate(self.faults) if fault.rule not in rules]
        self._rows = {new: self._rows[old] for new, old in enumerate(kept) if old in self._rows}
        self.faults = [self.faults[at] for at in kept]

    def guess(self, sheet: str, cell: str, written: str, read_as: object, why: Text) -> None:
        self.guesses.append(Guess(sheet, cell, written, "" if read_as is None else str(read_as), why))

    def guess_once(self, sheet: str, cell: str, written: str, read_as: str, why: Text) -> None:
        """One that holds for a whole column, however many pieces are made of it."""
        one = Guess(sheet, cell, written, read_as, why)
        if one not in self._once:
            self._once.add(one)
            self.guesses.append(one)

    def told(self, block: Block, heading: Heading, positions: np.ndarray, table: str, column: str,
             guesses: Iterable[Told], unread: Iterable[Told]) -> None:  # fmt: skip
        """What reading a column's cells gave; `positions` are the rows of the block that were read."""
        sheet, letter = block.sheet.name, letters(heading.column)
        for one in guesses:
            assert isinstance(one.read, Written) and one.read.guess is not None
            for row in block.rows[positions[one.rows]].tolist():
                self.guess(sheet, f"{letter}{row}", one.text, one.read.value, one.read.guess)
        for one in unread:
            assert isinstance(one.read, Unread)
            for row in block.rows[positions[one.rows]].tolist():
                self.fault(one.read.rule, sheet, f"{letter}{row}", one.text, row=row, table=table, column=column,
                           **one.read.filled)  # fmt: skip

    def rows_told(self, sheet: str, table: str) -> set[int]:
        """Rows of a sheet that faults of a table are about."""
        return {
            row for at, row in self._rows.items() if self.faults[at].sheet == sheet and self.faults[at].table == table
        }

    def keyed(self, keys: Keys) -> tuple[CellFault, ...]:
        """The faults, each with the key of the figure in its cell; one about whose figures a row holds, with the first's."""
        found = []
        for position, fault in enumerate(self.faults):
            row = self._rows.get(position)
            of_row = keys.get((fault.sheet or "", fault.table or "", row), {}) if row is not None else {}
            column = (fault.cell or "").rstrip("0123456789")
            key = of_row[column] if column in of_row else next(iter(of_row.values()), ())
            found.append(replace(fault, key=key) if key else fault)
        return tuple(found)
