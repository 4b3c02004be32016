"""The button that shares a view: links, a QR code, pictures of the page, and the code that shows it within another site."""

from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from access.addresses import is_loopback
from style.periods import say_period
from ui import words
from ui.address import href
from ui.downloads.pictures import host, pictures_of_page, take_picture
from ui.downloads.tables import same_again
from ui.frame.header import badge_text, bare
from ui.frame.markup import literal
from ui.pieces.components import base_path
from ui.pieces.links import Link, links
from ui.pieces.share import Shared, ShareWords, share
from ui.sharing import words as share_words
from ui.sharing.embedders import embedders
from ui.sharing.qr import qr_code
from ui.sitemap import Site
from ui.view import View, current

EMBEDDED_HEIGHT = 720  # pixels of a page within another


@st.fragment
def panel(site: Site) -> None:
    """A button; what it holds is made only while it is open."""
    lang = current().lang
    with st.container(key="share", width="content"):
        opened = st.popover(share_words.SHARE(lang), key=f"sharing-{lang}", on_change="rerun")
        if opened.open:
            with opened:
                _content(current(), site)


@st.fragment
def for_phones(shown: View, site: Site) -> None:
    """A button on a page of a meeting: the same view outside the meeting, on its version, as a code that a phone in the hall reads."""
    lang = shown.lang
    with st.container(key="share-hall", width="content"):
        opened = st.popover(share_words.SCAN(lang), key=f"sharing-hall-{lang}", on_change="rerun")
        if opened.open:
            with opened, st.container(key="share-hall-code"):
                _code(*of_meeting(shown, site), lang)


def of_meeting(shown: View, site: Site) -> tuple[tuple[Shared, ...], str]:
    """What a page of a meeting shows, as a link at its quarter and version that leads out of the meeting; and the title."""
    outside = shown.address.to(
        **dict.fromkeys(("meet", "turn", "left", "present", "whole"), None),
        q=shown.selection.as_of,
        version=shown.dataset.version if shown.is_older else None,
    )
    return addresses(replace(shown, address=outside), site), f"{site.title(shown.lang)} · {words.APP_SHORT(shown.lang)}"


def _content(shown: View, site: Site) -> None:
    lang, every = shown.lang, addresses(shown, site)
    embedded = [Shared("embed", share_words.EMBED(lang), embed_code(shown, site))] if embedders() else []
    _code((*every, *embedded), f"{site.title(lang)} · {words.APP_SHORT(lang)}", lang)
    if not embedded:
        st.caption(share_words.NO_EMBED(lang))
    _pictures(shown)


def _code(every: tuple[Shared, ...], title: str, lang: str) -> None:
    """The links, the first of them as a QR code."""
    code = qr_code(every[0].text)
    said = ShareWords(
        share_words.COPY(lang),
        share_words.COPIED(lang),
        share_words.NOT_COPIED(lang),
        share_words.SYSTEM(lang),
        share_words.QR(lang, label=every[0].label),
    )
    share(every, code=code, title=title, words=said, key="share-links")
    if code is None:
        st.caption(share_words.TOO_LONG(lang))
    if is_readers_own(host()):
        st.caption(share_words.LOOPBACK(lang))


def _pictures(shown: View) -> None:
    found = pictures_of_page()
    if not found:
        return
    st.caption(share_words.PICTURES(shown.lang))
    with st.container(horizontal=True):
        for picture in found:
            take_picture(shown, picture, literal(share_words.TAKE_PICTURE(shown.lang, title=picture.title)))


def addresses(shown: View, site: Site) -> tuple[Shared, ...]:
    """The link that goes on with the data, unless a quarter is chosen; and the one that stays at the quarter shown."""
    lang, found = shown.lang, []
    if shown.address.q is None:
        moving = base_path() + href(site.id, shown.address.to(page=None))
        found.append(Shared("link", share_words.LINK(lang), host() + moving))
    fixed = share_words.LINK_FIXED(lang, quarter=say_period(shown.selection.as_of, lang))
    return (*found, Shared("fixed", fixed, host() + same_again(shown, site.id)))


def embed_code(shown: View, site: Site) -> str:
    """Markup for another site's page, with the address and the title escaped."""
    address = addresses(shown, site)[0].text
    address += ("&" if "?" in address else "?") + "embed=true"
    title = share_words.EMBED_TITLE(shown.lang, page=site.title(shown.lang), app=words.APP_SHORT(shown.lang))
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{EMBEDDED_HEIGHT}" '
        'style="border:0" loading="lazy"></iframe>'
    )


def is_readers_own(origin: str) -> bool:
    """Whether the page was opened by a name that means the reader's own machine."""
    name = urlsplit(origin).hostname or ""
    return is_loopback(name) or name.endswith(".localhost")


def embedded_header(shown: View, site: Site, go_to: str | None) -> None:
    """In place of the frame, within another site: whose figures these are, and the way to the whole."""
    with st.container(key="embedded", horizontal=True, vertical_alignment="center"):
        st.caption(literal(badge_text(shown)))
        whole = Link("whole", share_words.OPEN_WHOLE(shown.lang), href(site.id, shown.address))
        links([whole], label=share_words.OPEN_WHOLE(shown.lang), key="embedded-whole", look="plain")
    bare(shown.lang, go_to)
