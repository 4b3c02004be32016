"""What a file was read as: each sheet as it was written with what each cell became, guesses marked, and what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from store.handins.desk import HandIn, Judged
from store.ledgers.fields import FIELDS
from store.ledgers.results import Guess, Header, Piece, SheetRead
from store.schema import TABLES
from store.sheets.faults import SEVERITY_WORDS, one_line
from store.sheets.grid import Book, Sheet
from style import terms
from ui.datasets import words
from ui.datasets.found.sheets import TONES
from ui.datasets.paging import on_page, pager
from ui.datasets.read_as import field_name, read_words
from ui.datasets.standing import Seen
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

ROWS = 50  # of a sheet, drawn at once
NAMED = 12  # rows that are named of those left out
BESIDE = ("title", "blank")  # left out, and nothing of a table: told in a line, not among its rows


def what_was_read(shown: View, handin: HandIn, seen: Seen) -> None:
    """How many rows of each table came of it, and one sheet after the other."""
    lang, read = shown.lang, seen.judged.read
    told = [sheet for sheet in read.sheets if sheet.table]
    if not told:
        return
    st.markdown(f"## {words.READ_AS(lang)}")
    st.caption(words.READ_NOTE(lang))
    counts = [one for table, count in seen.judged.counts.items() if (one := counted(table, vars(count), lang))]
    st.text(terms.LIST_STOP(lang).join(counts))
    _sheets(shown, f"{handin.id}-{handin.last.number}", seen, told)


def counted(table: str, counts: Mapping[str, int], lang: str) -> str:
    """项目：新增 3 行、改动 12 行; nothing of a table in which nothing is said."""
    said = [told(lang, count=f"{counts[kind]:,}") for kind, told in words.KIND_COUNTED.items() if counts.get(kind)]
    return words.OF_TABLE(lang, table=TABLES[table].label(lang), said=terms.JOINT(lang).join(said)) if said else ""


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
                terms.SHEET(lang),
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
    found = _Found.of(seen.judged, seen.book, sheet)
    numbers = found.marked if which == marked[1] else found.numbers
    for out in (_columns_out(found.headers_out, lang), _rows_out(found.sheet, lang)):
        if out:
            st.caption(out)
    key = f"datasets-read-{of}-{names.index(sheet.sheet)}-{marked.index(which)}"
    if not len(numbers):
        st.text(words.NONE_MARKED(lang))
        return
    ledger(_table(shown, found, on_page(key, numbers, ROWS)), key=f"datasets-read-{lang}")
    pager(key, len(numbers), lang, ROWS)


@dataclass(frozen=True)
class _Found:
    """A sheet with all that came of it. `faulty` names the severity of what is open in a cell. `numbers` are its rows, those left out among them; `marked` those that were not read plainly."""

    sheet: SheetRead
    written: Sheet | None
    pieces: Sequence[Piece]
    headers: Sequence[Header]
    headers_out: Sequence[Header]
    guesses: Mapping[str, Guess]
    faulty: Mapping[str, str]
    numbers: Sequence[int]
    marked: Sequence[int]

    @staticmethod
    def of(judged: Judged, book: Book | None, sheet: SheetRead) -> "_Found":
        read = judged.read
        headers = [one for one in read.headers if one.sheet == sheet.sheet]
        pieces = [piece for piece in read.pieces if piece.sheet == sheet.sheet]
        guesses = {guess.cell: guess for guess in read.guesses if guess.sheet == sheet.sheet}
        out = {number for number, why in (sheet.left_out or {}).items() if why not in BESIDE}
        kept = [piece.rows.tolist() for piece in pieces]
        numbers = sorted(out.union(*kept))
        unplain = {int(digits) for cell in guesses if (digits := cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")).isdigit()}
        faulty = {
            one.fault.cell: one.fault.severity
            for one in reversed(judged.faults)
            if one.is_open and one.fault.sheet == sheet.sheet and one.fault.cell
        }
        unplain |= set(map(_row_of, faulty))
        written = next((one for one in book.sheets if one.name == sheet.sheet), None) if book else None
        return _Found(
            sheet,
            written,
            pieces,
            [one for one in headers if one.field],
            [one for one in headers if not one.field],
            guesses,
            faulty,
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


def _rows_out(sheet: SheetRead, lang: str) -> str:
    """Rows that are no data by why, with their numbers: 合计、小计 2 行（第 9、17 行）."""
    by_why: dict[str, list[int]] = defaultdict(list)
    for number, why in (sheet.left_out or {}).items():
        by_why[why].append(number)
    said = []
    for why, numbers in by_why.items():
        rows = terms.JOINT(lang).join(map(str, numbers[:NAMED])) + ("…" if len(numbers) > NAMED else "")
        name = words.WHY_LEFT_OUT[why](lang) if why in words.WHY_LEFT_OUT else literal(why)
        said.append(words.ROWS_OUT_OF(lang, why=name, count=f"{len(numbers):,}", rows=rows))
    return words.ROWS_OUT(lang, rows=terms.LIST_STOP(lang).join(said)) if said else ""


def _table(shown: View, found: _Found, numbers: Sequence[int]) -> Ledger:
    """These rows, a column for each header that was read."""
    lang = shown.lang
    columns = [Column("row", words.ROW_NUMBER(lang))]
    by_letters: dict[str, Header] = {}
    for header in found.headers:
        by_letters.setdefault(letters_of(header.cell), header)
    columns += [Column(at, _head(header, found.sheet.table, lang)) for at, header in by_letters.items()]
    read = _read_cells(shown, found, by_letters, numbers)
    rows = tuple(_row(found, number, by_letters, read, lang) for number in numbers)
    return Ledger(found.sheet.sheet, tuple(columns), rows, max_height=520)


def _head(header: Header, table: str | None, lang: str) -> str:
    """D 赛道, or where it was taken for what it is not called: P 本季实际投资额度(亿) → 本季完成投资（相似 93%，待确认）."""
    field = FIELDS[header.field or ""]
    letters, written = letters_of(header.cell), one_line(header.written)
    name = field.label(lang) if field.table == table or not field.table else field_name(field.id, lang)
    said = f"{letters} {written}"
    if field.label("zh") not in written and field.label("en") not in written:
        said = words.COLUMN_READ(lang, letters=letters, written=written, field=name)
    return words.COLUMN_LIKE(lang, said=said, sure=f"{header.sure:.0%}") if header.how == "likeness" else said


def _read_cells(
    shown: View, found: _Found, by_letters: Mapping[str, Header], numbers: Sequence[int]
) -> Mapping[str, str]:
    """Cell → what it became, in words; only of the rows asked for."""
    said: dict[str, list[str]] = defaultdict(list)
    for piece in found.pieces:
        asked = set(numbers)
        at = [place for place, number in enumerate(piece.rows.tolist()) if number in asked]
        wanted = [(column, letters) for column, letters in piece.cells.items() if letters in by_letters]
        if not at or not wanted:
            continue
        rows = piece.data.take(at).to_pylist()
        for place, values in zip(at, rows, strict=True):
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
    cells = {"row": Cell(str(number), muted=bool(why))}
    for letters in by_letters:
        if (
            cell := _cell(found, f"{letters}{number}", _written(found.written, number, letters), read, lang)
        ) is not None:
            cells[letters] = replace(cell, muted=cell.muted or bool(why))
    if why and (first := next((one for one in cells if one != "row"), None)):
        out = words.WHY_LEFT_OUT[why](lang) if why in words.WHY_LEFT_OUT else why
        cells[first] = replace(cells[first], sub=words.ROW_OUT(lang, why=out))
    return Row(str(number), cells)


def _cell(found: _Found, at: str, stands: str | None, read: Mapping[str, str], lang: str) -> Cell | None:
    """As written, below it what it became or that it is wrong."""
    written, guess, became = one_line(stands), found.guesses.get(at), read.get(at, "")
    said = words.READ_TO(lang, said=became or guess.read_as) if guess else ""
    if severity := found.faulty.get(at):
        wrong = SEVERITY_WORDS[severity](lang)
        return Cell(written or words.EMPTY(lang), sub=f"{wrong} {said}".strip(), tone=TONES[severity])
    if guess:
        return Cell(written or guess.written, sub=f"{said} · {guess.why(lang)}", tone="attention")
    if not written and not became:
        return None
    return Cell(written, sub="" if not became or _alike(became, written) else words.READ_TO(lang, said=became))


def _written(sheet: Sheet | None, row: int, letters: str) -> str | None:
    column = 0
    for sign in letters:
        column = column * 26 + ord(sign) - 64
    return sheet.text(row, column - 1) if sheet else None


def _alike(one: str, other: str) -> bool:
    return one.replace(" ", "").replace(",", "").casefold() == other.replace(" ", "").replace(",", "").casefold()
