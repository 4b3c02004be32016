"""At which quarters figures moved: those of a quarter alone and those that stood at its end, for who looks back or meets again."""

from analytics.cells import USUAL, cells
from analytics.metrics import METRICS, Metric
from analytics.revisions.content import may_move
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import Period, parse_period, quarters_between


@remembered
def moved_quarters(old: Dataset, new: Dataset) -> tuple[str, ...]:
    """Every quarter that either version tells of in which any pair, track or county moved by any metric that has quarters, the oldest
    first. What a sum of several quarters shows moves with them, and is not counted again."""
    said = [one.description for one in (old, new)]
    last = max((one.last_quarter for one in said), key=parse_period)
    known = quarters_between(min((one.first_quarter for one in said), key=parse_period), last)
    # Money allocated ahead of a year counts from that year on: it is asked for as of the quarter after.
    asked = Selection(str(Period(parse_period(last).last + 1, parse_period(last).last + 1)), "programme")
    found: set[str | None] = set()
    for metric in METRICS.values():
        if "quarter" in metric.breakdowns and may_move(old, new, metric):
            found |= _moved(old, new, metric, asked)
    return tuple(quarter for quarter in known if quarter in found)


def _moved(old: Dataset, new: Dataset, metric: Metric, asked: Selection) -> set[str | None]:
    by = ("quarter", *(dimension for dimension in USUAL if dimension in metric.breakdowns))
    before, after = (set(cells(one, metric, by, asked)) for one in (old, new))
    return {cell.of[0] for cell in before ^ after}
