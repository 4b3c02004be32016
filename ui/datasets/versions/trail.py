"""审计: who did what to this dataset and when, whether the trail is whole, and the trail as a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from access.reader import NotAllowed, Place
from analytics.lookup import pairs
from analytics.tasks.words import EVENTS
from store.handins import desk
from store.history import audit
from store.history.audit import Outline
from store.history.lines import Entry
from style import terms
from style.moments import day_of, moment
from style.periods import say_period
from style.text import Text
from ui.datasets import words
from ui.datasets.paging import on_page, pager
from ui.datasets.versions import words as version_words
from ui.datasets.versions.exports import trail_table
from ui.datasets.versions.published import by_words
from ui.datasets.versions.trail_kinds import act_words
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

_KEY = "datasets-trail"
FAULTS = 5  # of the trail, told at once: one is enough to look further


def trail_of(shown: View, writers: Writers) -> None:
    """Whether it is whole, filters, the lines they leave, and all of these as a file; to who may not see it, that it is not for
    him."""
    lang = shown.lang
    st.markdown(f"## {version_words.TRAIL(lang)}")
    try:
        _wholeness(shown)
        _lines(shown, writers)
    except NotAllowed as refused:
        st.info(version_words.TRAIL_CLOSED(lang, why=refused.tell(lang)))


def _wholeness(shown: View) -> None:
    lang, found = shown.lang, audit.wholeness(shown.dataset.name)
    if found.faults:
        said = terms.LIST_STOP(lang).join(fault.tell(lang) for fault in found.faults[:FAULTS])
        st.error(version_words.TRAIL_BROKEN(lang, said=said))
    else:
        st.text(version_words.TRAIL_WHOLE(lang, count=f"{found.count:,}", own=f"{found.own:,}"))
    st.caption(version_words.TRAIL_NOTE(lang))


@st.fragment
def _lines(shown: View, writers: Writers) -> None:
    lang = shown.lang
    every = audit.lines(shown.dataset.name)
    with st.container(key="datasets-trail-tools", horizontal=True, vertical_alignment="bottom"):
        found = _filtered(every, lang)
        downloads(
            shown,
            left_with(shown, "trail", lambda: trail_table(audit.entries(found), lang)),
            writers,
            page="datasets",
            name=version_words.TRAIL,
            key=_KEY,
        )
    if found:
        ledger(table(shown, audit.entries(on_page(_KEY, found))), key=f"datasets-trail-lines-{lang}")
        pager(_KEY, len(found), lang)
    else:
        st.text(words.NONE_OF_THESE(lang))


def _filtered(every: tuple[Outline, ...], lang: str) -> list[Outline]:
    """By what was done, by whom, and between which days, both included."""
    done = {line.act for line in every}
    acts = [one for one in version_words.TRAIL_KINDS if one in done]
    act = st.selectbox(version_words.EVENT(lang), acts, index=None, key=f"{_KEY}-kind-{lang}", placeholder=version_words.EVERYTHING(lang),
                       format_func=lambda one: version_words.TRAIL_KINDS[one](lang), width=180)  # fmt: skip
    who = st.selectbox(words.BY(lang), sorted({line.who for line in every}), index=None, key=f"{_KEY}-who-{lang}",
                       placeholder=version_words.EVERYBODY(lang), format_func=lambda one: by_words(one, lang), width=240)  # fmt: skip
    days = sorted({day_of(line.when) for line in every}, reverse=True)
    first, last = (
        st.selectbox(label(lang), days, index=None, key=f"{_KEY}-{name}-{lang}", placeholder=version_words.ANY_DAY(lang), width=160,
                     format_func=date.isoformat)
        for name, label in (("since", version_words.SINCE), ("until", version_words.UNTIL))
    )  # fmt: skip
    return [
        line
        for line in every
        if act in (None, line.act)
        and who in (None, line.who)
        and (first is None or day_of(line.when) >= first)
        and (last is None or day_of(line.when) <= last)
    ]


def table(shown: View, found: Sequence[Entry]) -> Ledger:
    lang, placed = shown.lang, audit.from_where()
    columns = (
        Column("number", words.LINE(lang)),
        Column("when", words.WHEN(lang)),
        Column("kind", version_words.EVENT(lang)),
        Column("who", words.BY(lang)),
        Column("details", version_words.DETAILS(lang), wide=True),
        *([Column("place", version_words.FROM_WHERE(lang), wide=True)] if placed else []),
    )
    files = {one.id: one.file_name for one in desk.handins(shown.dataset.name)}
    named = {one: pair.label(lang) for one, pair in pairs(shown.dataset).items()}
    rows = tuple(
        Row(
            entry.id,
            {
                "number": Cell(str(entry.number)),
                "when": Cell(moment(entry.when, lang)),
                "kind": Cell(act_words(entry.act, lang)),
                "who": Cell(by_words(entry.who, lang)),
                "details": Cell(details(entry, files, lang, named)),
                **({"place": _place(placed.get(entry.id))} if placed else {}),
            },
        )
        for entry in found
    )
    return Ledger(version_words.TRAIL(lang), columns, rows)


def _place(place: Place | None) -> Cell:
    return Cell(place.address, sub=place.agent) if place else Cell("")


def details(entry: Entry, files: Mapping[str, str], lang: str, named: Mapping[str, str] | None = None) -> str:
    """What the line says beside who and when, in words where there are words for it; a file once, as it was called then. A round
    of a hand-in corrects nothing but itself. `named` are pairs by id."""
    told = {key: value for key, value in entry.details.items() if value and key in version_words.TRAIL_DETAILS}
    if told.get("came_from") == [entry.dataset]:  # a package of the dataset's own name
        told.pop("came_from")
    if told.get("replaces") == told.get("handin"):
        told.pop("replaces", None)
    if told.get("subject") == entry.dataset:
        told.pop("subject")
    if "file" in told:
        told.pop("handin", None)
    held = {**(named or {}), **files}
    return terms.LIST_STOP(lang).join(_detail(key, value, held, lang) for key, value in told.items())


def _detail(key: str, value: Any, files: Mapping[str, str], lang: str) -> str:
    if key in ("what", "made") and value in version_words.TAKEN_AWAY:
        value = version_words.TAKEN_AWAY[value](lang)
    elif key in ("seen", "kept", "did"):
        value = version_words.TRAIL_SAID.get(value, Text(str(value), str(value)))(lang)
    elif key in ("version", "was", "now", "base"):
        value = str(value)[:8]
    elif key == "done" and value in EVENTS:
        value = EVENTS[value](lang)
    elif key == "quarter":
        value = say_period(str(value), lang)
    many = value if isinstance(value, list) else [value]
    return version_words.TRAIL_DETAILS[key](
        lang, value=terms.JOINT(lang).join(files.get(str(one), str(one)) for one in many)
    )
