"""What is known of one pair beyond sums: its projects at a moment, the figures its sources state, and its events."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import ibis
from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import FACTS, Quantity, narrowed
from analytics.facts.ibis_tables import PROJECTS
from analytics.facts.projects import known_dates
from analytics.lookup import pairs
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period

LIMIT = 500


@dataclass(frozen=True)
class ProjectLine:
    """A project as it stood at the as-of quarter; `invested` is completed investment since the programme began, None if none was told;
    `invested_due` counts the returns of it that were due.

    The dates are as exact as `precision` says (None: to the day), and may lie after the as-of quarter.
    """

    project_id: str
    name: str
    track_id: str | None
    industry: str | None
    enterprise: str | None
    stage: str | None
    planned: Decimal | None
    invested: Decimal | None
    source_id: str
    locator: str | None
    signed_on: date | None = None
    started_on: date | None = None
    completed_on: date | None = None
    at_capacity_on: date | None = None
    precision: str | None = None
    invested_due: int | None = None


@dataclass(frozen=True)
class Stated:
    """One figure as a source states it, with everything that qualifies it."""

    subject_type: str
    subject_id: str
    subject: str
    metric_id: str
    period: str | None
    value: Decimal | None
    status: str
    value_type: str
    qualifier: str | None
    printed: str | None
    as_of: date
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class Happening:
    """An event; `day` is only as exact as `precision` says, None where the source gives no date."""

    kind: str
    title: str
    title_en: str | None
    day: date | None
    precision: str | None
    track_id: str | None
    value_type: str
    amount: Decimal | None
    qualifier: str | None
    printed: str | None
    source_id: str
    locator: str | None


@compiled
def _projects_sql(selection: Selection) -> Table:
    to_date = selection.at(selection.as_of, "programme")
    standing = narrowed(FACTS["projects"]([Quantity("projects", "projects")], to_date, ("stage",)).rows, to_date, ())
    standing = standing.select("project_id", at_stage=standing.stage)
    carried_out = Quantity("observations", "investment_completed")
    done = FACTS["observations"]([carried_out], to_date, ())
    sums = done.rows.group_by("project_id").aggregate(
        invested=done.amount(done.rows, carried_out).sum(), due=done.rows.count()
    )
    p = PROJECTS
    lines = p.inner_join(standing, "project_id").left_join(sums, "project_id")
    return (
        lines.select(
            "project_id",
            p.name,
            p.track_id,
            p.industry,
            enterprise=p.lead_enterprise,
            stage=standing.at_stage,
            planned=p.planned_investment,
            invested=sums.invested,
            invested_due=sums.due,
            source_id=p.source_id,
            locator=p.locator,
            precision=p.date_precision,
            **known_dates(p),
        )
        .order_by([ibis.desc("planned", nulls_first=False), "project_id"])
        .limit(LIMIT)
    )


@remembered
def projects(dataset: Dataset, selection: Selection) -> list[ProjectLine]:
    """The projects the selection leaves in, the largest plan first."""
    rows = dataset.arrow(selection.fill(_projects_sql(dataset.dialect, selection.shape()))).to_pylist()
    return [ProjectLine(**row) for row in rows]


# The figures of a pair, of its counties and of its projects, but not the quarterly reports: those are summed elsewhere.
# What has happened is shown once its period is over; what is expected, planned or at capacity once it has been said.
_COLUMNS = """o.metric_id, o.period, o.value, o.status, o.value_type, o.qualifier, o.printed, o.as_of, o.source_id, o.locator,
  o.period_last"""
_SAID = """o.status IN ('reported', 'in_words')
  AND CASE WHEN o.value_type = 'actual' THEN o.period_last <= $4 ELSE o.as_of <= $5 END"""
# Each kind of subject by itself: asked together, with an OR across the join, millions of rows were held against every project.
_STATED = f"""
SELECT subject_type, subject_id, subject, metric_id, period, value, status, value_type, qualifier, printed, as_of, source_id, locator
FROM (
  SELECT o.subject_type, o.subject_id, '' AS subject, {_COLUMNS} FROM observations o
  WHERE o.subject_type = 'pair' AND o.subject_id = $1 AND {_SAID}
  UNION ALL
  SELECT o.subject_type, o.subject_id, coalesce(p.name, '') AS subject, {_COLUMNS}
  FROM observations o JOIN projects p ON o.subject_id = p.project_id
  WHERE o.subject_type = 'project' AND p.pair_id = $1 AND {_SAID} AND NOT (o.value_type = 'actual' AND o.period_quarters = 1
    AND o.metric_id IN ('investment_completed', 'output_value', 'profit_and_tax'))
  UNION ALL
  SELECT o.subject_type, o.subject_id, '' AS subject, {_COLUMNS} FROM observations o
  WHERE o.subject_type = 'county' AND o.subject_id IN ($2, $3) AND {_SAID}
  QUALIFY row_number() OVER (PARTITION BY o.subject_id, o.metric_id, o.value_type ORDER BY o.period_last DESC) = 1
) AS stated
ORDER BY subject_type DESC, subject_id, metric_id, period_last, value_type, as_of, source_id, locator LIMIT 500
"""


@remembered
def stated(dataset: Dataset, pair_id: str, selection: Selection) -> list[Stated]:
    """The figures sources state of the pair, of its counties (the newest of each measure) and of its projects."""
    pair = pairs(dataset)[pair_id]
    return stated_of(dataset, pair_id, (pair.industrial.adcode, pair.mountain.adcode), selection.quarter)


@remembered
def stated_of(dataset: Dataset, pair_id: str, sides: tuple[str, str], at: Period) -> list[Stated]:
    """The same of a pair and any two counties, told by the end of a quarter; "" is no pair."""
    values = [pair_id, *sides, at.last, at.end]
    return [Stated(**row) for row in dataset.arrow(_STATED, values).to_pylist()]


_EVENTS = """
SELECT kind, title, title_en, date AS day, date_precision AS precision, track_id, value_type, amount, qualifier, printed,
       source_id, locator
FROM events WHERE pair_id = ? AND coalesce(least(date, as_of), as_of) <= ?
ORDER BY date DESC NULLS LAST, event_id LIMIT 500
"""


@remembered
def happenings(dataset: Dataset, pair_id: str, selection: Selection) -> list[Happening]:
    """The pair's events known by the end of the as-of quarter, on the tracks asked about, the newest first."""
    rows = dataset.arrow(_EVENTS, [pair_id, selection.quarter.end]).to_pylist()
    wanted = selection.tracks
    return [Happening(**row) for row in rows if not wanted or row["track_id"] in wanted]
