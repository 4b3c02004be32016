"""What is loaded is whole, once for all processes, and let go once nobody uses it."""

import multiprocessing
import os
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq

from store.engine import embedded, loading
from store.engine import postgres as postgres_module
from store.engine.loading import name_of
from store.engine.postgres import Postgres
from tests.contract.postgres.cluster import Cluster

ROOT = Path(__file__).parents[3]


def loaded(database: Cluster) -> dict[str, str]:
    with psycopg.connect(database.address) as connection:
        connection.execute(loading.LISTED)
        return dict(connection.execute("SELECT name, of FROM dashboard.loaded").fetchall())


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
