"""What an assessment scheme says: indicators with weights, how a figure becomes points, bonus and deduction, grades, groups."""

import re
from dataclasses import dataclass
from decimal import Decimal

from style.text import Text

TITLE = Text("考核办法", "Assessment scheme")
MISSING = ("left_out", "zero", "lowest", "refuse")
WAYS = ("between", "steps", "relative")
DIRECTIONS = ("higher", "lower")
SIDES = ("mountain", "industrial")
WHOLE = Decimal(100)
_FILE = re.compile(r"scheme-([a-z0-9-]{1,32})\.toml")


def scheme_name(file: str) -> str | None:
    """The id of the scheme a file name stands for; None where it is no such name."""
    found = _FILE.fullmatch(file)
    return found[1] if found else None


@dataclass(frozen=True)
class Indicator:
    """One indicator. `weight` in percent. It is either `assessed` (points as published, by that indicator id) or a `metric`
    asked by pair over `span`, turned into points in one of WAYS. `low`, `high` and the first of each step are in the unit
    the figure is printed in: percent, 亿元 or a count. `label` None: as METRICS or the code list calls it.

    `steps`: from each threshold on (direction lower: from it on, too) so many points hold, up to the next.
    """

    id: str
    weight: Decimal
    label: Text | None = None
    assessed: str | None = None
    metric: str | None = None
    span: str = "year"
    points: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    steps: tuple[tuple[Decimal, Decimal], ...] = ()
    direction: str = "higher"
    missing: str | None = None


@dataclass(frozen=True)
class Adjustment:
    """A bonus (positive points) or a deduction (negative) where a metric of the pair is `at_least` or `below` a threshold, in
    the unit it is printed in. `id` tells it apart within its scheme."""

    id: str
    metric: str
    points: Decimal
    span: str = "year"
    at_least: Decimal | None = None
    below: Decimal | None = None
    label: Text | None = None


@dataclass(frozen=True)
class Band:
    """A grade from `least` on, up to `below` (None: without end)."""

    grade: Text
    least: Decimal
    below: Decimal | None = None


@dataclass(frozen=True)
class Grouping:
    """Like with like: pairs in `classes` groups of equal number by a measure of one side's county, as last stated in the
    year `at`; the first group has the largest figures."""

    measure: str
    of: str
    classes: int
    at: int


@dataclass(frozen=True)
class Scheme:
    """A scheme. `years`: of which assessments it holds, none for a draft; `half`: for mid-year rounds of them too. `decimals`
    of points and scores, rounded half up after summing. `bands` from the best grade down."""

    id: str
    title: Text
    years: tuple[int, ...]
    half: bool
    source_id: str
    decimals: int
    missing: str
    indicators: tuple[Indicator, ...]
    adjustments: tuple[Adjustment, ...] = ()
    bands: tuple[Band, ...] = ()
    grouping: Grouping | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it holds for no year yet: for trial alone."""
        return not self.years

    @property
    def file(self) -> str:
        return f"scheme-{self.id}.toml"

    @property
    def most(self) -> Decimal:
        """The largest score that can be reached."""
        return WHOLE + sum((one.points for one in self.adjustments if one.points > 0), Decimal(0))

    @property
    def asked(self) -> tuple[Indicator | Adjustment, ...]:
        """Everything that has points of its own."""
        return (*self.indicators, *self.adjustments)

    def indicator(self, indicator_id: str) -> Indicator:
        """Raises KeyError."""
        for one in self.indicators:
            if one.id == indicator_id:
                return one
        raise KeyError(indicator_id)

    def missing_of(self, indicator: Indicator) -> str:
        """What a missing figure of the indicator does: one of MISSING."""
        return indicator.missing or self.missing
