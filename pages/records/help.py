"""帮助: the handbook, a picture to each task."""

import streamlit as st

from ui.frame.header import lead
from ui.handbook.passages import passages
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    lead(SITES["help"], SITES["help"].shows(shown.lang), shown.lang)
    with st.container(key="handbook", width=900):
        for part in passages(shown.lang):
            if part.picture:
                st.image(str(part.picture), alt=part.says, caption=part.says, width="stretch")
            elif part.chapter:
                st.header(part.says, anchor=part.chapter)
            else:
                st.markdown(part.says)


draw(current())
