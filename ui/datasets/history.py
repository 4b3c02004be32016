"""Versions: which there are, two of them compared, an older one published again; and the trail of who did what."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from store.datasets import Dataset, datasets_dir, find_dataset
from store.history import trail
from store.history.differences import Differences, RowDifference, differences
from store.history.versions import Version, versions
from store.manifest import Damaged
from store.publishing import Conflict, roll_back
from store.saved.small_files import one_line
from store.schema import TABLES
from store.snapshots import BrokenPackage
from style import terms
from style.text import beside
from ui.address import href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.effects import effects
from ui.datasets.moments import moment
from ui.datasets.sending import tell
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View, say

ROWS = 100  # of a table's differences, and of the trail, drawn at once
LISTED = 60


def versions_of(shown: View, may: Access) -> None:
    """All versions, newest first; each opens as it was."""
    lang, found = shown.lang, versions(datasets_dir() / shown.dataset.name)
    st.markdown(f"## {words.VERSIONS(lang)}")
    ledger(_table(shown, found[:LISTED]), key=f"datasets-versions-{lang}")
    older = [one for one in found if not one.is_current and not one.damage]
    if older and may.publish:
        _rolling_back(shown, older)


def _table(shown: View, found: tuple[Version, ...]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("version", words.VERSIONS(lang)),
        Column("when", words.WHEN(lang)),
        Column("who", words.PUBLISHED_BY(lang)),
        Column("changed", words.CHANGED(lang)),
        Column("reason", words.REASON(lang), wide=True),
    )
    return Ledger(words.VERSIONS(lang), columns, tuple(_row(shown, one) for one in found), max_height=420)


def _row(shown: View, one: Version) -> Row:
    lang = shown.lang
    mark = words.DAMAGED(lang) if one.damage else words.CURRENT(lang) if one.is_current else ""
    cells = {
        "version": Cell(one.id[:8], sub=mark, tone="bad" if one.damage else ""),
        "when": Cell(moment(one.when, lang) if one.when else "", sort=one.when),
        "who": Cell(words.FROM_PACKAGE(lang) if one.who == "packages" else one.who),
        "changed": Cell(changed_words(one.changed, lang)),
        "reason": Cell(one.reason, sub=terms.LIST_STOP(lang).join(one.came_from)),
    }
    opened = shown.address.to(version=None if one.is_current else one.id, was=None, now=None)
    return Row(one.id, cells, href=None if one.damage else href("overview", opened))


def changed_words(changed: Mapping[str, Mapping[str, int]], lang: str) -> str:
    """项目 +3 ~12；资金流水 +40: added, revised and removed rows of each table."""
    said = []
    for table, counts in changed.items():
        signs = (("+", "added"), ("~", "revised"), ("−", "removed"))
        told = " ".join(f"{sign}{counts[key]:,}" for sign, key in signs if counts.get(key))
        if told and table in TABLES:
            said.append(f"{TABLES[table].label(lang)} {told}")
    return terms.LIST_STOP(lang).join(said)


def _rolling_back(shown: View, older: list[Version]) -> None:
    lang = shown.lang
    key = f"datasets-back-{lang}"
    names = {one.id: f"{one.id[:8]} · {moment(one.when, lang) if one.when else ''}" for one in older}
    with st.expander(words.ROLL_BACK(lang)), st.form(key, border=False):
        st.caption(words.ROLL_BACK_NOTE(lang))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            which = st.selectbox(words.VERSIONS(lang), list(names), key=f"{key}-which", format_func=names.get)
            who = st.text_input(words.STEWARD(lang), key=f"{key}-who", max_chars=60)
            reason = st.text_input(words.WHY_BACK(lang), key=f"{key}-reason", max_chars=300)
        if st.form_submit_button(words.ROLL_BACK(lang)):
            _roll_back(shown, which, one_line(who), one_line(reason))
            st.rerun()


def _roll_back(shown: View, which: str, who: str, reason: str) -> None:
    lang = shown.lang
    if not who:
        tell(False, words.NO_WHO(lang))
        return
    try:
        roll_back(datasets_dir() / shown.dataset.name, which, who, reason, shown.catalogue.versions[shown.dataset.name])
    except Conflict as conflict:
        tell(False, words.CAME_FIRST(lang, version=str(conflict.current)[:8]))
    except (Damaged, FileNotFoundError):
        tell(False, f"{words.DAMAGED(lang)}: {which[:8]}")
    except BrokenPackage as broken:
        tell(False, terms.LIST_STOP(lang).join(fault.tell(lang) for fault in broken.faults[:3]))
    else:
        tell(True, words.ROLLED_BACK(lang, version=which[:8]))


def compared(shown: View) -> None:
    """Two versions, by default the current one and the one before it: what differs, and what it moves on the pages."""
    lang = shown.lang
    found = versions(datasets_dir() / shown.dataset.name)
    whole = [one for one in found if not one.damage]
    st.markdown(f"## {words.COMPARE(lang)}")
    if len(whole) < 2 and not shown.address.now:
        st.text(words.ONE_VERSION(lang))
        return
    was, now = _chosen(shown, whole)
    sides = [find_dataset(shown.dataset.name, one) for one in (was, now)]
    if was == now or None in sides:
        st.text(words.SAME_VERSION(lang))
        return
    old, new = sides
    assert old and new
    both(shown, old, new)


def both(shown: View, old: Dataset, new: Dataset) -> None:
    """What differs between two versions, and what that moves on the pages."""
    _differences(differences(old, new), shown.lang)
    effects(shown, old, new)


def _chosen(shown: View, whole: list[Version]) -> tuple[str, str]:
    """The two versions of the address; by itself the current one and its parent."""
    lang = shown.lang
    current = next((one for one in whole if one.is_current), whole[0])
    others = [one.id for one in whole if one.id != current.id]
    was = shown.address.was or (current.parent if current.parent in others else next(iter(others), current.id))
    now = shown.address.now or current.id
    names = {one.id: f"{one.id[:8]} · {moment(one.when, lang) if one.when else ''}" for one in whole}
    names |= {one: words.PREVIEWED(lang, version=one[:8]) for one in (was, now) if one not in names}
    with st.container(horizontal=True):
        for key, value, label in (("was", was, words.EARLIER(lang)), ("now", now, words.LATER(lang))):
            widget = f"datasets-{key}-{lang}"
            st.session_state[widget] = value
            st.selectbox(
                label, list(names), key=widget, format_func=names.get, on_change=say, args=(key, widget), width=300
            )
    return was, now


def _differences(found: Differences, lang: str) -> None:
    """By table how many rows, then the rows themselves, cell by cell."""
    if not found.tables:
        st.text(words.NO_DIFFERENCE(lang))
        return
    for name, told in found.tables.items():
        said = words.ROWS_CHANGED(
            lang,
            table=TABLES[name].label(lang),
            added=f"{told.added:,}",
            revised=f"{told.revised:,}",
            removed=f"{told.removed:,}",
        )
        with st.expander(said, expanded=told.rows <= 20):
            rows = found.rows(name, count=ROWS)
            ledger(_rows_table(name, rows, lang), key=f"datasets-differences-{name}-{lang}")
            if told.rows > ROWS:
                st.caption(words.FIRST_ROWS(lang, count=f"{ROWS:,}", all=f"{told.rows:,}"))


def _rows_table(name: str, rows: tuple[RowDifference, ...], lang: str) -> Ledger:
    columns = (
        Column("key", words.WHICH_ROW(lang)),
        Column("kind", words.CHANGE(lang), kind="mark"),
        Column("cells", words.CELLS(lang)),
    )
    return Ledger(
        TABLES[name].label(lang),
        columns,
        tuple(_difference(name, one, n, lang) for n, one in enumerate(rows)),
        max_height=420,
    )


def _difference(name: str, one: RowDifference, number: int, lang: str) -> Row:
    table = TABLES[name]
    said = [
        words.CELL_CHANGED(
            lang,
            column=table.column(cell.column).label(lang),
            before=_told(cell.before, lang),
            after=_told(cell.after, lang),
        )
        for cell in one.cells
    ]
    if not said:
        said = [
            beside(table.column(key).label(lang), str(value), lang)
            for key, value in one.row.items()
            if value is not None
        ][:8]
    tone = {"added": "good", "removed": "bad"}.get(one.kind, "attention")
    cells = {
        "key": Cell(" ".join(str(part) for part in one.key if part is not None)),
        "kind": Cell(words.KINDS[one.kind](lang), tone=tone),
        "cells": Cell(terms.LIST_STOP(lang).join(said)),
    }
    return Row(str(number), cells)


def _told(value: Any, lang: str) -> str:
    return words.EMPTY(lang) if value is None else f"{value:,}" if hasattr(value, "as_tuple") else str(value)


def trail_of(shown: View) -> None:
    """Who did what to this dataset, newest first; filtered by kind."""
    lang = shown.lang
    st.markdown(f"## {words.TRAIL(lang)}")
    st.caption(words.TRAIL_NOTE(lang))
    kind = st.segmented_control(
        words.EVENT(lang),
        list(words.TRAIL_KINDS),
        key=f"datasets-trail-{lang}",
        format_func=lambda one: words.TRAIL_KINDS[one](lang),
        label_visibility="collapsed",
    )
    found = trail.entries(dataset=shown.dataset.name, kind=kind or ())
    columns = (
        Column("number", words.LINE(lang), align="right"),
        Column("when", words.WHEN(lang)),
        Column("kind", words.EVENT(lang)),
        Column("who", words.BY(lang)),
        Column("details", words.DETAILS(lang), wide=True),
    )
    rows = tuple(
        Row(
            entry.id,
            {
                "number": Cell(str(entry.number)),
                "when": Cell(moment(entry.when, lang)),
                "kind": Cell(words.TRAIL_KINDS[entry.kind](lang)),
                "who": Cell(entry.who),
                "details": Cell(_details(entry.details)),
            },
        )
        for entry in found[:ROWS]
    )
    ledger(Ledger(words.TRAIL(lang), columns, rows, max_height=640), key=f"datasets-trail-lines-{lang}")


def _details(details: Mapping[str, Any]) -> str:
    return " · ".join(f"{key}={value}" for key, value in details.items() if value)
