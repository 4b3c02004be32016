"""Who may open, see, answer, move and close a task: each role by itself, whatever page or address he comes from."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from access.reader import NotAllowed, Reader, acting_as, reader
from access.roles import ROLES
from store.saved.small_files import NotSaved
from store.tasks import doing
from store.tasks.definition import Task
from store.tasks.keeping import find, tasks
from tests.unit.store.tasks.made import BINJIANG, TAISHUN, opened, seen

READERS: dict[str, Reader] = {role: reader(role, role, [role]) for role in ROLES if role != "county"}
READERS |= {
    "own county": reader("t", "泰顺县", ["county"], [TAISHUN.adcode]),
    "another county": reader("b", "滨江区", ["county"], [BINJIANG.adcode]),
    "stranger": reader("s", "s", []),
}
MAY = {
    "open": {"planner", "steward"},
    "see": {"viewer", "planner", "steward", "administrator", "own county"},
    "answer": {"planner", "steward", "own county"},
    "move": {"planner", "steward"},
    "close": {"steward"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / ".tasks"


def seen_by(folder: Path, task: Task) -> None:
    if find(folder, task.id) is None:
        raise LookupError(task.id)


def works(folder: Path, task: Task) -> dict[str, Callable[[], object]]:
    later = (task.due + timedelta(days=1)).isoformat()
    return {
        "open": lambda: opened(folder, seen(pair="P09")),
        "see": lambda: seen_by(folder, task),
        "answer": lambda: doing.answer(folder, task.id, "已办", who=""),
        "move": lambda: doing.move_due(folder, task.id, later, "推迟", was=task.due, who=""),
        "close": lambda: doing.close(folder, task.id, "办结", who=""),
    }


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("action", MAY)
def test_each_may_what_the_table_says_and_no_more(folder: Path, who, action) -> None:
    task = opened(folder)
    with acting_as(READERS[who]):
        if who in MAY[action]:
            works(folder, task)[action]()
            return
        with pytest.raises((NotAllowed, NotSaved, LookupError)):
            works(folder, task)[action]()
    assert [one.kind for one in find(folder, task.id).events] == ["opened"] and len(tasks(folder).tasks) == 1


def test_a_county_sees_what_it_leads_or_has_to_do_and_is_told_of_nothing_else(folder: Path) -> None:
    mine, others = opened(folder), opened(folder, seen(pair="P02"), responsible=(BINJIANG,), supervising=TAISHUN)
    led = opened(folder, seen(pair="P03"), lead=TAISHUN, responsible=(BINJIANG,))
    (folder / f"{'d' * 16}.json").write_text("{}")
    with acting_as(READERS["own county"]):
        found = tasks(folder)
        assert {one.id for one in found.tasks} == {mine.id, led.id} and found.broken == ()
        assert find(folder, others.id) is None
        with pytest.raises(NotSaved) as told:
            doing.answer(folder, others.id, "已办", who="")
        assert "没有这件" in told.value.tell("zh"), "another's is as if it were not there"


def test_a_county_reads_the_rows_of_its_own_pair_alone(folder: Path) -> None:
    mine, others = opened(folder), opened(folder, seen(pair="P05"), responsible=(TAISHUN,))
    assert find(folder, others.id).seen.rows
    with acting_as(READERS["own county"]):
        assert find(folder, mine.id).seen.rows == mine.seen.rows
        assert find(folder, others.id).seen.rows == () and find(folder, others.id).seen.zh == others.seen.zh
        assert {one.id: bool(one.seen.rows) for one in tasks(folder).tasks} == {mine.id: True, others.id: False}
        doing.answer(folder, others.id, "已办", who="")
    assert find(folder, others.id).seen.rows == others.seen.rows, "an answer keeps what was frozen"


def test_who_is_signed_in_is_named_by_his_own_name_whatever_he_types(folder: Path) -> None:
    with acting_as(READERS["planner"]):
        task = opened(folder, who="冒名")
    with acting_as(READERS["own county"]):
        answered = doing.answer(folder, task.id, "已办", who="冒名")
    assert (task.opened.who, task.opened.reader) == ("planner", "planner")
    assert (answered.answers[0].who, answered.answers[0].reader) == ("泰顺县", "t")
