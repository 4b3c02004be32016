"""Every version on a shelf is listed with where it came from, how often it was shown, and what is no longer as it was."""

from pathlib import Path

import pytest

from store.history.versions import versions
from store.publishing import roll_back
from tests.unit.store.history.conftest import Kept


def test_versions_tell_where_they_came_from_and_how_often_they_were_shown(three: tuple[Kept, list[str]]) -> None:
    kept, (first, second, third) = three
    roll_back(kept.shelf, second, "李四", "数字有误")
    roll_back(kept.shelf, third, "李四", "没有误")
    found = {version.id: version for version in versions(kept.shelf)}
    assert [found[v].parent for v in (first, second, third)] == [None, first, second]
    assert [found[v].times_shown for v in (first, second, third)] == [1, 2, 2]
    assert [found[v].is_current for v in (first, second, third)] == [False, False, True]
    assert [found[v].is_package for v in (first, second, third)] == [True, False, False]
    assert (found[third].who, found[third].came_from, found[third].reason) == ("张三", ("台账.xlsx",), "季报")
    assert found[first].came_from == ("reported",) and found[first].as_of == "2024-08-22"
    assert found[first].bytes == sum(
        p.stat().st_size for p in (kept.shelf / "snapshots" / first).rglob("*") if p.is_file()
    )
    assert found[second].last_shown > found[second].when[:19]


def test_what_changed_is_counted_by_table(kept: Kept) -> None:
    first = kept.publish(None, "甲")
    events = kept.checked.tables["events"]
    second = kept.publish(first, "甲", events=events.slice(2))
    found = {version.id: version.changed for version in versions(kept.shelf)}
    assert found == {first: {}, second: {"events": {"added": 0, "revised": 0, "removed": 2}}}


@pytest.mark.parametrize("thorough", [False, True])
def test_damage_is_named(thorough: bool, three: tuple[Kept, list[str]]) -> None:
    kept, (first, second, third) = three
    snapshots = kept.shelf / "snapshots"
    (snapshots / first / "manifest.json").write_text("{}")
    (snapshots / second / "pairs.parquet").unlink()
    held = (snapshots / third / "events.parquet").read_bytes()
    (snapshots / third / "events.parquet").write_bytes(held[:-1] + b"x")
    damage = {version.id: version.damage for version in versions(kept.shelf, thorough)}
    assert damage[first] == "manifest.json" and damage[second] == "pairs.parquet"
    assert damage[third] == ("events.parquet" if thorough else "")


def test_no_shelf_has_no_versions(tmp_path: Path) -> None:
    assert versions(tmp_path / "none") == ()
