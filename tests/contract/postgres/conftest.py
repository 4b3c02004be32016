"""One database for all tests of a process; each begins with it running and with nothing kept."""

from collections.abc import Iterator

import pytest

from store.engine import choice
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
