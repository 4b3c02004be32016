"""A meeting keeps its pages, its order and its version of the data; it is whole whenever a process dies; what is none is told."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from store.datasets import find_dataset, open_dataset, refreshed
from store.saved import meetings, small_files
from store.saved.meetings import Meeting, find, make, new_turn
from store.saved.small_files import NotSaved
from tests.unit.store.package.damaged import REPORTED, without_hashes
from tests.unit.store.saved import meeting_writers

VERSION = "0123456789ab"
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.store.saved.meeting_writers"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / "meetings"


def turns(*pages: str) -> list[meetings.Turn]:
    return [new_turn(page, {"q": "2024Q3", "find": "电气 & <b>"}) for page in pages]


def pages(meeting: Meeting) -> list[str]:
    return [turn.page for turn in meeting.turns]


def refused(work, *said: object, **named: object) -> NotSaved:
    with pytest.raises(NotSaved) as found:
        work(*said, **named)
    assert found.value.tell("zh") != found.value.tell("en")
    return found.value


def test_what_is_made_is_read_back_newest_first(folder: Path) -> None:
    assert meetings.meetings(folder) == meetings.SavedMeetings((), ()) and find(folder, "0" * 16) is None
    first = make(folder, " 常务  会议 ", "demo", VERSION, turns("overview", "funds"))
    second = make(folder, "专题会", "reported", VERSION)
    assert meetings.meetings(folder) == meetings.SavedMeetings((second, first), ())
    assert first.name == "常务 会议" and find(folder, first.id) == first and second.turns == ()
    assert first.when.utcoffset().total_seconds() == 0 and second.when >= first.when


def test_pages_are_added_moved_said_and_left_out(folder: Path) -> None:
    held = make(folder, "会", "demo", VERSION, turns("overview"))
    held = meetings.add(folder, held.id, turns("funds", "pair"))
    assert pages(held) == ["overview", "funds", "pair"]
    last = held.turns[-1].id
    assert pages(meetings.move(folder, held.id, last, -1)) == ["overview", "pair", "funds"]
    assert pages(meetings.move(folder, held.id, last, -9)) == ["pair", "overview", "funds"]
    assert pages(meetings.move(folder, held.id, last, 9)) == ["overview", "funds", "pair"]
    held = meetings.say(folder, held.id, last, "  支出\n偏慢 ", was="")
    assert held.turns[-1].sentence == "支出 偏慢"
    assert meetings.say(folder, held.id, last, "", was="支出 偏慢").turns[-1].sentence == ""
    assert pages(meetings.leave_out(folder, held.id, held.turns[1].id, was="")) == ["overview", "pair"]
    left = meetings.leave_out(folder, held.id, last, was="")
    assert find(folder, held.id) == left and pages(left) == ["overview"]
    assert (held.dataset, held.version) == ("demo", VERSION)


def test_names_are_unique_for_a_reader_and_may_be_kept(folder: Path) -> None:
    held = make(folder, "Q3 会", "demo", VERSION)
    other = make(folder, "别的", "demo", VERSION)
    for again in ("Ｑ3 会", "q3  会"):
        assert refused(make, folder, again, "demo", VERSION).reason is meetings.TAKEN
        assert refused(meetings.rename, folder, other.id, again, was="别的").reason is meetings.TAKEN
    held = meetings.rename(folder, held.id, "q3 会", was="Q3 会")
    assert held.name == "q3 会"
    assert meetings.delete(folder, held) and not meetings.delete(folder, held)
    assert meetings.rename(folder, other.id, "Q3 会", was="别的").name == "Q3 会"


def test_two_who_change_the_same_thing_are_told_and_neither_is_written_over(folder: Path) -> None:
    held = make(folder, "会", "demo", VERSION, turns("overview", "funds"))
    first, second = held.turns
    meetings.say(folder, held.id, first.id, "甲的话", was="")
    clash = refused(meetings.say, folder, held.id, first.id, "乙的话", was="")
    assert clash.reason is meetings.SAID_MEANWHILE and "甲的话" in clash.tell("zh")
    assert refused(meetings.leave_out, folder, held.id, first.id, was="").reason is meetings.SAID_MEANWHILE
    assert (
        meetings.say(folder, held.id, first.id, " 甲的话", was="").turns[0].sentence == "甲的话"
    )  # both wrote the same
    meetings.say(folder, held.id, first.id, "", was="甲的话")
    assert (
        refused(meetings.say, folder, held.id, first.id, "甲的话。", was="甲的话").reason is meetings.UNSAID_MEANWHILE
    )
    assert refused(meetings.delete, folder, replace(held, name="旧")).reason is meetings.CHANGED_MEANWHILE
    meetings.rename(folder, held.id, "甲的会", was="会")
    assert refused(meetings.rename, folder, held.id, "乙的会", was="会").reason is meetings.RENAMED_MEANWHILE
    # What does not touch the same thing goes on beside it.
    meetings.move(folder, held.id, second.id, -1)
    now = meetings.say(folder, held.id, second.id, "丙的话", was="")
    assert (now.name, [turn.sentence for turn in now.turns]) == ("甲的会", ["丙的话", ""])
    assert find(folder, held.id) == now and meetings.delete(folder, now)


@pytest.mark.parametrize("text", ["<img src=x>", "=1+1", "**粗** :red[红]", "../../x", "{{x}}", "𠮷"])
def test_whatever_a_text_holds_it_is_text(folder: Path, text: str) -> None:
    held = make(folder, text, "demo", VERSION, [new_turn("overview", {}, text, text)])
    assert find(folder, held.id) == held and (held.name, held.turns[0].sentence) == (text, text)
    assert {path.parent for path in folder.parent.rglob("*.json")} == {folder}


def test_limits_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "MOST", 1)
    monkeypatch.setattr(meetings, "MOST_TURNS", 2)
    assert refused(make, folder, " ", "demo", VERSION).reason is small_files.NO_NAME
    assert refused(make, folder, "会", "demo", VERSION, turns("pair", "pair", "pair")).reason is meetings.TOO_MANY
    assert not folder.exists()
    held = make(folder, "会", "demo", VERSION, turns("pair"))
    assert refused(make, folder, "又", "demo", VERSION).reason is meetings.FULL
    assert refused(meetings.add, folder, held.id, turns("pair", "pair")).reason is meetings.TOO_MANY
    assert refused(new_turn, "pair", {"find": "x" * 4000}).reason is small_files.TOO_LONG
    for sentence in ("x" * 301, "a\x00", "a\u202eb", "\ud800"):
        assert refused(new_turn, "pair", {}, sentence).reason is meetings.BAD_SENTENCE
        said = refused(meetings.say, folder, held.id, held.turns[0].id, sentence, was="")
        assert said.reason is meetings.BAD_SENTENCE
    with pytest.raises(ValueError, match="no address"):
        new_turn("../pages", {})
    with pytest.raises(ValueError, match="no meeting"):
        make(folder, "又", "demo", "../../version")
    assert find(folder, held.id) == held


def test_what_was_deleted_meanwhile_is_told(folder: Path) -> None:
    assert refused(meetings.add, folder, "0" * 16, turns("pair")).reason is meetings.MEETING_GONE
    held = make(folder, "会", "demo", VERSION, turns("pair"))
    gone = held.turns[0].id
    now = meetings.leave_out(folder, held.id, gone, was="")
    for work in (
        lambda: meetings.say(folder, held.id, gone, "x", was=""),
        lambda: meetings.move(folder, held.id, gone, 1),
        lambda: meetings.leave_out(folder, held.id, gone, was=""),
    ):
        assert refused(work).reason is meetings.TURN_GONE
    meetings.delete(folder, now)
    for meeting_id in (held.id, "..", "../secret", "/etc/passwd", ""):
        assert refused(meetings.rename, folder, meeting_id, "又", was="会").reason is meetings.MEETING_GONE
        assert find(folder, meeting_id) is None
        assert not meetings.delete(folder, replace(now, id=meeting_id))


def test_a_place_that_takes_nothing_is_told(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    assert refused(make, folder, "会", "demo", VERSION).reason is small_files.NO_PLACE


WHOLE = asdict(
    Meeting(
        "0" * 16,
        "好",
        "demo",
        VERSION,
        "2025-01-01T00:00:00+00:00",
        (meetings.Turn("a" * 16, "overview", {"q": "2024Q3"}),),
    )
)
TURN = WHOLE["turns"][0]
BROKEN = {
    "empty": "",
    "a list": "[]",
    "too deep": "[" * 60_000,
    "another id": json.dumps(WHOLE | {"id": "1" * 16}),
    "a key missing": json.dumps({key: held for key, held in WHOLE.items() if key != "turns"}),
    "a key too many": json.dumps(WHOLE | {"more": 1}),
    "turns that are none": json.dumps(WHOLE | {"turns": {"a": 1}}),
    "a turn with a key too many": json.dumps(WHOLE | {"turns": [TURN | {"more": 1}]}),
    "a page elsewhere": json.dumps(WHOLE | {"turns": [TURN | {"page": "../x"}]}),
    "an address of numbers": json.dumps(WHOLE | {"turns": [TURN | {"query": {"q": 1}}]}),
    "an endless sentence": json.dumps(WHOLE | {"turns": [TURN | {"sentence": "x" * 301}]}),
    "an endless view": json.dumps(WHOLE | {"turns": [TURN | {"name": "x" * 61}]}),
    "one page twice": json.dumps(WHOLE | {"turns": [TURN, TURN]}),
    "pages without end": json.dumps(WHOLE | {"turns": [TURN | {"id": f"{n:016x}"} for n in range(61)]}),
    "a version elsewhere": json.dumps(WHOLE | {"version": "../../x"}),
    "a number for a dataset": json.dumps(WHOLE | {"dataset": 1}),
    "no time zone": json.dumps(WHOLE | {"created": "2025-01-01T00:00:00"}),
}


@pytest.mark.parametrize("damage", BROKEN)
def test_a_file_that_is_no_meeting_is_named_and_the_others_are_shown(folder: Path, damage: str) -> None:
    held = make(folder, "会", "demo", VERSION)
    path = folder / f"{'0' * 16}.json"
    path.write_text(BROKEN[damage], encoding="utf-8")
    assert (
        meetings.meetings(folder) == meetings.SavedMeetings((held,), (path.name,)) and find(folder, path.stem) is None
    )
    assert refused(meetings.rename, folder, path.stem, "又", was="好").reason is meetings.MEETING_GONE
    assert path.read_text(encoding="utf-8") == BROKEN[damage]
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    assert find(folder, path.stem) is not None


def test_killed_at_any_line_of_a_change_the_meeting_is_the_old_or_the_new_one(folder: Path) -> None:
    held = make(folder, "会", "demo", VERSION, turns("overview", "funds"))
    turn, told = held.turns[1].id, processes.SimpleQueue()

    def die(step: int) -> None:
        said = (folder, held.id, turn, f"第{step}次", step, told)
        process = processes.Process(target=meeting_writers.say_and_die, args=said)
        process.start()
        process.join()
        assert process.exitcode == (-signal.SIGKILL if step else 0)

    die(0)
    steps, seen = told.get(), set()
    assert steps > 20
    for step in range(1, steps + 1):
        before = find(folder, held.id)
        die(step)
        there = meetings.meetings(folder)
        assert there.broken == () and len(there.meetings) == 1
        after = there.meetings[0]
        assert after == before or after == replace(
            before, turns=(before.turns[0], replace(before.turns[1], sentence=f"第{step}次"))
        )
        seen.add(after == before)
    assert seen == {False, True}
    meetings.say(folder, held.id, turn, "后来", was=after.turns[1].sentence)
    assert not list(folder.glob(".*.draft"))


def test_killed_at_any_moment_no_page_that_was_acknowledged_is_lost(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "MOST_TURNS", 10**6)
    held, log, chance = make(folder, "会", "demo", VERSION), tmp_path / "log", random.Random(7)
    log.touch()
    for life in range(5):
        told = log.stat().st_size
        living = [
            processes.Process(target=meeting_writers.add_ever_more, args=(folder, held.id, f"{life}-{n}", log))
            for n in range(2)
        ]
        for process in living:
            process.start()
        while log.stat().st_size == told and all(process.is_alive() for process in living):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.03))
        for process in living:
            process.kill()
            process.join()
        there = find(folder, held.id)
        assert there and set(log.read_text().split()) <= {turn.sentence for turn in there.turns}
    assert len(log.read_text().split()) >= 5


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One package on a shelf of its own."""
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "datasets"))
    without_hashes(Path(shutil.copytree(REPORTED, tmp_path / "packages" / "reported")))
    return tmp_path / "packages"


