"""Whose script is running: each of Streamlit's threads acts on behalf of the session its connection was opened with."""

from collections.abc import Mapping
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

from access.reader import NOBODY, OPERATOR, Reader, everybody, know_threads_by
from access.sessions import Session, Sessions
from server.door import KEY, session_of
from server.signin import SignIn
from store.saved.withdrawn import Withdrawn

WITHDRAWN = Withdrawn()


def sessions_of(chosen: SignIn) -> Sessions | None:
    """None where nobody signs in."""
    return Sessions(chosen.roles.grants, WITHDRAWN.__contains__, chosen.rest) if chosen.roles else None


def end(session: Session) -> None:
    """For good, in every process and whoever shows it again. Raises OSError, Busy where that cannot be written."""
    WITHDRAWN.add(session.id, session.until)


def know_readers(sessions: Sessions | None, hand_in: bool, publish: bool) -> None:
    """From now on a page acts for its reader. Where nobody signs in that is everybody, without what the setting of the desk closes;
    elsewhere whatever knows of no reader has no right, and the server's own work says outright that it is the operator's."""
    closed = ["end_session", *([] if hand_in else ["hand_in", "answer"]), *([] if publish else ["take_in"])]
    whoever = everybody(closed)

    def of_this_thread() -> Reader | None:
        found = get_script_run_ctx(suppress_warning=True)
        if found is None:
            return None
        return whoever if sessions is None else sessions.reader(session_of(_told(found.user_info)))

    know_threads_by(of_this_thread, OPERATOR if sessions is None else NOBODY)


def _told(user: Mapping[str, Any]) -> str:
    said = user.get(KEY)
    return said if isinstance(said, str) else ""
