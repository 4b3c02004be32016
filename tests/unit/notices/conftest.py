"""A folder of its own for each test, and no dataset that has to be opened."""

from pathlib import Path

import pytest

from notices import telling
from tests.unit.notices.made import Clock


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path))
    monkeypatch.setattr(telling, "is_simulated", lambda task: False)
    return tmp_path


@pytest.fixture
def clock() -> Clock:
    return Clock()