def planned(version: str) -> object:
    sql = "SELECT sum(amount) AS total FROM fund_flows WHERE stage = 'planned'"
    return open_dataset("reported", version).arrow(sql).to_pylist()[0]["total"]


def test_the_version_of_a_meeting_is_asked_after_a_newer_one_is_published(packages: Path) -> None:
    version = refreshed().versions["reported"]
    held = make(meetings.meetings_dir(), "会", "reported", version, turns("overview"))
    before = planned(version)
    flows = packages / "reported" / "fund_flows.csv"
    text = flows.read_text(encoding="utf-8")
    flows.write_text(text.replace("1800000000", "1700000000"), encoding="utf-8")
    newer = refreshed().versions["reported"]
    assert newer != version and refreshed().refused == ()
    assert planned(newer) < before == planned(find(meetings.meetings_dir(), held.id).version)
    assert list(refreshed().versions) == ["reported"]  # a folder of meetings is no dataset


def test_a_version_that_is_gone_or_damaged_is_not_there(packages: Path) -> None:
    version = refreshed().versions["reported"]
    shelf = Path(os.environ["DATASETS_DIR"])
    kept = shelf / "reported" / "snapshots"
    shutil.copytree(shelf / "reported", shelf / "torn")
    (shelf / "torn" / "snapshots" / version / "pairs.parquet").write_bytes(b"no table")
    assert find_dataset("reported", version) == open_dataset("reported", version)
    assert find_dataset("torn", version) is None
    shutil.rmtree(kept / version)
    assert open_dataset("reported", version) and find_dataset("reported", version) is None  # opened before
    shutil.copytree(shelf / "torn" / "snapshots", shelf / "bad" / "snapshots")
    (shelf / "bad" / "snapshots" / version / "manifest.json").write_text("{}")
    for name, asked in (("gone", version), ("reported", "f" * 12), ("../x", version), ("bad", version)):
        assert find_dataset(name, asked) is None


def test_notes_are_kept_and_what_another_wrote_meanwhile_is_not_written_over(folder: Path) -> None:
    held = make(folder, "会", "demo", VERSION, turns("overview"))
    turn = held.turns[0].id
    assert meetings.note(folder, held.id, turn, " 先说 \n 卡点 ", was="").turns[0].notes == "先说 卡点"
    assert "先说 卡点" in refused(meetings.note, folder, held.id, turn, "别的", was="").tell("zh")
    refused(meetings.note, folder, held.id, turn, "长" * (meetings.LONGEST_NOTES + 1), was="先说 卡点")
    assert find(folder, held.id).turns[0].notes == "先说 卡点" and find(folder, held.id).turns[0].sentence == ""


def test_a_meeting_written_before_there_were_notes_is_read(folder: Path) -> None:
    held = make(folder, "会", "demo", VERSION, turns("overview"))
    path = folder / f"{held.id}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for turn in record["turns"]:
        del turn["notes"]
    path.write_text(json.dumps(record), encoding="utf-8")
    assert find(folder, held.id) == held
