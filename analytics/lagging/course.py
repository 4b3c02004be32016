"""One pair's money quarter by quarter of the fund year asked about: what was due, what had come and was spent, what was missing."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.judgement.judge import judged_pairs
from analytics.lagging.shortfall import MONEY
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import quarters_between


@dataclass(frozen=True)
class QuarterEnd:
    """At the end of one quarter, from the year's first on. 元, None where nothing is told."""

    quarter: str
    allocated: Fraction | None
    due: Fraction | None
    spent: Fraction | None

    @property
    def gap(self) -> Fraction | None:
        if self.due is None or self.spent is None:
            return None
        return max(Fraction(0), self.due - self.spent)


@remembered
def quarter_ends(dataset: Dataset, pair_id: str, selection: Selection) -> tuple[QuarterEnd, ...]:
    """Of the as-of year's fund, on the tracks selected."""
    ends = []
    for quarter in quarters_between(f"{selection.quarter.year}Q1", selection.as_of):
        at = selection.at(quarter, "year")
        one = next((one for one in judged_pairs(dataset, MONEY, at) if one.part.of[0] == pair_id), None)
        ends.append(
            QuarterEnd(
                quarter,
                one.base if one and one.base else (Fraction(0) if one else None),
                one.due if one and one.due is not None else None,
                one.done if one else None,
            )
        )
    return tuple(ends)
