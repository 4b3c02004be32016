"""The frame around every page: title and menu, which dataset is shown, as of when, in which language; and the foot."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

from access.reader import acting
from analytics import figure_words
from analytics.programme import SHORT_NAME
from analytics.selection import SPANS
from store.codes import BASIS
from store.datasets import open_dataset
from style import terms
from style.periods import say_date, say_period, say_quarter_shortly
from style.text import HTML_LANG
from ui import words
from ui.address import Address, href, quarters
from ui.frame import saved_views
from ui.frame import words as frame_words
from ui.frame.choosing import choose
from ui.frame.markup import literal
from ui.frame.selecting import chips, conditions_count, panel
from ui.frame.theme import paper_css, roles_css
from ui.frame.waiting import waiting
from ui.parts import parts, parts_row, whole_href
from ui.pieces.frame import Button, Copying, Hint, Taking, frame
from ui.pieces.links import Link, links
from ui.pieces.search_field import Here, SearchWords, search_field
from ui.sitemap import SITES, Site, section_of
from ui.view import View, say

FRONT = Path(__file__).parent / "front"
ICON = FRONT / "icon.png"
_SAID, _LEAD = "said-above", "lead"


@cache
def _sheet(*names: str) -> str:
    sheets = [(FRONT / f"{name}.css").read_text(encoding="utf-8") for name in names]
    return "<style>" + "\n".join((roles_css(), *sheets, paper_css())) + "</style>"


def style(*, large: bool = False) -> None:
    """The style sheet of the page around the components: fixed text, no data in it. `large` is for a room to read."""
    st.html(_sheet("shell", "print", "meeting") if large else _sheet("shell", "print"))


def header(
    shown: View,
    site: Site,
    into_meeting: Callable[[View, Site], None],
    share: Callable[[Site], None],
    go_to: str | None = None,
    who_reads: Callable[[View], None] = lambda shown: None,
) -> None:
    """The frame's upper part; with `go_to` the browser is sent to that address of the app. `into_meeting` draws what the
    panel of saved views offers besides, `share` the button that takes the view away, `who_reads` who is signed in: the frame knows no
    page's subject."""
    lang = shown.lang
    said_above("")
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        with st.container(key="name", width="content"):
            st.markdown(f"**{words.APP(lang)}**")
        with st.container(key="short-name", width="content"):
            st.markdown(f"**{SHORT_NAME(lang)}**")
        with st.container(key="menu"):
            links(lambda: _menu(shown, site), label=words.MENU(lang), key="menu-links")
        with st.container(key="search", width="content"):
            _search(shown, site)
        with st.container(key="tools", horizontal=True, vertical_alignment="center", width="content"):
            links(lambda: [_other_language(shown, site)], label=words.LANGUAGE(lang), key="language", look="plain")
            frame(
                lang,
                **full_screen_buttons(lang),
                print_page=Button(
                    words.PRINT(lang), words.PRINT_ALL(lang) if parts(shown, site) else words.PRINT(lang)
                ),
                whole=whole_href(shown, site),
                large=Button(frame_words.LARGE(lang), frame_words.LARGE_TITLE(lang)),
                conditions=_conditions(shown),
                hint=_hint(lang),
                href=go_to,
                renamed=renamed(lang),
                taking=Taking(on_paper(shown, site), copying(lang)),
            )
    if acting().may(site.right):
        _second_row(shown, site)
    _controls(shown, site, into_meeting, share, who_reads)


def _second_row(shown: View, site: Site) -> None:
    """The pages beside this one, and the parts of this one: a row of its own, which stays while the reader goes through both."""
    near = tuple(other for other in section_of(site) if acting().may(other.right))
    near = near if len(near) > 1 else ()
    if not near and not parts(shown, site):
        return
    with st.container(key="submenu", horizontal=True, vertical_alignment="center"):
        if near:
            links(
                lambda: [_to(shown, other, current=other is site) for other in near],
                label=words.SUBMENU(shown.lang),
                key="submenu-links",
            )
        parts_row(shown, site)


def _conditions(shown: View) -> Button:
    """What is asked for in a few words, as a phone has room for: which data, which quarter, how many conditions."""
    lang, count = shown.lang, conditions_count(shown)
    data = BASIS[shown.dataset.description.basis].label(lang)
    said = frame_words.CONDITIONS(lang, data=data, quarter=say_quarter_shortly(shown.selection.as_of, lang))
    if count:
        said = frame_words.CONDITIONS_MORE(lang, said=said, count=count)
    return Button(said, frame_words.CONDITIONS_TITLE(lang), "attention" if shown.is_simulated else "")


