"""A written day, month, quarter or year as a date of that precision: 2024年9月30日, 2024.9.30, 二〇二四年九月, Excel's 45565."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from store.written import numerals
from store.written.no_figure import BLANK
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import LONGEST, folded
from store.written.years import YEAR_SUPPLIED
from style.periods import parse_period, quarter_of
from style.text import Text

FIRST, LAST = 1949, 2099  # before and after these no day of the data can be
_SERIALS = (date(1990, 1, 1), date(2050, 12, 31))  # a number is a day only if that day is one of these
_DAY_ZERO = date(1899, 12, 30)  # Excel's count: 1 is New Year's Day of 1900, with a 29 February that never was
_BLANK = re.compile(r"[-/\\.…]+|无|没有|暂无|空|none|null|n/a|na|未定|不详|未知")
_WITHOUT_YEAR = re.compile("[0-9]{1,2}月(?:份|[0-9]{1,2}[日号]?)?")
_OPEN = re.compile("至?今|现在|目前|长期|present|now|to date")
_TIME = re.compile(r"[ t]?[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\.[0-9]{1,9})?z?(?: ?[ap]m)?$|(?<=日)[0-9]{1,2}时.*$")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?$")
_NUMERIC = re.compile(r"([0-9]+)([-/.。·])([0-9]+)\2([0-9]+)日?")
_CHINESE = re.compile(r"([0-9]+)年(?:度)?(?:([0-9]{1,3})月(?:份)?(?:([0-9]{1,3})[日号]?)?)?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})?")
_MONTH = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})月?")
_QUARTER = re.compile(r"([0-9]+)年?(?:度)?(?:-? ?q([0-9])|第?([0-9一二三四五])季度?)")
_ENGLISH = re.compile(r"(?:([0-9]{1,2})[ -])?([a-z]{3,9})\.?[ -](?:([0-9]{1,2}), ?|([0-9]{1,2}) )?([0-9]{2,4})")
_PART_OF_MONTH = re.compile(r"(.+月)(?:份)?(上旬|中旬|下旬|初|中|底|末)")
_PART_OF_YEAR = re.compile(r"(.+年)(初|中|底|末)")
_PART_OF_QUARTER = re.compile(r"(.+季度?)(初|中|底|末)")
_EXPECTED = re.compile("预计|计划|拟|力争|预期|之?前|以前|未|尚|expected|by |before |not ")
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}

EXCEL_NUMBER = Text("Excel 的日期序号，是 {day}", "Excel's number of a day: {day}")
MONTH_UNDERSTOOD = Text("按 {year}年{month}月 理解", "taken for the month {year}-{month}")
YEAR_ALONE = Text("只有年份，精确到年", "a year alone: precise to the year")
PART_DROPPED = Text("“{part}”不另记，精确到{precision}", "“{part}” is not kept: precise to the {unit}")
DAY_FIRST = Text("按 {day} 理解", "taken for {day}")
STILL = Text("“{sign}”按没有截止日理解", "“{sign}” taken for no last day")


def day_within(text: str, latest: bool, within: str | None) -> Written:
    """The same of what happened in a period (2025, 2025Q4): 11月3日 has its year from there, if it is a day of it."""
    clean = folded(text)
    if within is not None and _WITHOUT_YEAR.fullmatch(clean):
        year, period = within[:4], parse_period(within)
        found = day(f"{year}年{clean}", latest)
        if isinstance(found.value, date) and quarter_of(found.value).first in range(period.first, period.last + 1):
            return replace(found, guess=said(YEAR_SUPPLIED, year=year))
    return day(text, latest)


def day(text: str, latest: bool) -> Written:
    """The date with its precision: of a month, quarter or year its last day, or its first where not `latest`. Raises Unread."""
    clean = folded(text)
    if not clean:
        return Written(None)
    if _BLANK.fullmatch(clean):
        return Written(None, guess=said(BLANK, sign=clean[:6]))
    if _OPEN.fullmatch(clean):
        return Written(None, guess=said(STILL, sign=clean))
    if len(clean) > LONGEST:
        raise Unread(RULES["not_a_day"])
    whole = _western(_WEEKDAY.sub("", clean))
    plain = _TIME.sub("", whole)
    for form in (_numeric, _compact, _by_signs, _by_quarter, _by_month, _excel, _english, _with_a_part):
        if (found := form(plain, latest)) and (plain == whole or found.precision == "day"):
            return found
    raise _wrong(whole)


def _western(clean: str) -> str:
    """二〇二四年九月三十日 in digits: the year sign by sign, month and day as numbers."""
    found = re.fullmatch("([零〇一二三四五六七八九]{2,4})年(.*)", clean)
    if found:
        clean = f"{numerals.digits(found[1])}年{found[2]}"

    def plain(part: re.Match[str]) -> str:
        read = numerals.number(part[1])
        return f"{read[0]}{part[2]}" if read and not read[1] and read[0].denominator == 1 else part[0]

    return re.sub("([一二三四五六七八九十]+)([月日号])", plain, clean)


def _made(year: str, month: str, day_of: str, latest: bool, guess: Text | None = None) -> Written:
    """A whole date, or one of a month where the day is empty. Raises Unread where there is none."""
    if len(year) != 4:
        raise Unread(RULES["two_digit_year"])
    try:
        first = date(int(year), int(month), int(day_of or 1))
    except ValueError:
        raise Unread(RULES["no_such_day"]) from None
    _within(first)
    if day_of:
        return Written(first, guess=guess, precision="day")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return Written(last if latest else first, guess=guess, precision="month")


def _within(found: date) -> None:
    if not FIRST <= found.year <= LAST:
        raise Unread(RULES["day_outside"], read=found.isoformat())


def _numeric(clean: str, latest: bool) -> Written | None:
    found = _NUMERIC.fullmatch(clean)
    if not found:
        return None
    a, b, c = found[1], found[3], found[4]
    if len(a) == 4:
        return _made(a, b, c, latest) if len(b) <= 2 and len(c) <= 2 else None
    if len(c) == 4 and len(a) <= 2 and len(b) <= 2:
        first, second = int(a), int(b)
        if first == second:
            return _made(c, b, a, latest)
        if max(first, second) > 31 or min(first, second) > 12:
            raise Unread(RULES["no_such_day"])
        if max(first, second) <= 12:
            raise Unread(RULES["day_order"])
        month, day_of = sorted((first, second))
        made = _made(c, str(month), str(day_of), latest)
        return Written(made.value, guess=said(DAY_FIRST, day=str(made.value)), precision="day")
    raise Unread(RULES["two_digit_year" if len(a) <= 2 and len(c) <= 2 else "not_a_day"])


def _compact(clean: str, latest: bool) -> Written | None:
    found = _COMPACT.fullmatch(clean)
    if not found:
        return None
    if found[3]:
        return _made(found[1], found[2], found[3], latest)
    guess = said(MONTH_UNDERSTOOD, year=found[1], month=str(int(found[2])))
    return _made(found[1], found[2], "", latest, guess)


def _by_signs(clean: str, latest: bool) -> Written | None:
    if re.fullmatch("[0-9]{4}", clean):
        made = _year(clean, latest)
        return Written(made.value, guess=YEAR_ALONE, precision="year")
    found = _CHINESE.fullmatch(clean)
    if not found:
        return None
    return _made(found[1], found[2], found[3] or "", latest) if found[2] else _year(found[1], latest)


def _year(year: str, latest: bool) -> Written:
    if len(year) != 4:
        raise Unread(RULES["two_digit_year"])
    found = date(int(year) or 1, 12, 31) if latest else date(int(year) or 1, 1, 1)
    _within(found)
    return Written(found, precision="year")


def _by_quarter(clean: str, latest: bool) -> Written | None:
    found = _QUARTER.fullmatch(clean)
    if not found:
        return None
    if len(found[1]) != 4:
        raise Unread(RULES["two_digit_year"])
    sign = found[2] or found[3]
    quarter = _NUMBERS.get(sign) or int(sign)
    if not 1 <= quarter <= 4:
        raise Unread(RULES["no_such_quarter"])
    month = quarter * 3 if latest else quarter * 3 - 2
    made = _made(found[1], str(month), "", latest)
    return Written(made.value, precision="quarter")


def _by_month(clean: str, latest: bool) -> Written | None:
    """2024-09 says a month. 2024.9 is understood as one; 2024.1 may be 2024.10 without its last 0."""
    found = _MONTH.fullmatch(clean)
    if not found:
        return None
    if found[2] == "." and found[3] == "1" and not clean.endswith("月"):
        raise Unread(RULES["january_or_october"])
    guess = said(MONTH_UNDERSTOOD, year=found[1], month=str(int(found[3]))) if found[2] == "." else None
    return _made(found[1], found[3], "", latest, None if clean.endswith("月") else guess)


def _excel(clean: str, latest: bool) -> Written | None:
    """A number where a day is due is Excel's own, cell and format torn apart."""
    if not re.fullmatch(r"[2-7][0-9]{4}(\.[0-9]+)?", clean):
        return None
    found = _DAY_ZERO + timedelta(days=int(clean.partition(".")[0]))
    if not _SERIALS[0] <= found <= _SERIALS[1]:
        raise Unread(RULES["not_a_day"])
    return Written(found, guess=said(EXCEL_NUMBER, day=found.isoformat()), precision="day")


