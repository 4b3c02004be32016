"""What is wrong with a hand-in: one sentence, the list to filter, and explanations of what may stand."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from store.handins import desk
from store.handins.desk import Judged, Told
from store.handins.records import HandIn
from store.saved.small_files import NotSaved
from store.sheets.faults import SEVERITIES
from style import terms
from ui import words as shared
from ui.datasets import words
from ui.datasets.sending import tell
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

PAGE = 100  # faults drawn at once; the list in the workbook handed back has all of them
_TONES = {"error": "bad", "warning": "attention", "question": "neutral"}


def sentence(handin: HandIn, judged: Judged, lang: str) -> str:
    """What came of the last round, in one sentence."""
    rows = sum(len(piece.rows) for piece in judged.read.pieces)
    open_ones = Counter(told.fault.severity for told in judged.faults if told.is_open)
    mended = sum(told.status == "mended" for told in judged.faults)
    said = [
        text(lang, count=count)
        for text, count in (
            (words.ERRORS, open_ones["error"]),
            (words.WARNINGS_TOLD, open_ones["warning"]),
            (words.QUESTIONS, open_ones["question"]),
            (words.MENDED_TOLD, mended),
        )
        if count
    ]
    told = (terms.LIST_STOP(lang)).join(said) or words.NO_FAULT(lang)
    return words.LEAD_OF(lang, file=handin.file_name, round=handin.last.number, rows=f"{rows:,}", told=told)


def place(told: Told, lang: str) -> str:
    """项目进展!D7, as Excel writes an address."""
    fault = told.fault
    if fault.sheet is None:
        return words.WHOLE_FILE(lang)
    return f"{fault.sheet}!{fault.cell}" if fault.cell else fault.sheet


def fault_list(shown: View, handin: HandIn, judged: Judged) -> None:
    """Filters, and the faults they leave, a page at a time."""
    lang = shown.lang
    if not judged.faults:
        return
    st.markdown(f"## {words.FAULTS(lang)}")
    found = _filtered(judged.faults, lang)
    page = 0
    if len(found) > PAGE:
        page = (
            int(st.number_input(shared.PAGE(lang), 1, -(-len(found) // PAGE), key=f"datasets-faults-page-{lang}")) - 1
        )
    ledger(table(found[page * PAGE : (page + 1) * PAGE], lang), key=f"datasets-faults-{lang}")
    if handin.state == "waiting":
        _explaining(handin, [told for told in found if told.is_open and told.fault.severity != "error"], lang)


def _filtered(faults: Sequence[Told], lang: str) -> list[Told]:
    kinds = [one for one in SEVERITIES if any(told.fault.severity == one for told in faults)]
    sheets = list(dict.fromkeys(told.fault.sheet or "" for told in faults))
    with st.container(horizontal=True):
        kind = st.segmented_control(
            words.FAULT_KIND(lang),
            [*kinds, *(["mended"] if any(told.status == "mended" for told in faults) else [])],
            key=f"datasets-faults-kind-{lang}",
            format_func=lambda one: (words.SEVERITIES | words.STATUSES)[one](lang),
        )
        sheet = None
        if len(sheets) > 1:
            sheet = st.segmented_control(
                words.SHEET(lang),
                sheets,
                key=f"datasets-faults-sheet-{lang}",
                format_func=lambda one: literal(one) or words.WHOLE_FILE(lang),
            )
    return [
        told
        for told in faults
        if (kind is None or kind == (told.status if kind == "mended" else told.fault.severity))
        and (kind is None or kind == "mended" or told.status != "mended")
        and (sheet is None or (told.fault.sheet or "") == sheet)
    ]


def table(found: Sequence[Told], lang: str) -> Ledger:
    columns = (
        Column("place", words.FAULT_PLACE(lang)),
        Column("kind", words.FAULT_KIND(lang), kind="mark"),
        Column("value", words.FAULT_VALUE(lang), wide=True),
        Column("says", words.FAULT_SAYS(lang)),
        Column("remedy", words.FAULT_REMEDY(lang)),
    )
    return Ledger(words.FAULTS(lang), columns, tuple(_row(told, number, lang) for number, told in enumerate(found)))


def _row(told: Told, number: int, lang: str) -> Row:
    fault, mended = told.fault, told.status == "mended"
    kind = (words.STATUSES if mended else words.SEVERITIES)[told.status if mended else fault.severity](lang)
    answered = words.ANSWERED(lang, reason=told.answer.reason, who=told.answer.who) if told.answer else ""
    return Row(
        f"{number}-{fault.id}",
        {
            "place": Cell(place(told, lang), muted=mended),
            "kind": Cell(kind, sub="" if mended else words.STATUSES[told.status](lang),
                         tone="good" if mended else _TONES[fault.severity]),
            "value": Cell(fault.value or "", muted=mended),
            "says": Cell(fault.message(lang), sub=answered, muted=mended),
            "remedy": Cell("" if mended else fault.remedy(lang)),
        },
    )  # fmt: skip


def _explaining(handin: HandIn, faults: Sequence[Told], lang: str) -> None:
    """Which fault, why it may stand, by whom."""
    if not faults:
        return
    st.caption(words.ANSWER_NOTE(lang))
    by_id = {told.fault.id: told for told in faults}
    key = f"datasets-answer-{handin.id}-{lang}"
    with st.form(key, border=False, clear_on_submit=True), st.container(horizontal=True, vertical_alignment="bottom"):
        which = st.selectbox(
            words.FAULT_PLACE(lang),
            list(by_id),
            key=f"{key}-which",
            format_func=lambda one: f"{place(by_id[one], lang)} {by_id[one].fault.message(lang)}",
            placeholder=shared.CHOOSE(lang),
        )
        reason = st.text_input(words.ANSWER(lang), key=f"{key}-reason", max_chars=500)
        if st.form_submit_button(words.ANSWER_IT(lang)):
            try:
                desk.answer(handin, which, reason, handin.last.who)
            except NotSaved as refused:
                tell(False, refused.tell(lang))
            st.rerun()
