"""Fund money that left the ladder: what was carried over and what was clawed back, by fund year, quarter and pair."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.funds.ladder import ASIDE, aside_sums
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

KEYS = ("year", "quarter", "pair_id")


@dataclass(frozen=True)
class AsideFlow:
    """What moved in one quarter (None where the source names only a year) of one fund year of one pair (None: of none)."""

    stage: str
    year: str
    quarter: str | None
    pair_id: str | None
    amount: Decimal
    flows: int


@remembered
def aside_flows(dataset: Dataset, selection: Selection) -> dict[str, tuple[AsideFlow, ...]]:
    """Of each stage of ASIDE, the latest first, then the largest; of the fund years asked for."""
    scope = METRICS["execution_rate"].scope(selection)
    rows = dataset.arrow(scope.fill(aside_sums(dataset.dialect, scope.shape(), KEYS))).to_pylist()
    found = [AsideFlow(**row) for row in rows]
    found.sort(key=lambda one: (one.quarter or one.year, one.year, one.amount), reverse=True)
    return {stage: tuple(one for one in found if one.stage == stage) for stage in ASIDE}


@remembered
def aside_sources(dataset: Dataset) -> tuple[str, ...]:
    """The ids of the sources of all that left the ladder."""
    marks = ", ".join("?" for _ in ASIDE)
    rows = dataset.arrow(f"SELECT DISTINCT source_id FROM fund_flows WHERE stage IN ({marks}) ORDER BY 1", ASIDE)
    return tuple(rows.column("source_id").to_pylist())
