"""What an assessment comes to: of each pair its figures, points, weights, score, place and grade, and the way to the rows behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering

from analytics.selection import Selection
from store.schemes import Adjustment, Scheme
from style.text import Text

FIRST_HALF = Text("上半年", "H1")
SECOND_HALF = Text("下半年", "H2")


@total_ordering
@dataclass(frozen=True)
class AssessmentRound:
    """An assessment of a whole year, or at the end of a half of it (1 or 2). Later rounds are larger; of one year the whole is."""

    year: int
    half: int | None = None

    @property
    def as_of(self) -> str:
        """The last quarter it looks at."""
        return f"{self.year}Q{2 if self.half == 1 else 4}"

    @property
    def id(self) -> str:
        """2024, 2025h1."""
        return f"{self.year}" if self.half is None else f"{self.year}h{self.half}"

    def say(self, lang: str) -> str:
        """2024年, 2025年上半年."""
        half = "" if self.half is None else (FIRST_HALF if self.half == 1 else SECOND_HALF)(lang)
        if lang == "zh":
            return f"{self.year}年{half}"
        return f"{half} {self.year}" if half else str(self.year)

    def __lt__(self, other: "AssessmentRound") -> bool:
        return (self.year, self.half or 3) < (other.year, other.half or 3)


@dataclass(frozen=True)
class PublishedRow:
    """A row of assessments as it was published: a score of 100, a grade as printed, or both."""

    subject_type: str
    subject_id: str
    indicator_id: str
    score: Decimal | None
    grade_printed: str | None
    assessor: str | None
    as_of: date
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class AskedFigure:
    """A metric with the selection it was asked under (one pair, the round's last quarter, the span): what the page of the rows
    behind a figure needs."""

    metric_id: str
    selection: Selection


@dataclass(frozen=True)
class Figure:
    """What is read of a pair for an indicator or an adjustment: 元, a fraction of 1, a count, or points as published; None where
    it is not known, and `why` says so. `reported` of `due` figures went into it. `numerator` and `denominator`: a ratio's sums."""

    raw: Fraction | None
    behind: AskedFigure | PublishedRow | None = None
    reported: int = 0
    due: int = 0
    why: Text | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None


@dataclass(frozen=True)
class IndicatorPoints:
    """One pair and one indicator. `points` 0–100, exact; None where they are left out. `weight` in percent, as it counts for
    this pair: others' weights grow where an indicator is left out. `weighted`: its part of the score. `filled`: what the
    scheme does for the figure that is missing (one of MISSING), None where it is there."""

    figure: Figure
    points: Fraction | None
    weight: Fraction
    filled: str | None = None

    @property
    def raw(self) -> Fraction | None:
        return self.figure.raw

    @property
    def why_missing(self) -> Text | None:
        return self.figure.why

    @property
    def weighted(self) -> Fraction:
        return (self.points or Fraction(0)) * self.weight / 100


@dataclass(frozen=True)
class AppliedAdjustment:
    """A bonus or deduction of the scheme for one pair: `points` 0 where its threshold is not met, or the figure not known."""

    adjustment: Adjustment
    figure: Figure
    points: Fraction


@dataclass(frozen=True)
class ScoreLine:
    """One pair. `exact` is the score before rounding, `score` as it is printed; None where the scheme refuses a score or nothing
    is known; `place` counts from 1 by the printed score, equals share the better one. `group` counts from 0, None where there
    are no groups or the pair's measure is not known. `published`: the overall row of the round, where there is one."""

    pair_id: str
    cells: Mapping[str, IndicatorPoints]
    adjustments: tuple[AppliedAdjustment, ...]
    exact: Fraction | None
    score: Decimal | None
    grade: Text | None
    group: int | None = None
    place: int | None = None
    place_in_group: int | None = None
    published: PublishedRow | None = None

    @property
    def published_score(self) -> Decimal | None:
        return self.published.score if self.published else None

    @property
    def published_grade(self) -> str | None:
        return self.published.grade_printed if self.published else None

    @property
    def adjusted(self) -> Fraction:
        """Bonus less deduction."""
        return sum((one.points for one in self.adjustments), Fraction(0))

    @property
    def missing(self) -> tuple[str, ...]:
        """The indicators of which nothing is known."""
        return tuple(one for one, cell in self.cells.items() if cell.raw is None)


@dataclass(frozen=True)
class PairGroup:
    """Like with like: the pairs of a class with the least and the largest figure of the grouping's measure among them."""

    number: int
    pair_ids: tuple[str, ...]
    least: Fraction
    most: Fraction


@dataclass(frozen=True)
class Assessment:
    """A scheme applied to a round: `lines` by place, those without a score last. `groups` are none without a grouping."""

    scheme: Scheme
    round: AssessmentRound
    lines: tuple[ScoreLine, ...]
    groups: tuple[PairGroup, ...] = ()

    def line(self, pair_id: str) -> ScoreLine:
        """Raises KeyError."""
        for one in self.lines:
            if one.pair_id == pair_id:
                return one
        raise KeyError(pair_id)

    @property
    def scored(self) -> tuple[ScoreLine, ...]:
        return tuple(line for line in self.lines if line.score is not None)
