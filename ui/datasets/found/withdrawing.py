"""Taking a waiting hand-in back: by its sender, or returned to the sender by the steward who says why. Its file stays."""

import streamlit as st

from access.reader import NotAllowed
from store.handins import desk
from store.handins.desk import HandIn, NotSaved
from store.saved.small_files import one_line
from ui import words as shared
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.sending import by_whom, tell
from ui.view import View


def withdrawing(shown: View, may: Access, handin: HandIn) -> None:
    """A panel that asks who and why; nothing for who may not."""
    lang = shown.lang
    if not desk.may_answer(handin):
        return
    key = f"datasets-withdraw-{handin.id}-{lang}"
    with st.popover(words.WITHDRAW(lang), disabled=not may.hand_in), st.form(key, border=False):
        st.caption(words.WITHDRAW_NOTE(lang))
        who = by_whom(words.WHO_DOES, f"{key}-who", lang)
        reason = st.text_input(shared.REASON(lang), key=f"{key}-reason", max_chars=300)
        if st.form_submit_button(words.WITHDRAW_IT(lang)):
            withdraw(shown, handin, who, reason)
            st.rerun()


def withdraw(shown: View, handin: HandIn, who: str, reason: str) -> bool:
    """Whether it was taken back; told at the next drawing either way."""
    lang = shown.lang
    if not one_line(who) or not one_line(reason):
        tell(False, words.WHO_AND_WHY(lang))
        return False
    try:
        desk.withdraw(handin, who, reason)
    except (NotSaved, NotAllowed) as refused:
        tell(False, refused.tell(lang))
        return False
    tell(True, words.WITHDRAWN(lang, file=handin.file_name))
    return True
