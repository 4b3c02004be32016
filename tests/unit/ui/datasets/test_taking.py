"""What a press to publish came to is told plainly: that another version came first, which hand-in is not ready and why."""

from types import SimpleNamespace

import pytest

from store.handins import desk
from store.handins.desk import Conflict, NotReady
from ui.datasets.versions import queue

SHOWN = SimpleNamespace(lang="zh", dataset=SimpleNamespace(name="demo", version="0123456789ab"))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bool, str]]:
    said: list[tuple[bool, str]] = []
    monkeypatch.setattr(queue, "tell", lambda good, words: said.append((good, words)))
    monkeypatch.setattr(queue, "over", lambda version: version)
    return said


def pressed(monkeypatch, answer) -> list[tuple]:
    """Presses with a desk that answers so; what the desk was asked."""
    asked: list[tuple] = []

    def take_in(*given, closed):
        asked.append((*given, closed))
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(desk, "take_in", take_in)
    queue.take_in(SHOWN, ("a", "b"), "王五", "季报", {"a": "甲.xlsx"}, "2026Q1")
    return asked


def test_it_is_published_over_the_version_that_was_looked_at(monkeypatch, told):
    assert pressed(monkeypatch, "fedcba987654") == [("demo", "0123456789ab", ("a", "b"), "王五", "季报", "2026Q1")]
    assert told == [(True, "已采纳 2 份报送，发布为版本 fedcba98。各页备好后即显示新数。")]


def test_that_another_version_came_first_is_said(monkeypatch, told):
    pressed(monkeypatch, Conflict("0123456789ab", "aaaabbbbcccc"))
    assert told == [(False, "没有发布：另一个版本 aaaabbbb 先发布了。请重新看差异后再发布。")]


def test_each_hand_in_that_is_not_ready_is_named_with_why(monkeypatch, told):
    pressed(monkeypatch, NotReady({"a": "refused", "b": "together"}))
    assert told == [(False, "没有发布：《甲.xlsx》还有错误；《b》与另一份合在一起不合规则。")]


def test_every_reason_that_the_desk_may_give_has_words():
    given = {
        "unknown",
        "refused",
        "unconfirmed",
        "warnings",
        "together",
        *(one for one in desk.STATES if one != "waiting"),
    }
    assert given <= set(queue.version_words.WHY_NOT)


@pytest.mark.parametrize(("who", "reason"), [("", "季报"), ("王五", "")])
def test_nothing_is_published_by_nobody_or_for_no_reason(monkeypatch, told, who, reason):
    monkeypatch.setattr(desk, "take_in", lambda *_, **__: pytest.fail("asked"))
    queue.take_in(SHOWN, ("a",), who, reason, {}, None)
    assert told == [(False, "请写明由谁办理和原因。")]
