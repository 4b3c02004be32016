"""A published dataset with its desk, in a folder of the test's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.datasets import Dataset, open_dataset
from store.handins import desk
from store.package.folder import Description
from store.publishing import publish_tables
from store.shelf import named_version
from tests.unit.store.handins.reads import published
from tests.unit.store.handins.writers import LATER

DESCRIPTION = Description(
    "demo", "台账", "ledger", "simulated", "2026-01-20", "2023Q1", "2025Q4", "示例", "example", {"projects": "complete"}
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    (tmp_path / "var").mkdir()
    return tmp_path / "var"


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelves")
    publish_tables(folder / "demo", None, published(), DESCRIPTION, "test", (), "first")
    return folder


@pytest.fixture
def base(place: Path, shelves: Path) -> Dataset:
    shutil.copytree(shelves, place, dirs_exist_ok=True)
    return open_dataset("demo", str(named_version(place / "demo")))


@pytest.fixture
def sheet() -> Callable[..., bytes]:
    """A file of completed investment: a line for each (project, quarter, amount in 万元)."""

    def written(*rows: tuple[str, str, object], header: str = "项目编号,报告期,完成投资（万元）") -> bytes:
        lines = [header, *(",".join(map(str, row)) for row in rows)]
        return ("\n".join(lines) + "\n").encode()

    return written


@pytest.fixture
def handed(base: Dataset, sheet: Callable[..., bytes]) -> Callable[..., desk.HandIn]:
    def hand(*rows: tuple[str, str, object], who: str = "滨江区", **more: object) -> desk.HandIn:
        return desk.hand_in(base.name, "进展.csv", sheet(*rows), who, LATER, **more)  # type: ignore[arg-type]

    return hand
