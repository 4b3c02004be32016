"""Whose rights hold where: around a call, in a thread, later."""

import threading

import pytest

from access import reader as readers
from access.reader import NOBODY, OPERATOR, NotAllowed, acting, acting_as, demand, everybody, on_behalf, reader
from access.roles import RIGHTS, ROLES

COUNTY = reader("1", "泰顺", ["county"], ["330329"])
STEWARD = reader("2", "李四", ["steward"])


def test_every_role_has_rights_and_every_right_a_role() -> None:
    for role in ROLES:
        assert any(role in right.roles for right in RIGHTS.values())
    for right in RIGHTS.values():
        assert right.roles and right.roles <= ROLES.keys()


def test_who_runs_the_machine_may_do_everything_and_nobody_nothing() -> None:
    assert acting() is OPERATOR
    for right in RIGHTS:
        assert OPERATOR.may(right) and not NOBODY.may(right)


def test_an_own_right_holds_for_what_is_the_readers_own() -> None:
    with acting_as(COUNTY):
        assert demand("hand_in", is_own=True) is COUNTY
        with pytest.raises(NotAllowed) as refused:
            demand("hand_in")
        assert refused.value.is_others and "本县" in refused.value.tell("zh")
        with pytest.raises(NotAllowed) as refused:
            demand("take_in", is_own=True)
        assert not refused.value.is_others and refused.value.tell("en")
    assert acting() is OPERATOR


def test_what_runs_later_or_elsewhere_runs_for_who_asked() -> None:
    with acting_as(COUNTY):
        later = on_behalf(acting)
    found = []
    thread = threading.Thread(target=lambda: found.append(later()))
    thread.start()
    thread.join()
    assert found == [COUNTY] and later() is COUNTY


def test_a_closed_server_lets_nobody_act_in_a_thread_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_of_this_thread", lambda: None)
    monkeypatch.setattr(readers, "_otherwise", NOBODY)
    assert acting() is NOBODY
    with acting_as(OPERATOR):
        assert acting() is OPERATOR
    monkeypatch.setattr(readers, "_of_this_thread", lambda: STEWARD)
    assert acting() is STEWARD


def test_where_nobody_signs_in_what_is_closed_stays_closed() -> None:
    open_to_all = everybody(closed=("take_in",))
    assert open_to_all.may("hand_in") and not open_to_all.may("take_in")
    assert not open_to_all.is_signed_in and open_to_all.sees_all
    assert not open_to_all.is_author("")
