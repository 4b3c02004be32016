"""A table of the assessment page with its heading and its download: the same columns and rows, exactly."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analytics.export_table import sheet
from analytics.table import Table
from style.text import Text
from ui.downloads.tables import Writers, downloads
from ui.pieces.ledger import Ledger, ledger
from ui.view import View

Told = Callable[[str], Table]  # the table in a language


def section(
    shown: View,
    told: Told,
    drawn: Callable[[Table], Ledger],
    writers: Writers,
    *,
    key: str,
    note: str = "",
    level: int = 2,
) -> None:
    """Heading, note, download and table; not for a slide."""
    lang, title = shown.lang, Text(told("zh").caption, told("en").caption)
    with st.container(key=f"assess-head-{key}", horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"{'#' * level} {title(lang)}")
        downloads(shown, partial(sheet, title, told, lang), writers, page="assessment", name=title, key=key)
    if note:
        st.caption(note)
    ledger(lambda: drawn(told(lang)), key=f"assess-{key}")
