"""What each criterion reads of each pair at a quarter, who has no reading, and the shares that follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

from analytics.allocation.criteria import CRITERIA, UNFINISHED
from analytics.answer import Part, parts
from analytics.selection import PROGRAMME_START, Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import say_period
from style.text import Text

MOST_REACHED = Fraction(1)
QUARTER = 4
NOBODY = Text(
    "没有一对结对有“{name}”的读数（{period}）：它不能有权重",
    "no pair has a reading of “{name}” ({period}): it may have no weight",
)
ALL_ZERO = Text(
    "各对“{name}”的读数都是零，无从按比例分配", "every pair's reading of “{name}” is zero: nothing can be split by it"
)


@dataclass(frozen=True)
class Reading:
    """What is read of a pair: 元, points or a fraction of 1; None where it is not known. `reported` of `due` figures went
    into it; `source_id` where one row alone gives it."""

    value: Fraction | None
    reported: int = 0
    due: int = 0
    source_id: str | None = None


@dataclass(frozen=True)
class Scores:
    """One criterion for every pair. `counted` is what it counts for: a missing reading takes the median of the others.
    `as_of` is the quarter of the question behind it, or the year assessed; `refused` says why nothing can be split."""

    criterion_id: str
    as_of: str
    readings: Mapping[str, Reading] = field(default_factory=dict)
    counted: Mapping[str, Fraction] = field(default_factory=dict)
    refused: Text | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(pair for pair, reading in self.readings.items() if reading.value is None)

    @property
    def shares(self) -> dict[str, Fraction]:
        """Each pair's share, 1 in all; none where nothing can be split."""
        total = sum(self.counted.values(), Fraction(0))
        return {pair: score / total for pair, score in self.counted.items()} if total else {}


def needs_scope(as_of: str) -> Selection:
    """The question whose two sums make the need: the projects begun and not finished at that quarter."""
    return Selection(as_of, "programme", stages=UNFINISHED)


def full_year(as_of: str) -> str:
    """The last quarter of the last full year at a quarter."""
    quarter = Selection(as_of).quarter
    return f"{quarter.year if quarter.quarter == 4 else quarter.year - 1}Q4"


def slow_and_needy(found: Mapping[str, Scores]) -> tuple[str, ...]:
    """The pairs with a need among the highest quarter whose target was reached among the lowest: much may be left to do
    because it is done slowly. Only readings count, no medians; the most needy first."""
    quarters = []
    for one, sign in (("need", -1), ("completion", 1)):
        known = {pair: sign * r.value for pair, r in found[one].readings.items() if r.value is not None}
        order = sorted(known, key=lambda pair: (known[pair], pair))
        quarters.append(order[: len(order) // QUARTER])
    return tuple(pair for pair in quarters[0] if pair in quarters[1])


@remembered
def scores(dataset: Dataset, as_of: str) -> dict[str, Scores]:
    """Every criterion by id, for the pairs in force at the end of the quarter."""
    pairs = sorted(in_force(dataset, as_of))
    year, assessed = _assessed(dataset, as_of)
    read: dict[str, tuple[str, Mapping[str, Reading]]] = {
        "base": (as_of, dict.fromkeys(pairs, Reading(Fraction(1)))),
        "need": (as_of, _needs(dataset, as_of)),
        "performance": (year, assessed),
        "completion": (full_year(as_of), _reached(dataset, full_year(as_of))),
    }
    return {
        one: weighed(one, at, {pair: found.get(pair, Reading(None)) for pair in pairs})
        for one, (at, found) in read.items()
    }


def weighed(criterion_id: str, as_of: str, readings: Mapping[str, Reading]) -> Scores:
    """What each reading counts for."""
    known = {pair: _worth(criterion_id, r.value) for pair, r in readings.items() if r.value is not None}
    if not known:
        return Scores(criterion_id, as_of, readings, {}, _reason_in_words(NOBODY, criterion_id, as_of))
    middle = Fraction(median(known.values()))
    counted = {pair: known.get(pair, middle) for pair in readings}
    refused = None if any(counted.values()) else _reason_in_words(ALL_ZERO, criterion_id, as_of)
    return Scores(criterion_id, as_of, readings, counted, refused)


def _reason_in_words(reason: Text, criterion_id: str, as_of: str) -> Text:
    name = CRITERIA[criterion_id].name
    return Text(
        reason.zh.format(name=name.zh, period=say_period(as_of, "zh")),
        reason.en.format(name=name.en, period=say_period(as_of, "en")),
    )


def _worth(criterion_id: str, value: Fraction) -> Fraction:
    return min(value, MOST_REACHED) if criterion_id == "completion" else value


def _needs(dataset: Dataset, as_of: str) -> dict[str, Reading]:
    """What is left of the plans, by the two sums of the investment progress of these projects."""
    asked = needs_scope(as_of)
    counts = {p.of[0]: p.value for p in parts(dataset, "projects", ("pair",), asked)}
    sums = parts(dataset, "investment_progress", ("pair",), asked)
    nothing_due = dataset.is_complete("observations")
    return {str(p.of[0]): Reading(_left(p, counts.get(p.of[0]), nothing_due), p.reported, p.due) for p in sums}


def _left(part: Part, projects: int | None, nothing_due: bool) -> Fraction | None:
    if projects == 0:  # counted, in a complete table: nothing is begun, so nothing is left to finish
        return Fraction(0)
    done = part.numerator
    if done is None and part.due == 0 and nothing_due:  # begun so lately that no report was due yet
        done = 0
    if done is None or part.denominator is None:
        return None
    return max(Fraction(0), Fraction(part.denominator) - Fraction(done))


def _reached(dataset: Dataset, as_of: str) -> dict[str, Reading]:
    if as_of < PROGRAMME_START:
        return {}
    rates = parts(dataset, "investment_target_rate", ("pair",), Selection(as_of))
    return {str(p.of[0]): Reading(p.quotient, p.reported, p.due) for p in rates}


_OVERALL = """
SELECT subject_id, year, score, source_id FROM assessments
WHERE subject_type = 'pair' AND indicator_id = 'overall' AND half IS NULL AND score IS NOT NULL AND as_of <= ? AND year <= ?
QUALIFY year = max(year) OVER ()
ORDER BY subject_id
"""


def _assessed(dataset: Dataset, as_of: str) -> tuple[str, dict[str, Reading]]:
    """The latest year assessed and its scores; the quarter asked about and none where no year is."""
    quarter = Selection(as_of).quarter
    rows = dataset.arrow(_OVERALL, [quarter.end, quarter.year]).to_pylist()
    found = {row["subject_id"]: Reading(Fraction(row["score"]), 1, 1, row["source_id"]) for row in rows}
    return (str(rows[0]["year"]) if rows else as_of), found
