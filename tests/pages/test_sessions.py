"""登录与角色: an administrator sees who is signed in and ends a session; nobody else does, and where nobody signs in there is none."""

import time
from collections.abc import Iterator

import pytest

from access import here, reader
from access.granting import grants_of
from access.here import Here
from access.reader import NOBODY
from access.sessions import Session, Sessions
from tests.pages.test_pages import opened
from tests.pages.test_roles import PEOPLE, sent
from ui.people import words

GRANTS = grants_of({"grant": [{"claim": "groups", "is": "office", "role": "planner"}]})


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two are signed in; what is ended is listed, and over."""
    gone: list[str] = []
    held = Sessions(lambda: GRANTS, gone.__contains__)
    now = time.time()
    for number, name in enumerate(("张三", "李四")):
        claims = {"sub": str(number), "name": name, "groups": ["office"]}
        held.enter(Session(f"{number}" * 32, claims, now - number, now + 3600))
    monkeypatch.setattr(here, "_here", Here("oidc", sessions=held, end=lambda session: gone.append(session.id)))
    monkeypatch.setattr(reader, "_otherwise", NOBODY)
    yield gone


def reads(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    monkeypatch.setattr(reader, "_of_this_thread", lambda: PEOPLE[role])


def test_an_administrator_ends_a_session(monkeypatch, ended) -> None:
    reads(monkeypatch, "administrator")
    at = opened("datasets", data="demo", part="readers")
    assert "张三" in sent(at) and "李四" in sent(at)
    at.selectbox(key="end-session-zh").set_value("1" * 32).run()
    at.button(key="end-session-zh-press").click().run()
    assert ended == ["1" * 32] and not at.exception
    assert "张三" in sent(at) and "李四" not in sent(at)


def test_a_session_that_cannot_be_ended_is_told(monkeypatch, ended) -> None:
    def full(session: Session) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(here, "_here", Here("oidc", sessions=here.here().sessions, end=full))
    reads(monkeypatch, "administrator")
    at = opened("datasets", data="demo", part="readers")
    at.selectbox(key="end-session-zh").set_value("0" * 32).run()
    at.button(key="end-session-zh-press").click().run()
    assert [one.value for one in at.error] == [words.NOT_ENDED("zh")] and "张三" in sent(at)


@pytest.mark.parametrize("role", ["viewer", "planner", "steward"])
def test_nobody_else_sees_who_is_signed_in(monkeypatch, ended, role) -> None:
    reads(monkeypatch, role)
    assert words.SESSIONS("zh") not in sent(opened("datasets", data="demo", part="readers"))
