"""A metric's sums in the groups that a narrowing may name: asked of the engine once, added up here for every choice.

A filter that nobody used before then asks the engine nothing: planning a question costs it 1 to 5 ms whatever it counts,
and a page has some seventy.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from sys import intern
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import DIMENSION_COLUMNS, OWN_DIMENSIONS, Quantity, cheapest, narrowed
from analytics.metrics import METRICS, Metric
from analytics.selection import NARROWINGS, Selection
from cache.remembered import remembered
from store.datasets import Dataset

Of = tuple[str | None, ...]
# What most narrowings are by. Their groups are few whatever the number of rows, and one asking serves them all.
USUAL = ("pair", "track", "county")
# A county may be of several pairs at once: its rows, joined to pairs, would count for each.
NEVER_WIDENED = {"resources"}
# More groups than these (industries by stages, say) take longer to add up here than to ask for: 4,000 take some 3 ms.
MOST = 4000


class Cell(NamedTuple):
    """Both sides' sums for one group; `reported` of `due` figures went into the numerator, and `under_due` rows are there
    for the denominator. None: nothing was reported."""

    of: Of
    top: Decimal | int | None
    under: Decimal | int | None
    reported: int
    due: int
    under_due: int


def cells(dataset: Dataset, metric: Metric, by: Sequence[str], scope: Selection) -> list[Cell]:
    """The sums of what the selection leaves in, by the dimensions; no row for a group of which nothing is known."""
    asked = tuple(by)
    wanted = {dimension: set(getattr(scope, field)) for field, dimension in NARROWINGS.items() if getattr(scope, field)}
    usual = () if metric.table in NEVER_WIDENED else (d for d in USUAL if d in metric.breakdowns)
    needed = _in_one_order((*asked, *wanted))
    widest = _in_one_order((*needed, *usual))
    every = None
    if wanted or len(widest) > len(asked):
        every = _grouped(dataset, metric.id, needed, widest, scope.everyone())
    if every is None:
        return list(_cells_of(_read(dataset, metric.id, asked, scope), asked))
    found: Sequence[Cell] = every
    for dimension, members in wanted.items():
        at = needed.index(dimension)
        found = [cell for cell in found if cell.of[at] in members]
    return _added_up(found, [needed.index(dimension) for dimension in asked])


def _in_one_order(dimensions: Sequence[str]) -> tuple[str, ...]:
    """Each once, the usual ones first: what is asked by pair and what is asked by track are then one question."""
    return tuple(sorted(set(dimensions), key=lambda one: (USUAL.index(one) if one in USUAL else len(USUAL), one)))


def _added_up(found: Sequence[Cell], kept: Sequence[int]) -> list[Cell]:
    """The cells summed by those of their dimensions that stand at these places."""
    groups: dict[Of, list[Cell]] = {}
    for cell in found:
        groups.setdefault(tuple([cell.of[at] for at in kept]), []).append(cell)
    return [
        Cell(
            of,
            _sum([c.top for c in held]),
            _sum([c.under for c in held]),
            sum([c.reported for c in held]),
            sum([c.due for c in held]),
            sum([c.under_due for c in held]),
        )
        for of, held in groups.items()
    ]


def _sum(values: Sequence[Any]) -> Any:
    """Exact; None where none of them is known."""
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known else None


def _grouped(
    dataset: Dataset, metric_id: str, needed: tuple[str, ...], widest: tuple[str, ...], scope: Selection
) -> tuple[Cell, ...] | None:
    """All groups by what is asked for and narrowed by; None where the widest are too many to be added up here."""
    if needed == widest:
        return _every(dataset, metric_id, widest, scope)
    return _coarser(dataset, metric_id, needed, widest, scope)


@remembered
def _coarser(
    dataset: Dataset, metric_id: str, needed: tuple[str, ...], widest: tuple[str, ...], scope: Selection
) -> tuple[Cell, ...] | None:
    """Added up once for every choice by the same dimensions, which then has few groups to look through."""
    every = _every(dataset, metric_id, widest, scope)
    return None if every is None else tuple(_added_up(every, [widest.index(dimension) for dimension in needed]))


@remembered
def _every(dataset: Dataset, metric_id: str, by: tuple[str, ...], scope: Selection) -> tuple[Cell, ...] | None:
    """All groups there are; None where they are too many to be added up here."""
    table = _read(dataset, metric_id, by, scope)
    return None if table.num_rows > MOST else _cells_of(table, by)


def _read(dataset: Dataset, metric_id: str, by: tuple[str, ...], scope: Selection) -> pa.Table:
    return dataset.arrow(scope.fill(_sums(dataset.dialect, metric_id, by, scope.shape())))


def _cells_of(table: pa.Table, by: tuple[str, ...]) -> tuple[Cell, ...]:
    columns = {name: table.column(name).to_pylist() for name in table.column_names}
    nothing = [None] * table.num_rows
    under, under_due = columns.get("d") or nothing, columns.get("d_due") or nothing
    # The same few ids stand in every group of every question: one string each.
    ids = [[None if member is None else intern(member) for member in columns[d]] for d in by]
    groups: Iterator[Of] = zip(*ids, strict=True) if by else iter([()] * table.num_rows)
    rows = zip(groups, columns["n"], under, columns["n_reported"], columns["n_due"], under_due, strict=True)
    return tuple(
        Cell(of, top, below, int(came or 0), int(due or 0), int(below_due or 0))
        for of, top, below, came, due, below_due in rows
    )


@compiled
def _sums(metric_id: str, by: tuple[str, ...], selection: Selection) -> Table:
    """Each side summed on its own table, the sides stacked and summed again: no join can multiply a figure."""
    metric = METRICS[metric_id]
    sides = metric.sides(selection)
    by_table = {table: {k: q for k, q in sides.items() if q.table == table} for table in metric.tables}
    sums = [_summed(table, mine, by, selection) for table, mine in by_table.items()]
    if len(sums) > 1:
        stacked = reduce(lambda a, b: a.union(b), [_padded(s, sides, by) for s in sums])
        kinds = [c for k in sides for c in (k, f"{k}_reported", f"{k}_due")]
        totals = {c: stacked[c].sum() for c in kinds}
        sums = [stacked.group_by(list(by)).aggregate(**totals) if by else stacked.aggregate(**totals)]
    return sums[0]


def _summed(table: str, quantities: dict[str, Quantity], by: tuple[str, ...], selection: Selection) -> Table:
    fact = cheapest(table, selection, by)(list(quantities.values()), selection, by)
    rows = narrowed(fact.rows, selection, by)
    totals: dict[str, Any] = {}
    for key, quantity in quantities.items():
        amount, mine = fact.amount(rows, quantity), fact.due(rows, quantity)
        if fact.summed:
            reported, due = rows.reported.sum(where=mine), rows.due.sum(where=mine)
        else:
            reported, due = amount.count(where=mine), rows.count(where=mine)
        totals |= {key: amount.sum(), f"{key}_reported": reported, f"{key}_due": due}
    keys = {d: rows[(DIMENSION_COLUMNS | OWN_DIMENSIONS)[d]] for d in by}
    return rows.group_by(**keys).aggregate(**totals) if by else rows.aggregate(**totals)


def _padded(side: Table, sides: dict[str, Quantity], by: tuple[str, ...]) -> Table:
    columns = {d: side[d] for d in by}
    for key in sides:
        for name in (key, f"{key}_reported", f"{key}_due"):
            kind = "decimal(38,2)" if name == key else "int64"
            columns[name] = side[name].cast(kind) if name in side.columns else ibis.null(kind)
    return side.select(**columns)
