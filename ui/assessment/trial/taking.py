"""What is taken away of a trial: the memo in each format, and the scheme's file with where it is handed in."""

from collections.abc import Callable, Mapping

import streamlit as st

from analytics.assessment.trial.tried import FILE, SchemeTrial
from style.text import Text
from ui.address import href
from ui.assessment.trial import words
from ui.downloads.tables import file_name
from ui.pieces.links import Link, links
from ui.view import View

Memos = Mapping[str, tuple[str, Callable[[], bytes]]]  # ending → media type, and what makes the file


def take(shown: View, trial: SchemeTrial, title: Text, memos: Memos) -> None:
    """`title`: what a memo's file is called."""
    lang = shown.lang
    st.markdown(f"## {words.TAKE(lang)}")
    with st.container(key="assess-take", horizontal=True, vertical_alignment="center"):
        for ending, (media, made) in memos.items():
            st.download_button(
                words.MEMO(lang, ending=ending.upper()),
                made,
                file_name(shown, title, ending),
                media,
                key=f"assess-memo-{ending}-{lang}",
                on_click="ignore",
            )
        st.download_button(
            words.SCHEME_FILE(lang), trial.text, FILE, "text/plain", key=f"assess-file-{lang}", on_click="ignore"
        )
        to_data = Link("data", words.TO_DATA(lang), href("datasets", shown.address, "handin"))
        links([to_data], label=words.TO_DATA(lang), key="assess-to-data", look="plain")
    st.caption(words.SCHEME_NOTE(lang))
