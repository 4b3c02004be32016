"""会议放映: meetings made of views, prepared here and shown page by page on the data they were made on."""

import streamlit as st

from ui.frame.header import lead
from ui.meetings import words as meeting_words
from ui.meetings.editor import editor
from ui.meetings.prepare import may_prepare, new_meeting, overview, who_sees
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    lang = shown.lang
    lead(SITES["meeting"], meeting_words.LEAD(lang), lang)
    editor(shown)
    overview(shown)
    if may_prepare():
        st.markdown(f"## {meeting_words.NEW(lang)}")
        new_meeting(shown)
    st.caption(who_sees(lang))


draw(current())
