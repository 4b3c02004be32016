"""What each criterion reads of each pair at a quarter, who has no reading, and the shares that follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from statistics import median

from analytics.allocation.criteria import CRITERIA, UNFINISHED
from analytics.answer import Part, parts
from analytics.coverage import LEAST_REPORTED
from analytics.selection import PROGRAMME_START, Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import say_period
from style.text import Text

MOST_REACHED = Fraction(1)
CAPPED = ("completion", "execution")  # above 100 % they count as 100 %
QUARTER = 4
RETURNED = "investment_completed"  # what the returns behind need and targets are of
NOBODY = Text(
    "没有一对结对有“{name}”的读数（{period}）：它不能有权重",
    "no pair has a reading of “{name}” ({period}): it may have no weight",
)
ALL_ZERO = Text(
    "各对“{name}”都只计为零，无从按比例分配", "“{name}” counts as zero for every pair: nothing can be split by it"
)


@dataclass(frozen=True)
class Reading:
    """What is read of a pair: 元, points or a fraction of 1; None where it is not known. `reported` of `due` figures went
    into it; `source_id` where one row alone gives it. `partial`: what the returns give that came, where a quarter of them
    is missing, so that they are no reading."""

    value: Fraction | None
    reported: int = 0
    due: int = 0
    source_id: str | None = None
    partial: Fraction | None = None

    @property
    def lacks(self) -> int:
        """How many figures were due for it and did not come."""
        return self.due - self.reported

    def withheld(self) -> "Reading":
        """The same as no reading, since a quarter of its returns is missing."""
        return replace(self, value=None, partial=self.value)


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


def quarters_missing(dataset: Dataset, as_of: str) -> frozenset[str]:
    """The pairs with a quarter of the as-of year, up to it, of which fewer than LEAST_REPORTED of the figures due came."""
    found = parts(dataset, RETURNED, ("pair", "quarter"), Selection(as_of))
    lacking = [p for p in found if None not in p.of and p.due and Fraction(p.reported, p.due) < LEAST_REPORTED]
    return frozenset(str(p.of[0]) for p in lacking)


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
        "execution": (full_year(as_of), _executed(dataset, full_year(as_of))),
        "idle": (as_of, _idle(dataset, as_of)),
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
    """What a reading counts for: of rates 100 % at most, of idle money the part that is not idle."""
    if criterion_id == "idle":
        return 1 - min(max(value, Fraction(0)), Fraction(1))
    return min(value, MOST_REACHED) if criterion_id in CAPPED else value


def _needs(dataset: Dataset, as_of: str) -> dict[str, Reading]:
    """What is left of the plans, by the two sums of the investment progress of these projects."""
    asked = needs_scope(as_of)
    counts = {p.of[0]: p.value for p in parts(dataset, "projects", ("pair",), asked)}
    sums = parts(dataset, "investment_progress", ("pair",), asked)
    nothing_due = dataset.is_complete("observations")
    found = {str(p.of[0]): Reading(_left(p, counts.get(p.of[0]), nothing_due), p.reported, p.due) for p in sums}
    return _without_missing(found, quarters_missing(dataset, as_of))


def _without_missing(found: dict[str, Reading], missing: frozenset[str]) -> dict[str, Reading]:
    """A pair of which a quarter is missing has no reading, where anything is missing of what it rests on."""
    return {p: one.withheld() if p in missing and one.lacks else one for p, one in found.items()}


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
    found = {str(p.of[0]): Reading(p.quotient, p.reported, p.due) for p in rates}
    return _without_missing(found, quarters_missing(dataset, as_of))


def _executed(dataset: Dataset, as_of: str) -> dict[str, Reading]:
    """Of all fund years that are over. Where flows are complete, what was allocated and never spent is a rate of 0."""
    if as_of < PROGRAMME_START:
        return {}
    rates = parts(dataset, "execution_rate", ("pair",), Selection(as_of, "programme"))
    is_complete = dataset.is_complete("fund_flows")
    return {str(p.of[0]): Reading(_rate(p, is_complete), p.reported, p.due) for p in rates}


def _rate(part: Part, is_complete: bool) -> Fraction | None:
    return Fraction(0) if is_complete and not part.due and part.denominator else part.quotient


def _idle(dataset: Dataset, as_of: str) -> dict[str, Reading]:
    """What is disbursed and not spent ÷ what is disbursed; of who was given nothing there is nothing to read."""
    since, is_complete = Selection(as_of, "programme"), dataset.is_complete("fund_flows")
    paid, spent = ({p.of[0]: p for p in parts(dataset, f"fund_{s}", ("pair",), since)} for s in ("disbursed", "spent"))
    return {str(pair): _unspent(one, spent.get(pair), is_complete) for pair, one in paid.items()}


def _unspent(paid: Part, spent: Part | None, is_complete: bool) -> Reading:
    done = spent.value if spent else None
    if done is None and is_complete and not (spent and spent.due):
        done = 0
    if not paid.value or done is None:
        return Reading(None)
    left = 1 - Fraction(done) / Fraction(paid.value)
    reported, due = (getattr(paid, side) + (getattr(spent, side) if spent else 0) for side in ("reported", "due"))
    return Reading(left, reported, due)


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
