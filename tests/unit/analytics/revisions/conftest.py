"""The small dataset as it was, and with one row changed: each version published once for all tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.datasets import Dataset
from tests.oracle import Oracle
from tests.two_versions import CHANGES, copied, plain, published

Versions = tuple[Dataset, Oracle]


@pytest.fixture(scope="session")
def version_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Versions]]:
    """By the name of a change; "" is the version before any."""
    made: dict[str, Versions] = {}

    def version(change: str) -> Versions:
        if change not in made:
            rows = copied()
            if change:
                CHANGES[change](rows)
            folder: Path = tmp_path_factory.mktemp("version")
            made[change] = published(rows, folder), plain(rows)
        return made[change]

    yield version
