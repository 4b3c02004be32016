"""One database for all tests of a process; each begins with it running and with nothing kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from store.engine import choice, embedded
from store.engine.postgres import Postgres
from tests.contract.postgres.cluster import Cluster, cluster


@pytest.fixture(scope="session")
def database() -> Iterator[Cluster]:
    with cluster() as held:
        yield held


@pytest.fixture
def postgres(database: Cluster) -> Iterator[Postgres]:
    """Asked beside the engine of the process, which stays DuckDB."""
    held = Postgres(database.address)
    yield held
    held.close()


@pytest.fixture
def as_engine(database: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The engine of the process itself."""
    monkeypatch.setenv(choice.SETTING, database.address)
    yield database
    choice.chosen().close()  # type: ignore[attr-defined]
    choice._named.cache_clear()


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str, list[int]], str]:
    """Registers a made-up version whose one table holds these numbers; the hash of its files tells one from another."""

    def make(schema: str, numbers: list[int]) -> str:
        path = tmp_path / f"{schema[:20]}-{len(numbers)}.parquet"
        pq.write_table(pa.table({"n": pa.array(numbers, pa.int32())}), path)
        embedded._attached.pop(schema, None)  # under one name files never change, but here
        embedded.register(schema, schema, {"t": path}, None)
        return f"of {numbers}"

    return make
