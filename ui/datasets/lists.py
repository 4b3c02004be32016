"""Hand-ins as lists: what waits with its open faults, what was handed in lately, and all that ever was."""

from collections.abc import Sequence

import streamlit as st

from access.reader import acting
from store.handins import desk
from store.handins.desk import HandIn
from store.history.trail import last_named, trail_dir
from style import terms
from style.moments import moment
from style.text import Text
from ui.address import href
from ui.datasets import words
from ui.datasets.paging import on_page, pager
from ui.datasets.standing import Summary
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

LATELY = 8
TONES = {"accepted": "good", "questions": "attention", "refused": "bad"}


def lead_words(shown: View) -> str:
    """How many wait, of those that the reader may see, and what is published."""
    lang, name = shown.lang, shown.dataset.name
    count = len(desk.handins(name, "waiting"))
    current = shown.dataset.version[:8]
    last = last_named(name, trail_dir())
    if last is None:
        return words.LEAD_FIRST(lang, count=count, version=current)
    who, said = acting(), {"when": moment(last.when, lang), "version": current}
    if not who.may("see_handin"):
        return words.LEAD_PUBLISHED(lang, **said)
    if not who.may_with("see_handin", False):
        return words.LEAD_OWN(lang, count=count, **said)
    if not count:
        return words.LEAD_IDLE(lang, when=moment(last.when, lang), version=current)
    return words.LEAD_NONE(lang, count=count, when=moment(last.when, lang), version=current)


def lately(shown: View) -> None:
    """The last ones of anybody, so that who comes back finds his own."""
    lang = shown.lang
    found = sorted(desk.handins(shown.dataset.name), key=lambda one: one.arrived, reverse=True)[:LATELY]
    st.markdown(f"## {words.LATELY(lang)}")
    if found:
        ledger(_stated(shown, found, words.LATELY), key=f"datasets-lately-{lang}")
    else:
        st.text(words.NONE_YET(lang))


def handed_in(shown: View) -> None:
    """Everything that waits no longer, newest first."""
    lang, key = shown.lang, "datasets-handed-in"
    found = [one for one in reversed(desk.handins(shown.dataset.name)) if one.state != "waiting"]
    if found:
        st.markdown(f"## {words.ALL_HANDED_IN(lang)}")
        ledger(_stated(shown, on_page(key, found), words.ALL_HANDED_IN), key=f"{key}-{lang}")
        pager(key, len(found), lang)


def _stated(shown: View, found: Sequence[HandIn], caption: Text) -> Ledger:
    lang = shown.lang
    columns = (
        Column("file", words.HANDED_IN_FILE(lang)),
        Column("who", words.BY(lang)),
        Column("when", words.WHEN(lang), wide=True),
        Column("state", terms.STATUS(lang), kind="mark"),
    )
    rows = []
    for one in found:
        state = Cell(words.STATES[one.state](lang), sub=words.IN_VERSION(lang, version=one.version[:8]) if one.version else "",
                     tone={"waiting": "attention", "taken": "good"}.get(one.state, "neutral"))  # fmt: skip
        rows.append(Row(one.id, {**_same(one, lang), "state": state}, href=_to(shown, one)))
    return Ledger(caption(lang), columns, tuple(rows))


def waiting_table(shown: View, found: Sequence[HandIn], told: dict[str, Summary | None]) -> Ledger:
    """Each that waits with what is open in it and what it would change."""
    lang = shown.lang
    columns = (
        Column("file", words.HANDED_IN_FILE(lang)),
        Column("who", words.BY(lang), wide=True),
        Column("when", words.WHEN(lang), wide=True),
        Column("state", words.OUTCOME(lang), kind="mark"),
        Column("open", words.OPEN_FAULTS(lang)),
        Column("changed", words.WOULD_CHANGE(lang), wide=True),
    )
    return Ledger(
        words.WAITING(lang), columns, tuple(_waiting_row(shown, one, told[one.id]) for one in found), max_height=560
    )


def _waiting_row(shown: View, one: HandIn, told: Summary | None) -> Row:
    lang = shown.lang
    if told is None:
        cells = {"state": Cell(words.FILE_GONE(lang), tone="bad")}
    else:
        outcome = "accepted" if told.ready else told.outcome
        cells = {
            "state": Cell(desk.OUTCOME_WORDS[outcome](lang), tone=TONES[outcome]),
            "open": Cell(open_words(told, lang), muted=not (told.errors or told.warnings or told.questions)),
            "changed": Cell(words.NEW_AND_REVISED(lang, added=f"{told.added:,}", revised=f"{told.revised:,}"),
                            sub=words.REMOVED_TOO(lang, count=told.removed) if told.removed else ""),
        }  # fmt: skip
    return Row(one.id, {**_same(one, lang), **cells}, href=_to(shown, one))


def open_words(told: Summary, lang: str) -> str:
    """错误 232 处；须说明 14 处；疑问 3 处."""
    said = [
        text(lang, count=count)
        for text, count in (
            (words.ERRORS, told.errors),
            (words.WARNINGS_TOLD, told.warnings),
            (words.TO_CONFIRM, told.unconfirmed),
            (words.QUESTIONS, told.questions),
            (words.ANSWERED_COUNT, told.answered),
        )
        if count
    ]
    return terms.LIST_STOP(lang).join(said) or words.NONE_OPEN(lang)


def _same(one: HandIn, lang: str) -> dict[str, Cell]:
    return {
        "file": Cell(one.file_name, sub=words.ROUND_TOLD(lang, round=one.last.number)),
        "who": Cell(one.last.who),
        "when": Cell(moment(one.arrived, lang), sort=one.arrived),
    }


def _to(shown: View, one: HandIn) -> str:
    return href("datasets", shown.address.to(handin=one.id, version=None, was=None, now=None), "handin")
