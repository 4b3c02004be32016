"""Days as they are written, how precise each is, and what is no day."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.days import day, day_within
from store.written.reading import Written
from store.written.rules import RULES
from tests.unit.store.written.reads import is_plain, outcome

# Written → day, precision; certain.
CERTAIN = [
    ("2024-09-30", "2024-09-30", "day"),
    ("2024-9-30", "2024-09-30", "day"),
    ("2024-09-30T08:30:00", "2024-09-30", "day"),
    ("2024-09-30 00:00:00", "2024-09-30", "day"),
    ("2024-09-30 8:30", "2024-09-30", "day"),
    ("2024/9/30", "2024-09-30", "day"),
    ("2024/09/30 0:00", "2024-09-30", "day"),
    ("2024.9.30", "2024-09-30", "day"),
    ("2024.09.30", "2024-09-30", "day"),
    ("2024。9。30", "2024-09-30", "day"),
    ("2024·9·30", "2024-09-30", "day"),
    ("2024-9-30日", "2024-09-30", "day"),
    ("20240930", "2024-09-30", "day"),
    ("2024年9月30日", "2024-09-30", "day"),
    ("2024年09月30日", "2024-09-30", "day"),
    ("2024 年 9 月 30 日", "2024-09-30", "day"),
    ("２０２４年９月３０日", "2024-09-30", "day"),
    ("2024年9月30号", "2024-09-30", "day"),
    ("2024年9月30", "2024-09-30", "day"),
    ("2024年9月30日 星期一", "2024-09-30", "day"),
    ("2024年9月30日（周一）", "2024-09-30", "day"),
    ("\u200e2024\u200e/\u200e9\u200e/\u200e30", "2024-09-30", "day"),
    ("二〇二四年九月三十日", "2024-09-30", "day"),
    ("二○二四年九月三十日", "2024-09-30", "day"),
    ("二零二四年十二月十一日", "2024-12-11", "day"),
    ("二〇二四年九月", "2024-09-30", "month"),
    ("二〇二四年", "2024-12-31", "year"),
    ("2024年9月", "2024-09-30", "month"),
    ("2024年9月份", "2024-09-30", "month"),
    ("2024年2月", "2024-02-29", "month"),
    ("2024-09", "2024-09-30", "month"),
    ("2024/9", "2024-09-30", "month"),
    ("2024.9月", "2024-09-30", "month"),
    ("2024年三季度", "2024-09-30", "quarter"),
    ("2024年第三季度", "2024-09-30", "quarter"),
    ("2024年3季度", "2024-09-30", "quarter"),
    ("2024年第1季度", "2024-03-31", "quarter"),
    ("2024Q4", "2024-12-31", "quarter"),
    ("2024年Q2", "2024-06-30", "quarter"),
    ("2024年", "2024-12-31", "year"),
    ("2024年度", "2024-12-31", "year"),
    ("30 Sep 2024", "2024-09-30", "day"),
    ("30-Sep-2024", "2024-09-30", "day"),
    ("Sep 30, 2024", "2024-09-30", "day"),
    ("September 30, 2024", "2024-09-30", "day"),
    ("September 2024", "2024-09-30", "month"),
]
GUESSED = [
    ("45565", "2024-09-30", "day"),
    ("45565.354166", "2024-09-30", "day"),
    ("2024.09", "2024-09-30", "month"),
    ("2024.9", "2024-09-30", "month"),
    ("2024.10", "2024-10-31", "month"),
    ("2024.12", "2024-12-31", "month"),
    ("202409", "2024-09-30", "month"),
    ("2024", "2024-12-31", "year"),
    ("2024年9月底", "2024-09-30", "month"),
    ("2024年9月上旬", "2024-09-30", "month"),
    ("2024年9月初", "2024-09-30", "month"),
    ("2024年底", "2024-12-31", "year"),
    ("2024年末", "2024-12-31", "year"),
    ("2024年三季度末", "2024-09-30", "quarter"),
    ("30/9/2024", "2024-09-30", "day"),
    ("9/30/2024", "2024-09-30", "day"),
]
UNREAD = [
    ("2024-9-31", "no_such_day"),
    ("2024-02-30", "no_such_day"),
    ("2023-02-29", "no_such_day"),
    ("2024-13-01", "no_such_day"),
    ("2024-00-10", "no_such_day"),
    ("20240931", "no_such_day"),
    ("2024年13月", "no_such_day"),
    ("2024年9月31日", "no_such_day"),
    ("0000-00-00", "no_such_day"),
    ("45/9/30", "two_digit_year"),
    ("24/9/30", "two_digit_year"),
    ("24.9.30", "two_digit_year"),
    ("24-9-30", "two_digit_year"),
    ("9/30/24", "two_digit_year"),
    ("24年9月30日", "two_digit_year"),
    ("24年", "two_digit_year"),
    ("'24年9月", "two_digit_year"),
    ("30-Sep-24", "two_digit_year"),
    ("24年3季度", "two_digit_year"),
    ("9/10/2024", "day_order"),
    ("10-9-2024", "day_order"),
    ("32/9/2024", "no_such_day"),
    ("9月30日", "day_without_year"),
    ("9月", "day_without_year"),
    ("9-30", "day_without_year"),
    ("9.30", "day_without_year"),
    ("2024.1", "january_or_october"),
    ("2024.9.1-2024.9.30", "day_range"),
    ("2024年9月1日至30日", "day_range"),
    ("2024年9月30日—10月5日", "day_range"),
    ("2024年7-9月", "day_range"),
    ("2024-09-30、2024-10-01", "day_range"),
    ("2024年12月底前", "day_expected"),
    ("2024年12月前", "day_expected"),
    ("预计2024年12月", "day_expected"),
    ("2024年12月（预计）", "day_expected"),
    ("拟于2024年12月开工", "day_expected"),
    ("未开工", "day_expected"),
    ("尚未投产", "day_expected"),
    ("1899-12-30", "day_outside"),
    ("1900-01-05", "day_outside"),
    ("1900-01-00", "no_such_day"),
    ("2924-09-30", "day_outside"),
    ("2024年上半年", "half_year_day"),
    ("2024H1", "half_year_day"),
    ("2024年第五季度", "no_such_quarter"),
    ("20249", "not_a_day"),  # Excel's number of a day in 1955, or 2024.9 that lost its stop
    ("2024930", "not_a_day"),
    ("79999", "not_a_day"),
    ("12345", "not_a_day"),
    ("0.5", "day_without_year"),
    ("12:30", "not_a_day"),
    ("2024 12:30", "not_a_day"),
    ("2024 9 30", "not_a_day"),
    ("去年9月", "not_a_day"),
    ("见附件", "not_a_day"),
    ("一", "not_a_day"),
    ("TRUE", "not_a_day"),
    ("2024-09-30\n2024-10-01", "day_range"),
    ("👍", "not_a_day"),
    ("2024²-09-30", "not_a_day"),
    ("1" * 10_000, "not_a_day"),
    ("#VALUE!", "error_word"),
    ("########", "error_word"),
    ("\u202e03-90-4202", "direction_marks"),
]
NO_DAY = [
    ("", False),
    ("  ", False),
    ("-", True),
    ("—", True),
    ("/", True),
    ("无", True),
    ("至今", True),
    ("暂无", True),
]


@pytest.mark.parametrize(("text", "last", "precision"), CERTAIN)
def test_what_is_certain_is_plain(text: str, last: str, precision: str) -> None:
    one = outcome(day, text, True)
    assert is_plain(one) and isinstance(one, Written), one
    assert (str(one.value), one.precision) == (last, precision)


@pytest.mark.parametrize(("text", "last", "precision"), GUESSED)
def test_what_is_understood_is_told(text: str, last: str, precision: str) -> None:
    one = outcome(day, text, True)
    assert isinstance(one, Written) and one.guess, one
    assert (str(one.value), one.precision) == (last, precision)


@pytest.mark.parametrize(("text", "rule"), UNREAD)
def test_what_is_not_certain_is_not_read(text: str, rule: str) -> None:
    assert outcome(day, text, True) == rule


@pytest.mark.parametrize(("text", "understood"), NO_DAY)
def test_no_day_is_none(text: str, understood: bool) -> None:
    one = outcome(day, text, True)
    assert isinstance(one, Written) and one.value is None and bool(one.guess) == understood


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2024年9月", "2024-09-01"),
        ("2024年三季度", "2024-07-01"),
        ("2024年", "2024-01-01"),
        ("2024-09-30", "2024-09-30"),
    ],
)
def test_a_beginning_is_the_first_day(text: str, first: str) -> None:
    one = outcome(day, text, False)
    assert isinstance(one, Written) and str(one.value) == first


DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_any_day_in_any_form_comes_back(of: date) -> None:
    y, m, d = of.year, of.month, of.day
    years = "".join(DIGITS[int(sign)] for sign in str(y))
    forms = (f"{y}-{m:02}-{d:02}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", f"{y} 年{m:02}月{d:02}号", f"{y}{m:02}{d:02}",
             f"{y}-{m}-{d} 00:00:00", f"{years}年{chinese(m)}月{chinese(d)}日", f"{d} {calendar.month_abbr[m]} {y}")  # fmt: skip
    for text in forms:
        one = outcome(day, text, True)
        assert is_plain(one) and isinstance(one, Written) and (one.value, one.precision) == (of, "day"), text
    month = outcome(day, f"{y}年{m}月", True)
    assert isinstance(month, Written) and month.value == (of.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(
        1
    )


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_any_number_of_excel_is_told(of: date) -> None:
    one = outcome(day, str((of - date(1899, 12, 30)).days), True)
    assert isinstance(one, Written) and one.value == of and one.guess


@given(
    st.text(max_size=30)
    | st.text(st.sampled_from("0123456789-/.年月日季度第一二三四前至预计旬末底上下半Qq :"), max_size=16),
    st.booleans(),
)
def test_any_text_is_read_or_told(text: str, latest: bool) -> None:
    one = outcome(day, text, latest)
    assert one in RULES if isinstance(one, str) else one.value is None or isinstance(one.value, date)


@pytest.mark.parametrize("part", ["1", "1-", "2024年", "9月", "-", "一", "(", "前", " 1:1", ".", "a "])
def test_what_is_endless_is_told_at_once(part: str) -> None:
    for text in (part * 50_000, part * 60):
        one = outcome(day, text, True)
        assert one in RULES or (isinstance(one, Written) and one.value is None)


@pytest.mark.parametrize(
    ("text", "within", "read"),
    [
        ("11月3日", "2025", "2025-11-03"),
        ("11月3号", "2025Q4", "2025-11-03"),
        ("11月", "2025", "2025-11-30"),
        ("11月3日", "2025Q3", "day_without_year"),  # may be of another year
        ("11月31日", "2025", "no_such_day"),
        ("11月3日", None, "day_without_year"),
        ("2024年11月3日", "2025", "2024-11-03"),
    ],
)
def test_a_day_without_a_year_has_that_of_the_period_it_lies_in(text: str, within: str | None, read: str) -> None:
    one = outcome(day_within, text, True, within)
    assert (str(one.value) if isinstance(one, Written) else one) == read
