"""A sheet as cells with the addresses that Excel shows, whatever kind of file it came from."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

# What a cell held; its place in this list is what `Sheet.kinds` stores. Of a CSV file every cell is text.
KINDS = ("empty", "text", "number", "percent", "date", "bool", "error")


@dataclass(frozen=True)
class Range:
    """A merged block: rows counted from 1 as Excel does, columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Every column is as long as the sheet is high: row r of Excel stands at r - 1.

    `texts` hold each cell as a person would type it: numbers as plain digits of at most 15 places (as Excel shows them, no
    exponent, no separators), percentages as 5.2%, days as 2024-09-30 (with a time as 2024-09-30T08:30:00; where only its month
    or year is shown, as 2024年9月 or 2024年), TRUE and FALSE, errors as #NAME?, a formula stored without its value as =A1+B1 and
    an error too; null where a cell is empty or holds nothing but white space. A merged block's text stands in its first
    cell only. `kinds` hold the index into KINDS of each cell, as uint8.
    """

    name: str
    texts: tuple[pa.Array, ...]
    kinds: tuple[pa.Array, ...]
    hidden: bool = False
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        return len(self.texts[0]) if self.texts else 0

    @property
    def width(self) -> int:
        return len(self.texts)

    def text(self, row: int, column: int) -> str | None:
        """What stands in a cell, by Excel's row and the column counted from 0; None where it is empty or outside."""
        if not (1 <= row <= self.height and 0 <= column < self.width):
            return None
        found: str | None = self.texts[column][row - 1].as_py()
        return found


@dataclass(frozen=True)
class Book:
    """A file as its sheets, in their order. `form`: xlsx, xls, ods or csv; `encoding` only of a text file."""

    file: str
    form: str
    sheets: Sequence[Sheet]
    encoding: str | None = None


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """D7, as Excel shows it, for the seventh row and the column counted from 0."""
    return f"{letters(column)}{row}"
