"""A saved view is whole or absent whenever a process dies; what is no view is told and harms nobody."""

import fcntl
import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from store.saved import small_files
from store.saved import views as saved_views
from store.saved.small_files import NotSaved
from store.saved.views import delete, save
from tests.unit.store.saved import view_writers

QUERY = {"pairs": "P07,P08", "q": "2024Q3", "find": "电气 & <b>"}
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.store.saved.view_writers"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / "views"


def names(folder: Path) -> list[str]:
    there = saved_views.saved_views(folder)
    assert there.broken == ()
    return [view.name for view in there.views]


def refusal(folder: Path, name: str, **changes: object) -> NotSaved:
    with pytest.raises(NotSaved) as refused:
        save(folder, name, **{"page": "projects", "query": QUERY, "dataset": "demo"} | changes)
    assert refused.value.tell("zh") != refused.value.tell("en")
    return refused.value


def test_what_is_saved_is_read_back_newest_first(folder: Path) -> None:
    assert names(folder) == []
    first = save(folder, "会前查看", "projects", QUERY, "demo")
    second = save(folder, "总览", "overview", {}, "reported")
    there = saved_views.saved_views(folder)
    assert there.views == (second, first) and first.query == QUERY and first.dataset == "demo"
    assert first.when.utcoffset().total_seconds() == 0 and second.when >= first.when
    assert sorted(path.name for path in folder.iterdir()) == sorted([".lock", f"{first.id}.json", f"{second.id}.json"])


def test_a_deleted_view_is_gone_and_its_name_free(folder: Path) -> None:
    view = save(folder, "会前", "overview", {}, "demo")
    assert delete(folder, view.id) and names(folder) == []
    assert not delete(folder, view.id)
    assert save(folder, "会前", "overview", {}, "demo").id != view.id


@pytest.mark.parametrize(
    "view_id", ["", "..", "../secret", "0" * 15, "x" * 16, "0" * 16 + "/", "0" * 16, "/etc/passwd"]
)
def test_nothing_else_can_be_deleted(folder: Path, view_id: str) -> None:
    save(folder, "会前", "overview", {}, "demo")
    outside = folder.parent / "secret.json"
    outside.write_text("{}")
    assert not delete(folder, view_id)
    assert outside.exists() and len(names(folder)) == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  a   b ", "a b"),
        ("e\u0301", "é"),
        ("全角　空格", "全角 空格"),
        ("a\nb", "a b"),
        ("=1+1", "=1+1"),
        ("../../x", "../../x"),
        ("x" * 60, "x" * 60),
        ("<b>&\"'", "<b>&\"'"),
        ("𠮷", "𠮷"),
    ],
)
def test_a_name_is_kept_as_text_and_makes_no_path(folder: Path, name: str, kept: str) -> None:
    view = save(folder, name, "overview", {}, "demo")
    assert view.name == kept and names(folder) == [kept]
    assert {path.parent for path in folder.parent.rglob("*.json")} == {folder}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", small_files.NO_NAME),
        (" \n\u3000", small_files.NO_NAME),
        ("x" * 61, small_files.BAD_NAME),
        ("a\x00b", small_files.BAD_NAME),
        ("a\u202eb", small_files.BAD_NAME),
        ("\ud800", small_files.BAD_NAME),
        ("\u200b", small_files.BAD_NAME),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused_with_the_reason(folder: Path, name: str, reason: object) -> None:
    assert refusal(folder, name).reason is reason
    assert not folder.exists()


@pytest.mark.parametrize("again", ["Ｑ3 会前", "q3 会前", " Q3  会前 "])
def test_two_views_never_have_names_a_reader_takes_for_one(folder: Path, again: str) -> None:
    save(folder, "Q3 会前", "overview", {}, "demo")
    assert refusal(folder, again).reason is saved_views.TAKEN
    assert names(folder) == ["Q3 会前"]


def test_a_full_shelf_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_views, "MOST", 2)
    for name in ("a", "b"):
        save(folder, name, "overview", {}, "demo")
    refused = refusal(folder, "c")
    assert refused.reason is saved_views.FULL and "2" in refused.tell("zh")
    assert delete(folder, saved_views.saved_views(folder).views[0].id)
    save(folder, "c", "overview", {}, "demo")


def test_an_address_beyond_measure_or_beyond_utf8_is_refused(folder: Path) -> None:
    assert refusal(folder, "a", query={"find": "x" * 4000}).reason is small_files.TOO_LONG
    assert refusal(folder, "a", query={"find": "\ud800"}).reason is small_files.TOO_LONG
    with pytest.raises(ValueError, match="no address"):
        save(folder, "a", "../pages", {}, "demo")


