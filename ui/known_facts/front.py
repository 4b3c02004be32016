"""The overview of a partial dataset: what is known in a sentence, the facts, what is missing and whom to ask."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from analytics.known_facts import wording
from analytics.known_facts.coverage import KnownFacts, known_facts
from analytics.known_facts.export import WORK_LIST, export_sheet
from analytics.known_facts.order import of_province, pair_by_pair, with_figures
from analytics.lookup import pairs
from style import terms
from style.periods import say_date
from ui.address import href
from ui.downloads.pictures import map_pictures
from ui.downloads.tables import Writers, downloads
from ui.frame.header import lead
from ui.frame.markup import literal
from ui.known_facts import words as fact_words
from ui.known_facts.cards import FIRST, cards_of
from ui.known_facts.map import facts_map
from ui.known_facts.matrix import matrix_table
from ui.pieces.fact_cards import fact_cards
from ui.pieces.ledger import ledger
from ui.pieces.links import Link, links
from ui.pieces.svg_map import svg_map
from ui.sitemap import SITES
from ui.view import View

ON_A_SLIDE = 3  # cards with figures beside the map


def front(shown: View, writers: Writers, under_lead: Callable[[View], None]) -> None:
    """Draws the whole page; `writers` make the files of the work list, `under_lead` draws what stands below its first sentence."""
    lang = shown.lang
    known = known_facts(shown.dataset, shown.selection)
    lead(SITES["overview"], wording.lead_words(shown.dataset, known, shown.selection, lang), lang)
    if not shown.slide:
        under_lead(shown)
    told_upto = date.fromisoformat(shown.dataset.description.as_of)
    if told_upto < shown.selection.quarter.end:
        st.caption(fact_words.TOLD_UPTO(lang, day=say_date(told_upto, lang)))
    if known.of_province:
        fact_cards(
            lambda: cards_of(shown, of_province(known)),
            label=fact_words.OF_PROVINCE(lang),
            key="facts-of-province",
            look="strip",
        )
    left, right = st.columns([1, 1], gap="large")
    with left:
        _map(shown, known)
    with right:
        _figures(shown, known)
    if shown.slide:
        return
    _lacking(shown, known, writers)
    _every(shown, known)
    st.caption(wording.NOT_RANKED(lang))
    if lang != "zh":
        st.caption(terms.CHINESE_ONLY(lang))


def _map(shown: View, known: KnownFacts) -> None:
    lang, best = shown.lang, known.pairs[0] if known.told else None
    title = fact_words.NONE_KNOWN(lang)
    if best:
        said = fact_words.MOST_KNOWN if known.untold else fact_words.ALL_KNOWN
        name = pairs(shown.dataset)[best.pair_id].label(lang)
        title = said(lang, names=name, count=best.count, untold=len(known.untold))
    st.markdown(f"## {literal(title)}")
    if not shown.slide:
        st.caption(fact_words.MAP_NOTE(lang))
    drawn = partial(facts_map, shown, known)
    svg_map(drawn, key="overview-map")
    map_pictures(drawn, key="overview-map", title=fact_words.MAP_TITLE(lang), about=fact_words.MAP_NOTE(lang))


def _figures(shown: View, known: KnownFacts) -> None:
    lang, found = shown.lang, with_figures(known)
    if not found:
        return st.text(fact_words.NO_FIGURES(lang))
    most = ON_A_SLIDE if shown.slide else FIRST
    some = fact_words.WITH_FIGURES if len(found) <= most else fact_words.FIRST_WITH_FIGURES
    title = some(lang, count=min(most, len(found)), all=len(found))
    st.markdown(f"## {title}")
    if not shown.slide:
        st.caption(fact_words.NEVER_ADDED(lang))
    fact_cards(lambda: cards_of(shown, found[:most]), label=title, key="facts-with-figures")


def _lacking(shown: View, known: KnownFacts, writers: Writers) -> None:
    lang = shown.lang
    st.markdown(f"## {fact_words.LACKING(lang)}")
    with st.container(key="facts-tools", horizontal=True, vertical_alignment="center"):
        note = fact_words.LACKING_NOTE if known.whole else fact_words.FILTERED_NOTE
        st.caption(note(lang), width="content")
        downloads(
            shown,
            lambda: export_sheet(shown.dataset, shown.selection, lang),
            writers,
            page="overview",
            name=WORK_LIST,
            key="work-list",
        )
    ledger(lambda: matrix_table(shown, known), key="facts-matrix")
    st.caption(f"{wording.NOT_ZERO(lang)}{'' if lang == 'zh' else ' '}{wording.SUGGESTED(lang)}")
    blank = [
        Link(
            pair.pair_id,
            pairs(shown.dataset)[pair.pair_id].label(lang),
            href("pair", shown.address.to(pair=pair.pair_id)),
        )
        for pair in known.untold
    ]
    if blank:
        links(blank, label=fact_words.OPEN_REST(lang), key="facts-blank", look="plain")


def _every(shown: View, known: KnownFacts) -> None:
    lang = shown.lang
    if not known.facts:
        return st.text(fact_words.NOTHING_MATCHES(lang))
    said = fact_words.EVERY_FACT(lang, count=len(known.facts))
    with st.expander(said):
        fact_cards(lambda: cards_of(shown, pair_by_pair(known)), label=said, key="facts-every")
