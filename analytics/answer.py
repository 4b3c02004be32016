"""Answers a question (which metric, by which dimensions, under which selection) on whichever engine holds the data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

import pyarrow as pa

from analytics.blanks import BOOKED, NO_DATA, NO_TARGET, NOT_RETURNED, WITHOUT, not_by
from analytics.cells import Cell, cells
from analytics.facts.members import dimension_members
from analytics.metrics import METRICS, Metric
from analytics.selection import NARROWINGS, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

MONEY = pa.decimal128(38, 2)
VALUE_TYPES = {"money": MONEY, "count": pa.int64(), "percent": pa.float64(), "ratio": pa.float64()}


class Refused(ValueError):
    """A question whose answer would mislead; `reason` says why, in both languages, and `blank` (an id of BLANKS) where there
    is room for a word alone."""

    def __init__(self, metric: Metric, reason: Text, blank: str = NO_DATA) -> None:
        super().__init__(f"{metric.id}: {reason.en}")
        self.reason, self.blank = reason, blank


@dataclass(frozen=True)
class Part:
    """One cell of an answer: `of` the members of the dimensions asked for (None: belongs to none of them).

    `reported` of `due` figures went into it; a ratio carries its two sums. `value` is None where it is not known or is no
    number, and `blank` (an id of BLANKS) says which; in a complete table a sum of nothing is 0.
    """

    of: tuple[str | None, ...]
    value: Any  # Decimal (money), int (counts), float (ratios) or None
    reported: int
    due: int
    numerator: Decimal | int | None = None
    denominator: Decimal | int | None = None
    blank: str = NO_DATA

    @property
    def none_yet(self) -> bool:
        """Whether it is 0 because nothing has happened, and not because figures came to 0."""
        return self.value == 0 and not self.due

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
    refused = metric.refusing(tuple(by), selection)
    if refused:
        raise Refused(metric, *refused)
    scope = metric.scope(selection)
    return _completed(dataset, metric, by, scope, cells(dataset, metric, by, scope))


def told_parts(dataset: Dataset, metric_id: str, by: Sequence[str], selection: Selection) -> Iterator[Part]:
    """Those of the parts of which a row is told, in no order: of many members times many quarters most have none."""
    metric = METRICS[metric_id]
    refused = metric.refusing(tuple(by), selection)
    if refused:
        raise Refused(metric, *refused)
    scope = metric.scope(selection)
    settled = _settled(dataset, metric, by, scope)
    return (_part(metric, cell, settled) for cell in cells(dataset, metric, by, scope))


def total(dataset: Dataset, metric_id: str, selection: Selection) -> Part:
    """The answer for all that is selected, as one part."""
    return parts(dataset, metric_id, (), selection)[0]


def without_rows(
    dataset: Dataset, metric_id: str, by: Sequence[str], of: tuple[str | None, ...], selection: Selection
) -> Part:
    """What a group comes to of which no row is told: an answer has a place for every member its lists name, but not for
    what belongs to none of them."""
    metric = METRICS[metric_id]
    settled = _settled(dataset, metric, by, metric.scope(selection))
    return _part(metric, Cell(of, None, None, 0, 0, 0), settled)


class _Settled(NamedTuple):
    """What no row means. `table` and `below`: the numerator's and the denominator's tables are complete; `top` and
    `under`: the sum of a group without rows is 0 on that side. `blank`: what it is called where it is not."""

    table: bool
    top: bool
    below: bool
    under: bool
    blank: str = NO_DATA


_OPEN = _Settled(False, False, False, False)
# A target that nobody set is none, not 0; and nobody need say what is expected or stands at capacity.
_ZERO_WITHOUT_ROWS = ("actual", "planned")


def _settled(dataset: Dataset, metric: Metric, by: Sequence[str], scope: Selection) -> _Settled:
    above, below = metric.numerator, metric.denominator or metric.numerator
    sure = [dataset.is_complete(side.table) for side in (above, below)]
    if not any(sure):
        return _OPEN
    zero = metric.basis_of(scope) in _ZERO_WITHOUT_ROWS and above.value_type in _ZERO_WITHOUT_ROWS
    narrowed = [dimension for field, dimension in NARROWINGS.items() if getattr(scope, field)]
    open_ones = {d: unbooked(dataset, metric.id, d, scope.everyone()) for d in BOOKED if d in (*by, *narrowed)}
    open_top, open_under = (any(sides[n] for sides in open_ones.values()) for n in (0, 1))
    blank = next((not_by(d) for d, sides in open_ones.items() if any(sides)), NO_DATA)
    under = sure[1] and below.value_type in _ZERO_WITHOUT_ROWS and not open_under
    return _Settled(sure[0], sure[0] and zero and not open_top, sure[1], under, blank)


@remembered
def unbooked(dataset: Dataset, metric_id: str, dimension: str, scope: Selection) -> tuple[bool, bool]:
    """Of the numerator and of the denominator, whether there are rows and none of them names any member of the dimension:
    a budget that names no track is not a budget of 0 for each. Money of which some names a track is listed apart where it
    names none, so that the others' 0 is theirs."""
    found = cells(dataset, METRICS[metric_id], (dimension,), scope)
    due = [(cell.of[0] is not None, cell.due, cell.under_due) for cell in found]
    sides = ([(named, mine[n]) for named, *mine in due if mine[n]] for n in (0, 1))
    return tuple(bool(side) and not any(named for named, _ in side) for side in sides)  # type: ignore[return-value]


