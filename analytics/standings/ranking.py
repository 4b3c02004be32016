"""Pairs in order by a metric: who leads, who lags, who has no figure, and what changed since last year."""

from dataclasses import dataclass

from analytics.answer import Part, Refused, parts
from analytics.growth.rate import can_grow, is_startup
from analytics.headlines import has_year_before
from analytics.lookup import pairs_within
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text


@dataclass(frozen=True)
class Ranked:
    """`place` counts from 1, ties share the better place; `before` is the same pair a year earlier."""

    pair_id: str
    place: int
    part: Part
    before: Part | None


@dataclass(frozen=True)
class Ranking:
    """`blanks`: of the pairs with no figure what stands in its place. `refused` says why the selection has no such
    figures; nobody is then listed. `startup`: the year before was the programme's first."""

    metric_id: str
    ranked: tuple[Ranked, ...]
    blanks: tuple[Part, ...]
    refused: Text | None = None
    startup: bool = False

    @property
    def without(self) -> tuple[str, ...]:
        """The pairs with no figure."""
        return tuple(str(part.of[0]) for part in self.blanks)

    @property
    def top(self) -> float:
        """The largest value, for drawing bars to scale."""
        return max((float(r.part.value or 0) for r in self.ranked), default=0.0)


@remembered
def ranking(dataset: Dataset, metric_id: str, selection: Selection) -> Ranking:
    """The best first, by the metric's own sense of better, of the pairs in force at the as-of quarter's end."""
    try:
        found = parts(dataset, metric_id, ("pair",), selection)
    except Refused as refused:
        return Ranking(metric_id, (), (), refused.reason)
    listed = in_force(dataset, selection.as_of) & set(pairs_within(dataset, selection))
    found = [p for p in found if p.of[0] in listed]
    known = [p for p in found if p.value is not None]
    falling = METRICS[metric_id].better != "lower"
    known.sort(key=lambda p: (-p.value if falling else p.value, p.of[0]))
    before = {}
    if can_grow(METRICS[metric_id], selection) and has_year_before(dataset, metric_id, selection):
        before = {p.of[0]: p for p in parts(dataset, metric_id, ("pair",), selection.year_earlier())}
    ranked, place = [], 0
    for index, part in enumerate(known):
        if index == 0 or part.value != known[index - 1].value:
            place = index + 1
        ranked.append(Ranked(str(part.of[0]), place, part, before.get(part.of[0])))
    return Ranking(metric_id, tuple(ranked), tuple(p for p in found if p.value is None), startup=is_startup(selection))


# What pairs are ranked by where nobody says: what they set out to reach; where targets do not tell of a track or a place, the money.
USUAL = ("investment_target_rate", "execution_rate", "investment_completed")


def usual_metric(dataset: Dataset, selection: Selection) -> str:
    """The first of USUAL that the selection has figures of."""
    return next((each for each in USUAL if not ranking(dataset, each, selection).refused), USUAL[-1])


@remembered
def in_force(dataset: Dataset, as_of: str) -> frozenset[str]:
    """The pairs that hold at the end of a quarter, or may: of some only the year of their list is told."""
    held = parts(dataset, "pairs", ("pair",), Selection(as_of))
    return frozenset(str(p.of[0]) for p in held if p.due)
