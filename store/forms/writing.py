"""Plans as sheets of a workbook: title, heads, grey and white cells, drop-downs, comments, and a page of paper."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from store.forms import looks
from store.forms.choices import Choices
from store.forms.plan import FIRST_ROW, FormColumn, Plan, Value
from style.text import Text

# No text is live: neither formula nor link nor number is made of it.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
CHOICES_SHEET = Text("选项", "Lists")
_CHOICES_TITLE = Text(
    "下拉选项（本页供各表下拉使用，不必填写）", "What the drop-downs offer; nothing is to be filled in here"
)
_PAGE = Text("第 &P / &N 页", "Page &P of &N")
_HEAD_HINT = Text("{label}：{asked}", "{label}: {asked}")
_NOT_LISTED = Text("不在下拉选项中", "Not in the list")
_NOT_LISTED_HOW = Text("建议从下拉选项中选择；见“{sheet}”页。确要保留请按“是”。", "Better choose from the list; see the sheet {sheet}. To keep it press Yes.")  # fmt: skip
_NO_NUMBER = Text("不是数", "Not a number")
_NO_NUMBER_HOW = Text("这里一般填数（不小于 {least}）。如要写“约3500万”“1.2亿元”，请按“是”保留。", "A number of at least {least} is expected. To keep words such as 1.2亿元 press Yes.")  # fmt: skip
_NO_DAY = Text("不是日期", "Not a day")
_NO_DAY_HOW = Text("一般填日期，如 2024-09-30。只知到月、季、年时可写 2024年9月，请按“是”保留。", "A day is expected, such as 2024-09-30. To keep a month or year press Yes.")  # fmt: skip
FORMATS = {"money": "#,##0.00", "value": "General", "date": "yyyy-mm-dd", "integer": "0", "year": "0"}
_WIDTHS = {
    "text": (12, 38),
    "money": (13, 18),
    "value": (13, 18),
    "date": (12, 12),
    "integer": (8, 10),
    "year": (8, 10),
}
TYPED_ROWS = 3_000  # rows below the heads in which drop-downs and checks of what is typed hold
_A4 = 9
_NUMBERS = ("money", "value", "integer", "year")
_CENTRED = ("date", "integer", "year", "code", "period", "adcode")
_ONE_PAGE = 190  # letters across that one page of A4 shows large enough to read
_COMMENT = {"width": 300, "font_size": 9, "font_name": looks.FONT, "color": "#FFFFE8"}


class Sheets:
    """A workbook in the making: its cell formats, each made once, its language, and the lists that drop-downs may name."""

    def __init__(self, book: Workbook, lang: str, author: str, listed: frozenset[str]) -> None:
        self.book, self.lang, self.author, self.listed = book, lang, author, listed
        self._made: dict[tuple, Format] = {}

    def style(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": looks.FONT, "font_size": 10, "font_color": looks.INK, "valign": "vcenter"}
            self._made[key] = self.book.add_format({**base, **properties})
        return self._made[key]

    def cell(self, fill: str, **more: Any) -> Format:
        return self.style(bg_color=fill, border=1, border_color=looks.LINE, **more)

    def text(self, page: Worksheet, row: int, column: int, said: str, fill: str | None = None, **more: Any) -> None:
        """Text as it stands, also when the cell is edited. Row and column are counted from 0."""
        more = {**more, "quote_prefix": True} if looks.is_risky(said) else more
        look = self.cell(fill, **more) if fill else self.style(**more)
        said = looks.printable(said)
        if said.startswith("<r>"):  # the library takes it for markup of its own
            page.write_rich_string(row, column, said[0], self.style(), said[1:], look)
        else:
            page.write_string(row, column, said, look)


def write_plan(sheets: Sheets, plan: Plan, choices: Choices, colour: str) -> None:
    page = sheets.book.add_worksheet(plan.name)
    page.set_tab_color(colour)
    page.hide_gridlines(2)
    widths = [_width(head, plan, n, sheets.lang) for n, head in enumerate(plan.heads)]
    is_wide = sum(widths) > _ONE_PAGE
    lines = max(_lines(head.text(sheets.lang), width) for head, width in zip(plan.heads, widths, strict=True))
    page.set_row(FIRST_ROW - 2, 17 * lines + 6)
    _top(sheets, page, plan, is_wide)
    for n, (head, width) in enumerate(zip(plan.heads, widths, strict=True)):
        page.set_column(n, n, width, sheets.style(num_format=FORMATS.get(head.type, "General")))
        _head(sheets, page, n, head, choices)
        _ask(sheets, page, n, head)
    _rows(sheets, page, plan)
    page.freeze_panes(FIRST_ROW - 1, _frozen(plan))
    on_paper(page, plan.title, sheets.lang, FIRST_ROW - 2, _frozen(plan) if is_wide else 0)
    page.print_area(0, 0, plan.last_row - 1, len(plan.heads) - 1)


def _top(sheets: Sheets, page: Worksheet, plan: Plan, is_wide: bool) -> None:
    """Title over the whole width, or at the left of what goes over two pages; below it whose figures these are, and their unit."""
    last = len(plan.heads) - 1
    page.set_row(0, 32)
    page.set_row(1, 20)
    if not is_wide:
        page.merge_range(0, 0, 0, last, "", sheets.style(font_size=16, bold=True, align="center"))
    sheets.text(page, 0, 0, plan.title, font_size=16, bold=True, align="left" if is_wide else "center")
    if is_wide or not plan.unit_line:
        sheets.text(page, 1, 0, "　　".join(filter(None, (plan.line, plan.unit_line))))
        return
    at = max(last - 2, 1)
    _across(sheets, page, 0, at - 1, plan.line, "left")
    _across(sheets, page, at, last, plan.unit_line, "right")


def _across(sheets: Sheets, page: Worksheet, first: int, last: int, said: str, align: str) -> None:
    if last > first:
        page.merge_range(1, first, 1, last, "", sheets.style(align=align))
    sheets.text(page, 1, first, said, align=align)


def _width(head: FormColumn, plan: Plan, n: int, lang: str) -> float:
    """Wide enough for what is known, and for the head in two lines."""
    least, most = _WIDTHS.get(head.type, (10, 22))
    shown = [_shown(row[n]) for row in plan.rows[:200] if row[n] is not None]
    widest = max((looks.across(text) + 2 for text in shown), default=0)
    return float(
        min(max(least, widest, looks.across(head.text(lang)) / (1 if "\n" in head.text(lang) else 2) + 3), most)
    )


def _lines(text: str, width: float) -> int:
    """How many lines a bold text takes in a column."""
    return sum(ceil(looks.across(line) * 1.15 / (width - 1)) for line in text.split("\n"))


def _shown(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:,}" if isinstance(value, Decimal) else str(value)


def _frozen(plan: Plan) -> int:
    """The columns that stay at the left: up to the name, where it stands among the first."""
    names = [n for n, head in enumerate(plan.heads[:4]) if head.type == "text"]
    return names[0] + 1 if names else 1


def _head(sheets: Sheets, page: Worksheet, n: int, head: FormColumn, choices: Choices) -> None:
    fill = looks.KNOWN if head.known == "all" else looks.NEEDED if head.needed else looks.HEAD
    said = head.text(sheets.lang)
    sheets.text(page, FIRST_ROW - 2, n, said, fill, bold=True, text_wrap=True, align="center")
    comment = comment_of(head, choices, sheets.lang)
    lines = sum(ceil((looks.across(line) + 1) / 42) for line in comment.split("\n"))
    page.write_comment(FIRST_ROW - 2, n, comment, {**_COMMENT, "height": 17 * lines + 12, "author": sheets.author})


def comment_of(head: FormColumn, choices: Choices, lang: str) -> str:
    """What a head's comment says: what to type, what it means, and the few words it may be."""
    lines = [_HEAD_HINT(lang, label=head.label, asked=head.asked(lang))]
    lines += [head.meaning] if head.meaning and head.known != "all" else []
    listed = choices.lists.get(head.choice, ())
    if 0 < len(listed) <= 12 and any(one.meaning for one in listed):
        lines += [f"{one.shown}：{one.meaning}" if lang == "zh" else f"{one.shown}: {one.meaning}"
                  for one in listed if one.meaning]  # fmt: skip
    return "\n".join(lines)


