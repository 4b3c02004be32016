"""Streamlit's own words on its field for files, said in the reader's language instead: it has no setting for them."""

import streamlit as st

from ui.datasets import words

_STYLE = """<style>
[data-testid="stFileUploaderDropzone"] button p {{ font-size: 0 }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{choose}"; font-size: 0.875rem }}
[data-testid="stFileUploaderDropzoneInstructions"] > div > * {{ font-size: 0 !important }}
[data-testid="stFileUploaderDropzoneInstructions"] > div::after {{ content: "{drop}"; font-size: 0.8125rem; opacity: 0.75 }}
[data-testid="stFileUploaderFileErrorMessage"] {{ font-size: 0 }}
[data-testid="stFileUploaderFileErrorMessage"]::after {{ content: "{wrong}"; font-size: 0.8125rem }}
</style>"""


def own_words(lang: str, megabytes: int) -> None:
    """Before the field is drawn. Only words of ours are put in, never a reader's."""
    st.html(
        _STYLE.format(
            choose=words.CHOOSE_FILE(lang),
            drop=words.DROP_FILE(lang, size=megabytes),
            wrong=words.NOT_TAKEN(lang, size=megabytes),
        )
    )
