"""A task keeps everything that happened to it, whole whenever a process dies; what is none is told and harms nobody."""

import json
import multiprocessing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store.history import trail
from store.locks import Busy
from store.saved.small_files import NotSaved
from store.tasks import doing, keeping, reading
from store.tasks.definition import Unit
from store.tasks.keeping import every, find, tasks
from tests.unit.store.tasks import made
from tests.unit.store.tasks.made import OFFICE, TAISHUN, VERSION, opened, seen

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.store.tasks.made"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / ".tasks"


def refused(work, *said: object, **named: object) -> NotSaved:
    with pytest.raises(NotSaved) as found:
        work(*said, **named)
    assert found.value.tell("zh") != found.value.tell("en")
    return found.value


def told(folder: Path) -> list[tuple[str, str, int]]:
    return [
        (one.details["done"], one.who, one.details["number"]) for one in reversed(trail.entries(keeping._trail(folder)))
    ]


def test_what_is_opened_is_read_back_with_all_that_was_frozen(folder: Path) -> None:
    assert every(folder) == keeping.KeptTasks((), ())
    task = opened(folder)
    other = opened(folder, seen(pair="P02"))
    assert [one.number for one in tasks(folder).tasks] == [2, 1] and find(folder, task.id) == task
    assert task.seen == seen() and task.is_open and task.adcodes == {"330329"} and other.number == 2
    assert task.opened.who == "张三" and task.due == doing.today() + timedelta(days=10)


def test_events_are_added_in_order_and_the_frozen_part_never_changes(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(doing, "find_handin", lambda dataset, handin: (dataset, handin) == ("demo", "0" * 16) or None)
    task = opened(folder)
    later = (task.due + timedelta(days=5)).isoformat()
    doing.answer(folder, task.id, "已补报", who="李四", handin="0" * 16)
    doing.move_due(folder, task.id, later, "项目验收推迟", was=task.due, who="张三")
    doing.clear(folder, task.id, "f" * 12, "2026Q1")
    doing.reopen(folder, task.id, "e" * 12, "2026Q2")
    now = doing.close(folder, task.id, "县里已说明", who="王五")
    assert [one.kind for one in now.events] == ["opened", "answered", "moved", "cleared", "reopened", "closed"]
    assert now.seen == task.seen and now.events[0] == task.events[0] and now.due.isoformat() == later
    assert now.closing and now.closing.text == "县里已说明" and not now.is_open
    assert now.answers[0].handin == "0" * 16 and find(folder, task.id) == now
    assert told(folder) == [("opened", "张三", 1), ("answered", "李四", 1), ("moved", "张三", 1), ("cleared", "", 1),
                            ("reopened", "", 1), ("closed", "王五", 1)]  # fmt: skip
    assert trail.verify(keeping._trail(folder)) == ()


def test_the_data_close_once_and_open_again_only_what_they_closed(folder: Path) -> None:
    task = opened(folder)
    once = doing.clear(folder, task.id, "f" * 12, "2026Q1")
    assert doing.clear(folder, task.id, "f" * 12, "2026Q1") == once and len(once.events) == 2
    assert doing.reopen(folder, task.id, "e" * 12, "2026Q1").is_open
    closed = doing.close(folder, task.id, "另案处理", who="王五")
    assert doing.reopen(folder, task.id, "e" * 12, "2026Q1") == closed, "a reason stands whatever the data show"


def test_what_is_closed_takes_nothing_and_what_changed_meanwhile_is_told(folder: Path) -> None:
    task = opened(folder)
    later = (task.due + timedelta(days=3)).isoformat()
    assert "没有变" in refused(doing.move_due, folder, task.id, task.due.isoformat(), "x", was=task.due, who="张").tell(
        "zh"
    )
    moved = doing.move_due(folder, task.id, later, "推迟", was=task.due, who="张三")
    assert later in refused(doing.move_due, folder, task.id, "2099-01-01", "推迟", was=task.due, who="张三").tell("zh")
    yesterday = (doing.today() - timedelta(days=1)).isoformat()
    assert "早于今天" in refused(doing.move_due, folder, task.id, yesterday, "推迟", was=moved.due, who="张三").tell(
        "zh"
    )
    doing.close(folder, task.id, "办结", who="王五")
    for work in (
        lambda: doing.answer(folder, task.id, "已办", who="李四"),
        lambda: doing.move_due(folder, task.id, "2099-01-01", "推迟", was=moved.due, who="张三"),
        lambda: doing.close(folder, task.id, "办结", who="王五"),
    ):
        assert "已经销号" in refused(work).tell("zh")


def test_the_same_is_asked_once_until_it_is_closed(folder: Path) -> None:
    task = opened(folder)
    assert "1 号" in refused(opened, folder).tell("zh")
    doing.close(folder, task.id, "办结", who="王五")
    assert opened(folder).number == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"asks": " \n "}, "办理要求"),
        ({"asks": "字" * (reading.LONGEST_TEXT + 1)}, "字以内"),
        ({"asks": "有\x07控制字符"}, "控制字符"),
        ({"responsible": ()}, "责任单位"),
        ({"responsible": tuple(Unit(f"单位{n}") for n in range(reading.MOST_UNITS + 1))}, "最多"),
        ({"lead": Unit(" ")}, "单位名称"),
        ({"lead": Unit("长" * 61)}, "单位名称"),
        ({"due": ""}, "办理期限"),
        ({"due": "2025-02-30"}, "办理期限"),
        ({"due": "2020-01-01"}, "早于今天"),
        ({"who": ""}, "办理人"),
    ],
)
def test_what_cannot_be_kept_is_told_and_changes_nothing(folder: Path, more, said) -> None:
    assert said in refused(opened, folder, **more).tell("zh")
    assert every(folder).tasks == ()


