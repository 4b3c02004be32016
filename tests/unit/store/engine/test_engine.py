"""How many versions are held in memory: the current ones and those asked for last; what was dropped is read in again."""

import random
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from store import engine
from store.datasets import catalogue, open_dataset, refreshed
from store.engine import embedded
from tests.unit.store.package.damaged import Package

MOST = engine.MOST_ATTACHED


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    before = embedded._kept
    yield
    engine.keep(before)


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    """Three times as many versions as are held, each with its number in it; none is attached any more but the last."""
    made = []
    for n in range(3 * MOST):
        schema = f"v{n}-{uuid.uuid4().hex}"
        pq.write_table(pa.table({"n": [n]}), tmp_path / f"{n}.parquet")
        engine.attach(schema, {"t": tmp_path / f"{n}.parquet"})
        made.append(schema)
    return made


def held(schemas: list[str]) -> list[str]:
    """Those of which the engine itself has tables."""
    told = (
        embedded._process_connection()
        .cursor()
        .execute("SELECT schema_name FROM information_schema.schemata")
        .fetchall()
    )
    return [schema for schema in schemas if (schema,) in told]


def ask(schema: str) -> int:
    return engine.run(schema, "SELECT n FROM t").column(0)[0].as_py()


def test_only_those_asked_for_last_are_held(versions: list[str]) -> None:
    assert held(versions) == versions[-MOST:]
    assert ask(versions[-MOST]) == 2 * MOST  # now it is the last that was asked
    assert ask(versions[0]) == 0 and ask(versions[1]) == 1
    assert held(versions) == [*versions[:2], versions[-MOST], *versions[-MOST + 3 :]]


def test_the_current_ones_stay_however_seldom_they_are_asked(versions: list[str]) -> None:
    engine.keep(versions[:2])
    assert [ask(schema) for schema in versions] == list(range(len(versions)))
    assert held(versions) == [*versions[:2], *versions[-MOST:]]
    engine.keep([])
    ask(versions[2])
    assert held(versions) == [versions[2], *versions[-MOST + 1 :]]


def test_what_is_asked_right_now_is_not_dropped(versions: list[str]) -> None:
    with embedded._held(versions[0]):
        assert [ask(schema) for schema in versions[1:]] == list(range(1, len(versions)))
        assert versions[0] in held(versions)
    ask(versions[1])
    assert versions[0] not in held(versions)


def test_many_threads_over_more_versions_than_are_held_get_their_own_answers(versions: list[str]) -> None:
    chance = random.Random(17)
    asked = [chance.randrange(len(versions)) for _ in range(300)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda n: ask(versions[n]), asked)) == asked
    ask(versions[0])
    assert len(held(versions)) <= MOST and not +embedded._readers


def test_what_was_never_attached_is_no_version() -> None:
    with pytest.raises(LookupError):
        engine.run("nothing", "SELECT 1")


def test_a_file_that_is_gone_by_then_is_an_error_and_no_half_of_a_version(versions: list[str], tmp_path: Path) -> None:
    path = tmp_path / "0.parquet"
    path.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(engine.Unreadable):
            ask(versions[0])
    (tmp_path / "away").rename(path)
    assert ask(versions[0]) == 0


def test_a_file_that_is_no_parquet_any_more_is_told_in_the_engines_own_way(versions: list[str], tmp_path: Path) -> None:
    """Who opens a version that may be damaged waits for this one error alone."""
    (tmp_path / "0.parquet").write_bytes(b"PAR1 and no more of it")
    with pytest.raises(engine.Unreadable):
        ask(versions[0])


def test_a_server_that_ran_for_long_holds_few_versions_and_can_ask_each(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    monkeypatch.setattr(embedded, "MOST_ATTACHED", 2)
    one = package.copy(tmp_path / "packages" / "one")
    package.copy(tmp_path / "packages" / "two")
    published = []
    for n in range(5):
        one.set("projects", 2, name=f"第{n}版")
        published.append(open_dataset("one", refreshed().versions["one"]))
    schemas = [found.schema for found in published]
    assert held(schemas) == schemas[-3:]  # the current one and two more
    assert held([open_dataset("two", catalogue().versions["two"]).schema])
    for n, found in enumerate(published):
        assert found.arrow("SELECT name FROM projects WHERE name LIKE '第%'").column(0).to_pylist() == [f"第{n}版"]
