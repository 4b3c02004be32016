"""A trial scheme edited: which indicators it has and how much each weighs, and what its changes come to."""

from decimal import Decimal

import streamlit as st

from analytics.assessment.tables import headed
from analytics.assessment.trial.changes import SchemeChange, free_id, scaled
from analytics.assessment.trial.edits import edits
from analytics.assessment.trial.tried import SchemeTrial
from analytics.assessment.wording import name_of
from analytics.metrics import METRICS
from store.codes import INDICATOR
from store.schemes import Scheme
from store.schemes.askable import ASKABLE
from store.schemes.definition import WHOLE
from store.schemes.reading import ASSESSED
from style import terms
from ui import words as ui_words
from ui.assessment.asked import changes_of, chooser, start_of
from ui.assessment.trial import words
from ui.assessment.trial.adjusting import adjusting
from ui.assessment.trial.changing import bring_back, brought_back, changed_to, number, put, told_wrong, unchanged
from ui.assessment.trial.rules import grades, one_indicator, opened_key
from ui.frame.markup import literal
from ui.pieces.links import Link, links
from ui.view import View, current

ACROSS = 5  # weights in a row


def editor(shown: View, trial: SchemeTrial) -> None:
    """Weights, then one indicator's rule, bonus and deduction, and the grades."""
    st.markdown(f"## {words.WEIGHTS(shown.lang)}")
    held = trial.changed
    with st.container(key="assess-weights", border=True):
        for start in range(0, len(held.indicators), ACROSS):
            some = held.indicators[start : start + ACROSS]
            for place, one in zip(st.columns(ACROSS, gap="small"), some, strict=False):
                with place:
                    number(shown, one.id, "weight", literal(headed(name_of(one)(shown.lang))), one.weight)
        _sum(shown, held)
        _more(shown, trial)
    with st.container(key="assess-rules", border=True):
        one_indicator(shown, trial)
    with st.container(key="assess-adjust", border=True):
        adjusting(shown, trial)
    with st.container(key="assess-grades", border=True):
        grades(shown, held)
    told_wrong(shown.lang)
    if said := edits(trial.base, held):
        told = terms.LIST_STOP(shown.lang).join(one(shown.lang) for one in said)
        st.caption(literal(words.EDITS(shown.lang, scheme=trial.base.title(shown.lang), count=len(said), edits=told)))


def sum_words(held: Scheme, lang: str) -> str:
    """What the weights come to, and what is missing to 100, or beyond it."""
    whole = sum((one.weight for one in held.indicators), Decimal(0))
    said = words.SUM(lang, sum=_plain(whole))
    if whole == WHOLE:
        return said
    return said + (words.SHORT_OF if whole < WHOLE else words.BEYOND)(lang, points=_plain(abs(WHOLE - whole)))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _sum(shown: View, held: Scheme) -> None:
    lang, found = shown.lang, []
    if sum((one.weight for one in held.indicators), Decimal(0)) != WHOLE and (fitted := scaled(held)):
        found.append(Link("scale", words.SCALE(lang), changed_to(shown, *fitted)))
    if changes_of(shown):
        found.append(Link("undo", words.UNDO(lang), unchanged(shown)))
    with st.container(key="assess-sum", horizontal=True, vertical_alignment="center"):
        st.text(sum_words(held, lang), width="content")
        if found:
            links(found, label=words.SUM_LINKS(lang), key="assess-scale", look="buttons")


def _more(shown: View, trial: SchemeTrial) -> None:
    """One more indicator, of what may be assessed and is not yet; and those taken out, to be put back."""
    lang, widget = shown.lang, f"assess-add-{shown.lang}"
    said = _may_be_added(trial.changed, lang)
    gone = [one for one in trial.base.indicators if one.id not in {held.id for held in trial.changed.indicators}]
    with st.container(key="assess-more", horizontal=True, vertical_alignment="bottom"):
        st.session_state[widget] = None
        st.selectbox(
            words.ADD(lang), list(said), key=widget, format_func=said.__getitem__, on_change=_added, args=(widget,),
            index=None, width=340, placeholder=ui_words.CHOOSE(lang),
        )  # fmt: skip
        if gone:
            back = [
                Link(f"back-{one.id}", words.PUT_BACK(lang, name=name_of(one)(lang)), brought_back(shown, one.id))
                for one in gone
            ]
            links(back, label=words.TAKEN_OUT(lang), key="assess-back", look="buttons")
    st.caption(words.ADD_NOTE(lang))


def _may_be_added(held: Scheme, lang: str) -> dict[str, str]:
    """metric.id or assessed.id → its name: what the scheme does not ask yet."""
    asked = {(key, getattr(one, key)) for one in held.indicators for key in ("metric", "assessed")}
    found = {f"metric.{one}": headed(METRICS[one].label(lang)) for one in ASKABLE if ("metric", one) not in asked}
    published = (one for one in ASSESSED if ("assessed", one) not in asked)
    return found | {
        f"assessed.{one}": words.AS_ASSESSED(lang, name=headed(INDICATOR[one].label(lang))) for one in published
    }


def _added(widget: str) -> None:
    """An indicator that was taken out is put back; another one begins with a weight of 0, for its author to give."""
    shown, chosen = current(), st.session_state.get(widget)
    base = start_of(shown)
    if not chosen or base is None:
        return
    key, _, of = chosen.partition(".")
    had = next((one.id for one in base.indicators if getattr(one, key) == of), None)
    if had is None:
        had = free_id(base, changes_of(shown), of)
        put(SchemeChange(had, key, of))
    else:
        bring_back(shown, had)
    st.session_state[opened_key(shown.lang)] = had


def choosers(shown: View, start: Scheme, rival: Scheme, every: dict[str, str]) -> None:
    """From which scheme it starts, and which stands beside it."""
    with st.container(key="assess-schemes", horizontal=True, vertical_alignment="bottom"):
        chooser(shown, "scheme", start.id, every, words.START(shown.lang), 340, at="trial")
        chooser(shown, "rival", rival.id, every, words.RIVAL(shown.lang), 340, at="trial")


def unknown_words(trial: SchemeTrial, lang: str) -> str:
    said = terms.JOINT(lang).join(one.word for one in trial.unknown)
    return words.NO_SUCH(lang, change=said) if said else ""
