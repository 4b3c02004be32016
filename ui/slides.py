"""A table on a slide: the columns a hall can read, its first rows where it is ordered by need, and how many there are."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from ui import words
from ui.pieces.ledger import Ledger, ledger
from ui.view import SLIDE_ROWS, View

SIDE_ROWS = 9  # of each of two tables beside each other: with them stand all eighteen pairs


def first_rows(table: Ledger, most: int = SLIDE_ROWS) -> Ledger:
    """Its totals, and as many of its other rows as a slide has room for."""
    others = [row.id for row in table.rows if row.kind != "total"][:most]
    rows = tuple(row for row in table.rows if row.kind == "total" or row.id in others)
    return replace(table, rows=rows, max_height=None)


def without(table: Ledger, columns: tuple[str, ...]) -> Ledger:
    return replace(table, columns=tuple(column for column in table.columns if column.id not in columns))


def without_subs(table: Ledger, *, totals: bool = True) -> Ledger:
    """With one line a row; its `totals` too, or all but those."""
    rows = tuple(
        replace(row, cells={key: replace(cell, sub="") for key, cell in row.cells.items()})
        if totals or row.kind != "total"
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def in_two(shown: View, made: Callable[[], Ledger], *, key: str, count: int) -> None:
    """On a slide a table of `count` short rows as two beside each other, the order running down the left and on down the right;
    cut to what both hold, which is said."""
    half = min(-(-count // 2), SIDE_ROWS)
    for n, side in enumerate(st.columns(2, gap="large")):
        with side:
            ledger(lambda n=n: _stretch(made(), n * half, (n + 1) * half), key=f"{key}-{n}")
    if count > 2 * half:
        st.caption(words.FIRST_OF(shown.lang, shown=2 * half, count=count))


def _stretch(table: Ledger, start: int, stop: int) -> Ledger:
    return replace(table, rows=table.rows[start:stop], max_height=None)


def by_need(
    shown: View,
    made: Callable[[], Ledger],
    *,
    key: str,
    count: int,
    left_out: tuple[str, ...] = (),
    most: int = SLIDE_ROWS,
) -> None:
    """A table of `count` rows besides its totals, the most urgent first: whole on a page; on a slide cut to `most` (fewer where
    several tables share it), which is said, and without the columns `left_out`."""
    if not shown.slide:
        return ledger(made, key=key)
    ledger(lambda: without(first_rows(made(), most), left_out), key=key)
    if count > most:
        st.caption(words.FIRST_OF(shown.lang, shown=most, count=count))
