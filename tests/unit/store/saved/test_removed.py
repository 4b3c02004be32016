"""What is removed lies in the bin for thirty days, whole or absent, and can be brought back under its name or another."""

import json
import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from access.reader import acting_as
from store.saved import meetings, removed, small_files, views
from store.saved.small_files import NotSaved
from tests.unit.store.saved import view_writers
from tests.unit.store.saved.readers import ANOTHER_OF_EACH, ONE_OF_EACH, UNSIGNED
from tests.unit.store.saved.test_owners import made_by, saved_by

processes = multiprocessing.get_context("forkserver")
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".views"


def binned(folder: Path, now: datetime = NOW) -> list[str]:
    return [one.kept.name for one in views.removed_views(folder, now)]


def test_it_lies_there_with_who_and_when_and_comes_back_as_it_was(folder: Path) -> None:
    view = saved_by(ONE_OF_EACH["planner"], folder.parent)
    with acting_as(ONE_OF_EACH["steward"]):
        assert views.delete(folder, view.id, NOW)
        (one,) = views.removed_views(folder, NOW)
    assert (one.kept, one.by, one.by_name, one.when) == (view, "id-steward", "某steward", NOW)
    assert views.saved_views(folder).views == () and one.days_left(NOW) == 30
    with acting_as(ONE_OF_EACH["planner"]):
        assert views.restore(folder, view.id, NOW) == view
    assert views.saved_views(folder).views == (view,) and binned(folder) == []
    assert sorted(path.name for path in (folder / ".bin").iterdir()) == []


def test_its_name_may_be_taken_meanwhile(folder: Path) -> None:
    old = saved_by(UNSIGNED, folder.parent, "会前" + "长" * 58)
    views.delete(folder, old.id, NOW)
    saved_by(UNSIGNED, folder.parent, "会前" + "长" * 58)
    back = views.restore(folder, old.id, NOW)
    assert back.name == "会前" + "长" * 54 + " (2)" and len(back.name) == small_files.LONGEST_NAME
    assert len({view.name for view in views.saved_views(folder).views}) == 2


def test_after_its_days_it_is_not_there_and_goes_with_the_next_write(folder: Path) -> None:
    view = saved_by(UNSIGNED, folder.parent)
    views.delete(folder, view.id, NOW)
    file, last = folder / ".bin" / f"{view.id}.json", NOW + timedelta(days=30) - timedelta(seconds=1)
    assert binned(folder, last) == ["会前"] and views.removed_views(folder, last)[0].days_left(last) == 1
    over = NOW + timedelta(days=30)
    assert binned(folder, over) == [] and file.exists()
    with removed.writing(folder, last):
        assert file.exists()
    with pytest.raises(NotSaved) as refused:
        views.restore(folder, view.id, over)
    assert refused.value.reason is removed.NOT_THERE and not file.exists()


@pytest.mark.parametrize("kept_id", ["", "../x", "0" * 16, "0" * 15 + "/", ".bin"])
def test_a_forged_id_brings_nothing_back(folder: Path, kept_id: str) -> None:
    views.delete(folder, saved_by(UNSIGNED, folder.parent).id, NOW)
    with pytest.raises(NotSaved):
        views.restore(folder, kept_id, NOW)
    assert binned(folder) == ["会前"]


