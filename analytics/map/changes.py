"""How each pair's figure differs between two quarters, and in which of four classes: the same classes for every quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part
from analytics.map.classes import Classes, classes, finest_of
from analytics.map.figures import MapFigures, link_figures
from analytics.metrics import METRICS, Metric
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.numbers import POINTS, figure, unit_label
from style.text import Text

FAR_WORSE, WORSE, SAME, BETTER = range(4)
NAMED = 3  # links that carry their name: those that lost most
_POINTS = Fraction(1, 10)  # of a percentage: ten points and more are much
_SHARE = Fraction(1, 2)  # of anything else: half and more of what there was
_YEAR = 4  # quarters


@dataclass(frozen=True)
class Change:
    """`difference` is now less then, None where either is not known. `kind` is 0 where the figure is much the worse for it (by ten
    points, or by half), 1 the worse, 2 as it was to what is printed, 3 the better; where neither more nor less is better, less
    counts as worse. `step` is the class of how much it is."""

    pair_id: str
    now: Part
    then: Part
    difference: Decimal | None
    kind: int | None = None
    step: int | None = None


@dataclass(frozen=True)
class MapChanges:
    """`sizes` are classes of how much figures differ, whichever way, over every quarter against the one compared."""

    metric_id: str
    changes: Mapping[str, Change]
    sizes: Classes
    least: Decimal | None
    most: Decimal | None
    refused: Text | None = None
    by: str = "pair"

    @property
    def worst(self) -> tuple[str, ...]:
        """The pairs that lost most, the one that lost most of all first."""
        lost = [one for one in self.changes.values() if one.kind in (FAR_WORSE, WORSE)]
        size = {one.pair_id: abs(one.difference or Decimal(0)) for one in lost}
        return tuple(sorted(size, key=lambda pair_id: (-size[pair_id], pair_id))[:NAMED])


def compared_with(quarters: Sequence[str], as_of: str, asked: str | None) -> str:
    """The quarter that is asked for, or the same one a year before; without that the nearest there is."""
    if asked in quarters:
        return str(asked)
    at = quarters.index(as_of)
    return quarters[at - _YEAR] if at >= _YEAR else quarters[at - 1 if at else min(1, len(quarters) - 1)]


@remembered
def map_changes(
    dataset: Dataset, metric_id: str, selection: Selection, other: str, quarters: tuple[str, ...], by: str = "pair"
) -> tuple[MapChanges, ...]:
    """At each of `quarters` against `other`, the selection otherwise as it is."""
    metric, then = METRICS[metric_id], link_figures(dataset, metric_id, selection.at(other), None, by)
    found = [link_figures(dataset, metric_id, selection.at(quarter), None, by) for quarter in quarters]
    raw = [_differences(one, then) for one in found]
    finest = finest_of(metric)
    known = [abs(value) for line in raw for value in line.values() if value is not None and abs(value) >= finest / 2]
    sizes = classes(known, finest=finest)
    least, most = min(known, default=None), max(known, default=None)
    return tuple(
        MapChanges(
            metric_id, _sorted(metric, one, then, line, sizes), sizes, least, most, one.refused or then.refused, by
        )
        for one, line in zip(found, raw, strict=True)
    )


def _differences(now: MapFigures, then: MapFigures) -> dict[str, Decimal | None]:
    found: dict[str, Decimal | None] = {}
    for pair_id in now.figures.keys() & then.figures.keys():
        new, old = now.figures[pair_id].part.value, then.figures[pair_id].part.value
        found[pair_id] = None if new is None or old is None else Decimal(str(new)) - Decimal(str(old))
    return found


def _sorted(
    metric: Metric, now: MapFigures, then: MapFigures, differences: Mapping[str, Decimal | None], sizes: Classes
) -> dict[str, Change]:
    return {
        pair_id: Change(
            pair_id,
            now.figures[pair_id].part,
            then.figures[pair_id].part,
            value,
            None if value is None else _kind(metric, value, then.figures[pair_id].part.value),
            None if value is None else sizes.of(abs(value)),
        )
        for pair_id, value in sorted(differences.items())
    }


def _kind(metric: Metric, difference: Decimal, then: Decimal | int | float | None) -> int:
    if abs(difference) < finest_of(metric) / 2:
        return SAME
    if (difference > 0) == (metric.better != "lower"):
        return BETTER
    if metric.unit.kind == "percent":
        return FAR_WORSE if abs(Fraction(difference)) >= _POINTS else WORSE
    before = abs(Fraction(str(then))) if then else None
    return FAR_WORSE if before and abs(Fraction(difference)) >= before * _SHARE else WORSE


def difference_words(metric: Metric, difference: Decimal, lang: str) -> str:
    """+1.2 个百分点, −0.30 亿元."""
    said, unit = signed(metric, difference, lang), difference_unit(metric, lang)
    return f"{said} {unit}"


def difference_unit(metric: Metric, lang: str) -> str:
    return POINTS(lang) if metric.unit.kind == "percent" else unit_label(metric.unit, lang)


def signed(metric: Metric, difference: Decimal, lang: str) -> str:
    """+1.2: without its unit; what is not seen has no sign."""
    sign = "" if abs(difference) < finest_of(metric) / 2 else "+" if difference > 0 else "−"
    return sign + figure(abs(difference), metric.unit, lang, metric.decimals).number