def _hint(lang: str) -> Hint:
    return Hint(
        frame_words.HINT(lang), tuple(step(lang) for step in frame_words.HINT_STEPS), frame_words.HINT_DONE(lang)
    )


def _search(shown: View, site: Site) -> None:
    """The field that finds anything; it is asked on this very version, and what it finds opens at this quarter and span."""
    lang, at = shown.lang, shown.address
    asked = {"lang": lang, "data": shown.dataset.name, "version": shown.dataset.version, "q": at.q, "span": at.span}
    asked["pinned"] = "1" if at.version else None
    said = SearchWords(
        frame_words.SEARCH(lang),
        frame_words.SEARCH_FOR(lang),
        frame_words.SEARCH_HINT(lang),
        frame_words.SEARCHING(lang),
        frame_words.SEARCH_FAILED(lang),
        words.CLOSE(lang),
        frame_words.FAVOURITES(lang),
        frame_words.MARK(lang),
        frame_words.UNMARK(lang),
    )
    here = Here(href(site.id, at.to(lang=Address.lang, page=None)), called(shown, site))
    search_field({key: value for key, value in asked.items() if value}, here=here, words=said, key="search-field")


def called(shown: View, site: Site) -> str:
    """A view in a few words: its page, what it is narrowed to, its quarter where one is chosen."""
    quarter = [say_period(shown.address.q, shown.lang)] if shown.address.q else []
    return saved_views.shortened(" · ".join((site.title(shown.lang), *saved_views.asked_words(shown), *quarter)))


def on_paper(shown: View, site: Site) -> tuple[str, ...]:
    """What stands at the foot of every printed sheet: page, period and selection; source; that figures are simulated."""
    lang = shown.lang
    period = say_period(shown.selection.as_of, lang)
    said = (site.title(lang), f"{shown.selection.say_span(lang)}", f"{figure_words.AS_OF(lang)} {period}")
    whole = replace(shown, address=shown.address.to(part=None))  # which part is open is no condition
    lines = [" · ".join((*said, *saved_views.asked_words(whole))), words.SOURCE_LINE(lang, badge=badge_text(shown))]
    return (*lines, terms.SIMULATED(lang)) if shown.is_simulated else tuple(lines)


def copying(lang: str) -> Copying:
    return Copying(
        frame_words.COPY_TABLE(lang),
        frame_words.COPIED(lang),
        frame_words.NOT_COPIED(lang),
        frame_words.UNIT(lang),
        frame_words.REMARK(lang),
    )


def full_screen_buttons(lang: str) -> dict[str, Button]:
    return {
        "full_screen": Button(words.FULL_SCREEN(lang), words.FULL_SCREEN_TITLE(lang)),
        "leave_full_screen": Button(words.LEAVE_FULL_SCREEN(lang), words.LEAVE_FULL_SCREEN(lang)),
    }


def bare(lang: str, go_to: str | None = None) -> None:
    """What even a page without a dataset has: its language; and where the browser is sent."""
    frame(lang, href=go_to, renamed=renamed(lang))


def renamed(lang: str) -> dict[str, str]:
    return {said: word(lang) for said, word in words.STREAMLIT.items()}


def said_above(sentence: str) -> None:
    """What a meeting has said of the page already: the page need not say it again. "" for nothing."""
    st.session_state[_SAID] = sentence


def last_lead() -> str:
    """The sentence that the page on the screen says first; "" where it says none."""
    return str(st.session_state.get(_LEAD, ""))


def lead(site: Site, sentence: str, lang: str) -> None:
    """The one sentence that says what a page shows, in the place of its title; the title stays for screen readers."""
    st.session_state[_LEAD] = sentence
    with st.container(key="page-title"):
        st.title(site.title(lang), anchor=False)
    if sentence != st.session_state.get(_SAID):
        with st.container(key="lead"):
            st.text(sentence)


def _menu(shown: View, site: Site) -> list[Link]:
    there = [other for other in SITES.values() if other.in_menu and acting().may(other.right)]
    return [_to(shown, other, current=other.id in (site.id, site.under)) for other in there]


def _to(shown: View, other: Site, *, current: bool) -> Link:
    target = href(other.id, shown.address.to(page=None, part=None))
    return Link(other.id, other.title(shown.lang), target, other.shows(shown.lang), current=current)


def _other_language(shown: View, site: Site) -> Link:
    other = "en" if shown.lang == "zh" else "zh"
    target = href(site.id, shown.address.to(lang=other))
    spoken = {"lang": shown.address.to(lang=other).query().get("lang")}
    return Link("language", words.OTHER_LANGUAGE(shown.lang), target, lang=HTML_LANG[other], merge=spoken)


