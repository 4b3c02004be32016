"""结对地图: 36 counties and 18 links with any metric at any quarter, flat, tilted or drawn, and the same as a list."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.metrics import METRICS
from analytics.standings.ranking import ranking
from style import terms
from style.periods import say_period
from ui import words
from ui.address import quarters
from ui.address.rules import COUNTY_CLASS, LINK_METRICS, SHADE_METRICS, VIEWS
from ui.downloads.pictures import map_about, map_pictures, map_title
from ui.figures.leads import map_lead
from ui.frame.header import lead
from ui.known_facts import words as fact_words
from ui.known_facts.folded import map_sentence
from ui.known_facts.map import counts_table, facts_map, unranked
from ui.map.deckgl import deck, legend
from ui.map.view import map_view
from ui.pieces.kept import kept
from ui.pieces.ledger import ledger
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES
from ui.standings.ranking_table import ranking_table
from ui.view import View, current, palette, say

VIEW_LABELS = {"flat": words.FLAT, "tilted": words.TILTED, "drawn": words.DRAWN}


def chosen(shown: View, key: str, options: tuple[str, ...], label: str, name: Callable[[str], str]) -> None:
    """A choice that lives in the address."""
    widget = f"map-{key}-{shown.lang}"
    st.session_state[widget] = getattr(shown.address, key)
    st.selectbox(
        label,
        options,
        key=widget,
        format_func=name,
        on_change=say,
        args=(key, widget),
        filter_mode=None,
        placeholder=words.CHOOSE(shown.lang),
    )


def controls(shown: View) -> None:
    lang = shown.lang

    def named(metric_id: str) -> str:
        return words.NO_SHADE(lang) if metric_id == COUNTY_CLASS else METRICS[metric_id].label(lang)

    with st.container(key="map-controls"):
        first, second, third, fourth = st.columns([3, 3, 5, 3])
        with first:
            chosen(shown, "link", LINK_METRICS, words.LINK_METRIC(lang), named)
        with second:
            chosen(shown, "shade", (COUNTY_CLASS, *SHADE_METRICS), words.SHADE_METRIC(lang), named)
        with third:
            widget = f"map-q-{lang}-{shown.dataset.version}"
            st.session_state[widget] = shown.selection.as_of
            st.select_slider(
                terms.AS_OF_QUARTER(lang),
                quarters(shown.dataset),
                key=widget,
                format_func=lambda q: say_period(q, lang),
                on_change=say,
                args=("q", widget),
            )
        with fourth:
            widget = f"map-view-{lang}"
            st.session_state[widget] = shown.address.view
            st.segmented_control(
                words.MAP_VIEW(lang),
                VIEWS,
                key=widget,
                format_func=lambda v: VIEW_LABELS[v](lang),
                on_change=say,
                args=("view", widget),
                required=True,
            )


def picture(shown: View) -> None:
    made = partial(map_view, shown, height="fit")
    take_away = partial(
        map_pictures, made, key="map", title=map_title(shown), about=map_about(shown), look=shown.address.view
    )
    if shown.address.view == "drawn":
        svg_map(made, key="map-drawn")
        take_away()
        return
    view = kept(made, key="map-view")
    colours, tilted, key = palette(), shown.address.view == "tilted", f"map-deck-{shown.lang}"
    deck(view, tilted=tilted, palette=colours, key=key, height="stretch", on_pick=shown.open)
    legend(view, colours, tilted=tilted, of=key)
    take_away()


def counted(shown: View, said: str) -> None:
    """Of single facts: how many there are, where nobody has the figure that is asked for."""
    known = known_facts(shown.dataset, shown.selection)
    lead(SITES["map"], said, shown.lang)
    controls(shown)
    left, right = st.columns([7, 4], gap="medium")
    with left:
        drawn = partial(facts_map, shown, known)
        svg_map(drawn, key="map-drawn")
        title, about = fact_words.MAP_TITLE(shown.lang), fact_words.MAP_NOTE(shown.lang)
        map_pictures(drawn, key="map", title=title, about=about)
    with right:
        ledger(lambda: counts_table(shown, known), key="map-list")


def draw(shown: View) -> None:
    if instead := map_sentence(shown):
        return counted(shown, instead)
    lang, metric_id = shown.lang, shown.address.link
    said = map_lead(shown)
    lead(SITES["map"], said, lang)
    controls(shown)
    left, right = st.columns([7, 4], gap="medium")
    with left:
        picture(shown)
    with right:
        order = ranking(shown.dataset, metric_id, shown.selection)
        if order.refused:
            st.text(words.CANNOT_NARROW(lang, label=METRICS[metric_id].label(lang), reason=order.refused(lang)))
        else:
            in_part = is_partial(shown.dataset)
            ledger(
                lambda: unranked(ranking_table(shown, order)) if in_part else ranking_table(shown, order),
                key="map-list",
            )


draw(current())
