"""A table as an Excel workbook: the rows as a real table, and on a second sheet what must be said along with them."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analytics.sheet import Sheet, SheetColumn
from reports.csv_table import is_risky
from style.text import Text

MOST_ROWS = 1_048_575  # Excel's own limit, without the header
TABLE_ROWS = 20_000  # above this the rows are streamed to the file, which a table object does not allow
WIDTHS = (8, 46)  # of columns, in Latin letters
_SAMPLE = 400  # rows that decide a column's width
_DECIMALS = 6
_A4 = 9
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']+")

_ABOUT = Text("说明", "About")
_SIMULATED = Text("模拟", "simulated")
_COLUMN, _ID, _UNIT, _MEANING = (
    Text("列", "Column"),
    Text("代码", "Code"),
    Text("单位", "Unit"),
    Text("含义", "Meaning"),
)
_VALUES = Text("数值", "Values")
_PAGE = Text("第 &P 页，共 &N 页", "Page &P of &N")
_STORED = Text("数值为完整精度，显示的小数位由单元格格式决定，百分比存为小数（0.485 显示为 48.50%）；空单元格为暂无数据，不是零。",
               "Values are kept in full and the cell's format decides what is shown; percentages are kept as fractions "
               "(0.485 shows as 48.50%); an empty cell is no data, not zero.")  # fmt: skip


class TooManyRows(ValueError):
    """More rows than an Excel sheet holds: to be told, never cut."""


def write(sheet: Sheet, lang: str) -> bytes:
    """The workbook's bytes, the same for the same sheet. Raises TooManyRows."""
    rows = sheet.table.num_rows
    if rows > MOST_ROWS:
        raise TooManyRows(f"{rows} rows, an Excel sheet holds {MOST_ROWS}")
    is_large = rows > TABLE_ROWS
    file = io.BytesIO()
    book = Workbook(file, {
        "in_memory": not is_large, "constant_memory": is_large,
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    })  # fmt: skip
    made = sheet.made or date(2023, 1, 1)
    book.set_properties({"title": sheet.title(lang), "comments": sheet.dataset,
                         "created": datetime(made.year, made.month, made.day)})  # fmt: skip
    styles = _Styles(book)
    page = book.add_worksheet(_sheet_name(sheet, lang))
    _write_rows(page, sheet, lang, styles, is_large)
    _print_setup(page, sheet, lang)
    about = book.add_worksheet(_ABOUT(lang))
    _write_about(about, sheet, lang, styles)
    _print_setup(about, sheet, lang)
    book.close()
    return file.getvalue()


class _Styles:
    """The cell formats of a book, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple, Format] = {}

    def __call__(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **properties})
        return self._made[key]

    @property
    def head(self) -> Format:
        return self(bold=True, text_wrap=True, bottom=1)


def _sheet_name(sheet: Sheet, lang: str) -> str:
    said = _SHEET_NAME.sub(" ", sheet.title(lang)).strip()[:18]
    return f"{said} ({_SIMULATED(lang)})" if sheet.warning else said


def _write_rows(page: Worksheet, sheet: Sheet, lang: str, styles: _Styles, is_large: bool) -> None:
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
        page.add_table(0, 0, max(sheet.table.num_rows, 1), len(heads) - 1, {
            "columns": [{"header": head, "header_format": styles.head} for head in heads],
            "name": "data_rows", "style": "Table Style Light 1",
        })  # fmt: skip
    writers = [
        _writer(page, column, values, styles) for column, values in zip(sheet.columns, held, strict=True)
    ]
    for row, cells in enumerate(
        zip(*held, strict=True), start=1
    ):  # in order: a streamed row cannot be gone back to
        for n, value in enumerate(cells):
            if value is not None:
                writers[n](row, n, value)


def _writer(
    page: Worksheet, column: SheetColumn, values: list, styles: _Styles
) -> Callable[[int, int, Any], Any]:
    """What writes a cell of this column."""
    if column.kind == "date":
        day_format = styles(num_format="yyyy-mm-dd", align="left")
        return lambda row, n, day: page.write_datetime(
            row, n, datetime(day.year, day.month, day.day), day_format
        )
    if column.kind in ("text", "period"):
        return lambda row, n, text: _write_text(page, row, n, text, styles)
    shown = styles(num_format=_number_format(column, values))
    as_text = styles(align="right")

    def write_number(row: int, n: int, value: Decimal | int | float) -> None:
        if value != value:
            return
        if _fits(value):
            page.write_number(row, n, float(value), shown)
        else:
            page.write_string(row, n, str(value), as_text)

    return write_number


def _write_text(page: Worksheet, row: int, n: int, text: str, styles: _Styles) -> None:
    """Text as it stands, whatever it holds: no formula, also when the cell is edited, and no markup."""
    if not text:
        return
    style = styles(quote_prefix=True) if is_risky(text) else styles()
    if text.startswith("<r>"):  # the library takes it for markup of its own and would not escape it
        page.write_rich_string(row, n, text[0], styles(), text[1:], style)
    else:
        page.write_string(row, n, text, style)


def _fits(value: Decimal | int | float) -> bool:
    """Whether Excel keeps every digit: it holds fifteen. What has more stands there as text rather than cut."""
    return isinstance(value, float) or Decimal(f"{value:.15G}") == value


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
    said = (
        f"{value:,.2f}" if column.kind == "money" else str(value) for value in values if value is not None
    )
    wanted = max([_letters(head) / 2 + 4, *(_letters(text) + 2 for text in said)])
    return min(max(wanted, WIDTHS[0]), WIDTHS[1])


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _write_about(page: Worksheet, sheet: Sheet, lang: str, styles: _Styles) -> None:
    for n, width in enumerate((26, 26, 14, 70)):
        page.set_column(n, n, width)
    wrapped, bold, row = styles(text_wrap=True), styles(bold=True), 0
    if sheet.warning:
        page.write_string(row, 0, sheet.warning, styles(bold=True, font_color="#9C2A00"))
        row += 1
    page.write_string(row, 0, sheet.title(lang), bold)
    for label, value in (*sheet.facts, (_VALUES(lang), _STORED(lang))):
        row += 1
        _write_text(page, row, 0, label, styles)
        _write_text(page, row, 1, value, styles)
    row += 2
    for n, head in enumerate((_COLUMN, _ID, _UNIT, _MEANING)):
        page.write_string(row, n, head(lang), styles.head)
    for column in sheet.columns:
        row += 1
        unit = "%" if column.kind == "percent" else column.unit(lang) if column.unit else ""
        meaning = column.meaning(lang) if column.meaning else ""
        for n, text in enumerate((column.label(lang), column.id, unit, meaning)):
            if text:
                page.write_string(row, n, text, wrapped)


def _print_setup(page: Worksheet, sheet: Sheet, lang: str) -> None:
    """A4 across, as wide as one page, the header on each page, and at its foot whose figures these are."""
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    title, said = (text[:90].replace("&", "&&") for text in (sheet.title(lang), sheet.dataset))
    page.set_header(f"&L&10 {title}&R&10 {sheet.warning[:60]}")  # Excel takes 255 characters, with a & twice
    page.set_footer(f"&L&8 {said}&R&8 {_PAGE(lang)}")
