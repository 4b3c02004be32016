"""What is not there: pairs without any fact of their own, figures that were due and did not come."""

from dataclasses import dataclass
from functools import lru_cache

from analytics.selection import Selection
from store.datasets import Dataset

_PAIRS = "SELECT pair_id FROM pairs WHERE valid_from <= $1 AND coalesce(valid_to >= $1, true) ORDER BY 1"
# A pair has facts of its own where any of these has a row of its own that a page shows for the as-of quarter; what is
# known of a county alone is no fact of its pair.
_FACTS = """
SELECT DISTINCT pair_id FROM (
  SELECT pair_id FROM projects
   WHERE least(coalesce(signed_on, started_on, completed_on, at_capacity_on), stage_as_of) <= $1
  UNION ALL SELECT pair_id FROM events WHERE least(date, as_of) <= $1
  UNION ALL SELECT pair_id FROM fund_flows WHERE CASE WHEN stage = 'planned' THEN year * 4 ELSE period_last END <= $2
  UNION ALL SELECT subject_id FROM observations WHERE subject_type = 'pair' AND status IN ('reported', 'in_words')
   AND CASE WHEN value_type = 'actual' THEN period_last <= $2 ELSE as_of <= $1 END
)
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
    """Of `pairs` pairs in force, `silent` are those with no fact at all. `missing`: (pair, missing, due) of the as-of
    quarter, worst first."""

    silent: tuple[str, ...]
    missing: tuple[tuple[str, int, int], ...]
    due: int
    not_reported: int
    pairs: int


@lru_cache(maxsize=256)
def coverage(dataset: Dataset, selection: Selection) -> Coverage:
    """Of the pairs asked about, at the as-of quarter; narrowing by anything else makes no difference."""
    at, wanted = selection.quarter, set(selection.pairs)
    told = set(dataset.arrow(_FACTS, [at.end, at.last]).column("pair_id").to_pylist())
    every = [
        p for p in dataset.arrow(_PAIRS, [at.end]).column("pair_id").to_pylist() if not wanted or p in wanted
    ]
    rows = [r for r in dataset.arrow(_DUE, [at.last]).to_pylist() if not wanted or r["pair_id"] in wanted]
    lacking = tuple((r["pair_id"], r["missing"], r["due"]) for r in rows if r["missing"])
    silent = tuple(p for p in every if p not in told)
    return Coverage(silent, lacking, sum(r["due"] for r in rows), sum(m for _, m, _ in lacking), len(every))