def _ask(sheets: Sheets, page: Worksheet, n: int, head: FormColumn) -> None:
    """The drop-down, or what a typed cell should be; all of it may be kept otherwise, for offices write 约3500万."""
    first, last, lang = FIRST_ROW - 1, FIRST_ROW - 2 + TYPED_ROWS, sheets.lang
    rule: dict[str, Any] = {"error_type": "warning", "ignore_blank": True}
    if head.known == "all":
        return
    if head.choice in sheets.listed:
        how = _NOT_LISTED_HOW(lang, sheet=CHOICES_SHEET(lang))
        rule |= {"validate": "list", "source": f"={list_name(head.choice)}", "error_title": _NOT_LISTED(lang)}
    elif head.type in _NUMBERS and not head.may_be_negative:
        least = 2000 if head.type == "year" else 0
        how, rule["error_title"] = _NO_NUMBER_HOW(lang, least=least), _NO_NUMBER(lang)
        kind = "integer" if head.type in ("integer", "year") else "decimal"
        rule |= {"validate": kind, "criteria": ">=", "value": least}
    elif head.type == "date":
        how, rule["error_title"] = _NO_DAY_HOW(lang), _NO_DAY(lang)
        rule |= {"validate": "date", "criteria": "between", "minimum": date(1990, 1, 1), "maximum": date(2099, 12, 31)}
    else:
        return
    page.data_validation(first, n, last, n, {**rule, "error_message": how})


