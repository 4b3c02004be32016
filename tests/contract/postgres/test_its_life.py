"""What is loaded is whole, once for all processes, and let go; a database that is gone is told as such and comes back by itself."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analytics.revisions.content import changed_tables
from cache.remembered import forget
from store import engine
from store.datasets import catalogue
from store.engine import Unreachable, choice, embedded, loading
from store.engine import postgres as postgres_module
from store.engine.choice import WrongEngine
from store.engine.kept_answers import AnswerShelf
from store.engine.loading import name_of
from store.engine.postgres import Postgres
from store.engine.translated import translated
from tests.contract.postgres.cluster import Cluster
from tests.pages.test_pages import opened, said
from tests.shipped import dataset
from tests.unit.api.client import client
from ui.search.answering import answered

ROOT = Path(__file__).parents[3]


@pytest.fixture
def table(tmp_path: Path):
    """Registers a made-up version whose one table holds these numbers; the hash of its files tells one from another."""

    def make(schema: str, numbers: list[int]) -> str:
        path = tmp_path / f"{schema[:20]}-{len(numbers)}.parquet"
        pq.write_table(pa.table({"n": pa.array(numbers, pa.int32())}), path)
        embedded._attached.pop(schema, None)  # under one name files never change, but here
        embedded.register(schema, schema, {"t": path}, None)
        return f"of {numbers}"

    return make


def loaded(database: Cluster) -> dict[str, str]:
    with psycopg.connect(database.address) as connection:
        connection.execute(loading.LISTED)
        return dict(connection.execute("SELECT name, of FROM dashboard.loaded").fetchall())


def versions(database: Cluster) -> set[str]:
    with psycopg.connect(database.address) as connection:
        return {version for (version,) in connection.execute("SELECT version FROM dashboard.loaded").fetchall()}


def schemas(database: Cluster) -> set[str]:
    with psycopg.connect(database.address) as connection:
        return {name for (name,) in connection.execute("SELECT nspname FROM pg_namespace").fetchall()}


def test_two_names_that_differ_after_63_signs_are_two(postgres: Postgres, table):
    long = "demo_0123456789ab_" + "a" * 60
    for schema, numbers in ((f"{long}1", [1]), (f"{long}2", [2, 2])):
        table(schema, numbers)
        postgres.attach(schema, "same files")
    assert [postgres.run(f"{long}{n}", "SELECT n FROM t ORDER BY n", []).num_rows for n in (1, 2)] == [1, 2]
    assert len(name_of(long, "")) < 63 and name_of(f"{long}1", "") != name_of(f"{long}2", "")


def test_text_is_ordered_by_its_bytes(database: Cluster, tmp_path: Path):
    """A database of an office sorts as its language does, small letters beside capital ones."""
    with psycopg.connect(database.address, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS office")
        connection.execute(
            "CREATE DATABASE office TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LOCALE 'C.UTF-8'"
        )
    words = ["b", "A", "a", "B", "_", "安吉", "重庆", "阿", "1", "10", "2"]
    pq.write_table(pa.table({"w": words}), tmp_path / "w.parquet")
    embedded.register("words", "words", {"t": tmp_path / "w.parquet"}, None)
    office = Postgres(database.address.rpartition("/")[0] + "/office")
    office.attach("words", "files")
    asked = "SELECT w FROM t ORDER BY w"
    assert office.run("words", asked, []) == embedded.run("words", asked)
    office.close()


def backdated(database: Cluster, of: str, ago: str) -> None:
    with psycopg.connect(database.address) as connection:
        connection.execute("UPDATE dashboard.loaded SET used = now() - %s::interval WHERE of = %s", [ago, of])


def test_what_other_files_gave_is_loaded_anew(database: Cluster, table, caplog):
    caplog.set_level("INFO", "dashboard")
    for numbers in ([1, 2], [3, 4, 5], [3, 4, 5]):
        one = Postgres(database.address)  # as the next process would
        embedded._planned.cache_clear()
        one.attach("changed", of := table("changed", numbers))
        assert one.run("changed", "SELECT n FROM t ORDER BY n", []).column("n").to_pylist() == numbers
        one.close()
        assert loaded(database)[name_of("changed", of)] == f"{loading.FORMAT} {of}"
    assert caplog.text.count("loaded into the database anew") == 1


def test_a_process_of_other_code_takes_nothing_from_one_that_runs(database: Cluster, table, monkeypatch):
    """Two servers are brought up to date one after the other; what the older code loaded goes once nobody uses it for an hour."""
    of = table("older", [1, 2])
    old, new = Postgres(database.address), Postgres(database.address)
    for one, form in ((old, 1), (new, 2), (old, 1)):
        monkeypatch.setattr(loading, "FORMAT", form)
        one.attach("older", of)
        assert one.run("older", "SELECT sum(n) AS s FROM t", []).to_pylist() == [{"s": 3}]
    assert {f"1 {of}", f"2 {of}"} <= set(loaded(database).values())
    for ago, is_there in (("50 minutes", True), ("2 hours", False)):
        backdated(database, f"1 {of}", ago)
        new.attach(f"next {ago[0]}", table(f"next {ago[0]}", [1]))
        new.run(f"next {ago[0]}", "SELECT n FROM t", [])
        assert (f"1 {of}" in loaded(database).values()) is is_there
    old.close()
    new.close()


def test_what_a_process_uses_for_months_stays(postgres: Postgres, database: Cluster, table, monkeypatch):
    monkeypatch.setattr(postgres_module, "USED_SECONDS", 0.0)  # that it is used is said at every question then
    postgres.attach("lasting", of := table("lasting", [1]))
    for _ in range(2):
        postgres.run("lasting", "SELECT n FROM t", [])
        backdated(database, f"{loading.FORMAT} {of}", "31 days")
    postgres.run("lasting", "SELECT n FROM t", [])
    postgres.attach("after it", table("after it", [2]))
    postgres.run("after it", "SELECT n FROM t", [])
    assert name_of("lasting", of) in schemas(database)


def test_a_column_of_another_type_in_the_next_version(postgres: Postgres, tmp_path: Path):
    """A question that the server had prepared would fail there."""
    for schema, kind in (("narrow", pa.int32()), ("wide", pa.int64())):
        pq.write_table(pa.table({"n": pa.array([1], kind)}), tmp_path / f"{schema}.parquet")
        embedded.register(schema, schema, {"t": tmp_path / f"{schema}.parquet"}, None)
        postgres.attach(schema, "files")
    for n in range(30):
        schema = ("narrow", "wide")[n % 2]
        asked = "SELECT n, sum(n) AS s FROM t GROUP BY n"
        assert postgres.run(schema, asked, []) == embedded.run(schema, asked)


def test_any_text_is_loaded_as_it_is(postgres: Postgres, tmp_path: Path):
    signs = ("\\.", "\r\n", "\r", '"', '""', "NULL", "null", "", "\\N", "\t", " x ", "a,b", "'", "%s", "?", "$1", "😀")
    texts = ["a\n\\.\nb", *signs, None]
    pq.write_table(pa.table({"n": list(range(len(texts))), "w": texts}), tmp_path / "texts.parquet")
    embedded.register("texts", "texts", {"t": tmp_path / "texts.parquet"}, None)
    postgres.attach("texts", "files")
    asked = "SELECT * FROM t ORDER BY n"
    assert postgres.run("texts", asked, []) == embedded.run("texts", asked)
    for value in ("a", 1, True, -(2**31), 2**40, None, date(2024, 2, 29), Decimal("1.5")):
        said = "SELECT ? AS said, n FROM t ORDER BY n"
        assert postgres.run("texts", said, [value]) == embedded.run("texts", said, [value])
    for text in ("a\nb", "", "a\n", None):
        split = "SELECT unnest(string_split(?, chr(10))) AS u"
        assert postgres.run("texts", split, [text]) == embedded.run("texts", split, [text])


def test_what_is_dropped_behind_our_back_is_loaded_again(postgres: Postgres, database: Cluster, table):
    postgres.attach("dropped", of := table("dropped", [7]))
    for _ in range(2):
        assert postgres.run("dropped", "SELECT n FROM t", []).to_pylist() == [{"n": 7}]
        with psycopg.connect(database.address, autocommit=True) as connection:
            connection.execute(f'DROP SCHEMA "{name_of("dropped", of)}" CASCADE')


def test_what_nobody_asked_for_a_month_goes_once_something_is_loaded(database: Cluster, table):
    stale, used, later = (table(schema, [1]) + schema for schema in ("stale", "used", "later"))
    of = {"stale": stale, "used": used, "later": later}

    def asked(*schemas: str) -> list[list[dict[str, int]]]:
        one = Postgres(database.address)  # as the next process would
        for schema in schemas:
            one.attach(schema, of[schema])
        told = [one.run(schema, "SELECT n FROM t", []).to_pylist() for schema in schemas]
        one.close()
        return told

    asked("stale", "used")
    backdated(database, f"{loading.FORMAT} {stale}", "31 days")
    asked("later")
    there = schemas(database)
    assert name_of("stale", stale) not in there and {name_of("used", used), name_of("later", later)} <= there
    assert asked("stale") == [[{"n": 1}]], "who asks has it again"


def test_a_removed_version_goes_from_the_database_with_what_audiences_had_of_it(
    postgres: Postgres, database: Cluster, table
):
    of = "files"
    for schema in ("one_0123456789ab", "one_0123456789ab_county", "one_0123456789ac"):
        table(schema, [1])
        postgres.attach(schema, of)
        postgres.run(schema, "SELECT n FROM t", [])
    postgres.forget("one_0123456789ab")
    gone = {name_of("one_0123456789ab", of), name_of("one_0123456789ab_county", of)}
    assert gone.isdisjoint(schemas(database)) and name_of("one_0123456789ac", of) in schemas(database)


def _load(address: str, path: Path, begin, told) -> None:
    embedded.register("shared", "shared", {"t": path}, None)
    one = Postgres(address)
    one.attach("shared", "same files")
    begin.wait()
    told.put(one.run("shared", "SELECT count(*) AS n, sum(n) AS s FROM t", []).to_pylist())
    one.close()


def test_processes_that_load_at_once_load_once(database: Cluster, tmp_path: Path, caplog):
    pq.write_table(pa.table({"n": pa.array(range(200_000), pa.int32())}), tmp_path / "t.parquet")
    context = multiprocessing.get_context("spawn")
    begin, told = context.Barrier(3), context.Queue()
    processes = [
        context.Process(target=_load, args=(database.address, tmp_path / "t.parquet", begin, told)) for _ in range(3)
    ]
    for process in processes:
        process.start()
    answers = [told.get(timeout=120) for _ in processes]
    for process in processes:
        process.join()
    assert answers == [[{"n": 200_000, "s": 19999900000}]] * 3
    with psycopg.connect(database.address) as connection:
        assert connection.execute("SELECT count(*) FROM dashboard.loaded WHERE version = 'shared'").fetchone() == (1,)


_KILLED = """
import sys, time
from pathlib import Path
from store.engine import embedded, loading
from store.engine.postgres import Postgres
real = loading._copy
def slow(*given):
    made = real(*given)
    print("copied", flush=True)
    time.sleep(60)
    return made
