"""What a file was read as: each sheet as it was written with what each cell became, guesses marked, and what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from store.handins.desk import HandIn
from store.ledgers.fields import FIELDS
from store.ledgers.results import Guess, Header, Piece, Read, SheetRead
from store.schema import TABLES
from store.sheets.faults import one_line
from store.sheets.grid import Book, Sheet
from style import terms
from ui.datasets import words
from ui.datasets.paging import on_page, pager
from ui.datasets.read_as import field_name, read_words
from ui.datasets.standing import Seen
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

ROWS = 50  # of a sheet, drawn at once


def what_was_read(shown: View, handin: HandIn, seen: Seen) -> None:
    """How many rows of each table came of it, and one sheet after the other."""
    lang, read = shown.lang, seen.judged.read
    told = [sheet for sheet in read.sheets if sheet.table]
    if not told:
        return
    st.markdown(f"## {words.READ_AS(lang)}")
    st.caption(words.READ_NOTE(lang))
    counts = [
        words.COUNTS(
            lang,
            table=TABLES[table].label(lang),
            **{one: f"{getattr(count, one):,}" for one in ("added", "revised", "same", "removed")},
        )
        for table, count in seen.judged.counts.items()
    ]
    st.text(terms.LIST_STOP(lang).join(counts))
    _sheets(shown, f"{handin.id}-{handin.last.number}", seen, told)


@st.fragment
def _sheets(shown: View, of: str, seen: Seen, told: Sequence[SheetRead]) -> None:
    """Choosing a sheet draws this alone."""
    lang = shown.lang
    names = [sheet.sheet for sheet in told]
    marked = (words.ALL_ROWS(lang), words.MARKED_ROWS(lang))
    with st.container(key="datasets-read-tools", horizontal=True, vertical_alignment="bottom"):
        name = names[0]
        if len(names) > 1:
            name = st.segmented_control(
                words.SHEET(lang),
                names,
                default=names[0],
                required=True,
                key=f"datasets-read-sheet-{of}-{lang}",
                format_func=literal,
            )
        which = st.segmented_control(
            words.ROWS_SHOWN(lang), marked, default=marked[0], required=True, key=f"datasets-read-which-{of}-{lang}"
        )
    sheet = next((one for one in told if one.sheet == name), told[0])
    found = _Found.of(seen.judged.read, seen.book, sheet)
    numbers = found.marked if which == marked[1] else found.numbers
    if out := _columns_out(found.headers_out, lang):
        st.caption(out)
    key = f"datasets-read-{of}-{names.index(sheet.sheet)}-{marked.index(which)}"
    if not len(numbers):
        st.text(words.NONE_MARKED(lang))
        return
    ledger(_table(shown, found, on_page(key, numbers, ROWS)), key=f"datasets-read-{lang}")
    pager(key, len(numbers), lang, ROWS)


@dataclass(frozen=True)
class _Found:
    """A sheet with all that came of it. `numbers` are its rows, those left out among them; `marked` those that were not read plainly."""

    sheet: SheetRead
    written: Sheet | None
    pieces: Sequence[Piece]
    headers: Sequence[Header]
    headers_out: Sequence[Header]
    guesses: Mapping[str, Guess]
    numbers: Sequence[int]
    marked: Sequence[int]

    @staticmethod
    def of(read: Read, book: Book | None, sheet: SheetRead) -> "_Found":
        headers = [one for one in read.headers if one.sheet == sheet.sheet]
        pieces = [piece for piece in read.pieces if piece.sheet == sheet.sheet]
        guesses = {guess.cell: guess for guess in read.guesses if guess.sheet == sheet.sheet}
        out = dict(sheet.left_out or {})
        kept = [piece.rows for piece in pieces]
        numbers = sorted({*np.unique(np.concatenate(kept)).tolist(), *out} if kept else out)
        unplain = {int(digits) for cell in guesses if (digits := cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")).isdigit()}
        unplain |= {_row_of(fault.cell) for fault in read.faults if fault.sheet == sheet.sheet}
        written = next((one for one in book.sheets if one.name == sheet.sheet), None) if book else None
        return _Found(
            sheet,
            written,
            pieces,
            [one for one in headers if one.field],
            [one for one in headers if not one.field],
            guesses,
            numbers,
            [number for number in numbers if number in unplain],
        )


def _row_of(cell: str | None) -> int:
    digits = (cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else 0


def letters_of(cell: str) -> str:
    return cell.rstrip("0123456789")


def _columns_out(headers: Sequence[Header], lang: str) -> str:
    named = [f"{letters_of(one.cell)} {literal(one_line(one.written))}" for one in headers if one.written]
    return words.COLUMNS_OUT(lang, columns=terms.JOINT(lang).join(named)) if named else ""


def _table(shown: View, found: _Found, numbers: Sequence[int]) -> Ledger:
    """These rows, a column for each header that was read."""
    lang = shown.lang
    columns = [Column("row", words.ROW_NUMBER(lang))]
    by_letters: dict[str, Header] = {}
    for header in found.headers:
        by_letters.setdefault(letters_of(header.cell), header)
    columns += [Column(at, _head(header, lang)) for at, header in by_letters.items()]
    read = _read_cells(shown, found, by_letters, numbers)
    rows = tuple(_row(found, number, by_letters, read, lang) for number in numbers)
    return Ledger(found.sheet.sheet, tuple(columns), rows, max_height=520)


def _head(header: Header, lang: str) -> str:
    """P 本季实际投资额度(亿) → 本季完成投资（像 93%）."""
    said = words.COLUMN_READ(
        lang,
        letters=letters_of(header.cell),
        written=one_line(header.written),
        field=field_name(header.field or "", lang),
    )
    return words.COLUMN_LIKE(lang, said=said, sure=f"{header.sure:.0%}") if header.how == "likeness" else said


def _read_cells(
    shown: View, found: _Found, by_letters: Mapping[str, Header], numbers: Sequence[int]
) -> Mapping[str, str]:
    """Cell → what it became, in words; only of the rows asked for."""
    said: dict[str, list[str]] = defaultdict(list)
    for piece in found.pieces:
        at = np.isin(piece.rows, numbers).nonzero()[0]
        wanted = [(column, letters) for column, letters in piece.cells.items() if letters in by_letters]
        if not len(at) or not wanted:
            continue
        rows = piece.data.take(at).to_pylist()
        for place, values in zip(at.tolist(), rows, strict=True):
            for column, letters in _main(piece, wanted, by_letters):
                if (one := read_words(shown, piece.table, column, values)) is not None:
                    said[f"{letters}{int(piece.rows[place])}"].append(one)
    return {cell: terms.LIST_STOP(shown.lang).join(dict.fromkeys(ones)) for cell, ones in said.items()}


def _main(
    piece: Piece, wanted: Sequence[tuple[str, str]], by_letters: Mapping[str, Header]
) -> Iterator[tuple[str, str]]:
    """Of several columns of the table that one column of the sheet became, the one that its header means."""
    for column, letters in wanted:
        field = FIELDS.get(by_letters[letters].field or "")
        if field is not None and (field.table, field.column) == (piece.table, column):
            yield column, letters


def _row(found: _Found, number: int, by_letters: Mapping[str, Header], read: Mapping[str, str], lang: str) -> Row:
    why = (found.sheet.left_out or {}).get(number)
    out = words.WHY_LEFT_OUT[why](lang) if why in words.WHY_LEFT_OUT else why or ""
    cells = {"row": Cell(str(number), sub=words.ROW_OUT(lang, why=out) if why else "", muted=bool(why))}
    for letters in by_letters:
        at = f"{letters}{number}"
        written = one_line(_written(found.written, number, letters))
        guess, became = found.guesses.get(at), read.get(at, "")
        if guess:
            cells[letters] = Cell(
                written or guess.written,
                sub=words.READ_TO(lang, said=became or guess.read_as) + f" · {guess.why(lang)}",
                tone="attention",
            )
        elif written or became:
            plain = not became or _alike(became, written)
            cells[letters] = Cell(written, sub="" if plain else words.READ_TO(lang, said=became), muted=bool(why))
    return Row(str(number), cells)


def _written(sheet: Sheet | None, row: int, letters: str) -> str | None:
    column = 0
    for sign in letters:
        column = column * 26 + ord(sign) - 64
    return sheet.text(row, column - 1) if sheet else None


def _alike(one: str, other: str) -> bool:
    return one.replace(" ", "").replace(",", "").casefold() == other.replace(" ", "").replace(",", "").casefold()
