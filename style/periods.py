"""Quarters, years and spans of years: how they are written, ordered and said in both languages."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

QUARTER_WORDS_ZH = ("一", "二", "三", "四")
# [0-9], for \d also takes full-width digits, which no other place would know as the same period.
_QUARTER = re.compile("(20[0-9]{2})Q([1-4])")
_YEAR = re.compile("(20[0-9]{2})")
_YEARS = re.compile("(20[0-9]{2})-(20[0-9]{2})")


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole quarters. `last` and `first` number quarters from the year 0, so periods are ordered by their end."""

    last: int
    first: int

    @property
    def quarters(self) -> int:
        return self.last - self.first + 1

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.last // 4

    @property
    def quarter(self) -> int:
        """1 to 4: the quarter of the year in which the period ends."""
        return self.last % 4 + 1

    @property
    def start(self) -> date:
        return date(self.first // 4, self.first % 4 * 3 + 1, 1)

    @property
    def end(self) -> date:
        following = self.last + 1
        return date.fromordinal(date(following // 4, following % 4 * 3 + 1, 1).toordinal() - 1)

    def __str__(self) -> str:
        if self.quarters == 1:
            return f"{self.year}Q{self.quarter}"
        first_year = self.first // 4
        return str(self.year) if first_year == self.year else f"{first_year}-{self.year}"


@lru_cache(maxsize=1024)
def parse_period(text: str) -> Period:
    """`2024Q3`, `2024` or `2023-2025`; anything else raises ValueError."""
    if found := _QUARTER.fullmatch(text):
        number = int(found[1]) * 4 + int(found[2]) - 1
        return Period(number, number)
    if found := _YEAR.fullmatch(text):
        return Period(int(found[1]) * 4 + 3, int(found[1]) * 4)
    if (found := _YEARS.fullmatch(text)) and found[1] < found[2]:
        return Period(int(found[2]) * 4 + 3, int(found[1]) * 4)
    raise ValueError(f"not a period: {text!r}")


def quarter_of(day: date) -> Period:
    number = day.year * 4 + (day.month - 1) // 3
    return Period(number, number)


def quarters_between(first: str, last: str) -> tuple[str, ...]:
    """Every quarter from the start of `first` to the end of `last`, as written (`2024Q3`)."""
    span = range(parse_period(first).first, parse_period(last).last + 1)
    return tuple(str(Period(n, n)) for n in span)


def year_earlier(quarter: str) -> str:
    """The same quarter of the year before; raises ValueError for what is not a quarter."""
    period = parse_period(quarter)
    if period.quarters != 1:
        raise ValueError(f"not a quarter: {quarter!r}")
    return str(Period(period.last - 4, period.first - 4))


def say_period(text: str, lang: str) -> str:
    """`2024Q3` → 2024年第三季度 / Q3 2024; a year → 2024年 / 2024; a span → 2023—2025年 / 2023–2025."""
    period = parse_period(text)
    if period.quarters == 1:
        if lang == "zh":
            return f"{period.year}年第{QUARTER_WORDS_ZH[period.quarter - 1]}季度"
        return f"Q{period.quarter} {period.year}"
    if period.quarters == 4:
        return f"{period.year}年" if lang == "zh" else str(period.year)
    first = period.first // 4
    return f"{first}—{period.year}年" if lang == "zh" else f"{first}–{period.year}"


def say_quarter_shortly(text: str, lang: str) -> str:
    """2025年四季度, Q4 2025: where there is little room."""
    period = parse_period(text)
    if lang == "zh" and period.quarters == 1:
        return f"{period.year}年{QUARTER_WORDS_ZH[period.quarter - 1]}季度"
    return say_period(text, lang)


def say_period_in_two(text: str, lang: str) -> str:
    """A quarter in two short lines, for an axis: 三季度 over 2024年, Q3 over 2024. Other periods as `say_period`."""
    period = parse_period(text)
    if period.quarters != 1:
        return say_period(text, lang)
    if lang == "zh":
        return f"{QUARTER_WORDS_ZH[period.quarter - 1]}季度\n{period.year}年"
    return f"Q{period.quarter}\n{period.year}"


def say_year_to_date(quarter: str, lang: str) -> str:
    """The year so far: 2024年前三季度 / Q1–Q3 2024; a first quarter is itself, a fourth the whole year."""
    period = parse_period(quarter)
    if period.quarter == 1:
        return say_period(quarter, lang)
    if period.quarter == 4:
        return f"{period.year}年全年" if lang == "zh" else f"all of {period.year}"
    if lang == "zh":
        return f"{period.year}年" + ("上半年" if period.quarter == 2 else "前三季度")
    return f"H1 {period.year}" if period.quarter == 2 else f"Q1–Q3 {period.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_date(day: date, lang: str, precision: str = "day") -> str:
    """A date as precisely as it is known (`day`, `month`, `quarter`, `year`), in words."""
    if precision == "year":
        return say_period(str(day.year), lang)
    if precision == "quarter":
        return say_period(str(quarter_of(day)), lang)
    if lang == "zh":
        return f"{day.year}年{day.month}月" + (f"{day.day}日" if precision == "day" else "")
    return (f"{day.day} " if precision == "day" else "") + f"{_MONTHS[day.month - 1]} {day.year}"
