"""The rules that look at projects: fund money in those that stand still, and figures of the quarter that did not come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.coverage import coverage
from analytics.facts import Quantity, narrowed, stood
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.warnings.money_rules import disbursed_to
from analytics.warnings.rules import Outcome, Warned
from analytics.warnings.thresholds import Thresholds
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period

BUILDING = "under_construction"
REPORTED = "investment_completed"  # the measure whose zeros tell that a project stands still
_STANDING = "SELECT project_id, pair_id, track_id, stage, planned_investment FROM ({rows})"
_SPENT = """SELECT project_id, CAST(sum(amount) AS DECIMAL(38, 2)) AS spent FROM fund_flows
WHERE stage = 'spent' AND project_id IS NOT NULL AND period_last <= ? AND "year" <= ? GROUP BY project_id"""
# Projects that reported 0 for the as-of quarter, with every quarter for which they did.
_ZEROS = f"""SELECT o.subject_id AS project_id, o.period_last AS at FROM observations o
JOIN (SELECT subject_id FROM observations WHERE subject_type = 'project' AND metric_id = '{REPORTED}' AND value = 0
  AND value_type = 'actual' AND status = 'reported' AND period_quarters = 1 AND period_last = ?) now USING (subject_id)
WHERE o.subject_type = 'project' AND o.metric_id = '{REPORTED}' AND o.value_type = 'actual' AND o.status = 'reported'
  AND o.value = 0 AND o.period_quarters = 1 AND o.period_last <= ?"""


def stalled(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """A project counts as under construction where it was at the end of the first and of the last of its quarters at 0:
    a stage is never gone back."""
    at, spent, zeros = (selection.quarter, _spent(dataset, selection.quarter), _zeros(dataset, selection.quarter))
    begun = Period(at.last - least.stalled_quarters + 1, at.last - least.stalled_quarters + 1)
    now = _building(standing(dataset, replace(selection, value_type="actual", span="programme")))
    then = _building(standing(dataset, Selection(str(begun), "programme")))
    judged, warnings = 0, []
    for project_id, (pair_id, track_id) in sorted(now.items()):
        amount = spent.get(project_id)
        if not amount:
            continue
        judged += 1
        run = _run(zeros.get(project_id, set()), at.last)
        if run >= least.stalled_quarters and project_id in then and amount >= least.stalled_least_yuan:
            warnings.append(
                Warned(
                    "stalled",
                    pair_id,
                    amount,
                    Fraction(run),
                    Fraction(least.stalled_quarters),
                    track_id=track_id,
                    project_id=project_id,
                    spent=amount,
                    zeros=run,
                )
            )
    return Outcome("stalled", tuple(warnings), judged)


def _run(quarters: set[int], last: int) -> int:
    """How many quarters in a row are among these, counted back from the last."""
    first = last
    while first in quarters:
        first -= 1
    return last - first


@remembered
def _zeros(dataset: Dataset, at: Period) -> dict[str, set[int]]:
    zeros: dict[str, set[int]] = {}
    for row in dataset.arrow(_ZEROS, [at.last, at.last]).to_pylist():
        zeros.setdefault(row["project_id"], set()).add(row["at"])
    return zeros


@remembered
def _spent(dataset: Dataset, at: Period) -> dict[str, Decimal]:
    found = dataset.arrow(_SPENT, [at.last, at.year]).to_pylist()
    return {row["project_id"]: row["spent"] for row in found}


@dataclass(frozen=True)
class ProjectStanding:
    """Where a project stands at a quarter's end; the planned investment is in 元, None where no source tells it."""

    pair_id: str
    track_id: str | None
    stage: str | None
    planned_investment: Decimal | None


def standing(dataset: Dataset, scope: Selection) -> dict[str, ProjectStanding]:
    """Project id → how it stands at the end of the quarter, of those known by then, as far as they are asked about."""
    every = _every_standing(dataset, replace(scope, pairs=(), tracks=()))
    if not scope.pairs and not scope.tracks:
        return every
    return {of: one for of, one in every.items() if _is_asked(one, scope)}


def _is_asked(one: ProjectStanding, scope: Selection) -> bool:
    if scope.pairs and one.pair_id not in scope.pairs:
        return False
    return not scope.tracks or one.track_id in scope.tracks


@remembered
def _every_standing(dataset: Dataset, scope: Selection) -> dict[str, ProjectStanding]:
    """Of all pairs and tracks: a choice of them asks the engine nothing."""
    sql = scope.fill(_STANDING.format(rows=_standing(dataset.dialect, scope.shape())))
    return {row.pop("project_id"): ProjectStanding(**row) for row in dataset.arrow(sql).to_pylist()}


def _building(found: Mapping[str, ProjectStanding]) -> dict[str, tuple[str, str | None]]:
    return {of: (one.pair_id, one.track_id) for of, one in found.items() if one.stage == BUILDING}


@compiled
def _standing(scope: Selection) -> Table:
    asked = [Quantity("projects", "projects")]
    return narrowed(stood(asked, scope, ("stage",)).rows, scope, ())


def unreported(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """The money stands beside it where it can be told for the selection: fund money has no stage and no industry."""
    found, beside = coverage(dataset, selection), _beside(dataset, selection)
    warnings = []
    for pair_id, missing, due in found.missing:
        share = Fraction(missing, due)
        if share >= least.unreported_least_share and missing >= least.unreported_least_figures:
            warnings.append(
                Warned(
                    "unreported",
                    pair_id,
                    None,
                    share,
                    least.unreported_least_share,
                    disbursed=beside.get(pair_id),
                    missing=missing,
                    due=due,
                )
            )
    return Outcome("unreported", tuple(warnings), found.due)


def _beside(dataset: Dataset, selection: Selection) -> dict[str, Decimal]:
    if METRICS["fund_disbursed"].refusal((), selection):
        return {}
    return disbursed_to(dataset, selection)
