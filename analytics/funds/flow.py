"""Where the fund money goes at one step of the ladder: from the province to the pairs, and on to their tracks."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from analytics.answer import Part, Refused, total
from analytics.lookup import pairs_within
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.tracks.matrix import Matrix, Of, among_all, matrix
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

LARGEST = 6


@dataclass(frozen=True)
class Node:
    """A pair or a track (None: what belongs to none) and its share of the whole, None where it has no figure."""

    of: str | None
    part: Part
    share: Fraction | None


@dataclass(frozen=True)
class Link:
    """What goes from a pair to a track; `share` is of the whole."""

    pair_id: str | None
    track_id: str | None
    part: Part
    share: Fraction | None

    def part_of(self, whole: Part) -> Fraction | None:
        """Its share of its pair or its track; None of nothing."""
        return Fraction(self.part.value) / Fraction(whole.value) if whole.value else None


@dataclass(frozen=True)
class FundFlow:
    """All pairs and all tracks, whichever are chosen; `chosen` is the figure of those that are.

    `scope` is what it answers: as in the ladder, whole fund years, for a quarter alone those of its year. `tracks` and
    `links` are empty where no movement names a track: the money then ends at the pairs. Where no movement is told there is no link.
    """

    step: str
    scope: Selection
    whole: Part
    chosen: Part
    pairs: tuple[Node, ...] = ()
    tracks: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    refused: Text | None = None

    @property
    def metric_id(self) -> str:
        return metric_of(self.step)

    @property
    def is_empty(self) -> bool:
        """Whether no movement of money is told."""
        return not self.whole.due

    @property
    def only_province(self) -> bool:
        """Whether all the money there is stands with the province: none is told of any pair."""
        return not self.is_empty and not any(node.part.due for node in self.pairs if node.of)

    def of_pair(self, pair_id: str | None) -> tuple[Link, ...]:
        """A pair's links, the largest first."""
        mine = (link for link in self.links if link.pair_id == pair_id)
        return tuple(sorted(mine, key=lambda link: -link.part.value))

    @property
    def largest(self) -> tuple[Link, ...]:
        """The links that are named in a picture: the LARGEST of what is chosen, else of all; two of one amount in their order."""
        asked = self.scope
        mine = [
            link
            for link in self.links
            if link.part.value
            and (not asked.pairs or link.pair_id in asked.pairs)
            and (not asked.tracks or link.track_id in asked.tracks)
        ]
        return tuple(sorted(mine, key=lambda link: -link.part.value)[:LARGEST])


def metric_of(step: str) -> str:
    return f"fund_{step}"


@remembered
def fund_flow(dataset: Dataset, step: str, selection: Selection) -> FundFlow:
    """The flow of one of ladder.STEPS under everything selected but pairs and tracks, which are only picked out of it."""
    scope, nothing = METRICS["execution_rate"].scope(selection), Part((), None, 0, 0)
    try:
        found = matrix(dataset, metric_of(step), among_all(scope))
        chosen = total(dataset, metric_of(step), scope)
    except Refused as refused:
        return FundFlow(step, scope, nothing, nothing, refused=refused.reason)
    within = {*pairs_within(dataset, among_all(scope)), None}
    of_pairs = tuple(n for n in _nodes(found, found.rows) if n.of in within or n.part.due)
    named = any(track_id and part.due for track_id, part in found.columns.items())
    if not named:
        return FundFlow(step, scope, found.whole, chosen, of_pairs, ())
    links = tuple(Link(of[0], of[1], part, found.share(of, "all")) for of, part in _in_order(found) if part.due)
    return FundFlow(step, scope, found.whole, chosen, of_pairs, _nodes(found, found.columns), links)


def _nodes(found: Matrix, parts: Mapping[str | None, Part]) -> tuple[Node, ...]:
    whole = found.whole.value
    return tuple(
        Node(of, part, Fraction(part.value) / Fraction(whole) if part.value is not None and whole else None)
        for of, part in parts.items()
    )


def _in_order(found: Matrix) -> list[tuple[Of, Part]]:
    return [((p, t), found.cells[p, t]) for p in found.pairs for t in found.tracks]
