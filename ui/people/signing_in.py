"""The page of who has not signed in, or has no role: how to, and nothing of any dataset."""

from urllib.parse import quote, urlencode

import streamlit as st

from access.here import here
from style.text import HTML_LANG, Text
from ui import words as shared
from ui.frame.header import bare
from ui.people import words
from ui.pieces.links import Link, links
from ui.sitemap import Site


def sign_in_page(site: Site, lang: str) -> None:
    """In the place of any page."""
    bare(lang)
    has_session = bool(st.user.to_dict().get("session"))
    with st.container(key="sign-in"):
        st.title(shared.APP(lang), anchor=False)
        if has_session:
            _said(words.NO_ROLE, words.NO_ROLE_NOTE, lang)
            sign_out(lang, key="sign-in-out")
        elif here().way == "oidc":
            _said(words.SIGN_IN_FIRST, words.SIGN_IN_NOTE, lang)
            _way(words.SIGN_IN(lang), f"/sign-in?to={quote(_asked(site), safe='')}", key="sign-in-way", look="buttons")
        else:
            _said(words.SIGN_IN_FIRST, words.BY_PORTAL, lang)
        other = "en" if lang == "zh" else "zh"
        said = {**st.query_params.to_dict(), "lang": other}
        to = f"/{site.url_path}?{urlencode(said, safe=',')}"
        label = shared.OTHER_LANGUAGE(lang)
        links(
            [Link("language", label, to, lang=HTML_LANG[other])],
            label=shared.LANGUAGE(lang),
            key="sign-in-other",
            look="plain",
        )


def sign_out(lang: str, key: str) -> None:
    """The way out; of a proxy's sign-in there is none here."""
    if here().way == "oidc":
        _way(words.SIGN_OUT(lang), "/sign-out", key=key, look="plain")


def _said(what: Text, why: Text, lang: str) -> None:
    st.header(what(lang), anchor=False)
    st.text(why(lang))


def _way(label: str, to: str, *, key: str, look: str) -> None:
    links([Link("way", label, to, leaves=True)], label=label, key=key, look=look)


def _asked(site: Site) -> str:
    """The page that was asked for, to come back to."""
    query = urlencode(st.query_params.to_dict(), safe=",")
    return f"/{site.url_path}" + (f"?{query}" if query else "")
