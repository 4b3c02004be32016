"""The money ladder of one selection: budget, allocated, disbursed, spent, and what is missing at each step; never netted."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import ibis
from ibis.expr.types import Table

from analytics.answer import Refused, total
from analytics.compiling import compiled_sql
from analytics.facts import FACTS, Quantity, narrowed
from analytics.metrics import METRICS
from analytics.selection import Selection
from store.datasets import Dataset
from style.text import Text

STEPS = ("planned", "allocated", "disbursed", "spent")
ASIDE = ("carried_over", "recovered")


@dataclass(frozen=True)
class Rung:
    """One step. `short`: what the step before has more, below 0 where it has less; None at the first step and where
    either amount is not known. 元, of `flows` movements."""

    stage: str
    amount: Decimal | None
    flows: int
    short: Decimal | None


@dataclass(frozen=True)
class Aside:
    """Money that left the ladder: of which fund year, and in which quarter (None where the source names only a year)."""

    stage: str
    year: str
    quarter: str | None
    amount: Decimal
    flows: int


@dataclass(frozen=True)
class Ladder:
    """`scope` is what it answers: the fund years of the selection, for a quarter alone those of its year. `asides` are
    listed, carry-overs of several year ends never added: the same money may be carried over twice."""

    scope: Selection
    rungs: tuple[Rung, ...]
    asides: tuple[Aside, ...]
    refused: Text | None = None

    @property
    def is_empty(self) -> bool:
        return not self.asides and all(rung.amount is None for rung in self.rungs)


@lru_cache(maxsize=256)
def ladder(dataset: Dataset, selection: Selection) -> Ladder:
    """The steps of the fund years asked for, as far as the money has come by the end of the as-of quarter."""
    scope = METRICS["execution_rate"].scope(selection)
    try:
        found = [total(dataset, f"fund_{stage}", scope) for stage in STEPS]
    except Refused as refused:
        return Ladder(scope, (), (), refused.reason)
    rungs, above = [], None
    for stage, part in zip(STEPS, found, strict=True):
        known = above is not None and part.value is not None
        rungs.append(Rung(stage, part.value, part.reported, above - part.value if known else None))
        above = part.value
    rows = dataset.arrow(scope.fill(_asides_sql(dataset.dialect, scope.timeless()))).to_pylist()
    return Ladder(scope, tuple(rungs), tuple(Aside(**row) for row in rows))


@lru_cache(maxsize=256)
def _asides_sql(dialect: str, scope: Selection) -> str:
    return compiled_sql(lambda: _asides(scope), dialect)


def _asides(scope: Selection) -> Table:
    first, second = (_aside(stage, scope) for stage in ASIDE)
    return first.union(second).order_by("stage", "year", "quarter")


def _aside(stage: str, scope: Selection) -> Table:
    by, quantity = ("year", "quarter"), Quantity("fund_flows", stage)
    fact = FACTS["fund_flows"]([quantity], scope, by)
    rows = narrowed(fact.rows, scope, by)
    sums = rows.group_by("year", "quarter").aggregate(
        amount=fact.amount(rows, quantity).sum(), flows=rows.count()
    )
    return sums.select("year", "quarter", "amount", "flows", stage=ibis.literal(stage))
