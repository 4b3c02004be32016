"""Years and half-years as they are written, alone or within a title."""

import re

from store.written import numerals
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import LONGEST, folded, readable
from style.text import Text

# Two digits are a year only before its sign.
YEAR = r"(?P<y>20[0-9]{2}|[0-9]{2}(?=年)|[零〇一二三四五六七八九]{4})"
TO = "(?:-|~|至|到)"
SPANS = re.compile(rf"(?<![0-9])(20[0-9]{{2}})年?{TO}(20[0-9]{{2}})年?(?![0-9])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEARS = (2000, 2099)
YEAR_SUPPLIED = Text("没有写年份，按 {year} 年理解", "no year is written: taken for {year}")
SHORT_YEAR = Text("“{year}”按 20{year} 年理解", "“{year}” taken for 20{year}")


def of_year(written: str | None, year: int | None) -> tuple[int, Text | None]:
    """The year, and what was guessed of it."""
    if written is None:
        if year is None:
            raise Unread(RULES["period_without_year"])
        return year, said(YEAR_SUPPLIED, year=str(year))
    plain = numerals.digits(written) if not written.isdigit() else written
    if plain and len(plain) == 2:
        return 2000 + int(plain), said(SHORT_YEAR, year=plain)
    found = int(plain or 0)
    if not YEARS[0] <= found <= YEARS[1]:
        raise Unread(RULES["not_a_year"])
    return found, None


def number(sign: str) -> int:
    """A small number in digits, Chinese or Roman signs."""
    if sign in _ROMAN:
        return _ROMAN[sign]
    read = numerals.number(sign) if not sign.isdigit() else None
    return int(read[0]) if read else int(sign)


def find_year(text: str) -> int | None:
    """The one year that a title names, whatever part of it; None where it names none or several."""
    years = set(
        re.findall(r"(?<![0-9])(20[0-9]{2})(?=年|[-_]?q|[-/.][0-9]|$)", SPANS.sub("", folded(readable(text)[:LONGEST])))
    )
    return int(years.pop()) if len(years) == 1 else None


def year(text: str) -> Written:
    """A year as a whole number: 2024, 2024年, 2024年度, 二〇二四年; 24年 is understood. Raises Unread."""
    clean = folded(text)
    if not clean:
        return Written(None)
    found = re.fullmatch(rf"{YEAR}(?P<sign>年度?)?", clean) if len(clean) < LONGEST else None
    if not found or (len(found["y"]) == 2 and not found["sign"]):
        raise Unread(RULES["not_a_year"])
    try:
        of, guess = of_year(found["y"], None)
    except Unread:
        raise Unread(RULES["not_a_year"]) from None
    return Written(of, guess=guess)


def half(text: str) -> Written:
    """The half-year an assessment is of: 1 for a mid-year one, None for the whole year. Raises Unread."""
    clean = folded(text)
    if clean in ("1", "上半年", "半年", "年中", "h1", "中期"):
        return Written(1)
    if clean in ("2", "下半年", "h2"):
        return Written(2)
    if clean in ("", "全年", "年度", "年终", "年末", "-", "/"):
        return Written(None)
    raise Unread(RULES["not_a_half"])
