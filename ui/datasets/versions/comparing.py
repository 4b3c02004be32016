"""Two versions beside each other: rows and cells that differ, sums before and after, and what that moves on the pages."""

from collections.abc import Mapping

import streamlit as st

from cache.heavy import HEAVY
from store.datasets import Dataset, datasets_dir, find_dataset
from store.history.differences import Differences, differences
from store.history.versions import Version, versions
from store.schema import TABLES
from ui.datasets.paging import on_page, pager
from ui.datasets.versions import words as version_words
from ui.datasets.versions.changed_rows import names_in, rows_table
from ui.datasets.versions.effects import effects
from ui.datasets.versions.exports import changes_table
from ui.datasets.versions.published import named
from ui.datasets.versions.sums import sums
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.pieces.ledger import ledger
from ui.view import View, say

ROWS = 50  # of a table's differences, drawn at once
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
    sums(shown, old, new, writers)
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
        version_words.ROWS_CHANGED(lang, table=TABLES[name].label(lang), **counts),
        expanded=told.rows <= FEW and name != "sources",
    ):
        at = on_page(key, range(told.rows), ROWS)
        rows = found.rows(name, first=at[0], count=len(at))
        ledger(rows_table(shown, name, rows, names_in(found, rows)), key=f"datasets-differences-{name}-{lang}")
        pager(key, told.rows, lang, ROWS)
