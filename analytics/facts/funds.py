"""Fund money and yearly targets as rows to sum: both belong to a year as a whole."""

from collections.abc import Sequence
from dataclasses import replace

import ibis
from ibis.expr.types import BooleanValue, Column, Table

from analytics.facts.columns import START, TEXT, FactRows, Quantity, nowhere, told_apart
from analytics.facts.ibis_tables import FLOW_SUMS, FUND_FLOWS, TARGETS
from analytics.selection import AT, YEAR, Selection


def flowed(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """Fund flows up to the as-of quarter; a budget counts from the first day of its year, whenever it was written."""
    f = FUND_FLOWS
    f = f.filter(f.stage.isin(sorted({q.item for q in quantities})), _within(f, selection))
    rows = f.select(
        f.pair_id,
        f.track_id,
        county=f.payee_adcode,
        fund_stage=f.stage,
        value=f.amount,
        **_dated(f),
        row_id=f.flow_id,
        period=f.period,
        as_of=f.as_of,
        source_id=f.source_id,
        locator=f.locator,
        **nowhere("pair_id", "track_id", "county", "quarter", "year"),
    )
    return told_apart(rows, "value", quantities, lambda t, q: t.fund_stage == q.item)


def flowed_sums(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """The same from the sums made at publication."""
    f = FLOW_SUMS
    f = f.filter(f.stage.isin(sorted({q.item for q in quantities})), _within(f, selection))
    rows = f.select(
        f.pair_id,
        f.track_id,
        f.county,
        f.value,
        f.reported,
        f.due,
        fund_stage=f.stage,
        **_dated(f),
        **nowhere("pair_id", "track_id", "county", "quarter", "year"),
    )
    return replace(told_apart(rows, "value", quantities, lambda t, q: t.fund_stage == q.item), summed=True)


def _within(f: Table, selection: Selection) -> BooleanValue:
    if selection.span == "quarter":
        moved = (f.period_last == AT) & (f.period_quarters == 1)
        return moved & (f.year == selection.fund_year) if selection.fund_year else moved
    begun = ibis.ifelse(f.stage == "planned", f.year * 4, f.period_last)
    if selection.fund_year:
        return (begun <= AT) & (f.year == selection.fund_year)
    return (begun <= AT) & (f.year == YEAR if selection.span == "year" else f.year <= YEAR)


def _dated(f: Table) -> dict[str, Column]:
    """The quarter in which the money moved, and the year whose money it is."""
    return {"quarter": ibis.ifelse(f.period_quarters == 1, f.period, None), "year": f.year.cast(TEXT)}


def targeted(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """Whole years' targets: of the as-of quarter's year, or of every year since the programme's first."""
    t = TARGETS
    years = (t.year >= START // 4) & (t.year <= YEAR) if selection.span == "programme" else t.year == YEAR
    t = t.filter(t.metric_id.isin(sorted({q.item for q in quantities})), years)
    rows = t.select(
        t.pair_id,
        t.metric_id,
        amount=t.target,
        year=t.year.cast(TEXT),
        row_id=t.pair_id,
        period=t.year.cast(TEXT),
        as_of=ibis.null("date"),
        source_id=t.source_id,
        locator=t.locator,
        **nowhere("pair_id", "year"),
    )
    return told_apart(rows, "amount", quantities, lambda t, q: t.metric_id == q.item)
