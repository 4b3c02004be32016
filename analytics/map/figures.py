"""What a map shows: each link's and each county's figure with its class; both ways of drawing take theirs from here."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from analytics.answer import Part, Refused, parts
from analytics.judgement.judge import Judgement, judged_pairs
from analytics.lookup import pair_of_county, pairs_within
from analytics.map.bundles import Bundle, bundled_judgement, bundled_parts, is_bundled, links
from analytics.map.classes import Classes, classes, finest_of
from analytics.map.paces import pace_of
from analytics.metrics import METRICS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import quarters_between
from style.text import Text

# What tells links apart: of an amount the width; of a rate its share of what is due; of a rate that nothing is held against
# its own size, in shades.
LOOKS = ("amount", "pace", "shade")
BUNDLE = "bundle"  # of pairs, by the cities of their sides
# What a map opens with: who lags; where the selection has no rate, how much was done; where that has no such basis, how much comes.
_FIRST = ("execution_rate", "investment_completed", "output_value")


@dataclass(frozen=True)
class Placed:
    """A figure of a pair or a county; `step` is its class from 0, None where there is no figure. `judged` of a pair's rate:
    how it stands; `pace` its class by that (analytics.map.paces), None where it is not judged."""

    id: str
    part: Part
    step: int | None
    judged: Judgement | None = None

    @property
    def pace(self) -> int | None:
        return pace_of(self.judged) if self.judged else None


@dataclass(frozen=True)
class MapFigures:
    """`refused` says why the selection has no such figures; all places are then without one. `look` is one of LOOKS, `least`
    and `most` the ends of all that the classes were made of, `by` what the figures are of."""

    metric_id: str
    figures: dict[str, Placed]
    classes: Classes
    refused: Text | None = None
    look: str = "amount"
    least: Any = None
    most: Any = None
    by: str = "pair"

    @property
    def known(self) -> int:
        return sum(f.step is not None for f in self.figures.values())

    @property
    def without(self) -> int:
        return len(self.figures) - self.known


def first_link(selection: Selection) -> str:
    """The metric of the links where none is asked for: the first that the selection may be asked of, whatever the quarter."""
    return next((one for one in _FIRST if not METRICS[one].refusal(("pair",), selection)), _FIRST[0])


def quarters_of(dataset: Dataset) -> tuple[str, ...]:
    """Every quarter the dataset tells of, the oldest first."""
    return quarters_between(dataset.description.first_quarter, dataset.description.last_quarter)


def _placed(
    dataset: Dataset,
    metric_id: str,
    by: str,
    selection: Selection,
    places: Collection[str],
    over: tuple[str, ...] | None,
) -> MapFigures:
    """What belongs to none of the places is neither drawn nor counted into the classes, which are of all quarters `over`."""
    quarters = tuple(quarters_of(dataset)) if over is None else over
    try:
        placed = [p for p in parts_at(dataset, metric_id, by, selection) if p.of[0] in places]
        told = {selection.as_of: [p for p in placed if p.value is not None]}
        for quarter in sorted(set(quarters) - {selection.as_of}):
            there = parts_at(dataset, metric_id, by, selection.at(quarter))
            told[quarter] = [p for p in there if p.of[0] in places and p.value is not None]
    except Refused as refused:
        nothing = {place: Placed(place, Part((place,), None, 0, 0, blank=refused.blank), None) for place in places}
        return MapFigures(metric_id, nothing, classes(()), refused.reason, by=by)
    # Quarters in which nothing had happened yet would make most classes ones of next to nothing.
    sorted_by = [p.value for quarter in _full(quarters, selection) for p in told[quarter] if not p.none_yet]
    sorting = classes(sorted_by, finest=finest_of(METRICS[metric_id]))
    figures = {str(p.of[0]): Placed(str(p.of[0]), p, None if p.value is None else sorting.of(p.value)) for p in placed}
    every = [p.value for there in told.values() for p in there]
    least, most = (min(every), max(every)) if every else (None, None)
    return MapFigures(metric_id, figures, sorting, None, "amount", least, most, by)


@remembered
def parts_at(dataset: Dataset, metric_id: str, by: str, selection: Selection) -> tuple[Part, ...]:
    """Kept, as each quarter's classes and each pair's line ask for every quarter's; by BUNDLE of the pairs of each. Raises Refused
    as `parts` does."""
    if by == BUNDLE:
        return bundled_parts(
            METRICS[metric_id], _bundles(dataset, selection), parts_at(dataset, metric_id, "pair", selection)
        )
    return tuple(parts(dataset, metric_id, (by,), selection))


def _bundles(dataset: Dataset, selection: Selection) -> dict[str, Bundle]:
    return {of: one for of, one in links(dataset, selection).items() if isinstance(one, Bundle)}


def links_by(dataset: Dataset, selection: Selection) -> str:
    """What a map draws its links of: a pair each, or BUNDLE where these are many."""
    return BUNDLE if is_bundled(dataset, selection) else "pair"


def _full(quarters: tuple[str, ...], selection: Selection) -> tuple[str, ...]:
    """The quarters that classes are made of: what adds up within a year grows from nothing to the year's figure, and classes of all
    twelve quarters would put nearly every pair into the highest at a year's end; so the ends of the years, and the last quarter."""
    if selection.span == "quarter":
        return quarters
    return tuple(one for one in quarters if one.endswith("Q4") or one == max(quarters))


@remembered
def link_figures(
    dataset: Dataset, metric_id: str, selection: Selection, over: tuple[str, ...] | None = None, by: str = "pair"
) -> MapFigures:
    """One figure a pair that the selection asks of, or `by` BUNDLE; money of the province that is not yet a pair's has no link. The classes are of every quarter, so that a quarter is seen against the others, or of those in
    `over`."""
    places = pairs_within(dataset, selection) if by == "pair" else tuple(_bundles(dataset, selection))
    found = _placed(dataset, metric_id, by, selection, places, over)
    if found.refused or METRICS[metric_id].unit.kind not in ("percent", "ratio"):
        return found
    standing = _judged(dataset, metric_id, selection)
    if standing is None:
        return replace(found, look="shade")
    if by == BUNDLE:
        of = {
            link: [standing[one] for one in held.pairs if one in standing]
            for link, held in _bundles(dataset, selection).items()
        }
        rates = {link: bundled_judgement(found.figures[link].part, held) for link, held in of.items()}
        standing = {link: one for link, one in rates.items() if one}
    figures = {place: replace(one, judged=standing.get(place)) for place, one in found.figures.items()}
    return replace(found, figures=figures, look="pace")


def _judged(dataset: Dataset, metric_id: str, selection: Selection) -> dict[str, Judgement] | None:
    """How each pair's rate stands; None where nothing is held against it."""
    if METRICS[metric_id].benchmark is None or selection.value_type != "actual":
        return None
    try:
        return {str(one.part.of[0]): one for one in judged_pairs(dataset, metric_id, selection)}
    except Refused:
        return None


@remembered
def county_figures(
    dataset: Dataset, metric_id: str, selection: Selection, over: tuple[str, ...] | None = None
) -> MapFigures:
    """One figure a county of the pairs, counted where the project stands or the money goes; classes as of links."""
    return _placed(dataset, metric_id, "county", selection, pair_of_county(dataset), over)
