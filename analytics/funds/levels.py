"""What one step of the fund comes to, for each member of a breakdown; whether nothing moved there or nobody knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from analytics.answer import Part, parts
from analytics.lookup import pairs
from analytics.selection import NARROWINGS, Selection
from cache.remembered import remembered
from store.datasets import Dataset

_PLACES = ("cities", "counties")
_FINEST = ("pair", "track", "year")
Of = tuple[str | None, ...]


@dataclass(frozen=True)
class Level:
    """`amount` in 元 of `flows` movements, None where there are none. `none_yet`: none took place, by a table that is
    complete; otherwise nobody knows."""

    amount: Decimal | None
    flows: int
    none_yet: bool = False

    @property
    def known(self) -> Decimal | None:
        """What it may be taken away from: nothing moved is nothing, not known is not known."""
        return Decimal(0) if self.none_yet else self.amount


@dataclass(frozen=True)
class Levels:
    """One step of a selection by the dimensions of `by`; `found` has the members that any movement is told of."""

    dataset: Dataset
    stage: str
    by: tuple[str, ...]
    scope: Selection
    found: Mapping[Of, Level]

    def of(self, member: Of) -> Level:
        return self.found.get(member) or Level(None, 0, self._is_settled(member))

    def _is_settled(self, member: Of) -> bool:
        """Whether no movement told means that there was none: money of no track may be any track's."""
        if not self.dataset.is_complete("fund_flows"):
            return False
        open_ones = _open(self.dataset, self.stage, self.by, self.scope)
        named = {d for d, one in zip(self.by, member, strict=True) if one is not None}
        return not open_ones & {*named, _NARROWED}


def settled(dataset: Dataset, stage: str, scope: Selection) -> bool:
    """Whether a step of all that is selected, of which no movement is told, is known to be nothing."""
    return Levels(dataset, stage, (), scope, {}).of(()).none_yet


_NARROWED = ""  # among the dimensions: what the selection itself narrows by


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
    if above is None or above.known is None or own.known is None:
        return None
    return None if above.none_yet and own.none_yet else above.known - own.known


@remembered
def _open(dataset: Dataset, stage: str, by: tuple[str, ...], scope: Selection) -> frozenset[str]:
    """The dimensions that some movement of the step leaves open."""
    found = {d for d in by if d != "year" and _leaves_open(dataset, stage, d, scope)}
    narrowing = [field for field in NARROWINGS if getattr(scope, field)]
    if any(_leaves_open(dataset, stage, NARROWINGS[field], _wider(scope, field)) for field in narrowing):
        found.add(_NARROWED)
    return frozenset(found)


def _wider(scope: Selection, field: str) -> Selection:
    """Without this narrowing; a city and a county are both told by who was paid."""
    nothing: dict[str, Any] = dict.fromkeys(_PLACES if field in _PLACES else (field,), ())
    return replace(scope, **nothing)


def _leaves_open(dataset: Dataset, stage: str, dimension: str, scope: Selection) -> bool:
    if dimension in _FINEST:
        return (None,) in levels(dataset, stage, (dimension,), scope).found
    found = parts(dataset, f"fund_{stage}", (dimension,), scope)
    return any(part.of[0] is None and part.due for part in found)


def pairs_instead(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """The pairs whose mountain county is selected by city or county, among the pairs selected: what can be asked of all
    four steps in the place of a city."""
    return tuple(
        pair.id
        for pair in pairs(dataset).values()
        if (not selection.pairs or pair.id in selection.pairs)
        and (not selection.cities or pair.mountain.city_adcode in selection.cities)
        and (not selection.counties or pair.mountain.adcode in selection.counties)
    )
