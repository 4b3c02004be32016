"""The ladder of the fund computed a second time from plain rows: levels, what none of them means, and gaps."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analytics.selection import Selection
from tests.oracle import NARROWED_BY, Oracle

STEPS = ("planned", "allocated", "disbursed", "spent")
BY_PAIR_ONLY = ("planned", "allocated")  # never told by county or city


class Plain(NamedTuple):
    amount: Decimal | None
    flows: int
    none_yet: bool

    @property
    def known(self) -> Decimal | None:
        return Decimal(0) if self.none_yet else self.amount


@lru_cache(64)  # each member of a dimension is looked for among the same flows
def kept(oracle: Oracle, stage: str, asked: Selection) -> list[dict]:
    return [flow for flow in oracle.flows(stage, asked) if oracle.kept(flow, asked)]


def level(oracle: Oracle, stage: str, asked: Selection, of: Mapping[str, str | None]) -> Plain:
    """Of one member of some dimensions, under a selection of a year or since 2023."""
    mine = [flow for flow in kept(oracle, stage, asked) if all(flow[d] == one for d, one in of.items())]
    if mine:
        return Plain(sum((flow["amount"] for flow in mine), Decimal(0)), len(mine), False)
    return Plain(None, 0, "fund_flows" in oracle.complete and not leaves_open(oracle, stage, asked, of))


def leaves_open(oracle: Oracle, stage: str, asked: Selection, of: Mapping[str, str | None]) -> bool:
    """Whether some flow might be the member's, or the selection's, and does not say so."""
    for field, dimension in NARROWED_BY.items():
        if getattr(asked, field):
            places = ("cities", "counties") if field in ("cities", "counties") else (field,)
            wider = replace(asked, **dict.fromkeys(places, ()))
            if any(flow[dimension] is None for flow in kept(oracle, stage, wider)):
                return True
    named = [d for d, one in of.items() if one is not None and d != "year"]
    return any(flow[d] is None for flow in kept(oracle, stage, asked) for d in named)


def gap(above: Plain | None, own: Plain) -> Decimal | None:
    if above is None or above.known is None or own.known is None or (above.none_yet and own.none_yet):
        return None
    return above.known - own.known


def rungs(oracle: Oracle, asked: Selection, of: Mapping[str, str | None]) -> list[tuple | None]:
    """(amount, flows, gap, none yet) of each step; None for one that is refused."""
    found: list[tuple | None] = []
    above: Plain | None = None
    for stage in STEPS:
        if stage in BY_PAIR_ONLY and (asked.cities or asked.counties):
            found.append(None)
            above = None
            continue
        own = level(oracle, stage, asked, of)
        found.append((own.amount, own.flows, gap(above, own), own.none_yet))
        above = own
    return found
