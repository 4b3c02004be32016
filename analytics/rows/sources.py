"""Where a metric's figures come from: the sources of the very rows that it counts or sums."""

from analytics.facts import Quantity
from analytics.metrics import METRICS
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset

_ROWS = {
    "observations": "SELECT source_id FROM observations WHERE metric_id = ? AND value_type = ?"
    " AND subject_type = 'project'",
    "fund_flows": "SELECT source_id FROM fund_flows WHERE stage = ?",
    "projects": "SELECT source_id FROM projects",
    "pairs": "SELECT source_id FROM pairs",
    "targets": "SELECT source_id FROM targets WHERE metric_id = ?",
    "events": "SELECT source_id FROM events WHERE value_type = 'actual'",
    "resources": "SELECT source_id FROM resources WHERE side = ?",
}


@remembered
def source_ids(dataset: Dataset, metric_id: str, value_type: str = "actual") -> tuple[str, ...]:
    """The sources behind a metric, both sides of a ratio, in the order of their ids; empty where there are no rows.
    `value_type` is the selection's: where the metric does not come in it, the sources of what it does come in."""
    sides = METRICS[metric_id].sides(Selection(PROGRAMME_START, value_type=value_type)).values()
    return tuple(sorted({source for side in sides for source in _sources(dataset, side)}))


def _sources(dataset: Dataset, quantity: Quantity) -> list[str]:
    sql = _ROWS[quantity.table]
    values = [quantity.item, quantity.value_type][: sql.count("?")]
    rows = dataset.arrow(f"SELECT DISTINCT source_id FROM ({sql})", values)
    return rows.column("source_id").to_pylist()
