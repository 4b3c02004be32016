"""A list from which one is chosen into the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import words
from ui.view import View, say


def choose(
    shown: View,
    key: str,
    chosen: str,
    options: Sequence[str],
    name: Callable[[str], str],
    *,
    widget: str,
    label: str,
    width: int,
) -> None:
    """Write into the address's `key` which of the options is chosen; `label` is read out only, `widget` is the list's own key."""
    st.session_state[widget] = chosen
    st.selectbox(
        label,
        list(options),
        key=widget,
        format_func=name,
        on_change=say,
        args=(key, widget),
        label_visibility="collapsed",
        width=width,
        filter_mode=None,
        placeholder=words.CHOOSE(shown.lang),
    )
