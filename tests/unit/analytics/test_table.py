"""A table described once: its columns by name, its cells as printed and exactly, and what does not fit is refused."""

from decimal import Decimal

import pytest

from analytics.metrics import METRICS
from analytics.table import NOTHING, Column, Table, cell, column, metric_column, table, text
from style.text import LANGUAGES
from style.units import PERCENT, YUAN


def made(lang: str) -> Table:
    columns = [Column("pair", "结对"), column("amount", "支出", YUAN, lang), column("rate", "占比", PERCENT, lang, 1)]
    rows = [
        [text("甲"), cell(Decimal(123_456_789), YUAN, lang), cell(0.1234, PERCENT, lang, 1)],
        [text("乙"), cell(None, YUAN, lang), NOTHING],
    ]
    return table("t", "表", columns, rows)


def test_a_cell_is_printed_in_the_unit_of_its_head_beside_its_exact_value():
    zh, en = (made(lang) for lang in LANGUAGES)
    assert zh.printed == (("甲", "1.23", "12.3"), ("乙", "暂无数据", "—"))
    assert en.printed == (("甲", "123", "12.3"), ("乙", "No data", "—"))
    assert zh.exact == en.exact == ((None, Decimal(123_456_789), 0.1234), (None, None, None))
    assert [one.label for one in zh.columns] == ["结对", "支出（亿元）", "占比（%）"]
    for one in (zh, en):
        amount, printed = one.columns[1], Decimal(one.printed[0][1])
        assert round(Decimal(123_456_789) / amount.divisor, amount.decimals) == printed


def test_columns_are_left_out_and_called_by_other_names():
    short = made("zh").called(share="rate").only("share", "pair", "absent")
    assert [one.id for one in short.columns] == ["share", "pair"]
    assert short.printed == (("12.3", "甲"), ("—", "乙")) and short.exact[0] == (0.1234, None)


def test_a_unit_that_is_the_label_stands_once():
    assert metric_column(METRICS["projects"], "en").label == "Projects"
    assert metric_column(METRICS["projects"], "zh").label != METRICS["projects"].short("zh")


def test_rows_that_do_not_fit_the_columns_are_refused():
    with pytest.raises(ValueError, match="table t: rows and columns do not fit"):
        table("t", "", [Column("a", "甲")], [[text("x"), text("y")]])
