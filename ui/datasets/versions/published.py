"""版本: which there are, each opened as it was, and an older one published again."""

from collections.abc import Mapping, Sequence

import streamlit as st

from access.reader import NotAllowed, acting
from cache.heavy import HEAVY
from store.datasets import datasets_dir
from store.handins import desk
from store.history.versions import Version, versions
from store.locks import Busy
from store.manifest import Damaged
from store.publishing import Conflict, roll_back
from store.saved.small_files import NOT_NOW, one_line
from store.schema import TABLES
from store.snapshots import BrokenPackage
from style import terms
from style.moments import moment
from ui.address import href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.paging import on_page, pager
from ui.datasets.sending import by_whom, over, pressed_over, tell
from ui.datasets.versions import words as version_words
from ui.downloads.told import BY_PAGE
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

SIZE = 40


def versions_of(shown: View, may: Access) -> None:
    """All versions, newest first; each opens as it was."""
    lang, found = shown.lang, versions(datasets_dir() / shown.dataset.name)
    st.markdown(f"## {version_words.VERSIONS(lang)}")
    st.caption(version_words.VERSIONS_NOTE(lang))
    key = "datasets-versions"
    ledger(table(shown, on_page(key, found, SIZE)), key=f"{key}-{lang}")
    pager(key, len(found), lang, SIZE)
    older = [one for one in found if not one.is_current and not one.damage]
    if older and may.publish:
        current = next((one.id for one in found if one.is_current), None)
        _rolling_back(shown, older, current)


def table(shown: View, found: Sequence[Version]) -> Ledger:
    lang = shown.lang
    columns = [
        Column("version", version_words.VERSIONS(lang)),
        Column("when", words.WHEN(lang)),
        Column("who", version_words.PUBLISHED_BY(lang)),
    ]
    if acting().sees_all:  # what was changed, and the words for it, are of every pair
        columns += [
            Column("changed", version_words.CHANGED(lang)),
            Column("reason", version_words.REASON(lang), wide=True),
        ]
    files = {one.id: one.file_name for one in desk.handins(shown.dataset.name)}
    return Ledger(version_words.VERSIONS(lang), tuple(columns), tuple(_row(shown, one, files) for one in found))


def _row(shown: View, one: Version, files: Mapping[str, str]) -> Row:
    lang, sees_all = shown.lang, acting().sees_all
    mark = (
        version_words.DAMAGED_BY(lang, what=one.damage)
        if one.damage
        else version_words.CURRENT(lang)
        if one.is_current
        else ""
    )
    cells = {
        "version": Cell(one.id[:8], sub=mark, tone="bad" if one.damage else ""),
        "when": Cell(moment(one.when, lang) if one.when else "", sort=one.when),
        "who": Cell(by_words(one.who, lang)),
    }
    if sees_all:
        came_from = terms.JOINT(lang).join(files[given] for given in one.came_from if given in files)
        cells |= {"changed": Cell(changed_words(one.changed, lang)), "reason": Cell(one.reason, sub=came_from)}
    opened = shown.address.to(version=None if one.is_current else one.id, handin=None, was=None, now=None)
    return Row(one.id, cells, href=None if one.damage else href("overview", opened))


def by_words(who: str, lang: str) -> str:
    """Who did it; the two that are nobody by name in words."""
    return {"packages": version_words.FROM_PACKAGE(lang), BY_PAGE: version_words.A_READER(lang)}.get(who, who)


def changed_words(changed: Mapping[str, Mapping[str, int]], lang: str) -> str:
    """项目新增 3 行、改动 12 行；资金流水新增 40 行: rows of each table."""
    said = []
    for table_name, counts in sorted(changed.items(), key=lambda one: one[0] == "sources"):  # whose they are comes last
        told = [
            words.KIND_COUNTED[kind](lang, count=f"{counts[kind]:,}")
            for kind in version_words.KINDS
            if counts.get(kind)
        ]
        if told and table_name in TABLES:
            said.append(words.OF_TABLE(lang, table=TABLES[table_name].label(lang), said=terms.JOINT(lang).join(told)))
    return terms.LIST_STOP(lang).join(said)


def named(one: Version, lang: str) -> str:
    """The version with when it was published, as choosers have it."""
    said = [
        one.id[:8],
        moment(one.when, lang) if one.when else "",
        version_words.CURRENT(lang) if one.is_current else "",
    ]
    return " · ".join(part for part in said if part)


def _rolling_back(shown: View, older: list[Version], current: str | None) -> None:
    lang = shown.lang
    key = f"datasets-rollback-{lang}"
    names = {one.id: named(one, lang) for one in older}
    with st.expander(version_words.ROLL_BACK(lang)), st.form(key, border=False):
        st.caption(version_words.ROLL_BACK_NOTE(lang))
        which = st.selectbox(
            version_words.VERSIONS(lang),
            list(names),
            key=f"{key}-which",
            format_func=lambda one: names.get(one, one),
            width=420,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            who = by_whom(version_words.STEWARD, f"{key}-who", lang, width=240)
            reason = st.text_input(version_words.WHY_BACK(lang), key=f"{key}-reason", max_chars=300)
        pressed = st.form_submit_button(version_words.ROLL_BACK_NOW(lang), on_click=pressed_over, args=(current,))
    if pressed:
        with st.spinner(version_words.PUBLISHING(lang)), HEAVY.turn():
            _roll_back(shown, which, one_line(who), one_line(reason))
        st.rerun()


def _roll_back(shown: View, which: str, who: str, reason: str) -> None:
    lang = shown.lang
    if not who or not reason:
        tell(False, words.WHO_AND_WHY(lang))
        return
    try:
        roll_back(datasets_dir() / shown.dataset.name, which, who, reason, over(None))
    except Conflict as conflict:
        tell(False, version_words.CAME_FIRST(lang, version=str(conflict.current)[:8]))
    except (Damaged, FileNotFoundError):
        tell(False, version_words.DAMAGED_BY(lang, what=which[:8]))
    except BrokenPackage as broken:
        tell(False, terms.LIST_STOP(lang).join(fault.tell(lang) for fault in broken.faults[:3]))
    except NotAllowed as refused:
        tell(False, refused.tell(lang))
    except (Busy, OSError):
        tell(False, NOT_NOW(lang))
    else:
        tell(True, version_words.ROLLED_BACK(lang, version=which[:8]))
