"""How many notices of tasks did not reach whom they were for, told to who opens tasks."""

import streamlit as st

from store.notices.outbox import undelivered
from ui.tasks import words
from ui.view import View


def unsent_note(shown: View) -> None:
    if not shown.slide and (count := undelivered()):
        st.caption(words.UNSENT(shown.lang, count=count))
