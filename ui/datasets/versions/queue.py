"""审核发布: what waits, what taking some of it in would change, and taking it in as one new version, or sending it back."""

import streamlit as st

from access.reader import NotAllowed, acting
from analytics.lookup import pairs
from cache.heavy import HEAVY
from store.datasets import Dataset
from store.handins import desk
from store.handins.desk import Conflict, HandIn, NotReady, NotSaved
from store.reported import following, reported_of
from store.saved.small_files import one_line
from store.snapshots import BrokenPackage
from style import terms
from style.periods import say_period
from ui.address import href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.found.answering import reasons
from ui.datasets.found.groups import place
from ui.datasets.lists import waiting_table
from ui.datasets.sending import by_whom, over, pressed_over, tell
from ui.datasets.standing import seen, summary
from ui.datasets.versions import words as version_words
from ui.datasets.versions.comparing import both
from ui.downloads.tables import Writers
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.view import View

_LOOKED = "datasets-looked"


def waiting(shown: View, may: Access, writers: Writers) -> None:
    """The hand-ins that wait, and taking some of them in."""
    lang, found = shown.lang, desk.handins(shown.dataset.name, "waiting")
    st.markdown(f"## {words.WAITING(lang)}")
    if not found:
        st.text(version_words.NONE_WAITING(lang))
        to = Link("another", words.ANOTHER(lang), href("datasets", shown.address.to(handin=None), "handin"))
        links([to], label=words.ELSEWHERE(lang), key="datasets-none-waiting", look="plain")
        return
    with st.spinner(words.CHECKING(lang)):
        told = {one.id: summary(one, shown) for one in found}
    ledger(waiting_table(shown, found, told), key=f"datasets-waiting-{lang}")
    ready = {one.id: one for one in found if (said := told[one.id]) and said.ready}
    if not ready:
        st.caption(version_words.NONE_READY(lang))
    elif may.publish:
        _taking(shown, ready)
    else:
        st.caption(may.why(lang))
    looked = st.session_state.get(_LOOKED)
    if (
        ready
        and looked
        and acting().may_with("see_handin", False)
        and looked[0] == shown.dataset
        and set(looked[1]) <= set(ready)
    ):
        _looked_at(shown, [ready[one] for one in looked[1]], writers, looked[2])


def _taking(shown: View, ready: dict[str, HandIn]) -> None:
    lang, key = shown.lang, f"datasets-take-{shown.lang}"
    st.markdown(f"### {version_words.TAKING(lang)}")
    with st.form(key, border=True):
        chosen = st.multiselect(
            version_words.CHOOSE_SOME(lang),
            list(ready),
            default=list(ready),
            key=f"{key}-{'-'.join(ready)}",
            format_func=lambda one: f"{ready[one].file_name} · {ready[one].who}",
            placeholder=version_words.CHOOSE_SOME(lang),
        )
        who, reason, closed = _who_and_why(shown, key)
        with st.container(horizontal=True):
            look = st.form_submit_button(version_words.EFFECTS_FIRST(lang))
            # Over the version that was looked at: another one that came meanwhile is told, never published over.
            take = st.form_submit_button(
                version_words.TAKE_IN(lang), type="primary", on_click=pressed_over, args=(shown.dataset.version,)
            )
    if not chosen and (look or take):
        st.error(version_words.CHOOSE_SOME(lang))
    elif take:
        with st.spinner(version_words.PUBLISHING(lang)), HEAVY.turn():
            take_in(
                shown,
                tuple(chosen),
                one_line(who),
                one_line(reason),
                {one: ready[one].file_name for one in chosen},
                closed,
            )
        st.rerun()
    elif look:
        # In the order of arrival, in which they would be laid over each other.
        wanted = tuple(one for one in ready if one in chosen)
        st.session_state[_LOOKED] = (shown.dataset, wanted, closed)


def _who_and_why(shown: View, key: str) -> tuple[str, str, str | None]:
    """Who publishes and why, and the quarter that pages go on to whoever has reported it, where one is to be closed."""
    lang = shown.lang
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = by_whom(version_words.STEWARD, f"{key}-who", lang, width=240)
        reason = st.text_input(
            version_words.REASON(lang),
            key=f"{key}-reason",
            max_chars=300,
            placeholder=version_words.REASON_EXAMPLE(lang),
        )
    quarter = following(shown.dataset.description.last_quarter)
    closed = st.checkbox(
        version_words.CLOSES(lang, quarter=say_period(quarter, lang)),
        key=f"{key}-closes-{quarter}",
        help=version_words.CLOSES_MEANS(lang),
    )
    return who, reason, quarter if closed else None


