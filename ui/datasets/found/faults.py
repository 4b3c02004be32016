"""What is wrong with a hand-in, one row for what one cause made: filtered, opened to every cell, and taken away as a file."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from store.handins.desk import HandIn, Judged, ToldFault
from store.sheets.faults import SEVERITIES, one_line
from style import terms
from ui.datasets import words
from ui.datasets.found.answering import explaining
from ui.datasets.found.exports import faults_table
from ui.datasets.found.groups import CauseGroup, groups, place, places, says, values
from ui.datasets.found.sheets import TONES
from ui.datasets.paging import on_page, pager
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

_OPENED = "datasets-faults-opened"


def fault_list(shown: View, handin: HandIn, judged: Judged, writers: Writers) -> None:
    """The heading, the list with its filters, and what may be explained."""
    lang = shown.lang
    if not judged.faults:
        return
    st.markdown(f"## {words.FAULTS(lang)}")
    _listed(shown, handin, judged, writers)
    if handin.state == "waiting":
        explaining(shown, handin, judged)


@st.fragment
def _listed(shown: View, handin: HandIn, judged: Judged, writers: Writers) -> None:
    """Filtering and opening draws this alone: nothing is read anew."""
    lang, key = shown.lang, f"datasets-faults-{handin.id}"
    with st.container(key="datasets-fault-tools", horizontal=True, vertical_alignment="bottom"):
        found = _filtered(judged.faults, key, lang)
        downloads(
            shown,
            left_with(shown, "faults", lambda: faults_table(judged.faults, lang), {"handin": handin.id}),
            writers,
            page="datasets",
            name=words.FAULTS,
            key=f"{key}-{handin.last.number}",
        )
    if not found:
        st.text(words.NONE_OF_THESE(lang))
        return
    st.caption(words.FAULTS_NOTE(lang))
    is_followed = handin.last.number > 1 or handin.replaces is not None
    lines = fault_rows(groups(found), st.session_state.get(_OPENED, frozenset()), lang, is_followed)
    ledger(table(on_page(key, lines), lang), key=f"datasets-faults-{lang}", on_pick=_open)
    pager(key, len(lines), lang)


def _open(kind: str, group_id: str) -> None:
    st.session_state[_OPENED] = st.session_state.get(_OPENED, frozenset()) ^ {group_id}


def _filtered(faults: Sequence[ToldFault], key: str, lang: str) -> list[ToldFault]:
    """By severity, sheet and what became of them; a filter that leaves nothing to choose is not drawn."""
    kind = _chosen(terms.KIND(lang), f"{key}-kind-{lang}", _counted(faults, _kind, SEVERITIES),
                   lambda one: words.SEVERITIES[one](lang))  # fmt: skip
    status = _chosen(words.STATUS(lang), f"{key}-status-{lang}", _counted(faults, _status, tuple(words.STATUSES)),
                     lambda one: words.STATUSES[one](lang))  # fmt: skip
    sheets = dict.fromkeys(_sheet(told) for told in faults)
    sheet = _chosen(terms.SHEET(lang), f"{key}-sheet-{lang}", _counted(faults, _sheet, tuple(sheets)),
                    lambda one: literal(one) or words.WHOLE_FILE(lang))  # fmt: skip
    return [
        told
        for told in faults
        if kind in (None, _kind(told)) and status in (None, _status(told)) and sheet in (None, _sheet(told))
    ]


def _kind(told: ToldFault) -> str:
    return told.fault.severity


def _status(told: ToldFault) -> str:
    return told.status


def _sheet(told: ToldFault) -> str:
    return told.fault.sheet or ""


def _counted(faults: Sequence[ToldFault], of, order: Sequence[str]) -> dict[str, int]:  # type: ignore[no-untyped-def]
    counts = Counter(map(of, faults))
    return {one: counts[one] for one in order if counts[one]}


def _chosen(label: str, key: str, counts: dict[str, int], say) -> str | None:  # type: ignore[no-untyped-def]
    if len(counts) < 2:
        return None
    return st.segmented_control(label, list(counts), key=key, format_func=lambda one: f"{say(one)} {counts[one]:,}")


def table(lines: Sequence[Row], lang: str) -> Ledger:
    columns = (
        Column("place", words.FAULT_PLACE(lang)),
        Column("kind", terms.KIND(lang), kind="mark"),
        Column("value", words.FAULT_VALUE(lang), wide=True),
        Column("says", words.FAULT_SAYS(lang)),
        Column("remedy", words.FAULT_REMEDY(lang)),
    )
    return Ledger(words.FAULTS(lang), columns, tuple(lines))


def fault_rows(found: Sequence[CauseGroup], opened: frozenset[str], lang: str, is_followed: bool) -> list[Row]:
    """A row for each group, and below one that is opened a row for each of its cells. `is_followed`: there is a round before."""
    rows = []
    for group in found:
        rows.append(_row(group, group.id in opened, lang, is_followed))
        if group.id in opened and len(group.told) > 1:
            rows += [_member(group, told, number, lang) for number, told in enumerate(group.told)]
    return rows


def _row(group: CauseGroup, is_open: bool, lang: str, is_followed: bool) -> Row:
    told, fault, many = group.first, group.first.fault, len(group.told) > 1
    answered = words.ANSWERED(lang, reason=told.answer.reason, who=told.answer.who) if told.answer else ""
    mended = group.is_mended
    kind = words.STATUSES["mended"](lang) if mended else words.SEVERITIES[fault.severity](lang)
    cells = {
        "place": Cell(places(group, lang), sub=(words.SHUT if is_open else words.OPEN_ALL)(lang) if many else "", muted=mended),
        "kind": Cell(kind, sub="" if mended or not is_followed else words.STATUSES[told.status](lang),
                     tone="good" if mended else TONES[fault.severity]),
        "value": Cell(values(group, lang), muted=mended),
        "says": Cell(says(group, lang), sub=answered, muted=mended),
        "remedy": Cell("" if mended else fault.remedy(lang)),
    }  # fmt: skip
    # One cell alone has nothing more to open: it is no button.
    return Row(group.id, cells, kind="" if many else "detail", selected=is_open and many)


def _member(group: CauseGroup, told: ToldFault, number: int, lang: str) -> Row:
    cells = {
        "place": Cell(f"{place(told, lang)}"),
        "value": Cell(one_line(told.fault.value)),
        "says": Cell("" if told.fault.message(lang) == says(group, lang) else told.fault.message(lang)),
    }
    return Row(f"{group.id}-{number}", cells, kind="detail")
