"""What the reader chooses on 供需匹配: two counties to open, pairs to hold fixed, a county whose candidates are listed."""

import streamlit as st

from analytics.matching.assignment import Two
from analytics.matching.complementarity import Complementarity
from analytics.matching.rounds import fixed_word, parse_fixed
from analytics.matching.sides import sides
from analytics.matching.wording import county_words
from ui import words as ui_words
from ui.address import href
from ui.matching import words
from ui.matching.two import two_names
from ui.pieces.links import Link, links
from ui.view import View, current, say


def choose_two(shown: View, table: Complementarity, two: Two) -> None:
    with st.container(key="match-two", horizontal=True, vertical_alignment="bottom"):
        _side(shown, table.industrial, two, 0, words.CHOOSE_INDUSTRIAL(shown.lang))
        _side(shown, table.mountain, two, 1, words.CHOOSE_MOUNTAIN(shown.lang))


def _side(shown: View, listed: tuple[str, ...], two: Two, at: int, label: str) -> None:
    widget = f"match-two-{at}-{shown.lang}"
    st.session_state[widget] = two[at]
    st.selectbox(
        label,
        listed,
        key=widget,
        format_func=lambda one: county_words(shown.dataset, one, shown.lang),
        on_change=_two_chosen,
        args=(two, at, widget),
        width=260,
        filter_mode=None,
        placeholder=ui_words.CHOOSE(shown.lang),
    )


def _two_chosen(two: Two, at: int, widget: str) -> None:
    if chosen := st.session_state.get(widget):
        st.query_params["two"] = fixed_word(((chosen, two[1]) if at == 0 else (two[0], chosen),))
        if part := current().address.part:
            st.query_params["part"] = part


def hold_link(shown: View, two: Two) -> None:
    """Into a new round with these two held beside those that are; nothing where they are held or one of them is."""
    taken = {adcode for word in shown.address.held for adcode in word.split("-")}
    if taken & set(two):
        return
    held = (*shown.address.held, fixed_word((two,)))
    there = Link("hold", words.HOLD(shown.lang), href("matching", shown.address.to(held=held), "round"))
    links([there], label=words.HOLD(shown.lang), key="match-hold", look="plain")


def choose_held(shown: View) -> None:
    """The pairs in force, and what the address holds besides."""
    lang, widget = shown.lang, f"match-held-{shown.lang}"
    now = [fixed_word((two,)) for two in sides(shown.dataset, shown.selection.as_of).pairs]
    st.session_state[widget] = list(shown.address.held)
    st.multiselect(
        words.HELD(lang),
        list(dict.fromkeys((*now, *shown.address.held))),
        key=widget,
        format_func=lambda word: _named(shown, word),
        on_change=say,
        args=("held", widget),
        placeholder=words.HELD_HINT(lang),
    )


def _named(shown: View, word: str) -> str:
    held = parse_fixed(word)
    return words.TWO_NAMES(shown.lang, **two_names(shown, held[0], shown.lang)) if held else word


def choose_county(shown: View, table: Complementarity, county: str) -> None:
    lang, widget = shown.lang, f"match-county-{shown.lang}"
    st.session_state[widget] = county
    st.selectbox(
        words.WHOSE(lang),
        (*table.industrial, *table.mountain),
        key=widget,
        format_func=lambda one: county_words(shown.dataset, one, lang),
        on_change=say,
        args=("county", widget),
        width=260,
        filter_mode=None,
        placeholder=ui_words.CHOOSE(lang),
    )
