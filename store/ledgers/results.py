"""What came of reading a file: rows of the dataset's tables with the cells they came from, what was guessed, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from store.sheets.faults import CellFault
from style.text import Text


@dataclass(frozen=True)
class Expected:
    """What is known of a hand-in before it is read. None: nothing is expected.

    `quarter` is written 2024Q3. `columns` are this sender's confirmed headers (header as normalised → field id, "" for one
    to leave out). `source_id` and `source_title` name the hand-in as a source, for sheets that name none.
    `counties` are the adcodes of the unit that hands in, of whose pair alone rows may be told; none: of everybody.
    """

    quarter: str | None = None
    pair_id: str | None = None
    as_of: date | None = None
    source_id: str = "handin"
    source_title: str = ""
    columns: Mapping[str, str] | None = None
    counties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Rows of one table that one sheet, or one column of figures of a sheet, became.

    `data` has the columns and types of store.package.reading.arrow_schema(TABLES[table]). `rows` are Excel's rows, one for
    each row of data. `cells`: column of the table → the letters of the sheet's column it was read from (D), or the address
    of the one cell that holds for all rows (B2, from a title); a column that is not there was supplied. `says`: the columns
    the file says something about; of the others a published row keeps what it has. `removed` marks rows that the file asks
    to take out; `cleared`: column of the table → marks the rows whose cell asks to empty it (清除).
    """

    table: str
    sheet: str
    data: pa.Table
    rows: np.ndarray
    cells: Mapping[str, str]
    says: frozenset[str]
    removed: np.ndarray | None = None
    cleared: Mapping[str, np.ndarray] | None = None

    def place(self, row: int, column: str | None = None) -> str | None:
        """The address of the cell a value came from: of the row-th row of data, in a column of the table."""
        at = self.cells.get(column) if column else None
        if at is None:
            return None
        return at if at[-1].isdigit() else f"{at}{int(self.rows[row])}"


@dataclass(frozen=True)
class Guess:
    """Something read otherwise than it is plainly written: `read_as` what it became, `why` in words."""

    sheet: str
    cell: str
    written: str
    read_as: str
    why: Text


@dataclass(frozen=True)
class Header:
    """A column of a sheet and the field it was taken for. `how`: exact, alias, remembered, likeness, left_out.

    `sure` is between 0 and 1; a likeness is a proposal that somebody has to confirm."""

    sheet: str
    cell: str
    written: str
    field: str | None
    how: str
    sure: float


@dataclass(frozen=True)
class SheetRead:
    """What became of a sheet: the table (None: not read, `why` says so), its header rows, and rows that are no data, each
    with why (title, total, blank, note, hidden)."""

    sheet: str
    table: str | None
    header_rows: tuple[int, ...] = ()
    left_out: Mapping[int, str] | None = None
    why: Text | None = None


@dataclass(frozen=True)
class Read:
    """All that one file became. It may be judged against what is published where no fault is an error."""

    pieces: tuple[Piece, ...]
    faults: tuple[CellFault, ...]
    guesses: tuple[Guess, ...]
    headers: tuple[Header, ...]
    sheets: tuple[SheetRead, ...]
