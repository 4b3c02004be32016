"""What deals came to: expected, signed, realised, each summed by itself, and conversion of the same deals."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.lookup import pairs
from analytics.resources.deals import EXPECTED, REALISED, SIGNED, STEPS, Deal
from store.codes import EVENT_KIND, RESOURCE
from store.datasets import Dataset


@dataclass(frozen=True)
class StepSum:
    """One step of several deals: how many have it, of how many the amount is told, what those come to in 元 (None: of none), and
    their qualifiers with how many bear each."""

    deals: int
    known: int
    amount: Decimal | None
    qualifiers: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Conversion:
    """How much of an earlier step came to the next one. `deals`: those with an amount of the earlier step, of which it is told what
    came of it; both sums are of these alone. `share` is exact; None of none, or of nothing."""

    deals: int
    earlier: Decimal
    later: Decimal

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.later) / Fraction(self.earlier) if self.earlier else None


@dataclass(frozen=True)
class DealLadder:
    """`of`: the category, pair or kind of event; None: across pairs, or of no event told."""

    of: str | None
    deals: int
    steps: dict[str, StepSum]
    signed: Conversion
    realised: Conversion


def ladder(found: Sequence[Deal], complete: bool, of: str | None = None) -> DealLadder:
    """`complete`: whether a step that is not told did not happen. In a table that is not complete a deal whose later step is not
    told is left out of the conversion: not known is not nothing."""
    return DealLadder(
        of,
        len(found),
        {step: _sum(found, step) for step in STEPS},
        _conversion(found, EXPECTED, SIGNED, complete),
        _conversion(found, SIGNED, REALISED, complete),
    )


def _sum(found: Iterable[Deal], step: str) -> StepSum:
    told = [one.steps[step] for one in found if step in one.steps]
    amounts = [one.amount for one in told if one.amount is not None]
    marks = Counter(one.qualifier for one in told if one.qualifier and one.amount is not None)
    return StepSum(len(told), len(amounts), sum(amounts, Decimal(0)) if amounts else None, tuple(sorted(marks.items())))


def _conversion(found: Iterable[Deal], earlier: str, later: str, complete: bool) -> Conversion:
    told = []
    for one in found:
        before, after = one.amount(earlier), one.amount(later)
        if after is None and later not in one.steps and complete:
            after = Decimal(0)
        if before is not None and after is not None:
            told.append((before, after))
    before, after = (sum(side, Decimal(0)) for side in zip(*told, strict=True)) if told else (Decimal(0), Decimal(0))
    return Conversion(len(told), before, after)


def by_category(found: Sequence[Deal], complete: bool) -> tuple[DealLadder, ...]:
    return _by(found, complete, lambda one: one.category, RESOURCE.ids)


def by_pair(dataset: Dataset, found: Sequence[Deal], complete: bool) -> tuple[DealLadder, ...]:
    """Deals within each pair; those between two pairs together, last."""
    return _by(found, complete, lambda one: one.pair_id, (*pairs(dataset), None))


def by_kind(found: Sequence[Deal], complete: bool) -> tuple[DealLadder, ...]:
    """By the kind of event they came from; those of which none is told last."""
    return _by(found, complete, lambda one: one.kind, (*EVENT_KIND.ids, None))


def _by(
    found: Sequence[Deal], complete: bool, key: Callable[[Deal], str | None], order: Sequence[str | None]
) -> tuple[DealLadder, ...]:
    held: dict[str | None, list[Deal]] = {}
    for one in found:
        held.setdefault(key(one), []).append(one)
    return tuple(ladder(held[of], complete, of) for of in order if of in held)