def list_name(list_id: str) -> str:
    """The name that a drop-down's list bears in the workbook."""
    return f"list_{list_id}"


def _rows(sheets: Sheets, page: Worksheet, plan: Plan) -> None:
    for r in range(plan.last_row - FIRST_ROW + 1):
        row = plan.rows[r] if r < len(plan.rows) else (None,) * len(plan.heads)
        page.set_row(FIRST_ROW - 1 + r, 19)
        for n, (head, value) in enumerate(zip(plan.heads, row, strict=True)):
            is_known = head.known == "all" or (head.known == "filled" and value is not None)
            write_value(sheets, page, FIRST_ROW - 1 + r, n, head, value, looks.KNOWN if is_known else looks.TO_FILL)


def write_value(sheets: Sheets, page: Worksheet, row: int, n: int, head: FormColumn, value: Value, fill: str) -> None:
    """A value as a spreadsheet has it: a number where it keeps every digit of it, else text."""
    wrap = {"text_wrap": True} if head.type == "text" else {"align": "center"} if head.type in _CENTRED else {}
    shown = FORMATS.get(head.type, "General")
    if isinstance(value, str):
        sheets.text(page, row, n, value, fill, **wrap)
    elif isinstance(value, date):
        page.write_datetime(
            row, n, datetime(value.year, value.month, value.day), sheets.cell(fill, num_format=shown, **wrap)
        )
    elif value is None:
        page.write_blank(row, n, None, sheets.cell(fill, num_format=shown, **wrap))
    elif Decimal(f"{value:.15G}") == value:
        page.write_number(
            row, n, float(value), sheets.cell(fill, num_format=_number_format(head, Decimal(value)), **wrap)
        )
    else:
        sheets.text(page, row, n, f"{value:f}", fill, align="right")


def _number_format(head: FormColumn, value: Decimal) -> str:
    """Every decimal is shown; money has two at least."""
    if head.type not in ("money", "value"):
        return FORMATS.get(head.type, "General")
    decimals = max(-int(value.normalize().as_tuple().exponent), 2 if head.type == "money" else 0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def write_choices(sheets: Sheets, choices: Choices, used: Iterable[str]) -> None:
    """The sheet that drop-downs take their lists from, each under a name of the workbook."""
    page = sheets.book.add_worksheet(CHOICES_SHEET(sheets.lang))
    page.set_tab_color(looks.LINE)
    sheets.text(page, 0, 0, _CHOICES_TITLE(sheets.lang), font_size=13, bold=True)
    for n, list_id in enumerate(sorted(set(used), key=list(choices.lists).index)):
        listed = choices.lists[list_id]
        page.set_column(n, n, min(max([12, *(looks.across(one.shown) + 2 for one in listed)]), 40))
        sheets.text(page, 1, n, choices.titles[list_id], looks.HEAD, bold=True)
        for row, one in enumerate(listed, start=2):
            sheets.text(page, row, n, one.shown, looks.KNOWN)
        place = xl_range_abs(2, n, 1 + len(listed), n)
        sheets.book.define_name(list_name(list_id), f"='{CHOICES_SHEET(sheets.lang)}'!{place}")
    page.freeze_panes(2, 0)
    on_paper(page, _CHOICES_TITLE(sheets.lang), sheets.lang, 1)


def on_paper(page: Worksheet, title: str, lang: str, head_row: int | None, kept: int = 0) -> None:
    """A4 across, one page wide, the heads on each page; over two pages where the first `kept` columns are to stand on both."""
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(2 if kept else 1, 0)
    page.center_horizontally()
    if head_row is not None:
        page.repeat_rows(0 if head_row == FIRST_ROW - 2 else head_row, head_row)
    if kept:
        page.repeat_columns(0, kept - 1)
    page.set_footer(f"&L&8 {title[:90].replace('&', '&&')}&R&8 {_PAGE(lang)}")
