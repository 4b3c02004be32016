"""Written periods as the data keeps them (2024Q3, 2024, 2023-2025), alone or within a title; and figures counted from a start."""

import re
from dataclasses import dataclass
from datetime import date

from store.written import numerals
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import LONGEST, folded, readable
from store.written.years import SPANS, TO, YEAR, find_year, number, of_year
from style.periods import quarter_of
from style.text import Text

_Q = r"(?:第?(?P<zh>[0-9一二三四五]|iv|i{1,3})季度?|第?q ?(?P<q>[0-9])|(?P<n>[0-9])q)"
# Two digits are a year only with a sign behind them or before Q: 243季度 may be anything.
_QUARTER = re.compile(
    r"(?:(?P<y>20[0-9]{2}|[零〇一二三四五六七八九]{4}|[0-9]{2}(?=[年q]))(?:年度|年)?[-/ .]?)?" + _Q + "(?P<end>末)?"
)
_QUARTER_FIRST = re.compile(
    r"(?:q(?P<q>[0-9])|(?P<n>[0-9])q)[-/ ,]{0,2}(?P<y>20[0-9]{2}|(?<=[-/ ,q])[0-9]{2}(?![0-9])|[0-9]{2}(?=年))年?"
)
_YEAR = re.compile(rf"{YEAR}(?:年度|年全年|全年|年)|(?P<bare>20[0-9]{{2}})|(?P<alone>全年|全年度)")
_YEARS = re.compile(r"(20[0-9]{2}|[0-9]{2})(年度?)?(?:-|~|至|到)(20[0-9]{2}|[0-9]{2})(年度?)?")
_MONTHS = re.compile(
    rf"(?:{YEAR}(?:年度|年|\.|-|/))?(?P<from>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月?(?:份)?{TO}"
    r"(?:(?P<y2>20[0-9]{2})年)?(?P<to>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?"
)
_FIRST_QUARTERS = re.compile(
    rf"(?:{YEAR}(?:年度|年)?)?(?:前(?P<n>[二三四两234])个?季度?|(?P<half>上半年)|h(?P<h>1)|"
    rf"q1{TO}q?(?P<lastq>[234])|第?[一1](?:季度)?{TO}第?(?P<last>[二三四234])季度?)"
)
_AT_CAPACITY = re.compile("达产(后|年|期)?|满产(后)?|全面达产(后)?|at capacity")
_OF_WHEN = re.compile("[0-9一二三四五六七八九十年季月日旬度期q]|累计|截|至|到|末|底|预|起|来|今|达产|前[二三四两0-9]")
_BLANK = re.compile(r"[-/\\.…]+|无|空|none|null")
_RELATIVE = re.compile("本|当|今年|去年|上年|上季|上期|this|last|current")

QUARTERS_END = Text("季末，按 {period} 理解", "a quarter's end, taken for {period}")
LAST_DAY = Text("季末日，按 {period} 理解", "the last day of a quarter, taken for {period}")
NO_PERIOD = Text("“{sign}”不属于任何一期，报告期留空", "“{sign}” belongs to no period, which is left empty")
BLANK = Text("“{sign}”按没有报告期理解", "“{sign}” taken for no period")


@dataclass(frozen=True)
class ToDate:
    """Figures counted from a start to the end of `quarter`: from the year's beginning ("year") or from all beginning ("all")."""

    quarter: str
    since: str


def period(text: str, year: int | None) -> Written:
    """The period as stored; `year` is what a cell without one is of. A figure from the year's start is none: see `to_date`.
    Raises Unread."""
    clean = folded(text)
    if not clean:
        return Written(None)
    if _AT_CAPACITY.fullmatch(clean):
        return Written(None, guess=said(NO_PERIOD, sign=clean))
    if _BLANK.fullmatch(clean):
        return Written(None, guess=said(BLANK, sign=clean[:3]))
    if len(clean) > LONGEST:
        raise Unread(RULES["not_a_period"])
    if found := re.fullmatch(r"([^()]+)\(([^()]+)\)", clean):
        if not _OF_WHEN.search(found[2]):
            clean = found[1].strip()  # 2024年第四季度(提前下达): a remark that says nothing of when
        elif twice := _said_twice(found[1], found[2], year):
            return twice
    for form in (_quarter, _years, _months, _year, _last_day):
        if read := form(clean, year):
            return read
    raise _wrong(clean)


def _said_twice(one: str, other: str, year: int | None) -> Written | None:
    """第三季度(7-9月): both say the same, or it is not read."""
    known = find_year(one) or find_year(other) or year
    first, second = period(one, known), period(other, known)
    if first.value != second.value:
        return None
    named = known is not None and known != year
    return Written(first.value) if named else first


