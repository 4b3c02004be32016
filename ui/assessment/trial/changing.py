"""A change of the scheme on trial on its way from a field or a link into the address, which decides what is tried."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from analytics.assessment.trial.changes import OUT, SchemeChange, change_of, merged
from analytics.assessment.wording import name_of
from store.schemes import Adjustment, Indicator
from store.schemes.definition import WAYS
from ui import words as ui_words
from ui.address import Address, href
from ui.assessment.asked import changes_of, start_of
from ui.assessment.trial import words
from ui.frame.markup import literal
from ui.pieces.links import Link
from ui.view import View, current

_STEPS, _NUMBER = "assess-wrong-steps", "assess-wrong-number"


def put(*more: SchemeChange) -> None:
    """Changes into the address; one that says what the scheme says anyway is no change."""
    shown = current()
    if changes := _with(shown, more):
        st.query_params["trial"] = ",".join(one.word for one in changes)
    else:
        st.query_params.pop("trial", None)
    st.query_params["part"] = shown.address.part or "trial"


def changed_to(shown: View, *more: SchemeChange) -> str:
    """Where a link with these changes besides leads."""
    return href("assessment", _to(shown, _with(shown, more)), "trial")


def unchanged(shown: View) -> str:
    return href("assessment", _to(shown, ()), "trial")


def brought_back(shown: View, of: str) -> str:
    """Where a link leads that puts back what was taken out."""
    return href("assessment", _to(shown, without_out(shown, of)), "trial")


def without_out(shown: View, of: str) -> tuple[SchemeChange, ...]:
    return tuple(one for one in changes_of(shown) if (one.of, one.key) != (of, OUT))


def bring_back(shown: View, of: str) -> None:
    held = without_out(shown, of)
    st.query_params["trial"] = ",".join(one.word for one in held)
    if not held:
        st.query_params.pop("trial")
    st.query_params["part"] = shown.address.part or "trial"


def _with(shown: View, more: Sequence[SchemeChange]) -> tuple[SchemeChange, ...]:
    base = start_of(shown)
    return merged(base, changes_of(shown), more) if base else ()


def _to(shown: View, changes: Sequence[SchemeChange]) -> Address:
    return shown.address.to(trial=tuple(one.word for one in changes))


def take_out(shown: View, one: Indicator | Adjustment) -> Link:
    label = words.TAKE_OUT(shown.lang, name=name_of(one)(shown.lang))
    return Link(f"out-{one.id}", label, changed_to(shown, SchemeChange(one.id, OUT, "1")))


def number(shown: View, of: str, key: str, label: str, value: Decimal | None) -> None:
    """`label` is Markdown: a name of the data in it is made literal first."""
    widget = f"assess-{of}-{key}-{shown.lang}"
    st.session_state[widget] = "" if value is None else f"{value.normalize():f}"
    st.text_input(label, key=widget, on_change=_numbered, args=(of, key, widget), autocomplete="off", max_chars=16)


def _numbered(of: str, key: str, widget: str) -> None:
    """What is no number is told, never guessed, and changes nothing."""
    if widget not in st.session_state:
        return
    typed = st.session_state[widget]
    said = unicodedata.normalize("NFKC", typed).strip().removesuffix("%").removeprefix("+").replace("−", "-")
    change = change_of(f"{of}.{key}.{said}")
    if change is None or change.value in WAYS:
        st.session_state[_NUMBER] = typed
    else:
        put(SchemeChange(of, key, f"{Decimal(change.value).normalize():f}"))


def steps(shown: View, one: Indicator) -> None:
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
        st.session_state[_STEPS] = typed
    else:
        put(change)


def choice(shown: View, of: str, key: str, label: str, said: dict[str, str], chosen: str) -> None:
    """A list of which one is chosen; `key` as in the file."""
    widget = f"assess-{of}-{key}-{shown.lang}"
    st.session_state[widget] = chosen
    st.selectbox(
        label, list(said), key=widget, format_func=said.__getitem__, on_change=_chosen, args=(of, key, widget),
        filter_mode=None, placeholder=ui_words.CHOOSE(shown.lang),
    )  # fmt: skip


def _chosen(of: str, key: str, widget: str) -> None:
    if widget in st.session_state:
        put(SchemeChange(of, key, st.session_state[widget]))


def told_wrong(lang: str) -> None:
    """What was typed last and not taken, once."""
    for key, said in ((_NUMBER, words.WRONG_NUMBER), (_STEPS, words.WRONG_STEPS)):
        if typed := st.session_state.pop(key, None):
            st.error(literal(said(lang, typed=typed)))
