"""Saved views in the header: name the view on the screen, open one, delete one."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from access.reader import NotAllowed, acting
from analytics.lookup import NARROWING_KEYS, choices, pairs
from analytics.metrics import METRICS
from store.saved import views as shelf
from store.saved.owners import is_own, may_change
from store.saved.small_files import LONGEST_NAME, NotSaved
from store.saved.views import SavedView
from style import terms
from style.moments import CHINA
from style.periods import say_date, say_period
from ui import words
from ui.address import Address, href, shown_dataset
from ui.frame import words as select_words
from ui.frame.choosing import pick_for
from ui.frame.markup import literal
from ui.frame.removed import removed_list, whose
from ui.frame.selecting import in_words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.sitemap import SITES, Site, part_title
from ui.view import View, current, viewed

LONGEST = 90  # of a selection in words
BROKEN_SHOWN = 5
_TOLD, _DOOMED = "saved-views-told", "saved-views-doomed"


@st.fragment
def panel(site: Site, more: Callable[[View, Site], None]) -> None:
    """A button; the list is read and sent only while it is open. `more` draws what else can be done with a view."""
    shown = current()
    lang = shown.lang
    with st.container(key="saved-views", width="content"):
        opened = st.popover(select_words.SAVED_VIEWS(lang), key=f"saved-views-{lang}", on_change="rerun")
        if opened.open:
            with opened:
                _content(shown, site)
                more(shown, site)
                st.caption(_who_sees(lang))


def _content(shown: View, site: Site) -> None:
    lang = shown.lang
    there = shelf.saved_views(shelf.views_dir())
    _form(shown, site)
    with st.container():  # so that the bin below keeps its place, and stays open
        if told := st.session_state.pop(_TOLD, None):
            (st.success if told[0] else st.error)(literal(told[1]))
        if there.views:
            ledger(table(shown, there.views), key=f"saved-views-list-{lang}")
            _copying([view for view in there.views if not is_own(view)], lang)
            _deleting([view for view in there.views if may_change(view)], lang)
        else:
            st.caption(select_words.NONE_YET(lang))
    folder = shelf.views_dir()
    removed_list(shelf.removed_views(folder), lang, "saved-views-bin", lambda one: shelf.restore(folder, one))
    if there.broken:
        names = terms.LIST_STOP(lang).join(there.broken[:BROKEN_SHOWN])
        st.caption(literal(select_words.BROKEN(lang, count=len(there.broken), names=names)))


def _who_sees(lang: str) -> str:
    who = acting()
    if not who.is_signed_in:
        return select_words.EVERYBODY(lang)
    return (select_words.SIGNED_IN if who.sees_all else select_words.SIGNED_IN_COUNTY)(lang)


def _form(shown: View, site: Site) -> None:
    lang = shown.lang
    key = f"saved-views-name-{lang}"
    with st.form(f"saved-views-form-{lang}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            select_words.NAME(lang),
            key=key,
            max_chars=LONGEST_NAME,
            placeholder=select_words.NAME_EXAMPLE(lang),
            autocomplete="off",
        )
        st.form_submit_button(select_words.SAVE(lang), on_click=_save, args=(shown, site, key))


def _save(shown: View, site: Site, key: str) -> None:
    try:
        name = st.session_state[key]
        saved = shelf.save(shelf.views_dir(), name, site.id, query_of(shown, site), shown.dataset.name)
    except (NotSaved, NotAllowed) as refused:
        st.session_state[_TOLD] = (False, refused.tell(shown.lang))
        return
    st.session_state[key] = ""
    st.session_state[_TOLD] = (True, words.SAVED(shown.lang, name=saved.name))


def query_of(shown: View, site: Site) -> dict[str, str]:
    """The address as it stands, without the language, which is the reader's, and without the meeting it is shown in."""
    kept = shown.address.to(lang=Address.lang, meet=None, turn=None, prepare=None)
    return dict(parse_qsl(urlsplit(href(site.id, kept)).query))


def link_to(view: SavedView, lang: str) -> str | None:
    """The view's own address, with every word it was saved with; None where its page is gone."""
    if view.page not in SITES:
        return None
    query = urlencode(({"lang": lang} if lang != Address.lang else {}) | view.query, safe=",")
    return f"/{SITES[view.page].url_path}" + (f"?{query}" if query else "")


def table(shown: View, views: tuple[SavedView, ...]) -> Ledger:
    lang = shown.lang
    is_signed = acting().is_signed_in
    columns = (
        Column("name", select_words.SAVED_VIEWS(lang)),
        *([Column("whose", select_words.WHOSE(lang))] if is_signed else []),
        Column("page", select_words.PAGE(lang)),
        Column("when", words.SAVED_ON(lang), wide=True),
    )
    rows = []
    for view in views:
        site, when = SITES.get(view.page), say_date(view.when.astimezone(CHINA).date(), lang)
        page = Cell(site.title(lang)) if site else Cell(select_words.PAGE_GONE(lang), muted=True)
        cells = {"name": Cell(view.name, sub=what(shown, view)), "page": page, "when": Cell(when)}
        cells |= {"whose": whose(view, lang)} if is_signed else {}
        rows.append(Row(view.id, cells, href=link_to(view, lang)))
    return Ledger(select_words.SAVED_VIEWS(lang), columns, tuple(rows), max_height=360)