def _quarter(clean: str, year: int | None) -> Written | None:
    found = _QUARTER.fullmatch(clean) or _QUARTER_FIRST.fullmatch(clean)
    if not found:
        return None
    parts = found.groupdict()
    quarter = number(parts.get("zh") or parts["q"] or parts["n"])
    if not 1 <= quarter <= 4:
        raise Unread(RULES["no_such_quarter"])
    of, guess = of_year(parts["y"], year)
    told = f"{of}Q{quarter}"
    return Written(told, guess=guess or (said(QUARTERS_END, period=told) if parts.get("end") else None))


def _years(clean: str, year: int | None) -> Written | None:
    found = _YEARS.fullmatch(clean)
    if not found:
        return None
    if len(found[1]) != len(found[3]) or (len(found[1]) == 2 and not (found[2] or found[4])):
        raise Unread(RULES["period_unclear"])
    (first, guess), (last, _) = of_year(found[1], None), of_year(found[3], None)
    if first >= last:
        raise Unread(RULES["not_a_period"])
    return Written(f"{first}-{last}", guess=guess)


def _months(clean: str, year: int | None) -> Written | None:
    """7-9月 is the third quarter, 1-12月 the year; 1-9月 counts from the year's start; the rest is no period."""
    found = _MONTHS.fullmatch(clean)
    if not found:
        return None
    first, last = number(found["from"]), number(found["to"])
    of, guess = of_year(found["y"], year)
    if found["y2"] and int(found["y2"]) != of:
        raise Unread(RULES["no_whole_period"])
    if (first, last) == (1, 12):
        return Written(str(of), guess=guess)
    if last - first == 2 and last % 3 == 0:
        return Written(f"{of}Q{last // 3}", guess=guess)
    raise Unread(RULES["cumulative_period" if first == 1 and last in (6, 9) else "no_whole_period"])


def _year(clean: str, year: int | None) -> Written | None:
    found = _YEAR.fullmatch(clean)
    if not found:
        return None
    of, guess = of_year(found["y"] or found["bare"], year)
    return Written(str(of), guess=guess)


def _last_day(clean: str, year: int | None) -> Written | None:
    """2024-09-30 where a period is due: the quarter that ends on it, and no other day."""
    found = re.fullmatch(r"(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", clean)
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise Unread(RULES["not_a_period"]) from None
    if day != quarter_of(day).end:
        raise Unread(RULES["no_whole_period"])
    return Written(told := str(quarter_of(day)), guess=said(LAST_DAY, period=told))


def _wrong(clean: str) -> Unread:
    tests = (
        ("cumulative_period", _FIRST_QUARTERS.fullmatch(clean) or re.match("截[至止]|累计|自.*[起来]", clean)),
        ("relative_period", _RELATIVE.search(clean)),
        ("period_unclear", re.fullmatch(r"20[0-9]{2}(年|[-/. ]|\()?[0-9]{1,2}\)?", clean)),
        ("no_whole_period", re.search("半年|月|[至到~-].*季|h2|旬", clean)),
    )
    return Unread(RULES[next((rule for rule, holds in tests if holds), "not_a_period")])


def to_date(text: str, year: int | None = None) -> ToDate | None:
    """To which quarter's end a figure is counted: 2024年1-9月, 前三季度 and 上半年 from the year's start, 截至2024年9月底
    from all beginning. None where the text says no such thing."""
    clean = folded(readable(text))
    if not clean or len(clean) > LONGEST:
        return None
    try:
        return _first_quarters(clean, year) or _first_months(clean, year) or _until(clean, year)
    except Unread:
        return None


def find_to_date(text: str, year: int | None = None) -> ToDate | None:
    """What `to_date` says of the one such phrase within a title, header or sheet's name; None where there is none or several."""
    clean = folded(readable(text)[:LONGEST])
    year = find_year(clean) or year
    found = [one[0] for form in (_FIRST_QUARTERS, _MONTHS, _UNTIL) for one in form.finditer(clean)]
    told = {one for part in found if (one := to_date(part, year))}
    yearly = {one for one in told if one.since == "year"} or told
    return yearly.pop() if len(yearly) == 1 else None


_UNTIL = re.compile(r"(?:截至|截止)到?[^,;()、]{2,14}?(?:末|底|止|日|为止|季度|月|年)(?![0-9])")


def _first_quarters(clean: str, year: int | None) -> ToDate | None:
    found = _FIRST_QUARTERS.fullmatch(clean)
    if not found:
        return None
    of, _ = of_year(found["y"], year)
    last = (
        2
        if found["half"] or found["h"]
        else number((found["n"] or found["last"] or found["lastq"]).replace("两", "二"))
    )
    return ToDate(f"{of}Q{last}", "year")


