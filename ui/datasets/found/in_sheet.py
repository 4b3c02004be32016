"""A fault beside the rows of the sheet in which it stands, and from there to the next one."""

from collections.abc import Sequence

import streamlit as st

from store.forms.marks import cell_of
from store.handins.desk import ToldFault
from store.sheets.faults import SEVERITY_WORDS
from store.sheets.grid import letters
from ui.datasets import words
from ui.datasets.found.groups import place
from ui.datasets.found.sheet_rows import SheetFound, column_of, letters_of, rows_table
from ui.datasets.standing import Seen
from ui.frame.markup import literal
from ui.pieces.ledger import Ledger, ledger
from ui.view import View

AROUND = 2  # rows above it and below
BESIDE = 2  # columns on either side of it
NAMES = 3  # of the first columns, by which a row is known
_AT = "datasets-fault-at"


def one_by_one(shown: View, seen: Seen, faults: Sequence[ToldFault], first: int) -> None:
    """Opens over the page at one of the faults; a press within it draws itself alone."""
    st.session_state[_AT] = first
    st.dialog(words.ONE_BY_ONE(shown.lang), width="large")(_step)(shown, seen, faults)


def _step(shown: View, seen: Seen, faults: Sequence[ToldFault]) -> None:
    lang, at = shown.lang, min(st.session_state.get(_AT, 0), len(faults) - 1)
    told = faults[at]
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, word, to in (("before", words.FAULT_BEFORE, at - 1), ("after", words.FAULT_AFTER, at + 1)):
            is_end = not 0 <= to < len(faults)
            st.button(word(lang), key=f"datasets-fault-{name}", on_click=_turn, args=(to,), disabled=is_end)
        st.text(words.FAULT_NUMBER(lang, number=f"{at + 1:,}", count=f"{len(faults):,}"), width="content")
    kind = SEVERITY_WORDS[told.fault.severity](lang)
    st.markdown(f"**{literal(place(told, lang))} · {kind}** · {literal(told.fault.message(lang))}")
    st.markdown(words.REMEDY_TOLD(lang, remedy=literal(told.fault.remedy(lang))))
    if table := around(shown, seen, told):
        ledger(table, key=f"datasets-fault-rows-{lang}")
    else:
        st.caption(words.NO_ROW(lang))


def _turn(to: int) -> None:
    st.session_state[_AT] = to


def around(shown: View, seen: Seen, told: ToldFault) -> Ledger | None:
    """The row of a fault between its neighbours: what the row is known by and what stands beside the cell. None for what is of no
    cell, and where the file could not be read so far."""
    fault, cell = told.fault, cell_of(told.fault)
    read = next((one for one in seen.judged.read.sheets if one.sheet == fault.sheet), None)
    if cell is None or read is None or seen.book is None:
        return None
    found = SheetFound.of(seen.judged, seen.book, read)
    column, row = column_of(letters_of(cell)), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if found.written is None or row > found.written.height or column >= found.written.width:
        return None
    known = sorted(map(column_of, found.by_letters))[:NAMES]
    near = range(max(0, column - BESIDE), min(found.written.width, column + BESIDE + 1))
    numbers = range(max(1, row - AROUND), min(found.written.height, row + AROUND) + 1)
    narrow = {letters(one) for one in (*known[-1:], column)}
    return rows_table(
        shown, found, numbers, {letters(one): letters(one) in narrow for one in sorted({*known, *near})}, cell
    )
