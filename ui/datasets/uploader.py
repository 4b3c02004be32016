"""Streamlit's own words on its field for files, said in the reader's language instead: it has no setting for them."""

import streamlit as st

from ui.datasets import words

_STYLE = """<style>
[data-testid="stFileUploaderDropzone"] button p, [data-testid="stFileUploaderDropzoneInstructions"] > div > *,
[data-testid="stFileChip"] [role="alert"] {{ visibility: hidden; font-size: 0 !important }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{choose}"; visibility: visible; font-size: 0.875rem }}
[data-testid="stFileUploaderDropzoneInstructions"] > div::after {{ content: "{drop}"; font-size: 0.8125rem; color: var(--muted) }}
[data-testid="stFileChip"] [role="alert"]::after {{ content: "{wrong}"; visibility: visible }}
[data-testid="stTooltipErrorContent"] {{ font-size: 0 }}
[data-testid="stTooltipErrorContent"]::after {{ content: "{wrong}"; font-size: 0.8125rem }}
/* One file at a time: a second one is dropped in its place. */
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-borderlessIcon"] {{ display: none }}
</style>"""


def own_words(lang: str, megabytes: int) -> None:
    """Before the field is drawn. Only words of ours are put in, never a reader's. What is hidden is not read out either; the names
    that only a screen reader hears are given by the frame (STREAMLIT of ui/words.py)."""
    st.html(
        _STYLE.format(
            choose=words.CHOOSE_FILE(lang),
            drop=words.DROP_FILE(lang, size=megabytes),
            wrong=words.NOT_TAKEN(lang, size=megabytes),
        )
    )
