"""What a map shows: each link's and each county's figure with its class; both ways of drawing take theirs from here."""

from collections.abc import Collection
from dataclasses import dataclass

from analytics.answer import Part, Refused, parts
from analytics.lookup import pair_of_county, pairs_within
from analytics.map.classes import Classes, classes, finest_of
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text


@dataclass(frozen=True)
class Placed:
    """A figure of a pair or a county; `step` is its class from 0, None where there is no figure."""

    id: str
    part: Part
    step: int | None


@dataclass(frozen=True)
class MapFigures:
    """`refused` says why the selection has no such figures; all places are then without one."""

    metric_id: str
    figures: dict[str, Placed]
    classes: Classes
    refused: Text | None = None

    @property
    def known(self) -> int:
        return sum(f.step is not None for f in self.figures.values())

    @property
    def without(self) -> int:
        return len(self.figures) - self.known


def _placed(dataset: Dataset, metric_id: str, by: str, selection: Selection, places: Collection[str]) -> MapFigures:
    """What belongs to none of the places is neither drawn nor counted into the classes."""
    try:
        placed = [p for p in parts(dataset, metric_id, (by,), selection) if p.of[0] in places]
    except Refused as refused:
        nothing = {place: Placed(place, Part((place,), None, 0, 0, blank=refused.blank), None) for place in places}
        return MapFigures(metric_id, nothing, classes(()), refused.reason)
    sorting = classes((p.value for p in placed), finest=finest_of(METRICS[metric_id]))
    figures = {str(p.of[0]): Placed(str(p.of[0]), p, None if p.value is None else sorting.of(p.value)) for p in placed}
    return MapFigures(metric_id, figures, sorting)


@remembered
def link_figures(dataset: Dataset, metric_id: str, selection: Selection) -> MapFigures:
    """One figure a pair that the selection asks of; money of the province that is not yet a pair's has no link."""
    return _placed(dataset, metric_id, "pair", selection, pairs_within(dataset, selection))


@remembered
def county_figures(dataset: Dataset, metric_id: str, selection: Selection) -> MapFigures:
    """One figure a county of the pairs, counted where the project stands or the money goes."""
    return _placed(dataset, metric_id, "county", selection, pair_of_county(dataset))