def test_markup_and_formulas_are_kept_as_they_were_written(folder: Path) -> None:
    words = "<b>=1+1</b> '; DROP TABLE x --"
    task = opened(folder, asks=words, lead=Unit(words[:60]))
    assert find(folder, task.id).asks == words and find(folder, task.id).lead.name == words[:60]


def test_a_hand_in_is_named_by_its_id_and_nothing_else(folder: Path) -> None:
    task = opened(folder)
    assert "报送" in refused(doing.answer, folder, task.id, "已补报", who="李四", handin="../../etc").tell("zh")
    assert "报送" in refused(doing.answer, folder, task.id, "已补报", who="李四", handin="f" * 16).tell("zh")


BREAKS = {
    "an unknown key": lambda r: r.update(owner="x"),
    "a key that is gone": lambda r: r.pop("asks"),
    "no events": lambda r: r.update(events=[]),
    "an event that is none": lambda r: r["events"][0].update(kind="burnt"),
    "an unknown key of an event": lambda r: r["events"][0].update(mood="x"),
    "opened twice": lambda r: r["events"].append({**r["events"][0], "id": "a" * 16}),
    "reopened while open": lambda r: r["events"].append(
        {**r["events"][0], "id": "a" * 16, "kind": "reopened", "due": ""}
    ),
    "an id twice": lambda r: r["events"].append({**r["events"][0], "kind": "answered", "due": ""}),
    "no time zone": lambda r: r["events"][0].update(when="2026-01-01T00:00:00"),
    "no date": lambda r: r["events"][0].update(due="soon"),
    "a number as text": lambda r: r.update(number="1"),
    "another id": lambda r: r.update(id="b" * 16),
    "no version": lambda r: r["seen"].update(version="../.."),
    "no quarter": lambda r: r["seen"].update(quarter="2025"),
    "no trigger": lambda r: r["seen"]["trigger"].update(kind="rumour"),
    "more rows than there are": lambda r: r["seen"].update(count=0),
    "an endless id": lambda r: r["seen"].update(pairs=["P" * 1000]),
    "a county that is none": lambda r: r["seen"].update(adcodes=["泰顺"]),
    "no adcode": lambda r: r["lead"].update(adcode="泰顺"),
    "two lines": lambda r: r.update(asks="a\nb"),
    "a page that is a path": lambda r: r["seen"].update(page="../x"),
    "no list": lambda r: r.update(responsible="all"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_file_that_is_no_task_is_named_and_left_alone(folder: Path, name) -> None:
    task = opened(folder)
    opened(folder, seen(pair="P02"))
    path = folder / f"{task.id}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    BREAKS[name](record)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    found = tasks(folder)
    assert found.broken == (path.name,) and [one.number for one in found.tasks] == [2]
    assert find(folder, task.id) is None and path.exists()
    refused(doing.answer, folder, task.id, "已办", who="李四")


def test_what_lies_there_besides_is_passed_over(folder: Path) -> None:
    task = opened(folder)
    (folder / "notes.txt").write_text("x")
    (folder / f"{'c' * 16}.json").write_text("{" * 100_000)
    (folder / "link.json").symlink_to(folder / f"{task.id}.json")
    assert [one.id for one in tasks(folder).tasks] == [task.id] and len(tasks(folder).broken) == 2


def test_there_is_room_for_so_many_and_no_more(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 2)
    opened(folder)
    opened(folder, seen(pair="P02"))
    assert "2" in refused(opened, folder, seen(pair="P03")).tell("zh")
    monkeypatch.setattr(keeping, "MOST_EVENTS", 2)
    task = every(folder).tasks[0]
    doing.answer(folder, task.id, "一", who="李四")
    assert "2" in refused(doing.answer, folder, task.id, "二", who="李四").tell("zh")


def test_a_trail_that_takes_no_line_loses_none(folder: Path, monkeypatch) -> None:
    append = trail.append

    def busy(*_: object, **__: object) -> None:
        raise Busy(folder)

    monkeypatch.setattr(keeping.trail, "append", busy)
    task = opened(folder)
    assert find(folder, task.id) == task and task.told == 0
    monkeypatch.setattr(keeping.trail, "append", append)
    assert doing.answer(folder, task.id, "已办", who="李四").told == 2
    assert told(folder) == [("opened", "张三", 1), ("answered", "李四", 1)]


def test_two_processes_lose_nothing(folder: Path, tmp_path: Path) -> None:
    task = opened(folder)
    logs = [tmp_path / f"log-{n}" for n in range(2)]
    workers = [
        processes.Process(target=made.answer_ever_more, args=(folder, task.id, f"w{n}", log, 12))
        for n, log in enumerate(logs)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    acknowledged = [line for log in logs for line in log.read_text().split()]
    kept = [one.text for one in find(folder, task.id).answers]
    assert sorted(kept) == sorted(acknowledged) and len(kept) == 24
    assert sorted(one.details.get("text") for one in trail.entries(keeping._trail(folder), kind="task"))[:24] == sorted(
        kept
    )


def test_an_answer_is_whole_or_absent_wherever_the_process_dies(folder: Path) -> None:
    task = opened(folder)
    steps = processes.Queue()
    count = 0
    worker = processes.Process(target=made.answer_and_die, args=(folder, task.id, 0, steps))
    worker.start()
    count = steps.get(timeout=60)
    worker.join()
    for step in range(1, count, max(1, count // 12)):
        before = len(find(folder, task.id).events)
        worker = processes.Process(target=made.answer_and_die, args=(folder, task.id, step, steps))
        worker.start()
        worker.join(60)
        after = find(folder, task.id)
        assert after is not None and len(after.events) in (before, before + 1)
    last = doing.answer(folder, task.id, "最后", who="李四")
    assert last.told == len(last.events)
    lines = [one.id for one in trail.entries(keeping._trail(folder), kind="task")]
    assert sorted(lines) == sorted(one.id for one in last.events), "each event once, whatever died"


def test_a_file_read_once_is_read_again_only_when_it_changed(folder: Path, monkeypatch) -> None:
    task = opened(folder)
    every(folder)
    monkeypatch.setattr(keeping.small_files, "read_one", lambda *_: pytest.fail("it was the same file"))
    assert every(folder).tasks == (task,)
    monkeypatch.undo()
    answered = doing.answer(folder, task.id, "已办", who="李四")
    assert every(folder).tasks == (answered,)


def test_a_record_is_what_is_written(folder: Path) -> None:
    task = opened(folder, supervising=OFFICE, responsible=(TAISHUN, TAISHUN))
    assert task.responsible == (TAISHUN,)
    assert reading.task_of(json.loads(json.dumps(reading.record_of(task)))) == task
    with pytest.raises(ValueError):
        reading.check(replace(task, told=5))
    assert task.seen.version == VERSION
