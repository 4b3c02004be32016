"""Answers a question (which metric, by which dimensions, under which selection) on whichever engine holds the data."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pyarrow as pa

from analytics.cells import Cell, cells
from analytics.facts.members import dimension_members
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

    @property
    def quotient(self) -> Fraction | None:
        """A ratio's two sums divided without rounding; None where either is not known, or there is nothing to divide by."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator)


def answer(dataset: Dataset, metric_id: str, by: Sequence[str], selection: Selection) -> pa.Table:
    """One row a member of each dimension, ordered by the dimensions' codes.

    Columns: the dimensions (text), `value` (元 as decimal, counts as int64, ratios as float64), `reported` and `due`
    (how many figures were there of how many expected), `numerator`, `denominator` (ratios; else null). Percentages are
    fractions of 1. Raises Refused where the breakdown, or a selection by that dimension, is not allowed.
    """
    return _as_arrow(METRICS[metric_id], by, parts(dataset, metric_id, by, selection))


def parts(dataset: Dataset, metric_id: str, by: Sequence[str], selection: Selection) -> list[Part]:
    """The same answer as plain values."""
    metric = METRICS[metric_id]
    reason = metric.refusal(tuple(by), selection)
    if reason:
        raise Refused(metric, reason)
    scope = metric.scope(selection)
    found = [_part(metric, cell) for cell in cells(dataset, metric, by, scope)]
    return _completed(dataset, metric, by, scope, found)


def total(dataset: Dataset, metric_id: str, selection: Selection) -> Part:
    """The answer for all that is selected, as one part."""
    return parts(dataset, metric_id, (), selection)[0]


def _part(metric: Metric, cell: Cell) -> Part:
    if not metric.is_ratio:
        exact = cell.top if metric.unit.kind == "money" or cell.top is None else int(cell.top)
        return Part(cell.of, exact, cell.reported, cell.due)
    value = float(cell.top) / float(cell.under) if cell.top is not None and cell.under else None
    sums = [None if side is None else Decimal(side) for side in (cell.top, cell.under)]
    return Part(cell.of, value, cell.reported, cell.due, *sums)


def _completed(
    dataset: Dataset, metric: Metric, by: Sequence[str], selection: Selection, found: Sequence[Part]
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
