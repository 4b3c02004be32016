"""The columns that were taken by likeness: each with what it was taken for and how sure, to be confirmed once for its sender."""

import streamlit as st

from access.reader import NotAllowed
from store.handins import desk
from store.handins.desk import HandIn, Judged, NotSaved
from store.ledgers.fields import FIELDS, header_key
from ui import words as shared
from ui.datasets import words
from ui.datasets.read_as import field_name
from ui.datasets.sending import tell
from ui.frame.markup import literal
from ui.view import View


def confirming(shown: View, handin: HandIn, judged: Judged) -> None:
    """Nothing where no column waits to be confirmed, or for who may not."""
    lang = shown.lang
    waiting = [
        header for header in judged.read.headers if header.written in judged.unconfirmed and header.how == "likeness"
    ]
    if not waiting or handin.state != "waiting" or not desk.may_answer(handin):
        return
    st.markdown(f"## {words.COLUMNS_TO_CONFIRM(lang)}")
    st.caption(words.CONFIRM_NOTE(lang))
    key = f"datasets-columns-{handin.id}-{lang}"
    chosen: dict[str, str] = {}
    with st.form(key, border=False):
        for number, header in enumerate(waiting):
            known = offered(header.field or "")
            cell = f"{header.sheet}!{header.cell}"
            chosen[header_key(header.written)] = st.selectbox(
                literal(words.COLUMN_IS(lang, written=header.written, cell=cell, sure=f"{header.sure:.0%}")),
                known,
                key=f"{key}-{number}",
                format_func=lambda one: field_name(one, lang),
                placeholder=shared.CHOOSE(lang),
                width=560,
            )
        pressed = st.form_submit_button(words.CONFIRM(lang), type="primary")
    if pressed:
        try:
            desk.confirm_columns(handin, chosen, handin.last.who)
        except (NotSaved, NotAllowed) as refused:
            tell(False, refused.tell(lang))
        else:
            tell(True, words.CONFIRMED(lang))
        st.rerun()


def offered(proposed: str) -> list[str]:
    """What is proposed first, that it be left out next, then every field, those of one table together."""
    tables = list(dict.fromkeys(field.table for field in FIELDS.values()))
    grouped = sorted(FIELDS, key=lambda one: tables.index(FIELDS[one].table))
    return list(dict.fromkeys([proposed, "", *grouped]))
