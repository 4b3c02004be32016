"""The sheets of a file one by one: what each was read as, how many rows, how many faults, and which were not read."""

from collections import Counter, defaultdict

import streamlit as st

from store.handins.desk import Judged
from store.schema import TABLES
from store.sheets.faults import SEVERITY_WORDS
from style import terms
from ui.datasets import words
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger

TONES = {"error": "bad", "warning": "attention", "question": "neutral"}
Counts = Counter[tuple[str, str]]


def sheets_of(judged: Judged, lang: str) -> None:
    """Those that were read or have faults as a table, the others in a line each for every reason."""
    counts = open_counts(judged)
    if shown := sheets_table(judged, counts, lang):
        st.markdown(f"## {words.SHEETS(lang)}")
        ledger(shown, key=f"datasets-sheets-{lang}")
    for said in not_read(judged, counts, lang):
        st.caption(literal(said))


def open_counts(judged: Judged) -> Counts:
    """Open faults by sheet and severity; those of the file as a whole under no name."""
    return Counter((told.fault.sheet or "", told.fault.severity) for told in judged.faults if told.is_open)


def not_read(judged: Judged, counts: Counts, lang: str) -> list[str]:
    """Sheets that are nothing to read and have nothing wrong, by why they were not read."""
    by_why: dict[str, list[str]] = defaultdict(list)
    for sheet in judged.read.sheets:
        if sheet.table is None and not _is_faulty(sheet.sheet, counts):
            by_why[sheet.why(lang) if sheet.why else ""].append(sheet.sheet)
    return [words.SHEETS_OUT(lang, sheets=terms.JOINT(lang).join(names), why=why) for why, names in by_why.items()]


def _is_faulty(sheet: str, counts: Counts) -> bool:
    return any(counts[sheet, severity] for severity in TONES)


def sheets_table(judged: Judged, counts: Counts, lang: str) -> Ledger | None:
    """What is of the whole file stands first; None where there is no sheet to tell of."""
    rows_of: Counter[str] = Counter()
    for piece in judged.read.pieces:
        rows_of[piece.sheet] += len(piece.rows)
    rows = [_row("", words.WHOLE_FILE(lang), Cell(""), None, counts)] if _is_faulty("", counts) else []
    named = set()
    for sheet in judged.read.sheets:
        named.add(sheet.sheet)
        if sheet.table:
            read = Cell(TABLES[sheet.table].label(lang))
            rows.append(_row(sheet.sheet, sheet.sheet, read, rows_of[sheet.sheet], counts))
        elif _is_faulty(sheet.sheet, counts):
            read = Cell(words.NOT_READ(lang), sub=sheet.why(lang) if sheet.why else "", muted=True)
            rows.append(_row(sheet.sheet, sheet.sheet, read, None, counts))
    beside = dict.fromkeys(sheet for sheet, _ in counts if sheet and sheet not in named)
    rows += [_row(sheet, sheet, Cell(""), None, counts) for sheet in beside]
    columns = (
        Column("sheet", terms.SHEET(lang)),
        Column("read", words.READ_IS(lang)),
        Column("rows", words.ROWS_READ(lang), "number"),
        *(Column(one, SEVERITY_WORDS[one](lang), "number") for one in TONES),
    )
    return Ledger(words.SHEETS(lang), columns, tuple(rows)) if rows else None


def _row(row_id: str, name: str, read: Cell, rows: int | None, counts: Counts) -> Row:
    cells = {"sheet": Cell(name), "read": read, "rows": Cell("" if rows is None else f"{rows:,}")}
    for severity, tone in TONES.items():
        count = counts[row_id, severity]
        cells[severity] = Cell(f"{count:,}" if count else "–", tone=tone if count else "", muted=not count)
    return Row(f"sheet-{row_id}", cells)
