"""The bin of what readers keep: what lies in it, for how many days more, and bringing something back."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from access.reader import NotAllowed, acting
from store.saved.owners import may_change
from store.saved.removed import DAYS, Removed
from store.saved.small_files import NotSaved
from style.moments import day_of
from style.periods import say_date
from ui.frame import words as frame_words
from ui.frame.choosing import pick_for
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger


def removed_list(there: Sequence[Removed[Any]], lang: str, key: str, restore: Callable[[str], Any]) -> None:
    """Folded, and nothing where the bin is empty; `restore` brings one of an id back and returns it."""
    told = st.session_state.pop(f"{key}-told", None)
    with st.container():  # there whether anything is told or not: what stands below keeps its place, and stays open
        if told:
            (st.success if told[0] else st.error)(literal(told[1]))
    if not there:
        return
    # Known by a name: it stays open while what stands above it comes and goes, and its rows are sent only while it is.
    opened = st.expander(frame_words.BIN(lang, count=len(there)), key=f"{key}-open-{lang}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.caption(frame_words.BIN_NOTE(lang, days=DAYS))
        ledger(_table(there, lang), key=f"{key}-list-{lang}")
        may = {one.id: one.kept.name for one in there if may_change(one)}
        if may:
            _restoring(may, lang, key, restore)


def _table(there: Sequence[Removed[Any]], lang: str) -> Ledger:
    columns = [
        Column("name", frame_words.NAMED(lang)),
        Column("days", frame_words.DAYS_LEFT(lang), "number"),
        Column("when", frame_words.REMOVED_ON(lang), wide=True),
    ]
    is_signed = acting().is_signed_in
    if is_signed:
        columns.insert(1, Column("whose", frame_words.WHOSE(lang)))
    rows = []
    for one in there:
        when = say_date(day_of(one.removed), lang)
        by = frame_words.REMOVED_BY(lang, name=one.by_name) if is_signed and one.by_name else ""
        cells = {"name": Cell(one.kept.name), "days": Cell(str(one.days_left())), "when": Cell(when, sub=by)}
        rows.append(Row(one.id, cells | ({"whose": whose(one, lang)} if is_signed else {})))
    return Ledger(frame_words.BIN(lang, count=len(there)), tuple(columns), tuple(rows), max_height=260)


def whose(kept: Any, lang: str) -> Cell:
    """Who made it, by name: the reader's own are told as such."""
    if acting().is_author(kept.author):
        return Cell(frame_words.MINE(lang), sub=kept.author_name)
    return Cell(kept.author_name) if kept.author_name else Cell(frame_words.NOBODYS(lang), muted=True)


def _restoring(may: dict[str, str], lang: str, key: str, restore: Callable[[str], Any]) -> None:
    box = f"{key}-which-{lang}"
    pick_for(
        frame_words.WHICH_BACK(lang),
        may,
        frame_words.RESTORE(lang),
        key=box,
        pressed=f"{key}-restore-{lang}",
        lang=lang,
        on_click=_restore,
        args=(box, lang, key, restore),
    )


def _restore(box: str, lang: str, key: str, restore: Callable[[str], Any]) -> None:
    try:
        back = restore(st.session_state[box])
    except (NotSaved, NotAllowed) as refused:
        st.session_state[f"{key}-told"] = (False, refused.tell(lang))
        return
    st.session_state[box] = None
    st.session_state[f"{key}-told"] = (True, frame_words.RESTORED(lang, name=back.name))
