"""The rules that hold what was promised against what came: signed and not started, expected and not verified, beyond plan."""

from fractions import Fraction
from functools import cache
from typing import Any

from analytics.selection import PROGRAMME_START, Selection
from analytics.warnings.judged import Judging, judged, scope_of
from analytics.warnings.project_rules import REPORTED
from analytics.warnings.rules import Outcome, Warned
from analytics.warnings.thresholds import Thresholds
from store.datasets import Dataset
from style.periods import Period, parse_period

SIGNED = "signed"
_START = parse_period(PROGRAMME_START).last


def _number(day: str) -> str:
    return f"(year({day}) * 4 + quarter({day}) - 1)"


_NOT_STARTED = Judging(
    f"""SELECT s.pair_id, s.track_id, s.project_id, s.planned_investment,
      least({_number("p.signed_on")}, CASE WHEN p.stage = '{SIGNED}' THEN {_number("p.stage_as_of")} END) AS since
    FROM standing s JOIN projects p ON p.project_id = s.project_id WHERE s.stage = '{SIGNED}'""",
    ("project_id", "planned_investment", "since"),
    "{at} - since >= {quarters} AND coalesce(planned_investment, 0) >= {least_yuan}",
)
# A share is held against its limit as whole numbers: over ÷ planned > share.
_OVER_PLAN = Judging(
    """SELECT s.pair_id, s.track_id, s.project_id, s.planned_investment, completed.completed
    FROM standing s JOIN completed ON completed.project_id = s.project_id AND completed.completed IS NOT NULL
    WHERE s.planned_investment <> 0""",
    ("project_id", "planned_investment", "completed"),
    """completed - planned_investment >= {least_yuan}
    AND (completed - planned_investment) * {below} > planned_investment * {above}""",
    (
        (
            "completed",
            f"""SELECT subject_id AS project_id, CAST(sum(value) AS DECIMAL(38, 2)) AS completed FROM observations
      WHERE subject_type = 'project' AND metric_id = '{REPORTED}' AND value_type = 'actual' AND status = 'reported'
        AND period_last <= {{at}} AND period_last - period_quarters + 1 >= {_START} GROUP BY subject_id""",
        ),
    ),
)
# What sources expected by the end of a quarter, with when it was expected by, and whether anything actual came of it then.
_EVENTS = f"""SELECT event_id, pair_id, track_id, NULL AS project_id, NULL AS measure_id, amount, qualifier,
  {_number("date")} AS expected_by, CASE date_precision WHEN 'year' THEN CAST(year(date) AS VARCHAR) END AS period,
  EXISTS (SELECT 1 FROM events came WHERE came.value_type = 'actual' AND came.pair_id = said.pair_id
    AND came.title = said.title AND {_number("least(coalesce(came.date, came.as_of), came.as_of)")} <= {{at}}) AS came
FROM events said WHERE value_type = 'forecast' AND date IS NOT NULL AND {_number("as_of")} <= {{at}}"""
_FIGURES = f"""SELECT NULL AS event_id, coalesce(p.pair_id, said.subject_id) AS pair_id, p.track_id, p.project_id,
  said.metric_id AS measure_id, CASE WHEN said.unit = 'yuan' THEN CAST(said.value AS DECIMAL(38, 2)) END AS amount, said.qualifier,
  said.period_last AS expected_by, said.period,
  EXISTS (SELECT 1 FROM observations came WHERE came.value_type = 'actual' AND came.status IN ('reported', 'in_words')
    AND came.subject_type = said.subject_type AND came.subject_id = said.subject_id AND came.metric_id = said.metric_id
    AND came.period_last = said.period_last AND came.period_last <= {{at}}) AS came
FROM observations said LEFT JOIN projects p ON said.subject_type = 'project' AND said.subject_id = p.project_id
WHERE said.value_type = 'forecast' AND said.subject_type IN ('pair', 'project') AND said.period IS NOT NULL
  AND said.status IN ('reported', 'in_words') AND {_number("said.as_of")} <= {{at}}"""


_PROMISED = ("project_id", "event_id", "measure_id", "amount", "qualifier", "expected_by", "period")
_OVERDUE = tuple(
    Judging(
        said,
        _PROMISED,
        "{at} - expected_by >= {quarters} AND NOT came",
        order=("pair_id", "project_id", "event_id", "measure_id", "expected_by"),
    )
    for said in (_EVENTS, _FIGURES)
)


def not_started(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    at = selection.quarter
    numbers = ("quarters", least.not_started_quarters), ("least_yuan", least.not_started_least_yuan)
    count, rows = judged(dataset, _NOT_STARTED, at, numbers, (("standing", scope_of(selection)),)).of(selection)
    warnings = [
        Warned(
            "not_started",
            row["pair_id"],
            row["planned_investment"],
            Fraction(at.last - row["since"]),
            Fraction(least.not_started_quarters),
            track_id=row["track_id"],
            project_id=row["project_id"],
            planned_investment=row["planned_investment"],
            since=_quarter(row["since"]),
        )
        for row in rows
    ]
    return Outcome("not_started", tuple(warnings), count)


def over_plan(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """Returns that are missing make what is completed a lower bound, so what is found holds."""
    share = least.over_plan_share
    numbers = ("least_yuan", least.over_plan_least_yuan), ("above", share.numerator), ("below", share.denominator)
    standing = (("standing", scope_of(selection)),)
    count, rows = judged(dataset, _OVER_PLAN, selection.quarter, numbers, standing).of(selection)
    return Outcome("over_plan", tuple(_over_plan(row, least) for row in rows), count)


def _over_plan(row: dict[str, Any], least: Thresholds) -> Warned:
    done, planned = row["completed"], row["planned_investment"]
    return Warned(
        "over_plan",
        row["pair_id"],
        done - planned,
        Fraction(done - planned) / Fraction(planned),
        least.over_plan_share,
        track_id=row["track_id"],
        project_id=row["project_id"],
        planned_investment=planned,
        investment_completed=done,
    )


def overdue(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """Judged are all expectations told by then, also those whose date is still to come. Whose they are is all that is asked: what is
    expected of a pair has no place and no stage."""
    at, numbers = selection.quarter, (("quarters", least.overdue_quarters),)
    found = [judged(dataset, one, at, numbers).of(selection) for one in _OVERDUE]
    warnings = [_overdue(row, at.last, least) for _, rows in found for row in rows]
    return Outcome("overdue", tuple(warnings), sum(count for count, _ in found))


def _overdue(row: dict[str, Any], at: int, least: Thresholds) -> Warned:
    return Warned(
        "overdue",
        row["pair_id"],
        row["amount"],
        Fraction(at - row["expected_by"]),
        Fraction(least.overdue_quarters),
        track_id=row["track_id"],
        project_id=row["project_id"],
        event_id=row["event_id"],
        measure_id=row["measure_id"],
        expected=row["period"] or _quarter(row["expected_by"]),
        qualifier=row["qualifier"],
    )


@cache
def _quarter(number: int) -> str:
    return str(Period(number, number))
