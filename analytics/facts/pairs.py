"""What the counties of a pair do and have besides projects, as rows to count: pairs, events, needs and offers."""

from collections.abc import Sequence

import ibis
from ibis.expr.types import Table

from analytics.facts.columns import (
    START,
    TEXT,
    FactRows,
    Quantity,
    at_moments,
    nowhere,
    quarter_number,
    quarter_text,
    told_apart,
    when,
)
from analytics.facts.ibis_tables import EVENTS, PAIRS, RESOURCES
from analytics.selection import AT, YEAR, Selection

_HAS_QUARTER = ("day", "month", "quarter")


def _in_force(selection: Selection, by: Sequence[str]) -> Table:
    """Pairs that hold at the end of each moment, or may: one of which only the year of its list is told does for
    certain (`certain`) from that year's end."""
    p = at_moments(PAIRS, selection, by)
    told = p.valid_from.notnull()
    begins = ibis.ifelse(told, quarter_number(p.valid_from), p.listed_year * 4)
    p = p.mutate(begins=begins, certain=told | (p.moment >= p.listed_year * 4 + 3))
    # valid_to is the last day that holds
    ended = quarter_number(p.valid_to + ibis.interval(days=1)) <= p.moment
    return p.filter((p.begins <= p.moment) & ~ended.fill_null(False))


def paired(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """Pairs that hold at the end of each moment; where it is not told whether one does, their number is not known."""
    p = _in_force(selection, by)
    rows = p.select(
        p.pair_id,
        count=ibis.ifelse(p.certain, p.pair_id.notnull().cast("int64"), None),
        row_id=p.pair_id,
        period=ibis.null(TEXT),
        as_of=p.valid_from,
        source_id=p.source_id,
        locator=p.locator,
        **when(p.moment),
        **nowhere("pair_id", "quarter", "year"),
    )
    return FactRows(rows, lambda t, q: t["count"], lambda t, q: None)


def happened(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """Events that took place by the as-of quarter's end, or were then said to have; one without a date counts only
    since the programme's start, and one known to the year alone has no quarter."""
    e = EVENTS
    known_on = ibis.ifelse(e.date.isnull(), e.as_of, ibis.least(e.date, e.as_of))
    e = e.filter(e.value_type == "actual", quarter_number(known_on) <= AT)
    within = {
        "year": e.date.year() == YEAR,
        "programme": e.date.isnull() | (quarter_number(e.date) >= START),
        "quarter": (quarter_number(e.date) == AT) & e.date_precision.isin(_HAS_QUARTER),
    }[selection.span]
    e = e.filter(within)
    rows = e.select(
        e.pair_id,
        e.track_id,
        e.kind,
        events=e.event_id.notnull().cast("int64"),
        firms=e.firms.cast("int64"),
        people=e.people.cast("int64"),
        year=e.date.year().cast(TEXT),
        quarter=ibis.ifelse(e.date_precision.isin(_HAS_QUARTER), quarter_text(quarter_number(e.date)), None),
        row_id=e.event_id,
        period=ibis.null(TEXT),
        as_of=e.as_of,
        source_id=e.source_id,
        locator=e.locator,
        **nowhere("pair_id", "track_id", "quarter", "year"),
    )
    return FactRows(rows, lambda t, q: t[q.item], lambda t, q: None)


def listed(quantities: Sequence[Quantity], selection: Selection, by: Sequence[str]) -> FactRows:
    """What counties were known by each moment to need or to offer. Only a question about pairs looks up the pair that
    the county was of then."""
    r = at_moments(RESOURCES, selection, by)
    r = r.filter(quarter_number(r.as_of) <= r.moment, r.side.isin(sorted({q.item for q in quantities})))
    if "pair" in by or selection.pairs:
        p = _in_force(selection, by)
        sides = [p.select("pair_id", "moment", side_adcode=p[c]) for c in ("industrial_adcode", "mountain_adcode")]
        of = sides[0].union(sides[1]).rename(pair_moment="moment")
        r = r.left_join(of, [r.adcode == of.side_adcode, r.moment == of.pair_moment])
    else:
        r = r.mutate(pair_id=ibis.null(TEXT))
    rows = r.select(
        r.pair_id,
        r.category,
        r.side,
        county=r.adcode,
        count=r.resource_id.notnull().cast("int64"),
        row_id=r.resource_id,
        period=ibis.null(TEXT),
        as_of=r.as_of,
        source_id=r.source_id,
        locator=r.locator,
        **when(r.moment),
        **nowhere("pair_id", "county", "quarter", "year"),
    )
    return told_apart(rows, "count", quantities, lambda t, q: t.side == q.item)
