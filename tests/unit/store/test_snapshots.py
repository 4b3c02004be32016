"""A published version is whole or absent whenever a process dies, is never changed, and the last good one is named."""

import errno
import fcntl
import hashlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from store.manifest import is_whole, read_manifest, version_of
from store.schema import TABLES
from store.snapshots import BrokenPackage, current_version, publish
from store.sums import SUMS
from tests.unit.store import writers
from tests.unit.store.package.damaged import Package

LAST_LINES = 305  # of a publication: from the rename of the draft to the line in the trail
# A server that has imported the store once and forks from there: no thread of the test process is copied.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.store.writers"])


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "var" / "reported"


def versions_on(shelf: Path) -> set[str]:
    return {path.name for path in (shelf / "snapshots").iterdir()}


def assert_whole(snapshot: Path) -> None:
    """Every file of the snapshot is in its manifest with its sha256, and every table can be read."""
    said = json.loads((snapshot / "manifest.json").read_text(encoding="utf-8"))
    held = {
        str(p.relative_to(snapshot)): p.read_bytes()
        for p in snapshot.rglob("*")
        if p.is_file() and p.name != "manifest.json"
    }
    assert said["version"] == snapshot.name and is_whole(snapshot)
    assert said["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}
    assert {f"{table}.parquet" for table in (*TABLES, *SUMS)} | {"raw/datapackage.json"} <= held.keys()
    assert pq.read_table(snapshot / "pairs.parquet").num_rows == 18


def assert_good(shelf: Path, acknowledged: set[str] = frozenset()) -> None:
    for version in versions_on(shelf):
        assert_whole(shelf / "snapshots" / version)
    assert acknowledged <= versions_on(shelf)
    if acknowledged:
        assert (shelf / "CURRENT").read_text() in versions_on(shelf)


def test_a_published_version_holds_the_package_and_says_who_and_after_what(package: Package, shelf: Path) -> None:
    first = publish(package.folder, shelf, "importer")
    package.set("projects", 2, name="改名")
    second = publish(package.folder, shelf, "editor")
    assert_good(shelf, {first, second})
    said = read_manifest(shelf / "snapshots" / second)
    assert (said.version, said.parent, said.who) == (second, first, "editor")
    assert said.description.title == "公开报道数据集"
    raw = shelf / "snapshots" / second / "raw"
    assert {p.name for p in raw.iterdir()} == {p.name for p in package.folder.iterdir()}
    assert all((raw / p.name).read_bytes() == p.read_bytes() for p in package.folder.iterdir())
    assert current_version(shelf) == second
    assert list((shelf / "tmp").iterdir()) == []


@pytest.fixture
def opened_to_write() -> Iterator[list[Path]]:
    """Every file that Python opens for writing meanwhile, and every folder that it makes."""
    found: list[Path] = []
    listens = [True]

    def hear(event: str, told: tuple) -> None:
        if listens[0] and (event == "os.mkdir" or (event == "open" and told[2] & (os.O_WRONLY | os.O_RDWR))):
            found.append(Path(os.fsdecode(told[0]) if isinstance(told[0], str | bytes) else "."))

    sys.addaudithook(hear)  # stays for good, and says nothing any more
    yield found
    listens[0] = False


def test_no_file_is_written_where_versions_lie(package: Package, shelf: Path, opened_to_write: list[Path]) -> None:
    """A version comes to its place by one rename, or who dies on the way leaves half of it under its own name."""
    version = publish(package.folder, shelf, "test")
    there = shelf / "snapshots" / version
    assert any(path.is_relative_to(shelf / "tmp") for path in opened_to_write)
    assert not [path for path in opened_to_write if path == there or path.is_relative_to(there)]


def test_the_version_is_the_content(package: Package, tmp_path: Path) -> None:
    version = version_of(package.folder)
    copy = package.copy(tmp_path / "elsewhere")
    (copy.folder / "notes.txt").write_text("not of the package")
    assert version_of(copy.folder) == version
    seen = {version}
    for path in sorted(copy.folder.glob("*.csv")):
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(version_of(copy.folder))
    assert len(seen) == 12
    a, b = copy.path("tracks"), copy.path("resources")
    both = a.read_bytes() + b.read_bytes()
    for cut in (1, 2):  # the same bytes, otherwise divided among two files
        a.write_bytes(both[:cut])
        b.write_bytes(both[cut:])
        seen.add(version_of(copy.folder))
    assert len(seen) == 14


def test_a_version_published_again_is_not_written_again(package: Package, shelf: Path) -> None:
    first = publish(package.folder, shelf, "test")
    before = {path: path.lstat().st_mtime_ns for path in shelf.rglob("*")}
    assert publish(package.folder, shelf, "test") == first
    assert {path: path.lstat().st_mtime_ns for path in shelf.rglob("*")} == before


def test_going_back_names_the_old_version_again(package: Package, shelf: Path, tmp_path: Path) -> None:
    old = package.copy(tmp_path / "old")
    package.set("projects", 2, name="改名")
    first, second = publish(old.folder, shelf, "test"), publish(package.folder, shelf, "test")
    assert first != second == current_version(shelf)
    assert publish(old.folder, shelf, "test") == first == current_version(shelf)
    assert versions_on(shelf) == {first, second}


def test_a_broken_package_leaves_nothing_behind(package: Package, shelf: Path) -> None:
    good = publish(package.folder, shelf, "test")
    package.set("projects", 2, stage="finished")
    with pytest.raises(BrokenPackage) as broken:
        publish(package.folder, shelf, "test")
    assert [fault.rule for fault in broken.value.faults] == ["enum"]
    assert current_version(shelf) == good and versions_on(shelf) == {good} and not list((shelf / "tmp").iterdir())


@pytest.mark.parametrize(
    "held",
    [b"", b"\n", b"\xff\xfe\x00", b"../snapshots", b"..", b"000000000000", b"a" * 5000, b"\x00", b"{version}/raw"],
)
def test_a_damaged_name_of_the_current_version_is_none_and_is_mended(
    held: bytes, package: Package, shelf: Path
) -> None:
    version = publish(package.folder, shelf, "test")
    (shelf / "CURRENT").write_bytes(held.replace(b"{version}", version.encode()))
    assert current_version(shelf) is None
    assert publish(package.folder, shelf, "test") == version == current_version(shelf)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


DAMAGES = {
    "a table lost": lambda s: (s / "pairs.parquet").unlink(),
    "a table cut short": lambda s: cut_short(s / "pairs.parquet"),
    "a byte of the raw files turned": lambda s: (s / "raw" / "pairs.csv").write_bytes(
        b"x" + (s / "raw" / "pairs.csv").read_bytes()[1:]
    ),
    "no manifest": lambda s: (s / "manifest.json").unlink(),
    "a manifest cut short": lambda s: cut_short(s / "manifest.json"),
    "another manifest": lambda s: (s / "manifest.json").write_text("[]"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_version_is_not_current_and_is_written_again(damage: str, package: Package, shelf: Path) -> None:
    version = publish(package.folder, shelf, "test")
    DAMAGES[damage](shelf / "snapshots" / version)
    assert current_version(shelf) is None
    assert publish(package.folder, shelf, "test") == version == current_version(shelf)
    assert_good(shelf, {version})


def test_drafts_of_dead_processes_are_swept_after_an_hour(package: Package, shelf: Path) -> None:
    (shelf / "tmp" / "old" / "raw").mkdir(parents=True)
    (shelf / "tmp" / "young").mkdir()
    (shelf / "tmp" / "old-name").write_text("x")
    ago = time.time() - 3700
    for left in ("old", "old-name"):
        os.utime(shelf / "tmp" / left, (ago, ago))
    publish(package.folder, shelf, "test")
    assert [path.name for path in (shelf / "tmp").iterdir()] == ["young"]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("pyarrow.parquet.write_table", errno.ENOSPC),
        ("fcntl.flock", errno.EACCES),
        ("os.rename", errno.EROFS),
        ("os.replace", errno.ENOSPC),
    ],
)
def test_a_shelf_that_takes_nothing_is_told(
    call: str, reason: int, package: Package, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = publish(package.folder, shelf, "test")
    package.set("projects", 2, name="改名")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason))

    with monkeypatch.context() as patch:
        patch.setattr(call, refuse)
        with pytest.raises(BrokenPackage) as refused:
            publish(package.folder, shelf, "test")
    (fault,) = refused.value.faults
    assert fault.rule == "shelf" and os.strerror(reason) in fault.tell("en")
    assert current_version(shelf) == good
    assert_good(shelf, {good})
    assert publish(package.folder, shelf, "test") == current_version(shelf) != good


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_shelf_without_the_right_to_write_is_told(package: Package, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir(mode=0o555)
    with pytest.raises(BrokenPackage) as refused:
        publish(package.folder, tmp_path / "var" / "reported", "test")
    assert [fault.rule for fault in refused.value.faults] == ["shelf"]


def test_killed_at_any_moment_nothing_told_is_lost_or_half_there(package: Package, shelf: Path, tmp_path: Path) -> None:
    """Two writers, killed 25 times: a moment after one of them was told of a version, amid the next."""
    chance, log = random.Random(20240822), tmp_path / "acknowledged"
    log.touch()
    folders = [package.copy(tmp_path / name).folder for name in ("a", "b")]
    for life in range(25):
        told = log.stat().st_size
        living = [
            processes.Process(target=writers.publish_ever_new, args=(folder, shelf, f"{folder.name}{life}", log))
            for folder in folders
        ]
        for process in living:
            process.start()
        while log.stat().st_size == told and all(process.is_alive() for process in living):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.1))
        assert all(process.is_alive() for process in living)
        for process in living:
            process.kill()
            process.join()
        named = (shelf / "CURRENT").read_text()
        assert_whole(shelf / "snapshots" / named)
        assert current_version(shelf) == named
    acknowledged = set(log.read_text().split())
    assert len(acknowledged) >= 25
    assert_good(shelf, acknowledged)
    assert publish(package.folder, shelf, "survivor") == current_version(shelf)


