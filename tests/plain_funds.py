"""The ladder of the fund computed a second time from plain rows: levels, what none of them means, and gaps."""

from collections.abc import Mapping
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

    @property
    def none_yet(self) -> bool:
        return self.amount is not None and not self.flows


@lru_cache(64)  # each member of a dimension is looked for among the same flows
def kept(oracle: Oracle, stage: str, asked: Selection) -> list[dict]:
    return [flow for flow in oracle.flows(stage, asked) if oracle.kept(flow, asked)]


def level(oracle: Oracle, stage: str, asked: Selection, of: Mapping[str, str | None]) -> Plain:
    """Of one member of some dimensions, under a selection of a year or since 2023."""
    mine = [flow for flow in kept(oracle, stage, asked) if all(flow[d] == one for d, one in of.items())]
    if mine:
        return Plain(sum((flow["amount"] for flow in mine), Decimal(0)), len(mine))
    known = "fund_flows" in oracle.complete and not leaves_open(oracle, stage, asked, of)
    return Plain(Decimal(0) if known else None, 0)


def leaves_open(oracle: Oracle, stage: str, asked: Selection, of: Mapping[str, str | None]) -> bool:
    """Whether there are flows and none of them says whose it is, by what the member or the selection is told by."""
    every = kept(oracle, stage, asked.everyone())
    narrowed = [dimension for field, dimension in NARROWED_BY.items() if getattr(asked, field)]
    named = [d for d, one in of.items() if one is not None and d != "year"]
    return bool(every) and any(all(flow[d] is None for flow in every) for d in (*named, *narrowed))


def gap(above: Plain | None, own: Plain) -> Decimal | None:
    if above is None or above.amount is None or own.amount is None or (above.none_yet and own.none_yet):
        return None
    return above.amount - own.amount


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
