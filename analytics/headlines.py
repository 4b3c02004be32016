"""A metric's headline: its value now, the same a year before, and how it went quarter by quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analytics.answer import Part, parts, total
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from store.datasets import Dataset
from style.periods import parse_period, quarters_between, year_earlier

TREND_QUARTERS = 12


@dataclass(frozen=True)
class Headline:
    """`before` is the same question a year earlier, None where that lies before the data, and for a flow since 2023,
    whose two spans differ in length. `trend`: (quarter, value)."""

    metric_id: str
    now: Part
    before: Part | None
    trend: tuple[tuple[str, object], ...]


@lru_cache(maxsize=1024)
def headline(dataset: Dataset, metric_id: str, selection: Selection) -> Headline:
    now = total(dataset, metric_id, selection)
    earlier = year_earlier(selection.as_of)
    has_earlier = parse_period(earlier) >= parse_period(dataset.description.first_quarter)
    if METRICS[metric_id].over_time == "flow" and selection.span == "programme":
        has_earlier = False
    before = total(dataset, metric_id, selection.year_earlier()) if has_earlier else None
    return Headline(metric_id, now, before, trend(dataset, metric_id, selection))


def headlines(dataset: Dataset, metric_ids: Sequence[str], selection: Selection) -> list[Headline]:
    return [headline(dataset, metric_id, selection) for metric_id in metric_ids]


@lru_cache(maxsize=1024)
def trend(dataset: Dataset, metric_id: str, selection: Selection) -> tuple[tuple[str, object], ...]:
    """The last quarters up to the as-of quarter: a flow quarter by quarter, a stock at each quarter's end, a ratio as it
    stood at each quarter's end over the selection's own span."""
    first = max(PROGRAMME_START, dataset.description.first_quarter)
    quarters = quarters_between(first, selection.as_of)[-TREND_QUARTERS:]
    if METRICS[metric_id].is_ratio:
        return tuple((q, total(dataset, metric_id, selection.at(q)).value) for q in quarters)
    values = {
        p.of[0]: p.value
        for p in parts(dataset, metric_id, ("quarter",), selection.at(selection.as_of, "programme"))
    }
    return tuple((q, values.get(q)) for q in quarters)
