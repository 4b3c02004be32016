"""A long list a page at a time: which page is open, and the buttons to the ones beside it."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from ui import words
from ui.figures.about import range_words

SIZE = 100  # rows drawn at once
Of = TypeVar("Of")


def at_page(key: str, count: int, size: int = SIZE) -> int:
    """The open page, from 0; the last one where the list has become shorter."""
    number = st.session_state.get(f"{key}-at", 0)
    return max(0, min(number if isinstance(number, int) else 0, -(-count // size) - 1))


def on_page(key: str, every: Sequence[Of], size: int = SIZE) -> Sequence[Of]:
    at = at_page(key, len(every), size)
    return every[at * size : (at + 1) * size]


def pager(key: str, count: int, lang: str, size: int = SIZE) -> None:
    """Nothing where one page holds all."""
    if count <= size:
        return
    at = at_page(key, count, size)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.PREVIOUS_PAGE(lang), key=f"{key}-before-{lang}", on_click=_turn, args=(key, at - 1), disabled=at == 0
        )
        st.text(range_words(at + 1, size, count, lang), width="content")
        is_last = (at + 1) * size >= count
        st.button(
            words.NEXT_PAGE(lang), key=f"{key}-after-{lang}", on_click=_turn, args=(key, at + 1), disabled=is_last
        )


def _turn(key: str, to: int) -> None:
    st.session_state[f"{key}-at"] = to
