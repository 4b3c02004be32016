"""Who may hand in and publish from a page: by his role, and while nobody signs in, only who sits at this machine, or everybody by a setting."""

import os
from dataclasses import dataclass

import streamlit as st

from access.addresses import is_loopback
from access.reader import acting
from style.text import Text
from ui.datasets import words

SETTING = "LEDGER_OPEN"  # handin: everybody may hand in; publish: everybody may publish too
LEVELS = ("", "handin", "publish")


class WrongLevel(ValueError):
    """LEDGER_OPEN says something that is none of its words."""


@dataclass(frozen=True)
class Access:
    """What may be done from a page, and why, in words."""

    hand_in: bool
    publish: bool
    why: Text

    @property
    def told(self) -> str:
        """For the log: what is open, and why."""
        opened = [name for name, is_open in (("handing in", self.hand_in), ("publishing", self.publish)) if is_open]
        return f"open for {' and '.join(opened) or 'neither'}. {self.why('en')}"


def level() -> str:
    """LEDGER_OPEN. Raises WrongLevel."""
    said = os.environ.get(SETTING, "").strip()
    if said not in LEVELS:
        raise WrongLevel(f"{SETTING}={said!r} is none of handin, publish")
    return said


def access() -> Access:
    """By the rights of who signed in; where nobody does by the setting, else by the address this server is bound to and by how it is called: a proxy on the same machine brings
    everybody, so names of our own (ALLOWED_HOSTS) close it."""
    who = acting()
    if who.is_signed_in:
        return Access(who.may("hand_in"), who.may("take_in"), words.BY_ROLE)
    said = level()
    if said:
        return Access(True, said == "publish", words.OPEN_BY_SETTING if said == "publish" else words.HANDIN_BY_SETTING)
    if not is_reached_by_others():
        return Access(True, True, words.OPEN_ON_LOOPBACK)
    return Access(False, False, words.CLOSED)


def is_reached_by_others() -> bool:
    """Whether other machines reach this server, at its own address or by a proxy."""
    return not is_loopback(st.get_option("server.address") or "") or bool(os.environ.get("ALLOWED_HOSTS", "").strip())
