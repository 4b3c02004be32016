"""结对地图: 36 counties and 18 links with any metric, played through the quarters or two of them compared, and the same as a list."""

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.map.figures import link_figures
from analytics.metrics import METRICS
from analytics.standings.ranking import ranking
from ui import words
from ui.downloads.pictures import map_about, map_pictures, map_title
from ui.figures.leads import map_lead
from ui.frame.header import lead
from ui.known_facts import words as fact_words
from ui.known_facts.folded import map_sentence
from ui.known_facts.map import counts_table, facts_map, unranked
from ui.map.changes import change_lead, change_table, changes_of
from ui.map.controls import controls
from ui.map.deckgl import deck, legend
from ui.map.timeline import other_quarter
from ui.map.view import map_view
from ui.pieces.kept import kept
from ui.pieces.ledger import ledger
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES
from ui.standings.ranking_table import ranking_table
from ui.view import View, current, palette


def picture(shown: View, mode: str) -> None:
    is_drawn = shown.address.view == "drawn"
    played = is_drawn and (mode == "beside" or not shown.address.meet)
    made = partial(map_view, shown, height="stage", played=played, mode=mode)
    take_away = (
        nothing
        if shown.slide
        else partial(
            map_pictures, made, key="map", title=map_title(shown), about=map_about(shown), look=shown.address.view
        )
    )
    if is_drawn:
        svg_map(made, key="map-drawn")
        take_away()
        return
    view = kept(made, key="map-view")
    colours, tilted, key = palette(), shown.address.view == "tilted", f"map-deck-{shown.lang}"
    deck(view, tilted=tilted, palette=colours, key=key, height="stretch", on_pick=shown.open)
    legend(view, colours, tilted=tilted, of=key)
    with st.container(
        key="map-on-paper"
    ):  # unseen on the screen: a printer gets lines and letters, not a picture of dots
        svg_map(made, key="map-paper")
    take_away()


def nothing() -> None:
    """A slide is not taken away: the page is."""


def counted(shown: View, said: str) -> None:
    """Of single facts: how many there are, where nobody has the figure that is asked for."""
    known = known_facts(shown.dataset, shown.selection)
    lead(SITES["map"], said, shown.lang)
    drawn = partial(facts_map, shown, known)
    if shown.slide:
        return svg_map(drawn, key="map-drawn")
    controls(shown)
    left, right = st.columns([7, 4], gap="medium")
    with left:
        svg_map(drawn, key="map-drawn")
        title, about = fact_words.MAP_TITLE(shown.lang), fact_words.MAP_NOTE(shown.lang)
        map_pictures(drawn, key="map", title=title, about=about)
    with right:
        ledger(lambda: counts_table(shown, known), key="map-list")


def listed(shown: View) -> None:
    lang, metric_id = shown.lang, shown.link
    order = ranking(shown.dataset, metric_id, shown.selection)
    if order.refused:
        st.text(words.CANNOT_NARROW(lang, label=METRICS[metric_id].label(lang), reason=order.refused(lang)))
        return
    if is_partial(shown.dataset):
        ledger(lambda: unranked(ranking_table(shown, order)), key="map-list")
        return
    # Where links are judged, the map lays the worst on top: the table begins with them too.
    is_judged = link_figures(shown.dataset, metric_id, replace(shown.selection, pairs=())).look == "pace"
    ledger(lambda: ranking_table(shown, order, worst_first=is_judged), key="map-list")


def compared(shown: View) -> None:
    """Two quarters: how much each pair's figure differs."""
    other, everyone = other_quarter(shown), replace(shown.selection, pairs=())
    ledger(lambda: change_table(shown, changes_of(shown, everyone, other)[everyone.as_of], other), key="map-list")


def said(shown: View, mode: str) -> str:
    if mode == "one":
        return map_lead(shown)
    other = other_quarter(shown)
    return change_lead(
        shown, changes_of(shown, replace(shown.selection, pairs=()), other)[shown.selection.as_of], other
    )


def draw(shown: View) -> None:
    if instead := map_sentence(shown):
        return counted(shown, instead)
    if not shown.slide:
        controls(shown)
    mode = shown.address.mode if shown.has_player("map") else "one"
    if mode == "beside":  # both maps take the whole width
        with st.container(key="map-both"):
            lead(SITES["map"], said(shown, mode), shown.lang)
            picture(shown, mode)
        return None if shown.slide else compared(shown)
    if shown.slide:
        with st.container(key="map-both"):
            lead(SITES["map"], said(shown, mode), shown.lang)
            picture(shown, mode)
        return
    left, right = st.columns([70, 30] if mode == "one" else [66, 34], gap="medium")
    with left, st.container(key="map-stage"):
        with st.container(key="map-lead"):
            lead(SITES["map"], said(shown, mode), shown.lang)
        picture(shown, mode)
    with right, st.container(key="map-side"):
        listed(shown) if mode == "one" else compared(shown)


draw(current())
