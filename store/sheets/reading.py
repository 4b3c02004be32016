"""A file becomes a book, in this very process: `opening` does it where a file cannot harm the server."""

import csv
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from store.sheets.delimited import read_delimited
from store.sheets.exact import read_exactly
from store.sheets.forms import form_of, form_of_parts
from store.sheets.grid import Book, Sheet
from store.sheets.laying import Budget
from store.sheets.limits import LIMITS, MEGABYTE, Limits
from store.sheets.ods import read_ods
from store.sheets.pages import read_page
from store.sheets.parts import Parts
from store.sheets.quick import Quick
from store.sheets.rules import CannotRead, refused
from store.sheets.workbook import described, shared_texts
from store.sheets.xls import read_xls

# From this size of a sheet's XML calamine is worth its start and the second look that it needs.
LARGE = 2 * MEGABYTE


def read_book(path: Path, name: str, limits: Limits = LIMITS) -> Book:
    """The file as sheets; raises CannotRead whatever is wrong with it, MemoryError where it is too much."""
    try:
        book = _read(path, name, limits)
    except (CannotRead, MemoryError):
        raise
    except RecursionError as error:
        raise refused("broken") from error
    except Exception as error:  # xlrd fails in as many ways as a file can be damaged
        raise refused("broken") from error
    if not any(sheet.height for sheet in book.sheets):
        raise refused("no_cells")
    return book


def _read(path: Path, name: str, limits: Limits) -> Book:
    form = form_of(path)
    if form == "csv":
        try:
            sheet, encoding = read_delimited(path.read_bytes(), name, limits)
        except csv.Error as error:
            raise refused("not_a_table") from error
        return Book(name, "csv", (sheet,), encoding)
    if form == "html":
        sheets, encoding = read_page(path.read_bytes(), name, limits)
        return Book(name, "html", sheets, encoding)
    if form == "xls":
        return Book(name, "xls", read_xls(path, limits))
    with closing(Parts(path, limits)) as parts:
        if form_of_parts(parts) == "ods":
            return Book(name, "ods", read_ods(parts, limits))
        return Book(name, "xlsx", read_xlsx(path, parts, limits))


def read_xlsx(path: Path, parts: Parts, limits: Limits, large: int = LARGE) -> tuple[Sheet, ...]:
    """The sheets of cells of a workbook, in their order: small ones cell by cell, large and plain ones by calamine. Charts are
    left out."""
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
