"""Faults shown in the cells of a workbook: filled by severity, commented with message and remedy, and taken off again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from math import ceil

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from store.forms.looks import MARKS, across, printable
from store.sheets.faults import SEVERITIES, SEVERITY_WORDS, CellFault
from style.text import Text

CHECK = Text("填报检查", "Ledger check")
_REMEDY = Text("怎样改：{remedy}", "How to mend it: {remedy}")
_OPENS = Text("〔填报检查〕", "〔Ledger check〕")
_OURS = re.compile("|".join(re.escape(_OPENS(lang)) for lang in ("zh", "en")))
_COLOURS = {severity: f"FF{colour[1:]}" for severity, colour in MARKS.items()}
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
MOST_COMMENTS = 5_000  # of one sheet: Excel draws each as a shape, and with more takes minutes to open the file
_MOST_SIGNS = 2_000
_WIDTH, _LETTERS, _LINE = 340, 46, 19  # pixels, Latin letters and pixels of a comment's line


def cell_of(fault: CellFault) -> str | None:
    """The one cell to mark and to jump to: a fault of several cells names the first."""
    found = _ADDRESS.match(fault.cell or "")
    return "".join(found.groups()) if found else None


def mark(sheets: Mapping[str, Worksheet], faults: Iterable[CellFault], lang: str) -> int:
    """Fills and comments every faulty cell. How many cells are only filled, for want of room."""
    by_cell: dict[tuple[str, str], list[CellFault]] = {}
    for fault in faults:
        if fault.sheet is not None and fault.sheet in sheets and (cell := cell_of(fault)):
            by_cell.setdefault((fault.sheet, cell), []).append(fault)
    commented: dict[str, int] = {}
    bare = 0
    for (name, address), found in by_cell.items():
        cell = _whole(sheets[name], address)
        worst = min((fault.severity for fault in found), key=SEVERITIES.index)
        _fill(cell, worst)
        commented[name] = commented.get(name, 0) + 1
        if commented[name] <= MOST_COMMENTS:
            _comment(cell, found, lang)
        else:
            bare += 1
    return bare


def unmark(book: Workbook) -> None:
    """Takes off what an earlier round marked: its fills give way to those before them, its comments go, others stay."""
    marked: dict[int, bool] = {}
    for page in book.worksheets:
        for cell in list(page._cells.values()):
            if isinstance(cell, MergedCell):
                continue
            if cell.comment:
                _uncomment(cell)
            if cell.has_style:
                number = cell.style_id
                if number not in marked:
                    marked[number] = _is_mark(cell)
                if marked[number]:
                    _unfill(cell)


def _whole(page: Worksheet, address: str) -> Cell:
    """The cell, or the one in which the text of its merged block stands."""
    cell = page[address]
    if isinstance(cell, MergedCell):
        for block in page.merged_cells.ranges:
            if address in block:
                return page.cell(block.min_row, block.min_col)
    return cell


def _solid(cell: Cell) -> Color | None:
    """The colour a cell is filled with; None where it is not, or with a pattern."""
    return cell.fill.fgColor if getattr(cell.fill, "fill_type", None) == "solid" else None


def _is_mark(cell: Cell) -> bool:
    colour = _solid(cell)
    return colour is not None and colour.rgb in _COLOURS.values()


def _fill(cell: Cell, severity: str) -> None:
    """The mark keeps the colour that was there as the one behind it, which a solid fill does not show."""
    behind = copy(_solid(cell)) or Color(indexed=64)
    cell.fill = PatternFill("solid", fgColor=_COLOURS[severity], bgColor=behind)


def _unfill(cell: Cell) -> None:
    behind = cell.fill.bgColor
    nothing = (behind.type == "indexed" and behind.indexed >= 64) or behind.rgb == "00000000"
    cell.fill = PatternFill() if nothing else PatternFill("solid", fgColor=copy(behind), bgColor=Color(indexed=64))


def _comment(cell: Cell, faults: Sequence[CellFault], lang: str) -> None:
    said = "\n".join(_said(fault, lang) for fault in faults)
    text = f"{_OPENS(lang)}\n{said}"[:_MOST_SIGNS]
    before = cell.comment
    if before:
        text = f"{before.text}\n\n{text}"
    _put(cell, text, before.author if before else CHECK(lang))


def _said(fault: CellFault, lang: str) -> str:
    message, remedy = (printable(text) for text in (fault.message(lang), fault.remedy(lang)))
    return f"[{SEVERITY_WORDS[fault.severity](lang)}] {message}\n{_REMEDY(lang, remedy=remedy)}"


def _uncomment(cell: Cell) -> None:
    before = _OURS.split(cell.comment.text)
    if len(before) == 1:
        return
    theirs, author = before[0].rstrip(), cell.comment.author
    cell.comment = None
    if theirs:
        _put(cell, theirs, author)


def _put(cell: Cell, text: str, author: str | None) -> None:
    lines = sum(max(1, ceil(across(line) / _LETTERS)) for line in text.split("\n"))
    cell.comment = None
    cell.comment = Comment(text, author or "", height=min(lines, 30) * _LINE + 12, width=_WIDTH)
