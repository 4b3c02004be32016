"""What a gap between two scores is made of, indicator by indicator."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.assessment.result import Assessment

BEST, MEDIAN = "best", "median"
ADJUSTED, ROUNDING = "adjusted", "rounding"


@dataclass(frozen=True)
class ScoreGap:
    """`of`: an indicator's id, ADJUSTED (bonus less deduction) or ROUNDING (what rounding of the two scores adds). `mine` and
    `theirs` are parts of the scores, `gap` mine − theirs, exact; `told` the same in the scheme's decimals, made to add up."""

    of: str
    mine: Fraction
    theirs: Fraction
    told: Decimal

    @property
    def gap(self) -> Fraction:
        return self.mine - self.theirs


def explained(assessed: Assessment, pair_id: str, against: str = BEST) -> tuple[ScoreGap, ...]:
    """The gap of a pair's score to another's (BEST, MEDIAN of every part, or a pair's id), the largest loss first: both `gap` and
    `told` add up to the gap of the printed scores (to the median: of the parts' sums). None where either has no score."""
    raise NotImplementedError
