"""Projects and the figures they report, as rows to count or sum: known by when, at which stage, of which period."""

from collections.abc import Sequence
from dataclasses import replace

import ibis
from ibis.expr.types import BooleanValue, Column, IntegerValue, Table

from analytics.facts.columns import (
    START,
    TEXT,
    FactRows,
    Quantity,
    at_moments,
    nowhere,
    quarter_number,
    told_apart,
    when,
)
from analytics.facts.ibis_tables import OBSERVATION_SUMS, OBSERVATIONS, PROJECTS, TARGETS
from analytics.selection import AT, YEAR_START, Selection
from store.codes import STAGE

DATES = ("signed_on", "started_on", "completed_on", "at_capacity_on")
# Counts of the projects that have reached a stage.
STAGED = {"projects_started": "started", "projects_in_production": "in_production"}


def observed(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """Observations of projects, of the quantities' one value type; a yearly figure has no quarter, one at capacity no
    period at all. ValueError for quantities of several value types: they are never added."""
    (value_type,) = {q.value_type for q in quantities}
    o = OBSERVATIONS
    o = o.filter(
        o.metric_id.isin(sorted({q.item for q in quantities})),
        o.value_type == value_type,
        o.subject_type == "project",
        o.status != "not_applicable",
        _within(o, value_type, selection, quarter_number(o.as_of)),
    )
    aimed = any(q.aimed for q in quantities)
    rows = _of_projects(o, selection, {*by, "pair"} if aimed else by).mutate(row_id=o.subject_id, **_dated(o))
    return _reported(rows, quantities)


def observed_sums(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """The same from the sums made at publication; they know no project, and so no stage."""
    (value_type,) = {q.value_type for q in quantities}
    o = OBSERVATION_SUMS
    o = o.filter(
        o.metric_id.isin(sorted({q.item for q in quantities})),
        o.value_type == value_type,
        _within(o, value_type, selection, o.said),
    )
    return replace(_reported(o.mutate(stage=ibis.null(TEXT), **_dated(o)), quantities), summed=True)


def _reported(rows: Table, quantities: Sequence[Quantity]) -> FactRows:
    if any(q.aimed for q in quantities):
        aims = TARGETS.select("pair_id", "metric_id", year=TARGETS.year.cast(TEXT))
        rows = rows.semi_join(aims, ["pair_id", "metric_id", "year"])
    return told_apart(rows, "value", quantities, lambda t, q: t.metric_id == q.item)


def _dated(o: Table) -> dict[str, Column]:
    """The quarter and the year of a period; a year has no quarter, several years have neither."""
    return {
        "quarter": ibis.ifelse(o.period_quarters == 1, o.period, None),
        "year": ibis.ifelse(o.period_quarters <= 4, (o.period_last // 4).cast(TEXT), None),
    }


def _within(o: Table, value_type: str, selection: Selection, said: IntegerValue) -> BooleanValue:
    """What has happened counts once its period is over; what is expected or at capacity once it has been `said`."""
    first = o.period_last - o.period_quarters + 1
    if value_type == "actual":
        over = o.period_last <= AT
        return {
            "year": over & (first >= YEAR_START),
            "programme": over & (first >= START),
            "quarter": (o.period_last == AT) & (o.period_quarters == 1),
        }[selection.span]
    by_then = said <= AT
    if value_type == "at_capacity":
        return by_then & o.period_last.isnull()
    ends_this_year = (first >= YEAR_START) & (o.period_last <= ibis.literal(YEAR_START) + 3)
    return (
        by_then
        & {
            "year": ends_this_year,
            "programme": first >= START,
            "quarter": (o.period_last == AT) & (o.period_quarters == 1),
        }[selection.span]
    )


def _of_projects(o: Table, selection: Selection, by: Sequence[str] | set[str]) -> Table:
    """Observations with their project's pair, track, host, industry and stage at the as-of quarter's end; a question
    that asks for none is spared the join, and one that does not ask for the stage its working out."""
    staged = "stage" in by or bool(selection.stages)
    asked = {"pair", "track", "county", "city", "industry"} & set(by) or selection.narrowed
    if not (staged or asked):
        return o.mutate(project_id=o.subject_id, **nowhere("quarter", "year"))
    p = PROJECTS
    stage = stage_at(p, ibis.literal(AT, "int64")) if staged else ibis.null(TEXT)
    p = p.select("project_id", "pair_id", "track_id", "industry", county=p.host_adcode, stage=stage)
    return o.join(p, o.subject_id == p.project_id)


def stood(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """Projects known at each moment, with the stage they had reached then; null where a source names no stage."""
    p = at_moments(PROJECTS, selection, by)
    begun = ibis.coalesce(p.signed_on, p.started_on, p.completed_on, p.at_capacity_on)
    known = (quarter_number(begun) <= p.moment) | (quarter_number(p.stage_as_of) <= p.moment)
    p = p.filter(known.fill_null(False))
    # Working out the stage doubles the cost of a count: only a question about stages pays for it.
    told = "stage" in by or selection.stages or any(q.item in STAGED for q in quantities)
    names = stage_at(p, p.moment) if told else ibis.null(TEXT)
    rows = p.select(
        p.pair_id,
        p.track_id,
        p.industry,
        p.project_id,
        p.planned_investment,
        county=p.host_adcode,
        stage=names,
        row_id=p.project_id,
        period=ibis.null(TEXT),
        as_of=p.stage_as_of,
        source_id=p.source_id,
        locator=p.locator,
        **when(p.moment),
    )
    return FactRows(rows, _project_amount, lambda t, q: None)


def _project_amount(t: Table, q: Quantity) -> Column:
    if q.item == "planned_investment":
        return t.planned_investment
    if q.item == "projects":
        return t.project_id.notnull().cast("int64")
    return t.stage.isin(STAGE.ids[STAGE.rank(STAGED[q.item]) :]).cast("int64")


def known_dates(p: Table) -> dict[str, Column]:
    """A project's dates as they were known: what lies ahead of the quarter asked about is not yet."""
    return {day: ibis.ifelse(quarter_number(p[day]) <= AT, p[day], None) for day in DATES}


def stage_at(p: Table, moment: IntegerValue) -> Column:
    """The furthest stage that dates or the source's word give by then; null where a known project has none."""
    started = quarter_number(p.started_on)
    dated = ibis.cases(
        (quarter_number(p.at_capacity_on) <= moment, STAGE.rank("at_capacity")),
        (quarter_number(p.completed_on) <= moment, STAGE.rank("in_production")),
        (started < moment, STAGE.rank("under_construction")),
        (started == moment, STAGE.rank("started")),
        (quarter_number(p.signed_on) <= moment, STAGE.rank("signed")),
        else_=-1,
    )
    said = ibis.cases(*((p.stage == stage, rank) for rank, stage in enumerate(STAGE.ids)), else_=-1)
    said = ibis.ifelse(quarter_number(p.stage_as_of) <= moment, said, -1).fill_null(-1)
    # One CASE over one value: written as a condition a stage, the rank above would stand in the SQL five times.
    return ibis.greatest(dated, said).cases(*enumerate(STAGE.ids))