loading._copy = slow
embedded.register("killed", "killed", {"t": Path(sys.argv[2])}, None)
one = Postgres(sys.argv[1])
one.attach("killed", "files")
one.run("killed", "SELECT n FROM t", [])
"""


def test_a_process_that_dies_while_it_loads_leaves_nothing(database: Cluster, tmp_path: Path):
    pq.write_table(pa.table({"n": [1, 2]}), tmp_path / "t.parquet")
    command = [sys.executable, "-c", _KILLED, database.address, str(tmp_path / "t.parquet")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "copied\n"
        os.kill(process.pid, signal.SIGKILL)
    name = name_of("killed", "files")
    assert name not in schemas(database) and name not in loaded(database)
    embedded.register("killed", "killed", {"t": tmp_path / "t.parquet"}, None)
    one = Postgres(database.address)
    one.attach("killed", "files")
    assert one.run("killed", "SELECT sum(n) AS s FROM t", []).to_pylist() == [{"s": 3}], "and the next one loads it"
    one.close()


def test_a_database_that_is_gone_is_told_and_comes_back(as_engine: Cluster, monkeypatch):
    monkeypatch.setattr(postgres_module, "WAIT_SECONDS", 1.0)
    forget()
    assert not [one for one in opened("overview", data="demo").exception]
    forget()
    before = engine.ASKED.unanswered
    as_engine.stop()
    try:
        for lang, word in (("zh", "数据库暂时连不上"), ("en", "The database cannot be reached")):
            began = time.monotonic()
            at = opened("funds", data="demo", lang=lang)
            assert word in said(at) and not at.exception
            assert time.monotonic() - began < 30, "a page does not wait for each of its questions"
        assert engine.ASKED.unanswered > before
        with pytest.raises(Unreachable):
            dataset("demo").arrow("SELECT 1 AS n FROM pairs -- gone")
    finally:
        as_engine.start()
    deadline = time.monotonic() + 60
    while "数据库暂时连不上" in (told := said(opened("funds", data="demo"))) and time.monotonic() < deadline:
        time.sleep(0.5)
    assert "数据库暂时连不上" not in told and "没有算出来" not in told


def test_the_data_api_says_when_to_ask_again(as_engine: Cluster):
    figures = "datasets/demo/data?metric=investment_completed&by=pair&q=2024Q2"
    forget()
    as_engine.stop()
    try:
        gone = client().get(figures)
        assert gone.status_code == 503 and gone.headers["retry-after"] == "5"
        assert gone.json()["type"].endswith("#unavailable") and "数据库" in gone.json()["zh"]["detail"]
    finally:
        as_engine.start()
    deadline = time.monotonic() + 60
    while (back := client().get(figures)).status_code == 503:
        assert time.monotonic() < deadline
        time.sleep(0.5)
    assert back.status_code == 200 and len(back.json()["rows"]) >= 18


def test_a_question_that_takes_too_long_is_told_and_others_are_answered(database: Cluster, table, monkeypatch):
    monkeypatch.setattr(postgres_module, "ANSWER_SECONDS", 1)
    one = Postgres(database.address)
    one.attach("slow", table("slow", list(range(3000))))
    assert one.run("slow", "SELECT count(*) AS n FROM t", []).to_pylist() == [{"n": 3000}]
    with pytest.raises(Unreachable):
        one.run("slow", "SELECT count(*) AS n FROM t a, t b, t c WHERE a.n + b.n + c.n = -1", [])
    assert one.run("slow", "SELECT count(*) AS n FROM t", []).to_pylist() == [{"n": 3000}]
    one.close()


def told_within(seconds: float, one: Postgres, schema: str) -> str:
    """Of what a question in a thread of its own was told; nothing where it still waits."""
    told: list[str] = []

    def ask() -> None:
        try:
            told.append(str(one.run(schema, "SELECT n FROM t", []).to_pylist()))
        except Unreachable as error:
            told.append(f"unreachable: {error}")

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    return "".join(told)


def test_a_database_that_stands_still_is_given_up(database: Cluster, postgres: Postgres, table, monkeypatch):
    """Its machine takes what is sent, and nothing ever comes back: no limit of the server's own ends that."""
    monkeypatch.setattr(postgres_module, "WAIT_SECONDS", 1.0)
    monkeypatch.setattr(postgres_module, "REST_SECONDS", 0.1)
    postgres.attach("still", table("still", [1]))
    postgres.run("still", "SELECT n FROM t", [])
    with database.standing_still():
        assert told_within(20, postgres, "still").startswith("unreachable")
    deadline = time.monotonic() + 30
    while (told := told_within(20, postgres, "still")) != "[{'n': 1}]":
        assert time.monotonic() < deadline, told


