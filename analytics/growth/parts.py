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
    found = _alike(dataset, metric_id, selection)
    kept = _added([one for one in found if one["came_now"] and one["came_before"]])
    new = _added([one for one in found if one["came_now"] and not one["came_before"]])
    gone = _added([one for one in found if one["came_before"] and not one["came_now"]])
    return GrowthParts(kept.projects, kept.before, kept.now, new.projects, new.now, gone.projects, gone.before)


@remembered
def like_for_like(dataset: Dataset, metric_id: str, selection: Selection) -> LikeForLike | None:
    """None where every figure due came in both spans: the sums themselves are then alike."""
    found = _alike(dataset, metric_id, selection)
    whole = [one for one in found if one["whole"]]
    return None if len(whole) == len(found) else _added(whole)


def _added(groups: list[dict[str, Any]]) -> LikeForLike:
    before, now = (sum((one[side] or Decimal(0) for one in groups), Decimal(0)) for side in ("before", "now"))
    return LikeForLike(sum(one["projects"] for one in groups), before, now)


def _alike(dataset: Dataset, metric_id: str, selection: Selection) -> list[dict[str, Any]]:
    """Picked out of everybody's, so that a filter nobody used asks the engine nothing; only a project's stage is asked for."""
    metric = METRICS[metric_id]
    if reason := metric.refusal((), selection):
        raise Refused(metric, reason)
    scope = replace(selection.everyone(), stages=selection.stages)
    wanted = {column: set(getattr(selection, field)) for field, column in _COLUMNS.items() if getattr(selection, field)}
    cities = set(selection.cities)
    return [
        row
        for row in _both_spans(dataset, metric_id, scope)
        if all(row[column] in members for column, members in wanted.items())
        and (not cities or (row["county"] and counties(dataset)[row["county"]].city_adcode in cities))
    ]


_COLUMNS = {"pairs": "pair_id", "tracks": "track_id", "counties": "county", "industries": "industry"}
# Projects that are alike in what a reader may choose by and in which of their figures came, counted and summed: however many there are,
# few groups leave the engine.
_BOTH = f"""SELECT {", ".join(f"coalesce(n.{one}, b.{one}) AS {one}" for one in _COLUMNS.values())},
  coalesce(n.came, 0) > 0 AS came_now, coalesce(b.came, 0) > 0 AS came_before,
  coalesce(n.came, 0) >= coalesce(n.due, 0) AND coalesce(b.came, 0) >= coalesce(b.due, 0) AS whole,
  count(*) AS projects, sum(n.total) AS now, sum(b.total) AS before
FROM ({{now}}) n FULL JOIN ({{before}}) b ON n.row_id = b.row_id GROUP BY 1, 2, 3, 4, 5, 6, 7"""


@remembered
def _both_spans(dataset: Dataset, metric_id: str, scope: Selection) -> tuple[dict[str, Any], ...]:
    now, before = (at.fill(_sums(dataset.dialect, metric_id, at.shape())) for at in (scope, scope.year_earlier()))
    return tuple(dataset.arrow(_BOTH.format(now=now, before=before)).to_pylist())


@remembered
def project_sums(dataset: Dataset, metric_id: str, scope: Selection) -> tuple[dict[str, Any], ...]:
    return tuple(dataset.arrow(scope.fill(_sums(dataset.dialect, metric_id, scope.shape()))).to_pylist())


@compiled
def _sums(metric_id: str, scope: Selection) -> Table:
    fact = observed([Quantity("observations", metric_id)], scope, ("pair", "track", "county", "industry"))
    rows = narrowed(fact.rows, scope, ())
    keys = ("row_id", *_COLUMNS.values())
    return rows.group_by(*keys).aggregate(total=rows.value.sum(), came=rows.value.count(), due=rows.count())
