"""`retain` lists what may go and removes nothing, unless it is asked to and told by whom."""

import json
import shutil
from pathlib import Path

import pytest

from ledger.__main__ import main
from store import handles
from store.history import trail
from store.history.versions import versions
from store.package.check import check_package
from store.saved import meetings
from store.snapshots import publish
from tests.unit.store.history.conftest import Kept
from tests.unit.store.package.damaged import REPORTED


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Kept, list[str]]:
    """A package `one` with three versions published on top of it."""
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    handles._verified.cache_clear()
    shutil.copytree(REPORTED, tmp_path / "packages" / "one")
    kept = Kept(tmp_path / "var" / "one", check_package(REPORTED))
    made = [publish(tmp_path / "packages" / "one", kept.shelf, "packages")]
    for title in ("乙", "丙", "丁"):
        made.append(kept.publish(made[-1], title))
    return kept, made


def ids(kept: Kept) -> set[str]:
    return {version.id for version in versions(kept.shelf)}


def retain(*more: str) -> int:
    return main(["retain", "--dataset", "one", *more])


def test_by_itself_it_only_says_what_may_go(four, capsys) -> None:
    kept, made = four
    assert retain("--last", "1") == 0
    said = capsys.readouterr().out
    assert f"{made[1]}  " in said and "可以清理 2 个版本" in said and "什么也没有清理" in said
    assert ids(kept) == set(made) and not trail.entries(kind="deletion")
    assert retain() == 0 and "没有可以清理的版本" in capsys.readouterr().out, "the last 24 stay"


def test_a_machine_reads_why_each_stays(four, capsys) -> None:
    kept, made = four
    meetings.make(kept.shelf.parent / ".meetings", "例会", "one", made[2], ())
    trail.append("export", "page", "one", {"made": "deck", "version": made[1]})
    assert retain("--last", "1", "--json", "--lang", "en") == 0
    told = {one["version"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert told.keys() == set(made) and not any(one["may_go"] or one["removed"] for one in told.values())
    assert ".meetings/" in told[made[2]]["why"][0] and "of the trail" in told[made[1]]["why"][0]


def test_it_removes_what_nobody_names_and_the_trail_says_who_did(four, capsys) -> None:
    kept, made = four
    meetings.make(kept.shelf.parent / ".meetings", "例会", "one", made[2], ())
    assert retain("--last", "1", "--remove") == 2 and ids(kept) == set(made), "not without a name"
    assert "--who" in capsys.readouterr().err
    assert retain("--last", "1", "--remove", "--who", "李四", "--reason", "腾出空间") == 0
    assert "已清理 1 个版本" in capsys.readouterr().out
    assert ids(kept) == {made[0], made[2], made[3]}
    (line,) = trail.entries(kind="deletion")
    assert (line.who, line.version, line.details["reason"]) == ("李四", made[1], "腾出空间")
    assert trail.verify() == () and retain("--last", "1", "--remove", "--who", "李四") == 0


@pytest.mark.parametrize("last", ["0", "-1", "all"])
def test_the_last_shown_cannot_be_counted_below_one(four, last: str, capsys) -> None:
    with pytest.raises(SystemExit):
        retain("--last", last, "--remove", "--who", "李四")
    assert ids(four[0]) == set(four[1])


def test_verify_tells_a_broken_trail_in_words(four, capsys) -> None:
    path = trail.trail_dir() / "trail.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("季报", "年报", 1), encoding="utf-8")
    assert main(["verify", "--dataset", "one"]) == 1
    assert "校验值不符" in capsys.readouterr().out
