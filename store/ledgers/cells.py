"""The cells of one column of a block: merged ones filled down, hidden and error cells told, then read as what the column holds."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.collecting import Collected
from store.ledgers.frame.bodies import Block
from store.ledgers.frame.headings import Heading
from store.ledgers.rules import RULES
from store.sheets.faults import LedgerRule
from store.sheets.grid import KINDS, address
from store.written.many import CellsRead, read_all
from store.written.reading import Written
from style.text import Text

CLEAR = "清除"  # asks to empty what is published, where a blank leaves it as it is
_ERROR = KINDS.index("error")


class ColumnCells:
    """The columns of a block as texts, one for each row of data; every cell's error is told once, however often it is read."""

    def __init__(self, block: Block, collected: Collected) -> None:
        self.block, self.collected = block, collected
        self._at = pa.array(block.rows - 1)
        self._texts: dict[int, pa.Array] = {}
        self._read: dict[tuple[int, str], CellsRead] = {}
        self.bad: dict[int, np.ndarray] = {}
        self.cleared: dict[int, np.ndarray] = {}

    def __len__(self) -> int:
        return len(self.block.rows)

    def texts(self, heading: Heading, table: str, column: str) -> pa.Array:
        """Null where a cell is empty or holds an error, which is told."""
        at = heading.column
        if at not in self._texts:
            sheet = self.block.sheet
            texts = self._filled_down(heading, sheet.texts[at].take(self._at))
            wrong = sheet.kinds[at].take(self._at).to_numpy() == _ERROR
            self.bad[at] = wrong.copy()
            for position in wrong.nonzero()[0].tolist():
                self._error(heading, position, texts[position].as_py(), table, column)
            clear = pc.fill_null(pc.equal(texts, CLEAR), False).to_numpy(zero_copy_only=False)
            if clear.any():
                self.cleared[at] = clear
            gone = wrong | clear
            self._texts[at] = pc.if_else(pa.array(gone), None, texts) if gone.any() else texts
        return self._texts[at]

    def _error(self, heading: Heading, position: int, text: str | None, table: str, column: str) -> None:
        row = int(self.block.rows[position])
        rule = RULES["formula_without_value" if (text or "").startswith("=") else "error_cell"]
        self.collected.fault(rule, self.block.sheet.name, address(row, heading.column), text, row=row, table=table,
                             column=column)  # fmt: skip

    def _filled_down(self, heading: Heading, texts: pa.Array) -> pa.Array:
        """A vertically merged block holds for each of its rows; of a figure it is the first row's alone, and told."""
        sheet, rows = self.block.sheet, self.block.rows
        blocks = [b for b in sheet.merged if b.first_column == heading.column and b.last_row > b.first_row
                  and b.last_row >= rows[0] and b.first_row <= rows[-1]]  # fmt: skip
        if not blocks:
            return texts
        values = texts.to_pylist()
        for merged in blocks:
            text = sheet.text(merged.first_row, merged.first_column)
            inside = np.flatnonzero((rows >= merged.first_row) & (rows <= merged.last_row)).tolist()
            if text is None or not inside:
                continue
            if heading.field is not None and heading.field.type in ("money", "value"):
                if len(inside) > 1:
                    self.collected.fault(RULES["merged_figure"], sheet.name, address(merged.first_row, heading.column),
                                         text, row=merged.first_row, count=str(len(inside)))  # fmt: skip
                continue
            for position in inside:
                values[position] = text
        return pa.array(values, pa.string())

    def read(
        self,
        heading: Heading,
        table: str,
        column: str,
        reader: Callable[[str], Written],
        type: pa.DataType,
        positions: np.ndarray | None = None,
        kind: str | None = None,
    ) -> CellsRead:
        """The column's cells (or those at `positions`) as values; see `read_whole`."""
        return self.read_whole(heading, table, column, lambda texts: read_all(texts, reader, type), positions, kind)

    def read_whole(
        self,
        heading: Heading,
        table: str,
        column: str,
        read: Callable[[pa.Array], CellsRead],
        positions: np.ndarray | None = None,
        kind: str | None = None,
    ) -> CellsRead:
        """By a reader of whole columns. Guesses and what is unread are told, and where nothing could be read the cell counts
        as told. Of one `kind` a column is read once, whoever asks."""
        if kind is not None and positions is None and (heading.column, kind) in self._read:
            return self._read[heading.column, kind]
        whole = self.texts(heading, table, column)
        at = np.arange(len(self)) if positions is None else positions
        found = read(whole if positions is None else whole.take(pa.array(positions)))
        self.collected.told(self.block, heading, at, table, column, found.guesses, found.unread)
        for one in found.unread:
            self.bad[heading.column][at[one.rows]] = True
        if kind is not None and positions is None:
            self._read[heading.column, kind] = found
        return found


@lru_cache(maxsize=512)
def labelled(rule: LedgerRule, label: Text, blank: str = "field") -> LedgerRule:
    """The rule with a label in its own language in place of a blank."""
    mark = "{" + blank + "}"
    fill = lambda text: Text(text.zh.replace(mark, label.zh), text.en.replace(mark, label.en))  # noqa: E731
    return replace(rule, says=fill(rule.says), remedy=fill(rule.remedy))
