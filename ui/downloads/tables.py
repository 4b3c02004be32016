"""Downloads of exactly what is filtered: a button for each file format, and the lines that say what the file holds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from analytics import figure_words
from analytics.export_table import ExportTable
from store.codes import BASIS
from style import terms
from style.moments import CHINA
from style.periods import say_date, say_period
from style.text import Text
from ui import words
from ui.address import href
from ui.downloads import words as download_words
from ui.frame.header import badge_text
from ui.frame.selecting import in_words
from ui.pieces.components import base_path
from ui.view import View

# Ending of the file's name → media type, and what makes its bytes in a language. Pages pass reports.table_files.formats.WRITERS.
Writers = Mapping[str, tuple[str, Callable[[ExportTable, str], bytes]]]
_UNSAFE = re.compile(r"[^\w-]+")


def downloads(
    shown: View, make: Callable[[], ExportTable], writers: Writers, *, page: str, name: Text, key: str
) -> None:
    """Draws 下载 and, behind it, a button for each format. Nothing is worked out before one of them is pressed: `make`
    then gives all rows, and is called without Streamlit, in a thread of its own, so it must rest on `shown` alone.

    `page` is the id of the page, for the address that shows the same again; `name` begins the file's name.
    """
    lang = shown.lang
    with st.container(key=f"downloads-{key}", width="content"), st.popover(download_words.DOWNLOAD(lang)):
        with st.container(horizontal=True):
            for ending, (media_type, write) in writers.items():
                st.download_button(
                    download_words.FORMATS[ending](lang),
                    _made(shown, make, write, page),
                    file_name(shown, name, ending),
                    media_type,
                    key=f"download-{key}-{ending}-{lang}",
                    on_click="ignore",
                )
        st.caption(download_words.NOTE(lang))


def _made(
    shown: View, make: Callable[[], ExportTable], write: Callable[[ExportTable, str], bytes], page: str
) -> Callable[[], bytes]:
    return lambda: write(with_facts(shown, make(), page, datetime.now(CHINA).date()), shown.lang)


def with_facts(shown: View, sheet: ExportTable, page: str, made: date) -> ExportTable:
    """The sheet with all that must be said along with its rows."""
    return replace(
        sheet,
        facts=tuple(_facts(shown, sheet.table.num_rows, page, made)) + sheet.facts,
        warning=terms.SIMULATED(shown.lang) if shown.is_simulated else "",
        dataset=badge_text(shown),
        made=made,
    )


def _facts(shown: View, rows: int, page: str, made: date) -> list[tuple[str, str]]:
    *said, made_on = what_is_shown(shown, page, made)
    return [*said, (words.ROWS(shown.lang), str(rows)), made_on]


def what_is_shown(shown: View, page: str, made: date) -> list[tuple[str, str]]:
    """Dataset, selection, address and day, each with its label: what every file says of itself."""
    lang, said, asked = shown.lang, shown.dataset.description, shown.selection
    return [
        (words.DATASET(lang), said.title if lang == "zh" else said.title_en),
        (words.BASIS(lang), BASIS[said.basis].label(lang)),
        (words.VERSION(lang), shown.dataset.version),
        (words.DATA_AS_OF(lang), say_date(date.fromisoformat(said.as_of), lang)),
        (figure_words.AS_OF(lang), say_period(asked.as_of, lang)),
        (words.SPAN(lang), asked.say_span(lang)),
        *in_words(shown),
        (download_words.ADDRESS(lang), same_again(shown, page)),
        (download_words.MADE_ON(lang), say_date(made, lang)),
    ]


def same_again(shown: View, page: str) -> str:
    """The address that shows the same later too: with the quarter and the dataset that a bare one leaves to the day."""
    fixed = shown.address.to(q=shown.selection.as_of, data=shown.dataset.name, page=None)
    return base_path() + href(page, fixed)


def file_name(shown: View, name: Callable[[str], str], ending: str) -> str:
    """项目台账_模拟数据_2025Q4_8e42e60b.csv: letters, digits, _ and - only."""
    parts = (name, BASIS[shown.dataset.basis].label)
    said = [part(shown.lang) for part in parts] + [shown.selection.as_of, shown.dataset.version[:8]]
    return "_".join(_UNSAFE.sub("-", part).strip("-") for part in said) + f".{ending}"
