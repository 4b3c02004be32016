"""The list of awkward files: who writes each, what must come of it, and short words for the rows and faults expected."""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from tests.ledgers.making import office, zipped

HERE = Path(__file__).parents[1]
CORPUS, EXPECTED = HERE / "corpus", HERE / "expected"
SHEET = "进展情况"
QUARTER = "2025Q4"

# Who has a file made by openpyxl saved again: with a type of its own, as an office's program stores the same table.
AGAIN = "openpyxl, saved again by LibreOffice"
WPS = "openpyxl, written again by hand as WPS does"

Row = dict[str, object]
Rows = Sequence[Row]


@dataclass(frozen=True)
class Case:
    """One file: `write` makes it at a path and says what must come of it; `by` is the program that writes it."""

    file: str
    why: str
    by: str
    write: Callable[[Path], Row]


CASES: dict[str, Case] = {}


def case(file: str, why: str, by: str = "openpyxl") -> Callable[[Callable[[Path], Row]], Callable[[Path], Row]]:
    """Enters a file into the list; the function below writes it."""

    def enter(write: Callable[[Path], Row]) -> Callable[[Path], Row]:
        if file in CASES:
            raise ValueError(f"{file} is made twice")
        CASES[file] = Case(file, why, by, write)
        return write

    return enter


def make(one: Case) -> None:
    """Writes the file and its expectation."""
    CORPUS.mkdir(exist_ok=True)
    EXPECTED.mkdir(exist_ok=True)
    path = CORPUS / one.file
    came = written_again(one, path) if one.by in (AGAIN, WPS) else one.write(path)
    said = {"file": one.file, "why": one.why, "made_by": one.by, **came}
    text = json.dumps(said, ensure_ascii=False, indent=1)
    (EXPECTED / f"{one.file}.json").write_text(text + "\n", encoding="utf-8")


def written_again(one: Case, path: Path) -> Row:
    """The workbook of openpyxl through another program, into the kind that its name says."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder, "first.xlsx")
        came = one.write(first)
        if one.by == AGAIN:
            office.convert(path, first.read_bytes(), "xlsx", path.suffix[1:])
        else:
            sheet = load_workbook(first).active
            lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
            body, strings = zipped.pooled(lines, rich=True)
            zipped.zip_parts(path, zipped.frame({sheet.title: body}, strings))
    return came


def comes_to(outcome: str | list[str], rows: Rows = (), faults: Rows = (), **rest: object) -> Row:
    """What must come of a file. `rest`: count (rows by table), absent (rows that must not be there), never (figures that
    must not appear anywhere), more_errors (True where errors beyond those listed are fair)."""
    return {"outcome": outcome, "rows": list(rows), "faults": list(faults), **rest}


def at(cell: str, sheet: str | None = SHEET) -> dict[str, str | None]:
    return {"sheet": sheet, "cell": cell}


def row(table: str, values: Mapping[str, object], *cells: str, sheet: str | None = SHEET) -> Row:
    """A row expected of a table, in the columns that matter, read from these cells among others."""
    return {"table": table, "values": dict(values), "from": [at(cell, sheet) for cell in cells]}


def absent(table: str, **values: object) -> Row:
    return {"table": table, "values": values}


def yuan(wan: object) -> str:
    """万元 as the exact yuan that a table holds."""
    return f"{Decimal(str(wan)) * 10_000:.2f}"


def figure(subject: str, wan: object, *cells: str, sheet: str | None = SHEET, **other: object) -> Row:
    """A project's completed investment of the quarter, told in 万元; `other` columns replace or add to it."""
    values: dict[str, object] = {
        "subject_type": "project",
        "subject_id": subject,
        "metric_id": "investment_completed",
        "period": QUARTER,
        "value": None if wan is None else yuan(wan),
        "value_type": "actual",
        "status": "missing" if wan is None else "reported",
    }
    return row("observations", values | other, *cells, sheet=sheet)


def fault(
    cell: str | list[str] | None,
    says: str | None = None,
    severity: str | list[str] = "error",
    sheet: str | None = SHEET,
    **more: object,
) -> Row:
    """A fault expected. `cell` may list several that are equally right, None where no cell is asked for; `says` is a
    regular expression on message and remedy. `more`: each (the fault is told once for each of these cells)."""
    return {"sheet": sheet, "cell": cell, "severity": severity, "says": says, **more}


SOFT = ["warning", "question"]
