"""The rules that hold what was promised against what came: signed and not started, expected and not verified, beyond plan."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analytics.selection import PROGRAMME_START, Selection
from analytics.warnings.project_rules import REPORTED, ProjectStanding, standing
from analytics.warnings.rules import Outcome, Warned
from analytics.warnings.thresholds import Thresholds
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period, parse_period

SIGNED = "signed"
_START = parse_period(PROGRAMME_START).last


def _number(day: str) -> str:
    return f"(year({day}) * 4 + quarter({day}) - 1)"


_SINCE = f"""SELECT project_id, least({_number("signed_on")}, CASE WHEN stage = '{SIGNED}' THEN {_number("stage_as_of")} END) AS since
FROM projects"""
_COMPLETED = f"""SELECT subject_id AS project_id, CAST(sum(value) AS DECIMAL(38, 2)) AS completed FROM observations
WHERE subject_type = 'project' AND metric_id = '{REPORTED}' AND value_type = 'actual' AND status = 'reported'
  AND period_last <= ? AND period_last - period_quarters + 1 >= {_START} GROUP BY subject_id"""
# What sources expected by the end of a quarter, with when it was expected by, and whether anything actual came of it then.
_EVENTS = f"""SELECT event_id, pair_id, track_id, NULL AS project_id, NULL AS measure_id, amount, qualifier,
  {_number("date")} AS expected_by, CASE date_precision WHEN 'year' THEN CAST(year(date) AS VARCHAR) END AS period,
  EXISTS (SELECT 1 FROM events came WHERE came.value_type = 'actual' AND came.pair_id = said.pair_id
    AND came.title = said.title AND {_number("least(coalesce(came.date, came.as_of), came.as_of)")} <= $at) AS came
FROM events said WHERE value_type = 'forecast' AND date IS NOT NULL AND {_number("as_of")} <= $at"""
_FIGURES = f"""SELECT NULL AS event_id, coalesce(p.pair_id, said.subject_id) AS pair_id, p.track_id, p.project_id,
  said.metric_id AS measure_id, CASE WHEN said.unit = 'yuan' THEN CAST(said.value AS DECIMAL(38, 2)) END AS amount, said.qualifier,
  said.period_last AS expected_by, said.period,
  EXISTS (SELECT 1 FROM observations came WHERE came.value_type = 'actual' AND came.status IN ('reported', 'in_words')
    AND came.subject_type = said.subject_type AND came.subject_id = said.subject_id AND came.metric_id = said.metric_id
    AND came.period_last = said.period_last AND came.period_last <= $at) AS came
FROM observations said LEFT JOIN projects p ON said.subject_type = 'project' AND said.subject_id = p.project_id
WHERE said.value_type = 'forecast' AND said.subject_type IN ('pair', 'project') AND said.period IS NOT NULL
  AND said.status IN ('reported', 'in_words') AND {_number("said.as_of")} <= $at"""


def not_started(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    at, since, judged, warnings = selection.quarter.last, _signed_since(dataset), 0, []
    for project_id, one in _standing(dataset, selection):
        if one.stage != SIGNED:
            continue
        judged += 1
        begun = since[project_id]
        run, planned = at - begun, one.planned_investment
        if run >= least.not_started_quarters and (planned or 0) >= least.not_started_least_yuan:
            warnings.append(
                Warned(
                    "not_started",
                    one.pair_id,
                    planned,
                    Fraction(run),
                    Fraction(least.not_started_quarters),
                    track_id=one.track_id,
                    project_id=project_id,
                    planned_investment=planned,
                    since=str(Period(begun, begun)),
                )
            )
    return Outcome("not_started", tuple(warnings), judged)


def over_plan(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """Returns that are missing make what is completed a lower bound, so what is found holds."""
    completed, judged, warnings = _completed(dataset, selection.quarter), 0, []
    for project_id, one in _standing(dataset, selection):
        done, planned = completed.get(project_id), one.planned_investment
        if done is None or not planned:
            continue
        judged += 1
        over = done - planned
        share = Fraction(over) / Fraction(planned)
        if share > least.over_plan_share and over >= least.over_plan_least_yuan:
            warnings.append(
                Warned(
                    "over_plan",
                    one.pair_id,
                    over,
                    share,
                    least.over_plan_share,
                    track_id=one.track_id,
                    project_id=project_id,
                    planned_investment=planned,
                    investment_completed=done,
                )
            )
    return Outcome("over_plan", tuple(warnings), judged)


def overdue(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """Judged are all expectations told by then, also those whose date is still to come."""
    at, judged, warnings = selection.quarter.last, 0, []
    for said in _expectations(dataset, selection.quarter):
        if not _is_asked(said, selection):
            continue
        judged += 1
        run = at - said["expected_by"]
        if run < least.overdue_quarters or said["came"]:
            continue
        warnings.append(
            Warned(
                "overdue",
                said["pair_id"],
                said["amount"],
                Fraction(run),
                Fraction(least.overdue_quarters),
                track_id=said["track_id"],
                project_id=said["project_id"],
                event_id=said["event_id"],
                measure_id=said["measure_id"],
                expected=said["period"] or str(Period(said["expected_by"], said["expected_by"])),
                qualifier=said["qualifier"],
            )
        )
    return Outcome("overdue", tuple(warnings), judged)


def _is_asked(said: dict[str, Any], selection: Selection) -> bool:
    whose = not selection.pairs or said["pair_id"] in selection.pairs
    return whose and (not selection.tracks or said["track_id"] in selection.tracks)


def _standing(dataset: Dataset, selection: Selection) -> Iterator[tuple[str, ProjectStanding]]:
    asked = replace(selection, value_type="actual", span="programme")
    return iter(sorted(standing(dataset, asked).items()))


@remembered
def _signed_since(dataset: Dataset) -> dict[str, int]:
    """Project id → the quarter in which it was signed, as far as known."""
    return {row["project_id"]: row["since"] for row in dataset.arrow(_SINCE).to_pylist() if row["since"] is not None}


@remembered
def _completed(dataset: Dataset, at: Period) -> dict[str, Decimal]:
    """Project id → 元 completed since the programme began."""
    return {row["project_id"]: row["completed"] for row in dataset.arrow(_COMPLETED, [at.last]).to_pylist()}


@remembered
def _expectations(dataset: Dataset, at: Period) -> tuple[dict[str, Any], ...]:
    """Of events and then of figures, each in the order of its ids."""
    found: list[dict[str, Any]] = []
    for sql in (_EVENTS, _FIGURES):
        asked = sql.replace("$at", str(at.last))
        order = "pair_id, project_id, event_id, measure_id, expected_by"
        found += dataset.arrow(f"SELECT * FROM ({asked}) ORDER BY {order}").to_pylist()
    return tuple(found)
