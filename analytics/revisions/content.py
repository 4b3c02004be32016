"""Which tables two versions hold differently, and so which metrics can have moved at all: the others need not be asked."""

from analytics.metrics import Metric
from cache.remembered import remembered
from store.datasets import Dataset
from store.schema import TABLES

# Whose a row is, which members have a place of their own, which stage and place a project is of: these lists stand behind every metric.
LISTS = frozenset(("counties", "pairs", "projects", "tracks"))


@remembered
def _content(dataset: Dataset, table: str) -> tuple[int, int]:
    """How many rows, and the sum of their hashes: alike in two versions where their rows are, in whatever order."""
    rows = dataset.arrow_of_files(
        f'SELECT count(*) AS rows, coalesce(sum(hash("{table}")::HUGEINT), 0)::VARCHAR AS content FROM "{table}"'
    )
    (row,) = rows.to_pylist()
    return int(row["rows"]), int(row["content"])


@remembered
def changed_tables(old: Dataset, new: Dataset) -> frozenset[str]:
    """The tables in which any row differs, and those that one version calls complete and the other does not."""
    return frozenset(
        name
        for name in TABLES
        if _content(old, name) != _content(new, name) or old.is_complete(name) != new.is_complete(name)
    )


def may_move(old: Dataset, new: Dataset, metric: Metric) -> bool:
    """Whether a figure of the metric can differ: what it is summed from changed, or a list behind it, or where the data begins or
    ends."""
    said = [(one.description.first_quarter, one.description.last_quarter) for one in (old, new)]
    return said[0] != said[1] or bool(changed_tables(old, new) & (LISTS | set(metric.tables)))
