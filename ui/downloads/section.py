"""A told table with its heading and its download: the same columns and rows, exactly."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.export_table import sheet
from analytics.table import Table
from style.text import Text
from ui.downloads.tables import Writers, downloads
from ui.frame.markup import literal
from ui.pieces.ledger import Ledger, ledger
from ui.view import View

Told = Callable[[str], Table]  # the table in a language


def section(
    shown: View,
    told: Told,
    drawn: Callable[[Table], Ledger],
    writers: Writers,
    *,
    page: str,
    prefix: str,
    key: str,
    title: Text | None = None,
    note: str = "",
    level: int = 2,
    anchor: str = "",
) -> None:
    """Heading, note, download and table; not for a slide. Without a `title` the table's own caption; `anchor`: what links lead to."""
    lang, name = shown.lang, title or Text(told("zh").caption, told("en").caption)
    with st.container(key=f"{prefix}-head-{key}", horizontal=True, vertical_alignment="bottom"):
        if anchor:
            st.header(literal(name(lang)), anchor=anchor, width="content")
        else:
            st.markdown(f"{'#' * level} {literal(name(lang))}")
        downloads(shown, partial(sheet, name, told, lang), writers, page=page, name=name, key=f"{prefix}-{key}")
    if note:
        st.caption(literal(note))
    # By its heading: two tables of one name are one region twice for who listens.
    ledger(lambda: replace(drawn(told(lang)), caption=name(lang)), key=f"{prefix}-{key}")