def take_in(
    shown: View, ids: tuple[str, ...], who: str, reason: str, names: dict[str, str], closed: str | None
) -> None:
    """Publishes them over the version that was looked at; what came of it is told at the next drawing."""
    lang = shown.lang
    if not who or not reason:
        tell(False, words.WHO_AND_WHY(lang))
        return
    try:
        version = desk.take_in(shown.dataset.name, over(shown.dataset.version), ids, who, reason, closed=closed)
    except Conflict as conflict:
        tell(False, version_words.CAME_FIRST(lang, version=str(conflict.current)[:8]))
    except NotReady as refused:
        said = [
            version_words.NOT_READY_ONE(lang, which=names.get(one, one), why=version_words.WHY_NOT[why](lang))
            for one, why in refused.which.items()
        ]
        tell(False, version_words.NOT_READY(lang, which=terms.LIST_STOP(lang).join(said)))
    except BrokenPackage as broken:
        tell(False, terms.LIST_STOP(lang).join(fault.tell(lang) for fault in broken.faults[:3]))
    except (NotSaved, NotAllowed) as refused:
        tell(False, refused.tell(lang))
    else:
        st.session_state.pop(_LOOKED, None)
        tell(True, version_words.TAKEN_IN(lang, version=version[:8], count=len(ids)))


def _looked_at(shown: View, chosen: list[HandIn], writers: Writers, closed: str | None) -> None:
    """Before anything is published: reasons given, rows that would differ, and what that moves on the pages."""
    lang = shown.lang
    names = terms.JOINT(lang).join(one.file_name for one in chosen)
    st.markdown(f"## {version_words.BEFORE_PUBLISHING(lang)}")
    st.caption(version_words.WOULD_BE(lang, names=names))
    _reasons(shown, chosen)
    try:
        with st.spinner(version_words.WORKING(lang)), HEAVY.turn():
            new = desk.would_be(chosen, shown.dataset, closed=closed)
            _goes_on_to(shown, new)
            both(shown, shown.dataset, new, writers, {one.id: one.file_name for one in chosen})
    except OSError:
        st.error(words.FILE_GONE(lang))


def _goes_on_to(shown: View, new: Dataset) -> None:
    """Whether pages would go on to the quarter after, and who has not reported it, where anybody has."""
    lang, names = shown.lang, pairs(shown.dataset)
    quarter = following(shown.dataset.description.last_quarter)
    tables = {
        "observations": new.arrow(
            "SELECT subject_type, subject_id, period, value_type, status FROM observations WHERE period IN (?, ?)",
            (shown.dataset.description.last_quarter, quarter),
        ),
        "projects": new.arrow("SELECT project_id, pair_id FROM projects"),
    }
    found = reported_of(tables, quarter)
    if new.description.last_quarter >= quarter:
        asked = "SELECT count(*) AS absent FROM observations WHERE period = ? AND status = 'missing'"
        absent = new.arrow(asked, (quarter,)).to_pylist()[0]["absent"]
        goes_on = version_words.GOES_ON_WITHOUT if absent else version_words.GOES_ON
        st.caption(goes_on(lang, quarter=say_period(quarter, lang), count=f"{absent:,}"))
    elif found.came:
        said = {"quarter": say_period(quarter, lang), "came": len(found.came), "count": len(found.behind)}
        behind = terms.LIST_STOP(lang).join(names[one].short(lang) for one in found.behind if one in names)
        st.caption(version_words.STAYS(lang, **said, names=literal(behind)))


def _reasons(shown: View, chosen: list[HandIn]) -> None:
    """What stands although it was warned of, and why."""
    lang, rows = shown.lang, []
    for handin in chosen:
        found = seen(handin, shown) if len(chosen) == 1 or handin.answers else None
        for number, told in enumerate(reasons(found.judged) if found else ()):
            if told.answer:
                cells = {
                    "place": Cell(place(told, lang), sub=handin.file_name),
                    "says": Cell(told.fault.message(lang)),
                    "reason": Cell(told.answer.reason, sub=told.answer.who),
                }
                rows.append(Row(f"{handin.id}-{number}", cells))
    if rows:
        columns = (
            Column("place", words.FAULT_PLACE(lang)),
            Column("says", words.FAULT_SAYS(lang)),
            Column("reason", words.ANSWER(lang)),
        )
        st.markdown(f"### {version_words.REASONS(lang)}")
        ledger(
            Ledger(version_words.REASONS(lang), columns, tuple(rows), max_height=360), key=f"datasets-reasons-{lang}"
        )
