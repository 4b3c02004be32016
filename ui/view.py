"""What a page needs to know to draw itself: language, dataset, selection, address; made once a run by the shell."""

from dataclasses import dataclass, replace

import streamlit as st

from analytics.lookup import pair_of_county
from analytics.selection import Selection
from store.datasets import Catalogue, Dataset
from style.colours import PALETTES, Palette
from style.text import Text
from ui.address import Address, Problem

_KEY = "view"
_PICKED = "picked-pair"


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

    def of(self, pair_id: str) -> Selection:
        """The same selection for one pair alone."""
        return replace(self.selection, pairs=(pair_id,))

    def open(self, kind: str, chosen: str) -> None:
        """Called when a link, a county or a row is picked: opens its pair."""
        pair_id = pair_of_county(self.dataset)[chosen] if kind == "county" else chosen
        st.session_state[_PICKED] = pair_id

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


def picked() -> str | None:
    """The pair that was picked since the last run, once."""
    return st.session_state.pop(_PICKED, None)
