"""What is not there: pairs without any fact of their own, figures that were due and did not come."""

from dataclasses import dataclass, replace
from fractions import Fraction

from ibis.expr.types import Table

from analytics.compiling import compiled
from analytics.facts import Quantity, narrowed, observed
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from store.measures import MEASURES
from style.periods import Period

LEAST_REPORTED = Fraction(1, 2)  # of the figures due in a quarter; with fewer it counts as not reported
# Since when a pair holds may not be told: it is asked after in the whole year that listed it.
_PAIRS = """SELECT pair_id FROM pairs WHERE coalesce(valid_from, make_date(listed_year, 1, 1)) <= $1
AND coalesce(valid_to >= $1, true) ORDER BY 1"""
# A pair has facts of its own where any of these has a row of its own that a page shows for the as-of quarter; what is
# known of a county alone is no fact of its pair, nor is a tie older than the programme.
_FACTS = """
SELECT DISTINCT pair_id FROM (
  SELECT pair_id FROM projects
   WHERE least(coalesce(signed_on, started_on, completed_on, at_capacity_on), stage_as_of) <= $1
  UNION ALL SELECT pair_id FROM events WHERE least(date, as_of) <= $1
  UNION ALL SELECT pair_id FROM fund_flows WHERE CASE WHEN stage = 'planned' THEN year * 4 ELSE period_last END <= $2
  UNION ALL SELECT subject_id FROM observations WHERE subject_type = 'pair' AND status IN ('reported', 'in_words')
   AND metric_id <> 'earlier_tie'
   AND CASE WHEN value_type = 'actual' THEN period_last <= $2 ELSE as_of <= $1 END
)
"""
# Every measure a project may report: what is due is not only what metrics sum.
_REPORTED = [Quantity("observations", m.id) for m in MEASURES.values() if "project" in m.subjects]


@dataclass(frozen=True)
class Coverage:
    """Of `pairs` pairs in force, `silent` are those with no fact at all. `missing`: (pair, missing, due) of the as-of
    quarter, worst first."""

    silent: tuple[str, ...]
    missing: tuple[tuple[str, int, int], ...]
    due: int
    not_reported: int
    pairs: int


@remembered
def coverage(dataset: Dataset, selection: Selection) -> Coverage:
    """Of the pairs asked about, at the as-of quarter. What is due and missing is of actual figures and follows every
    narrowing; a pair is silent only if nothing at all is known of it, whatever track, place or stage is asked about."""
    at, wanted = selection.quarter, set(selection.pairs)
    in_force, told = _pairs(dataset, at)
    every = [p for p in in_force if not wanted or p in wanted]
    lacks: dict[str, list[int]] = {}
    for pair_id, track_id, missing, due in _due(dataset, _of_everybody(selection)):
        if (not wanted or pair_id in wanted) and (not selection.tracks or track_id in selection.tracks):
            held = lacks.setdefault(pair_id, [0, 0])
            held[0] += missing
            held[1] += due
    worst_first = sorted(lacks.items(), key=lambda one: (-one[1][0], one[0]))
    lacking = tuple((pair_id, missing, due) for pair_id, (missing, due) in worst_first if missing)
    silent = tuple(p for p in every if p not in told)
    return Coverage(silent, lacking, sum(due for _, due in lacks.values()), sum(m for _, m, _ in lacking), len(every))


def _of_everybody(selection: Selection) -> Selection:
    """What the engine is asked of: a choice of pairs and tracks is picked out of everybody's."""
    return replace(selection, span="quarter", value_type="actual", pairs=(), tracks=())


@remembered
def _due(dataset: Dataset, scope: Selection) -> tuple[tuple[str, str | None, int, int], ...]:
    """Of each pair and track how many of the as-of quarter's figures did not come, of how many that were due."""
    rows = dataset.arrow(scope.fill(_due_sql(dataset.dialect, scope.shape()))).to_pylist()
    return tuple((row["pair_id"], row["track_id"], row["missing"], row["due"]) for row in rows)


@remembered
def _pairs(dataset: Dataset, at: Period) -> tuple[tuple[str, ...], frozenset[str]]:
    """The pairs in force at a quarter's end, and all of which something is known by then."""
    in_force = dataset.arrow(_PAIRS, [at.end]).column("pair_id").to_pylist()
    return tuple(in_force), frozenset(dataset.arrow(_FACTS, [at.end, at.last]).column("pair_id").to_pylist())


@compiled
def _due_sql(scope: Selection) -> Table:
    """Of each pair and track the as-of quarter's figures that were due, and those of them that did not come."""
    rows = narrowed(observed(_REPORTED, scope, ("pair", "track")).rows, scope, ())
    rows = rows.filter(rows.status.isin(["reported", "missing"]))
    return rows.group_by(["pair_id", "track_id"]).aggregate(
        due=rows.count(), missing=rows.count(where=rows.status == "missing")
    )
