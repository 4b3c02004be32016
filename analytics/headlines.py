"""A metric's headline: its value now, the same a year before, and how it went quarter by quarter."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.alone import parts_by_quarter
from analytics.answer import Part, Refused, total
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import parse_period, quarters_between, year_earlier
from style.text import Text

TREND_QUARTERS = 12
# What is told first of all that is selected, and of one pair: by pages and files alike.
OF_ALL = (
    "execution_rate",
    "fund_disbursed",
    "fund_allocated",
    "investment_completed",
    "output_value",
    "profit_and_tax",
    "projects_in_production",
    "leverage",
)
OF_PAIR = (
    "projects",
    "investment_completed",
    "output_value",
    "profit_and_tax",
    "fund_allocated",
    "fund_spent",
    "execution_rate",
    "leverage",
)


@dataclass(frozen=True)
class Headline:
    """`before` is the same question a year earlier, None where that lies before the data, and for a flow since the programme began,
    whose two spans differ in length. `trend`: (quarter, value). `refused` says why the selection has no such figure;
    `now` is then its blank alone."""

    metric_id: str
    now: Part
    before: Part | None
    trend: tuple[tuple[str, object], ...]
    refused: Text | None = None


@remembered
def headline(dataset: Dataset, metric_id: str, selection: Selection) -> Headline:
    try:
        now = total(dataset, metric_id, selection)
    except Refused as refused:
        return Headline(metric_id, Part((), None, 0, 0, blank=refused.blank), None, (), refused.reason)
    before = None
    if has_year_before(dataset, metric_id, selection):
        before = total(dataset, metric_id, selection.year_earlier())
    return Headline(metric_id, now, before, trend(dataset, metric_id, selection))


def has_year_before(dataset: Dataset, metric_id: str, selection: Selection) -> bool:
    """Whether the same question a year earlier lies within the data and spans as long a time."""
    is_flow = METRICS[metric_id].over_time_of(selection) == "flow"
    if is_flow and selection.span == "programme":
        return False
    return parse_period(year_earlier(selection.as_of)) >= parse_period(dataset.description.first_quarter)


def headlines(dataset: Dataset, metric_ids: Sequence[str], selection: Selection) -> list[Headline]:
    return [headline(dataset, metric_id, selection) for metric_id in metric_ids]


@remembered
def trend(dataset: Dataset, metric_id: str, selection: Selection) -> tuple[tuple[str, object], ...]:
    """The last quarters up to the as-of quarter: a flow quarter by quarter, a stock at each quarter's end, what has no
    quarters (a ratio, a yearly target or budget, a level at capacity) as it stood at each quarter's end over the selection's own
    span. Raises Refused where the selection has no such figure."""
    first = max(PROGRAMME_START, dataset.description.first_quarter)
    quarters = quarters_between(first, selection.as_of)[-TREND_QUARTERS:]
    metric = METRICS[metric_id]
    of_a_year = metric.scope(selection.at(selection.as_of, "quarter")).span == "year"
    if metric.refusal(("quarter",), selection) or metric.is_ratio or of_a_year:
        return tuple((q, total(dataset, metric_id, selection.at(q)).value) for q in quarters)
    values = {p.of[0]: p.value for p in parts_by_quarter(dataset, metric_id, (), selection)}
    return tuple((q, values.get(q)) for q in quarters)
