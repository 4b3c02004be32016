"""What the map shows, chosen in one row above it: metrics, classes and the way it is drawn."""

from collections.abc import Callable, Sequence

import streamlit as st

from analytics.metrics import METRICS
from style.text import Text
from ui import words
from ui.address.rules import CLASSES, COUNTY_CLASS, LINK_METRICS, SHADE_METRICS, VIEWS
from ui.frame.choosing import choose
from ui.map import words as map_words
from ui.map.timeline import ways_elsewhere
from ui.pieces.links import links
from ui.view import View

VIEW_LABELS = {"flat": words.FLAT, "tilted": words.TILTED, "drawn": words.DRAWN}
WIDTHS = {"zh": (290, 230, 190, 170), "en": (360, 260, 230, 190)}  # pixels that the longest of each takes


def controls(shown: View) -> None:
    """Labels are only heard: each choice says what it is of."""
    lang = shown.lang

    def metric(said: Text) -> Callable[[str], str]:
        return lambda one: said(lang, label=words.NO_SHADE(lang) if one == COUNTY_CLASS else METRICS[one].label(lang))

    wide = WIDTHS[lang]
    with st.container(key="map-controls", horizontal=True, vertical_alignment="center"):
        _chosen(shown, "link", LINK_METRICS, words.LINK_METRIC, metric(map_words.LINKS_SHOWN), wide[0], shown.link)
        shades = (COUNTY_CLASS, *SHADE_METRICS)
        _chosen(shown, "shade", shades, words.SHADE_METRIC, metric(map_words.COUNTIES_SHOWN), wide[1])
        _chosen(shown, "classes", CLASSES, map_words.CLASSES, lambda one: map_words.CLASSES_OF[one](lang), wide[2])
        _chosen(shown, "view", VIEWS, words.MAP_VIEW, lambda one: VIEW_LABELS[one](lang), wide[3])
        if shown.can_play("map") and not shown.has_player("map"):
            links(lambda: ways_elsewhere(shown), label=map_words.MODE(lang), key="map-ways", look="buttons")


def _chosen(
    shown: View,
    key: str,
    options: Sequence[str],
    label: Text,
    name: Callable[[str], str],
    width: int,
    chosen: str | None = None,
) -> None:
    """A choice that lives in the address; `chosen` is what holds where the address says nothing."""
    chosen = chosen or getattr(shown.address, key)
    choose(shown, key, chosen, options, name, widget=f"map-{key}-{shown.lang}", label=label(shown.lang), width=width)
