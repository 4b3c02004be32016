"""What a file was read as: each sheet as it was written with what each cell became, guesses marked, and what was left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from store.handins.desk import HandIn
from store.ledgers.results import Header, SheetRead
from store.schema import TABLES
from store.sheets.faults import one_line
from style import terms
from ui.datasets import words
from ui.datasets.found.sheet_rows import SheetFound, letters_of, rows_table
from ui.datasets.paging import on_page, pager
from ui.datasets.standing import Seen
from ui.frame.markup import literal
from ui.pieces.ledger import ledger
from ui.view import View

ROWS = 50  # of a sheet, drawn at once
NAMED = 12  # rows that are named of those left out


def what_was_read(shown: View, handin: HandIn, seen: Seen) -> None:
    """How many rows of each table came of it, and one sheet after the other."""
    lang, read = shown.lang, seen.judged.read
    told = [sheet for sheet in read.sheets if sheet.table]
    if not told:
        return
    st.markdown(f"## {words.READ_AS(lang)}")
    st.caption(words.READ_NOTE(lang))
    counts = [one for table, count in seen.judged.counts.items() if (one := counted(table, vars(count), lang))]
    st.text(terms.LIST_STOP(lang).join(counts))
    _sheets(shown, f"{handin.id}-{handin.last.number}", seen, told)


def counted(table: str, counts: Mapping[str, int], lang: str) -> str:
    """项目：新增 3 行、改动 12 行; nothing of a table in which nothing is said."""
    said = [told(lang, count=f"{counts[kind]:,}") for kind, told in words.KIND_COUNTED.items() if counts.get(kind)]
    return words.OF_TABLE(lang, table=TABLES[table].label(lang), said=terms.JOINT(lang).join(said)) if said else ""


@st.fragment
def _sheets(shown: View, of: str, seen: Seen, told: Sequence[SheetRead]) -> None:
    """Choosing a sheet draws this alone."""
    lang = shown.lang
    names = [sheet.sheet for sheet in told]
    marked = (words.ALL_ROWS(lang), words.MARKED_ROWS(lang))
    with st.container(key="datasets-read-tools", horizontal=True, vertical_alignment="bottom"):
        name = names[0]
        if len(names) > 1:
            name = st.segmented_control(
                terms.SHEET(lang),
                names,
                default=names[0],
                required=True,
                key=f"datasets-read-sheet-{of}-{lang}",
                format_func=literal,
            )
        which = st.segmented_control(
            words.ROWS_SHOWN(lang), marked, default=marked[0], required=True, key=f"datasets-read-which-{of}-{lang}"
        )
    sheet = next((one for one in told if one.sheet == name), told[0])
    found = SheetFound.of(seen.judged, seen.book, sheet)
    numbers = found.marked if which == marked[1] else found.numbers
    for out in (_columns_out(found.headers_out, lang), _rows_out(found.sheet, lang)):
        if out:
            st.caption(out)
    key = f"datasets-read-{of}-{names.index(sheet.sheet)}-{marked.index(which)}"
    if not len(numbers):
        st.text(words.NONE_MARKED(lang))
        return
    ledger(rows_table(shown, found, on_page(key, numbers, ROWS)), key=f"datasets-read-{lang}")
    pager(key, len(numbers), lang, ROWS)


def _columns_out(headers: Sequence[Header], lang: str) -> str:
    named = [f"{letters_of(one.cell)} {literal(one_line(one.written))}" for one in headers if one.written]
    return words.COLUMNS_OUT(lang, columns=terms.JOINT(lang).join(named)) if named else ""


def _rows_out(sheet: SheetRead, lang: str) -> str:
    """Rows that are no data by why, with their numbers: 合计、小计 2 行（第 9、17 行）."""
    by_why: dict[str, list[int]] = defaultdict(list)
    for number, why in (sheet.left_out or {}).items():
        by_why[why].append(number)
    said = []
    for why, numbers in by_why.items():
        rows = terms.JOINT(lang).join(map(str, numbers[:NAMED])) + ("…" if len(numbers) > NAMED else "")
        name = words.WHY_LEFT_OUT[why](lang) if why in words.WHY_LEFT_OUT else literal(why)
        said.append(words.ROWS_OUT_OF(lang, why=name, count=f"{len(numbers):,}", rows=rows))
    return words.ROWS_OUT(lang, rows=terms.LIST_STOP(lang).join(said)) if said else ""