def test_many_who_ask_of_what_is_not_loaded_wait_in_vain_together(database: Cluster, table, monkeypatch):
    monkeypatch.setattr(postgres_module, "WAIT_SECONDS", 1.0)
    one = Postgres(database.address)
    one.attach("many", table("many", [1]))
    database.stop()
    try:
        began = time.monotonic()
        with ThreadPoolExecutor(8) as readers:
            told = list(readers.map(lambda _: told_within(30, one, "many"), range(8)))
        assert all(said.startswith("unreachable") for said in told) and time.monotonic() - began < 4
    finally:
        database.start()
        one.close()


def test_who_waits_for_another_to_load_is_told_in_time(database: Cluster, table, monkeypatch):
    monkeypatch.setattr(loading, "TURN_SECONDS", 1)
    one = Postgres(database.address)
    one.attach("here", table("here", [1]))
    one.attach("turn", table("turn", [2]))
    one.run("here", "SELECT n FROM t", [])
    with psycopg.connect(database.address) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [loading._LOCK])
        assert told_within(20, one, "turn") == "unreachable: LockNotAvailable"
        assert told_within(20, one, "here") == "[{'n': 1}]", "what is loaded is answered meanwhile"
    assert told_within(20, one, "turn") == "[{'n': 2}]"
    one.close()