def _controls(
    shown: View,
    site: Site,
    into_meeting: Callable[[View, Site], None],
    share: Callable[[Site], None],
    who_reads: Callable[[View], None],
) -> None:
    """The dataset's badge, the conditions, the ways to keep and to share what they show, and to whom."""
    with st.container(key="controls", horizontal=True, vertical_alignment="center"):
        _badge(shown)
        conditions(shown, site)
        saved_views.panel(site, into_meeting)
        share(site)
        who_reads(shown)


def conditions(shown: View, site: Site) -> None:
    """The as-of quarter, the span and every narrowing: they hold for every page."""
    lang = shown.lang
    _as_of(shown, site)
    span = f"span-{lang}"
    st.session_state[span] = shown.selection.span
    st.segmented_control(
        words.SPAN(lang),
        list(SPANS),
        key=span,
        format_func=lambda s: SPANS[s].label(lang),
        on_change=say,
        args=("span", span),
        required=True,
        label_visibility="collapsed",
    )
    if site.narrowed:
        panel(shown)
        # Their place is kept where nothing is chosen: what stands below never moves under the pointer.
        chips(shown, site)


def _as_of(shown: View, site: Site) -> None:
    """The quarter; on a page that has a player it is only told here, in the same place."""
    lang = shown.lang
    if shown.has_player(site.id):
        with st.container(key="as-of", width=210):
            st.text(f"{figure_words.AS_OF(lang)} {say_period(shown.selection.as_of, lang)}")
        return
    every = list(reversed(quarters(shown.dataset)))
    choose(
        shown,
        "q",
        shown.selection.as_of,
        every,
        lambda q: f"{figure_words.AS_OF(lang)} {say_period(q, lang)}",
        widget=f"q-{lang}-{shown.dataset.version}",
        label=figure_words.AS_OF(lang),
        width=210,
    )


def badge_text(shown: View) -> str:
    """Dataset, basis, version and as-of date in one line: on every page and every export."""
    lang, said = shown.lang, shown.dataset.description
    title = said.title if lang == "zh" else said.title_en
    as_of = say_date(date.fromisoformat(said.as_of), lang)
    return " · ".join(
        (
            title,
            BASIS[said.basis].label(lang),
            f"{words.VERSION(lang)} {shown.dataset.version[:8]}",
            f"{words.DATA_AS_OF(lang)} {as_of}",
        )
    )


def _badge(shown: View) -> None:
    lang, said = shown.lang, shown.dataset.description
    title = said.title if lang == "zh" else said.title_en
    with (
        st.container(key=f"badge-{said.basis}", width="content"),
        st.popover(literal(f"{title} · {BASIS[said.basis].label(lang)}")),
    ):
        st.markdown(f"**{words.DATASET(lang)}**")
        st.text(badge_text(shown))
        st.text(said.note if lang == "zh" else said.note_en)
        if meaning := BASIS[said.basis].meaning:
            st.caption(meaning(lang))
        links([_desk_link(shown)], label=SITES["datasets"].title(lang), key="desk", look="plain")
        links(
            [_dataset_link(name, shown) for name in shown.catalogue.versions],
            label=words.DATASET(lang),
            key="datasets",
            look="list",
        )


def _desk_link(shown: View) -> Link:
    """To where figures are handed in and taken in, with how many wait; to that part where some do."""
    lang, site, count = shown.lang, SITES["datasets"], waiting(shown.dataset.name)
    label = frame_words.DESK_WAITING(lang, title=site.title(lang), count=count) if count else site.title(lang)
    at = Address(lang=lang, data=shown.address.data)
    return Link("desk", label, href("datasets", at, "queue" if count else None), site.shows(lang))


def _dataset_link(name: str, shown: View) -> Link:
    """To the overview of another dataset; its quarters and pairs may differ, so nothing else goes along."""
    other = Address(lang=shown.lang, data=name if name != shown.catalogue.default else None)
    return Link(name, dataset_title(name, shown), None if name == shown.dataset.name else href("overview", other))


def dataset_title(name: str, shown: View) -> str:
    said = open_dataset(name, shown.catalogue.versions[name]).description
    return f"{said.title if shown.lang == 'zh' else said.title_en} · {BASIS[said.basis].label(shown.lang)}"


def footer(shown: View) -> None:
    lang = shown.lang
    with st.container(key="foot"):
        if shown.is_simulated:
            st.caption(f"**{terms.SIMULATED(lang)}**")
        st.caption(literal(words.SOURCE_LINE(lang, badge=badge_text(shown))))
        links(
            lambda: [_to(shown, SITES["help"], current=False)],
            label=SITES["help"].title(lang),
            key="help",
            look="plain",
        )
