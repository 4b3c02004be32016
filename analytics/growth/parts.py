"""What a growth is made of: of projects that reported then and now, of new ones; and of those that reported fully, alone."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ibis.expr.types import Table

from analytics.answer import Refused
from analytics.compiling import compiled
from analytics.facts import Quantity, narrowed, observed
from analytics.lookup import counties
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

Figures = dict[str, tuple[Decimal | None, int, int]]  # project id → sum, figures that came, figures that were due


@dataclass(frozen=True)
class GrowthParts:
    """Two sums taken apart by project: `kept` projects had a figure in both spans (from `kept_before` to `kept_now`), `new`
    ones only now, `gone` ones only then. Exactly: now = kept_now + new_now, before = kept_before + gone_before."""

    kept: int
    kept_before: Decimal
    kept_now: Decimal
    new: int
    new_now: Decimal
    gone: int
    gone_before: Decimal


@dataclass(frozen=True)
class LikeForLike:
    """The two sums over the `projects` of which every figure due came in both spans, or was due in only one and came."""

    projects: int
    before: Decimal
    now: Decimal


@remembered
def growth_parts(dataset: Dataset, metric_id: str, selection: Selection) -> GrowthParts:
    """Of what projects report. Raises Refused as the metric does."""
    now, before = (_by_project(dataset, metric_id, at) for at in (selection, selection.year_earlier()))
    kept = [p for p in now if now[p][1] and p in before and before[p][1]]
    new = [p for p in now if now[p][1] and p not in kept]
    gone = [p for p in before if before[p][1] and p not in kept]
    return GrowthParts(
        len(kept), _sum(before, kept), _sum(now, kept), len(new), _sum(now, new), len(gone), _sum(before, gone)
    )


@remembered
def like_for_like(dataset: Dataset, metric_id: str, selection: Selection) -> LikeForLike | None:
    """None where every figure due came in both spans: the sums themselves are then alike."""
    now, before = (_by_project(dataset, metric_id, at) for at in (selection, selection.year_earlier()))
    lacking = {p for held in (now, before) for p, (_, came, due) in held.items() if came < due}
    if not lacking:
        return None
    whole = {*now, *before} - lacking
    return LikeForLike(len(whole), _sum(before, sorted(whole & set(before))), _sum(now, sorted(whole & set(now))))


def _sum(held: Figures, projects: list[str]) -> Decimal:
    return sum((held[p][0] or Decimal(0) for p in projects), Decimal(0))


def _by_project(dataset: Dataset, metric_id: str, selection: Selection) -> Figures:
    """Picked out of everybody's, so that a filter nobody used asks the engine nothing; only a project's stage is asked for."""
    metric = METRICS[metric_id]
    if reason := metric.refusal((), selection):
        raise Refused(metric, reason)
    scope = replace(selection.everyone(), stages=selection.stages)
    wanted = {column: set(getattr(selection, field)) for field, column in _COLUMNS.items() if getattr(selection, field)}
    cities = set(selection.cities)
    return {
        row["row_id"]: (row["total"], row["came"], row["due"])
        for row in project_sums(dataset, metric_id, scope)
        if all(row[column] in members for column, members in wanted.items())
        and (not cities or (row["county"] and counties(dataset)[row["county"]].city_adcode in cities))
    }


_COLUMNS = {"pairs": "pair_id", "tracks": "track_id", "counties": "county", "industries": "industry"}


@remembered
def project_sums(dataset: Dataset, metric_id: str, scope: Selection) -> tuple[dict[str, Any], ...]:
    return tuple(dataset.arrow(scope.fill(_sums(dataset.dialect, metric_id, scope.shape()))).to_pylist())


@compiled
def _sums(metric_id: str, scope: Selection) -> Table:
    fact = observed([Quantity("observations", metric_id)], scope, ("pair", "track", "county", "industry"))
    rows = narrowed(fact.rows, scope, ())
    keys = ("row_id", *_COLUMNS.values())
    return rows.group_by(*keys).aggregate(total=rows.value.sum(), came=rows.value.count(), due=rows.count())