def test_the_search_says_that_the_database_is_gone(as_engine: Cluster, monkeypatch):
    monkeypatch.setattr(postgres_module, "WAIT_SECONDS", 1.0)
    forget()
    as_engine.stop()
    try:
        for lang, word in (("zh", "数据库暂时连不上"), ("en", "The database cannot be reached")):
            status, said = answered({"find": "园区", "data": "demo", "lang": lang}, catalogue())
            assert status == 503 and word in said["told"]
    finally:
        as_engine.start()
    deadline = time.monotonic() + 60
    while (back := answered({"find": "园区", "data": "demo"}, catalogue()))[0] == 503:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert back[1]["groups"]


def test_what_two_versions_hold_differently_is_the_same_whichever_engine_answers(as_engine: Cluster):
    held = dataset("demo")
    forget()
    assert changed_tables(held, dataset("reported")) and not changed_tables(held, held)
    asked = 'SELECT coalesce(sum(hash("pairs")::HUGEINT), 0)::VARCHAR AS content FROM "pairs"'
    assert held.arrow_of_files(asked) == embedded.run(held.schema, asked)


def test_what_is_not_published_is_in_no_database(as_engine: Cluster, table, tmp_path):
    table("preview", [1, 2, 3])
    assert engine.run("preview", "SELECT sum(n) AS s FROM t").to_pylist() == [{"s": 6}]
    assert "preview" not in versions(as_engine)
    path = tmp_path / "p.parquet"
    pq.write_table(pa.table({"n": [5]}), path)
    engine.attach("published", {"t": path}, answers=AnswerShelf(tmp_path / "answers", "x"))
    assert engine.run("published", "SELECT n FROM t").to_pylist() == [{"n": 5}]
    assert "published" in versions(as_engine)


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
