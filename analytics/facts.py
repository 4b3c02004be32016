"""Turns tables into rows that can be counted or summed: who, where, when, how much, and whether it was reported.

Facts never name a quarter: they hold the stand-ins AT, YEAR_START and YEAR, filled when a question is asked.
Every fact gives the same columns (pair, track, county, city, stage, quarter, year), null where a row belongs to none:
such rows keep a place of their own in every breakdown, so that parts always add up to the whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ibis
from ibis.expr.types import Column, IntegerColumn, IntegerValue, Table

from analytics.selection import AT, PROGRAMME_START, YEAR, YEAR_START, Selection
from analytics.tables import COUNTIES, FUND_FLOWS, OBSERVATIONS, PAIRS, PROJECTS
from store.codes import STAGE
from style.periods import parse_period

START = parse_period(PROGRAMME_START).last
TEXT = "string"
# Counts of the projects that have reached a stage.
STAGED = {"projects_started": "started", "projects_in_production": "in_production"}


@dataclass(frozen=True)
class Quantity:
    """Something counted or summed: of which table, and which measure, fund stage or column of it."""

    table: str
    item: str
    value_type: str = "actual"


@dataclass(frozen=True)
class Rows:
    """A fact's rows and, for one quantity, the amount and whether the row is one of its own (None: every row is)."""

    rows: Table
    amount: Callable[[Table, Quantity], Column]
    due: Callable[[Table, Quantity], Column | None]


def _told_apart(
    rows: Table, column: str, quantities: Sequence[Quantity], mine: Callable[[Table, Quantity], Column]
) -> Rows:
    """Several quantities in one scan are told apart row by row; one alone owns every row (a third of the time saved)."""
    if len(quantities) == 1:
        return Rows(rows, lambda t, q: t[column], lambda t, q: None)
    return Rows(rows, lambda t, q: ibis.ifelse(mine(t, q), t[column], None), mine)


