"""What waits to be taken in: each hand-in with its faults, those chosen together as one new version, and all that was handed in."""

import streamlit as st

from store.handins import desk
from store.handins.desk import Conflict, Judged, NotReady, NotSaved
from store.handins.records import HandIn
from store.history.trail import last_named, trail_dir
from store.snapshots import BrokenPackage
from style import terms
from ui.address import href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.history import both
from ui.datasets.moments import moment
from ui.datasets.sending import tell
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

LISTED = 200
_TONES = {"accepted": "good", "questions": "attention", "refused": "bad"}


def waiting(shown: View, may: Access) -> None:
    """The hand-ins that wait, and taking some of them in."""
    lang, found = shown.lang, desk.handins(shown.dataset.name, "waiting")
    st.markdown(f"## {words.WAITING(lang)}")
    if not found:
        st.text(words.NONE_WAITING(lang))
        return
    judged = {one.id: desk.judged(one, shown.dataset) for one in found}
    ledger(_table(shown, found, judged), key=f"datasets-waiting-{lang}")
    ready = [one for one in found if judged[one.id].ready]
    if not ready or not may.publish:
        return
    key = f"datasets-take-{lang}"
    with st.form(key, border=True):
        chosen = st.multiselect(
            words.CHOOSE_SOME(lang),
            [one.id for one in ready],
            default=[one.id for one in ready],
            key=f"{key}-which",
            format_func={one.id: f"{one.file_name} · {one.who}" for one in ready}.get,
            placeholder=words.CHOOSE_SOME(lang),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            who = st.text_input(words.STEWARD(lang), key=f"{key}-who", max_chars=60, width=240)
            reason = st.text_input(
                words.REASON(lang), key=f"{key}-reason", max_chars=300, placeholder=words.REASON_EXAMPLE(lang)
            )
        with st.container(horizontal=True):
            look = st.form_submit_button(words.EFFECTS_FIRST(lang))
            take = st.form_submit_button(words.TAKE_IN(lang), type="primary")
    if take:
        _take_in(shown, tuple(chosen), who.strip(), reason.strip())
        st.rerun()
    if look and chosen:
        with st.spinner(words.WORKING(lang)):
            both(shown, shown.dataset, desk.would_be([one for one in ready if one.id in chosen], shown.dataset))


def _take_in(shown: View, ids: tuple[str, ...], who: str, reason: str) -> None:
    lang = shown.lang
    if not who:
        tell(False, words.NO_WHO(lang))
        return
    try:
        version = desk.take_in(shown.dataset.name, shown.dataset.version, ids, who, reason)
    except Conflict as conflict:
        tell(False, words.CAME_FIRST(lang, version=str(conflict.current)[:8]))
    except NotReady as refused:
        which, why = next(iter(refused.which.items()))
        tell(False, words.NOT_READY(lang, which=which, why=words.WHY_NOT[why](lang)))
    except BrokenPackage as broken:
        tell(False, terms.LIST_STOP(lang).join(fault.tell(lang) for fault in broken.faults[:3]))
    except NotSaved as refused:
        tell(False, refused.tell(lang))
    else:
        tell(True, words.TAKEN_IN(lang, version=version[:8]))


def handed_in(shown: View) -> None:
    """Everything that was ever handed in, newest first."""
    lang = shown.lang
    found = [one for one in reversed(desk.handins(shown.dataset.name)) if one.state != "waiting"][:LISTED]
    if found:
        st.markdown(f"## {words.ALL_HANDED_IN(lang)}")
        ledger(_table(shown, found, {}), key=f"datasets-handed-in-{lang}")


def _table(shown: View, found: tuple[HandIn, ...] | list[HandIn], judged: dict[str, Judged]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("file", words.HANDED_IN_FILE(lang)),
        Column("who", words.BY(lang)),
        Column("when", words.WHEN(lang), wide=True),
        Column("state", words.OUTCOME(lang), kind="mark"),
        Column("changed", words.CHANGED(lang), wide=True),
    )
    return Ledger(
        words.WAITING(lang), columns, tuple(_row(shown, one, judged.get(one.id)) for one in found), max_height=520
    )


def _row(shown: View, one: HandIn, judged: Judged | None) -> Row:
    lang = shown.lang
    if judged:
        state = Cell(words.OUTCOMES[judged.outcome](lang), tone=_TONES[judged.outcome])
        added = sum(count.added for count in judged.counts.values())
        revised = sum(count.revised for count in judged.counts.values())
        changed = Cell(words.NEW_AND_REVISED(lang, added=f"{added:,}", revised=f"{revised:,}"))
    else:
        state, changed = Cell(words.STATES[one.state](lang)), Cell(one.version[:8] if one.version else "")
    cells = {
        "file": Cell(one.file_name, sub=words.ROUND_TOLD(lang, round=one.last.number)),
        "who": Cell(one.who),
        "when": Cell(moment(one.arrived, lang), sort=one.arrived),
        "state": state,
        "changed": changed,
    }
    return Row(one.id, cells, href=href("datasets", shown.address.to(handin=one.id), "handin"))


def lead_words(shown: View) -> str:
    """How many wait, and what is published."""
    lang, name = shown.lang, shown.dataset.name
    count = len(desk.handins(name, "waiting"))
    last = last_named(name, trail_dir())
    if last is None:
        return words.LEAD_FIRST(lang, count=count, version=shown.dataset.version[:8])
    return words.LEAD_NONE(lang, count=count, when=moment(last.when, lang), version=shown.dataset.version[:8])
