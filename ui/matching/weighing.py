"""The weights as fields: each change becomes the word of the address, and the address decides what is compared by."""

import streamlit as st

from analytics.matching.parts import PARTS
from analytics.matching.weights import DEFAULT, MOST, Weights
from ui.address import href
from ui.matching import words
from ui.matching.asked import weights_of
from ui.pieces.links import Link, links
from ui.view import View, current

ACROSS = 5


def weight_fields(shown: View, part: str) -> None:
    """A field a part, in rows of ACROSS; open where the reader chose other weights or none is left."""
    lang, weights = shown.lang, weights_of(shown)
    own = weights == DEFAULT
    with st.expander((words.WEIGHTS if own else words.WEIGHTS_CHOSEN)(lang), expanded=not own):
        st.caption(words.WEIGHTS_NOTE(lang))
        ids = list(PARTS)
        for start in range(0, len(ids), ACROSS):
            for place, one in zip(st.columns(ACROSS, gap="small"), ids[start : start + ACROSS], strict=False):
                with place:
                    _field(one, weights, lang)
        if not own:
            back = Link("own", words.RESET(lang), href("matching", shown.address.to(weigh=None), part))
            links([back], label=words.RESET(lang), key="match-own-weights", look="buttons")


def _field(part_id: str, weights: Weights, lang: str) -> None:
    widget, kind = _widget(part_id, lang), PARTS[part_id]
    if st.session_state.get(widget) != weights.of(part_id):
        st.session_state[widget] = weights.of(part_id)
    st.number_input(
        kind.name(lang),
        min_value=0,
        max_value=MOST,
        step=1,
        key=widget,
        on_change=_weighed,
        args=(part_id, lang),
        help=kind.meaning(lang),
    )


def _widget(part_id: str, lang: str) -> str:
    return f"match-weight-{part_id}-{lang}"


def _weighed(part_id: str, lang: str) -> None:
    """One weight changed; this dashboard's own need no word."""
    shown, value = current(), st.session_state.get(_widget(part_id, lang))
    if value is None:
        return
    held = {one: weights_of(shown).of(one) for one in PARTS} | {part_id: int(value)}
    weights = Weights(**held)
    if weights == DEFAULT:
        st.query_params.pop("weigh", None)
    else:
        st.query_params["weigh"] = weights.code
    if shown.address.part:
        st.query_params["part"] = shown.address.part
