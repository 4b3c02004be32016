"""The sheets of a form that are read by people only: 说明, what to type where, and 示例, rows filled in as they should be."""

from collections.abc import Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from store.forms import looks
from store.forms.choices import Choices
from store.forms.plan import ON_SHEET, FormColumn, Plan
from store.forms.writing import Sheets, on_paper, write_value
from style import terms
from style.text import Text

GUIDE_SHEET, EXAMPLE_SHEET = Text("说明", "Guide"), Text("示例", "Example")
_EXAMPLE_TITLE = Text(
    "填写示例（均为虚构，仅供参考；本页不会被读取）", "Examples (all invented; this sheet is not read)"
)
_COLOURS = (
    (looks.TO_FILL, Text("白色：要填的格；没有的可以不填", "white: to be filled; leave empty what there is none of")),
    (looks.KNOWN, Text("灰色：已知的内容，供核对；有误可直接改", "grey: what is known, for you to check; correct it where it is wrong")),
    (looks.NEEDED, Text("橙色表头、带 *：填这一行就必须填这一列", "orange head with a star: needed in every row you fill")),
)  # fmt: skip
_COLOUR_TITLE = Text("颜色", "Colours")
_COLUMNS_TITLE = Text("各表各列怎样填", "What each column of each sheet takes")
_STEPS_TITLE = Text("怎样填", "How to fill it in")
_HEADS = (
    (ON_SHEET, 16),
    (terms.COLUMN, 24),
    (terms.UNIT, 14),
    (Text("是否必填", "Needed"), 10),
    (Text("填什么", "What to type"), 38),
    (terms.MEANING, 64),
)
_YES, _NO, _SHOWN = Text("要填", "needed"), Text("可空", "may be empty"), Text("已知", "known")
_OF_LIST = Text("{asked}：{listed}", "{asked}: {listed}")
_MOST_LISTED = 12
STEPS = (
    Text("金额按表头的单位填数即可；也可以写成“1.2亿元”“约3500万元”“超10亿元”，“约、超、近、左右”会一并保留。",
         "Amounts are numbers in the unit of the head; 1.2亿元 and the like are understood, and so are words such as about or over."),
    Text("没有发生填 0，暂时不掌握填“未报”，本来就没有填“不适用”；不填表示不改动已有的数。空格不等于 0。",
         "Nothing happened: 0. Not known yet: 未报. Not applicable: 不适用. An empty cell changes nothing that is published; it is not 0."),
    Text("日期填 2024-09-30 这样的格式；只知道月份可填 2024年9月。",
         "Days are written 2024-09-30; where only the month is known, 2024年9月."),
    Text("带下拉的列请从下拉中选；全部选项在“选项”页。可以整块复制粘贴，表格没有加锁。",
         "Columns with a drop-down: choose from it; all choices stand on the sheet Lists. Paste as you like, nothing is locked."),
    Text("可以增加行、调整列的次序、加备注列；请不要合并数据单元格，不要改表头的名称。",
         "Rows may be added, columns moved, notes appended; do not merge cells of data, do not rename heads."),
    Text("填好后保存，在“数据管理”页上传本文件；有问题会列出每一处的单元格和改法，并可下载标好的原表。",
         "Save it and upload it on the page 数据管理; what is wrong is told cell by cell, and your workbook comes back marked."),
)  # fmt: skip


def write_guide(
    sheets: Sheets, title: str, facts: Sequence[tuple[str, str]], plans: Sequence[Plan], choices: Choices
) -> Worksheet:
    """The first sheet. `facts` say whose form it is, in which period, from which version."""
    page, lang = sheets.book.add_worksheet(GUIDE_SHEET(sheets.lang)), sheets.lang
    page.set_tab_color(looks.LINK)
    page.hide_gridlines(2)
    for n, (_, width) in enumerate(_HEADS):
        page.set_column(n, n, width)
    page.set_row(0, 34)
    sheets.text(page, 0, 0, title, font_size=16, bold=True)
    row = 1
    for label, value in facts:
        sheets.text(page, row, 0, label, font_color=looks.MUTED)
        sheets.text(page, row, 1, value)
        row += 1
    row = _steps(sheets, page, row + 1)
    row = _colours(sheets, page, row + 1)
    _columns(sheets, page, row + 1, plans, choices)
    on_paper(page, title, lang, None)
    return page