def test_killed_at_any_line_of_its_writing_the_shelf_stays_good(package: Package, tmp_path: Path) -> None:
    first = publish(package.folder, tmp_path / "first", "test")
    package.set("projects", 2, name="改名")
    second, told = version_of(package.folder), processes.SimpleQueue()

    def die(step: int) -> Path:
        shelf = tmp_path / f"shelf{step}"
        shutil.copytree(tmp_path / "first", shelf)
        process = processes.Process(target=writers.publish_and_die, args=(package.folder, shelf, step, told))
        process.start()
        process.join()
        assert process.exitcode == (-signal.SIGKILL if step else 0)
        return shelf

    die(0)
    steps = told.get()
    seen = set()
    for step in (*range(1, steps - LAST_LINES, steps // 12), *range(steps - LAST_LINES, steps + 1, 5)):
        shelf = die(step)
        assert told.empty()
        assert_good(shelf, {first})
        seen.add((second in versions_on(shelf), (shelf / "CURRENT").read_text()))
        if step % 6 == 0:
            assert publish(package.folder, shelf, "survivor") == second == current_version(shelf)
            assert_good(shelf, {first, second})
    # Absent; whole but not yet named; named, though nobody was told.
    assert seen == {(False, first), (True, first), (True, second)}


def test_a_process_waits_for_its_turn_and_keeps_what_another_put_there(package: Package, tmp_path: Path) -> None:
    version, told = publish(package.folder, tmp_path / "other", "other"), processes.SimpleQueue()
    shelf = tmp_path / "shelf"
    (shelf / "snapshots").mkdir(parents=True)
    with (shelf / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = processes.Process(target=writers.publish_and_die, args=(package.folder, shelf, 0, told), daemon=True)
        process.start()
        while not list(shelf.glob("tmp/*/manifest.json")) and process.is_alive():
            time.sleep(0.005)
        for _ in range(40):  # it has nothing left to do but wait
            time.sleep(0.01)
            assert versions_on(shelf) == set() and process.is_alive()
        shutil.copytree(tmp_path / "other" / "snapshots" / version, shelf / "snapshots" / version)
    process.join()
    assert process.exitcode == 0 and current_version(shelf) == version
    assert read_manifest(shelf / "snapshots" / version).who == "other"
    assert_good(shelf, {version})


def test_two_processes_may_publish_the_same_package_at_once(package: Package, tmp_path: Path) -> None:
    version = version_of(package.folder)
    for attempt in range(6):
        shelf, ready, told = (tmp_path / f"shelf{attempt}", processes.Barrier(2, timeout=60), processes.SimpleQueue())
        both = [
            processes.Process(target=writers.publish_when_all_are_ready, args=(package.folder, shelf, ready, told))
            for _ in range(2)
        ]
        for process in both:
            process.start()
        for process in both:
            process.join()
        assert [process.exitcode for process in both] == [0, 0]
        assert [told.get(), told.get()] == [version, version]
        assert versions_on(shelf) == {version} and not list((shelf / "tmp").iterdir())
        assert_good(shelf, {version})
