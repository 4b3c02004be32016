"""What is not there: pairs without any fact of their own, figures that were due and did not come."""

from dataclasses import dataclass
from functools import lru_cache

from analytics.selection import Selection
from store.datasets import Dataset

# A pair has facts of its own where any of these has a row of its own, known by the end of the as-of quarter.
_FACTS = """
SELECT pair_id, count(*) AS facts FROM (
  SELECT pair_id FROM projects
  UNION ALL SELECT pair_id FROM events WHERE as_of <= ?
  UNION ALL SELECT pair_id FROM fund_flows WHERE pair_id IS NOT NULL AND as_of <= ?
  UNION ALL SELECT subject_id FROM observations WHERE subject_type = 'pair' AND as_of <= ?
) GROUP BY pair_id
"""
_DUE = """
SELECT p.pair_id, count(*) AS due, count(*) FILTER (o.status = 'missing') AS missing
FROM observations o JOIN projects p ON o.subject_id = p.project_id
WHERE o.subject_type = 'project' AND o.value_type = 'actual' AND o.status IN ('reported', 'missing')
  AND o.period_last = ? AND o.period_quarters = 1
GROUP BY p.pair_id ORDER BY missing DESC, p.pair_id
"""


@dataclass(frozen=True)
class Coverage:
    """`silent`: pairs with no fact at all. `missing`: (pair, missing, due) of the as-of quarter, worst first."""

    silent: tuple[str, ...]
    missing: tuple[tuple[str, int, int], ...]
    due: int
    not_reported: int


@lru_cache(maxsize=256)
def coverage(dataset: Dataset, selection: Selection) -> Coverage:
    end = selection.quarter.end
    told = {row["pair_id"] for row in dataset.arrow(_FACTS, [end] * 3).to_pylist()}
    every = [row["pair_id"] for row in dataset.arrow("SELECT pair_id FROM pairs ORDER BY 1").to_pylist()]
    rows = dataset.arrow(_DUE, [selection.quarter.last]).to_pylist()
    lacking = tuple((r["pair_id"], r["missing"], r["due"]) for r in rows if r["missing"])
    return Coverage(tuple(p for p in every if p not in told), lacking, sum(r["due"] for r in rows), sum(m for _, m, _ in lacking))
