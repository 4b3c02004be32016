"""Who the reader is, in the masthead; and what he is told of a page that is not open to him."""

import streamlit as st

from access.here import here
from access.reader import acting
from access.roles import RIGHTS, ROLES
from analytics.lookup import counties
from style import terms
from ui.address import href
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.people import words
from ui.people.signing_in import sign_out
from ui.pieces.links import Link, links
from ui.sitemap import SITES, Site
from ui.view import View


def who_reads(shown: View) -> None:
    """His name, which opens what he is here and the way out; nothing where nobody signs in."""
    who, lang = acting(), shown.lang
    if not who.is_signed_in:
        return
    with st.popover(literal(who.name), key=f"who-{lang}", width="content"):
        st.text(
            f"{words.ROLE(lang)}: {role_words(lang)}" if lang == "en" else f"{words.ROLE(lang)}：{role_words(lang)}"
        )
        if own := own_counties(shown):
            st.text(f"{words.COUNTY(lang)}: {own}" if lang == "en" else f"{words.COUNTY(lang)}：{own}")
        if shown.dataset.audience is not None:
            st.caption(words.OWN_ROWS(lang))
        sign_out(lang, key="who-out")


def role_words(lang: str) -> str:
    return terms.LIST_STOP(lang).join(ROLES[role].label(lang) for role in ROLES if role in acting().roles)


def own_counties(shown: View) -> str:
    known = counties(shown.dataset)
    return terms.LIST_STOP(shown.lang).join(known[one].name(shown.lang) for one in acting().counties if one in known)


def not_open(shown: View, site: Site) -> None:
    """In the page's place: what it needs, and which pages are open."""
    lang = shown.lang
    lead(site, words.NOT_OPEN(lang), lang)
    st.text(words.NOT_OPEN_NOTE(lang, role=role_words(lang), right=RIGHTS[site.right].label(lang)))
    ways = [
        Link(one.id, one.title(lang), href(one.id, shown.address.to(page=None, part=None)), one.shows(lang))
        for one in SITES.values()
        if one.in_menu and acting().may(one.right)
    ]
    links(ways, label=words.OWN_PAGES(lang), key="open-pages", look="list")


def no_pair(shown: View, site: Site) -> bool:
    """Whether the reader's county is in no pair of this dataset, which is then told in the page's place."""
    audience = shown.dataset.audience
    if audience is None or audience.pairs:
        return False
    lead(site, words.NO_PAIR(shown.lang), shown.lang)
    return True


def about_exposure(lang: str) -> None:
    """That anybody may read, where that is so."""
    if here().is_exposed:
        with st.container(key="notice-exposed", border=True):
            st.text(words.EXPOSED(lang))
