"""What is asked about: up to which quarter, over which span, of which kind of figure, and of whom."""

import re
from dataclasses import dataclass, replace
from typing import Any

from analytics.programme import PROGRAMME, SINCE
from store.codes import STAGE
from style.periods import Period, parse_period, say_period, say_year_to_date, year_earlier
from style.text import Text

PROGRAMME_START = PROGRAMME.start
# Stand for the as-of quarter's number, its year's first quarter and its year in a compiled question, so that one
# compilation (10 to 45 ms) serves every quarter. No data holds such numbers.
AT, YEAR_START, YEAR = 90_010_001, 90_020_001, 90_030_001
_TIMELESS = "2000Q4"
# Quoted words and names are taken whole: nothing within them is a number to fill.
_FILLED = re.compile(rf"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\b(?:{AT}|{YEAR_START}|{YEAR})\b""")


@dataclass(frozen=True)
class Span:
    """How far back from the as-of quarter a flow is summed."""

    id: str
    label: Text
    meaning: Text


SPANS: dict[str, Span] = {
    span.id: span
    for span in (
        Span(
            "year",
            Text("本年累计", "Year to date"),
            Text("当年第一季度至截至季度", "from the year's first quarter to the as-of quarter"),
        ),
        Span(
            "programme",
            Text(f"{SINCE}年起累计", f"Since {SINCE}"),
            Text(f"{SINCE}年第一季度至截至季度", f"from Q1 {SINCE} to the as-of quarter"),
        ),
        Span("quarter", Text("当季", "Quarter alone"), Text("仅截至季度当季", "the as-of quarter alone")),
    )
}


# The kinds of figure that can be asked for: what was carried out, what is expected, what there is to be at capacity.
ASKED_TYPES = ("actual", "forecast", "at_capacity")
# What narrows a selection, and the dimension each belongs to.
NARROWINGS = {
    "pairs": "pair",
    "tracks": "track",
    "cities": "city",
    "counties": "county",
    "stages": "stage",
    "industries": "industry",
}
# Each stands in a compiled question for the list of what is wanted, so that one compilation serves every choice.
_WANTED = {f"‹{field}›": field for field in NARROWINGS}

AT_CAPACITY = Text("达产后一年", "a year at capacity")
FROM_START = Text(f"{SINCE}年起各期", f"{SINCE} and after")


@dataclass(frozen=True)
class Selection:
    """The question's scope. Empty tuples mean all; ids only, never labels.

    Money flows belong to their fund year: "year" asks for the as-of year's fund, wherever the money stands by then.
    A stage is the one a project has reached by the end of the as-of quarter. `value_type` is one of ASKED_TYPES: only
    what projects report comes in several, and they are never added. `fund_year` asks for the money of one fund year as
    it stands by then, which may be years after; only fund money can be asked so.
    """

    as_of: str
    span: str = "year"
    pairs: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    value_type: str = "actual"
    fund_year: int | None = None

    def __post_init__(self) -> None:
        if parse_period(self.as_of).quarters != 1:
            raise ValueError(f"as_of is not a quarter: {self.as_of!r}")
        if self.span not in SPANS:
            raise ValueError(f"unknown span {self.span!r}")
        if unknown := set(self.stages) - set(STAGE.ids) - set(_WANTED):
            raise ValueError(f"unknown stages {sorted(unknown)}")
        if self.value_type not in ASKED_TYPES:
            raise ValueError(f"unknown value type {self.value_type!r}")

    @property
    def quarter(self) -> Period:
        return parse_period(self.as_of)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out by whom or what it belongs to."""
        return any(getattr(self, field) for field in NARROWINGS)

    def at(self, as_of: str, span: str | None = None) -> "Selection":
        return replace(self, as_of=as_of, span=span or self.span)

    def shape(self) -> "Selection":
        """The same scope at no particular quarter and of nobody in particular: what a question is compiled for. Of what
        narrows it only says that it does."""
        narrowed: dict[str, Any] = {field: (mark,) for mark, field in _WANTED.items() if getattr(self, field)}
        return replace(self, as_of=_TIMELESS, **narrowed)

    def fill(self, sql: str) -> str:
        """A question compiled for this selection's shape, with its own quarter and what it wants in their places."""
        last, year = self.quarter.last, self.quarter.year
        values = {str(AT): str(last), str(YEAR_START): str(year * 4), str(YEAR): str(year)}
        for mark, field in _WANTED.items():
            if wanted := getattr(self, field):
                values[f"'{mark}'"] = ", ".join(_quoted(word) for word in sorted(wanted))
        return _FILLED.sub(lambda found: values.get(found[0], found[0]), sql)

    def everyone(self) -> "Selection":
        """The same without any narrowing."""
        return Selection(self.as_of, self.span, value_type=self.value_type, fund_year=self.fund_year)

    def year_earlier(self) -> "Selection":
        """The same question a year before, for the change against the same quarter last year."""
        return self.at(year_earlier(self.as_of))

    def say_span(self, lang: str) -> str:
        """The span in words: 2025年前三季度, 2023年第一季度至2025年第三季度, 2025年第三季度. What is expected is of the whole
        year, or of any time since the programme began; what stands at capacity is of one year then."""
        if self.value_type == "at_capacity":
            return AT_CAPACITY(lang)
        if self.value_type == "forecast" and self.span != "quarter":
            return say_period(str(self.quarter.year), lang) if self.span == "year" else FROM_START(lang)
        if self.span == "year":
            return say_year_to_date(self.as_of, lang)
        if self.span == "quarter":
            return say_period(self.as_of, lang)
        start, end = say_period(PROGRAMME_START, lang), say_period(self.as_of, lang)
        if start == end:
            return end
        return f"{start}至{end}" if lang == "zh" else f"{start} – {end}"

    def say_fund_years(self, lang: str) -> str:
        """The fund years asked for, whole whatever the quarter: 2025年度, 2023—2025年度."""
        first, last = int(PROGRAMME_START[:4]), self.fund_year or self.quarter.year
        years = (
            str(last)
            if self.span == "year" or self.fund_year or last <= first
            else f"{first}{'—' if lang == 'zh' else '–'}{last}"
        )
        return f"{years}年度" if lang == "zh" else years

    def say_funds(self, lang: str) -> str:
        """The same as money: 2025年度资金, 2023—2025年度资金."""
        years = self.say_fund_years(lang)
        return f"{years}资金" if lang == "zh" else f"{years} fund{'s' if '–' in years else ''}"


def _quoted(word: str) -> str:
    """A word as SQL has it: every engine we compile for doubles a quote within."""
    doubled = word.replace("'", "''")
    return f"'{doubled}'"
