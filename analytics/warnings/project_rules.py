"""The rules that look at projects: fund money in those that stand still, and figures of the quarter that did not come."""

from decimal import Decimal
from fractions import Fraction

from analytics.coverage import coverage
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.warnings.judged import Judging, judged, scope_of
from analytics.warnings.money_rules import disbursed_to
from analytics.warnings.rules import Outcome, Warned
from analytics.warnings.thresholds import Thresholds
from store.datasets import Dataset
from style.periods import Period

BUILDING = "under_construction"
REPORTED = "investment_completed"  # the measure whose zeros tell that a project stands still
# Under construction and paid for: with how many quarters in a row, up to the as-of one, it reported 0 for; and whether it was under
# construction at the first of the quarters that the rule asks for too, as `before` tells: a stage is never gone back.
_STALLED = Judging(
    f"""SELECT now.pair_id, now.track_id, now.project_id, spent.spent, coalesce(runs.zeros, 0) AS zeros,
      before.project_id IS NOT NULL AS stood
    FROM standing now JOIN spent ON spent.project_id = now.project_id AND spent.spent <> 0
    LEFT JOIN runs ON runs.project_id = now.project_id 
    LEFT JOIN standing_before before ON before.project_id = now.project_id AND before.stage = '{BUILDING}'
    WHERE now.stage = '{BUILDING}'""",
    ("project_id", "spent", "zeros"),
    "zeros >= {quarters} AND stood AND spent >= {least_yuan}",
    (
        (
            "spent",
            """SELECT project_id, CAST(sum(amount) AS DECIMAL(38, 2)) AS spent FROM fund_flows
      WHERE stage = 'spent' AND project_id IS NOT NULL AND period_last <= {at} AND "year" <= {year} GROUP BY project_id""",
        ),
        (
            "runs",
            f"""SELECT project_id, count(*) AS zeros FROM (
      SELECT project_id, quarter, row_number() OVER (PARTITION BY project_id ORDER BY quarter DESC) AS nth FROM (
        SELECT DISTINCT subject_id AS project_id, period_last AS quarter FROM observations
        WHERE subject_type = 'project' AND metric_id = '{REPORTED}' AND value_type = 'actual' AND status = 'reported'
          AND value = 0 AND period_quarters = 1 AND period_last <= {{at}}) AS zero) AS ordered
      WHERE quarter + nth = {{at}} + 1 GROUP BY project_id""",
        ),
    ),
)


def stalled(dataset: Dataset, selection: Selection, least: Thresholds) -> Outcome:
    """A project counts as under construction where it was at the end of the first and of the last of its quarters at 0."""
    at = selection.quarter
    begun = Period(at.last - least.stalled_quarters + 1, at.last - least.stalled_quarters + 1)
    numbers = ("quarters", least.stalled_quarters), ("least_yuan", least.stalled_least_yuan), ("year", at.year)
    standing = ("standing", scope_of(selection)), ("standing_before", Selection(str(begun), "programme"))
    count, rows = judged(dataset, _STALLED, at, numbers, standing).of(selection)
    warnings = [
        Warned(
            "stalled",
            row["pair_id"],
            row["spent"],
            Fraction(row["zeros"]),
            Fraction(least.stalled_quarters),
            track_id=row["track_id"],
            project_id=row["project_id"],
            spent=row["spent"],
            zeros=row["zeros"],
        )
        for row in rows
    ]
    return Outcome("stalled", tuple(warnings), count)


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
