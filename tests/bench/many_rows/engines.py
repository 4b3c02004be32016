"""The same questions asked of DuckDB and of PostgreSQL, over ever more rows: what a database of one's own costs."""

import os
import tempfile
import time
from pathlib import Path

from analytics.answer import Refused
from analytics.usual_questions import usual_questions
from cache.remembered import forget
from store import engine
from store.datasets import Dataset, open_dataset
from store.engine import embedded
from store.engine.postgres import Postgres
from store.snapshots import publish
from tests.bench.many_rows.magnified import magnified
from tests.contract.postgres.cluster import cluster

TIMES = (1, 100)
ROUNDS = 3


def run() -> None:
    """all that pages usually ask of the newest quarter, of DuckDB and of PostgreSQL, in turns; no aim: DuckDB is what is shipped"""
    print(f"{'rows':>12}{'questions':>11}{'DuckDB s':>10}{'PostgreSQL s':>14}{'ratio':>8}{'loading s':>11}")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, cluster() as database:
        os.environ["DATASETS_DIR"] = folder
        for times in TIMES:
            rows = magnified(Path(folder, "package"), times)
            version = publish(Path(folder, "package"), Path(folder, "demo"), who="packages")
            asked = _asked(open_dataset("demo", version))
            held = Postgres(database.address)
            schema = next(iter(asked))[0]
            held.attach(schema, engine._answers[schema].of)
            began = time.perf_counter()
            held.run(schema, "SELECT 1 AS n FROM pairs", [])
            loading = time.perf_counter() - began
            took = [min(turn) for turn in zip(*(_turn(asked, held) for _ in range(ROUNDS)), strict=True)]
            ratio = f"{took[1] / took[0]:7.1f}×"
            print(f"{rows:12,}{len(asked):11}{took[0]:10.2f}{took[1]:14.2f}{ratio:>8}{loading:11.1f}")
            held.close()


def _asked(dataset: Dataset) -> dict[tuple[str, str], list[object]]:
    """Every question that reaches the engine, each once."""
    found: dict[tuple[str, str], list[object]] = {}
    real, kept = embedded.run, engine.kept_answers.find

    def run(schema, sql, values=(), beside=None):
        found[schema, sql] = list(values)
        return real(schema, sql, values, beside)

    embedded.run, engine.kept_answers.find = run, lambda *_: None
    forget()
    try:
        for question in usual_questions(dataset, newest=True):
            try:
                question()
            except Refused:
                continue
    finally:
        embedded.run, engine.kept_answers.find = real, kept
    return found


def _turn(asked: dict[tuple[str, str], list[object]], held: Postgres) -> tuple[float, float]:
    took = []
    for ask in (embedded.run, held.run):
        began = time.perf_counter()
        for (schema, sql), values in asked.items():
            ask(schema, sql, values)
        took.append(time.perf_counter() - began)
    return took[0], took[1]
