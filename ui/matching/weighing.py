"""The weights as fields: each change becomes the word of the address, and the address decides what is compared by."""

import unicodedata

import streamlit as st

from analytics.matching.parts import PARTS
from analytics.matching.weights import DEFAULT, MOST, Weights
from ui.address import href
from ui.frame.markup import literal
from ui.matching import words
from ui.matching.asked import weights_of
from ui.pieces.links import Link, links
from ui.view import View, current

ACROSS = 5
_WRONG = "match-wrong-weight"


def weight_fields(shown: View, part: str) -> None:
    """A field a part, in rows of ACROSS; open where the reader chose other weights or none is left."""
    lang, weights = shown.lang, weights_of(shown)
    own = weights == DEFAULT
    opened = not own or _WRONG in st.session_state
    with st.expander((words.WEIGHTS if own else words.WEIGHTS_CHOSEN)(lang), expanded=opened):
        st.caption(words.WEIGHTS_NOTE(lang))
        ids = list(PARTS)
        for start in range(0, len(ids), ACROSS):
            for place, one in zip(st.columns(ACROSS, gap="small"), ids[start : start + ACROSS], strict=False):
                with place:
                    _field(one, weights, lang)
        if typed := st.session_state.pop(_WRONG, None):
            st.error(literal(words.WRONG_WEIGHT(lang, typed=typed, most=MOST)))
        if not own:
            back = Link("own", words.RESET(lang), href("matching", shown.address.to(weigh=None), part))
            links([back], label=words.RESET(lang), key="match-own-weights", look="buttons")


def _field(part_id: str, weights: Weights, lang: str) -> None:
    widget, kind = _widget(part_id, lang), PARTS[part_id]
    st.session_state[widget] = str(weights.of(part_id))
    st.text_input(
        kind.name(lang), key=widget, on_change=_weighed, args=(part_id, lang),
        autocomplete="off", max_chars=8,
    )  # fmt: skip
    st.caption(kind.meaning(lang))


def _widget(part_id: str, lang: str) -> str:
    return f"match-weight-{part_id}-{lang}"


def _weighed(part_id: str, lang: str) -> None:
    """One weight changed; this dashboard's own need no word. What is no weight is told, never guessed, and changes nothing."""
    shown, widget = current(), _widget(part_id, lang)
    if widget not in st.session_state:
        return
    typed = unicodedata.normalize("NFKC", st.session_state[widget]).strip().removesuffix("%")
    if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST):
        st.session_state[_WRONG] = st.session_state[widget]
        return
    held = {one: weights_of(shown).of(one) for one in PARTS} | {part_id: int(typed)}
    weights = Weights(**held)
    if weights == DEFAULT:
        st.query_params.pop("weigh", None)
    else:
        st.query_params["weigh"] = weights.code
    if shown.address.part:
        st.query_params["part"] = shown.address.part
