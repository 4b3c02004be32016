"""An XLSX or XLSM as sheets: small sheets cell by cell, large and plain ones by calamine."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from store.sheets.exact import read_exactly
from store.sheets.grid import Sheet
from store.sheets.laying import Budget
from store.sheets.limits import MEGABYTE, Limits
from store.sheets.parts import Parts
from store.sheets.quick import Quick
from store.sheets.rules import refused
from store.sheets.workbook import described, shared_texts

# From this size of a sheet's XML calamine is worth its start and the second look that it needs.
LARGE = 2 * MEGABYTE


def read_xlsx(path: Path, parts: Parts, limits: Limits, large: int = LARGE) -> tuple[Sheet, ...]:
    """The sheets of cells of a workbook, in their order; charts are left out."""
    book = described(parts)
    if len(book.places) > limits.sheets:
        raise refused("too_many_sheets", found=len(book.places), most=limits.sheets)
    budget = Budget(limits)
    shared: Callable[[], list[str]] = cache(lambda: shared_texts(parts.read(book.shared)) if book.shared else [])
    quick = Quick(path, book, budget)
    sheets = []
    for place in book.places:
        data = parts.read(place.part)
        sheet = quick.read(data, place) if len(data) >= large else None
        sheets.append(sheet or read_exactly(data, place, book, shared(), budget))
    return tuple(sheets)
