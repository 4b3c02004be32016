"""Bonus and deduction of the scheme on trial: each with its threshold and points, one more, one less."""

from decimal import Decimal

import streamlit as st

from analytics.assessment.tables import headed
from analytics.assessment.trial.changes import SchemeChange, free_id
from analytics.assessment.trial.edits import kind_of
from analytics.assessment.trial.starts import adjustment_start
from analytics.assessment.trial.tried import SchemeTrial
from analytics.assessment.wording import adjustment_rule, name_of
from analytics.metrics import METRICS
from store.schemes import Adjustment
from store.schemes.askable import ASKABLE
from style.text import beside
from ui import words as ui_words
from ui.assessment.asked import changes_of, start_of, trial_of, trial_round
from ui.assessment.trial import words
from ui.assessment.trial.changing import brought_back, number, put, take_out
from ui.assessment.trial.rules import span, unit_words
from ui.pieces.links import Link, links
from ui.view import View, current


def adjusting(shown: View, trial: SchemeTrial) -> None:
    lang = shown.lang
    st.markdown(f"### {words.ADJUSTMENTS(lang)}")
    for n, one in enumerate(trial.changed.adjustments, 1):
        _one(shown, n, one)
    said = {one: headed(METRICS[one].label(lang)) for one in ASKABLE}
    gone = [one for one in trial.base.adjustments if one.id not in {held.id for held in trial.changed.adjustments}]
    widget = f"assess-adjust-add-{lang}"
    with st.container(key="assess-adjust-more", horizontal=True, vertical_alignment="bottom"):
        st.session_state[widget] = None
        st.selectbox(
            words.ADD_ADJUSTMENT(lang), list(said), key=widget, format_func=said.__getitem__, on_change=_added,
            args=(widget,), index=None, width=340, placeholder=ui_words.CHOOSE(lang),
        )  # fmt: skip
        if gone:
            back = [
                Link(f"back-{one.id}", words.PUT_BACK(lang, name=name_of(one)(lang)), brought_back(shown, one.id))
                for one in gone
            ]
            links(back, label=words.ADJUSTMENTS_OUT(lang), key="assess-adjust-back", look="buttons")
    st.caption(words.ADJUSTMENT_NOTE(lang))


def _one(shown: View, n: int, one: Adjustment) -> None:
    """Its fields bear its number, as several ask the same."""
    lang = shown.lang
    said = beside(headed(name_of(one)(lang)), kind_of(one)(lang), lang)
    st.text(words.NUMBERED(lang, number=n, said=f"{said}{words.COLON(lang)}{adjustment_rule(one)(lang)}"))
    side, edge, points, over, out = st.columns(5, gap="small", vertical_alignment="bottom")
    key = "below" if one.below is not None else "at_least"
    with side:
        _side(shown, n, one, key)
    with edge:
        label = words.THRESHOLD(lang, unit=unit_words(one, lang))
        number(shown, one.id, key, words.NUMBERED(lang, number=n, said=label), getattr(one, key))
    with points:
        number(shown, one.id, "points", words.NUMBERED(lang, number=n, said=words.GIVEN(lang)), one.points)
    with over:
        span(shown, one, words.NUMBERED(lang, number=n, said=words.SPAN(lang)))
    with out:
        link = take_out(shown, one)
        links([link], label=words.NUMBERED(lang, number=n, said=link.label), key=f"assess-out-{one.id}", look="plain")


def _side(shown: View, n: int, one: Adjustment, key: str) -> None:
    lang, widget = shown.lang, f"assess-{one.id}-side-{shown.lang}"
    st.session_state[widget] = key
    st.selectbox(
        words.NUMBERED(lang, number=n, said=words.WHERE(lang)), list(words.THRESHOLDS), key=widget,
        format_func=lambda way: words.THRESHOLDS[way](lang), on_change=_turned, args=(one.id, widget),
        filter_mode=None, placeholder=ui_words.CHOOSE(lang),
    )  # fmt: skip


def _turned(of: str, widget: str) -> None:
    """The other side of the same threshold."""
    held, key = trial_of(current()), st.session_state.get(widget)
    one = next((given for given in held.changed.adjustments if given.id == of), None) if held else None
    if one and key:
        edge = one.at_least if one.at_least is not None else one.below or Decimal(0)
        put(SchemeChange(of, key, f"{edge:f}"))


def _added(widget: str) -> None:
    shown, metric = current(), st.session_state.get(widget)
    base, at = start_of(shown), trial_round(shown)
    if metric and base and at:
        put(*adjustment_start(shown.dataset, free_id(base, changes_of(shown), "adjustment"), metric, at))
