"""A trial scheme edited: each change becomes a word of the address, and the address decides what is tried."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from analytics.assessment.trial.changes import ALL, SchemeChange, SchemeTrial, change_of, scaled, tried
from analytics.assessment.tables import headed
from analytics.assessment.wording import name_of
from analytics.metrics import METRICS
from store.schemes import Indicator, Scheme
from store.schemes.definition import MISSING
from style import terms
from ui import words as ui_words
from ui.address import Address, href
from ui.assessment import words
from ui.assessment.asked import changes_of, chooser, start_of
from ui.frame.markup import literal
from ui.pieces.links import Link, links
from ui.view import View, current

_TOLD, _NOT_A_NUMBER = "assess-wrong-steps", "assess-wrong-number"
ACROSS = 5  # weights in a row


def editor(shown: View, trial: SchemeTrial) -> None:
    """Weights, then one indicator's rule, what missing figures do, and the grades."""
    lang = shown.lang
    st.markdown(f"## {words.WEIGHTS(lang)}")
    held = _as_changed(trial.base, changes_of(shown))
    with st.container(key="assess-weights", border=True):
        for start in range(0, len(held.indicators), ACROSS):
            for place, one in zip(
                st.columns(ACROSS, gap="small"), held.indicators[start : start + ACROSS], strict=False
            ):
                with place:
                    _number(shown, one.id, "weight", headed(name_of(one)(lang)), one.weight)
        _sum(shown, held)
    with st.container(key="assess-rules", border=True):
        _one_indicator(shown, trial.base, held)
        _grades(shown, held)
        if typed := st.session_state.pop(_NOT_A_NUMBER, None):
            st.error(literal(words.WRONG_NUMBER(lang, typed=typed)))
        if typed := st.session_state.pop(_TOLD, None):
            st.error(literal(words.WRONG_STEPS(lang, typed=typed)))


def _as_changed(base: Scheme, changes: tuple[SchemeChange, ...]) -> Scheme:
    """The scheme with its changes, faulty or not: what the fields hold."""
    return tried(base, changes).changed


def _sum(shown: View, held: Scheme) -> None:
    lang = shown.lang
    whole = sum((one.weight for one in held.indicators), Decimal(0))
    found = []
    if whole != 100 and (fitted := scaled(held)):
        changes = _merged(start_of(shown), changes_of(shown), fitted)
        found.append(Link("scale", words.SCALE(lang), href("assessment", with_changes(shown, changes), "trial")))
    if changes_of(shown):
        found.append(Link("undo", words.UNDO(lang), href("assessment", with_changes(shown, ()), "trial")))
    with st.container(key="assess-sum", horizontal=True, vertical_alignment="center"):
        st.text(words.SUM(lang, sum=f"{whole.normalize():f}"), width="content")
        if changes := changes_of(shown):
            st.text(words.CHANGES(lang, count=len(changes)), width="content")
        if found:
            links(found, label=words.UNDO(lang), key="assess-scale", look="buttons")


def with_changes(shown: View, changes: tuple[SchemeChange, ...]) -> Address:
    return shown.address.to(trial=tuple(one.word for one in changes))


def _one_indicator(shown: View, base: Scheme, held: Scheme) -> None:
    lang = shown.lang
    known = {one.id: headed(name_of(one)(lang)) for one in held.indicators}
    widget = f"assess-indicator-{lang}"
    if st.session_state.get(widget) not in known:
        st.session_state[widget] = next(iter(known))
    columns = st.columns(4, gap="small", vertical_alignment="bottom")
    with columns[0]:
        chosen = st.selectbox(
            words.ONE_INDICATOR(lang), list(known), key=widget, format_func=known.__getitem__, filter_mode=None,
            placeholder=ui_words.CHOOSE(lang),
        )  # fmt: skip
    one = held.indicator(chosen)
    with columns[1]:
        _missing(shown, base, one)
    if one.points == "between":
        for place, key, label in zip(columns[2:], ("low", "high"), (words.LOW, words.HIGH), strict=True):
            with place:
                value = getattr(one, key) or Decimal(0)
                _number(shown, one.id, key, label(lang, unit=_unit(one, lang)), value)
    elif one.points == "steps":
        with columns[2]:
            _steps(shown, one)
    if one.metric:
        st.caption(METRICS[one.metric].meaning(lang))


def _unit(one: Indicator, lang: str) -> str:
    unit = METRICS[one.metric or ""].unit
    return {"percent": "%", "money": words.YI(lang)}.get(unit.kind, unit.label(lang))