BROKEN = {
    "empty": lambda said: b"",
    "a list": lambda said: b"[]",
    "another id inside": lambda said: json.dumps(said | {"kept": said["kept"] | {"id": "f" * 16}}).encode(),
    "no day": lambda said: json.dumps(said | {"removed": "soon"}).encode(),
    "no time zone": lambda said: json.dumps(said | {"removed": "2026-12-01T09:00:00"}).encode(),
    "nothing inside": lambda said: json.dumps(said | {"kept": []}).encode(),
    "an unknown word": lambda said: json.dumps(said | {"kept": said["kept"] | {"more": 1}}).encode(),
    "by a number": lambda said: json.dumps(said | {"by": 7}).encode(),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_nothing_that_was_removed_harms_nobody(folder: Path, how: str) -> None:
    view = saved_by(UNSIGNED, folder.parent)
    views.delete(folder, view.id, NOW)
    file = folder / ".bin" / f"{view.id}.json"
    file.write_bytes(BROKEN[how](json.loads(file.read_text())))
    assert binned(folder) == []
    with pytest.raises(NotSaved):
        views.restore(folder, view.id, NOW)
    saved_by(UNSIGNED, folder.parent, "别的")
    assert [one.name for one in views.saved_views(folder).views] == ["别的"]


@pytest.mark.parametrize("died", ["removing", "restoring"])
def test_what_lies_in_both_places_where_a_process_died_is_kept_once(folder: Path, died: str) -> None:
    view = saved_by(UNSIGNED, folder.parent)
    held = (folder / f"{view.id}.json").read_bytes()
    views.delete(folder, view.id, NOW)
    (folder / f"{view.id}.json").write_bytes(held)  # either way: the file in its place, and one in the bin
    assert views.saved_views(folder).views == (view,) and binned(folder) == []
    with pytest.raises(NotSaved):
        views.restore(folder, view.id, NOW)
    assert views.saved_views(folder).views == (view,)
    if died == "removing":
        assert views.delete(folder, view.id, NOW) and binned(folder) == ["会前"]
    else:
        saved_by(UNSIGNED, folder.parent, "别的")
        assert not (folder / ".bin" / f"{view.id}.json").exists()


def test_saving_and_removing_fills_no_disk_and_pushes_out_nobody_elses(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 6)
    monkeypatch.setattr(views, "MOST_EACH", 3)
    for who in (ONE_OF_EACH["planner"], ANOTHER_OF_EACH["planner"]):
        view = saved_by(who, folder.parent, who.name)
        with acting_as(who):
            views.delete(folder, view.id, NOW)
    for number in range(20):
        view = saved_by(ONE_OF_EACH["viewer"], folder.parent, f"n{number}")
        with acting_as(ONE_OF_EACH["viewer"]):
            views.delete(folder, view.id, NOW + timedelta(minutes=number))
    kept = binned(folder, NOW + timedelta(hours=1))
    assert kept[:3] == ["n19", "n18", "n17"] and set(kept[3:]) == {"另planner", "某planner"}
    for number in range(20):
        view = saved_by(UNSIGNED, folder.parent, f"m{number}")
        views.delete(folder, view.id, NOW + timedelta(hours=1, minutes=number))
    assert len(list((folder / ".bin").glob("*.json"))) == 6
    assert {"另planner", "某planner"} <= set(binned(folder, NOW + timedelta(hours=2)))


def test_a_restored_one_needs_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_EACH", 1)
    who = ONE_OF_EACH["viewer"]
    old = saved_by(who, folder.parent, "a")
    with acting_as(who):
        views.delete(folder, old.id, NOW)
    saved_by(who, folder.parent, "b")
    with acting_as(who), pytest.raises(NotSaved):
        views.restore(folder, old.id, NOW)
    assert binned(folder) == ["a"]


def test_a_meeting_comes_back_with_its_pages_and_its_version_is_named_meanwhile(tmp_path: Path) -> None:
    meeting, folder = made_by(ONE_OF_EACH["planner"], tmp_path), tmp_path / ".meetings"
    with acting_as(ONE_OF_EACH["planner"]):
        assert meetings.delete(folder, meeting, NOW)
        assert meeting.version in (folder / ".bin" / f"{meeting.id}.json").read_text()
        assert [one.kept for one in meetings.removed_meetings(folder, NOW)] == [meeting]
        assert meetings.restore(folder, meeting.id, NOW) == meeting
    with acting_as(ONE_OF_EACH["county"]):
        assert meetings.removed_meetings(folder, NOW) == ()


def at_once(*works: tuple[Callable[..., None], tuple[object, ...]]) -> None:
    some = [processes.Process(target=work, args=given) for work, given in works]
    for one in some:
        one.start()
    for one in some:
        one.join()
    assert [one.exitcode for one in some] == [0] * len(some)


def test_two_processes_of_one_author_keep_no_more_than_his_share(folder: Path) -> None:
    half = views.MOST_EACH * 7 // 10
    at_once(*((view_writers.save_as, (folder, "a", word, half)) for word in "xy"))
    there = views.saved_views(folder)
    assert len(there.views) == views.MOST_EACH and there.broken == ()
    saved_by(ONE_OF_EACH["viewer"], folder.parent, "another's")


def test_two_processes_that_remove_and_restore_leave_it_once(folder: Path) -> None:
    view = saved_by(ONE_OF_EACH["planner"], folder.parent)
    at_once(*[(view_writers.remove_and_restore, (folder, view.id, 40))] * 2)
    there, bin_ = views.saved_views(folder), views.removed_views(folder)
    assert there.broken == () and len(there.views) + len(bin_) == 1
    assert {one.id for one in (*there.views, *bin_)} == {view.id}
    assert len(list(folder.rglob("*.json"))) == 1
