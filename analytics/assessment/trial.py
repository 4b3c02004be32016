"""Two schemes on the same round: who moves, which indicator decides each move, which grades change."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.assessment.result import Assessment, AssessmentRound, ScoreLine
from store.datasets import Dataset
from store.schemes import Scheme


@dataclass(frozen=True)
class Shift:
    """What an indicator (by id, in either scheme; ADJUSTED for bonus less deduction) does to a pair's score between two schemes:
    `before` and `after` are its parts of the scores, `common` the mean change of all pairs with both scores."""

    of: str
    before: Fraction
    after: Fraction
    common: Fraction

    @property
    def change(self) -> Fraction:
        return self.after - self.before

    @property
    def beyond(self) -> Fraction:
        """Its change beyond everybody's: what can move a place."""
        return self.change - self.common


@dataclass(frozen=True)
class PlaceMove:
    """One pair under two schemes. `shifts` add up exactly to the change of the exact scores, their `beyond` to that change
    beyond the mean of all. `deciding`: the indicator that does most in the direction of the move; None where it does not move."""

    before: ScoreLine
    after: ScoreLine
    shifts: tuple[Shift, ...]
    deciding: str | None

    @property
    def pair_id(self) -> str:
        return self.after.pair_id

    @property
    def places(self) -> int | None:
        """How many places it gains (loses, below 0)."""
        if self.before.place is None or self.after.place is None:
            return None
        return self.before.place - self.after.place

    @property
    def change(self) -> Decimal | None:
        """Of the printed score."""
        if self.before.score is None or self.after.score is None:
            return None
        return self.after.score - self.before.score

    @property
    def regraded(self) -> bool:
        return self.before.grade != self.after.grade


@dataclass(frozen=True)
class TwoSchemes:
    """`moves` of all pairs: those that move most first."""

    before: Assessment
    after: Assessment
    moves: tuple[PlaceMove, ...]

    @property
    def moved(self) -> tuple[PlaceMove, ...]:
        return tuple(one for one in self.moves if one.places)

    @property
    def regraded(self) -> tuple[PlaceMove, ...]:
        return tuple(one for one in self.moves if one.regraded)


def compared(dataset: Dataset, before: Scheme, after: Scheme, of: AssessmentRound) -> TwoSchemes:
    """Both schemes on one round."""
    raise NotImplementedError
