"""Cells found one by one, or columns as read, laid out as a sheet without what is empty at its end."""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa

from store.sheets.grid import Range, Sheet
from store.sheets.limits import Limits
from store.sheets.rules import refused
from store.sheets.shown import Shown


class Budget:
    """What a file's sheets may still hold together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells = 0

    def within(self, sheet: str, rows: int, columns: int) -> None:
        """Refuses a sheet of so many rows and columns, or a file of so many cells."""
        self.row(sheet, rows)
        self.column(sheet, columns)
        self.cells += rows * columns
        if self.cells > self.limits.cells:
            raise refused("too_many_cells", sheet, found=self.cells, most=self.limits.cells)

    def row(self, sheet: str, row: int) -> None:
        if row > self.limits.rows:
            raise refused("too_many_rows", sheet, found=row, most=self.limits.rows)

    def column(self, sheet: str, count: int) -> None:
        if count > self.limits.columns:
            raise refused("too_many_columns", sheet, found=count, most=self.limits.columns)


class Cells:
    """Cells of a sheet as they are found, in whatever order: rows from 1, columns from 0, the last said holds."""

    def __init__(self, sheet: str, budget: Budget) -> None:
        self.sheet = sheet
        self.budget = budget
        self.columns: dict[int, dict[int, Shown]] = {}
        self.count = 0

    def put(self, row: int, column: int, shown: Shown) -> None:
        """Keeps what a cell shows; what shows nothing takes no room."""
        if shown[0] is None:
            return
        self.budget.row(self.sheet, row)
        self.budget.column(self.sheet, column + 1)
        self.count += 1
        if self.count > self.budget.limits.cells:
            raise refused("too_many_cells", self.sheet, found=self.count, most=self.budget.limits.cells)
        self.columns.setdefault(column, {})[row] = shown

    def laid_out(self) -> list[tuple[pa.Array, np.ndarray]]:
        """Texts and kinds of each column up to the last that holds something."""
        height = max((row for column in self.columns.values() for row in column), default=0)
        width = max(self.columns, default=-1) + 1
        self.budget.within(self.sheet, height, width)
        return [self._column(self.columns.get(at, {}), height) for at in range(width)]

    @staticmethod
    def _column(cells: dict[int, Shown], height: int) -> tuple[pa.Array, np.ndarray]:
        texts: list[str | None] = [None] * height
        kinds = np.zeros(height, np.uint8)
        for row, (text, kind) in cells.items():
            texts[row - 1] = text
            kinds[row - 1] = kind
        return strings(texts), kinds


def strings(texts: Sequence[str | None]) -> pa.Array:
    """Text as Arrow keeps it; half a character (a lone surrogate) becomes �."""
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        sound = [text and text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in texts]
        return pa.array(sound, pa.string())


def sheet_of(
    name: str,
    columns: Sequence[tuple[pa.Array, np.ndarray]],
    hidden: bool = False,
    merged: Iterable[Range] = (),
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[tuple[int, int]] = (),
) -> Sheet:
    """A sheet of columns of one length. `hidden_columns` are first and last, counted from 0.

    What lies outside the cells is left out: merged blocks are cut to them, hidden rows and columns beyond are nothing.
    """
    height = len(columns[0][1]) if columns else 0
    blocks = tuple(filter(None, (_cut(block, height, len(columns)) for block in merged)))
    columns = _first_cells_only(list(columns), blocks)
    return Sheet(
        name=name,
        texts=tuple(texts for texts, _ in columns),
        kinds=tuple(pa.array(kinds, pa.uint8()) for _, kinds in columns),
        hidden=hidden,
        merged=blocks,
        hidden_rows=frozenset(row for row in hidden_rows if 1 <= row <= height),
        hidden_columns=frozenset(
            at for first, last in hidden_columns for at in range(max(first, 0), min(last + 1, len(columns)))
        ),
    )


def _cut(block: Range, height: int, width: int) -> Range | None:
    cut = Range(block.first_row, min(block.last_row, height), block.first_column, min(block.last_column, width - 1))
    rows, columns = cut.last_row - cut.first_row, cut.last_column - cut.first_column
    return cut if rows >= 0 and columns >= 0 and rows + columns > 0 and cut.first_row >= 1 else None


def _first_cells_only(
    columns: list[tuple[pa.Array, np.ndarray]], blocks: Sequence[Range]
) -> list[tuple[pa.Array, np.ndarray]]:
    """Text under a merged block's other cells may still lie in a file; no reader sees it there."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for block in blocks:
        for at in range(block.first_column, block.last_column + 1):
            first = block.first_row - 1 + (at == block.first_column)
            covered.setdefault(at, []).append((first, block.last_row))
    for at, spans in covered.items():
        texts, kinds = columns[at]
        shown = np.ones(len(kinds), bool)
        for first, last in spans:
            shown[first:last] = False
        if (kinds[~shown] != 0).any():
            kinds = np.where(shown, kinds, 0).astype(np.uint8)
            columns[at] = (strings([t if s else None for t, s in zip(texts.to_pylist(), shown, strict=True)]), kinds)
    return columns


def trimmed(columns: list[tuple[pa.Array, np.ndarray]]) -> list[tuple[pa.Array, np.ndarray]]:
    """Without the rows and columns at the end that hold nothing."""
    heights = [int(np.flatnonzero(kinds)[-1]) + 1 if kinds.any() else 0 for _, kinds in columns]
    height = max(heights, default=0)
    width = max((at + 1 for at, tall in enumerate(heights) if tall), default=0)
    return [(texts.slice(0, height), kinds[:height]) for texts, kinds in columns[:width]]
