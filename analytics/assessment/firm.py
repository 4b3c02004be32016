"""How firm a round's places are: draws of the weights, other ways, swaps of neighbours, each kept once for all readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.assessment.matrix import points_matrix
from analytics.assessment.result import AssessmentRound
from analytics.assessment.scored import assessment
from analytics.firmness.draws import Firm, draws_of, firmness
from analytics.firmness.swap import SmallestSwap, neighbour_swaps
from analytics.firmness.ways import Way, dropped, missing_in_and_out, other_ways
from analytics.firmness.weights import BOX, DIRICHLET, WeightDraws
from cache.remembered import remembered
from store.datasets import Dataset
from store.schemes import Scheme

PARTS = (5, 10, 20, 30, 50)  # per cent of a weight by which weights may be asked to move
BOUNDS = {f"{kind}-{part}": WeightDraws(kind, part / 100) for kind in (DIRICHLET, BOX) for part in PARTS}
USUAL = f"{DIRICHLET}-20"


@dataclass(frozen=True)
class OtherWays:
    """Places without one indicator, by other ways of adding up, and with missing figures otherwise; in the order of `pair_ids`,
    which are those with a score. `missing` is empty where nothing is."""

    pair_ids: tuple[str, ...]
    dropped: tuple[Way, ...]
    others: tuple[Way, ...]
    missing: tuple[Way, ...]


@remembered(heavy=True)
def firm(dataset: Dataset, scheme: Scheme, of: AssessmentRound, how: WeightDraws) -> Firm | None:
    """None where no pair has a score."""
    points = points_matrix(assessment(dataset, scheme, of))
    return firmness(points, how, draws_of(len(points.pair_ids))) if points.pair_ids else None


@remembered(heavy=True)
def ways(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> OtherWays:
    points = points_matrix(assessment(dataset, scheme, of))
    return OtherWays(points.pair_ids, dropped(points), other_ways(points), missing_in_and_out(points))


@remembered(heavy=True)
def swaps(dataset: Dataset, scheme: Scheme, of: AssessmentRound) -> tuple[SmallestSwap, ...]:
    """Of each pair with the next by place."""
    return neighbour_swaps(points_matrix(assessment(dataset, scheme, of)))


@dataclass(frozen=True)
class Furthest:
    """Of some ways: how many pairs change place by any of them, and the pair that moves most, by how many places and which way."""

    count: int
    places: int
    pair_id: str
    way_id: str


def furthest(held: OtherWays, some: Sequence[Way], own: Mapping[str, int | None]) -> Furthest | None:
    """None where no place changes. `own`: the places by the scheme."""
    moves = [
        (abs(then - place), pair, way.id)
        for way in some
        for pair, then in zip(held.pair_ids, way.places, strict=True)
        if then is not None and (place := own[pair]) is not None and then != place
    ]
    if not moves:
        return None
    most = max(moves, key=lambda one: one[0])
    return Furthest(len({pair for _, pair, _ in moves}), *most)
