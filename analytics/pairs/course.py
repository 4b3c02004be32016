"""How one pair goes: quarter by quarter against the same quarter a year before, and year by year against its targets."""

from dataclasses import dataclass

from analytics.answer import Part, Refused, parts
from analytics.judgement.judge import Judgement, judged
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import year_earlier
from style.text import Text

BY_QUARTER = ("investment_completed", "output_value")
TARGETED = ("investment_target_rate", "output_target_rate")


@dataclass(frozen=True)
class Quarter:
    """One quarter's figure alone; `before` is the same quarter a year earlier, None where the data do not go back."""

    quarter: str
    part: Part
    before: Part | None


@dataclass(frozen=True)
class Quarters:
    metric_id: str
    quarters: tuple[Quarter, ...]
    refused: Text | None = None

    @property
    def is_empty(self) -> bool:
        return not any(q.part.due for q in self.quarters)


@remembered
def quarters(dataset: Dataset, metric_id: str, selection: Selection) -> Quarters:
    """Every quarter since the programme began up to the as-of quarter, whatever the selection's span."""
    try:
        found = parts(dataset, metric_id, ("quarter",), selection.at(selection.as_of, "programme"))
    except Refused as refused:
        return Quarters(metric_id, (), refused.reason)
    told = {str(part.of[0]): part for part in found if part.of[0] is not None}
    lines = (Quarter(q, part, told.get(year_earlier(q))) for q, part in told.items())
    return Quarters(metric_id, tuple(lines))


@dataclass(frozen=True)
class TargetYear:
    """A year's target and what was reached of it by the as-of quarter, or by the year's end where that is past."""

    year: int
    as_of: str
    judgement: Judgement

    @property
    def part(self) -> Part:
        """It carries both sums."""
        return self.judgement.part

    @property
    def status(self) -> str:
        return self.judgement.status_id


@dataclass(frozen=True)
class TargetYears:
    metric_id: str
    years: tuple[TargetYear, ...]
    refused: Text | None = None

    @property
    def is_empty(self) -> bool:
        return not any(year.part.denominator for year in self.years)


@remembered
def target_years(dataset: Dataset, metric_id: str, selection: Selection) -> TargetYears:
    """A metric of TARGETED for every year since the programme began: completed in the year ÷ the year's target."""
    found = []
    for year in range(int(PROGRAMME_START[:4]), selection.quarter.year + 1):
        at = selection.at(min(f"{year}Q4", selection.as_of), "year")
        one = judged(dataset, metric_id, at)
        if one.reason:
            return TargetYears(metric_id, (), one.reason)
        found.append(TargetYear(year, at.as_of, one))
    return TargetYears(metric_id, tuple(found))
