"""A table of the assessment page with its download: the same columns and rows, exactly."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pyarrow as pa
import streamlit as st

from analytics.export_table import QUANTITY, ExportTable, SheetColumn, arrow
from analytics.table import Table
from style.text import Text
from ui.downloads.tables import Writers, downloads
from ui.pieces.ledger import Ledger, ledger
from ui.view import View

Told = Callable[[str], Table]  # the table in a language


def export_sheet(title: Text, told: Told, lang: str, facts: tuple[tuple[str, str], ...] = ()) -> ExportTable:
    zh, en = told("zh"), told("en")
    here = zh if lang == "zh" else en
    columns = [
        SheetColumn(one.id, Text(one.label, other.label), _kind(one.kind), held=_held(one.kind))
        for one, other in zip(zh.columns, en.columns, strict=True)
    ]
    rows = [
        {
            one.id: said if one.kind == "text" else _exact(exact, one.kind)
            for one, said, exact in zip(here.columns, printed, values, strict=True)
        }
        for printed, values in zip(here.printed, here.exact, strict=True)
    ]
    return ExportTable(title, tuple(columns), arrow(columns, rows), facts)


def _kind(kind: str) -> str:
    return {"text": "text", "percent": "percent"}.get(kind, "number")


def _held(kind: str) -> pa.DataType | None:
    return QUANTITY if kind == "number" else None


def _exact(value: Decimal | int | float | None, kind: str) -> Decimal | int | float | None:
    if value is None or kind != "number":
        return value
    return Decimal(value).quantize(Decimal("0.000001"))


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
        downloads(shown, partial(export_sheet, title, told, lang), writers, page="assessment", name=title, key=key)
    if note:
        st.caption(note)
    ledger(lambda: drawn(told(lang)), key=f"assess-{key}")
