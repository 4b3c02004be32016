"""Fund money that left the ladder: what was carried over and what was clawed back, by fund year, quarter and pair."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from analytics.compiling import compiled_sql
from analytics.ladder import ASIDE, aside_sums
from analytics.metrics import METRICS
from analytics.selection import Selection
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


@lru_cache(maxsize=256)
def aside_flows(dataset: Dataset, selection: Selection) -> dict[str, tuple[AsideFlow, ...]]:
    """Of each stage of ASIDE, the latest first, then the largest; of the fund years asked for."""
    scope = METRICS["execution_rate"].scope(selection)
    rows = dataset.arrow(scope.fill(_sql(dataset.dialect, scope.timeless()))).to_pylist()
    found = [AsideFlow(**row) for row in rows]
    found.sort(key=lambda one: (one.quarter or one.year, one.year, one.amount), reverse=True)
    return {stage: tuple(one for one in found if one.stage == stage) for stage in ASIDE}


@lru_cache(maxsize=32)
def aside_sources(dataset: Dataset) -> tuple[str, ...]:
    """The ids of the sources of all that left the ladder."""
    marks = ", ".join("?" for _ in ASIDE)
    rows = dataset.arrow(
        f"SELECT DISTINCT source_id FROM fund_flows WHERE stage IN ({marks}) ORDER BY 1", ASIDE
    )
    return tuple(rows.column("source_id").to_pylist())


@lru_cache(maxsize=256)
def _sql(dialect: str, scope: Selection) -> str:
    return compiled_sql(lambda: aside_sums(scope, KEYS), dialect)
