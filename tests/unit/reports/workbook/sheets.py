"""Tables to be taken away, as hostile as data can be, and what must come back of them."""

from datetime import date
from decimal import Decimal

import pyarrow as pa

from analytics.export_table import ExportTable, SheetColumn
from style.text import Text

MARKS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
HOSTILE = [
    *(f"{mark}1+1" for mark in MARKS),
    '=HYPERLINK("http://x","y")',
    " =1+1",
    "'=1+1",
    "''",
    "'abc",
    "\ufeff=1",
    '"',
    'a "b", c',
    "一行\n两行",
    "a\r\nb",
    "# no comment",
    "a#b",
    "<r>&</r>",
    "<r><t>x</t></r>",
    "_x0041_",
    "http://example.org",
    "12",
    "1e5",
    "TRUE",
    " 前后 ",
    "𠮷野家",
    "{=1}",
    "[x](y)",
    "%s {0}",
    "；,，",
    None,
]
COLUMNS = (
    SheetColumn("name", Text("名称", "Name"), meaning=Text("项目名", "what it is called")),
    SheetColumn("planned", Text("计划总投资", "Planned investment"), "money", Text("元", "yuan")),
    SheetColumn("firms", Text("企业", "Firms"), "number", Text("家", "firms")),
    SheetColumn("length", Text("长度", "Length"), "number", Text("万米", "×10,000 m")),
    SheetColumn("progress", Text("进度", "Progress"), "percent"),
    SheetColumn("signed", Text("签约日期", "Signed on"), "date"),
    SheetColumn("reported", Text("报告期", "Period"), "period"),
)
_MONEY = [
    Decimal("0.00"),
    Decimal("0.01"),
    Decimal("-1234567.89"),
    Decimal("9999999999999.99"),
    None,
    Decimal("1800000000.00"),
]
_PERIODS = ["2024Q3", "2024", "2023-2025", None]


def sheet(rows: int = 60, warning: str = "模拟数据，仅供演示，不是真实数据") -> ExportTable:
    """`rows` rows; every column has gaps."""
    table = pa.table(
        {
            "name": pa.array([HOSTILE[n % len(HOSTILE)] for n in range(rows)], pa.string()),
            "planned": pa.array([_MONEY[n % len(_MONEY)] for n in range(rows)], pa.decimal128(18, 2)),
            "firms": pa.array([None if n % 7 == 3 else n * 1001 for n in range(rows)], pa.int64()),
            "length": pa.array([None if n % 5 == 1 else Decimal(n) / 8 for n in range(rows)], pa.decimal128(18, 3)),
            "progress": pa.array([None if n % 4 == 2 else n / 7 for n in range(rows)], pa.float64()),
            "signed": pa.array([None if n % 3 == 2 else date(2024, 2, 29) for n in range(rows)], pa.date32()),
            "reported": pa.array([_PERIODS[n % 4] for n in range(rows)], pa.string()),
        }
    )
    return ExportTable(
        Text("项目台账", "Projects"),
        COLUMNS,
        table,
        warning=warning,
        dataset="演示数据集 · 模拟数据 · 版本 8e42e60b & 更多",
        facts=(
            ("数据集", '演示"数据集"'),
            ("赛道", "产业项目合作, 产业有序转移"),
            ("看板地址", "/projects?data=demo&pairs=P07,P08"),
            ("行数", str(rows)),
        ),
        made=date(2026, 11, 24),
    )


def values(held: ExportTable) -> list[tuple]:
    return list(zip(*(held.table.column(column.id).to_pylist() for column in held.columns), strict=True))
