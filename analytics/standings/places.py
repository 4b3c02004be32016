"""Places over time: where every pair stood at the end of each quarter, and how far it moved."""

from dataclasses import dataclass, replace

from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from analytics.standings.ranking import Ranking, ranking
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import quarters_between
from style.text import Text

# What can be ranked: told of each pair, and with a better and a worse.
RANKED = tuple(m.id for m in METRICS.values() if "pair" in m.breakdowns and m.better != "neutral")
NOTABLE = 3  # pairs at either end, and of those that moved most


@dataclass(frozen=True)
class PlaceCourse:
    """A pair's places, one a quarter, None where it had no figure; `values` beside them."""

    pair_id: str
    places: tuple[int | None, ...]
    values: tuple[object, ...]

    @property
    def now(self) -> int | None:
        return self.places[-1]

    def ago(self, quarters: int) -> int | None:
        """The place that many quarters before; None also where that lies before the data."""
        return self.places[-1 - quarters] if quarters < len(self.places) else None

    def moved(self, quarters: int) -> int | None:
        """Places won (above 0) or lost since then."""
        then = self.ago(quarters)
        return None if then is None or self.now is None else then - self.now

    @property
    def best(self) -> int | None:
        return min((p for p in self.places if p is not None), default=None)

    @property
    def worst(self) -> int | None:
        return max((p for p in self.places if p is not None), default=None)


@dataclass(frozen=True)
class Standings:
    """`courses`: the best placed now first, those without a place now last. `refused` says why there are none."""

    metric_id: str
    quarters: tuple[str, ...]
    courses: tuple[PlaceCourse, ...]
    refused: Text | None = None

    @property
    def notable(self) -> tuple[str, ...]:
        """The pairs at both ends and those that moved most in a year (where the data has no such year, in a quarter)."""
        placed = [c for c in self.courses if c.now is not None]
        back = 4 if any(c.ago(4) for c in placed) else 1
        moves = {c.pair_id: abs(c.moved(back) or 0) for c in placed}
        movers = sorted((c for c in moves if moves[c]), key=lambda c: -moves[c])
        chosen = {c.pair_id for c in (*placed[:NOTABLE], *placed[-NOTABLE:])} | set(movers[:NOTABLE])
        return tuple(c.pair_id for c in self.courses if c.pair_id in chosen)


@remembered
def standings(dataset: Dataset, metric_id: str, selection: Selection) -> Standings:
    """Every pair's place at each quarter's end up to the as-of quarter, in the metric's own scope at that quarter.

    All pairs compete, whichever are selected; every other narrowing holds. Ties share the better place.
    """
    first = max(PROGRAMME_START, dataset.description.first_quarter)
    quarters = quarters_between(first, selection.as_of)
    orders = [ranking(dataset, metric_id, among_all(selection).at(q)) for q in quarters]
    refused = orders[-1].refused
    if refused:
        return Standings(metric_id, quarters, (), refused)
    stood = [{r.pair_id: r for r in order.ranked} for order in orders]
    found = []
    for pair_id in _pairs(orders):
        there = [at.get(pair_id) for at in stood]
        found.append(
            PlaceCourse(
                pair_id, tuple(r.place if r else None for r in there), tuple(r.part.value if r else None for r in there)
            )
        )
    found.sort(key=lambda c: (c.now is None, c.now or 0, c.pair_id))
    return Standings(metric_id, quarters, tuple(found))


def among_all(selection: Selection) -> Selection:
    """The same question with every pair in it: a place among a chosen few would say little."""
    return replace(selection, pairs=())


def _pairs(orders: list[Ranking]) -> list[str]:
    """Who is, or ever was, ranked or without a figure."""
    return sorted({p for order in orders for p in (*(r.pair_id for r in order.ranked), *order.without)})


def places_rows(found: Standings) -> list[dict[str, object]]:
    """One row a pair and quarter: pair_id, quarter, place (None: had none) and value, for a file."""
    return [
        {"pair_id": c.pair_id, "quarter": quarter, "place": place, "value": value}
        for c in found.courses
        for quarter, place, value in zip(found.quarters, c.places, c.values, strict=True)
    ]
