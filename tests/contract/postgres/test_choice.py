"""Which engine answers what, what a setting that names none says, and how a question is translated."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analytics.revisions.content import changed_tables
from cache.remembered import forget
from store import engine
from store.engine import choice, embedded, loading
from store.engine.choice import WrongEngine
from store.engine.kept_answers import AnswerShelf
from store.engine.translated import translated
from tests.contract.postgres.cluster import Cluster
from tests.shipped import dataset

ROOT = Path(__file__).parents[3]


def versions(database: Cluster) -> set[str]:
    with psycopg.connect(database.address) as connection:
        connection.execute(loading.LISTED)
        return {version for (version,) in connection.execute("SELECT version FROM dashboard.loaded").fetchall()}


@pytest.mark.parametrize("wrong", ["postgres", "mysql://app:secret@host/db", "sqlite:///x", "DUCKDB ", "postgresql:"])
def test_a_wrong_engine_is_one_clear_line_that_tells_no_password(wrong, monkeypatch):
    monkeypatch.setenv(choice.SETTING, wrong)
    with pytest.raises(WrongEngine, match="ENGINE") as told:
        choice.chosen()
    lines = str(told.value).splitlines()
    assert len(lines) == 2 and "须为 duckdb" in lines[0] and "is duckdb" in lines[1] and "secret" not in str(told.value)


@pytest.mark.parametrize(
    "wrong",
    ["postgresql://h:port/db", "postgresql://u:secret@h:99999/db", "postgresql://[::1/db", "postgresql://u:secret@h/db?no=1"],
)  # fmt: skip
def test_an_address_that_is_none_ends_the_start(wrong, monkeypatch):
    monkeypatch.setenv(choice.SETTING, wrong)
    with pytest.raises(WrongEngine, match="no address of a PostgreSQL") as told:
        choice.chosen()
    assert len(str(told.value).splitlines()) == 2 and "secret" not in str(told.value)


@pytest.mark.parametrize("usual", ["", "duckdb"])
def test_without_a_database_its_driver_is_not_loaded(usual):
    code = "import os, sys; from store import engine; engine.chosen(); print('psycopg' in sys.modules)"
    env = os.environ | {choice.SETTING: usual}
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("SELECT a FROM t WHERE b = '?' AND c = ? AND d = ?", """SELECT "a" FROM "t" WHERE "b" = '?' AND "c" = $1 AND "d" = $2"""),
        ("SELECT a FROM t WHERE b LIKE '100%' ORDER BY a DESC", """SELECT "a" FROM "t" WHERE "b" LIKE '100%' ORDER BY "a" DESC NULLS LAST"""),
        ("SELECT $2 AS a, $1 AS b, $2 AS c", """SELECT $2 AS "a", $1 AS "b", $2 AS "c\""""),
        ("SELECT year(d) // 4 AS y FROM t", """SELECT CAST(DIV(CAST(EXTRACT(YEAR FROM "d") AS BIGINT), 4) AS BIGINT) AS "y" FROM "t\""""),
    ],
)  # fmt: skip
def test_how_a_question_is_translated(asked, written):
    assert translated(asked) == written


def test_what_is_not_published_is_in_no_database(as_engine: Cluster, table, tmp_path):
    table("preview", [1, 2, 3])
    assert engine.run("preview", "SELECT sum(n) AS s FROM t").to_pylist() == [{"s": 6}]
    assert "preview" not in versions(as_engine)
    path = tmp_path / "p.parquet"
    pq.write_table(pa.table({"n": [5]}), path)
    engine.attach("published", {"t": path}, answers=AnswerShelf(tmp_path / "answers", "x"))
    assert engine.run("published", "SELECT n FROM t").to_pylist() == [{"n": 5}]
    assert "published" in versions(as_engine)


def test_what_two_versions_hold_differently_is_the_same_whichever_engine_answers(as_engine: Cluster):
    held = dataset("demo")
    forget()
    assert changed_tables(held, dataset("reported")) and not changed_tables(held, held)
    asked = 'SELECT coalesce(sum(hash("pairs")::HUGEINT), 0)::VARCHAR AS content FROM "pairs"'
    assert held.arrow_of_files(asked) == embedded.run(held.schema, asked)