def what(shown: View, view: SavedView) -> str:
    """What the view selects, in words: what of it still means something, the quarter and whether it moves on."""
    lang, found = shown.lang, shown.catalogue
    seen = viewed(view.query | {"lang": lang}, shown_dataset(view.query, found) or shown.dataset, found, view.page)
    title = seen.dataset.description
    said = [] if seen.dataset.name == found.default else [title.title if lang == "zh" else title.title_en]
    said += asked_words(seen)
    quarter = seen.address.q
    said.append(select_words.FIXED(lang, quarter=say_period(quarter, lang)) if quarter else words.LATEST(lang))
    return shortened(" · ".join(said))


def asked_words(seen: View, most: int | None = None) -> list[str]:
    """The part of the page, the pair, the metric and every narrowing of a view, each in words; nothing where it is of everything.
    Of a narrowing by more than `most` names the first is told and how many there are."""
    lang, said = seen.lang, []
    if part := seen.address.part:
        said.append(part_title(seen.address.at, part)(lang))
    if seen.address.pair:
        said.append(pairs(seen.dataset)[seen.address.pair].label(lang))
    if seen.address.metric:
        said.append(METRICS[seen.address.metric].short(lang))
    for key, (label, which) in zip((*NARROWING_KEYS, "value"), in_words(seen), strict=True):
        chosen = getattr(seen.address, key)
        if most and isinstance(chosen, tuple) and len(chosen) > most:
            first = choices(key, seen.dataset)[chosen[0]](lang)
            said.append(select_words.MORE_CHIPS(lang, key=label, name=first, count=len(chosen)))
        elif chosen != getattr(Address, key):
            said.append(select_words.CHIP(lang, key=label, name=which))
    return said


def shortened(told: str) -> str:
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


def _copying(others: list[SavedView], lang: str) -> None:
    """Of those that somebody else saved, which one to keep as one's own; nothing where nobody signs in."""
    if not others or not acting().is_signed_in:
        return
    key = f"saved-views-copy-which-{lang}"
    pick_for(
        select_words.COPY_OF(lang),
        {view.id: view.name for view in others},
        select_words.COPY_IT(lang),
        key=key,
        pressed=f"saved-views-copy-{lang}",
        lang=lang,
        on_click=_copy,
        args=(key, lang),
    )


def _copy(key: str, lang: str) -> None:
    try:
        mine = shelf.copy(shelf.views_dir(), st.session_state[key])
    except (NotSaved, NotAllowed) as refused:
        st.session_state[_TOLD] = (False, refused.tell(lang))
        return
    st.session_state[key] = None
    st.session_state[_TOLD] = (True, words.COPIED(lang, name=mine.name))


def _deleting(views: list[SavedView], lang: str) -> None:
    """Which one, then whether really; nothing where the reader may delete none."""
    if not views:
        return
    names = {view.id: view.name for view in views}
    doomed = st.session_state.get(_DOOMED)
    if doomed in names:
        st.text(select_words.SURE(lang, name=names[doomed]))
        with st.container(horizontal=True):
            st.button(
                words.YES_DELETE(lang),
                key=f"saved-views-yes-{lang}",
                on_click=_delete,
                args=(doomed, names[doomed], lang),
            )
            st.button(words.KEEP(lang), key=f"saved-views-keep-{lang}", on_click=_doom, args=(None,))
        return
    key = f"saved-views-which-{lang}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            select_words.WHICH(lang),
            list(names),
            index=None,
            key=key,
            format_func=names.get,
            placeholder=words.CHOOSE(lang),
            filter_mode=None,
        )
        st.button(
            select_words.DELETE(lang),
            key=f"saved-views-delete-{lang}",
            disabled=chosen is None,
            on_click=_doom,
            args=(chosen,),
        )


def _doom(view_id: str | None) -> None:
    st.session_state[_DOOMED] = view_id


def _delete(view_id: str, name: str, lang: str) -> None:
    st.session_state[_DOOMED] = None
    try:
        is_gone = shelf.delete(shelf.views_dir(), view_id)
    except (NotSaved, NotAllowed) as refused:
        st.session_state[_TOLD] = (False, refused.tell(lang))
        return
    told = select_words.DELETED(lang, name=name) if is_gone else select_words.ALREADY_GONE(lang)
    st.session_state[_TOLD] = (True, told)
