"""Whose script is running: by the session its connection was opened with."""

import time
from types import SimpleNamespace

import pytest

from access import reader as readers
from access.granting import grants_of
from access.reader import NOBODY, OPERATOR, acting
from access.sessions import Session, Sessions
from server import readers as known
from server.door import KEY
from server.readers import know_readers

GRANTS = grants_of({"grant": [{"claim": "groups", "role": "planner"}]})


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Sessions:
    monkeypatch.setattr(readers, "_of_this_thread", readers._of_this_thread)  # put back when the test is over
    monkeypatch.setattr(readers, "_otherwise", readers._otherwise)
    held = Sessions(lambda: GRANTS, lambda _: False)
    held.enter(Session("a", {"sub": "1", "name": "张三", "groups": ["x"]}, time.time(), time.time() + 60))
    return held


def running(monkeypatch: pytest.MonkeyPatch, user: dict[str, object] | None) -> None:
    script = None if user is None else SimpleNamespace(user_info=user)
    monkeypatch.setattr(known, "get_script_run_ctx", lambda suppress_warning: script)


def test_a_page_acts_for_the_session_of_its_connection(monkeypatch, sessions) -> None:
    know_readers(sessions, hand_in=True, publish=True)
    running(monkeypatch, {KEY: "a.0123456789abcdef"})
    assert acting().name == "张三" and acting().may("open_task")
    for user in ({}, {KEY: None}, {KEY: 7}, {KEY: "b.0"}, {"name": "张三"}):
        running(monkeypatch, user)
        assert acting() == NOBODY


def test_what_knows_of_no_reader_has_no_right_once_readers_sign_in(monkeypatch, sessions) -> None:
    running(monkeypatch, None)
    know_readers(sessions, hand_in=True, publish=True)
    assert acting() == NOBODY and not acting().may("read")
    know_readers(None, hand_in=False, publish=False)
    assert acting() is OPERATOR


def test_where_nobody_signs_in_the_setting_of_the_desk_holds_below_the_pages(monkeypatch, sessions) -> None:
    running(monkeypatch, {})
    know_readers(None, hand_in=True, publish=False)
    assert acting().may("hand_in") and acting().may("read") and not acting().may("take_in")
    know_readers(None, hand_in=False, publish=False)
    assert not acting().may("hand_in") and not acting().may("answer")
