"""Two schemes on the same round: who moves, which indicator decides each move, which grades change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.assessment.gaps import ROUNDING, parts_of
from analytics.assessment.result import Assessment, AssessmentRound, ScoreLine
from analytics.assessment.scored import assessment
from analytics.assessment.trial.counterparts import counterparts
from cache.remembered import remembered
from store.datasets import Dataset
from store.schemes import Scheme

NONE = Fraction(0)


@dataclass(frozen=True)
class Shift:
    """What an indicator (by its id in the new scheme, or in the old one where that has none such; ADJUSTED and ROUNDING as in gaps)
    does to a pair's score between two schemes: `before` and `after` are its parts of the scores, `common` the mean change of all pairs with both scores."""

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
    """One pair under two schemes. `shifts` add up exactly to the change of the printed scores, their `beyond` to that change
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

    @property
    def grades_moved(self) -> tuple[int, int] | None:
        """How many pairs with a grade in both have a better one, and how many a worse; None where the schemes' grades differ."""
        order, other = ([band.grade.zh for band in held.scheme.bands] for held in (self.before, self.after))
        if order != other:
            return None
        steps = [
            order.index(one.before.grade.zh) - order.index(one.after.grade.zh)
            for one in self.moves
            if one.before.grade and one.after.grade
        ]
        return sum(one > 0 for one in steps), sum(one < 0 for one in steps)


@remembered(heavy=True)
def compared(dataset: Dataset, before: Scheme, after: Scheme, of: AssessmentRound) -> TwoSchemes:
    """Both schemes on one round."""
    old, new = assessment(dataset, before, of), assessment(dataset, after, of)
    same = counterparts(before, after)
    changed = {
        line.pair_id: (
            {same.get(of, of): part for of, part in parts_of(old.line(line.pair_id)).items()},
            parts_of(line),
        )
        for line in new.lines
    }
    ids = [*dict.fromkeys(key for sides in changed.values() for side in sides for key in side)]
    both = [sides for sides in changed.values() if all(sides)]
    common = {key: _mean([side.get(key, NONE) - was.get(key, NONE) for was, side in both]) for key in ids}
    moves = [_move(old.line(line.pair_id), line, *changed[line.pair_id], ids, common) for line in new.lines]
    return TwoSchemes(old, new, tuple(sorted(moves, key=_furthest)))


def _furthest(move: PlaceMove) -> tuple[int, Decimal, str]:
    return -abs(move.places or 0), -abs(move.change or Decimal(0)), move.pair_id


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, NONE) / len(numbers) if numbers else NONE


def _move(
    before: ScoreLine,
    after: ScoreLine,
    was: Mapping[str, Fraction],
    now: Mapping[str, Fraction],
    ids: Sequence[str],
    common: Mapping[str, Fraction],
) -> PlaceMove:
    if not was or not now:
        return PlaceMove(before, after, (), None)
    shifts = tuple(Shift(key, was.get(key, NONE), now.get(key, NONE), common[key]) for key in ids)
    made = PlaceMove(before, after, shifts, None)
    if not made.places:
        return made
    up = 1 if made.places > 0 else -1
    deciding = max((one for one in shifts if one.of != ROUNDING), key=lambda one: (up * one.beyond, one.of))
    return replace(made, deciding=deciding.of)
