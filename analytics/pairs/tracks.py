"""What one pair does on each track: projects, investment, output and events, with each track's share of the pair."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.answer import Part, Refused, parts, total
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

BY_TRACK = ("projects", "investment_completed", "output_value", "events")


@dataclass(frozen=True)
class TrackLine:
    """One track (None: what belongs to none), by metric id; `shares` of the whole, None where nothing can be divided."""

    track_id: str | None
    parts: dict[str, Part]
    shares: dict[str, Fraction | None]


@dataclass(frozen=True)
class TrackLines:
    """`whole` are answers of their own, never sums of the lines. `refused`: why a metric has no such breakdown now."""

    lines: tuple[TrackLine, ...]
    whole: dict[str, Part]
    refused: dict[str, Text]

    @property
    def is_empty(self) -> bool:
        return not any(part.due or part.value for part in self.whole.values())


@remembered
def track_lines(dataset: Dataset, selection: Selection) -> TrackLines:
    """Every track the selection leaves in, in order; what belongs to none last, where there is any."""
    cells: dict[str | None, dict[str, Part]] = {}
    whole: dict[str, Part] = {}
    refused: dict[str, Text] = {}
    for metric_id in BY_TRACK:
        try:
            whole[metric_id] = total(dataset, metric_id, selection)
            for part in parts(dataset, metric_id, ("track",), selection):
                cells.setdefault(part.of[0], {})[metric_id] = part
        except Refused as reason:
            refused[metric_id] = reason.reason
    order = sorted(cells, key=lambda track_id: (track_id is None, track_id or ""))
    lines = [TrackLine(t, cells[t], {m: _share(cells[t].get(m), whole[m]) for m in whole}) for t in order]
    return TrackLines(tuple(lines), whole, refused)


def _share(part: Part | None, whole: Part) -> Fraction | None:
    if part is None or part.value is None or not whole.value:
        return None
    return Fraction(part.value) / Fraction(whole.value)
