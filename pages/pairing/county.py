"""县情: one county: its classes and pair, the figures told by county, its pair beside the province, its projects, needs and offers, and its neighbours."""

from functools import partial

import streamlit as st

from analytics.counties.listed import needs_and_offers, stated_figures
from analytics.counties.place import Place, place
from analytics.counties.sentence import OF_COUNTY, facts_of, own, sentence
from analytics.known_facts.facts import is_partial
from analytics.lookup import counties, pairs
from analytics.pairs.facts import projects as known_projects
from reports.table_files.formats import WRITERS
from style import terms
from style.numbers import NO_DATA
from style.periods import say_period
from ui import words
from ui.address import href
from ui.counties import words as county_words
from ui.counties.sections import county_map, narrowed_to, neighbours_table, who
from ui.figures.cards import cards
from ui.frame.choosing import choose
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.known_facts import words as fact_words
from ui.known_facts.cards import cards_of
from ui.pairs.counties import resources_table
from ui.pairs.tables import projects_table, stated_table
from ui.peers.asking import beside_of
from ui.peers.section import beside_section
from ui.pieces.fact_cards import fact_cards
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES
from ui.view import View, current

LISTED = 10  # projects; the ledger has the others


def chosen(shown: View) -> str:
    """The county the address names, or is narrowed to; else the first mountain county of the list of pairs."""
    narrowed = shown.address.counties
    return shown.address.county or (
        narrowed[0] if narrowed else next(iter(pairs(shown.dataset).values())).mountain.adcode
    )


def chooser(shown: View, adcode: str) -> None:
    lang, names = shown.lang, counties(shown.dataset)
    with st.container(key="county-chooser", horizontal=True, vertical_alignment="center"):
        choose(
            shown,
            "county",
            adcode,
            tuple(names),
            lambda one: f"{names[one].city(lang)} {names[one].name(lang)}",
            widget=f"county-{lang}-{shown.dataset.version}",
            label=county_words.CHOOSE_COUNTY(lang),
            width=280,
        )


def heading(shown: View, section: str) -> None:
    st.header(county_words.SECTIONS[section](shown.lang), anchor=section)


def opening(shown: View, found: Place) -> None:
    """What it is, since when, and the way to its pair."""
    lang = shown.lang
    lead(SITES["county"], sentence(shown.dataset, found.county.adcode, shown.selection)(lang), lang)
    st.caption(literal(who(shown, found)))
    ways = [
        Link(
            tie.pair.id,
            county_words.OPEN_PAIR(lang, pair=tie.pair.label(lang)),
            href("pair", shown.address.to(pair=tie.pair.id)),
        )
        for tie in found.ties
    ]
    if ways:
        links(ways, label=terms.PAIR(lang), key="county-pair", look="plain")


def projects(shown: View, found: Place) -> None:
    """Those that stand here, and how many come from here and stand elsewhere."""
    heading(shown, "projects")
    lang, at = shown.lang, narrowed_to(shown, found.county.adcode)
    lines = known_projects(shown.dataset, own(shown.selection, found.county.adcode))
    if lines:
        first = lines[:LISTED]
        ledger(lambda: projects_table(at, None, first), key="county-projects")
        if len(first) < len(lines):
            st.caption(county_words.FIRST_PROJECTS(lang, count=LISTED))
        every = Link("ledger", county_words.ALL_PROJECTS(lang), href("projects", at.address))
        links([every], label=words.PAIR_PROJECTS(lang), key="county-ledger", look="plain")
    elif shown.dataset.is_complete("projects"):
        st.text(county_words.NO_PROJECTS(lang, quarter=say_period(shown.selection.as_of, lang)))
    else:
        st.text(NO_DATA(lang))
    if found.going_out:
        st.caption(county_words.GOING_OUT(lang, count=found.going_out))
        away = [
            Link(tie.pair.id, county_words.WHERE_OUT(lang), href("projects", shown.address.to(pairs=(tie.pair.id,))))
            for tie in found.ties
        ]
        if away:
            links(away, label=county_words.WHERE_OUT(lang), key="county-out", look="plain")


def needs(shown: View, adcode: str) -> None:
    heading(shown, "resources")
    found = needs_and_offers(shown.dataset, adcode, shown.selection)
    if found:
        caption = county_words.SECTIONS["resources"](shown.lang)
        ledger(lambda: resources_table(shown, found, caption), key="county-resources")
    else:
        st.text(county_words.NONE_LISTED(shown.lang))


def stated(shown: View, adcode: str) -> None:
    heading(shown, "stated")
    found = stated_figures(shown.dataset, adcode, shown.selection)
    if found:
        ledger(lambda: stated_table(shown, found), key="county-stated")
    else:
        st.text(NO_DATA(shown.lang))


def beside(shown: View, found: Place) -> None:
    heading(shown, "neighbours")
    left, right = st.columns([5, 9], gap="medium")
    with left:
        svg_map(partial(county_map, shown, found), key="county-map")
    with right:
        if found.neighbours:
            ledger(lambda: neighbours_table(shown, found.neighbours), key="county-neighbours")
            st.caption(county_words.NEIGHBOURS_NOTE(shown.lang))
        else:
            st.text(NO_DATA(shown.lang))


def province(shown: View, found: Place) -> None:
    """The county's pair beside the province, where it has one that the reader may read: of others only what can be traced to none of
    them."""
    told = beside_of(shown, found.ties[-1].pair.id) if found.ties else None
    if told:
        heading(shown, "beside")
        beside_section(shown, told, WRITERS)


def told_in_part(shown: View, adcode: str) -> None:
    """Of single facts: each of this county, with its source."""
    found = facts_of(shown.dataset, adcode, shown.selection)
    if found:
        said = fact_words.EVERY_FACT(shown.lang, count=len(found))
        st.header(said, anchor="facts")
        fact_cards(lambda: cards_of(shown, found), label=said, key="county-facts")


def draw(shown: View) -> None:
    adcode = chosen(shown)
    found = place(shown.dataset, adcode, shown.selection)
    chooser(shown, adcode)
    opening(shown, found)
    if is_partial(shown.dataset):
        told_in_part(shown, adcode)
        province(shown, found)
    else:
        heading(shown, "figures")
        cards(narrowed_to(shown, adcode), OF_COUNTY, key="county-headlines")
        st.caption(county_words.OF_HOST(shown.lang))
        province(shown, found)
        projects(shown, found)
        needs(shown, adcode)
        stated(shown, adcode)
        if shown.address.is_narrowed:
            st.caption(county_words.NOT_NARROWED(shown.lang))
    beside(shown, found)
    if shown.lang != "zh":
        st.caption(terms.CHINESE_ONLY(shown.lang))


draw(current())
