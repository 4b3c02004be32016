"""Answers a question (which metric, by which dimensions, under which selection) on whichever engine holds the data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import product
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from analytics.compiling import compiled_sql
from analytics.facts import DIMENSION_COLUMNS, OWN_DIMENSIONS, Quantity, cheapest, narrowed
from analytics.members import dimension_members
from analytics.metrics import METRICS, Metric
from analytics.selection import Selection
from store.datasets import Dataset
from style.text import Text

MONEY = pa.decimal128(38, 2)
VALUE_TYPES = {"money": MONEY, "count": pa.int64(), "percent": pa.float64(), "ratio": pa.float64()}


class Refused(ValueError):
    """A question whose answer would mislead; `reason` says why, in both languages."""

    def __init__(self, metric: Metric, reason: Text) -> None:
        super().__init__(f"{metric.id}: {reason.en}")
        self.reason = reason


@dataclass(frozen=True)
class Part:
    """One cell of an answer: `of` the members of the dimensions asked for (None: belongs to none of them).

    `value` is None where nothing was reported. `reported` of `due` figures went into it; a ratio carries its two sums.
    """

    of: tuple[str | None, ...]
    value: Any  # Decimal (money), int (counts), float (ratios) or None
    reported: int
    due: int
    numerator: Decimal | int | None = None
    denominator: Decimal | int | None = None


def answer(dataset: Dataset, metric_id: str, by: Sequence[str], selection: Selection) -> pa.Table:
    """One row a member of each dimension, ordered by the dimensions' codes.

    Columns: the dimensions (text), `value` (元 as decimal, counts as int64, ratios as float64), `reported` and `due`
    (how many figures were there of how many expected), `numerator`, `denominator` (ratios; else null). Percentages are
    fractions of 1. Raises Refused where the breakdown, or a selection by that dimension, is not allowed.
    """
    metric = METRICS[metric_id]
    _refuse(metric, by, selection)
    selection = metric.scope(selection)
    parts = _computed(dataset, metric, tuple(by), selection)
    return _as_arrow(metric, by, _completed(dataset, metric, by, selection, parts))


def parts(dataset: Dataset, metric_id: str, by: Sequence[str], selection: Selection) -> list[Part]:
    """The same answer as plain values."""
    table = answer(dataset, metric_id, by, selection)
    return [
        Part(
            tuple(row[d] for d in by),
            row["value"],
            row["reported"],
            row["due"],
            row["numerator"],
            row["denominator"],
        )
        for row in table.to_pylist()
    ]


def total(dataset: Dataset, metric_id: str, selection: Selection) -> Part:
    """The answer for all that is selected, as one part."""
    return parts(dataset, metric_id, (), selection)[0]


def _refuse(metric: Metric, by: Sequence[str], selection: Selection) -> None:
    reason = metric.refusal(tuple(by), selection)
    if reason:
        raise Refused(metric, reason)


@lru_cache(maxsize=4096)
def compiled(dialect: str, metric_id: str, by: tuple[str, ...], scope: Selection) -> str:
    """The SQL of a question for every quarter: compiled once, its stand-ins filled when it is asked."""
    return compiled_sql(lambda: _expression(METRICS[metric_id], by, scope), dialect)


def _expression(metric: Metric, by: tuple[str, ...], selection: Selection) -> Table:
    """Each side summed on its own table, the sides stacked and summed again: no join can multiply a figure."""
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


def _computed(dataset: Dataset, metric: Metric, by: tuple[str, ...], selection: Selection) -> Iterator[Part]:
    sql = selection.fill(compiled(dataset.dialect, metric.id, by, selection.timeless()))
    for row in dataset.arrow(sql).to_pylist():
        top, due, reported = row["n"], row["n_due"] or 0, row["n_reported"] or 0
        value, under = top, None
        if metric.is_ratio:
            under = row["d"]
            value = float(top) / float(under) if top is not None and under else None
        yield Part(
            tuple(row[d] for d in by), value, int(reported), int(due), top if metric.is_ratio else None, under
        )


def _completed(
    dataset: Dataset, metric: Metric, by: Sequence[str], selection: Selection, found: Iterator[Part]
) -> list[Part]:
    """Every member of each dimension has its row: zero where a complete table counts none, otherwise nothing."""
    counts_none = metric.unit.kind == "count" and dataset.is_complete(metric.table)
    rows = {}
    for part in found:
        empty = metric.unit.kind == "count" and part.due == 0 and not counts_none
        rows[part.of] = Part(part.of, None, 0, 0) if empty else part
    absent = 0 if counts_none else None
    for members in product(*(dimension_members(dataset, d, selection) for d in by)):
        rows.setdefault(members, Part(members, absent, 0, 0))
    # A project of unknown stage is due: it keeps a count unknown rather than zero.
    if not by and counts_none and rows[()].due == 0:
        rows[()] = Part((), 0, 0, 0)
    return sorted(rows.values(), key=lambda part: [(m is None, m or "") for m in part.of])


def _as_arrow(metric: Metric, by: Sequence[str], rows: list[Part]) -> pa.Table:
    kind = VALUE_TYPES[metric.unit.kind]
    columns = {d: pa.array([part.of[i] for part in rows], pa.string()) for i, d in enumerate(by)}
    columns["value"] = pa.array([part.value for part in rows], kind)
    columns["reported"] = pa.array([part.reported for part in rows], pa.int64())
    columns["due"] = pa.array([part.due for part in rows], pa.int64())
    for name in ("numerator", "denominator"):
        values = [getattr(part, name) for part in rows]
        columns[name] = pa.array([None if v is None else Decimal(v) for v in values], MONEY)
    return pa.table(columns)