def _english(clean: str, latest: bool) -> Written | None:
    """30 Sep 2024, Sep 30, 2024, September 2024."""
    found = _ENGLISH.fullmatch(clean)
    if not found or found[2] not in _MONTHS or (found[1] and (found[3] or found[4])):
        return None
    return _made(found[5], str(_MONTHS[found[2]]), found[1] or found[3] or found[4] or "", latest)


def _with_a_part(clean: str, latest: bool) -> Written | None:
    """2024年9月底, 2024年底: as precise as month or year, for an end or a ten-day part is no precision of its own."""
    parts = ((_PART_OF_MONTH, "month", "月"), (_PART_OF_QUARTER, "quarter", "季"), (_PART_OF_YEAR, "year", "年"))
    for form, unit, zh in parts:
        found = form.fullmatch(clean)
        read = _by_quarter if unit == "quarter" else _by_signs
        whole = read(found[1], latest) if found else None
        if found and whole and whole.precision == unit:
            guess = said(PART_DROPPED, part=found[2], precision=zh, unit=unit)
            return Written(whole.value, guess=guess, precision=unit)
    return None


def _wrong(clean: str) -> Unread:
    tests = (
        ("half_year_day", "半年" in clean or re.fullmatch("[0-9]{4}h[12]", clean)),
        ("day_expected", _EXPECTED.search(clean)),
        ("day_range", re.search(r"[0-9月日年] ?(-|~|至|到|、|,|;) ?[0-9]{1,4}[-年月日./]", clean)),
        ("day_without_year", re.fullmatch(r"[0-9]{1,2}(月[0-9]{0,2}[日号]?|[-/.][0-9]{1,2})", clean)),
        ("two_digit_year", re.match(r"'?[0-9]{2}年", clean)),
    )
    return Unread(RULES[next((rule for rule, holds in tests if holds), "not_a_day")])
