"""What a page needs to know to draw itself: language, dataset, selection, address; made once a run by the shell."""

from dataclasses import dataclass

import streamlit as st

from analytics.selection import Selection
from store.datasets import Catalogue, Dataset
from style.colours import PALETTES, Palette
from style.text import Text
from ui.address import Address, Problem

_KEY = "view"


@dataclass(frozen=True)
class View:
    lang: str
    dataset: Dataset
    selection: Selection
    address: Address
    catalogue: Catalogue
    problems: tuple[Problem, ...]

    def say(self, text: Text, **values: object) -> str:
        return text(self.lang, **values)

    @property
    def is_simulated(self) -> bool:
        return self.dataset.basis == "simulated"


def current() -> View:
    """The view of this run; pages call it once at the top."""
    return st.session_state[_KEY]


def remember(view: View) -> None:
    st.session_state[_KEY] = view


def palette() -> Palette:
    """The colours of the theme the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]
