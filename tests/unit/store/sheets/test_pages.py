"""Lists that office systems export as web pages under the name of an XLS: read as Excel would show them."""

from pathlib import Path

import pytest

from store.sheets.grid import Range
from store.sheets.limits import Limits
from store.sheets.opening import CannotRead
from tests.unit.store.sheets.writers import read, rows_of

HEAD = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("told", "encoding"), [("gb2312", "gbk"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("", "gbk"), ("x-none", "utf-8")]
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_it_is_in(told: str, encoding: str, tmp_path: Path) -> None:
    page = f"{HEAD.format(told)}<title>台账</title></head><table><tr><td>项目名称<td>镕炉一期</table>"
    book = read(page.encode(encoding), tmp_path, "台账.xls")
    assert (book.form, [sheet.name for sheet in book.sheets]) == ("html", ["台账"])
    assert rows_of(book.sheets[0]) == [["项目名称", "镕炉一期"]]


def test_utf16_too(tmp_path: Path) -> None:
    [sheet] = read("<html><table><tr><td>甲</td></tr></table>".encode("utf-16"), tmp_path, "a.xls").sheets
    assert rows_of(sheet) == [["甲"]]


def test_spans_unclosed_tags_and_entities(tmp_path: Path) -> None:
    page = (
        "<table border=1><tr><td colspan=3>2025年第四季度<tr><th rowspan=2>项目<th colspan=2>投资&#65288;万元&#65289;"
        "<tr><td>计划<br>总投资<td>本季 &lt;完成&gt;\n<tr><td>&nbsp;<b>甲</b>&nbsp;<td>8,600<td></table>"
    )
    [sheet] = read(page.encode(), tmp_path, "a.xls").sheets
    assert rows_of(sheet) == [
        ["2025年第四季度", None, None],
        ["项目", "投资（万元）", None],
        [None, "计划\n总投资", "本季 <完成>"],
        ["\xa0甲\xa0", "8,600", None],
    ]
    assert sheet.merged == (Range(1, 1, 0, 2), Range(2, 3, 0, 0), Range(2, 2, 1, 2))


def test_each_table_is_a_sheet_and_what_is_not_shown_is_not_read(tmp_path: Path) -> None:
    page = (
        "<html><head><style>td{color:red}</style></head><body><script>var a='<table><tr><td>1'</script>"
        "<table><tr><td>甲<style>x</style></td></tr><tr style='display: none'><td>乙</td></tr></table>旁"
        "<table><tr><td></td></tr></table><table><tr><td>丙<table><tr><td>丁</td></tr></table>戊</td></tr></table>"
    )
    first, inner, outer = read(page.encode(), tmp_path, "a.xls").sheets
    assert (rows_of(first), first.hidden_rows) == ([["甲"], ["乙"]], {2})
    assert (inner.name, rows_of(inner), outer.name, rows_of(outer)) == ("a (4)", [["丁"]], "a (3)", [["丙戊"]])


@pytest.mark.parametrize(
    ("page", "limits", "rule"),
    [
        ("<table><tr>" + "<td>1" * 11, Limits(columns=10), "too_many_columns"),
        ("<table>" + "<tr><td>1" * 11, Limits(rows=10), "too_many_rows"),
        ("<table><tr><td>1</table>" * 3, Limits(sheets=2), "too_many_sheets"),
    ],
)
def test_the_limits_hold(page: str, limits: Limits, rule: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(page.encode(), tmp_path, "a.xls", limits)
    assert [fault.rule.id for fault in refusal.value.faults] == [rule]


def test_a_span_wider_than_any_sheet_asks_for_no_more_than_a_sheet_may_have(tmp_path: Path) -> None:
    page = "<table><tr><td colspan=999999 rowspan=999999>1<td>2<tr><td>3</table>"
    with pytest.raises(CannotRead) as refusal:
        read(page.encode(), tmp_path, "a.xls", Limits(rows=10, columns=10))
    assert [fault.rule.id for fault in refusal.value.faults] == ["too_many_columns"]
