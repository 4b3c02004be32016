"""A database that is gone, stands still or takes too long is told as such in time, and comes back by itself."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from cache.remembered import forget
from store import engine
from store.datasets import catalogue
from store.engine import Unreachable, loading
from store.engine import postgres as postgres_module
from store.engine.postgres import Postgres
from tests.contract.postgres.cluster import Cluster
from tests.pages.test_pages import opened, said
from tests.shipped import dataset
from tests.unit.api.client import client
from ui.search.answering import answered


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


def test_a_question_that_takes_too_long_is_told_and_others_are_answered(database: Cluster, table, monkeypatch):
    monkeypatch.setattr(postgres_module, "ANSWER_SECONDS", 1)
    one = Postgres(database.address)
    one.attach("slow", table("slow", list(range(3000))))
    assert one.run("slow", "SELECT count(*) AS n FROM t", []).to_pylist() == [{"n": 3000}]
    with pytest.raises(Unreachable):
        one.run("slow", "SELECT count(*) AS n FROM t a, t b, t c WHERE a.n + b.n + c.n = -1", [])
    assert one.run("slow", "SELECT count(*) AS n FROM t", []).to_pylist() == [{"n": 3000}]
    one.close()


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
