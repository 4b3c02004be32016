"""The rules of the split as controls: each writes the whole set into the address as one word."""

import re
import unicodedata
from dataclasses import replace

import streamlit as st

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.plan import DEFAULT, PRESETS, WAN_IN_YI, WEIGHTED, WHOLE, Plan, parse
from analytics.allocation.split import Allocation
from ui.address import Address, href
from ui.allocation import words
from ui.frame.markup import literal
from ui.pieces.links import Link, links
from ui.view import View, current

_TOLD = "allocation-wrong-envelope"
_TYPED = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,4}))?")
# How far a slider goes; further where the address says more, which is then told as a fault.
HIGHEST = {"floor": WHOLE, "cap": 4 * WHOLE, "reserve": 50}
LOWEST = {"cap": WHOLE}


def plan_of(address: Address) -> Plan:
    """The rules the address says, or the default ones."""
    return (parse(address.plan) if address.plan else None) or DEFAULT


def say_plan(plan: Plan) -> None:
    if plan == DEFAULT:
        st.query_params.pop("plan", None)
    else:
        st.query_params["plan"] = plan.code


def with_plan(address: Address, plan: Plan) -> Address:
    return address.to(plan=None if plan == DEFAULT else plan.code)


def rules(shown: View, plan: Plan) -> None:
    """Weights in one row, money and bounds in the next."""
    lang = shown.lang
    st.markdown(f"## {words.RULES(lang)}")
    with st.container(key="allocation-rules", border=True):
        first, *others = st.columns(len(WEIGHTED), gap="medium")
        with first:
            st.markdown(f"**{words.BASE_IS(lang, base=plan.base)}**")
            st.caption(words.BASE_TAKES(lang))
        for place, criterion_id in zip(others, WEIGHTED[1:], strict=True):
            with place:
                label = words.WEIGHT_OF(lang, name=CRITERIA[criterion_id].name(lang))
                _slider(lang, plan, criterion_id, label, WHOLE)
        first, *others = st.columns(4, gap="medium")
        with first:
            _envelope(lang, plan)
        labels = {"reserve": words.RESERVE, "floor": words.FLOOR, "cap": words.CAP}
        for place, (field, label_of) in zip(others, labels.items(), strict=True):
            with place:
                _slider(lang, plan, field, label_of(lang), HIGHEST[field], LOWEST.get(field, 0))
        if typed := st.session_state.pop(_TOLD, None):
            st.error(literal(words.WRONG_ENVELOPE(lang, typed=typed)))
    presets(shown, plan)


def presets(shown: View, plan: Plan) -> None:
    """Other sets of rules to begin from; they keep what is compared."""
    lang = shown.lang
    found = [
        Link(f"preset-{one}", name(lang), href("allocation", with_plan(shown.address, preset)), current=preset == plan)
        for one, (name, preset) in PRESETS.items()
    ]
    with st.container(key="allocation-presets", horizontal=True, vertical_alignment="center"):
        st.text(words.PRESETS(lang), width="content")
        links(found, label=words.PRESETS(lang), key="preset-links", look="buttons")


def _slider(lang: str, plan: Plan, field: str, label: str, highest: int, lowest: int = 0) -> None:
    value, widget = int(getattr(plan, field)), f"plan-{field}-{lang}"
    if st.session_state.get(widget) != value:  # set again, it would take a hand that is still moving it back
        st.session_state[widget] = value
    st.slider(
        label,
        min(lowest, value),
        max(highest, value),
        key=widget,
        format="%d%%",
        on_change=_moved,
        args=(field, widget),
    )


def _moved(field: str, widget: str) -> None:
    if widget not in st.session_state:
        return  # moved on a page that was left before it was heard
    plan, value = plan_of(current().address), st.session_state[widget]
    say_plan(plan.weighing(**{field: value}) if field in WEIGHTED else replace(plan, **{field: value}))


def _envelope(lang: str, plan: Plan) -> None:
    widget = f"plan-envelope-{lang}"
    st.session_state[widget] = plan.code.partition("-")[0].removesuffix(".0")
    st.text_input(words.ENVELOPE(lang), key=widget, on_change=_typed, args=(widget,), autocomplete="off", max_chars=12)


def _typed(widget: str) -> None:
    """What is no amount is told, never guessed, and changes nothing."""
    if widget not in st.session_state:
        return
    typed = st.session_state[widget]
    found = envelope_of(typed)
    if found is None:
        st.session_state[_TOLD] = typed
    else:
        say_plan(replace(plan_of(current().address), envelope=found))


def envelope_of(typed: str) -> int | None:
    """万元 of an amount typed in 亿元; None for what is none. Full-width digits are digits."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if not found:
        return None
    return int(found[1]) * WAN_IN_YI + int((found[2] or "").ljust(4, "0")) or None


def faults(shown: View, found: Allocation) -> None:
    """Why these rules split nothing, and ways to rules that do."""
    lang, plan = shown.lang, found.plan
    with st.container(key="notice-plan", border=True):
        st.text(words.CANNOT(lang))
        for fault in found.faults:
            st.text(f"· {fault(lang)}")
        ways = {}
        if found.lacking:
            ways["without"] = (words.WITHOUT_THESE, plan.without(found.lacking))
        if sum(plan.weight(one) for one in WEIGHTED) != WHOLE:
            ways["proportion"] = (words.IN_PROPORTION, plan.in_proportion())
        ways["equal"] = PRESETS["equal"]
        links(
            [
                Link(way, name(lang), href("allocation", with_plan(shown.address, other)))
                for way, (name, other) in ways.items()
            ],
            label=words.CANNOT(lang),
            key="plan-ways",
            look="buttons",
        )
