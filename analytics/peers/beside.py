"""One pair beside the province: the one way out of this subject, in which nothing of another pair is held."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.answer import Part, without_rows
from analytics.lookup import pairs
from analytics.peers.figures import COMPARED, SUMS, by_pair, by_track, exact, quarter_told
from analytics.peers.limits import LIMITS
from analytics.peers.quartiles import Quartiles
from analytics.peers.release import Released, released
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

NOTHING = Part((), None, 0, 0)


@dataclass(frozen=True)
class InMedians:
    own: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Beside:
    """One metric: the pair's `own` figure, exact; the province's and the quartiles as they are told (None: withheld), in which
    `quarter` of all pairs the own figure lies by them, and how many pairs have one (None: so few that it is withheld)."""

    metric_id: str
    own: Part
    province: Fraction | None
    box: Quartiles | None
    quarter: str | None
    known: int | None

    @property
    def in_medians(self) -> "InMedians | None":
        """Own figure and quartiles as multiples of the median that is told, so that metrics of any unit stand on one scale."""
        if self.box is None:
            return None
        own, middle = exact(self.own), self.box.middle
        low, high = float(self.box.low / middle), float(self.box.high / middle)
        return InMedians(None if own is None else float(own / middle), low, high)


@dataclass(frozen=True)
class TrackBeside:
    """A sum of a track (None: of none): the pair's own, and the province's as told."""

    metric_id: str
    track_id: str | None
    own: Part
    province: Fraction | None


@dataclass(frozen=True)
class BesideProvince:
    """`quarter` is the one that is told, the last of the year asked about. `tracks` is empty before a year's end. `least` pairs
    must have a figure before anything is told of it."""

    pair_id: str
    quarter: str
    lines: tuple[Beside, ...]
    tracks: tuple[TrackBeside, ...]
    least: int = LIMITS.contributors

    @property
    def tells_nothing(self) -> bool:
        """Whether so few pairs have figures that there is nothing to stand beside."""
        return all(line.known is None for line in self.lines)


def beside_province(dataset_full: Dataset, pair_id: str, as_of: str) -> BesideProvince:
    """`dataset_full` holds every pair's rows, whatever the reader may see; the answer holds the pair's own and what may be told of
    all. No selection goes in but the quarter: who could choose the others could isolate one. Raises KeyError for no pair of the list."""
    if pair_id not in pairs(dataset_full):
        raise KeyError(pair_id)
    return _beside(dataset_full, pair_id, quarter_told(dataset_full, as_of))


@remembered
def _beside(dataset: Dataset, pair_id: str, quarter: str) -> BesideProvince:
    told = released(dataset, quarter)
    assert tuple(one.metric_id for one in told) == COMPARED
    lines = tuple(_line(dataset, pair_id, quarter, one) for one in told)
    tracks = tuple(line for one in told if one.metric_id in SUMS for line in _by_track(dataset, pair_id, quarter, one))
    return BesideProvince(pair_id, quarter, lines, tracks)


def _line(dataset: Dataset, pair_id: str, quarter: str, one: Released) -> Beside:
    own = by_pair(dataset, one.metric_id, quarter).get(pair_id, NOTHING)
    value = exact(own)
    of_all = one.box.quarter(value) if one.box and value is not None else None
    return Beside(one.metric_id, own, one.province, one.box, of_all, one.known)


def _by_track(dataset: Dataset, pair_id: str, quarter: str, one: Released) -> list[TrackBeside]:
    if not one.tracks:
        return []
    of_pairs = by_track(dataset, one.metric_id, quarter)

    def own(track: str | None) -> Part:
        """Of a track of which no row of the pair's is told, what that means: in a complete table 0."""
        found = of_pairs.get(track, {}).get(pair_id)
        return found or without_rows(dataset, one.metric_id, ("track", "pair"), (track, pair_id), Selection(quarter))

    return [TrackBeside(one.metric_id, track, own(track), value) for track, value in one.tracks]
