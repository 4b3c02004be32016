"""What is not there: pairs without any fact of their own, figures that were due and did not come."""

from dataclasses import dataclass
from functools import lru_cache

from analytics.selection import Selection
from store.datasets import Dataset

_PAIRS = "SELECT pair_id FROM pairs WHERE valid_from <= ? AND coalesce(valid_to >= ?, true) ORDER BY 1"
# A pair has facts of its own where any of these has a row of its own that a page shows for the as-of quarter; what is
# known of a county alone is no fact of its pair.
_FACTS = """
SELECT DISTINCT pair_id FROM (
  SELECT pair_id FROM projects
   WHERE least(coalesce(signed_on, started_on, completed_on, at_capacity_on), stage_as_of) <= $end
  UNION ALL SELECT pair_id FROM events WHERE least(date, as_of) <= $end
  UNION ALL SELECT pair_id FROM fund_flows WHERE CASE WHEN stage = 'planned' THEN year * 4 ELSE period_last END <= $last
  UNION ALL SELECT subject_id FROM observations WHERE subject_type = 'pair' AND status IN ('reported', 'in_words')
   AND CASE WHEN value_type = 'actual' THEN period_last <= $last ELSE as_of <= $end END
)
"""
_DUE = """
SELECT p.pair_id, count(*) AS due, count(*) FILTER (o.status = 'missing') AS missing
FROM observations o JOIN projects p ON o.subject_id = p.project_id
WHERE o.subject_type = 'project' AND o.value_type = 'actual' AND o.status IN ('reported', 'missing')
  AND o.period_last = ? AND o.period_quarters = 1
GROUP BY p.pair_id ORDER BY missing DESC, p.pair_id
"""
