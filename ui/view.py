"""What a page needs to know to draw itself: language, dataset, selection, address; made by the shell, kept current."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from analytics.known_facts.facts import is_partial
from analytics.lookup import pair_of_county
from analytics.map.bundles import drawn
from analytics.map.course import map_course
from analytics.map.figures import first_link, link_figures, links_by
from analytics.selection import Selection
from store.datasets import Catalogue, Dataset
from style.colours import PALETTES, Palette
from ui.address import Address, Problem, read, written

_KEY = "view"
_SAID = "view-address"
_PICKED = "picked-pair"
_PAGE = "page-id"
SLIDE_ROWS = 8
LEAST_PLAYED = 2  # quarters


@dataclass(frozen=True)
class View:
    """What the address asks for, of which data. `slide`: as a page of a meeting that is seen from across a room: one picture, or a
    table of at most SLIDE_ROWS rows, and nothing to choose from."""

    lang: str
    dataset: Dataset
    selection: Selection
    address: Address
    catalogue: Catalogue
    problems: tuple[Problem, ...]
    slide: bool = False

    def of(self, pair_id: str) -> Selection:
        """The same selection for one pair alone."""
        return replace(self.selection, pairs=(pair_id,))

    def open(self, kind: str, chosen: str) -> None:
        """Called when a link, a county or a row is picked: opens its pair."""
        pair_id = pair_of_county(self.dataset)[chosen] if kind == "county" else chosen
        st.session_state[_PICKED] = pair_id

    def has_player(self, page: str) -> bool:
        """Whether quarters are chosen on the page itself, by its player: then nowhere else."""
        asked = self.address
        return asked.view == "drawn" and asked.classes == "all" and self.can_play(page)

    def can_play(self, page: str) -> bool:
        """Whether the page can go through quarters: what its links show is told of at two of them or more. Of a partial dataset it
        has to be told at the quarter shown too, or the page is of single facts."""
        if page != "map":
            return False
        link = self.link
        if is_partial(self.dataset) and not link_figures(self.dataset, link, self.selection).known:
            return False
        everyone = drawn(self.dataset, self.selection)
        return map_course(self.dataset, link, everyone, None, links_by(self.dataset, everyone)).told >= LEAST_PLAYED

    @property
    def link(self) -> str:
        """The figure the links of a map are of."""
        return self.address.link or first_link(self.selection)

    @property
    def is_older(self) -> bool:
        """Whether another version of the dataset is the current one."""
        return self.catalogue.versions.get(self.dataset.name) != self.dataset.version

    @property
    def is_simulated(self) -> bool:
        return self.dataset.basis == "simulated"


def current() -> View:
    """The view of this run; pages call it once at the top, and a fragment again: its own widgets may have changed the
    address since the whole page ran."""
    shown: View = st.session_state[_KEY]
    said = st.query_params.to_dict()
    if said != st.session_state[_SAID]:
        shown = viewed(said, shown.dataset, shown.catalogue, page_id())
        remember(shown)
    return shown


def viewed(params: Mapping[str, str], dataset: Dataset, catalogue: Catalogue, page_id: str = "") -> View:
    """What the address asks for; of a page where it is one's."""
    asked, problems = read(params, catalogue, dataset, page_id)
    return View(asked.lang, dataset, asked.selection(dataset), asked, catalogue, problems)


def remember(view: View, page: str | None = None) -> None:
    """The view of this run, and the page it is for: None leaves the page as it was."""
    if page is not None:
        st.session_state[_PAGE] = page
    st.session_state[_KEY] = view
    st.session_state[_SAID] = st.query_params.to_dict()


def say(key: str, widget: str) -> None:
    """A widget's new value goes into the address, and the address decides what is shown, from its first page on."""
    if widget not in st.session_state:
        return  # what was said to a page that was left before it was heard
    value = st.session_state[widget]
    value = tuple(value) if isinstance(value, list) else value
    if value is None or value == getattr(Address, key):
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = written(value)
    if key != "page":
        st.query_params.pop("page", None)
    shown: View | None = st.session_state.get(_KEY)
    if shown and shown.address.part:  # it may be open by the very word that is changed
        st.query_params["part"] = shown.address.part


def page_id() -> str:
    """The page that is being drawn."""
    found: str = st.session_state.get(_PAGE, "")
    return found


def palette() -> Palette:
    """The colours of the theme the reader's browser shows."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def picked() -> str | None:
    """The pair that was picked since the last run, once."""
    return st.session_state.pop(_PICKED, None)
