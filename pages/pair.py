"""结对详情: the two counties face to face, the pair's figures, projects and events, and where each is written."""

import streamlit as st

from analytics.geography import distance_km
from analytics.headlines import headlines
from analytics.lookup import Pair, pairs
from analytics.pair_facts import happenings, projects, stated
from style.text import Text
from ui import words
from ui.address import href
from ui.cards import cards
from ui.header import lead, say
from ui.ledger import Ledger, ledger
from ui.links import Link, links
from ui.map_view import map_view
from ui.pair_tables import events_table, projects_table, stated_table
from ui.sitemap import SITES
from ui.svg_map import svg_map
from ui.view import View, current

HEADLINES = ("projects", "investment_completed", "output_value", "profit_and_tax",
             "fund_allocated", "fund_spent", "execution_rate", "leverage")  # fmt: skip


def chooser(shown: View, chosen: Pair) -> None:
    """The pair before, the list, the pair after."""
    lang, names = shown.lang, pairs(shown.dataset)
    ids = list(names)
    at = ids.index(chosen.id)
    around = [(ids[at - 1], words.PREVIOUS), (ids[(at + 1) % len(ids)], words.NEXT)]
    with st.container(key="pair-chooser", horizontal=True, vertical_alignment="center"):
        neighbours = [Link(word.en, word(lang), href("pair", shown.address.to(pair=other)), names[other].label(lang))
                      for other, word in around]  # fmt: skip
        links(neighbours, label=words.CHOOSE_PAIR(lang), key="pair-neighbours", look="plain")
        widget = f"pair-{lang}-{shown.dataset.version}"
        st.session_state[widget] = chosen.id
        st.selectbox(words.CHOOSE_PAIR(lang), ids, key=widget, format_func=lambda p: f"{p} {names[p].label(lang)}",
                     on_change=say, args=("pair", widget), label_visibility="collapsed", width=280,
                     filter_mode=None, placeholder=words.CHOOSE(lang))  # fmt: skip


def face_to_face(shown: View, pair: Pair) -> None:
    lang = shown.lang
    where = words.FACE_TO_FACE(
        lang, industrial=pair.industrial.name(lang), industrial_city=pair.industrial.city(lang),
        mountain=pair.mountain.name(lang), mountain_city=pair.mountain.city(lang),
        km=f"{distance_km(pair.industrial.adcode, pair.mountain.adcode):.0f}",
    )  # fmt: skip
    across = words.CROSS_CITY if pair.crosses_cities else words.SAME_CITY
    lead(SITES["pair"], f"{where} · {across(lang)}", lang)


def section(shown: View, title: Text, table: Ledger | None) -> None:
    st.markdown(f"## {title(shown.lang)}")
    if table:
        ledger(table, key=f"pair-{title.en}")
    else:
        st.text(words.NO_ROWS(shown.lang))


def draw(shown: View) -> None:
    """Everything known of the pair; where the sources say nothing, that."""
    names = pairs(shown.dataset)
    pair = names[shown.address.pair or next(iter(names))]
    scope = shown.of(pair.id)
    figures, lines = stated(shown.dataset, pair.id, scope), projects(shown.dataset, scope)
    events = happenings(shown.dataset, pair.id, scope)
    chooser(shown, pair)
    face_to_face(shown, pair)
    cards(shown, headlines(shown.dataset, HEADLINES, scope), key="pair-headlines")
    left, right = st.columns([5, 9], gap="medium")
    with left:
        svg_map(map_view(shown, height="compact", focus=pair), key="pair-map")
    with right:
        if not (figures or lines or events):
            st.text(words.NO_FACTS(shown.lang))
            return
        section(shown, words.PAIR_FIGURES, stated_table(shown, figures) if figures else None)
    section(shown, words.PAIR_PROJECTS, projects_table(shown, lines) if lines else None)
    section(shown, words.PAIR_EVENTS, events_table(shown, events) if events else None)
    if shown.lang != "zh":
        st.caption(words.CHINESE_ONLY(shown.lang))


draw(current())
