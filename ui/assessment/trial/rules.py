"""How one indicator of the scheme on trial is scored, and where its grades begin."""

import streamlit as st

from analytics.assessment.tables import headed
from analytics.assessment.trial.changes import SchemeChange
from analytics.assessment.trial.starts import rule_start
from analytics.assessment.trial.tried import SchemeTrial
from analytics.assessment.wording import name_of
from analytics.metrics import METRICS
from analytics.selection import SPANS
from store.schemes import Adjustment, Indicator, Scheme
from store.schemes.askable import ASKABLE
from store.schemes.definition import MISSING, WAYS
from style import terms
from ui import words as ui_words
from ui.assessment.asked import start_of, trial_of, trial_round
from ui.assessment.trial import words
from ui.assessment.trial.changing import choice, number, put, steps, take_out
from ui.frame.markup import literal
from ui.pieces.links import links
from ui.view import View, current


def opened_key(lang: str) -> str:
    """Under which a reader's session keeps whose rule is open."""
    return f"assess-indicator-{lang}"


def one_indicator(shown: View, trial: SchemeTrial) -> None:
    """Its way to points with their figures, the span, what a missing figure does; and a link that takes it out."""
    lang, widget = shown.lang, opened_key(shown.lang)
    known = {one.id: headed(name_of(one)(lang)) for one in trial.changed.indicators}
    if not known:
        return
    if st.session_state.get(widget) not in known:
        st.session_state[widget] = next(iter(known))
    columns = st.columns(4, gap="small", vertical_alignment="bottom")
    with columns[0]:
        chosen = st.selectbox(
            words.ONE_INDICATOR(lang), list(known), key=widget, format_func=known.__getitem__, filter_mode=None,
            placeholder=ui_words.CHOOSE(lang),
        )  # fmt: skip
    one = trial.changed.indicator(chosen)
    with columns[1]:
        said = {key: words.MISSING_NAMES[key](lang) for key in MISSING}
        choice(shown, one.id, "missing", words.IF_MISSING(lang), said, one.missing or trial.base.missing)
    if one.metric:
        with columns[2]:
            _way(shown, one)
        with columns[3]:
            span(shown, one, words.SPAN(lang))
        _figures(shown, one)
        st.caption(f"{headed(METRICS[one.metric].meaning(lang))}{terms.STOP(lang)}{words.START_NOTE(lang)}")
    out = take_out(shown, one)
    links([out], label=out.label, key="assess-out", look="plain")


def _figures(shown: View, one: Indicator) -> None:
    lang, columns = shown.lang, st.columns(4, gap="small", vertical_alignment="bottom")
    if one.points == "between":
        for place, key, label in zip(columns, ("low", "high"), (words.LOW, words.HIGH), strict=False):
            with place:
                number(shown, one.id, key, label(lang, unit=unit_words(one, lang)), getattr(one, key))
    elif one.points == "steps":
        with columns[0]:
            steps(shown, one)


def _way(shown: View, one: Indicator) -> None:
    lang, widget = shown.lang, f"assess-{one.id}-points-{shown.lang}"
    st.session_state[widget] = one.points
    st.selectbox(
        words.WAY(lang), WAYS, key=widget, format_func=lambda way: words.WAYS[way](lang), on_change=_scored_anew,
        args=(one.id, widget), filter_mode=None, placeholder=ui_words.CHOOSE(lang),
    )  # fmt: skip


def _scored_anew(of: str, widget: str) -> None:
    """Back to the scheme's own way with its own figures; another way begins with those that the pairs have."""
    shown, way = current(), st.session_state.get(widget)
    base, held, at = start_of(shown), trial_of(shown), trial_round(shown)
    if not way or base is None or held is None or at is None:
        return
    if any((one.id, one.points) == (of, way) for one in base.indicators):
        put(SchemeChange(of, "points", way))
    else:
        put(*rule_start(shown.dataset, held.changed.indicator(of), way, at))


def span(shown: View, one: Indicator | Adjustment, label: str) -> None:
    """Over which span its figures are summed, where there is a choice."""
    may = ASKABLE.get(one.metric or "", ())
    if len(may) > 1:
        choice(shown, one.id, "span", label, {key: SPANS[key].label(shown.lang) for key in may}, one.span)


def unit_words(one: Indicator | Adjustment, lang: str) -> str:
    unit = METRICS[one.metric or ""].unit
    return {"percent": "%", "money": words.YI(lang)}.get(unit.kind, unit.label(lang))


def grades(shown: View, held: Scheme) -> None:
    """Where each grade begins; the last begins at 0."""
    lang, bands = shown.lang, held.bands[:-1]
    if not bands:
        return
    for place, (n, band) in zip(st.columns(len(bands), gap="small"), enumerate(bands, 1), strict=True):
        with place:
            number(shown, f"band-{n}", "least", words.BAND(lang, grade=literal(band.grade(lang))), band.least)
