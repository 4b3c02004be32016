"""The script Streamlit runs: reads the address, opens the dataset, draws the frame around the page that was asked for."""

import logging
from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.errors import FragmentHandledException

from access.reader import NotAllowed, acting
from store.datasets import Catalogue, catalogue, find_dataset
from store.engine import Unreachable
from style.text import LANGUAGES
from ui import address, view, words
from ui.downloads import pictures
from ui.frame import header, notices
from ui.meetings import show as meeting_show
from ui.meetings.add import add_to_meeting
from ui.meetings.presenter import presenter
from ui.meetings.turns import Showing, is_missing, is_slide, showing, with_step
from ui.people.reader import about_exposure, no_pair, not_open, who_reads
from ui.people.signing_in import sign_in_page
from ui.sharing import panel as sharing
from ui.sitemap import SITES, Site


def main() -> None:
    found = catalogue()
    params = st.query_params.to_dict()
    lang = params.get("lang") if params.get("lang") in LANGUAGES else "zh"
    # The navigation is declared even where nothing can be shown: without it Streamlit would take over the addresses.
    page = st.navigation(
        [
            st.Page(str(site.file), title=site.title(lang), url_path=site.url_path, default=not site.url_path)
            for site in SITES.values()
        ],
        position="hidden",
    )
    site = next(site for site in SITES.values() if site.url_path == page.url_path)
    title = f"{site.title(lang)} · {words.APP_SHORT(lang)}"
    icon = str(header.ICON) if acting().may("read") else None  # it is a file, which who has not signed in is not given
    st.set_page_config(page_title=title, page_icon=icon, layout="wide")
    now = showing(params) if acting().may("show_meeting") else None
    header.style(large=now is not None)
    if not acting().may("read"):
        sign_in_page(site, lang)
        return
    if is_missing(params):
        meeting_show.meeting_is_gone(params, site, lang)
        return
    shown = _view(params, found, now, lang, site)
    if shown is None:
        return
    view.remember(shown, site.id)
    pair_id = view.picked()
    go_to = address.href("pair", shown.address.to(pair=pair_id)) if pair_id else None
    if now:
        _meeting(shown, site, now, go_to, page.run)
        return
    _page(shown, site, go_to, page.run)


def _page(shown: view.View, site: Site, go_to: str | None, run: Callable[[], None]) -> None:
    """The frame with the page in it, or with why it is not shown."""
    pictures.new_page()
    if st.context.is_embedded:
        sharing.embedded_header(shown, site, go_to)
    else:
        header.header(shown, site, add_to_meeting, sharing.panel, go_to, who_reads)
    about_exposure(shown.lang)
    if not acting().may(site.right):
        not_open(shown, site)
        header.footer(shown)
        return
    notices.about_an_older_version(shown, site)
    notices.about_the_address(shown, site)
    notices.about_refused_packages(shown)
    if not no_pair(shown, site) and not notices.nothing_left(shown, site):
        _run(shown, site, run)
    header.footer(shown)


def _view(params: dict[str, str], found: Catalogue, now: Showing | None, lang: str, site: Site) -> view.View | None:
    """What is shown; None where there is nothing to show, which is then told."""
    if now:
        dataset = find_dataset(now.meeting.dataset, now.meeting.version)
        if dataset is None:
            meeting_show.data_is_gone(now, lang)
            return None
        shown = view.viewed(params, dataset, found, site.id)
        return replace(with_step(shown, site, now), slide=is_slide(shown, site, now))
    dataset = address.shown_dataset(params, found)
    if dataset is None:
        header.bare(lang)
        notices.nothing_to_show(found, lang)
        return None
    return view.viewed(params, dataset, found, site.id)


def _meeting(shown: view.View, site: Site, now: Showing, go_to: str | None, run: Callable[[], None]) -> None:
    if shown.address.present:
        presenter(shown, site, now)
        meeting_show.page_is_gone(shown, site, now)
        return notices.about_the_address(shown, site)
    meeting_show.bar(shown, site, now, go_to)
    if not meeting_show.page_is_gone(shown, site, now):
        notices.about_the_address(shown, site)
        _run(shown, site, run)


def _run(shown: view.View, site: Site, run: Callable[[], None]) -> None:
    try:
        run()
    except NotAllowed as refused:
        notices.not_allowed(shown, refused.tell(shown.lang))
    except FragmentHandledException:
        pass  # of a part that said so itself (told_nothing of app.py)
    except Unreachable as error:
        logging.getLogger("dashboard").warning("page %s: the database does not answer (%s)", site.id, error)
        notices.failed(shown, error)
    except Exception as error:  # Streamlit's own Stop and Rerun are no Exceptions and pass
        logging.getLogger("dashboard").exception("page %s failed", site.id, exc_info=error)
        notices.failed(shown, error)


main()