def _quarter_text(number: IntegerValue) -> Column:
    return (number // 4).cast(TEXT) + "Q" + (number % 4 + 1).cast(TEXT)


def _quarter_number(day: Column) -> IntegerColumn:
    return day.year().cast("int32") * 4 + day.quarter().cast("int32") - 1


def _with_city(rows: Table) -> Table:
    places = COUNTIES.select(place=COUNTIES.adcode, city=COUNTIES.city_adcode)
    return rows.left_join(places, rows.county == places.place).drop("place")


def observed(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> Rows:
    """Observations of projects in the span; a yearly figure counts once its year is over and has no quarter."""
    items = sorted({q.item for q in quantities})
    value_types = sorted({q.value_type for q in quantities})
    o = OBSERVATIONS
    within = o.period_last <= AT
    if selection.span == "year":
        within &= o.period_last - o.period_quarters + 1 >= YEAR_START
    elif selection.span == "quarter":
        within &= (o.period_last == AT) & (o.period_quarters == 1)
    else:
        within &= o.period_last - o.period_quarters + 1 >= START
    o = o.filter(o.metric_id.isin(items), o.value_type.isin(value_types), o.subject_type == "project",
                 o.status != "not_applicable", within)  # fmt: skip
    rows = _of_projects(o, selection, by).mutate(
        stage=ibis.null(TEXT),
        quarter=ibis.ifelse(o.period_quarters == 1, o.period, None),
        year=ibis.ifelse(o.period_quarters <= 4, (o.period_last // 4).cast(TEXT), None),
    )
    return _told_apart(
        rows, "value", quantities, lambda t, q: (t.metric_id == q.item) & (t.value_type == q.value_type)
    )


def _of_projects(o: Table, selection: Selection, by: Sequence[str]) -> Table:
    """Observations with their project's pair, track and host; a question that asks for none is spared the join."""
    asked = {"pair", "track", "county", "city"} & set(by)
    if not (asked or selection.pairs or selection.tracks or selection.cities or selection.counties):
        return o.mutate(
            project_id=o.subject_id, **dict.fromkeys(("pair_id", "track_id", "county"), ibis.null(TEXT))
        )
    p = PROJECTS.select("project_id", "pair_id", "track_id", county=PROJECTS.host_adcode)
    return o.join(p, o.subject_id == p.project_id)


def flowed(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> Rows:
    """Fund flows up to the as-of quarter; a budget counts from the first day of its year, whenever it was written."""
    f = FUND_FLOWS
    begun = ibis.ifelse(f.stage == "planned", f.year * 4, f.period_last)
    if selection.span == "quarter":
        within = (f.period_last == AT) & (f.period_quarters == 1)
    else:
        within = (begun <= AT) & (f.year == YEAR if selection.span == "year" else f.year <= YEAR)
    f = f.filter(f.stage.isin(sorted({q.item for q in quantities})), within)
    rows = f.select(
        f.pair_id, f.track_id, county=f.payee_adcode, fund_stage=f.stage, amount=f.amount, stage=ibis.null(TEXT),
        quarter=ibis.ifelse(f.period_quarters == 1, f.period, None), year=f.year.cast(TEXT),
    )  # fmt: skip
    return _told_apart(rows, "amount", quantities, lambda t, q: t.fund_stage == q.item)


def _at_moments(table: Table, selection: Selection, by: Sequence[str]) -> Table:
    """The table at the as-of quarter's end, or once for each quarter or year end of the span that is asked for."""
    if not {"quarter", "year"} & set(by):
        return table.mutate(moment=ibis.literal(AT, "int64"))
    first = {"year": YEAR_START, "quarter": AT, "programme": START}[selection.span]
    moments = ibis.range(first, ibis.literal(AT) + 1).unnest().name("moment").as_table()
    if "quarter" not in by:
        moments = moments.filter((moments.moment % 4 == 3) | (moments.moment == AT))
    return table.cross_join(moments)


def stood(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> Rows:
    """Projects known at each moment, with the stage they had reached then; null where a source names no stage."""
    p = _at_moments(PROJECTS, selection, by)
    begun = ibis.coalesce(p.signed_on, p.started_on, p.completed_on, p.at_capacity_on)
    known = (_quarter_number(begun) <= p.moment) | (_quarter_number(p.stage_as_of) <= p.moment)
    p = p.filter(known.fill_null(False))
    # Working out the stage doubles the cost of a count: only a question about stages pays for it.
    told = "stage" in by or selection.stages or any(q.item in STAGED for q in quantities)
    names = _stage_at(p, p.moment) if told else ibis.null(TEXT)
    rows = p.select(
        p.pair_id, p.track_id, p.project_id, p.planned_investment, county=p.host_adcode, stage=names,
        quarter=_quarter_text(p.moment), year=(p.moment // 4).cast(TEXT),
    )  # fmt: skip
    return Rows(rows, _project_amount, lambda t, q: None)


def _project_amount(t: Table, q: Quantity) -> Column:
    if q.item == "planned_investment":
        return t.planned_investment
    if q.item == "projects":
        return t.project_id.notnull().cast("int64")
    return t.stage.isin(STAGE.ids[STAGE.rank(STAGED[q.item]) :]).cast("int64")


def _stage_at(p: Table, moment: IntegerValue) -> Column:
    """The furthest stage that dates or the source's word give by then; null where a known project has none."""
    started = _quarter_number(p.started_on)
    dated = ibis.cases(
        (_quarter_number(p.at_capacity_on) <= moment, STAGE.rank("at_capacity")),
        (_quarter_number(p.completed_on) <= moment, STAGE.rank("in_production")),
        (started < moment, STAGE.rank("under_construction")),
        (started == moment, STAGE.rank("started")),
        (_quarter_number(p.signed_on) <= moment, STAGE.rank("signed")),
        else_=-1,
    )
    said = ibis.cases(*((p.stage == stage, rank) for rank, stage in enumerate(STAGE.ids)), else_=-1)
    said = ibis.ifelse(_quarter_number(p.stage_as_of) <= moment, said, -1).fill_null(-1)
    rank = ibis.greatest(dated, said)
    return ibis.cases(*((rank == i, stage) for i, stage in enumerate(STAGE.ids)))


def paired(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> Rows:
    """Pairs that hold at the end of each moment."""
    p = _at_moments(PAIRS, selection, by)
    ended = (
        _quarter_number(p.valid_to + ibis.interval(days=1)) <= p.moment
    )  # valid_to is the last day that holds
    p = p.filter((_quarter_number(p.valid_from) <= p.moment) & ~ended.fill_null(False))
    rows = p.select(
        p.pair_id, track_id=ibis.null(TEXT), county=ibis.null(TEXT), stage=ibis.null(TEXT),
        quarter=_quarter_text(p.moment), year=(p.moment // 4).cast(TEXT),
    )  # fmt: skip
    return Rows(rows, lambda t, q: t.pair_id.notnull().cast("int64"), lambda t, q: None)


FACTS: dict[str, Callable[[Sequence[Quantity], Selection, Sequence[str]], Rows]] = {
    "observations": observed,
    "fund_flows": flowed,
    "projects": stood,
    "pairs": paired,
}
DIMENSION_COLUMNS = {"pair": "pair_id", "track": "track_id", "county": "county", "city": "city", "stage": "stage",
                     "quarter": "quarter", "year": "year"}  # fmt: skip


def narrowed(rows: Table, selection: Selection, by: Sequence[str]) -> Table:
    """The rows a selection asks for; only a question that names cities pays for looking them up."""
    if selection.cities or "city" in by:
        rows = _with_city(rows)
    for column, wanted in (("pair_id", selection.pairs), ("track_id", selection.tracks), ("city", selection.cities),
                           ("county", selection.counties), ("stage", selection.stages)):  # fmt: skip
        if wanted:
            rows = rows.filter(rows[column].isin(sorted(wanted)))
    return rows
