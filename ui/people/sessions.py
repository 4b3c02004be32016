"""登录与角色: who is signed in now and may be signed out, whether the mapping file holds, and what each role may do."""

from datetime import UTC, datetime

import streamlit as st

from access.here import here
from access.reader import demand
from access.roles import RIGHTS, ROLES
from access.sessions import Session
from store.history import acts
from store.locks import Busy
from style import terms
from style.moments import moment
from ui import words as shared
from ui.people import words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

MOST = 200  # of the newest sessions, on the page


def sessions(shown: View) -> None:
    """For administrators."""
    lang = shown.lang
    st.markdown(f"## {words.SESSIONS(lang)}")
    held = here().sessions
    if held is None:
        st.text(words.NO_SIGN_IN(lang))
        return
    demand("end_session")
    _mapping_file(lang)
    found = held.now()
    st.text(words.SESSIONS_NOW(lang, count=len(found)))
    if found:
        ledger(_table(found[:MOST], lang), key=f"sessions-{lang}")
        _ending(found[:MOST], lang)


def rights(shown: View) -> None:
    """Printed from the table that is enforced."""
    lang = shown.lang
    st.markdown(f"## {words.RIGHTS_TITLE(lang)}")
    columns = (
        Column("right", words.RIGHT(lang), wide=True),
        *(Column(role.id, role.label(lang)) for role in ROLES.values()),
    )
    rows = tuple(
        Row(
            one.id,
            {
                "right": Cell(one.label(lang)),
                **{role: Cell(_says(role, one.anywhere, one.own, lang)) for role in ROLES},
            },
        )
        for one in RIGHTS.values()
    )
    ledger(Ledger(words.RIGHTS_TITLE(lang), columns, rows), key=f"rights-{lang}")
    st.caption(words.RIGHTS_NOTE(lang))


def _says(role: str, anywhere: frozenset[str], own: frozenset[str], lang: str) -> str:
    if role in anywhere:
        return words.MAY(lang)
    return words.MAY_OWN(lang) if role in own else words.MAY_NOT(lang)


def _mapping_file(lang: str) -> None:
    fault = here().fault()
    if fault is None:
        st.caption(words.MAPPING_HOLDS(lang))
    else:
        st.error(words.MAPPING_BROKEN(lang, why=fault.tell(lang)))


def _table(found: tuple[Session, ...], lang: str) -> Ledger:
    columns = (
        Column("who", words.WHO(lang)),
        Column("role", words.ROLE(lang)),
        Column("since", words.SINCE(lang)),
        Column("until", words.UNTIL(lang)),
    )
    return Ledger(words.SESSIONS(lang), columns, tuple(_row(one, lang) for one in found))


def _row(one: Session, lang: str) -> Row:
    held = here().sessions
    who = held.reader(one.id) if held else None
    roles = terms.LIST_STOP(lang).join(ROLES[role].label(lang) for role in ROLES if who and role in who.roles)
    cells = {
        "who": Cell(_name(one), sub=one.id[:8]),
        "role": Cell(roles or words.NO_ROLE(lang), muted=not roles),
        "since": Cell(_moment(one.since, lang)),
        "until": Cell(_moment(one.until, lang)),
    }
    return Row(one.id, cells)


def _name(one: Session) -> str:
    held = here().sessions
    return (held.reader(one.id).name if held else "") or str(one.claims.get("name") or one.claims.get("sub") or "—")[
        :60
    ]


def _moment(seconds: float, lang: str) -> str:
    return moment(datetime.fromtimestamp(seconds, UTC).isoformat(), lang)


def _ending(found: tuple[Session, ...], lang: str) -> None:
    """Ends one of them for good; whoever it was may sign in anew as long as the provider lets him."""
    with st.form(f"end-session-{lang}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            words.WHICH_SESSION(lang),
            [one.id for one in found],
            index=None,
            placeholder=shared.CHOOSE(lang),
            format_func=lambda one: next((f"{_name(held)} · {one[:8]}" for held in found if held.id == one), one[:8]),
            width=320,
        )
        pressed = st.form_submit_button(words.END(lang))
    end = here().end
    if not pressed or chosen is None or end is None:
        return
    demand("end_session")
    session = next((one for one in found if one.id == chosen), None)
    try:
        if session:
            end(session)
            acts.changed("session", _name(session), "ended")
    except (OSError, Busy):
        st.error(words.NOT_ENDED(lang))
        return
    st.rerun()
