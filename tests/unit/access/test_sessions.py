"""Sessions: until when they hold, what a changed mapping file does to them, and the file's last good state."""

import time
from pathlib import Path

import pytest

from access import mapping_file
from access.granting import Grants, WrongRoles, grants_of
from access.mapping_file import MappingFile
from access.reader import NOBODY
from access.sessions import Session, Sessions

OFFICE = grants_of({"grant": [{"claim": "groups", "is": "office", "role": "planner"}]})
NONE = grants_of({"grant": [{"claim": "groups", "is": "other", "role": "viewer"}]})
CLAIMS = {"sub": "1", "name": "张三", "groups": ["office"]}


def session(of: str = "a", since: float = 0.0, until: float = 60.0) -> Session:
    now = time.time()
    return Session(of, CLAIMS, now + since, now + until)


def sessions(grants: Grants = OFFICE, withdrawn: frozenset[str] = frozenset()) -> Sessions:
    return Sessions(lambda: grants, withdrawn.__contains__)


def test_a_session_holds_from_its_beginning_to_its_end() -> None:
    held = sessions()
    assert held.enter(session()) and not held.enter(session())
    assert held.reader("a").name == "张三" and held.reader("b") is NOBODY
    held.enter(session("over", since=-100, until=-1))
    held.enter(session("not yet", since=3600, until=7200))  # a clock that is off
    assert held.reader("over") is NOBODY and held.reader("not yet") is NOBODY
    assert [one.id for one in held.now()] == ["a"]


def test_one_that_was_withdrawn_is_over() -> None:
    held = sessions(withdrawn=frozenset({"a"}))
    held.enter(session())
    assert held.reader("a") is NOBODY and held.find("a") is None


def test_one_whose_reader_asks_nothing_for_long_is_over_and_is_not_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("access.sessions.time.monotonic", lambda: now[0])
    held = Sessions(lambda: OFFICE, lambda _: False, rest=600)
    held.enter(session())
    for now[0] in (500.0, 1000.0):
        held.asks("a")
        assert held.find("a") and held.reader("a").may("read")
    now[0] = 1700.0
    assert held.find("a") is None and held.reader("a") is NOBODY and held.now() == ()
    held.asks("a")
    held.enter(session())
    assert held.find("a") is None


def test_a_changed_mapping_file_holds_at_once() -> None:
    grants = [OFFICE]
    held = Sessions(lambda: grants[0], lambda _: False)
    held.enter(session())
    assert held.reader("a").may("open_task")
    grants[0] = NONE
    assert held.reader("a") == NOBODY


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("access.sessions.MOST_KEPT", 10)
    held = sessions()
    for number in range(50):
        held.enter(session(f"s{number}", since=number / 1000))
    assert len(held.now()) <= 10 and held.find("s49")


def test_a_mapping_file_that_says_nothing_keeps_the_last_good_one_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping_file, "LOOKED_AT_EVERY", -1.0)
    path = tmp_path / "roles.toml"
    path.write_text('[[grant]]\nclaim = "g"\nrole = "viewer"\n')
    held = MappingFile(path)
    good = held.grants()
    assert held.grants() is good and held.fault is None
    path.write_text('[[grant]]\nclaim = "g"\nrole = "boss"\n')
    assert held.grants() is good and held.fault and "boss" in held.fault.tell("zh")
    path.unlink()
    assert held.grants() is good and held.fault
    path.write_text('[[grant]]\nclaim = "g"\nrole = "steward"\n')
    assert held.grants() is not good and held.fault is None
    assert held.grants().reader_of({"sub": "1", "g": "x"}).roles == {"steward"}


def test_a_mapping_file_that_says_nothing_at_first_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongRoles):
        MappingFile(tmp_path / "none.toml")
