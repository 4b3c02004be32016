"""A dataset with three versions, as packages and rows handed in made them."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from store import handles
from store.package.check import Checked, check_package
from store.publishing import publish_tables
from store.snapshots import publish
from tests.unit.store.package.damaged import REPORTED


@dataclass(frozen=True)
class Kept:
    """A shelf `one` under DATASETS_DIR with the rows of the reported package."""

    shelf: Path
    checked: Checked

    def publish(self, base: str | None, title: str, **tables: object) -> str:
        """The same rows, but for these tables, under another title."""
        said = replace(self.checked.description, title=title)
        return publish_tables(self.shelf, base, {**self.checked.tables, **tables}, said, "张三", ("台账.xlsx",), "季报")


@pytest.fixture(scope="session")
def checked() -> Checked:
    return check_package(REPORTED)


@pytest.fixture
def kept(tmp_path: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    handles._verified.cache_clear()
    return Kept(tmp_path / "var" / "one", checked)


@pytest.fixture
def three(kept: Kept) -> tuple[Kept, list[str]]:
    first = publish(REPORTED, kept.shelf, "packages")
    second = kept.publish(first, "乙")
    return kept, [first, second, kept.publish(second, "丙")]
