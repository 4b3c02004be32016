"""What a file would be if it were handed in: its rows with the cells they came from, and every fault, as plain data."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from ledger import words
from store.datasets import Dataset
from store.handins.desk import Judged, judged_file
from store.ledgers.results import Expected, Piece
from store.sheets.faults import CellFault

SOUND, FAULTY, UNREADABLE, OVERTAKEN = 0, 1, 2, 3  # exit codes


def examine(path: Path, base: Dataset | None, expected: Expected | None = None) -> Judged:
    """The file against a published version; nothing is written."""
    return judged_file(path, base, expected)


def checked(path: Path, base: Dataset | None, expected: Expected | None = None, lang: str = "zh") -> dict[str, object]:
    """A file as one JSON object: file, outcome, rows and faults."""
    return as_json(path.name, examine(path, base, expected), lang)


def as_json(file: str, judged: Judged, lang: str) -> dict[str, object]:
    return {
        "file": file,
        "outcome": judged.outcome,
        "rows": [row for piece in judged.read.pieces for row in _rows(piece)],
        "faults": [_fault(told.fault, lang) for told in judged.faults],
    }


def exit_code(judged: Judged) -> int:
    """A file that could not be opened has no sheets, and faults that say why."""
    if not judged.read.sheets and judged.outcome == "refused":
        return UNREADABLE
    return FAULTY if judged.outcome != "accepted" else SOUND


def tell(file: str, judged: Judged, lang: str) -> Iterator[str]:
    """The same in lines for a person."""
    rows = sum(len(piece.rows) for piece in judged.read.pieces)
    outcome = words.OUTCOMES[judged.outcome](lang)
    yield words.CHECKED(lang, file=file, outcome=outcome, rows=f"{rows:,}", faults=f"{len(judged.faults):,}")
    for told in judged.faults:
        fault = told.fault
        place = "!".join(part for part in (fault.sheet, fault.cell) if part) or file
        severity = words.SEVERITIES[fault.severity](lang)
        said = {"message": fault.message(lang), "remedy": fault.remedy(lang)}
        yield words.FAULT(lang, place=place, severity=severity, **said)


def _rows(piece: Piece) -> Iterator[dict[str, object]]:
    for position, values in enumerate(piece.data.to_pylist()):
        if piece.table == "observations" and values["value"] is None and values["status"] == "reported":
            continue  # its cell is at fault: nothing was read that could be shown
        is_out = piece.removed is not None and bool(piece.removed[position])
        cells = dict.fromkeys(filter(None, (piece.place(position, column) for column in piece.cells)))
        yield {
            "table": piece.table,
            "values": {column: plain(value) for column, value in values.items() if value is not None},
            "from": [{"sheet": piece.sheet, "cell": cell} for cell in cells],
            **({"removed": True} if is_out else {}),
        }


def _fault(fault: CellFault, lang: str) -> dict[str, object]:
    return {
        "sheet": fault.sheet,
        "cell": fault.cell,
        "value": fault.value,
        "rule": fault.rule.id,
        "severity": fault.severity,
        "message": fault.message(lang),
        "remedy": fault.remedy(lang),
    }


def plain(value: object) -> object:
    """A value as JSON has it: exact numbers stay numbers as long as a reader's float holds them, else they are texts."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        return float(value) if Decimal(repr(float(value))) == value else str(value)
    return value.isoformat() if isinstance(value, date) else value


def one_line(said: object) -> str:
    return json.dumps(said, ensure_ascii=False)
