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
from analytics.facts import DIMENSION_COLUMNS, FACTS, Quantity, narrowed
from analytics.metrics import METRICS, Metric
from analytics.selection import Selection
from store.codes import STAGE
from store.datasets import Dataset
from style.periods import parse_period, quarters_between
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
    for dimension in by:
        if dimension in metric.refused:
            raise Refused(metric, metric.refused[dimension])
        if dimension not in metric.dimensions:
            raise KeyError(f"{metric.id} has no dimension {dimension!r}")
    asked = {
        "track": selection.tracks,
        "county": selection.counties,
        "city": selection.cities,
        "stage": selection.stages,
    }
    for dimension, wanted in asked.items():
        # Pairs belong to no track: a selection by track would find none, and say zero.
        if wanted and dimension in metric.refused:
            raise Refused(metric, metric.refused[dimension])


@lru_cache(maxsize=4096)
def compiled(dialect: str, metric_id: str, by: tuple[str, ...], scope: Selection) -> str:
    """The SQL of a question for every quarter: compiled once, its stand-ins filled when it is asked."""
    return compiled_sql(_expression(METRICS[metric_id], by, scope), dialect)


def _expression(metric: Metric, by: tuple[str, ...], selection: Selection) -> Table:
    """Each side summed on its own table, the sides stacked and summed again: no join can multiply a figure."""
    sides: dict[str, Quantity] = {"n": metric.numerator} | (
        {"d": metric.denominator} if metric.denominator else {}
    )
    by_table = {table: {k: q for k, q in sides.items() if q.table == table} for table in metric.tables}
    sums = [_summed(table, mine, by, selection) for table, mine in by_table.items()]
    if len(sums) > 1:
        stacked = reduce(lambda a, b: a.union(b), [_padded(s, sides, by) for s in sums])
        kinds = [c for k in sides for c in (k, f"{k}_reported", f"{k}_due")]
        totals = {c: stacked[c].sum() for c in kinds}
        sums = [stacked.group_by(list(by)).aggregate(**totals) if by else stacked.aggregate(**totals)]
    return sums[0]


def _summed(table: str, quantities: dict[str, Quantity], by: tuple[str, ...], selection: Selection) -> Table:
    fact = FACTS[table](list(quantities.values()), selection, by)
    rows = narrowed(fact.rows, selection, by)
    totals: dict[str, Any] = {}
    for key, quantity in quantities.items():
        amount, due = fact.amount(rows, quantity), fact.due(rows, quantity)
        expected = rows.count() if due is None else due.sum()
        totals |= {key: amount.sum(), f"{key}_reported": amount.count(where=due), f"{key}_due": expected}
    keys = {d: rows[DIMENSION_COLUMNS[d]] for d in by}
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


@lru_cache(maxsize=64)
def _listed(dataset: Dataset, sql: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.values()) for row in dataset.arrow(sql).to_pylist())


def dimension_members(dataset: Dataset, dimension: str, selection: Selection) -> tuple[str, ...]:
    """All members of a dimension that the selection leaves in, in the order of their codes."""
    if dimension == "pair":
        every, wanted = (
            [p for (p,) in _listed(dataset, "SELECT pair_id FROM pairs ORDER BY 1")],
            selection.pairs,
        )
    elif dimension == "track":
        every, wanted = (
            [t for (t,) in _listed(dataset, "SELECT track_id FROM tracks ORDER BY 1")],
            selection.tracks,
        )
    elif dimension in ("county", "city"):
        sides = ("SELECT DISTINCT c.adcode, c.city_adcode FROM counties c JOIN pairs p "
                 "ON c.adcode IN (p.industrial_adcode, p.mountain_adcode) ORDER BY 1")  # fmt: skip
        both = _listed(dataset, sides)
        kept = [(c, city) for c, city in both if not selection.cities or city in selection.cities]
        every = sorted({c if dimension == "county" else city for c, city in kept})
        wanted = selection.counties if dimension == "county" else selection.cities
    elif dimension == "stage":
        every, wanted = list(STAGE.ids), selection.stages
    else:
        every, wanted = _periods(dimension, selection), ()
    return tuple(m for m in every if not wanted or m in wanted)


def _periods(dimension: str, selection: Selection) -> list[str]:
    starts = {"year": f"{selection.quarter.year}Q1", "quarter": selection.as_of, "programme": "2023Q1"}
    quarters = quarters_between(starts[selection.span], selection.as_of)
    if dimension == "quarter":
        return list(quarters)
    return sorted({str(parse_period(q).year) for q in quarters})


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
