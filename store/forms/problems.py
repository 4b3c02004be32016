"""The first sheet of a workbook that goes back: all that is wrong in it, each with a link to its cell."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import coordinate_to_tuple
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from store.forms import looks
from store.forms.cells import write_text
from store.forms.marks import cell_of
from store.forms.plan import ON_SHEET
from store.ledgers.fields import FIELDS
from store.sheets.faults import SEVERITIES, SEVERITY_WORDS, CellFault, one_line
from style import terms
from style.text import Text

SHEET = Text("填报问题", "Faults")
TITLE = Text("填报问题清单", "What is to be mended")
_COUNTS = Text(
    "共 {count} 处：错误 {error} 处，必须改正；须说明 {warning} 处，改正或在网页上说明原因；疑问 {question} 处，请核对，可不改。",
    "{count} in all: {error} errors to mend; {warning} to be mended or explained on the page; {question} questions to look at.",
)
_NONE = Text("没有发现问题。", "Nothing was found to be wrong.")
_HOW = Text(
    "请在后面各表中改（有底色、带批注的单元格），改好后直接上传本文件；本页和底色、批注都不必删，下次检查时会自动更新。",
    "Mend the cells in the sheets that follow (coloured, with a comment) and upload this file again; this sheet, colours and "
    "comments may stay, the next check renews them.",
)
_HEADS = (
    (FIELDS["context.number"].label, 7),
    (terms.KIND, 10),
    (ON_SHEET, 18),
    (Text("单元格", "Cell"), 10),
    (Text("表中内容", "It says"), 24),
    (Text("哪里不对", "What is wrong"), 52),
    (Text("怎样改", "How to mend it"), 52),
    (Text("同类（处）", "Of this kind"), 11),
)
_WHOLE_FILE, _WHOLE_SHEET = Text("整个文件", "the file"), Text("整张表", "the sheet")
_HIDDEN = Text("{cell}（已隐藏）", "{cell} (hidden)")
MOST_LINKS = 65_000  # Excel takes 65,530 links of a sheet and calls a file with more damaged
_THIN = Side(style="thin", color=looks.LINE[1:])


def is_ours(page: Worksheet) -> bool:
    """Whether a sheet is the list of an earlier round."""
    return page["A1"].value in (TITLE("zh"), TITLE("en")) and page.title in (SHEET("zh"), SHEET("en"))


def put_first(
    book: Workbook, sheets: Mapping[str, Worksheet], faults: Sequence[CellFault], notes: Iterable[str], lang: str
) -> Worksheet:
    """Writes the list as the first sheet, the one that is open. `sheets`: each by the name that faults call it."""
    page = book.create_sheet(SHEET(lang), 0)
    _head(page, faults, [_HOW(lang), *notes] if faults else list(notes), lang)
    head = page.max_row + 2
    for n, (label, width) in enumerate(_HEADS, start=1):
        page.column_dimensions[page.cell(head, n).column_letter].width = width
        _write(page.cell(head, n), label(lang), bold=True, fill=looks.HEAD)
    kinds = Counter(_kind(fault) for fault in faults)
    order = {name: n for n, name in enumerate(sheets)}
    for n, fault in enumerate(sorted(faults, key=lambda fault: _place(fault, order)), start=1):
        _row(page, head + n, n, fault, sheets, kinds[_kind(fault)], lang)
    page.freeze_panes = page.cell(head + 1, 1)
    page.auto_filter.ref = f"A{head}:{page.cell(head + len(faults), len(_HEADS)).coordinate}"
    _paper(page, head)
    _open(book, page)
    return page


def _head(page: Worksheet, faults: Sequence[CellFault], notes: list[str], lang: str) -> None:
    page["A1"].value = TITLE(lang)
    page["A1"].font = Font(name=looks.FONT, size=15, bold=True, color=looks.INK[1:])
    counts = Counter(fault.severity for fault in faults)
    told = {severity: counts[severity] for severity in SEVERITIES}
    for n, line in enumerate([_COUNTS(lang, count=len(faults), **told) if faults else _NONE(lang), *notes], start=2):
        cell = page.cell(n, 1, line)
        page.merge_cells(start_row=n, end_row=n, start_column=1, end_column=len(_HEADS))
        cell.font = Font(name=looks.FONT, size=10, color=looks.INK[1:])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.row_dimensions[n].height = 18 * (1 + looks.across(line) // 170)


def _kind(fault: CellFault) -> tuple[str, ...]:
    """What made it: faults of one cause are counted together."""
    letters = re.sub("[0-9]+", "", fault.cell or "")
    return (fault.cause,) if fault.cause else (fault.rule.id, fault.sheet or "", fault.column or letters)


def _place(fault: CellFault, order: Mapping[str, int]) -> tuple[int, int, int, int]:
    row, column = coordinate_to_tuple(cell_of(fault) or "A1")
    return SEVERITIES.index(fault.severity), order.get(fault.sheet or "", -1), row, column


def _row(
    page: Worksheet, row: int, n: int, fault: CellFault, sheets: Mapping[str, Worksheet], alike: int, lang: str
) -> None:
    target, cell = sheets.get(fault.sheet or ""), cell_of(fault)
    where = cell or (_WHOLE_SHEET(lang) if fault.sheet else _WHOLE_FILE(lang))
    if target is not None and _is_hidden(target, cell):
        where = _HIDDEN(lang, cell=where)
    texts = (
        SEVERITY_WORDS[fault.severity](lang), fault.sheet or "", where, one_line(fault.value),
        fault.message(lang), fault.remedy(lang),
    )  # fmt: skip
    _write(page.cell(row, 1), n)
    for column, text in enumerate(texts, start=2):
        _write(page.cell(row, column), text, fill=looks.MARKS[fault.severity] if column == 2 else None)
    _write(page.cell(row, 8), alike)
    # Not every program makes a row as high as its text when it opens the file.
    lines = max(ceil(looks.across(text) / (width - 1)) for text, (_, width) in zip(texts, _HEADS[1:], strict=False))
    page.row_dimensions[row].height = 4 + 14 * max(1, lines)
    if target is not None and n <= MOST_LINKS:
        _link(page.cell(row, 4), target, cell or "A1")


def _is_hidden(page: Worksheet, cell: str | None) -> bool:
    if page.sheet_state != "visible":
        return True
    if cell is None:
        return False
    row, letters = coordinate_to_tuple(cell)[0], cell.rstrip("0123456789")
    return bool(
        (row in page.row_dimensions and page.row_dimensions[row].hidden)
        or (letters in page.column_dimensions and page.column_dimensions[letters].hidden)
    )  # fmt: skip


def _link(cell: Cell, target: Worksheet, address: str) -> None:
    place = "'" + target.title.replace("'", "''") + f"'!{address}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=str(cell.value))
    cell.font = Font(name=looks.FONT, size=10, underline="single", color=looks.LINK[1:])


def _write(cell: Cell, value: str | int, bold: bool = False, fill: str | None = None) -> None:
    if isinstance(value, str):
        write_text(cell, value)
    else:
        cell.value = value
    cell.font = Font(name=looks.FONT, size=10, bold=bold, color=looks.INK[1:])
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    cell.border = Border(_THIN, _THIN, _THIN, _THIN)
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill[1:])


def _paper(page: Worksheet, head: int) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = f"{head}:{head}"
    page.sheet_view.showGridLines = False


def _open(book: Workbook, page: Worksheet) -> None:
    """Only this sheet is chosen: with two chosen at once, what is typed would go into both."""
    for other in book._sheets:
        for view in other.views.sheetView if hasattr(other, "views") else other.sheetViews.sheetView:
            view.tabSelected = other is page
    book.active = 0
    for window in book.views:
        window.firstSheet, window.activeTab = 0, 0
