"""How long an answer takes against the same question hand-written in DuckDB SQL, over a million observations."""

import sys

import duckdb

from analytics.answer import answer
from analytics.selection import Selection
from store import engine
from tests.bench.filling import filled
from tests.bench.timing import in_turns

ROWS = 1_000_000
ROUNDS = 15

SELECTION = Selection("2025Q4", "programme")
QUESTIONS = {
    (
        "investment_completed",
        (),
    ): "SELECT sum(value) v, count(value) r, count(*) d FROM observations WHERE metric_id = 'investment_completed' AND value_type = 'actual' AND subject_type = 'project' AND status <> 'not_applicable' AND period_last <= 8103",
    (
        "investment_completed",
        ("pair",),
    ): "SELECT p.pair_id, sum(o.value) v, count(o.value) r, count(*) d FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'investment_completed' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 GROUP BY 1 ORDER BY 1",
    (
        "output_value",
        ("track", "quarter"),
    ): "SELECT p.track_id, o.period, sum(o.value) v, count(o.value) r, count(*) d FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'output_value' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 GROUP BY 1, 2 ORDER BY 1, 2",
    (
        "fund_spent",
        ("pair", "year"),
    ): "SELECT pair_id, year, sum(amount) v, count(*) d FROM fund_flows WHERE stage = 'spent' AND period_last <= 8103 AND year <= 2025 GROUP BY 1, 2 ORDER BY 1, 2",
    (
        "execution_rate",
        ("pair",),
    ): "SELECT pair_id, sum(amount) FILTER (stage = 'spent')::double / nullif(sum(amount) FILTER (stage = 'allocated'), 0)::double v, count(*) d FROM fund_flows WHERE stage IN ('spent', 'allocated') AND period_last <= 8103 AND year <= 2025 GROUP BY 1 ORDER BY 1",
    (
        "leverage",
        ("pair",),
    ): "SELECT pair_id, sum(i)::double / nullif(sum(f), 0)::double v FROM (SELECT p.pair_id, o.value i, NULL f FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'investment_completed' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 UNION ALL SELECT pair_id, NULL, amount FROM fund_flows WHERE stage = 'disbursed' AND period_last <= 8103 AND year <= 2025) GROUP BY 1 ORDER BY 1",
    (
        "projects",
        ("pair",),
    ): "SELECT pair_id, count(*) v FROM projects WHERE least(signed_on, started_on, completed_on, at_capacity_on, stage_as_of) < DATE '2026-01-01' GROUP BY 1 ORDER BY 1",
}


def run() -> None:
    """an answer (compiled, run, completed, typed) against the same SQL by hand over the rows, processor's time; aim ≤ 1.5"""
    dataset = filled(ROWS)
    print(f"{ROWS:,} observations, {ROWS:,} fund flows, DuckDB {duckdb.__version__}, Python {sys.version.split()[0]}")
    print(f"{'question':52}{'by hand':>10}{'answer':>10}{'ratio':>8}")
    for (metric, by), sql in QUESTIONS.items():
        hand, ours = in_turns(
            lambda sql=sql: engine.run(dataset.schema, sql).to_pylist(),
            lambda metric=metric, by=by: answer(dataset, metric, by, SELECTION),
            rounds=ROUNDS,
        )
        print(f"{metric + ' by ' + (', '.join(by) or 'province'):52}{hand:8.1f}ms{ours:8.1f}ms{ours / hand:8.2f}")
