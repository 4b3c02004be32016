"""Workbooks as an office keeps them, written by another library than the one that marks them; and faults found in them."""

import io
from datetime import datetime

import openpyxl
from xlsxwriter.workbook import Workbook

from store.sheets.faults import CellFault, LedgerRule
from style.text import Text

SHEET = "项目台账"
OTHER = "资金 '24"
_RULES = {
    severity: LedgerRule(
        f"{severity}_rule", severity, Text("“{value}”不对", "{value} is wrong"), Text("请改成数字", "make it a number")
    )
    for severity in ("error", "warning", "question")
}


def fault(cell: str | None, severity: str = "error", value: str | None = "约三千", sheet: str | None = SHEET, **rest) -> CellFault:  # fmt: skip
    return CellFault(_RULES[severity], sheet, cell, value, **rest)


def office_workbook() -> bytes:
    """Title over merged cells, formats, a formula with its result, a comment, a drop-down, hidden rows, a chart, a name."""
    file = io.BytesIO()
    book = Workbook(file, {"strings_to_formulas": False})
    page, other = book.add_worksheet(SHEET), book.add_worksheet(OTHER)
    money, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    yellow = book.add_format({"bg_color": "#FFFF00", "bold": True, "quote_prefix": True})
    page.merge_range("A1:D1", "2024年第三季度项目台账", book.add_format({"align": "center", "bold": True}))
    page.set_column("A:A", 33.5)
    page.set_row(1, 40)
    page.set_row(6, None, None, {"hidden": True})
    for column, head in enumerate(("项目名称", "计划总投资（万元）", "开工日期", "合计")):
        page.write_string(1, column, head)
    page.write_string("A3", "=危险()", yellow)
    page.write_string("B3", "约三千")
    page.write_datetime("C3", datetime(2024, 9, 30), day)
    page.write_formula("D3", '=IF(B4>0,B4*2,"<无>")', money, 2469.14)
    page.write_formula("D4", '="<a&b>"', None, "<a&b>")
    page.write_number("B4", 1234.57, money)
    page.write_comment("B4", "原有批注", {"author": "张三"})
    page.merge_range("A5:A6", "泰顺", yellow)
    page.write_string("A7", "隐藏行")
    page.data_validation("C3:C9", {"validate": "list", "source": ["甲", "乙"]})
    page.conditional_format("B3:B9", {"type": "cell", "criteria": ">", "value": 5, "format": yellow})
    page.freeze_panes(2, 1)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"={SHEET}!$B$4:$B$5"})
    other.insert_chart("D4", chart)
    other.write_string("A1", "支出")
    book.define_name("单位", f"={SHEET}!$B$4")
    book.close()
    return file.getvalue()


def read(data: bytes, **how) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), **how)
