"""Notices lie whole or absent, are told apart from what is none, and are counted for who may open tasks alone."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from access.reader import acting_as, reader
from access.roles import ROLES
from store.notices import outbox
from store.notices.definition import Marks, Notice, Noticed
from store.notices.outbox import (
    give_up,
    given_up,
    mark,
    marks,
    notices_dir,
    put,
    take_away,
    take_up,
    undelivered,
    waiting,
)
from store.saved.small_files import NotSaved

WHEN = "2026-12-01T01:00:00+00:00"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path))
    return notices_dir()


def notice(n: int = 1, **more: object) -> Notice:
    made = Notice(f"{n:016x}", "", "opened", WHEN, "a" * 16, "b" * 16, "blue", "2026-12-20", WHEN, 0, WHEN)
    return replace(made, **more)


def test_what_was_put_waits_the_oldest_first_until_it_is_taken_away(folder) -> None:
    assert waiting(folder) == () and not folder.exists()
    late, early = notice(1, when="2026-12-02T01:00:00+00:00"), notice(2)
    put(folder, [late, early])
    put(folder, [late])
    assert waiting(folder) == (early, late)
    take_away(folder, early)
    assert waiting(folder) == (late,)


def test_what_was_given_up_waits_no_more_and_can_be_taken_up(folder) -> None:
    put(folder, [notice()])
    give_up(folder, notice(tries=3))
    assert (waiting(folder), given_up(folder), undelivered()) == ((), (notice(tries=3),), 1)
    take_up(folder, notice())
    assert (waiting(folder), given_up(folder), undelivered()) == ((notice(),), (), 0)


@pytest.mark.parametrize("role", ROLES)
def test_how_many_were_given_up_is_told_to_who_opens_tasks(folder, role) -> None:
    give_up(folder, notice())
    with acting_as(reader("1", "x", [role])):
        assert undelivered() == (1 if role in ("planner", "steward") else 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "shouted"},
        {"of": "../../etc"},
        {"when": "2026-12-01"},
        {"next": "soon"},
        {"tries": "1"},
        {"tries": True},
        {"tries": -1},
        {"to": None},
        {"why": "x" * 301},
        {"more": ""},
    ],
)
def test_a_file_that_is_no_notice_is_passed_over_and_left_alone(folder, wrong) -> None:
    put(folder, [notice(1), notice(2)])
    path = folder / outbox.WAITING / f"{1:016x}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | wrong))
    assert waiting(folder) == (notice(2),) and path.exists()


def test_marks_are_read_back(folder) -> None:
    held = Marks(WHEN, WHEN, {"a" * 16: Noticed(3, "red")})
    assert marks(folder) == Marks()
    mark(folder, held)
    assert marks(folder) == held


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"id": "0000000000000000", "begun": 1, "digest": "", "tasks": {"a": 1}}']
)
def test_marks_that_say_nothing_are_not_taken_for_none(folder, text) -> None:
    mark(folder, Marks(WHEN))
    (path,) = (folder / outbox.TOLD).glob("*.json")
    path.write_text(text)
    with pytest.raises(OSError):
        marks(folder)


def test_a_place_that_takes_nothing_is_told(folder) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("")
    with pytest.raises(NotSaved):
        put(folder, [notice()])
