"""The two fields of 资源对接: a category of resources, and from which side it is looked at."""

import streamlit as st

from analytics.resources.meeting import NEED, OFFER
from analytics.resources.wording import OPEN_NEEDS, OPEN_OFFERS
from analytics.sentences import begun
from store.codes import RESOURCE
from ui import words as ui_words
from ui.address.rules import EVERY_CATEGORY
from ui.resources import words
from ui.view import View, say


def choose_scope(shown: View, *, sides: bool) -> None:
    """`sides`: whether what is open is shown, which is seen from one side or the other."""
    lang = shown.lang
    with st.container(key="resources-scope", horizontal=True, vertical_alignment="bottom"):
        names = {EVERY_CATEGORY: words.EVERY_CATEGORY(lang)} | {one.id: begun(one.label(lang)) for one in RESOURCE}
        _field(shown, "category", shown.address.category, names, words.CATEGORY(lang))
        if sides:
            named = {NEED: OPEN_NEEDS(lang), OFFER: OPEN_OFFERS(lang)}
            _field(shown, "listed", shown.address.listed, named, words.SIDE(lang))


def _field(shown: View, key: str, chosen: str, names: dict[str, str], label: str) -> None:
    widget = f"resources-{key}-{shown.lang}"
    st.session_state[widget] = chosen
    st.selectbox(
        label,
        list(names),
        key=widget,
        format_func=names.__getitem__,
        on_change=say,
        args=(key, widget),
        width=220,
        filter_mode=None,
        placeholder=ui_words.CHOOSE(shown.lang),
    )
