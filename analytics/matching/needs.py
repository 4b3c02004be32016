"""How far the needs of two counties are met by what the other offers, item by item where units agree."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from analytics.facts.resources import Resource, newest
from analytics.matching.parts import Complement, Need

# adcode → category → its rows, needs and offers
Listed = Mapping[str, Mapping[str, Sequence[Resource]]]


def listed(rows: Iterable[Resource]) -> dict[str, dict[str, list[Resource]]]:
    """By county and category; of an item listed again only the rows of the newest day."""
    found: dict[str, dict[str, list[Resource]]] = {}
    for row in newest(rows):
        found.setdefault(row.adcode, {}).setdefault(row.category, []).append(row)
    return found


def met_part(held: Listed, category: str, industrial: str, mountain: str, complete: bool) -> Complement:
    """`complete`: whether what a county that listed anything did not list is not there. Of a county that listed nothing at all
    nothing is known."""
    here, there = (held.get(one, {}).get(category, ()) for one in (industrial, mountain))
    told = {one: complete and one in held for one in (industrial, mountain)}
    needs = (*_needs("industrial", here, there, told[mountain]), *_needs("mountain", there, here, told[industrial]))
    sides = {to: [need for need in needs if need.to == to] for to in ("industrial", "mountain")}
    value = _mean(needs)
    why = _why(value, needs, all(told.values()))
    return Complement(value, _mean(sides["industrial"]), _mean(sides["mountain"]), why, needs)


def _needs(to: str, own: Iterable[Resource], other: Iterable[Resource], complete: bool) -> list[Need]:
    offered = [row for row in other if row.side == "offer"]
    needed = [row for row in own if row.side == "need" and row.quantity != 0]
    return [_need(to, row, tuple(one for one in offered if one.item == row.item), complete) for row in needed]


def _need(to: str, need: Resource, offers: tuple[Resource, ...], complete: bool) -> Need:
    if not offers:
        return Need(to, need, offers, 0.0) if complete else Need(to, need, offers, None, "not_told")
    met = met_share(need, offers)
    return Need(to, need, offers, met, None if met is not None else "no_quantity")


def met_share(need: Resource, offers: Sequence[Resource]) -> float | None:
    """How much of a need its offers come to, 1 at the most; None where a quantity or the same unit is lacking."""
    told = [one.quantity for one in offers if one.quantity is not None and one.unit == need.unit]
    if not need.quantity or not offers or len(told) < len(offers):
        return None
    return float(min(sum(told, Decimal(0)) / need.quantity, Decimal(1)))


def _mean(needs: Sequence[Need]) -> float | None:
    known = [need.met for need in needs if need.met is not None]
    return sum(known) / len(known) if known else None


def _why(value: float | None, needs: Sequence[Need], complete: bool) -> str | None:
    if value is not None:
        return None
    if not needs:
        return "no_need" if complete else "not_told"
    return "no_quantity" if any(need.why == "no_quantity" for need in needs) else "not_told"
