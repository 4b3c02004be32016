"""The matrix of pairs and tracks: every cell and every total of it an answer of its own, and what share each cell is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.answer import Part, parts, total, without_rows
from analytics.metrics import METRICS, Metric
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

# What can be told of a pair on a track.
OFFERED = tuple(m.id for m in METRICS.values() if {"pair", "track"} <= set(m.breakdowns))
Of = tuple[str | None, str | None]


@dataclass(frozen=True)
class Matrix:
    """`pairs` and `tracks` in the order of their lists; None, last, stands for what belongs to none, where there is any.

    `rows`, `columns` and `whole` are answers, never sums of the cells. A cell that nothing was told of is a Part
    without a value, in a complete table 0.
    """

    metric_id: str
    pairs: tuple[str | None, ...]
    tracks: tuple[str | None, ...]
    cells: Mapping[Of, Part]
    rows: Mapping[str | None, Part]
    columns: Mapping[str | None, Part]
    whole: Part
    without_project: frozenset[Of] = frozenset()

    def has_no_project(self, of: Of) -> bool:
        """Whether its 0 is because the pair has no project on the track, of which something could be reported."""
        return of in self.without_project and self.cells[of].value == 0

    def share(self, of: Of, kind: str) -> Fraction | None:
        """The cell as a share of its "row", its "column" or of "all". None where the metric does not add up, where the
        cell has no value, and where there is nothing above zero to have a share of."""
        pair_id, track_id = of
        under = {"row": self.rows[pair_id], "column": self.columns[track_id], "all": self.whole}[kind]
        return self._quotient(self.cells[of], under)

    def row_share(self, pair_id: str | None, kind: str) -> Fraction | None:
        """A pair's total as a share: all of its own row, else of the whole."""
        return self._quotient(self.rows[pair_id], self.rows[pair_id] if kind == "row" else self.whole)

    def column_share(self, track_id: str | None, kind: str) -> Fraction | None:
        """A track's total as a share: all of its own column, else of the whole."""
        return self._quotient(self.columns[track_id], self.columns[track_id] if kind == "column" else self.whole)

    def _quotient(self, part: Part, whole: Part) -> Fraction | None:
        return quotient(METRICS[self.metric_id], part, whole)

    @property
    def gaps(self) -> int:
        """Cells of a pair and a track without a value."""
        return sum(part.value is None for of, part in self.cells.items() if None not in of)


def quotient(metric: Metric, part: Part, whole: Part) -> Fraction | None:
    """A part of a whole, exact; None where a share would say nothing."""
    if metric.is_ratio or part.value is None or not whole.value or whole.value < 0:
        return None
    return Fraction(part.value) / Fraction(whole.value)


def among_all(selection: Selection) -> Selection:
    """The same question of every pair and every track; every other narrowing holds."""
    return replace(selection, pairs=(), tracks=())


@remembered
def _without_project(dataset: Dataset, selection: Selection) -> frozenset[Of]:
    """The pairs and tracks of which it is known that they have no project at the as-of quarter's end."""
    if not dataset.is_complete("projects"):
        return frozenset()
    asked = replace(selection, value_type="actual", fund_year=None)
    return frozenset((p.of[0], p.of[1]) for p in parts(dataset, "projects", ("pair", "track"), asked) if p.value == 0)


@remembered
def matrix(dataset: Dataset, metric_id: str, selection: Selection) -> Matrix:
    """Raises Refused where the selection has no such figure, KeyError for a metric not OFFERED."""
    if metric_id not in OFFERED:
        raise KeyError(f"{metric_id} is not told of a pair on a track")
    cells = {(p.of[0], p.of[1]): p for p in parts(dataset, metric_id, ("pair", "track"), selection)}
    rows = {p.of[0]: p for p in parts(dataset, metric_id, ("pair",), selection)}
    columns = {p.of[0]: p for p in parts(dataset, metric_id, ("track",), selection)}
    nothing = without_rows(dataset, metric_id, ("pair", "track"), (None, None), selection)
    full = {(p, t): cells.get((p, t), replace(nothing, of=(p, t))) for p in rows for t in columns}
    whole = total(dataset, metric_id, selection)
    empty = _without_project(dataset, selection) if METRICS[metric_id].table == "observations" else frozenset()
    return Matrix(metric_id, tuple(rows), tuple(columns), full, rows, columns, whole, empty)
