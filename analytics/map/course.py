"""Every quarter of what a map shows: its figures on one scale, how the whole stood, and each pair's line through the quarters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analytics.answer import Part, Refused, total
from analytics.judgement.judge import judged
from analytics.map.figures import MapFigures, link_figures, parts_at, quarters_of
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset

_FINE = 3  # digits of a share that is only drawn


@dataclass(frozen=True)
class QuarterBar:
    """How all that is asked about stood at a quarter's end. `share` and `due` are of one scale for every quarter, from 0 to 1:
    of a rate 0 to 100 %, of an amount of the largest quarter; `due` is None where nothing is held against it."""

    part: Part
    share: float | None
    due: float | None


@dataclass(frozen=True)
class MapLines:
    """Each pair's figures in the order of `quarters` as shares of one scale for all pairs, None where there is none."""

    quarters: tuple[str, ...]
    of: Mapping[str, tuple[float | None, ...]]


@dataclass(frozen=True)
class MapCourse:
    """`figures` and `bars` stand in the order of `quarters`, and so do the figures of each of `lines`."""

    quarters: tuple[str, ...]
    figures: tuple[MapFigures, ...]
    bars: tuple[QuarterBar, ...]
    lines: Mapping[str, tuple[float | None, ...]]

    @property
    def told(self) -> int:
        """The quarters at which any pair has a figure."""
        return sum(found.known > 0 for found in self.figures)


@remembered
def map_course(
    dataset: Dataset, metric_id: str, selection: Selection, over: tuple[str, ...] | None = None, by: str = "pair"
) -> MapCourse:
    """The links' figures at every quarter of the dataset, the selection otherwise as it is."""
    quarters = quarters_of(dataset)
    found = tuple(link_figures(dataset, metric_id, selection.at(quarter), over, by) for quarter in quarters)
    bars = _bars(dataset, metric_id, selection, quarters, found[-1].look)
    return MapCourse(quarters, found, bars, map_lines(dataset, metric_id, selection, over, by).of)


@remembered
def map_lines(
    dataset: Dataset, metric_id: str, selection: Selection, over: tuple[str, ...] | None = None, by: str = "pair"
) -> MapLines:
    """The links' lines alone: of a map that is not played nothing else of the other quarters is looked at."""
    quarters = quarters_of(dataset)
    last = link_figures(dataset, metric_id, selection.at(quarters[-1]), over, by)
    values = [_values(dataset, metric_id, selection.at(quarter), by) for quarter in quarters]
    most = _most((there.get(pair) for there in values for pair in last.figures), last.look == "pace")
    return MapLines(quarters, {pair: tuple(_share(there.get(pair), most) for there in values) for pair in last.figures})


def _values(dataset: Dataset, metric_id: str, selection: Selection, by: str) -> dict[str | None, Any]:
    try:
        return {part.of[0]: part.value for part in parts_at(dataset, metric_id, by, selection)}
    except Refused:
        return {}


def _bars(
    dataset: Dataset, metric_id: str, selection: Selection, quarters: tuple[str, ...], look: str
) -> tuple[QuarterBar, ...]:
    whole = [_whole(dataset, metric_id, selection.at(quarter), look) for quarter in quarters]
    most = _most((part.value for part, _ in whole), look == "pace")
    return tuple(
        QuarterBar(part, _share(part.value, most), None if due is None else min(1.0, round(float(due), _FINE)))
        for part, due in whole
    )


def _whole(dataset: Dataset, metric_id: str, selection: Selection, look: str) -> tuple[Part, Fraction | None]:
    """All together, and of a rate what should have been reached."""
    try:
        part = total(dataset, metric_id, selection)
    except Refused as refused:
        return Part((), None, 0, 0, blank=refused.blank), None
    due = judged(dataset, metric_id, selection).share_due if look == "pace" else None
    return part, due or None


def _most(values: Iterable[Any], is_rate: bool) -> Fraction:
    """What reaches to the top: 100 % of a rate that is held against something, else the most there is."""
    known = [Fraction(value) for value in values if value is not None]
    return Fraction(1) if is_rate else max(known, default=Fraction(0))


def _share(value: Any, most: Fraction) -> float | None:
    if value is None:
        return None
    return min(1.0, max(0.0, round(float(Fraction(value) / most), _FINE))) if most else 0.0