def _grades(shown: View, held: Scheme) -> None:
    """Where each grade begins; the last begins at 0."""
    lang, bands = shown.lang, held.bands[:-1]
    if not bands:
        return
    for place, (n, band) in zip(st.columns(len(bands), gap="small"), enumerate(bands, 1), strict=True):
        with place:
            label = words.BAND(lang, grade=band.grade(lang))
            _number(shown, f"band-{n}", "least", label, band.least)


def _number(shown: View, of: str, key: str, label: str, value: Decimal) -> None:
    widget = f"assess-{of}-{key}-{shown.lang}"
    st.session_state[widget] = f"{value.normalize():f}"
    st.text_input(
        label, key=widget, on_change=_numbered, args=(of, key, widget), autocomplete="off", max_chars=16
    )  # fmt: skip


def _numbered(of: str, key: str, widget: str) -> None:
    """What is no number is told, never guessed, and changes nothing."""
    if widget not in st.session_state:
        return
    typed = st.session_state[widget]
    said = unicodedata.normalize("NFKC", typed).strip().removesuffix("%")
    change = change_of(f"{of}.{key}.{said}")
    if change is None:
        st.session_state[_NOT_A_NUMBER] = typed
    else:
        put(SchemeChange(of, key, f"{Decimal(change.value).normalize():f}"))


def _missing(shown: View, base: Scheme, one: Indicator) -> None:
    lang, widget = shown.lang, f"assess-{one.id}-missing-{shown.lang}"
    said: dict[str, Callable[[str], str]] = words.MISSING_NAMES
    st.session_state[widget] = one.missing or base.missing
    st.selectbox(
        words.IF_MISSING(lang), MISSING, key=widget, format_func=lambda way: said[way](lang), on_change=_missed,
        args=(one.id, widget), filter_mode=None, placeholder=ui_words.CHOOSE(lang),
    )  # fmt: skip


def _missed(of: str, widget: str) -> None:
    if widget in st.session_state:
        put(SchemeChange(of, "missing", st.session_state[widget]))


def _steps(shown: View, one: Indicator) -> None:
    widget = f"assess-{one.id}-steps-{shown.lang}"
    st.session_state[widget] = "; ".join(f"{start:f}:{given:f}" for start, given in one.steps)
    st.text_input(
        words.STEPS(shown.lang), key=widget, on_change=_stepped, args=(one.id, widget), autocomplete="off", max_chars=150
    )  # fmt: skip


def _stepped(of: str, widget: str) -> None:
    """What is not written as steps is told, never guessed, and changes nothing. Full-width signs are signs."""
    if widget not in st.session_state:
        return
    typed = st.session_state[widget]
    said = "".join(unicodedata.normalize("NFKC", typed).replace(",", ";").split()).strip(";")
    change = change_of(f"{of}.steps.{said}")
    if change is None:
        st.session_state[_TOLD] = typed
    else:
        put(change)


def put(change: SchemeChange) -> None:
    """A change into the address; one that says what the scheme says anyway is no change."""
    shown = current()
    changes = _merged(start_of(shown), changes_of(shown), (change,))
    if changes:
        st.query_params["trial"] = ",".join(one.word for one in changes)
    else:
        st.query_params.pop("trial", None)
    st.query_params["part"] = shown.address.part or "trial"


def _merged(
    base: Scheme | None, changes: tuple[SchemeChange, ...], more: tuple[SchemeChange, ...]
) -> tuple[SchemeChange, ...]:
    held = {(one.of, one.key): one for one in (*changes, *more)}
    kept = held.values()
    if base is None:
        return tuple(kept)
    return tuple(one for one in kept if one.of == ALL or tried(base, (one,)).changed != tried(base, ()).changed)


def choosers(shown: View, start: Scheme, rival: Scheme, every: dict[str, str]) -> None:
    """From which scheme it starts, and which stands beside it."""
    with st.container(key="assess-schemes", horizontal=True, vertical_alignment="bottom"):
        chooser(shown, "scheme", start.id, every, words.START(shown.lang), 340, at="trial")
        chooser(shown, "rival", rival.id, every, words.RIVAL(shown.lang), 340, at="trial")


def unknown_words(trial: SchemeTrial, lang: str) -> str:
    said = terms.JOINT(lang).join(one.word for one in trial.unknown)
    return words.NO_SUCH(lang, change=said) if said else ""
