"""A workbook read back as a person sees it: its words, and each of its tables as shown."""

import io
import warnings
from functools import cache

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from analytics.table import Table
from tests.unit.reports.office_files import plain, shown


@cache
def read(data: bytes) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(data))


def words(page: Worksheet) -> str:
    return plain("".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None))


def held(page: Worksheet) -> list[tuple[list[str], list[list[str]]]]:
    """Heads and rows of each of Excel's tables on a sheet, as shown, and the row below, which may be its total."""
    found = []
    for table in page.tables.values():
        rows = [[shown(cell) for cell in row] for row in page[table.ref]]
        last = page[table.ref][-1]
        below = [shown(page.cell(last[0].row + 1, cell.column)) for cell in last]
        found.append((rows[0], [*rows[1:], below]))
    return found


def fits(table: Table, heads: list[str], rows: list[list[str]]) -> bool:
    """Whether what is shown is the story's table to the last sign."""
    labels = [" ".join(column.label.split()) for column in table.columns]
    if not all(
        got == label or got.startswith(f"{label} · ") or not label for got, label in zip(heads, labels, strict=False)
    ):
        return False
    printed = [list(row) for row in table.printed]
    return len(heads) == len(labels) and [[one.strip() for one in row] for row in rows[: len(printed)]] == [
        [one.strip() for one in row] for row in printed
    ]
