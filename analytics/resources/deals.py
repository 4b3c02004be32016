"""Deals as told by the end of a quarter: of each what was expected, signed and realised, and what is past its date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from analytics.lookup import pair_of_county
from analytics.resources.scope import Scope, counties_within
from cache.remembered import remembered
from store.datasets import Dataset

EXPECTED, SIGNED, REALISED = STEPS = ("expected", "signed", "realised")


@dataclass(frozen=True)
class DealStep:
    """One step of a deal; `amount` in 元, None where its source gives none. `due_on`: by when what is expected should be signed."""

    amount: Decimal | None
    due_on: date | None
    qualifier: str | None
    printed: str | None
    as_of: date
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class Deal:
    """`pair_id` where both counties are of one pair; `kind` of the event it came from, None where no event is told."""

    deal_id: str
    from_adcode: str
    to_adcode: str
    category: str
    item: str
    item_en: str | None
    need_id: str | None
    offer_id: str | None
    event_id: str | None
    kind: str | None
    pair_id: str | None
    steps: Mapping[str, DealStep]

    @property
    def is_waiting(self) -> bool:
        """Expected, and no later step is told."""
        return list(self.steps) == [EXPECTED]

    def amount(self, step: str) -> Decimal | None:
        return self.steps[step].amount if step in self.steps else None

    def is_overdue(self, day: date) -> bool:
        """Its date lies before the day, and nobody told of a later step: past its date and not verified."""
        due = self.steps[EXPECTED].due_on if self.is_waiting else None
        return due is not None and due < day


_SQL = """
SELECT d.*, e.kind FROM deals d LEFT JOIN events e ON e.event_id = d.event_id WHERE d.as_of <= ? ORDER BY d.deal_id, d.step
"""
_OF_A_STEP = tuple(DealStep.__dataclass_fields__)
_OF_A_DEAL = ("item", "item_en", "need_id", "offer_id", "event_id", "kind")


@remembered
def every_deal(dataset: Dataset, end: date) -> tuple[Deal, ...]:
    """As known by a day. What one step leaves out another one says: where, what and of which event is of the whole deal."""
    held: dict[str, dict[str, dict[str, Any]]] = {}
    for row in dataset.arrow(_SQL, [end]).to_pylist():
        held.setdefault(row["deal_id"], {})[row["step"]] = row
    pair_of = pair_of_county(dataset)
    return tuple(_deal(deal_id, rows, pair_of) for deal_id, rows in held.items())


def _deal(deal_id: str, rows: dict[str, dict[str, Any]], pair_of: Mapping[str, str]) -> Deal:
    told = {step: rows[step] for step in STEPS if step in rows}
    first = next(iter(told.values()))
    said: dict[str, Any] = {
        name: next((row[name] for row in told.values() if row[name] is not None), None) for name in _OF_A_DEAL
    }
    start, end = first["from_adcode"], first["to_adcode"]
    pair = pair_of.get(start)
    steps = {step: DealStep(**{name: row[name] for name in _OF_A_STEP}) for step, row in told.items()}
    return Deal(
        deal_id, start, end, first["category"], pair_id=pair if pair == pair_of.get(end) else None, steps=steps, **said
    )


@remembered
def deals(dataset: Dataset, scope: Scope) -> tuple[Deal, ...]:
    """Those with one of their counties in the scope."""
    asked = counties_within(dataset, scope.selection)
    return tuple(
        one
        for one in every_deal(dataset, scope.selection.quarter.end)
        if asked & {one.from_adcode, one.to_adcode} and scope.category in (None, one.category)
    )


def waiting(found: tuple[Deal, ...], day: date) -> tuple[Deal, ...]:
    """The expectations without a later step: those past their date first, the longest past first, those for no day last."""

    def order(one: Deal) -> tuple[bool, date, str]:
        due = one.steps[EXPECTED].due_on
        return due is None, due or day, one.deal_id

    return tuple(sorted((one for one in found if one.is_waiting), key=order))
