"""How long an answer takes against the same question hand-written in DuckDB SQL, over a million observations."""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from analytics.answer import answer
from analytics.selection import Selection
from store import engine
from store.columns import DUCKDB
from store.datasets import Dataset
from store.package import Description
from store.schema import TABLES

ROWS = 1_000_000
ROUNDS = 15
SCHEMA = "bench_million"

# Enough projects that joining costs what it does in earnest; every fourth figure missing.
_FILL = {
    "counties": "SELECT '33' || lpad(i::text, 4, '0') adcode, i::text AS name, i::text AS name_en, i::text AS official_name, 'c' AS city, 'c' AS city_en, '33' || lpad((i // 9)::text, 2, '0') || '00' city_adcode FROM range(90) t(i)",
    "pairs": "SELECT 'P' || lpad((i + 1)::text, 2, '0') pair_id, '33' || lpad(i::text, 4, '0') industrial_adcode, '33' || lpad((i + 18)::text, 4, '0') mountain_adcode, 2023 listed_year, DATE '2023-01-01' valid_from FROM range(18) t(i)",
    "tracks": "SELECT 'T' || (i + 1) track_id, i + 1 AS \"order\" FROM range(6) t(i)",
    "projects": "SELECT 'J' || i project_id, 'P' || lpad((i % 18 + 1)::text, 2, '0') pair_id, 'T' || (i % 6 + 1) track_id, '33' || lpad((i % 36)::text, 4, '0') host_adcode, DATE '2023-01-01' + (i % 900)::int signed_on, (i * 1000)::decimal(18,2) planned_investment FROM range({projects}) t(i)",
    "observations": "SELECT 'project' subject_type, 'J' || (i % {projects}) subject_id, ['investment_completed', 'output_value', 'profit_and_tax'][(i // {projects}) % 3 + 1] metric_id, (2023 + (i // {projects}) // 12 % 3)::text || 'Q' || ((i // {projects}) // 3 % 4 + 1) period, CASE WHEN i % 4 > 0 THEN (i % 99991)::decimal(18,2) END AS value, CASE WHEN i % 4 > 0 THEN 'reported' ELSE 'missing' END status, 'yuan' unit, 'actual' value_type, ((2023 + (i // {projects}) // 12 % 3) * 4 + (i // {projects}) // 3 % 4)::int period_last, 1 period_quarters FROM range({rows}) t(i)",
    "fund_flows": "SELECT 'F' || i flow_id, 2023 + i % 3 AS year, (2023 + i % 3)::text || 'Q4' period, ['planned', 'allocated', 'disbursed', 'spent'][i % 4 + 1] stage, 'P' || lpad((i % 18 + 1)::text, 2, '0') pair_id, '33' || lpad((i % 36)::text, 4, '0') payee_adcode, 'T' || (i % 6 + 1) track_id, (i % 9973)::decimal(18,2) amount, ((2023 + i % 3) * 4 + 3)::int period_last, 1 period_quarters FROM range({rows}) t(i)",
}  # fmt: skip

SELECTION = Selection("2025Q4", "programme")
QUESTIONS = {
    ("investment_completed", ()): "SELECT sum(value) v, count(value) r, count(*) d FROM observations WHERE metric_id = 'investment_completed' AND value_type = 'actual' AND subject_type = 'project' AND status <> 'not_applicable' AND period_last <= 8103",
    ("investment_completed", ("pair",)): "SELECT p.pair_id, sum(o.value) v, count(o.value) r, count(*) d FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'investment_completed' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 GROUP BY 1 ORDER BY 1",
    ("output_value", ("track", "quarter")): "SELECT p.track_id, o.period, sum(o.value) v, count(o.value) r, count(*) d FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'output_value' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 GROUP BY 1, 2 ORDER BY 1, 2",
    ("fund_spent", ("pair", "year")): "SELECT pair_id, year, sum(amount) v, count(*) d FROM fund_flows WHERE stage = 'spent' AND period_last <= 8103 AND year <= 2025 GROUP BY 1, 2 ORDER BY 1, 2",
    ("execution_rate", ("pair",)): "SELECT pair_id, sum(amount) FILTER (stage = 'spent')::double / nullif(sum(amount) FILTER (stage = 'allocated'), 0)::double v, count(*) d FROM fund_flows WHERE stage IN ('spent', 'allocated') AND period_last <= 8103 AND year <= 2025 GROUP BY 1 ORDER BY 1",
    ("leverage", ("pair",)): "SELECT pair_id, sum(i)::double / nullif(sum(f), 0)::double v FROM (SELECT p.pair_id, o.value i, NULL f FROM observations o JOIN projects p ON o.subject_id = p.project_id WHERE o.metric_id = 'investment_completed' AND o.value_type = 'actual' AND o.subject_type = 'project' AND o.status <> 'not_applicable' AND o.period_last <= 8103 UNION ALL SELECT pair_id, NULL, amount FROM fund_flows WHERE stage = 'disbursed' AND period_last <= 8103 AND year <= 2025) GROUP BY 1 ORDER BY 1",
    ("projects", ("pair",)): "SELECT pair_id, count(*) v FROM projects WHERE least(signed_on, started_on, completed_on, at_capacity_on, stage_as_of) < DATE '2026-01-01' GROUP BY 1 ORDER BY 1",
}  # fmt: skip


def million(folder: Path, rows: int = ROWS) -> Dataset:
    """A dataset of `rows` observations and as many fund flows, with typed columns and nulls where the filling is silent."""
    connection = duckdb.connect()
    files = {}
    for name, table in TABLES.items():
        files[name] = folder / f"{name}.parquet"
        types = {c.name: DUCKDB[c.type] for c in table.columns}
        if "period" in types:
            types |= {"period_last": "INTEGER", "period_quarters": "INTEGER"}
        query = _FILL.get(name, "SELECT 1 WHERE false").format(rows=rows, projects=rows // 36)
        given = {d[0] for d in connection.execute(f"SELECT * FROM ({query}) LIMIT 0").description}
        columns = ", ".join(
            f"CAST({quoted(c) if c in given else 'NULL'} AS {t}) AS {quoted(c)}" for c, t in types.items()
        )
        connection.execute(f"COPY (SELECT {columns} FROM ({query})) TO '{files[name]}' (FORMAT parquet)")
    engine.attach(SCHEMA, files)
    words = Description(
        "bench",
        "测",
        "Bench",
        "simulated",
        "2025-12-31",
        "2023Q1",
        "2025Q4",
        "-",
        "-",
        {n: "complete" for n in TABLES},
    )
    return Dataset("bench", "million", words)


def quoted(name: str) -> str:
    return f'"{name}"'


def median_ms(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    call()
    times = []
    for _ in range(rounds):
        gc.collect()
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def run() -> None:
    """an answer (compiled, run, completed, typed) against the same SQL by hand; aim ≤ 1.5"""
    with tempfile.TemporaryDirectory() as folder:
        dataset = million(Path(folder))
        print(
            f"{ROWS:,} observations, {ROWS:,} fund flows, DuckDB {duckdb.__version__}, Python {sys.version.split()[0]}"
        )
        print(f"{'question':52}{'by hand':>10}{'answer':>10}{'ratio':>8}")
        for (metric, by), sql in QUESTIONS.items():
            hand = median_ms(lambda sql=sql: engine.run(SCHEMA, sql).to_pylist())
            ours = median_ms(lambda metric=metric, by=by: answer(dataset, metric, by, SELECTION))
            print(
                f"{metric + ' by ' + (', '.join(by) or 'province'):52}{hand:8.1f}ms{ours:8.1f}ms{ours / hand:8.2f}"
            )