def _section(sheets: Sheets, page: Worksheet, row: int, title: str) -> int:
    sheets.text(page, row, 0, title, font_size=12, bold=True, font_color=looks.LINK)
    return row + 1


def _steps(sheets: Sheets, page: Worksheet, row: int) -> int:
    row = _section(sheets, page, row, _STEPS_TITLE(sheets.lang))
    last = len(_HEADS) - 1
    for n, step in enumerate(STEPS, start=1):
        said = f"{n}. {step(sheets.lang)}"
        page.merge_range(row, 0, row, last, "", sheets.style(text_wrap=True))
        sheets.text(page, row, 0, said, text_wrap=True)
        page.set_row(row, 18 * ceil(looks.across(said) / 155))
        row += 1
    return row


def _colours(sheets: Sheets, page: Worksheet, row: int) -> int:
    row = _section(sheets, page, row, _COLOUR_TITLE(sheets.lang))
    for fill, said in _COLOURS:
        page.write_blank(row, 0, None, sheets.cell(fill))
        sheets.text(page, row, 1, said(sheets.lang))
        row += 1
    return row


def _columns(sheets: Sheets, page: Worksheet, row: int, plans: Sequence[Plan], choices: Choices) -> None:
    row = _section(sheets, page, row, _COLUMNS_TITLE(sheets.lang))
    for n, (label, _) in enumerate(_HEADS):
        sheets.text(page, row, n, label(sheets.lang), looks.HEAD, bold=True)
    for plan in plans:
        for head in plan.heads:
            row += 1
            told = _told(plan, head, choices, sheets.lang)
            for n, text in enumerate(told):
                sheets.text(page, row, n, text, looks.TO_FILL, text_wrap=True, valign="top")
            lines = max(ceil(looks.across(text) / (_HEADS[n][1] - 1)) for n, text in enumerate(told))
            page.set_row(row, max(17 * lines, 18))


def _told(plan: Plan, head: FormColumn, choices: Choices, lang: str) -> tuple[str, ...]:
    """One line of the table of columns: everything as the schema has it."""
    asked, listed = head.asked(lang), [one.shown for one in choices.lists.get(head.choice, ())]
    if 0 < len(listed) <= _MOST_LISTED and head.known != "all":
        asked = _OF_LIST(lang, asked=asked, listed=("、" if lang == "zh" else ", ").join(listed))
    needed = _SHOWN if head.known == "all" else _YES if head.needed else _NO
    return plan.name, head.label, head.unit, needed(lang), asked, "" if head.known == "all" else head.meaning


def write_example(sheets: Sheets, plans: Sequence[Plan]) -> None:
    """A few rows of every sheet, under the sheet's name and its heads."""
    page, lang = sheets.book.add_worksheet(EXAMPLE_SHEET(sheets.lang)), sheets.lang
    page.set_tab_color(looks.LINE)
    page.hide_gridlines(2)
    page.set_column(0, 25, 15)
    page.set_row(0, 28)
    sheets.text(page, 0, 0, _EXAMPLE_TITLE(lang), font_size=13, bold=True)
    row = 2
    for plan in plans:
        if not plan.example:
            continue
        sheets.text(page, row, 0, plan.name, font_size=11, bold=True, font_color=looks.LINK)
        page.set_row(row + 1, 34)
        for n, head in enumerate(plan.heads):
            fill = looks.NEEDED if head.needed else looks.HEAD
            sheets.text(page, row + 1, n, head.text(lang), fill, bold=True, text_wrap=True, align="center")
        for r, cells in enumerate(plan.example, start=row + 2):
            for n, (head, value) in enumerate(zip(plan.heads, cells, strict=True)):
                write_value(sheets, page, r, n, head, value, looks.TO_FILL)
        row += len(plan.example) + 3
    on_paper(page, _EXAMPLE_TITLE(lang), lang, None)
