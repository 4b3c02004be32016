"""The simulated calendar: quarters numbered 0 (2023Q1) to 11 (2025Q4), and when a quarter is reported."""

from datetime import date, timedelta

from scripts.demo.draws import Draws
from style.periods import parse_period, quarters_between

QUARTERS = quarters_between("2023Q1", "2025Q4")
LAST = len(QUARTERS) - 1
YEARS = (2023, 2024, 2025)
STAGE_DATE = date(2025, 12, 31)
AS_OF = date(2026, 1, 20)


def year_of(quarter: int) -> int:
    return YEARS[0] + quarter // 4


def quarter_number(year: int, quarter: int) -> int:
    """`quarter` is 1 to 4, 0 the last of the year before; the result may lie after the last simulated quarter."""
    return (year - YEARS[0]) * 4 + quarter - 1


def first_day(quarter: int) -> date:
    return parse_period(QUARTERS[quarter]).start


def last_day(quarter: int) -> date:
    return parse_period(QUARTERS[quarter]).end


def day_in(draws: Draws, quarter: int, earliest: date | None = None) -> date:
    """A working day of the quarter, not before `earliest`."""
    first, last = first_day(quarter), last_day(quarter)
    first = max(first, earliest) if earliest else first
    day = first + timedelta(draws.whole(0, max((last - first).days, 0)))
    while _closed(day) and day < last:
        day += timedelta(1)
    while _closed(day) and day > first:
        day -= timedelta(1)
    return day


def _closed(day: date) -> bool:
    """Weekends, New Year's Day, 1 to 3 May, 1 to 7 October; the Spring Festival, which wanders, is left out."""
    return day.weekday() > 4 or (day.month, day.day) == (1, 1) or (day.day <= {5: 3, 10: 7}.get(day.month, 0))


def report_day(pair_id: str, quarter: int) -> date:
    """The day on which a pair hands in its return for the quarter: 15 to 20 days after the quarter's end."""
    return last_day(quarter) + timedelta(Draws("report day", pair_id, quarter).whole(15, 20))
