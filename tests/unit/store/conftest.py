"""A copy of the reported package in a temporary folder."""

import shutil
from pathlib import Path

import pytest

from tests.unit.store.damaged import REPORTED, Package


@pytest.fixture
def package(tmp_path: Path) -> Package:
    shutil.copytree(REPORTED, tmp_path / "reported")
    return Package(tmp_path / "reported")
