"""One pair beside the province: the one way out of this subject, in which nothing of another pair is held."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.answer import Part
from analytics.peers.figures import COMPARED, SUMS, by_pair, by_track, quarter_told
from analytics.peers.limits import LIMITS
from analytics.peers.quartiles import Box
from analytics.peers.release import Released, released
from cache.remembered import remembered
from store.datasets import Dataset

NOTHING = Part((), None, 0, 0)


@dataclass(frozen=True)
class Beside:
    """One metric: the pair's `own` figure, exact; the province's and the quartiles as they are told (None: withheld), in which
    `quarter` of all pairs the own figure lies by them, and how many pairs have one (None: so few that it is withheld)."""

    metric_id: str
    own: Part
    province: Fraction | None
    box: Box | None
    quarter: str | None
    known: int | None


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
    all. No selection goes in but the quarter: who could choose the others could isolate one."""
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
    value = own.quotient if own.denominator is not None else own.value
    of_all = one.box.quarter(Fraction(value)) if one.box and value is not None else None
    return Beside(one.metric_id, own, one.province, one.box, of_all, one.known)


def _by_track(dataset: Dataset, pair_id: str, quarter: str, one: Released) -> list[TrackBeside]:
    if not one.tracks:
        return []
    own = by_track(dataset, one.metric_id, quarter)
    return [
        TrackBeside(one.metric_id, track, own.get(track, {}).get(pair_id, NOTHING), value)
        for track, value in one.tracks
    ]
