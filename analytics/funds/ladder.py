"""The money ladder of one selection: budget, allocated, disbursed, spent, and what is missing at each step; never netted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import ibis
from ibis.expr.types import Table

from analytics.answer import Refused
from analytics.blanks import NO_DATA
from analytics.compiling import compiled
from analytics.facts import FACTS, Quantity, narrowed
from analytics.funds.levels import Level, Levels, Of, levels, short_of
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style import terms
from style.text import Text

STEPS = ("planned", "allocated", "disbursed", "spent")
GAP_STEPS = STEPS[1:]  # those that have a step before them
ASIDE = ("carried_over", "recovered")
# What is called missing at a step to the one before.
GAPS: dict[str, Text] = {"allocated": terms.UNALLOCATED, "disbursed": terms.UNDISBURSED, "spent": terms.IDLE}


@dataclass(frozen=True)
class Rung:
    """One step. `short`: what the step before has more, below 0 where it has less; None at the first step and where
    either is not known. 元, of `flows` movements. `refused`: why this step alone cannot be told for the selection;
    `blank` (an id of BLANKS): what stands where there is no amount."""

    stage: str
    amount: Decimal | None
    flows: int
    short: Decimal | None
    refused: Text | None = None
    blank: str = NO_DATA

    @property
    def none_yet(self) -> bool:
        """Whether it is known that nothing has moved, so that all of the step before is short."""
        return self.amount is not None and not self.flows


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
        return not self.asides and not any(rung.flows for rung in self.rungs)

    @property
    def widest(self) -> Rung | None:
        """The step that lacks most to the one before it; None where none is known to lack anything."""
        lacking = [rung for rung in self.rungs if rung.short is not None and rung.short > 0]
        return max(lacking, key=lambda rung: rung.short or 0, default=None)

    @property
    def reason(self) -> Text | None:
        """Why some of its steps are not told, where some are."""
        return next((rung.refused for rung in self.rungs if rung.refused), None)


@remembered
def ladder(dataset: Dataset, selection: Selection) -> Ladder:
    """The steps of the fund years asked for, as far as the money has come by the end of the as-of quarter. A step that
    cannot be narrowed so says why; only where none can be told is the whole refused."""
    scope = METRICS["execution_rate"].scope(selection)
    found, refused = steps_by(dataset, (), scope)
    if not found:
        return Ladder(scope, (), (), refused[STEPS[0]].reason)
    rows = dataset.arrow(scope.fill(aside_sums(dataset.dialect, scope.shape(), ("year", "quarter")))).to_pylist()
    return Ladder(scope, rungs_of(found, refused, ()), tuple(Aside(**row) for row in rows))


def steps_by(dataset: Dataset, by: Sequence[str], scope: Selection) -> tuple[dict[str, Levels], dict[str, Refused]]:
    """The levels of each step that can be told, and the reasons of those that cannot."""
    found: dict[str, Levels] = {}
    refused: dict[str, Refused] = {}
    for stage in STEPS:
        try:
            found[stage] = levels(dataset, stage, by, scope)
        except Refused as error:
            refused[stage] = error
    return found, refused


def rungs_of(found: Mapping[str, Levels], refused: Mapping[str, Refused], of: Of) -> tuple[Rung, ...]:
    """The steps of one member."""
    rungs: list[Rung] = []
    above: Level | None = None
    for stage in STEPS:
        if stage in refused:
            rungs.append(Rung(stage, None, 0, None, refused[stage].reason, refused[stage].blank))
            above = None
            continue
        own = found[stage].of(of)
        rungs.append(Rung(stage, own.amount, own.flows, short_of(above, own), blank=own.blank))
        above = own
    return tuple(rungs)


@compiled
def aside_sums(scope: Selection, keys: Sequence[str]) -> Table:
    """What was carried over and clawed back, each summed by columns of the flows, in that order."""
    first, second = (_aside(stage, scope, keys) for stage in ASIDE)
    return first.union(second).order_by("stage", *keys)


def _aside(stage: str, scope: Selection, keys: Sequence[str]) -> Table:
    by, quantity = ("pair", "year", "quarter"), Quantity("fund_flows", stage)
    fact = FACTS["fund_flows"]([quantity], scope, by)
    rows = narrowed(fact.rows, scope, by)
    sums = rows.group_by(*keys).aggregate(amount=fact.amount(rows, quantity).sum(), flows=rows.count())
    return sums.select(*keys, "amount", "flows", stage=ibis.literal(stage))
