"""What is wrong with a hand-in, one row for what one cause made: filtered, opened to every cell, and taken away as a file."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from store.handins.desk import HandIn, ToldFault
from store.sheets.faults import SEVERITIES, SEVERITY_WORDS, one_line
from style import terms
from ui.datasets import words
from ui.datasets.found.answering import explaining
from ui.datasets.found.exports import faults_table
from ui.datasets.found.groups import CauseGroup, groups, place, places, says, values
from ui.datasets.found.in_sheet import one_by_one
from ui.datasets.found.sheets import TONES
from ui.datasets.paging import on_page, pager
from ui.datasets.standing import Seen
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

_OPENED, _PICKED = "datasets-faults-opened", "datasets-faults-picked"


def fault_list(shown: View, handin: HandIn, seen: Seen, writers: Writers) -> None:
    """The heading, the list with its filters, and what may be explained."""
    lang, judged = shown.lang, seen.judged
    if not judged.faults:
        return
    st.markdown(f"## {words.FAULTS(lang)}")
    _listed(shown, handin, seen, writers)
    if handin.state == "waiting":
        explaining(shown, handin, judged)


@st.fragment
def _listed(shown: View, handin: HandIn, seen: Seen, writers: Writers) -> None:
    """Filtering and opening draws this alone: nothing is read anew."""
    lang, key, judged = shown.lang, f"datasets-faults-{handin.id}", seen.judged
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
    grouped = groups(found)
    lines = fault_rows(grouped, st.session_state.get(_OPENED, frozenset()), lang, is_followed)
    ledger(table(on_page(key, lines), lang), key=f"datasets-faults-{lang}", on_pick=_pick)
    pager(key, len(lines), lang)
    if picked := st.session_state.pop(_PICKED, None):
        _picked(shown, seen, grouped, picked)


def _pick(kind: str, row: str) -> None:
    st.session_state[_PICKED] = row


def _picked(shown: View, seen: Seen, grouped: Sequence[CauseGroup], row: str) -> None:
    """A row of many cells opens or shuts; one cell is shown where it stands in its sheet."""
    if any(group.id == row and len(group.told) > 1 for group in grouped):
        st.session_state[_OPENED] = st.session_state.get(_OPENED, frozenset()) ^ {row}
        st.rerun(scope="fragment")
    order = {row: told for group in grouped if not group.is_mended for row, told in cells_of(group)}
    if row in order:
        one_by_one(shown, seen, tuple(order.values()), list(order).index(row))


def _filtered(faults: Sequence[ToldFault], key: str, lang: str) -> list[ToldFault]:
    """By severity, sheet and what became of them; a filter that leaves nothing to choose is not drawn."""
    kind = _chosen(terms.KIND(lang), f"{key}-kind-{lang}", _counted(faults, _kind, SEVERITIES),
                   lambda one: SEVERITY_WORDS[one](lang))  # fmt: skip
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
    """What is mended is of none: the sentence above the list does not count it either."""
    return "" if told.status == "mended" else told.fault.severity


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
        Column("value", words.FAULT_VALUE(lang)),
        Column("says", words.FAULT_SAYS(lang)),
        Column("remedy", words.FAULT_REMEDY(lang)),
    )
    return Ledger(words.FAULTS(lang), columns, tuple(lines), stacked=True)


def fault_rows(found: Sequence[CauseGroup], opened: frozenset[str], lang: str, is_followed: bool) -> list[Row]:
    """A row for each group, and below one that is opened a row for each of its cells. `is_followed`: there is a round before."""
    rows = []
    for group in found:
        rows.append(_row(group, group.id in opened, lang, is_followed))
        if group.id in opened and len(group.told) > 1:
            rows += [_member(group, told, row, lang) for row, told in cells_of(group)]
    return rows


def _row(group: CauseGroup, is_open: bool, lang: str, is_followed: bool) -> Row:
    told, fault, many = group.first, group.first.fault, len(group.told) > 1
    answered = words.ANSWERED(lang, reason=told.answer.reason, who=told.answer.who) if told.answer else ""
    mended = group.is_mended
    kind = words.STATUSES["mended"](lang) if mended else SEVERITY_WORDS[fault.severity](lang)
    cells = {
        "place": Cell(places(group, lang), sub=(words.SHUT if is_open else words.OPEN_ALL)(lang) if many else "", muted=mended),
        "kind": Cell(kind, sub="" if mended or not is_followed else words.STATUSES[told.status](lang),
                     tone="good" if mended else TONES[fault.severity]),
        "value": Cell(values(group, lang), muted=mended),
        "says": Cell(says(group, lang), sub=answered, muted=mended),
        "remedy": Cell("" if mended else fault.remedy(lang)),
    }  # fmt: skip
    # What is mended stands in no row of the sheet any more: it is no button.
    return Row(group.id, cells, kind="detail" if mended and not many else "", selected=is_open and many)


def cells_of(group: CauseGroup) -> list[tuple[str, ToldFault]]:
    """Each fault by the row that shows it: the group's own where it is the only one."""
    alone = len(group.told) == 1
    return [(group.id if alone else f"{group.id}-{number}", told) for number, told in enumerate(group.told)]


def _member(group: CauseGroup, told: ToldFault, row: str, lang: str) -> Row:
    cells = {
        "place": Cell(f"{place(told, lang)}"),
        "value": Cell(one_line(told.fault.value)),
        "says": Cell("" if told.fault.message(lang) == says(group, lang) else told.fault.message(lang)),
    }
    return Row(row, cells, kind="detail" if group.is_mended else "")
