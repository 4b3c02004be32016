"""What one step of the fund comes to, for each member of a breakdown; whether nothing moved there or nobody knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from analytics.answer import Part, parts, unbooked
from analytics.blanks import BOOKED, NO_DATA, not_by
from analytics.selection import NARROWINGS, Selection
from cache.remembered import remembered
from store.datasets import Dataset

_FINEST = ("pair", "track", "year")
Of = tuple[str | None, ...]


@dataclass(frozen=True)
class Level:
    """`amount` in 元 of `flows` movements; None where nobody knows, and `blank` (an id of BLANKS) then says why."""

    amount: Decimal | None
    flows: int
    blank: str = NO_DATA

    @property
    def none_yet(self) -> bool:
        """Whether it is known that nothing has moved: none is told of, by a table that is complete."""
        return self.amount is not None and not self.flows


@dataclass(frozen=True)
class Levels:
    """One step of a selection by the dimensions of `by`; `found` has the members that any movement is told of."""

    dataset: Dataset
    stage: str
    by: tuple[str, ...]
    scope: Selection
    found: Mapping[Of, Level]

    def of(self, member: Of) -> Level:
        """0 where no movement means that there was none, as for every figure (analytics.answer)."""
        return self.found.get(member) or self._nothing(member)

    def _nothing(self, member: Of) -> Level:
        if not self.dataset.is_complete("fund_flows"):
            return Level(None, 0)
        named = {d for d, one in zip(self.by, member, strict=True) if one is not None}
        narrowed = {dimension for field, dimension in NARROWINGS.items() if getattr(self.scope, field)}
        everyone = self.scope.everyone()
        for dimension in BOOKED:
            if dimension in named | narrowed and unbooked(self.dataset, f"fund_{self.stage}", dimension, everyone)[0]:
                return Level(None, 0, not_by(dimension))
        return Level(Decimal(0), 0)


def settled(dataset: Dataset, stage: str, scope: Selection) -> bool:
    """Whether a step of all that is selected, of which no movement is told, is known to be nothing."""
    return Levels(dataset, stage, (), scope, {}).of(()).none_yet


def levels(dataset: Dataset, stage: str, by: Sequence[str], scope: Selection) -> Levels:
    """One step's levels, of a year's fund or of all so far. Raises Refused as the metric does."""
    year = str(scope.quarter.year) if scope.span == "year" else None
    sums: dict[Of, list[Part]] = {}
    for part in _cells(dataset, stage, scope.at(scope.as_of, "programme")):
        told = dict(zip(_FINEST, part.of, strict=True))
        if year is None or told["year"] == year:
            sums.setdefault(tuple(told[d] for d in by), []).append(part)
    found = {
        of: Level(sum((p.value for p in held), Decimal(0)), sum(p.reported for p in held)) for of, held in sums.items()
    }
    return Levels(dataset, stage, tuple(by), scope, found)


@remembered
def _cells(dataset: Dataset, stage: str, scope: Selection) -> tuple[Part, ...]:
    """The amounts by all that a page splits them by, so that one question answers for every fund year, pair and track."""
    return tuple(part for part in parts(dataset, f"fund_{stage}", _FINEST, scope) if part.due)


def short_of(above: Level | None, own: Level) -> Decimal | None:
    """What the step before has more, below 0 where it has less; None where that is not known, or nothing came so far."""
    if above is None or above.amount is None or own.amount is None:
        return None
    return None if above.none_yet and own.none_yet else above.amount - own.amount
