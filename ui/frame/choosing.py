"""A list from which one is chosen: into the address, or for a button beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

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


def pick_for(
    label: str,
    names: Mapping[str, str],
    button: str,
    *,
    key: str,
    pressed: str,
    lang: str,
    on_click: Callable[..., None],
    args: Sequence[Any],
) -> None:
    """Which of these it is, id → name, and the button that does it, of the key `pressed`: nothing is picked at first, and nothing can be
    pressed before. The picked id stands in the session under `key`."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            label,
            list(names),
            index=None,
            key=key,
            format_func=lambda one: names.get(one, ""),
            placeholder=words.CHOOSE(lang),
            filter_mode=None,
        )
        st.button(button, key=pressed, disabled=not st.session_state.get(key), on_click=on_click, args=args)
