"""How far a pair specialises in a track: its own share of the track over the province's share of it (location quotient)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from analytics.answer import Part
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.tracks.matrix import Matrix, among_all, matrix
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

FEWEST = 2  # figures a sum must rest on before a share of it is called a specialisation
EVEN = Fraction(1)
NAME = Text("专业化系数", "Location quotient")
MEANING = Text(
    "某赛道占本结对的比重，相当于该赛道占全省比重的多少倍；大于 1 即比全省更侧重这条赛道，不说明好坏",
    "how many times the province's share of a track the pair's own share is; above 1 the pair leans more to the track than the province, which is neither good nor bad",
)
FORMULA = Text(
    "（本结对该赛道 ÷ 本结对合计）÷（全省该赛道 ÷ 全省合计）（先分别求和，后相除；合计含不属于任何赛道的）",
    "(the pair's track ÷ the pair's total) ÷ (the province's track ÷ the province's total) (each summed first; totals take in what belongs to no track)",
)


@dataclass(frozen=True)
class Quotient:
    """`value` is None where there is none to tell: nothing is known or divisible, or (`thin`) the cell rests on fewer
    than FEWEST reported figures. `reported` is how many it rests on."""

    value: Fraction | None
    reported: int
    thin: bool = False


@dataclass(frozen=True)
class Specialisation:
    """One quotient for each pair and track of the matrix that it is made from; what belongs to none has none."""

    matrix: Matrix
    quotients: Mapping[tuple[str, str], Quotient]

    @property
    def top(self) -> tuple[tuple[str, str], ...]:
        """(pair, track) of the quotients above 1, the highest first."""
        above = {of: q.value for of, q in self.quotients.items() if q.value is not None and q.value > EVEN}
        return tuple(sorted(above, key=lambda of: (-above[of], of)))

    @property
    def thin(self) -> int:
        return sum(q.thin for q in self.quotients.values())


@remembered
def specialisation(dataset: Dataset, metric_id: str, selection: Selection) -> Specialisation:
    """Of every pair against all pairs, whichever pairs and tracks are selected.

    Raises Refused as the matrix does, ValueError for a ratio: shares need a metric that adds up.
    """
    if METRICS[metric_id].is_ratio:
        raise ValueError(f"{metric_id} does not add up over tracks")
    found = matrix(dataset, metric_id, among_all(selection))
    of = [(p, t) for p in found.pairs for t in found.tracks if p is not None and t is not None]
    return Specialisation(found, {(p, t): _quotient(found, p, t) for p, t in of})


def _quotient(found: Matrix, pair_id: str, track_id: str) -> Quotient:
    cell, row, column = found.cells[pair_id, track_id], found.rows[pair_id], found.columns[track_id]
    own, province = found.share((pair_id, track_id), "row"), _above_zero(column, found.whole)
    if own is None or province is None or not row.value:
        return Quotient(None, cell.reported)
    # Counted and none there is known, however few rows it rests on.
    counted_none = cell.value == 0 and cell.due == 0
    if cell.reported < FEWEST and not counted_none:
        return Quotient(None, cell.reported, thin=True)
    return Quotient(own / province, cell.reported)


def _above_zero(column: Part, whole: Part) -> Fraction | None:
    if not column.value or column.value < 0 or not whole.value or whole.value < 0:
        return None
    return Fraction(column.value) / Fraction(whole.value)
