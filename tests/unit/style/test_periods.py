"""Periods are ordered by their end, read back as written, and said in both languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from style.periods import (
    Period,
    parse_period,
    quarter_of,
    quarters_between,
    say_date,
    say_period,
    say_year_to_date,
    year_earlier,
)

years = st.integers(2000, 2099)
quarters = st.builds("{}Q{}".format, years, st.integers(1, 4))
spans = st.tuples(years, years).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: f"{ends[0]}-{ends[1]}")
periods = quarters | years.map(str) | spans


@given(periods)
def test_a_period_is_read_back_as_written(text: str) -> None:
    assert str(parse_period(text)) == text


@given(periods, periods)
def test_two_periods_are_equal_only_when_written_alike(one: str, other: str) -> None:
    assert (parse_period(one) == parse_period(other)) == (one == other)


@given(periods)
def test_a_period_runs_from_its_start_to_its_end(text: str) -> None:
    period = parse_period(text)
    assert period.start.day == 1 and (period.end + timedelta(1)).day == 1
    assert quarter_of(period.start).last == period.first and quarter_of(period.end).last == period.last
    assert quarter_of(period.start - timedelta(1)).last == period.first - 1
    assert quarter_of(period.end + timedelta(1)).last == period.last + 1
    assert round((period.end - period.start).days / 91.3) == period.quarters


@given(quarters, quarters)
def test_quarters_are_ordered_as_they_follow_each_other(one: str, other: str) -> None:
    assert (
        (parse_period(one) < parse_period(other)) == (one < other) == (parse_period(one).end < parse_period(other).end)
    )


@pytest.mark.parametrize(
    "ordered",
    [
        ["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024", "2024Q4", "2025Q1"],
        ["2023", "2022-2024", "2023-2024", "2024", "2024Q4", "2023-2025", "2025"],
    ],
)
def test_periods_are_ordered_by_their_end_the_longer_first(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=parse_period) == ordered


def test_the_ends_of_each_kind_of_period() -> None:
    ends = {
        text: (parse_period(text).start, parse_period(text).end, parse_period(text).quarters)
        for text in ("2024Q1", "2024Q2", "2023Q4", "2024", "2023-2025")
    }
    assert ends == {
        "2024Q1": (date(2024, 1, 1), date(2024, 3, 31), 1),
        "2024Q2": (date(2024, 4, 1), date(2024, 6, 30), 1),
        "2023Q4": (date(2023, 10, 1), date(2023, 12, 31), 1),
        "2024": (date(2024, 1, 1), date(2024, 12, 31), 4),
        "2023-2025": (date(2023, 1, 1), date(2025, 12, 31), 12),
    }
    assert (parse_period("2024Q3").year, parse_period("2024Q3").quarter) == (2024, 3)
    assert (parse_period("2023-2025").year, parse_period("2023-2025").quarter) == (2025, 4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024Q0",
        "2024Q5",
        "2024q1",
        "2024Q",
        "2024 Q1",
        " 2024",
        "2024\n",
        "24Q1",
        "1999",
        "2100",
        "2025-2023",
        "2024-2024",
        "2024-25",
        "2023–2025",
        "2024Q1-2024Q2",
        "2024-03",
        "２０２４",
        "20２４",
        "20２４Q3",
        "20２３-2025",
        "2024Q３",
        "上半年",
    ],
)
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        parse_period(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    period = quarter_of(day)
    assert period.quarters == 1 and period.start <= day <= period.end
    assert (period.year, period.quarter) == (day.year, (day.month + 2) // 3)


@given(st.builds("{}Q{}".format, st.integers(2000, 2089), st.integers(1, 4)), st.integers(0, 40))
def test_quarters_between_two_are_all_of_them(first: str, count: int) -> None:
    start = parse_period(first).last
    found = quarters_between(first, str(Period(start + count, start + count)))
    assert [parse_period(text).last for text in found] == list(range(start, start + count + 1))
    assert found[0] == first and all(parse_period(text).quarters == 1 for text in found)


def test_quarters_between_years_and_the_wrong_way_round() -> None:
    assert quarters_between("2024Q2", "2024Q2") == ("2024Q2",)
    assert quarters_between("2023Q4", "2024Q2") == ("2023Q4", "2024Q1", "2024Q2")
    assert quarters_between("2024", "2024") == ("2024Q1", "2024Q2", "2024Q3", "2024Q4")
    assert quarters_between("2024Q3", "2024Q2") == ()


@given(st.builds("{}Q{}".format, st.integers(2001, 2099), st.integers(1, 4)))
def test_a_year_earlier_is_the_same_quarter(quarter: str) -> None:
    assert year_earlier(quarter) == f"{int(quarter[:4]) - 1}{quarter[4:]}"


@pytest.mark.parametrize("text", ["2024", "2023-2025", "", "2024Q9"])
def test_only_a_quarter_has_the_same_quarter_a_year_earlier(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        year_earlier(text)


WORDS = {
    "2024Q1": ("2024年第一季度", "Q1 2024"),
    "2024Q2": ("2024年第二季度", "Q2 2024"),
    "2024Q3": ("2024年第三季度", "Q3 2024"),
    "2024Q4": ("2024年第四季度", "Q4 2024"),
    "2024": ("2024年", "2024"),
    "2023-2025": ("2023—2025年", "2023–2025"),
}
TO_DATE = {
    "2024Q1": ("2024年第一季度", "Q1 2024"),
    "2024Q2": ("2024年上半年", "H1 2024"),
    "2024Q3": ("2024年前三季度", "Q1–Q3 2024"),
    "2024Q4": ("2024年全年", "all of 2024"),
    "2024": ("2024年全年", "all of 2024"),
}


@pytest.mark.parametrize("text", WORDS)
def test_a_period_in_words(text: str) -> None:
    assert (say_period(text, "zh"), say_period(text, "en")) == WORDS[text]


@pytest.mark.parametrize("text", TO_DATE)
def test_the_year_so_far_in_words(text: str) -> None:
    assert (say_year_to_date(text, "zh"), say_year_to_date(text, "en")) == TO_DATE[text]


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(one=periods, other=periods)
def test_no_two_periods_are_said_alike(lang: str, one: str, other: str) -> None:
    assert (say_period(one, lang) == say_period(other, lang)) == (one == other)


@pytest.mark.parametrize(
    ("precision", "zh", "en"),
    [
        ("day", "2024年8月5日", "5 Aug 2024"),
        ("month", "2024年8月", "Aug 2024"),
        ("quarter", "2024年第三季度", "Q3 2024"),
        ("year", "2024年", "2024"),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is_known(precision: str, zh: str, en: str) -> None:
    assert (say_date(date(2024, 8, 5), "zh", precision), say_date(date(2024, 8, 5), "en", precision)) == (zh, en)


def test_every_month_has_its_name() -> None:
    said = [say_date(date(2024, month, 1), "en", "month") for month in range(1, 13)]
    assert said == [date(2024, month, 1).strftime("%b %Y") for month in range(1, 13)]
