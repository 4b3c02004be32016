"""Who may hand in and publish from a page: whoever reaches a server on loopback, or whom one setting lets."""

import pytest
import streamlit as st

from ui.datasets.access import WrongLevel, access, level


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("LEDGER_OPEN", raising=False)
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)

    def to(address: str | None) -> None:
        monkeypatch.setattr(st, "get_option", lambda name: {"server.address": address}[name])

    return to


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_on_loopback_everything_is_open(bound, address):
    bound(address)
    assert (access().hand_in, access().publish) == (True, True)
    assert access().told.startswith("open for handing in and publishing")


@pytest.mark.parametrize("address", [None, "0.0.0.0", "10.0.0.7", "board.example", ""])
def test_anywhere_else_nothing_is(bound, address):
    bound(address)
    assert (access().hand_in, access().publish) == (False, False)
    assert access().told.startswith("open for neither")


def test_a_proxy_on_the_same_machine_brings_everybody_and_closes_it(bound, monkeypatch):
    bound("127.0.0.1")
    monkeypatch.setenv("ALLOWED_HOSTS", "board.example")
    assert not access().hand_in and not access().publish


@pytest.mark.parametrize(("said", "publish"), [("handin", False), ("publish", True)])
def test_the_setting_opens_it_wherever_the_server_is(bound, monkeypatch, said, publish):
    bound("0.0.0.0")
    monkeypatch.setenv("LEDGER_OPEN", said)
    assert (access().hand_in, access().publish) == (True, publish)
    assert "LEDGER_OPEN" in access().why("zh")


def test_a_word_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("LEDGER_OPEN", "everyone")
    with pytest.raises(WrongLevel, match="'everyone' is none of handin, publish"):
        level()
