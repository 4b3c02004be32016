"""退回原表: the workbook somebody handed in, as it was, with what is wrong marked in its cells and listed on a first sheet."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from store.forms import marks, problems
from store.forms.cells import workbook_of
from store.forms.kept_values import put_back, results
from store.sheets.faults import CellFault
from store.sheets.grid import Book
from store.sheets.opening import open_book
from style.text import Text

# Parts of a workbook that openpyxl leaves behind.
_LOST = ("xl/ctrlProps/", "xl/activeX/", "xl/slicers/", "xl/timelines/", "xl/threadedComments/", "xl/diagrams/")
_DRAWN = (b"<xdr:sp>", b"<xdr:sp ", b"<xdr:grpSp", b"<xdr:cxnSp")
_LEFT_BEHIND = Text(
    "原文件中的图形、控件或批注会话没有带入本文件；其余格式和内容未动。",
    "Shapes, controls or threads of comments of the file were not taken along; all else is as it was.",
)
_NOT_KEPT = Text(
    "原文件为 {form} 格式，退回时改为 xlsx：内容和单元格位置不变，格式未保留。",
    "The file was {form} and goes back as xlsx: contents and addresses are the same, its formats were not kept.",
)
_UNREADABLE = Text(
    "原文件的格式信息有损坏，退回的只是各单元格的内容，位置不变。",
    "The file's formats are damaged: what goes back are the contents of its cells, at the same addresses.",
)
_BARE = Text(
    "另有 {count} 个单元格只着色、没有批注（批注过多时 Excel 打不开），内容见下表。",
    "{count} more cells are coloured without a comment (Excel fails to open too many); they are in the list below.",
)
# What openpyxl says of a workbook that Excel opens and it does not.
_DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, zipfile.BadZipFile, SyntaxError, OSError)


def returned_name(file_name: str) -> str:
    """The file's own name; of what was no XLSX or XLSM with the ending it has now."""
    stem, dot, ending = file_name.rpartition(".")
    return file_name if ending.lower() in ("xlsx", "xlsm") and dot else f"{stem or ending}.xlsx"


def returned_workbook(
    original: bytes, form: str, faults: Sequence[CellFault], lang: str, book: Book | None = None
) -> bytes:
    """The workbook with its faults. `form` is the Book's. `book`, what it was read into, spares reading it once more where it
    is no xlsx, or one whose formats are damaged. Raises CannotRead for what cannot be read at all."""
    if form == "xlsx":
        try:
            return _of_workbook(original, faults, lang)
        except _DAMAGED:
            return _of_cells(book or _read(original, form), faults, _UNREADABLE(lang), lang)
    return _of_cells(book or _read(original, form), faults, _NOT_KEPT(lang, form=form.upper()), lang)


def _read(original: bytes, form: str) -> Book:
    with TemporaryDirectory(prefix="returned-") as folder:
        path = Path(folder) / f"file.{form}"
        path.write_bytes(original)
        return open_book(path)


def _of_workbook(original: bytes, faults: Sequence[CellFault], lang: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(original)) as file:
        names = file.namelist()
        is_poorer = any(name.startswith(_LOST) for name in names) or any(
            mark in file.read(name) for name in names if name.startswith("xl/drawings/drawing") for mark in _DRAWN
        )
    has_macros = "xl/vbaProject.bin" in names
    book = openpyxl.load_workbook(io.BytesIO(original), rich_text=True, keep_vba=has_macros)
    _drop_earlier(book)
    pages = {page.title: page for page in book.worksheets}
    return put_back(_finished(book, pages, faults, [_LEFT_BEHIND(lang)] if is_poorer else [], lang), results(original))


def _drop_earlier(book: openpyxl.Workbook) -> None:
    """Takes off what the round before put there, if there was one."""
    if earlier := [page for page in book.worksheets if problems.is_ours(page)]:
        for page in earlier:
            book.remove(page)
        marks.unmark(book)


def _of_cells(book: Book, faults: Sequence[CellFault], note: str, lang: str) -> bytes:
    made, pages = workbook_of(book)
    return _finished(made, pages, faults, [note], lang)


def _finished(
    book: openpyxl.Workbook, pages: dict[str, Worksheet], faults: Sequence[CellFault], notes: list[str], lang: str
) -> bytes:
    bare = marks.mark(pages, faults, lang)
    problems.put_first(book, pages, faults, notes + ([_BARE(lang, count=bare)] if bare else []), lang)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
