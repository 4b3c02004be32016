"""The script Streamlit runs: reads the address, opens the dataset, draws the frame around the page that was asked for."""

import logging

import streamlit as st

from store.datasets import catalogue, open_dataset
from style.text import LANGUAGES
from ui import address, header, notices, view, words
from ui.sitemap import SITES


def main() -> None:
    found = catalogue()
    params = st.query_params.to_dict()
    lang = params.get("lang") if params.get("lang") in LANGUAGES else "zh"
    # The navigation is declared even where nothing can be shown: without it Streamlit would take over the addresses.
    page = st.navigation(
        [st.Page(str(site.file), title=site.title(lang), url_path=site.url_path, default=not site.url_path)
         for site in SITES.values()],
        position="hidden",
    )  # fmt: skip
    site = next(site for site in SITES.values() if site.url_path == page.url_path)
    title = f"{site.title(lang)} · {words.APP_SHORT(lang)}"
    st.set_page_config(page_title=title, page_icon=str(header.ICON), layout="wide")
    header.style()
    name = address.chosen_dataset(params, found)
    if name is None:
        header.bare(lang)
        notices.nothing_to_show(found, lang)
        return
    dataset = open_dataset(name, found.versions[name])
    shown = view.viewed(params, dataset, found)
    view.remember(shown)
    pair_id = view.picked()
    header.header(shown, site, address.href("pair", shown.address.to(pair=pair_id)) if pair_id else None)
    notices.about_the_address(shown, site)
    notices.about_refused_packages(shown)
    try:
        page.run()
    except Exception as error:  # Streamlit's own Stop and Rerun are no Exceptions and pass
        logging.getLogger("dashboard").exception("page %s failed", site.id, exc_info=error)
        notices.failed(shown)
    header.footer(shown)


main()
