"""A copy of the reported package in a temporary folder."""

import shutil
from pathlib import Path

import pytest

from tests.unit.store.package.damaged import REPORTED, Package, without_hashes


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Its descriptor says nothing of size and hash: what a test writes into a file is judged row by row."""
    shutil.copytree(REPORTED, tmp_path / "reported")
    return Package(without_hashes(tmp_path / "reported"))


@pytest.fixture
def described(tmp_path: Path) -> Package:
    """As it is shipped, with the size and hash of every file."""
    shutil.copytree(REPORTED, tmp_path / "described")
    return Package(tmp_path / "described")


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    (tmp_path / "packages").mkdir()
    return tmp_path / "packages"


@pytest.fixture
def one(package: Package, packages: Path) -> Package:
    """The only package there is, named `one`."""
    return package.copy(packages / "one")