def test_a_place_that_takes_nothing_is_told(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    assert refusal(folder, "a").reason is small_files.NO_PLACE


WHOLE = {
    "id": "0" * 16,
    "name": "好",
    "page": "overview",
    "query": {},
    "dataset": "demo",
    "created": "2025-01-01T00:00:00+00:00",
}
BROKEN = {
    "empty": b"",
    "cut short": json.dumps(WHOLE).encode()[:-9],
    "a list": b"[]",
    "not UTF-8": b"\xff\xfe",
    "too deep": b"[" * 60_000,
    "another id": json.dumps(WHOLE | {"id": "1" * 16}).encode(),
    "a key too many": json.dumps(WHOLE | {"more": 1}).encode(),
    "a key missing": json.dumps({k: v for k, v in WHOLE.items() if k != "page"}).encode(),
    "a number for a name": json.dumps(WHOLE | {"name": 1}).encode(),
    "an endless name": json.dumps(WHOLE | {"name": "x" * 61}).encode(),
    "a name that turns round": json.dumps(WHOLE | {"name": "a\u202eb"}).encode(),
    "a page elsewhere": json.dumps(WHOLE | {"page": "../x"}).encode(),
    "a query of numbers": json.dumps(WHOLE | {"query": {"q": 1}}).encode(),
    "a query that is none": json.dumps(WHOLE | {"query": []}).encode(),
    "no date": json.dumps(WHOLE | {"created": "yesterday"}).encode(),
    "no time zone": json.dumps(WHOLE | {"created": "2025-01-01T00:00:00"}).encode(),
    "too large": json.dumps(WHOLE).encode() + b" " * 70_000,
}


@pytest.mark.parametrize("damage", BROKEN)
def test_a_file_that_is_no_view_is_named_and_the_others_are_shown(folder: Path, damage: str) -> None:
    view = save(folder, "会前", "overview", {}, "demo")
    path = folder / f"{'0' * 16}.json"
    path.write_bytes(BROKEN[damage])
    there = saved_views.saved_views(folder)
    assert there.views == (view,) and there.broken == (path.name,)
    save(folder, "又一个", "overview", {}, "demo")
    assert path.read_bytes() == BROKEN[damage]
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    assert len(names(folder)) == 3


def test_what_is_no_file_is_named_and_never_waited_for(folder: Path, tmp_path: Path) -> None:
    view = save(folder, "会前", "overview", {}, "demo")
    (folder / f"{'1' * 16}.json").mkdir()
    os.mkfifo(folder / f"{'2' * 16}.json")
    (tmp_path / "elsewhere").write_text(json.dumps(WHOLE | {"id": "3" * 16}), encoding="utf-8")
    (folder / f"{'3' * 16}.json").symlink_to(tmp_path / "elsewhere")
    (folder / "notes.json").write_text("{}")
    there = saved_views.saved_views(folder)
    assert there.views == (view,) and len(there.broken) == 4


def test_killed_at_any_line_of_its_writing_the_view_is_whole_or_absent(folder: Path) -> None:
    old = save(folder, "旧", "overview", QUERY, "demo")
    told = processes.SimpleQueue()

    def die(step: int) -> None:
        process = processes.Process(target=view_writers.save_and_die, args=(folder, f"新{step}", step, told))
        process.start()
        process.join()
        assert process.exitcode == (-signal.SIGKILL if step else 0)

    die(0)
    steps, seen = told.get(), set()
    assert steps > 20
    for step in range(1, steps + 1):
        before = set(names(folder))
        die(step)
        after = set(names(folder))
        assert after - before <= {f"新{step}"} and before <= after
        seen.add(bool(after - before))
    assert seen == {False, True}
    assert old in saved_views.saved_views(folder).views
    save(folder, "后来", "overview", {}, "demo")
    assert not list(folder.glob(".*.draft"))


def test_killed_at_any_moment_nothing_told_is_lost(folder: Path, tmp_path: Path) -> None:
    chance, log = random.Random(20240822), tmp_path / "acknowledged"
    log.touch()
    for life in range(8):
        told = log.stat().st_size
        living = [
            processes.Process(target=view_writers.save_ever_new, args=(folder, f"{life}-{n}", log)) for n in range(2)
        ]
        for process in living:
            process.start()
        while log.stat().st_size == told and all(process.is_alive() for process in living):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.03))
        for process in living:
            process.kill()
            process.join()
        assert set(log.read_text().split()) <= set(names(folder))
    assert len(log.read_text().split()) >= 8


def test_of_many_who_save_one_name_at_once_one_gets_it(folder: Path) -> None:
    ready, told = processes.Barrier(4, timeout=300), processes.SimpleQueue()
    living = [
        processes.Process(target=view_writers.save_when_all_are_ready, args=(folder, "同名", ready, told))
        for _ in range(4)
    ]
    for process in living:
        process.start()
    for process in living:
        process.join()
    # One that died, as when a stalled machine breaks the barrier, says nothing: asking for its answer would wait for ever.
    assert [process.exitcode for process in living] == [0] * 4
    assert sorted(told.get() for _ in living) == [False, False, False, True]
    assert names(folder) == ["同名"]


def test_a_process_waits_for_its_turn_and_sees_what_another_saved(folder: Path) -> None:
    ready, told = processes.Barrier(2, timeout=300), processes.SimpleQueue()
    folder.mkdir(parents=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = processes.Process(
            target=view_writers.save_when_all_are_ready, args=(folder, "同名", ready, told), daemon=True
        )
        process.start()
        ready.wait()
        for _ in range(40):  # it has nothing left to do but wait
            time.sleep(0.01)
            assert names(folder) == [] and process.is_alive()
        other = WHOLE | {"name": "同名"}
        (folder / f"{other['id']}.json").write_text(json.dumps(other), encoding="utf-8")
    assert told.get() is False
    process.join()
    assert names(folder) == ["同名"]
