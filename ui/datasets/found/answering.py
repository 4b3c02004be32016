"""Why a figure may stand although it is warned of: asked cell by cell or of all that one cause made, and kept beside it."""

from collections.abc import Sequence

import streamlit as st

from access.reader import NotAllowed
from store.handins import desk
from store.handins.desk import HandIn, Judged, NotSaved
from store.sheets.faults import SEVERITY_WORDS
from ui import words as shared
from ui.datasets import words
from ui.datasets.found.groups import CauseGroup, groups, places, says
from ui.datasets.sending import tell
from ui.view import View


def explaining(shown: View, handin: HandIn, judged: Judged) -> None:
    """What waits for a reason, warnings first; nothing where nothing does, or for who may not give one."""
    lang = shown.lang
    if not desk.may_answer(handin):
        return
    waits = [told for told in judged.faults if told.is_open and told.fault.severity != "error"]
    if not waits:
        return
    by_id = offered(groups(waits))
    key = f"datasets-answer-{handin.id}-{lang}"
    if any(told.fault.severity == "warning" for told in waits):
        st.markdown(f"### {words.EXPLAIN(lang)}")
        st.caption(words.ANSWER_NOTE(lang))
        _asked(shown, handin, by_id, key)
    else:  # nobody has to
        with st.expander(words.EXPLAIN_QUESTIONS(lang)):
            _asked(shown, handin, by_id, key)


def _asked(shown: View, handin: HandIn, by_id: dict[str, CauseGroup], key: str) -> None:
    """Which fault, and why it stands."""
    lang = shown.lang
    with st.form(key, border=False, clear_on_submit=True):
        which = st.selectbox(
            words.WHICH_FAULT(lang),
            list(by_id),
            key=f"{key}-which",
            format_func=lambda one: _named(by_id[one], lang),
            placeholder=shared.CHOOSE(lang),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason = st.text_input(
                words.ANSWER(lang), key=f"{key}-reason", max_chars=500, placeholder=words.ANSWER_EXAMPLE(lang)
            )
            pressed = st.form_submit_button(words.ANSWER_IT(lang))
    if pressed and which:
        _answer(shown, handin, by_id[which], reason)
        st.rerun()


def offered(found: Sequence[CauseGroup]) -> dict[str, CauseGroup]:
    """Every group, and after one of several cells each of them by itself."""
    by_id = {}
    for group in found:
        by_id[group.id] = group
        if len(group.told) > 1:
            by_id |= {f"{group.id}-{n}": CauseGroup((told,)) for n, told in enumerate(group.told)}
    return by_id


def _named(group: CauseGroup, lang: str) -> str:
    kind = SEVERITY_WORDS[group.first.fault.severity](lang)
    return f"{kind} · {places(group, lang)} · {says(group, lang)}"


def _answer(shown: View, handin: HandIn, group: CauseGroup, reason: str) -> None:
    """One reason for every cell of the group."""
    try:
        for told in group.told:
            desk.answer(handin, told.fault.id, reason, handin.last.who, shown.dataset)
    except (NotSaved, NotAllowed) as refused:
        tell(False, refused.tell(shown.lang))
    else:
        tell(True, words.ANSWER_KEPT(shown.lang, count=len(group.told)))


def reasons(judged: Judged) -> Sequence[desk.ToldFault]:
    """What stands by a reason."""
    return [told for told in judged.faults if told.answer and told.status != "mended"]
