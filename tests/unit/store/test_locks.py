"""A lock follows no link, waits for no pipe, and is given up after a while with a refusal that says why."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import locks
from store.locks import Busy, locked
from store.saved import meetings, small_files
from store.saved.small_files import NotSaved
from store.saved.views import delete, save
from store.snapshots import BrokenPackage, current_version, publish
from tests.unit.store.package.damaged import Package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


def put_a_link(folder: Path) -> None:
    (folder.parent / "precious").write_text("held by another program")
    (folder / ".lock").symlink_to(folder.parent / "precious")


def put_a_dangling_link(folder: Path) -> None:
    (folder / ".lock").symlink_to(folder.parent / "made")


def put_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / ".lock")


def put_a_folder(folder: Path) -> None:
    (folder / ".lock").mkdir()


IN_THE_WAY = [put_a_link, put_a_dangling_link, put_a_pipe, put_a_folder]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.2)


@pytest.fixture
def held(folder: Path, impatient: None) -> Iterator[None]:
    """Another process, as it were, has the lock and does not let go."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.mark.parametrize("put", IN_THE_WAY)
def test_what_lies_in_the_place_of_a_lock_is_left_alone(put, folder: Path, tmp_path: Path) -> None:
    put(folder)
    with pytest.raises(OSError), locked(folder):
        pytest.fail("locked something")
    assert not (tmp_path / "made").exists()
    if put is put_a_link:
        assert (tmp_path / "precious").read_text() == "held by another program"


def test_a_lock_is_let_go_whatever_happens_and_had_again(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(KeyError), locked(folder):
            raise KeyError
    with locked(folder), pytest.raises(Busy), locked(folder, patience=0):
        pytest.fail("two held it at once")


@pytest.mark.parametrize("put", IN_THE_WAY)
def test_a_publication_is_refused_and_the_last_version_stays(put, package: Package, folder: Path) -> None:
    good = publish(package.folder, folder, "test")
    (folder / ".lock").unlink()
    put(folder)
    package.set("projects", 2, name="改名")
    with pytest.raises(BrokenPackage) as refused:
        publish(package.folder, folder, "test")
    assert [fault.rule for fault in refused.value.faults] == ["shelf"]
    assert current_version(folder) == good and not list((folder / "tmp").iterdir())


def test_a_publication_does_not_wait_for_ever(package: Package, folder: Path, held: None) -> None:
    with pytest.raises(BrokenPackage) as refused:
        publish(package.folder, folder, "test")
    (fault,) = refused.value.faults
    assert fault.rule == "busy"
    assert "另一个进程正在发布" in fault.tell("zh") and "another process is publishing" in fault.tell("en")
    assert not list((folder / "tmp").iterdir())


def test_nor_does_a_reader_who_saves_a_view_or_a_meeting(folder: Path, held: None) -> None:
    for work in (
        lambda: save(folder, "会前", "overview", {}, "demo"),
        lambda: delete(folder, "0" * 16),
        lambda: meetings.make(folder, "会", "demo", "0" * 12),
    ):
        with pytest.raises(NotSaved) as refused:
            work()
        assert refused.value.reason is small_files.NOT_NOW
        assert refused.value.tell("zh") != refused.value.tell("en")


@pytest.mark.parametrize("put", IN_THE_WAY)
def test_a_view_is_not_saved_through_a_link(put, folder: Path, tmp_path: Path) -> None:
    put(folder)
    with pytest.raises(NotSaved) as refused:
        save(folder, "会前", "overview", {}, "demo")
    assert refused.value.reason is small_files.NO_PLACE
    assert not (tmp_path / "made").exists()


def test_a_link_in_the_place_of_the_drafts_is_not_swept(package: Package, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "old").write_text("precious")
    os.utime(tmp_path / "elsewhere" / "old", (0, 0))
    (folder / "tmp").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BrokenPackage) as refused:
        publish(package.folder, folder, "test")
    assert [fault.rule for fault in refused.value.faults] == ["shelf"]
    assert (tmp_path / "elsewhere" / "old").read_text() == "precious"
