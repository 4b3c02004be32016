"""One project through time: what was reported of it quarter by quarter, what its sources state, what fund money it got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from analytics.projects.ledger import REPORTED
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import parse_period

LIMIT = 500  # rows of a list


@dataclass(frozen=True)
class Report:
    """One figure of a project as its source has it; `value` is None where it is missing, not due or only in words."""

    metric_id: str
    period: str | None
    value: Decimal | None
    status: str
    unit: str
    value_type: str
    qualifier: str | None
    printed: str | None
    as_of: date
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class Reports:
    """What a project reported for one period: by metric id; a measure without a row of its own was not asked for."""

    period: str
    figures: dict[str, Report]


@dataclass(frozen=True)
class Flow:
    """A movement of fund money that its source books to the project; `year` is the fund year, not when it moved."""

    flow_id: str
    year: int
    period: str
    stage: str
    payee: str | None
    amount: Decimal
    as_of: date
    source_id: str
    locator: str | None


# What has happened is known once its period is over; what is expected or at capacity once it has been said.
_REPORTS = f"""
SELECT metric_id, period, value, status, unit, value_type, qualifier, printed, as_of, source_id, locator
FROM observations
WHERE subject_type = 'project' AND subject_id = ? AND CASE WHEN value_type = 'actual' THEN period_last <= ? ELSE as_of <= ? END
ORDER BY period_last DESC NULLS FIRST, period_quarters DESC, value_type, metric_id LIMIT {LIMIT}
"""
_FLOWS = f"""
SELECT flow_id, "year", period, stage, payee_adcode AS payee, amount, as_of, source_id, locator
FROM fund_flows WHERE project_id = ? AND CASE WHEN stage = 'planned' THEN "year" * 4 ELSE period_last END <= ?
ORDER BY period_last DESC, flow_id LIMIT {LIMIT}
"""


@remembered
def reports(dataset: Dataset, selection: Selection, project_id: str) -> list[Report]:
    """Every figure of the project known by the as-of quarter, the newest period first; without a period first of all."""
    at = selection.quarter
    return [Report(**row) for row in dataset.arrow(_REPORTS, [project_id, at.last, at.end]).to_pylist()]


def by_period(found: Sequence[Report]) -> list[Reports]:
    """The actual figures of REPORTED measures, one line a period, the newest first."""
    lines: dict[str, dict[str, Report]] = {}
    for report in found:
        if report.value_type == "actual" and report.metric_id in REPORTED and report.period:
            lines.setdefault(report.period, {})[report.metric_id] = report
    ordered = sorted(lines, key=parse_period, reverse=True)
    return [Reports(period, lines[period]) for period in ordered]


def otherwise(found: Sequence[Report]) -> list[Report]:
    """All that `by_period` does not show: expected, at capacity, and measures of other kinds."""
    return [r for r in found if not (r.value_type == "actual" and r.metric_id in REPORTED and r.period)]


@remembered
def flows(dataset: Dataset, selection: Selection, project_id: str) -> list[Flow]:
    """The fund money booked to the project up to the as-of quarter, the newest first."""
    rows = dataset.arrow(_FLOWS, [project_id, selection.quarter.last]).to_pylist()
    return [Flow(**row) for row in rows]
