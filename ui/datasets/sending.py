"""Handing in: the form to fill, who sends it, the file, and what the last press came to."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import streamlit as st

from access.reader import NotAllowed, acting, on_behalf
from analytics.lookup import pair_of_county, pairs
from store.forms.template import county_template, whole_template
from store.handins import desk
from store.handins.reading import base_of
from store.handins.records import HandIn
from store.ledgers.results import Expected
from store.saved.small_files import NotSaved
from store.sheets.limits import LIMITS, MEGABYTE
from style.moments import CHINA
from style.periods import Period, parse_period, say_period
from style.text import Text
from ui import words as shared
from ui.address import Address, href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.standing import seen
from ui.datasets.uploader import own_words
from ui.downloads.told import left_with
from ui.frame.markup import literal
from ui.pieces.links import Link, links
from ui.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt"]
OFFERED = 5  # quarters: the one after the last published, and what may still be corrected
WHOLE = "all"
_TOLD, _OVER = "datasets-told", "datasets-over"


def tell(good: bool, said: str) -> None:
    """Keeps for the next drawing what a press came to."""
    st.session_state[_TOLD] = (good, said)


def pressed_over(version: str | None) -> None:
    """Called as a button is pressed, with the version that was current when it was drawn."""
    st.session_state[_OVER] = version


def over(otherwise: str | None) -> str | None:
    """The version that was current when what was pressed was drawn."""
    version: str | None = st.session_state.pop(_OVER, otherwise)
    return version


def show_outcome() -> None:
    if said := st.session_state.pop(_TOLD, None):
        (st.success if said[0] else st.error)(literal(said[1]))


def offered_quarters(last: str) -> list[str]:
    """The quarter after the last published one first, then the last ones, newest first."""
    end = parse_period(last).last + 1
    return [str(Period(number, number)) for number in range(end, end - OFFERED, -1)]


def offered_pairs(shown: View) -> list[str]:
    """The pairs one may hand in for: a county's staff its own, others each, or all at once."""
    who, every = acting(), list(pairs(shown.dataset))
    if who.sees_all:
        return [*every, WHOLE]
    own = {pair_of_county(shown.dataset).get(county) for county in who.counties}
    return [pair for pair in every if pair in own]


def by_whom(label: Text, key: str, lang: str, typed: str = "", **more: Any) -> str:
    """Who does it: his name where he signed in, else what is typed."""
    who = acting()
    if who.is_signed_in:
        label, typed, more = words.WHO_SIGNED_IN, who.name, {**more, "disabled": True}
    return st.text_input(label(lang), value=typed, key=key, max_chars=60, **more)


def whose(shown: View, key: str) -> tuple[str, str]:
    """The pair and the quarter that are handed in, as chosen."""
    lang, names = shown.lang, pairs(shown.dataset)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pair = st.selectbox(
            words.WHOSE(lang),
            offered_pairs(shown),
            key=f"{key}-pair-{lang}",
            format_func=lambda one: words.EVERY_PAIR(lang) if one == WHOLE else f"{one} {names[one].label(lang)}",
            placeholder=shared.CHOOSE(lang),
            width=300,
        )
        quarter = st.selectbox(
            words.WHICH_QUARTER(lang),
            offered_quarters(shown.dataset.description.last_quarter),
            key=f"{key}-quarter-{lang}",
            format_func=lambda one: say_period(one, lang),
            placeholder=shared.CHOOSE(lang),
            filter_mode=None,
            width=200,
        )
    return pair or WHOLE, quarter


def form(shown: View, pair: str, quarter: str) -> None:
    """The workbook to fill: made when it is asked for."""
    lang = shown.lang
    st.caption(words.FORM_NOTE(lang))
    details = {"pair": pair, "quarter": quarter}
    st.download_button(
        words.GET_IT(lang),
        left_with(shown, "form", _form_of(shown, pair, quarter), details)
        if pair != WHOLE
        else on_behalf(_form_of(shown, pair, quarter)),  # Streamlit makes it in a thread that knows of no reader
        form_name(shown, pair, quarter),
        XLSX,
        key=f"datasets-form-{pair}-{quarter}-{lang}",
        on_click="ignore",
    )


def form_name(shown: View, pair: str, quarter: str) -> str:
    """填报表_滨江区-泰顺县_2026Q1.xlsx."""
    lang = shown.lang
    whose = words.WHOLE_FORM(lang) if pair == WHOLE else pairs(shown.dataset)[pair].label(lang)
    said = [words.FORM_FILE(lang), whose, "" if pair == WHOLE else quarter]
    return "_".join(re.sub(r"[^\w-]+", "-", one).strip("-") for one in said if one) + ".xlsx"


def guide(lang: str) -> None:
    """The way to the chapter of the handbook."""
    links(
        [Link("guide", words.GUIDE(lang), f"{href('help', Address(lang=lang))}#county")],
        label=words.GUIDE(lang),
        key="datasets-guide",
        look="plain",
    )


def _form_of(shown: View, pair: str, quarter: str) -> Callable[[], bytes]:
    dataset, lang = shown.dataset, shown.lang
    if pair == WHOLE:
        return lambda: whole_template(lang)
    return lambda: county_template(base_of(dataset).tables, pair, quarter, lang)


def sending(shown: View, may: Access, pair: str, quarter: str, replaces: HandIn | None = None) -> None:
    """Who, the file, and the press that has it checked; `replaces` is the hand-in whose next round it is, or that it corrects."""
    lang = shown.lang
    # Each round has a field of its own: in the next one the last file is not waiting to be sent again.
    key = f"datasets-send-{f'{replaces.id}-{replaces.last.number}' if replaces else 'new'}-{lang}"
    most = LIMITS.file_bytes // MEGABYTE
    own_words(lang, most)
    with st.form(key, border=False):
        by_whom(
            words.WHO,
            f"{key}-who",
            lang,
            replaces.last.who if replaces else "",
            placeholder=words.WHO_EXAMPLE(lang),
            disabled=not may.hand_in,
        )
        with st.container(key=f"uploader-{lang}-{'again' if replaces else 'new'}"):
            st.file_uploader(
                words.FILE(lang), ENDINGS, key=f"{key}-file", max_upload_size=most, disabled=not may.hand_in
            )
        pressed = st.form_submit_button(words.CHECK(lang), type="primary", disabled=not may.hand_in)
    if pressed:
        _send(shown, key, pair, quarter, replaces)


def _send(shown: View, key: str, pair: str, quarter: str, replaces: HandIn | None) -> None:
    lang, who, file = shown.lang, st.session_state[f"{key}-who"].strip(), st.session_state[f"{key}-file"]
    if not who or file is None:
        st.error((words.NO_FILE if who else words.NO_WHO)(lang))
        return
    expected = replaces.expected if replaces else Expected(quarter=quarter, pair_id=None if pair == WHOLE else pair,
                                                           as_of=datetime.now(CHINA).date(), source_title=file.name)  # fmt: skip
    try:
        with st.spinner(words.CHECKING(lang)):
            kept = desk.hand_in(
                shown.dataset.name, file.name, file.getvalue(), who, expected, replaces.id if replaces else None
            )
            seen(kept, shown)
    except (NotSaved, NotAllowed) as refused:
        st.error(literal(refused.tell(lang)))
        return
    st.query_params["handin"] = kept.id
    st.rerun()
