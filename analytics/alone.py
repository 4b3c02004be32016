"""What moved in each quarter alone, as 当季 counts it: fund money by when it moved, of whatever fund year."""

from collections.abc import Sequence

from analytics.answer import Part, parts
from analytics.metrics import METRICS
from analytics.selection import Selection
from store.datasets import Dataset
from style.periods import Period


def parts_by_quarter(dataset: Dataset, metric_id: str, by: Sequence[str], selection: Selection) -> list[Part]:
    """Parts by the members of `by` and, last, by quarter, of every quarter since the programme began up to the as-of quarter. Raises Refused
    as `parts` does.

    In a year's last quarter money of the year to come is allocated, which no sum up to then has: it is asked for as of the
    quarter after, so that a quarter's figure is the same whenever it is looked at."""
    at, metric = selection.quarter.last, METRICS[metric_id]
    of_a_quarter = metric.scope(selection.at(selection.as_of, "quarter")).span == "quarter"
    ahead = metric.table == "fund_flows" and of_a_quarter and selection.quarter.quarter == 4
    asked = selection.at(str(Period(at + 1, at + 1)) if ahead else selection.as_of, "programme")
    found = parts(dataset, metric_id, (*by, "quarter"), asked)
    return [part for part in found if not ahead or part.of[-1] is None or part.of[-1] <= selection.as_of]
