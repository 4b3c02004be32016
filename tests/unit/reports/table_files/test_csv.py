"""A CSV file says exactly what its table holds, and nothing in it is a formula."""

import csv
import io
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from reports.table_files import csv as csv_table
from tests.unit.reports.workbook import sheets

LINES = ["名称", "计划总投资（元）", "企业（家）", "长度（万米）", "进度（%）", "签约日期", "报告期"]


def parts(data: bytes) -> tuple[list[list[str]], list[str]]:
    """The rows with the header, and the lines below the empty one; read by Python's strict reader."""
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf") and text.endswith("\r\n")
    table, _, said = text.rpartition("\r\n\r\n")
    return list(csv.reader(io.StringIO(table, newline=""), strict=True)), said.splitlines()


def text(cell: str) -> str | None:
    """What stood in the table, with the mark against formulas taken off again."""
    held = cell[1:] if cell.startswith("'") and csv_table.is_risky(cell[1:]) else cell
    return held or None


READ = {
    "text": text,
    "period": lambda cell: cell or None,
    "date": date.fromisoformat,
    "money": Decimal,
    "number": Decimal,
    "percent": lambda cell: float(Decimal(cell).scaleb(-2)),
}


def test_every_value_comes_back_to_the_last_digit() -> None:
    held = sheets.sheet()
    (header, *rows), _ = parts(csv_table.write(held, "zh"))
    assert header == LINES
    read = [
        tuple(
            READ[column.kind](cell) if cell or column.kind == "text" else None
            for column, cell in zip(held.columns, row, strict=True)
        )
        for row in rows
    ]
    assert read == sheets.values(held)
    assert rows[3][1] == "9999999999999.99" and rows[2][1] == "-1234567.89" and rows[0][1] == "0.00"


def test_no_cell_of_text_opens_like_a_formula() -> None:
    rows, _ = parts(csv_table.write(sheets.sheet(), "zh"))
    names = [row[0] for row in rows[1:]]
    assert sum(name.startswith("'") for name in names) > len(sheets.MARKS)
    assert not [n for n in names if n.lstrip(" \ufeff")[:1] in sheets.MARKS and n]


def test_line_ends_are_as_rfc_4180_has_them() -> None:
    data = csv_table.write(sheets.sheet(3), "zh")
    assert data.count(b"\r\n") == 1 + 3 + 1 + len(parts(data)[1])
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")


def test_what_must_be_said_stands_after_the_rows_each_line_one_cell() -> None:
    _, said = parts(csv_table.write(sheets.sheet(), "zh"))
    assert said[:3] == ["# 模拟数据，仅供演示，不是真实数据", "# 项目台账", "# 数据集：演示”数据集”"]
    assert "# 赛道：产业项目合作， 产业有序转移" in said
    assert "# 看板地址：/projects?data=demo&pairs=P07%2CP08" in said
    assert all(line.startswith("# ") and "," not in line and '"' not in line for line in said)
    _, said = parts(csv_table.write(sheets.sheet(1, warning=""), "en"))
    assert said[0] == "# Projects" and said[1] == "# 数据集: 演示”数据集”"
    assert "formula" in said[-1]


def test_a_reader_that_skips_comments_gets_the_rows_alone() -> None:
    held = sheets.sheet()
    data = csv_table.write(held, "zh")
    read = pd.read_csv(io.BytesIO(data), comment="#", dtype=str, keep_default_na=False)
    assert [tuple(row) for row in read.itertuples(index=False)] == [tuple(row) for row in parts(data)[0][1:]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_without_rows_has_its_header_and_what_must_be_said(lang: str) -> None:
    rows, said = parts(csv_table.write(sheets.sheet(0), lang))
    assert len(rows) == 1 and len(rows[0]) == len(LINES) and len(said) == 6
