"""Periods as they are written, alone and within titles; what counts from the year's start is none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.quarters import ToDate, find_period, find_to_date, period, to_date
from store.written.reading import Written
from store.written.rules import RULES
from store.written.years import find_year, half, year
from style.periods import QUARTER_WORDS_ZH, parse_period, say_period, say_year_to_date
from tests.unit.store.written.reads import is_plain, outcome, value

CERTAIN = [
    ("2024Q3", "2024Q3"),
    ("2024q3", "2024Q3"),
    ("２０２４Ｑ３", "2024Q3"),
    ("2024-Q3", "2024Q3"),
    ("2024 Q3", "2024Q3"),
    ("2024/Q3", "2024Q3"),
    ("2024.Q3", "2024Q3"),
    ("2024年Q3", "2024Q3"),
    ("Q3 2024", "2024Q3"),
    ("Q3/2024", "2024Q3"),
    ("3Q2024", "2024Q3"),
    ("2024年第三季度", "2024Q3"),
    ("2024 年 第 三 季 度", "2024Q3"),
    ("2024年三季度", "2024Q3"),
    ("2024年3季度", "2024Q3"),
    ("2024年第3季度", "2024Q3"),
    ("2024年第Ⅲ季度", "2024Q3"),
    ("2024年三季", "2024Q3"),
    ("2024三季度", "2024Q3"),
    ("2024年度第三季度", "2024Q3"),
    ("二〇二四年第三季度", "2024Q3"),
    ("二○二四年三季度", "2024Q3"),
    ("2024年7-9月", "2024Q3"),
    ("2024年7—9月", "2024Q3"),
    ("2024年7月-9月", "2024Q3"),
    ("2024年7月至9月", "2024Q3"),
    ("2024年07-09月", "2024Q3"),
    ("2024年7~9月份", "2024Q3"),
    ("2024年7月—2024年9月", "2024Q3"),
    ("2024年10-12月", "2024Q4"),
    ("2024年1-3月", "2024Q1"),
    ("2024年一至三月", "2024Q1"),
    ("2024年第三季度(7-9月)", "2024Q3"),
    ("2024年第三季度（2024Q3）", "2024Q3"),
    ("三季度（2024年7-9月）", "2024Q3"),
    ("2024", "2024"),
    ("2024年", "2024"),
    ("2024年度", "2024"),
    ("2024年全年", "2024"),
    ("2024年1-12月", "2024"),
    ("二〇二四年", "2024"),
    ("2023-2025", "2023-2025"),
    ("2023-2025年", "2023-2025"),
    ("2023—2025年", "2023-2025"),
    ("2023年-2025年", "2023-2025"),
    ("2023至2025年", "2023-2025"),
    ("2023年至2025年", "2023-2025"),
    ("2023～2025年度", "2023-2025"),
]
# Written, the year known of it, read.
GUESSED = [
    ("24年3季度", None, "2024Q3"),
    ("24年第三季度", None, "2024Q3"),
    ("24Q3", None, "2024Q3"),
    ("3Q24", None, "2024Q3"),
    ("23-25年", None, "2023-2025"),
    ("24年", None, "2024"),
    ("2024年三季度末", None, "2024Q3"),
    ("2024-09-30", None, "2024Q3"),
    ("2024年9月30日", None, "2024Q3"),
    ("2024/12/31", None, "2024Q4"),
    ("三季度", 2024, "2024Q3"),
    ("第三季度", 2024, "2024Q3"),
    ("3季度", 2024, "2024Q3"),
    ("Q3", 2024, "2024Q3"),
    ("7-9月", 2024, "2024Q3"),
    ("全年", 2024, "2024"),
    ("三季度（7-9月）", 2024, "2024Q3"),
]
UNREAD = [
    ("三季度", "period_without_year"),
    ("第三季度", "period_without_year"),
    ("Q3", "period_without_year"),
    ("3季度", "period_without_year"),
    ("7-9月", "period_without_year"),
    ("全年", "period_without_year"),
    ("2024年1-9月", "cumulative_period"),
    ("2024年1—9月", "cumulative_period"),
    ("2024年1月至9月", "cumulative_period"),
    ("2024年1-6月", "cumulative_period"),
    ("2024年前三季度", "cumulative_period"),
    ("前三季度", "cumulative_period"),
    ("前3季度", "cumulative_period"),
    ("2024年上半年", "cumulative_period"),
    ("上半年", "cumulative_period"),
    ("2024H1", "cumulative_period"),
    ("2024年1-3季度", "cumulative_period"),
    ("2024年一至三季度", "cumulative_period"),
    ("2024年Q1-Q3", "cumulative_period"),
    ("截至2024年9月底", "cumulative_period"),
    ("截至三季度末", "cumulative_period"),
    ("自开工以来", "cumulative_period"),
    ("2024年下半年", "no_whole_period"),
    ("2024H2", "no_whole_period"),
    ("2024年8月", "no_whole_period"),
    ("2024年7-8月", "no_whole_period"),
    ("2024年8-10月", "no_whole_period"),
    ("2024年1-11月", "no_whole_period"),
    ("2024年10-3月", "no_whole_period"),
    ("2024年10月—2025年3月", "no_whole_period"),
    ("2024年二至三季度", "no_whole_period"),
    ("2024Q2-Q3", "not_a_period"),
    ("2024-09-29", "no_whole_period"),
    ("2024-09-01", "no_whole_period"),
    ("2024年第5季度", "no_such_quarter"),
    ("2024年第0季度", "no_such_quarter"),
    ("2024Q5", "no_such_quarter"),
    ("2024年第五季度", "no_such_quarter"),
    ("2024-03", "period_unclear"),
    ("2024-3", "period_unclear"),
    ("2024.3", "period_unclear"),
    ("2024/3", "period_unclear"),
    ("202403", "period_unclear"),
    ("20243", "period_unclear"),
    ("2024年3", "period_unclear"),
    ("2024（3）", "not_a_period"),
    ("23-25", "period_unclear"),
    ("2024-25", "period_unclear"),
    ("2025-2023", "not_a_period"),
    ("2024-2024", "not_a_period"),
    ("243季度", "not_a_period"),
    ("Q324", "not_a_period"),
    ("24.7-9月", "no_whole_period"),
    ("本季度", "relative_period"),
    ("本期", "relative_period"),
    ("今年", "relative_period"),
    ("去年三季度", "relative_period"),
    ("当季", "relative_period"),
    ("第三季度（10-12月）", "period_without_year"),
    ("2024年第三季度（10-12月）", "no_whole_period"),
    ("1999年", "not_a_period"),
    ("24", "not_a_period"),
    ("45565", "not_a_period"),
    ("见附件", "not_a_period"),
    ("👍", "not_a_period"),
    ("2024²Q3", "not_a_period"),
    ("Q" * 10_000, "not_a_period"),
    ("#N/A", "error_word"),
]
NO_PERIOD = [("", False), (" ", False), ("-", True), ("—", True), ("无", True), ("达产后", True), ("达产年", True), ("at capacity", True)]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), CERTAIN)
def test_what_is_certain_is_plain(text: str, read: str) -> None:
    one = outcome(period, text, None)
    assert is_plain(one) and isinstance(one, Written) and one.value == read, one
    assert value(period, text, 2021) == read  # a year that is written goes before one that is known


@pytest.mark.parametrize(("text", "known", "read"), GUESSED)
def test_what_is_understood_is_told(text: str, known: int | None, read: str) -> None:
    one = outcome(period, text, known)
    assert isinstance(one, Written) and one.guess and one.value == read, one


@pytest.mark.parametrize(("text", "rule"), UNREAD)
def test_what_is_not_certain_is_not_read(text: str, rule: str) -> None:
    assert outcome(period, text, None) == rule


@pytest.mark.parametrize(("text", "understood"), NO_PERIOD)
def test_no_period_is_none(text: str, understood: bool) -> None:
    one = outcome(period, text, None)
    assert isinstance(one, Written) and one.value is None and bool(one.guess) == understood


@pytest.mark.parametrize(
    ("text", "known", "told"),
    [
        ("2024年1-9月", None, ToDate("2024Q3", "year")),
        ("1-9月", 2024, ToDate("2024Q3", "year")),
        ("1-6月", 2024, ToDate("2024Q2", "year")),
        ("2024年1-3月", None, ToDate("2024Q1", "year")),
        ("2024年1-12月", None, ToDate("2024Q4", "year")),
        ("前三季度", 2024, ToDate("2024Q3", "year")),
        ("2024年前三季度", None, ToDate("2024Q3", "year")),
        ("2024年前3个季度", None, ToDate("2024Q3", "year")),
        ("前两个季度", 2024, ToDate("2024Q2", "year")),
        ("2024年上半年", None, ToDate("2024Q2", "year")),
        ("2024年Q1-Q3", None, ToDate("2024Q3", "year")),
        ("2024年一至三季度", None, ToDate("2024Q3", "year")),
        ("截至2024年9月底", None, ToDate("2024Q3", "all")),
        ("截至2024年9月30日", None, ToDate("2024Q3", "all")),
        ("截止2024年三季度末", None, ToDate("2024Q3", "all")),
        ("截至2024年底", None, ToDate("2024Q4", "all")),
        ("24上半年", None, None),
        ("前三季度", None, None),
        ("2024年1-8月", None, None),
        ("2024年7-9月", None, None),
        ("2024年第三季度", None, None),
        ("截至2024年8月底", None, None),
        ("", None, None),
        ("#N/A", None, None),
    ],
)
def test_figures_counted_from_a_start(text: str, known: int | None, told: ToDate | None) -> None:
    assert to_date(text, known) == told


TITLES = [
    ("2024年第三季度结对项目进展情况表", "2024Q3"),
    ("浙江省制造业结对2024年三季度台账", "2024Q3"),
    ("附件1：泰顺县2024年第3季度项目进展", "2024Q3"),
    ("2024Q3", "2024Q3"),
    ("项目_2024Q3", "2024Q3"),
    ("项目2024Q3（终稿）", "2024Q3"),
    ("完成投资（2024Q3）", "2024Q3"),
    ("2024年7-9月结对项目", "2024Q3"),
    ("2024年度结对项目三季度进展", "2024Q3"),
    ("浙江省制造业结对（2023-2025年）2024年第三季度台账", "2024Q3"),
    ("2024年第三季度进展（填报日期：2024年10月12日）", "2024Q3"),
    ("2024年第三季度进展（填报日期：2024-10-12）", "2024Q3"),
    ("2024年度资金表", "2024"),
    ("2024年资金使用情况", "2024"),
    ("2024", "2024"),
    ("2023—2025年资金安排", "2023-2025"),
    ("三季度", None),
    ("Sheet1", None),
    ("填报日期：2024年9月30日", None),
    ("填报日期：2024-09-30", None),
    ("2024年二季度与三季度对比", None),
    ("2024年二、三季度", None),
    ("2024年2-3季度", None),
    ("2024Q2-Q3", None),
    ("2024年二季度较2024年三季度", None),
    ("2024年前三季度结对项目", None),
    ("2024年1-9月结对项目", None),
    ("2024年上半年", None),
    ("2023年、2024年资金", None),
    ("", None),
    ("#REF!", None),
    ("第三季度" * 5_000, None),
]


@pytest.mark.parametrize(("title", "read"), TITLES)
def test_a_title_is_of_one_period_or_of_none(title: str, read: str | None) -> None:
    assert find_period(title) == read


def test_a_known_year_completes_a_sheets_name() -> None:
    assert find_period("三季度", 2024) == "2024Q3"
    assert find_period("Q3", 2024) == "2024Q3"
    assert find_period("前三季度", 2024) is None
    assert find_period("项目台账", 2024) is None


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("2024年1-9月结对项目进展情况表", ToDate("2024Q3", "year")),
        ("2024年结对项目前三季度进展", ToDate("2024Q3", "year")),
        ("2024年上半年结对项目进展", ToDate("2024Q2", "year")),
        ("累计完成投资（截至2024年9月底）", ToDate("2024Q3", "all")),
        ("2024年第三季度进展", None),
        ("填报日期：2024-1-31", None),
        ("2024年7-9月进展", None),
        ("", None),
    ],
)
def test_a_title_may_count_from_a_start(title: str, told: ToDate | None) -> None:
    assert find_to_date(title) == told


@pytest.mark.parametrize(
    ("title", "of"),
    [("2024年结对项目", 2024), ("2024Q3", 2024), ("填报日期：2024-09-30", 2024), ("2023-2025年资金", None), ("2023年、2024年", None), ("台账", None)],
)  # fmt: skip
def test_a_title_names_one_year(title: str, of: int | None) -> None:
    assert find_year(title) == of


@pytest.mark.parametrize(
    ("text", "of"),
    [("2024", 2024), ("2024年", 2024), ("2024年度", 2024), ("二〇二四年", 2024), ("24年", 2024), ("", None), ("24", "not_a_year"), ("1899", "not_a_year"), ("2024Q3", "not_a_year"), ("2023-2025", "not_a_year"), ("无", "not_a_year")],
)  # fmt: skip
def test_years(text: str, of: object) -> None:
    assert value(year, text) == of


@pytest.mark.parametrize(
    ("text", "of"),
    [("上半年", 1), ("1", 1), ("年中", 1), ("2", 2), ("全年", None), ("", None), ("三季度", "not_a_half")],
)
def test_halves(text: str, of: object) -> None:
    assert value(half, text) == of


@given(st.integers(2000, 2099), st.integers(1, 4))
def test_any_quarter_in_any_form_comes_back(of: int, quarter: int) -> None:
    stored, sign = f"{of}Q{quarter}", QUARTER_WORDS_ZH[quarter - 1]
    months = f"{quarter * 3 - 2}-{quarter * 3}月"
    forms = (stored, stored.lower(), f"{of}-Q{quarter}", f"Q{quarter} {of}", f"{of}年第{sign}季度", f"{of}年{sign}季度", f"{of}年{quarter}季度",
             f"{of}年{months}", say_period(stored, "zh"), say_period(stored, "en"))  # fmt: skip
    assert [value(period, text, None) for text in forms] == [stored] * len(forms)
    assert [find_period(f"泰顺县{text}项目台账") for text in forms[4:8]] == [stored] * 4
    counted = say_year_to_date(stored, "zh")
    assert to_date(counted) == (ToDate(stored, "year") if quarter in (2, 3) else None)


@given(st.integers(2000, 2098), st.integers(1, 60))
def test_any_years_come_back(first: int, more: int) -> None:
    span = f"{first}-{first + more}"
    if first + more <= 2099:
        forms = (span, f"{span}年", f"{first}年至{first + more}年", say_period(span, "zh"), say_period(span, "en"))
        assert [value(period, text, None) for text in forms] == [span] * len(forms)


@given(st.text(max_size=30) | st.text(st.sampled_from("0123456789-~年月季度第一二三四前上下半Qq至截末( )"), max_size=16), st.none() | st.integers(2000, 2099))  # fmt: skip
def test_any_text_is_read_or_told(text: str, known: int | None) -> None:
    one = outcome(period, text, known)
    if isinstance(one, str):
        assert one in RULES
    elif one.value is not None:
        parse_period(str(one.value))
    for found in (find_period(text, known), (told := find_to_date(text, known)) and told.quarter):
        assert found is None or parse_period(found)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024年第四季度（提前下达）", "2024Q4"),
        ("2024年第四季度（补报）", "2024Q4"),
        ("2024年第四季度（累计）", "cumulative_period"),
        ("2024年第四季度（第三季度）", "not_a_period"),
    ],
)
def test_a_remark_that_says_nothing_of_when_is_no_part_of_a_period(text: str, read: str) -> None:
    assert value(period, text, None) == read
