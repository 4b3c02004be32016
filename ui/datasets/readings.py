"""What a file was read as: each sheet's rows as written and as read, guesses marked, columns to confirm, rows left out."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import streamlit as st

from store.handins import desk
from store.handins.desk import Judged
from store.handins.records import HandIn
from store.ledgers.fields import FIELDS, header_key
from store.ledgers.results import Guess, Piece, Read, SheetRead
from store.saved.small_files import NotSaved
from store.schema import TABLES
from style import terms
from ui import words as shared
from ui.datasets import words
from ui.datasets.sending import tell
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

ROWS = 50  # of a sheet, drawn at once


def confirming(handin: HandIn, judged: Judged, lang: str) -> None:
    """The columns taken by likeness, each with what it was taken for."""
    waiting = [header for header in judged.read.headers if header.written in judged.unconfirmed]
    if not waiting or handin.state != "waiting":
        return
    st.markdown(f"## {words.COLUMNS_TO_CONFIRM(lang)}")
    key = f"datasets-columns-{handin.id}-{lang}"
    known = ["", *FIELDS]
    chosen: dict[str, str] = {}
    with st.form(key, border=False):
        for number, header in enumerate(waiting):
            chosen[header_key(header.written)] = st.selectbox(
                literal(words.COLUMN_IS(lang, written=header.written, cell=f"{header.sheet}!{header.cell}")),
                known,
                index=known.index(header.field or ""),
                key=f"{key}-{number}",
                format_func=lambda one: field_name(one, lang),
                placeholder=shared.CHOOSE(lang),
            )
        if st.form_submit_button(words.CONFIRM(lang), type="primary"):
            try:
                desk.confirm_columns(handin, chosen, handin.last.who)
            except NotSaved as refused:
                tell(False, refused.tell(lang))
            st.rerun()


def field_name(field_id: str, lang: str) -> str:
    """项目 · 计划总投资; of what no table stores, its name alone."""
    if not field_id:
        return words.COLUMN_OUT(lang)
    field = FIELDS[field_id]
    table = TABLES.get(field.table)
    return f"{table.label(lang)} · {field.label(lang)}" if table else field.label(lang)


def what_was_read(shown: View, judged: Judged) -> None:
    """Each sheet: what it was taken for, its rows, and what was left out."""
    lang, read = shown.lang, judged.read
    if not read.sheets:
        return
    st.markdown(f"## {words.READ_AS(lang)}")
    st.caption(words.READ_NOTE(lang))
    for table, count in judged.counts.items():
        said = {"added": count.added, "revised": count.revised, "same": count.same}
        st.text(words.COUNTS(lang, table=TABLES[table].label(lang), **said))
    for sheet in read.sheets:
        _sheet(read, sheet, lang)


def _sheet(read: Read, sheet: SheetRead, lang: str) -> None:
    if sheet.table is None:
        why = sheet.why(lang) if sheet.why else ""
        st.caption(f"**{literal(sheet.sheet)}** {words.SHEET_NOT_READ(lang, why=literal(why))}")
        return
    pieces = [piece for piece in read.pieces if piece.sheet == sheet.sheet]
    with st.expander(f"{literal(sheet.sheet)} → {TABLES[sheet.table].label(lang)}", expanded=len(read.sheets) < 3):
        if left := Counter((sheet.left_out or {}).values()):
            told = [words.LEFT_OUT_TOLD(lang, why=_why(why, lang), count=count) for why, count in left.items()]
            st.caption(f"{words.LEFT_OUT(lang)} — {terms.LIST_STOP(lang).join(told)}")
        ledger(rows_table(read, sheet, pieces, lang), key=f"datasets-read-{sheet.sheet}-{lang}")


def _why(why: str, lang: str) -> str:
    return words.WHY_LEFT_OUT[why](lang) if why in words.WHY_LEFT_OUT else why


def rows_table(read: Read, sheet: SheetRead, pieces: list[Piece], lang: str) -> Ledger:
    """The first rows of a sheet, a column for each header that was read."""
    headers = [header for header in read.headers if header.sheet == sheet.sheet and header.field]
    guesses = {guess.cell: guess for guess in read.guesses if guess.sheet == sheet.sheet}
    cells = _by_cell(pieces)
    columns = [Column("row", words.ROW_NUMBER(lang), align="right")]
    for header in headers:
        letters = "".join(sign for sign in header.cell if sign.isalpha())
        columns.append(Column(letters, field_name(header.field or "", lang)))
    letters_of = list(dict.fromkeys(column.id for column in columns[1:]))
    columns = [columns[0], *(next(c for c in columns[1:] if c.id == one) for one in letters_of)]
    numbers = sorted({int(row) for piece in pieces for row in piece.rows})[:ROWS]
    rows = tuple(_row(number, letters_of, cells, guesses, lang) for number in numbers)
    return Ledger(sheet.sheet, tuple(columns), rows, max_height=420)


def _by_cell(pieces: list[Piece]) -> Mapping[str, list[str]]:
    """Cell → what was read from it, in the order of the tables."""
    found: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        head = piece.data.slice(0, ROWS).to_pylist()
        for position, values in enumerate(head):
            for column in piece.cells:
                if (at := piece.place(position, column)) and values.get(column) is not None:
                    found[at].append(str(values[column]))
    return found


def _row(
    number: int, letters: list[str], cells: Mapping[str, list[str]], guesses: Mapping[str, Guess], lang: str
) -> Row:
    said = {"row": Cell(str(number), muted=True)}
    for one in letters:
        at = f"{one}{number}"
        guess = guesses.get(at)
        value = terms.LIST_STOP(lang).join(dict.fromkeys(cells.get(at, ())))
        if guess:
            said[one] = Cell(guess.written, sub=f"{guess.read_as} · {guess.why(lang)}", tone="attention")
        elif value:
            said[one] = Cell(value)
    return Row(str(number), said)
