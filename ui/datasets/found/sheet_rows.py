"""Rows of a sheet as it was written, each cell with what it became: guesses and faults marked, what was left out with why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from store.handins.desk import Judged
from store.ledgers.fields import FIELDS
from store.ledgers.results import Guess, Header, Piece, SheetRead
from store.sheets.faults import SEVERITY_WORDS, one_line
from store.sheets.grid import Book, Sheet
from style import terms
from ui.datasets import words
from ui.datasets.found.sheets import TONES
from ui.datasets.read_as import field_name, read_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

BESIDE = ("title", "blank")  # left out, and nothing of a table: told in a line, not among its rows


@dataclass(frozen=True)
class SheetFound:
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

    @property
    def by_letters(self) -> Mapping[str, Header]:
        """The header of each column that was read, in the order of the sheet; of two the first."""
        held: dict[str, Header] = {}
        for header in self.headers:
            held.setdefault(letters_of(header.cell), header)
        return held

    @staticmethod
    def of(judged: Judged, book: Book | None, sheet: SheetRead) -> "SheetFound":
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
        return SheetFound(
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


def rows_table(
    shown: View, found: SheetFound, numbers: Sequence[int], only: Mapping[str, bool] | None = None, at: str = ""
) -> Ledger:
    """These rows, a column for each header that was read, or for the letters in `only`, which says of each whether a phone
    shows it too; the cell `at` is outlined."""
    lang = shown.lang
    by_letters = found.by_letters
    letters = list(only or by_letters)
    columns = [
        Column("row", words.ROW_NUMBER(lang)),
        *(Column(one, _head(found, one, lang), wide=bool(only) and not only[one]) for one in letters),
    ]
    read = _read_cells(shown, found, by_letters, numbers)
    rows = tuple(_row(found, number, letters, read, at, lang) for number in numbers)
    return Ledger(found.sheet.sheet, tuple(columns), rows, max_height=None if only else 520)


def _head(found: SheetFound, letters: str, lang: str) -> str:
    """D 赛道, or where it was taken for what it is not called: P 本季实际投资额度(亿) → 本季完成投资（相似 93%，待确认）."""
    header = found.by_letters.get(letters)
    if header is None:  # not read; it may have a heading all the same
        out = next((one.written for one in found.headers_out if letters_of(one.cell) == letters), "")
        return f"{letters} {one_line(out)}".strip()
    field, written = FIELDS[header.field or ""], one_line(header.written)
    name = field.label(lang) if not field.table or field.table == found.sheet.table else field_name(field.id, lang)
    said = f"{letters} {written}"
    if field.label("zh") not in written and field.label("en") not in written:
        said = words.COLUMN_READ(lang, letters=letters, written=written, field=name)
    return words.COLUMN_LIKE(lang, said=said, sure=f"{header.sure:.0%}") if header.how == "likeness" else said


def _read_cells(
    shown: View, found: SheetFound, by_letters: Mapping[str, Header], numbers: Sequence[int]
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


def _row(found: SheetFound, number: int, letters: Sequence[str], read: Mapping[str, str], at: str, lang: str) -> Row:
    why = (found.sheet.left_out or {}).get(number)
    cells = {"row": Cell(str(number), muted=bool(why))}
    for one in letters:
        place = f"{one}{number}"
        cell = _cell(found, place, _written(found.written, number, one), read, lang)
        if cell is None and place == at:
            cell = Cell(words.EMPTY(lang))
        if cell is not None:
            cells[one] = replace(cell, muted=cell.muted or bool(why), selected=place == at)
    if why and (first := next((one for one in cells if one != "row"), None)):
        out = words.WHY_LEFT_OUT[why](lang) if why in words.WHY_LEFT_OUT else why
        cells[first] = replace(cells[first], sub=words.ROW_OUT(lang, why=out))
    return Row(str(number), cells)


def _cell(found: SheetFound, at: str, stands: str | None, read: Mapping[str, str], lang: str) -> Cell | None:
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


def column_of(letters: str) -> int:
    """Counted from 0: D is 3."""
    column = 0
    for sign in letters:
        column = column * 26 + ord(sign) - 64
    return column - 1


def _written(sheet: Sheet | None, row: int, letters: str) -> str | None:
    return sheet.text(row, column_of(letters)) if sheet else None


def _alike(one: str, other: str) -> bool:
    return one.replace(" ", "").replace(",", "").casefold() == other.replace(" ", "").replace(",", "").casefold()
