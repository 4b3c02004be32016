"""Values of cells as the text a person would type for them, which kind each is, and what a number's format makes of it."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from store.sheets.grid import KINDS

EMPTY, TEXT, NUMBER, PERCENT, DATE, BOOL, ERROR = range(len(KINDS))
Shown = tuple[str | None, int]
NOTHING: Shown = (None, EMPTY)

# White space, and what takes no room at all: a cell with nothing else is empty.
BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MONTH = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})\s*月?")
_LAST_SERIAL = 2_958_466  # the day after 9999-12-31


# Formats that a file may name without writing them down, as Excel for Chinese has them.
_BUILT_IN = {
    **dict.fromkeys((9, 10), "percent"),
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), "date"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "month"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "time"),
    46: "duration",
}
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_NO_TIME = re.compile(r"general|g/通用格式|e[+-]|am/pm|a/p|上午/下午")


def meaning(code: str) -> str:
    """number, percent, date, month (a day shown without its day), year, time or duration of a format's code."""
    bare = _LITERAL.sub("", code).lower()
    if _ELAPSED.search(bare):
        return "duration"
    bare = _NO_TIME.sub("", _BRACKETS.sub("", bare)).partition(";")[0]
    if "%" in bare:
        return "percent"
    if re.search("[0#?]", re.sub(r"s\.0+", "s", bare)) or not re.search("[ymdhse]", bare):
        return "number"
    year, day, hour = re.search("[ye]", bare), "d" in bare, re.search("[hs]", bare)
    if day or (year and hour):
        return "date"
    if hour:
        return "time"
    return ("month" if "m" in bare else "year") if year else "date"


def meaning_of(id: int, codes: dict[int, str]) -> str:
    """The same of a format's number; `codes` are those the file writes down itself."""
    return meaning(codes[id]) if id in codes else _BUILT_IN.get(id, "number")


def words(text: str) -> Shown:
    """Text as it stands, with line ends as \\n; nothing where it is blank."""
    if not text.strip(BLANKS):
        return NOTHING
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, TEXT


def unescaped(text: str) -> str:
    """XLSX writes characters that XML cannot hold as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def number(value: float) -> Shown:
    """Plain digits, at most 15 places, as Excel keeps them."""
    if not math.isfinite(value):
        return "#NUM!", ERROR
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return ("0" if text == "-0" else text), NUMBER


def percent(value: float) -> Shown:
    """5.2% for 0.052."""
    if not math.isfinite(value):
        return "#NUM!", ERROR
    hundredth = (Decimal(f"{value:.15g}") * 100).normalize()
    return f"{hundredth:f}%".replace("-0%", "0%") if not hundredth else f"{hundredth:f}%", PERCENT


def boolean(value: bool) -> Shown:
    return ("TRUE" if value else "FALSE"), BOOL


def moment(value: date | datetime, means: str = "date") -> Shown:
    """A day, with its time where it has one. Who types a month or a year alone gets its first day: shown as such, a first day
    says no more than that, and any other day was typed."""
    if means == "month" and value.day == 1:
        return f"{value.year}年{value.month}月", DATE
    if means == "year" and (value.month, value.day) == (1, 1):
        return f"{value.year}年", DATE
    if not isinstance(value, datetime):
        return value.isoformat(), DATE
    if value.microsecond >= 500_000 and value < datetime.max - timedelta(seconds=1):
        value += timedelta(seconds=1)
    value = value.replace(microsecond=0, tzinfo=None)
    return (value.date() if value.time() == time() else value).isoformat(), DATE


def elapsed(seconds: int) -> Shown:
    """Hours, minutes and seconds."""
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}", TEXT


def formatted(value: float, means: str, from_1904: bool = False) -> Shown:
    """A number by what its format means (`meaning`); days count from 1900, or from 1904 where the file says so."""
    if means == "number" or not math.isfinite(value):
        return number(value)
    if means == "percent":
        return percent(value)
    if means == "duration" and abs(value) < _LAST_SERIAL:
        return elapsed(round(value * 86400))
    if not 0 <= value < _LAST_SERIAL - 1462 * from_1904:
        return number(value)
    days, seconds = divmod(round(value * 86400), 86400)
    if days == 0 and not from_1904:
        return elapsed(seconds)
    # Excel believes in 1900-02-29, so its days are counted from another day before it than after.
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < 60 else 30)
    try:
        day = datetime.combine(first, time()) + timedelta(days, seconds)
    except OverflowError:
        return number(value)
    return moment(day, means)


def iso(text: str) -> Shown:
    """A day written as ISO 8601 inside a file; what is none stays text."""
    try:
        return moment(datetime.fromisoformat(text.strip()))
    except ValueError:
        return words(text)


def month_shown(text: str) -> bool:
    """Whether a day is shown without its day: 2024年9月, 2024-09."""
    return _MONTH.fullmatch(text.strip()) is not None
