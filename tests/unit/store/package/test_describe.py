"""The command that brings a descriptor up to its files: for whoever edits a table by hand."""

import json
from pathlib import Path

import pytest

from scripts import describe
from store.package.check import check_package
from tests.unit.store.package.damaged import DEMO, Package, without_hashes


def test_a_table_edited_by_hand_is_right_again_after_one_command(
    described: Package, capsys: pytest.CaptureFixture
) -> None:
    described.set("projects", 2, name="改名")
    (fault,) = described.faults()
    assert (fault.rule, fault.file) == ("size", "projects.csv")
    assert "python -m scripts.describe" in fault.tell("zh") and "python -m scripts.describe" in fault.tell("en")
    assert describe.main(described.folder) == 0
    assert described.faults() == () and "0 处错误" in capsys.readouterr().out


def test_it_tells_what_is_wrong_with_what_was_written(described: Package, capsys: pytest.CaptureFixture) -> None:
    described.set("projects", 2, stage="finished")
    assert describe.main(described.folder) == 1
    said = capsys.readouterr().out
    assert "projects.csv 第 2 行 “stage”列" in said and "projects.csv row 2 column “stage”" in said


def test_it_follows_tables_that_came_and_went_and_leaves_all_else_alone(described: Package) -> None:
    path = described.folder / "datapackage.json"
    described.describe(licence="ours")
    described.say_of("tracks", title="改过", note="kept")
    before = json.loads(path.read_text(encoding="utf-8"))
    described.path("assessments").unlink()
    described.write("targets", [["pair_id", "year", "metric_id", "target", "unit", "source_id", "locator"]])
    assert describe.main(described.folder) == 0
    after = json.loads(path.read_text(encoding="utf-8"))
    names = [held["name"] for held in after["resources"]]
    assert "targets" in names and "assessments" not in names and len(set(names)) == len(names)
    assert {k: v for k, v in after.items() if k != "resources"} == {k: v for k, v in before.items() if k != "resources"}
    kept = {held["name"]: held for held in before["resources"]}
    assert all(held == kept[held["name"]] for held in after["resources"] if held["name"] != "targets")


@pytest.mark.parametrize("shipped", ["described", "demo"])
def test_a_shipped_package_is_left_as_it_is(shipped: str, described: Package, tmp_path: Path) -> None:
    package = Package(DEMO).copy(tmp_path / "demo") if shipped == "demo" else described
    path = package.folder / "datapackage.json"
    before = path.read_bytes()
    assert describe.main(package.folder) == 0 and path.read_bytes() == before
    without_hashes(package.folder)
    assert path.read_bytes() != before
    assert describe.main(package.folder) == 0 and path.read_bytes() == before


def test_without_a_descriptor_nothing_is_written(described: Package, capsys: pytest.CaptureFixture) -> None:
    path = described.folder / "datapackage.json"
    for held in (None, "{", "[]"):
        path.unlink() if held is None else path.write_text(held)
        before = sorted(described.folder.iterdir())
        assert describe.main(described.folder) == 1 and "datapackage.json" in capsys.readouterr().out
        assert sorted(described.folder.iterdir()) == before
        path.write_text("")


@pytest.mark.parametrize("cut", range(12), ids=str)
def test_a_package_of_which_a_file_is_cut_at_a_page_is_never_taken(cut: int, tmp_path: Path) -> None:
    """Four files of the simulated package cut at three page boundaries each: whole rows and half ones."""
    package = Package(DEMO).copy(tmp_path / "demo")
    path = package.path(("events", "fund_flows", "observations", "resources")[cut // 3])
    held = path.read_bytes()
    pages = len(held) // 4096
    at = 4096 * (1, pages // 2, pages)[cut % 3]
    path.write_bytes(held[:at])
    (fault,) = check_package(package.folder).faults
    assert (fault.file, fault.rule, fault.value) == (path.name, "size", str(at))