def _first_months(clean: str, year: int | None) -> ToDate | None:
    found = _MONTHS.fullmatch(clean)
    if not found or number(found["from"]) != 1:
        return None
    last = number(found["to"])
    of, _ = of_year(found["y"], year)
    return ToDate(f"{of}Q{last // 3}", "year") if last in (3, 6, 9, 12) else None


def _until(clean: str, year: int | None) -> ToDate | None:
    """截至2024年9月底, 截至三季度末, 截至2024年9月30日, 截至2024年底."""
    found = re.fullmatch("(?:截至到|截止到|截至|截止|至|到)(.+?)(?:末|底|止|为止)?", clean)
    if not found:
        return None
    rest = found[1]
    if month := re.fullmatch(rf"(?:{YEAR}年)?([0-9]{{1,2}})月(?:份)?", rest):
        of, _ = of_year(month["y"], year)
        return ToDate(f"{of}Q{int(month[2]) // 3}", "all") if int(month[2]) in (3, 6, 9, 12) else None
    read = (_quarter(rest, year) or _last_day(rest, year) or _year(rest, year)) if rest else None
    if read is None:
        return None
    told = str(read.value)
    return ToDate(told if "Q" in told else f"{told}Q4", "all")


_IN_TEXT_QUARTER = re.compile(
    r"(?P<y>20[0-9]{2}|[零〇一二三四五六七八九]{4})(?:年度|年)?[-/_ .]?(?<!前)(?:第?(?P<zh>[1-4一二三四])季度?|q(?P<q>[1-4])(?![0-9]))"
    r"|(?<![0-9])(?:q(?P<q2>[1-4])|(?P<n>[1-4])q)[-/ ,]{0,2}(?P<y2>20[0-9]{2})"
    rf"|(?P<y3>20[0-9]{{2}})年(?:(?P<m1>1)月?{TO}3月|(?P<m4>4)月?{TO}6月|(?P<m7>7)月?{TO}9月|(?P<m10>10)月?{TO}12月)"
)
_NO_YEAR_QUARTER = re.compile(r"(?<![前0-9])(?:第?(?P<zh>[1-4一二三四])季度|(?<![a-z])q(?P<q>[1-4])(?![0-9]))")
_IN_TEXT_YEAR = re.compile(
    r"(?<![0-9])(20[0-9]{2})年(?:度|全年)?(?![0-9]|[一二三四五六七八九十]{1,2}月|第?[一二三四]季)"
)
# Quarters joined are no one period, and the last of them least of all.
_JOIN = "(?:-|~|至|到|、|和|及|与)"
_SEVERAL = re.compile(rf"(?:季度?|q[1-4]){_JOIN}第?q?[1-4一二三四]|[1-4一二三四]{_JOIN}第?[1-4一二三四]季")
_ANY_TO_DATE = re.compile(
    rf"前[二三四两234]个?季度|上半年|(?<![0-9])0?1月?{TO}(?!0?3月)[0-9]{{1,2}}月|[一1](?:季度)?{TO}第?[二三四234]季度"
)


def find_period(text: str, year: int | None = None) -> str | None:
    """The one period that a title, header or sheet's name is of; quarters go before years, years before spans. None where
    it names none or several, and where its figures count from the year's start."""
    clean = folded(readable(text)[:LONGEST])
    if _ANY_TO_DATE.search(clean) or _SEVERAL.search(clean):
        return None
    quarters = {_found_quarter(found) for found in _IN_TEXT_QUARTER.finditer(clean)}
    if not quarters and (of := find_year(clean) or year):
        quarters = {f"{of}Q{number(one['zh'] or one['q'])}" for one in _NO_YEAR_QUARTER.finditer(clean)}
    if quarters:
        return quarters.pop() if len(quarters) == 1 else None
    rest = SPANS.sub("", clean)
    years = set(_IN_TEXT_YEAR.findall(rest))
    if years:
        return years.pop() if len(years) == 1 else None
    if re.fullmatch("20[0-9]{2}", rest):
        return rest
    spans = {f"{first}-{last}" for first, last in SPANS.findall(clean) if first < last}
    return spans.pop() if len(spans) == 1 else None


def _found_quarter(found: re.Match[str]) -> str:
    of = found["y"] or found["y2"] or found["y3"]
    year = numerals.digits(of) if not of.isdigit() else of
    if found["y3"]:
        first = next(found[name] for name in ("m1", "m4", "m7", "m10") if found[name])
        return f"{year}Q{int(first) // 3 + 1}"
    return f"{year}Q{number(found['zh'] or found['q'] or found['q2'] or found['n'])}"
