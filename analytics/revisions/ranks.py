"""Which pairs stand at another place: by every metric that pairs are ranked by, as the page of places ranks them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from analytics.metrics import METRICS
from analytics.revisions.content import LISTS, changed_tables
from analytics.revisions.figures import NOTHING, RevisedFigure, questions
from analytics.revisions.openings import opening
from analytics.revisions.sides import Opening, Whose, opens, whose_of
from analytics.selection import Selection
from analytics.standings.places import RANKED
from analytics.standings.ranking import ranking
from store.datasets import Dataset


@dataclass(frozen=True)
class RevisedPlace:
    """A pair's place by a metric in both versions, counted from 1 and of `ranked_before` and `ranked_after` pairs; None where it
    has no figure, or the version no such quarter."""

    metric_id: str
    whose: Whose
    selection: Selection
    before: int | None
    after: int | None
    ranked_before: int
    ranked_after: int
    opens: tuple[Opening, ...]

    @property
    def places(self) -> int:
        """By how many it moved; of who came in or fell out by as many as are ranked."""
        if self.before is None or self.after is None:
            return max(self.ranked_before, self.ranked_after)
        return abs(self.after - self.before)

    @property
    def money(self) -> Decimal:
        return NOTHING


def revised_places(
    old: Dataset, new: Dataset, quarter: str, figures: Iterable[RevisedFigure]
) -> tuple[RevisedPlace, ...]:
    """Those that moved furthest first. A place comes of the pairs' `figures` alone: where none of a metric moved, nobody is
    ranked anew, unless the lists of who there is changed."""
    moved = {(one.metric_id, one.selection) for one in figures if one.whose.kind == "pair" and one.has_moved}
    relisted = bool(changed_tables(old, new) & LISTS)
    found: list[RevisedPlace] = []
    for metric_id in RANKED:
        for selection in questions(METRICS[metric_id], quarter):
            if relisted or (metric_id, selection) in moved:
                found += _revised(old, new, metric_id, selection)
    return tuple(sorted(found, key=lambda one: (-one.places, RANKED.index(one.metric_id), one.whose.order)))


def _revised(old: Dataset, new: Dataset, metric_id: str, selection: Selection) -> list[RevisedPlace]:
    before, after = (_places(one, metric_id, selection) for one in (old, new))
    pages = (opening("ranks", selection, metric=metric_id),)
    return [
        RevisedPlace(
            metric_id,
            whose_of(new, old, "pair", pair_id),
            selection,
            before.get(pair_id),
            after.get(pair_id),
            len(before),
            len(after),
            pages,
        )
        for pair_id in sorted({*before, *after})
        if before.get(pair_id) != after.get(pair_id)
    ]


def _places(dataset: Dataset, metric_id: str, selection: Selection) -> dict[str, int]:
    """Pair id → its place."""
    if not opens(dataset, selection.as_of):
        return {}
    return {one.pair_id: one.place for one in ranking(dataset, metric_id, selection).ranked}
