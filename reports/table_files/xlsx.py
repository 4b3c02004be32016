"""A table as an Excel workbook: the rows as a real table, and on a second sheet what must be said along with them."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analytics.export_table import ExportTable, SheetColumn
from reports.table_files.xlsx_cells import SAFE, WIDTHS, Styles, fits, letters, print_setup, sheet_name, write_text
from style import terms
from style.text import Text

MOST_ROWS = 1_048_575  # Excel's own limit, without the header
TABLE_ROWS = 20_000  # above this the rows are streamed to the file, which a table object does not allow
_SAMPLE = 400  # rows that decide a column's width
_DECIMALS = 6

_ABOUT = Text("说明", "About")
_VALUES = Text("数值", "Values")
_STORED = Text(
    "数值为完整精度，显示的小数位由单元格格式决定，百分比存为小数（0.485 显示为 48.50%）；空单元格为暂无数据，不是零。",
    "Values are kept in full and the cell's format decides what is shown; percentages are kept as fractions "
    "(0.485 shows as 48.50%); an empty cell is no data, not zero.",
)


class TooManyRows(ValueError):
    """More rows than an Excel sheet holds: to be told, never cut."""


def write(sheet: ExportTable, lang: str) -> bytes:
    """The workbook's bytes, the same for the same sheet. Raises TooManyRows."""
    rows = sheet.table.num_rows
    if rows > MOST_ROWS:
        raise TooManyRows(f"{rows} rows, an Excel sheet holds {MOST_ROWS}")
    is_large = rows > TABLE_ROWS
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": not is_large, "constant_memory": is_large, **SAFE})
    made = sheet.made or date(2023, 1, 1)
    book.set_properties(
        {"title": sheet.title(lang), "comments": sheet.dataset, "created": datetime(made.year, made.month, made.day)}
    )
    styles = Styles(book)
    page = book.add_worksheet(sheet_name(sheet.title(lang), lang, bool(sheet.warning)))
    _write_rows(page, sheet, lang, styles, is_large)
    _print_setup(page, sheet, lang)
    about = book.add_worksheet(_ABOUT(lang))
    _write_about(about, sheet, lang, styles)
    _print_setup(about, sheet, lang)
    book.close()
    return file.getvalue()


def _write_rows(page: Worksheet, sheet: ExportTable, lang: str, styles: Styles, is_large: bool) -> None:
    heads = sheet.headers(lang)
    held = [sheet.table.column(column.id).to_pylist() for column in sheet.columns]
    for n, (column, values) in enumerate(zip(sheet.columns, held, strict=True)):
        page.set_column(n, n, _width(heads[n], column, values[:_SAMPLE]))
    page.freeze_panes(1, 1)
    if is_large:
        for n, head in enumerate(heads):
            page.write_string(0, n, head, styles.head)
        page.autofilter(0, 0, sheet.table.num_rows, len(heads) - 1)
    else:
        page.add_table(
            0,
            0,
            max(sheet.table.num_rows, 1),
            len(heads) - 1,
            {
                "columns": [{"header": head, "header_format": styles.head} for head in heads],
                "name": "data_rows",
                "style": "Table Style Light 1",
            },
        )
    writers = [_writer(page, column, values, styles) for column, values in zip(sheet.columns, held, strict=True)]
    for row, cells in enumerate(zip(*held, strict=True), start=1):  # in order: a streamed row cannot be gone back to
        for n, value in enumerate(cells):
            if value is not None:
                writers[n](row, n, value)


def _writer(page: Worksheet, column: SheetColumn, values: list, styles: Styles) -> Callable[[int, int, Any], Any]:
    """What writes a cell of this column."""
    if column.kind == "date":
        day_format = styles(num_format="yyyy-mm-dd", align="left")
        return lambda row, n, day: page.write_datetime(row, n, datetime(day.year, day.month, day.day), day_format)
    if column.kind in ("text", "period"):
        return lambda row, n, text: write_text(page, row, n, text, styles)
    shown = styles(num_format=_number_format(column, values))
    as_text = styles(align="right")

    def write_number(row: int, n: int, value: Decimal | int | float) -> None:
        if value != value:
            return
        if fits(value):
            page.write_number(row, n, float(value), shown)
        else:
            page.write_string(row, n, str(value), as_text)

    return write_number


def _number_format(column: SheetColumn, values: list) -> str:
    if column.kind == "money":
        return "#,##0.00"
    if column.kind == "percent":
        return "0.00%"
    decimals = max((_decimals(value) for value in values if value is not None and value == value), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _decimals(value: Decimal | int | float) -> int:
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return min(_DECIMALS, max(0, -int(exact.normalize().as_tuple().exponent)))


def _width(head: str, column: SheetColumn, values: list) -> float:
    """Wide enough for the longest of the first values and half the header, which may wrap; a Chinese sign is two."""
    said = (f"{value:,.2f}" if column.kind == "money" else str(value) for value in values if value is not None)
    wanted = max([letters(head) / 2 + 4, *(letters(text) + 2 for text in said)])
    return min(max(wanted, WIDTHS[0]), WIDTHS[1])


def _write_about(page: Worksheet, sheet: ExportTable, lang: str, styles: Styles) -> None:
    for n, width in enumerate((26, 26, 14, 70)):
        page.set_column(n, n, width)
    wrapped, bold, row = styles(text_wrap=True), styles(bold=True), 0
    if sheet.warning:
        page.write_string(row, 0, sheet.warning, styles(bold=True, font_color="#9C2A00"))
        row += 1
    page.write_string(row, 0, sheet.title(lang), bold)
    for label, value in (*sheet.facts, (_VALUES(lang), _STORED(lang))):
        row += 1
        write_text(page, row, 0, label, styles)
        write_text(page, row, 1, value, styles)
    row += 2
    for n, head in enumerate((terms.COLUMN, terms.CODE, terms.UNIT, terms.MEANING)):
        page.write_string(row, n, head(lang), styles.head)
    for column in sheet.columns:
        row += 1
        unit = "%" if column.kind == "percent" else column.unit(lang) if column.unit else ""
        meaning = column.meaning(lang) if column.meaning else ""
        for n, text in enumerate((column.label(lang), column.id, unit, meaning)):
            if text:
                page.write_string(row, n, text, wrapped)


def _print_setup(page: Worksheet, sheet: ExportTable, lang: str) -> None:
    print_setup(page, title=sheet.title(lang), dataset=sheet.dataset, warning=sheet.warning, lang=lang)
    page.repeat_rows(0)
