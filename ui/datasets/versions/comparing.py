"""Two versions beside each other: rows and cells that differ, sums before and after, and what that moves on the pages."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.lookup import counties, pairs, tracks
from cache.heavy import HEAVY
from store.codes import FUND_STAGE, VALUE_TYPE
from store.datasets import Dataset, datasets_dir, find_dataset
from store.history.differences import GROUPS, Differences, RowDifference, SumDifference, differences, totals
from store.history.versions import Version, versions
from store.measures import MEASURES
from store.schema import TABLES
from style import terms
from style.numbers import NO_DATA
from style.text import Text, beside
from style.units import UNITS, YUAN
from ui.datasets import words
from ui.datasets.paging import on_page, pager
from ui.datasets.read_as import amount, read_words
from ui.datasets.versions import words as version_words
from ui.datasets.versions.effects import effects
from ui.datasets.versions.exports import change_of, changes_table, totals_table
from ui.datasets.versions.published import named
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.figures import words as figure_words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View, say

ROWS = 50  # of a table's differences, drawn at once
TOLD = 12  # cells of a row that is new or gone
FEW = 20  # rows of a table that are shown without being asked for


def compared(shown: View, writers: Writers) -> None:
    """Two versions, by themselves the current one and the one before it."""
    lang = shown.lang
    found = versions(datasets_dir() / shown.dataset.name)
    whole = [one for one in found if not one.damage]
    st.markdown(f"## {version_words.COMPARE(lang)}")
    if len(whole) < 2:
        st.text(version_words.ONE_VERSION(lang))
        return
    was, now = _chosen(shown, whole)
    old, new = (find_dataset(shown.dataset.name, one) for one in (was, now))
    if was == now or old is None or new is None:
        st.text((version_words.SAME_VERSION if was == now else version_words.NO_SUCH_VERSION)(lang))
        return
    with st.spinner(version_words.WORKING(lang)):
        both(shown, old, new, writers)


def _chosen(shown: View, whole: list[Version]) -> tuple[str, str]:
    """The two versions of the address; by itself the current one and its parent."""
    lang = shown.lang
    current = next((one for one in whole if one.is_current), whole[0])
    others = [one.id for one in whole if one.id != current.id]
    was = shown.address.was or (current.parent if current.parent in others else next(iter(others), current.id))
    now = shown.address.now or current.id
    names = {one.id: named(one, lang) for one in whole}
    with st.container(horizontal=True):
        for key, value, label in (("was", was, version_words.EARLIER(lang)), ("now", now, version_words.LATER(lang))):
            widget = f"datasets-{key}-{lang}"
            st.session_state[widget] = value
            st.selectbox(
                label,
                list(dict.fromkeys((*names, value))),
                key=widget,
                format_func=lambda one: names.get(one, one[:8]),
                on_change=say,
                args=(key, widget),
                width=340,
            )
    return str(was), now


def both(shown: View, old: Dataset, new: Dataset, writers: Writers, files: Mapping[str, str] | None = None) -> None:
    """What differs between two versions, and what that moves on the pages. `new` may be none that is published yet."""
    lang = shown.lang
    with HEAVY.turn():
        found = differences(old, new)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"## {version_words.DIFFERENCES(lang)}")
        if found.tables:
            downloads(
                shown,
                left_with(shown, "differences", lambda: changes_table(found, lang), _two(old, new)),
                writers,
                page="datasets",
                name=version_words.DIFFERENCES,
                key=f"datasets-differences-{old.version}-{new.version}",
            )
    if not found.tables:
        st.text(version_words.NO_DIFFERENCE(lang))
        return
    for name in sorted(found.tables, key=lambda one: one == "sources"):  # whose they are comes last
        _table_of(shown, found, name, f"{old.version}-{new.version}")
    _sums(shown, old, new, writers)
    effects(shown, old, new, writers)


def _two(old: Dataset, new: Dataset) -> dict[str, object]:
    return {"was": old.version, "now": new.version}


@st.fragment
def _table_of(shown: View, found: Differences, name: str, of: str) -> None:
    """How many rows of a table, then the rows themselves, a page at a time."""
    lang, told = shown.lang, found.tables[name]
    counts = {one: f"{getattr(told, one):,}" for one in version_words.KINDS}
    key = f"datasets-differences-{name}-{of}"
    with st.expander(
        version_words.ROWS_CHANGED(lang, table=TABLES[name].label(lang), **counts), expanded=told.rows <= FEW
    ):
        at = on_page(key, range(told.rows), ROWS)
        rows = found.rows(name, first=at[0], count=len(at))
        ledger(rows_table(shown, name, rows), key=f"datasets-differences-{name}-{lang}")
        pager(key, told.rows, lang, ROWS)


def rows_table(shown: View, name: str, rows: Sequence[RowDifference]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("key", version_words.WHICH_ROW(lang)),
        Column("kind", version_words.CHANGE(lang), kind="mark"),
        Column("cells", version_words.CELLS(lang)),
    )
    lines = tuple(_difference(shown, name, one, n) for n, one in enumerate(rows))
    return Ledger(TABLES[name].label(lang), columns, lines, max_height=460)


def _difference(shown: View, name: str, one: RowDifference, number: int) -> Row:
    table, lang = TABLES[name], shown.lang

    def said(column: str, value: object) -> str:
        return read_words(shown, name, column, {**one.row, column: value}) or words.EMPTY(lang)

    cells = [
        version_words.CELL_CHANGED(
            lang,
            column=table.column(cell.column).label(lang),
            before=said(cell.column, cell.before),
            after=said(cell.column, cell.after),
        )
        for cell in one.cells
    ]
    if not cells:
        filled = [(column, value) for column, value in one.row.items() if value is not None and column not in table.key]
        cells = [beside(table.column(column).label(lang), said(column, value), lang) for column, value in filled[:TOLD]]
    key = [said(column, value) for column, value in zip(table.key, one.key, strict=True) if value is not None]
    tone = {"added": "good", "removed": "bad"}.get(one.kind, "attention")
    said_of = {
        "key": Cell(" · ".join(key)),
        "kind": Cell(version_words.KINDS[one.kind](lang), tone=tone),
        "cells": Cell(terms.LIST_STOP(lang).join(cells)),
    }
    return Row(str(number), said_of)


@st.fragment
def _sums(shown: View, old: Dataset, new: Dataset, writers: Writers) -> None:
    """Sums of both by pair, track, county or of all; those that moved, the largest first."""
    lang = shown.lang
    st.markdown(f"## {version_words.SUMS(lang)}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control(
            version_words.SUMS_BY(lang),
            list(GROUPS),
            default="metric",
            required=True,
            key=f"datasets-sums-by-{lang}",
            format_func=lambda one: version_words.GROUPED[one](lang),
        )
        every = totals(old, new, by)
        downloads(
            shown,
            left_with(
                shown,
                "totals",
                lambda: totals_table(every, lambda one: sum_words(shown, one), version_words.SUMS),
                _two(old, new) | {"by": by},
            ),
            writers,
            page="datasets",
            name=version_words.SUMS,
            key=f"datasets-sums-{by}-{old.version}-{new.version}",
        )
    moved = sorted(
        (one for one in every if one.before != one.after), key=lambda one: -abs((one.after or 0) - (one.before or 0))
    )
    if not moved:
        st.text(version_words.NO_SUM_MOVED(lang))
        return
    key = f"datasets-sums-{by}"
    ledger(sums_table(shown, on_page(key, moved, ROWS)), key=f"datasets-sums-{lang}")
    pager(key, len(moved), lang, ROWS)


def sum_words(shown: View, one: SumDifference) -> dict[str, str]:
    """What is summed, on which basis, whose, in which unit."""
    lang = shown.lang
    stage = one.measure in FUND_STAGE.ids
    unit = YUAN if stage else UNITS[MEASURES[one.measure].unit.id]
    return {
        "measure": FUND_STAGE[one.measure].label(lang) if stage else MEASURES[one.measure].label(lang),
        "value_type": VALUE_TYPE[one.value_type].label(lang) if one.value_type in VALUE_TYPE.ids else "",
        "of": _whose(shown, one.of),
        "unit": unit.label(lang),
    }


def _whose(shown: View, of: str | None) -> str:
    lang, names = shown.lang, {}
    if of is None:
        return figure_words.TOTAL_OF_TABLE(lang)
    for held in (pairs(shown.dataset), counties(shown.dataset)):
        if of in held:
            found = held[of]
            label: Text = getattr(found, "label", None) or found.name  # type: ignore[attr-defined]
            return label(lang)
    names = tracks(shown.dataset)
    return names[of](lang) if of in names else of


def sums_table(shown: View, found: Sequence[SumDifference]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("what", version_words.WHAT_MOVED(lang)),
        Column("before", version_words.BEFORE(lang), "number"),
        Column("after", version_words.AFTER(lang), "number"),
        Column("change", version_words.CHANGE(lang), "number"),
    )
    rows = []
    for number, one in enumerate(found):
        said, change = sum_words(shown, one), change_of(one)
        cells = {
            "what": Cell(" · ".join(part for part in (said["of"], said["measure"]) if part),
                         sub=" · ".join(part for part in (said["value_type"], said["unit"]) if part)),
            "before": Cell(NO_DATA(lang) if one.before is None else amount(one.before), muted=one.before is None),
            "after": Cell(NO_DATA(lang) if one.after is None else amount(one.after), muted=one.after is None),
            "change": Cell("" if change is None else f"{'+' if change > 0 else ''}{amount(change)}"),
        }  # fmt: skip
        rows.append(Row(str(number), cells))
    return Ledger(version_words.SUMS(lang), columns, tuple(rows), max_height=460)
