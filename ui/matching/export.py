"""A table of the matching page with its heading and its download: the same columns and rows, exactly."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.export_table import sheet
from analytics.table import Table
from style.text import Text
from ui.downloads.tables import Writers, downloads
from ui.pieces.ledger import Ledger, ledger
from ui.view import View


def section(
    shown: View,
    title: Text,
    told: Callable[[str], Table],
    drawn: Callable[[Table], Ledger],
    writers: Writers,
    *,
    key: str,
    note: str = "",
    level: int = 2,
    anchor: str = "",
) -> None:
    """Heading, note, download and table; `told` gives the table in a language; `anchor`: what links lead to."""
    lang = shown.lang
    with st.container(key=f"match-head-{key}", horizontal=True, vertical_alignment="bottom"):
        if anchor:
            st.header(title(lang), anchor=anchor, width="content")
        else:
            st.markdown(f"{'#' * level} {title(lang)}")
        downloads(shown, partial(sheet, title, told, lang), writers, page="matching", name=title, key=f"match-{key}")
    if note:
        st.caption(note)
    # By its heading: two tables of one name are one region twice for who listens.
    ledger(lambda: replace(drawn(told(lang)), caption=title(lang)), key=f"match-{key}")
