"""Open needs and offers that meet: of the same item, within the pair and across pairs, with what is needed and how far it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from analytics.facts.resources import Resource, every_resource, newest
from analytics.lookup import pair_of_county
from analytics.map.geography import UnknownCounty, distance_km
from analytics.matching.needs import met_share
from analytics.resources.deals import SIGNED, every_deal
from analytics.resources.scope import Scope, counties_within
from cache.remembered import remembered
from store.datasets import Dataset

NEED, OFFER = "need", "offer"
OTHER = {NEED: OFFER, OFFER: NEED}
NEAREST = 3  # of the others across pairs so many are named


@dataclass(frozen=True)
class Near:
    """A county of another pair with the same item; `km` as the crow flies, None where a county is not on the map."""

    row: Resource
    km: float | None


@dataclass(frozen=True)
class Open:
    """An open need (or offer) and the open offers (needs) of the same item: in the other county of its pair, and in other pairs, the
    nearest of them, with how many there are. `met`: how much of a need the pair's own offers come to, 1 at the most; None of an offer
    and where a quantity is lacking."""

    row: Resource
    pair_id: str | None
    within: tuple[Resource, ...]
    nearest: tuple[Near, ...]
    across: int
    met: float | None

    @property
    def where(self) -> str:
        """within, across or nobody: where it is met first."""
        return "within" if self.within else "across" if self.across else "nobody"


@dataclass(frozen=True)
class Balance:
    """All open needs and offers of one item in one unit: how many, and what those with a quantity come to (None: none has one)."""

    category: str
    item: str
    item_en: str | None
    unit: str | None
    needs: int
    needed: Decimal | None
    offers: int
    offered: Decimal | None
    no_quantity: int


@remembered
def open_rows(dataset: Dataset, scope: Scope) -> tuple[Resource, ...]:
    """What is listed by the quarter's end and of which no deal is signed by then, wherever it is: needs and offers of all counties."""
    end = scope.selection.quarter.end
    taken = {one for deal in every_deal(dataset, end) if SIGNED in deal.steps for one in (deal.need_id, deal.offer_id)}
    rows = newest(every_resource(dataset, end))
    return tuple(one for one in rows if one.resource_id not in taken and scope.category in (None, one.category))


@remembered
def open_side(dataset: Dataset, scope: Scope, side: str) -> tuple[Open, ...]:
    """The open needs or offers of the scope's counties; whom they meet is looked for in all counties. Those met within their pair
    first, then across pairs, then by nobody."""
    rows, asked, pair_of = open_rows(dataset, scope), counties_within(dataset, scope.selection), pair_of_county(dataset)
    others: dict[tuple[str, str], list[Resource]] = {}
    for row in rows:
        if row.side == OTHER[side]:
            others.setdefault((row.category, row.item), []).append(row)
    found = [
        _open(one, others.get((one.category, one.item), []), pair_of)
        for one in rows
        if one.side == side and one.adcode in asked
    ]
    order = ("within", "across", "nobody")
    return tuple(sorted(found, key=lambda one: (order.index(one.where), one.pair_id or "~", one.row.resource_id)))


def _open(row: Resource, others: Iterable[Resource], pair_of: dict[str, str]) -> Open:
    pair = pair_of.get(row.adcode)
    elsewhere = [one for one in others if one.adcode != row.adcode]
    within = tuple(one for one in elsewhere if pair and pair_of.get(one.adcode) == pair)
    across = [Near(one, _km(row.adcode, one.adcode)) for one in elsewhere if one not in within]
    across.sort(key=lambda one: (one.km is None, one.km or 0.0, one.row.resource_id))
    met = met_share(row, within) if row.side == NEED else None
    return Open(row, pair, within, tuple(across[:NEAREST]), len(across), met)


def _km(one: str, other: str) -> float | None:
    try:
        return distance_km(one, other)
    except UnknownCounty:
        return None


def where(found: Iterable[Open]) -> Counter[str]:
    """How many are met within their pair, only across pairs, by nobody."""
    return Counter(one.where for one in found)


@remembered
def balances(dataset: Dataset, scope: Scope) -> tuple[Balance, ...]:
    """By item and unit, of the scope's counties alone: by category, the most needed first. What has no quantity counts with the one
    unit its item has, if it has one."""
    asked = counties_within(dataset, scope.selection)
    rows = [one for one in open_rows(dataset, scope) if one.adcode in asked]
    units: dict[tuple[str, str], set[str]] = {}
    for one in rows:
        if one.unit:
            units.setdefault((one.category, one.item), set()).add(one.unit)
    held: dict[tuple[str, str, str | None], list[Resource]] = {}
    for one in rows:
        known = units.get((one.category, one.item), set())
        unit = one.unit or (next(iter(known)) if len(known) == 1 else None)
        held.setdefault((one.category, one.item, unit), []).append(one)
    found = [_balance(category, item, unit, some) for (category, item, unit), some in held.items()]
    return tuple(sorted(found, key=lambda one: (one.category, -one.needs, -one.offers, one.item)))


def _balance(category: str, item: str, unit: str | None, rows: list[Resource]) -> Balance:
    sides = {side: [one for one in rows if one.side == side] for side in (NEED, OFFER)}
    told = {side: [one.quantity for one in some if one.quantity is not None] for side, some in sides.items()}
    needed, offered = (sum(told[side], Decimal(0)) if told[side] else None for side in (NEED, OFFER))
    lacking = sum(one.quantity is None for one in rows)
    english = next((one.item_en for one in rows if one.item_en), None)
    return Balance(category, item, english, unit, len(sides[NEED]), needed, len(sides[OFFER]), offered, lacking)
