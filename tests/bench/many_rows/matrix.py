"""The pair × track matrix over ever more rows: whether work grows with what is shown or with what is stored."""

import pyarrow as pa

from analytics.answer import answer
from analytics.selection import Selection
from store import engine
from store.datasets import Dataset
from tests.bench.filling import filled
from tests.bench.timing import in_turns

SIZES = (1_000, 100_000, 10_000_000)
SELECTION = Selection("2025Q4", "programme")
BY = ("pair", "track")
# The same figures from the rows themselves, as they would be written by hand: pair, track, value first.
ROWS = {
    "investment_completed": "SELECT p.pair_id, p.track_id, sum(o.value), count(o.value), count(*) FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'investment_completed' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 GROUP BY 1, 2 ORDER BY 1, 2",
    "fund_spent": "SELECT pair_id, track_id, sum(amount), count(*) FROM fund_flows WHERE stage = 'spent' AND period_last <= 8103 AND year <= 2025 GROUP BY 1, 2 ORDER BY 1, 2",
    "projects": "SELECT pair_id, track_id, count(*) FROM projects WHERE signed_on < DATE '2026-01-01' GROUP BY 1, 2 ORDER BY 1, 2",
}


def run() -> None:
    """every cell of the matrix (flows from the published sums, projects from their rows) against the rows summed by hand"""
    print(f"{'rows':>12}  {'matrix of':24}{'by hand':>12}{'answer':>12}{'ratio':>8}  (processor, all threads)")
    took = {rows: _measured(filled(rows), rows) for rows in SIZES}
    least, most = SIZES[0], SIZES[-1]
    print(f"time at {most:,} rows ÷ time at {least:,} rows, {most // least:,} × as many")
    for metric in ROWS:
        hand, ours = (took[most][metric][n] / took[least][metric][n] for n in (0, 1))
        print(f"{'':14}{metric:24}{hand:10.1f} ×{ours:10.1f} ×")


def _measured(dataset: Dataset, rows: int) -> dict[str, list[float]]:
    took = {}
    for metric, sql in ROWS.items():
        _agree(engine.run(dataset.schema, sql), answer(dataset, metric, BY, SELECTION))
        took[metric] = in_turns(
            lambda sql=sql: engine.run(dataset.schema, sql).to_pylist(),
            lambda metric=metric: answer(dataset, metric, BY, SELECTION),
        )
        hand, ours = took[metric]
        print(f"{rows:12,}  {metric:24}{hand:10.1f}ms{ours:10.1f}ms{ours / hand:8.2f}")
    return took


def _agree(hand: pa.Table, ours: pa.Table) -> None:
    """Two ways that differ in their figures could not be compared in their time."""
    by_hand = {
        (pair, track): value
        for pair, track, value, *_ in zip(*map(pa.ChunkedArray.to_pylist, hand.columns), strict=True)
        if value
    }
    answered = {(row["pair"], row["track"]): row["value"] for row in ours.to_pylist() if row["value"]}
    assert by_hand == answered