def _part(metric: Metric, cell: Cell, settled: _Settled) -> Part:
    """A group's sums as its figure. A side of which no row is told is 0 where its table is complete; where it is partial,
    a count of 0 is not known either: what is known of may not be all."""
    top = 0 if cell.top is None and not cell.due and settled.top else cell.top
    if metric.unit.kind == "count" and not top and not settled.table:
        return Part(cell.of, None, cell.reported, cell.due)
    if not metric.is_ratio:
        exact = top if top is None else Decimal(top) if metric.unit.kind == "money" else int(top)
        blank = _blank(metric, top, None, cell, settled) if exact is None else NO_DATA
        return Part(cell.of, exact, cell.reported, cell.due, blank=blank)
    under = 0 if cell.under is None and not cell.under_due and settled.under else cell.under
    value = float(top) / float(under) if top is not None and under else None
    over, below = (None if side is None else Decimal(side) for side in (top, under))
    blank = _blank(metric, top, under, cell, settled) if value is None else NO_DATA
    return Part(cell.of, value, cell.reported, cell.due, over, below, blank)


def _blank(metric: Metric, top: object, under: object, cell: Cell, settled: _Settled) -> str:
    """Which blank it is where there is no value: that nothing is below the line decides before what came above it."""
    if settled.blank != NO_DATA and not cell.due:
        return settled.blank
    if metric.denominator and settled.below and not cell.under_due:
        return WITHOUT[metric.denominator.table, metric.denominator.item]
    if metric.table == "targets" and settled.table:
        return NO_TARGET
    return NOT_RETURNED if top is None and cell.due and metric.numerator.table == "observations" else NO_DATA


def _completed(
    dataset: Dataset, metric: Metric, by: Sequence[str], selection: Selection, found: Sequence[Cell]
) -> list[Part]:
    """Every member of each dimension has its row, whether or not anything is told of it."""
    settled, first = _settled(dataset, metric, by, selection), dataset.description.first_quarter
    rows = {cell.of: _part(metric, cell, settled) for cell in found}
    at = list(by).index("quarter") if "quarter" in by else None
    for members in product(*(dimension_members(dataset, d, selection) for d in by)):
        if members not in rows:
            before = at is not None and str(members[at]) < first  # of which the dataset says nothing
            rows[members] = _part(metric, Cell(members, None, None, 0, 0, 0), _OPEN if before else settled)
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
